import streamlit as st

st.title("House prices")

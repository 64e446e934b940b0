"""The least that a Streamlit page with a chart can be: what ours is compared with."""

import plotly.graph_objects as go
import streamlit as st

prices = list(range(150, 351, 2))
losses = [(price - 250) ** 2 for price in prices]

st.title("One chart")
st.plotly_chart(go.Figure(go.Scatter(x=prices, y=losses, mode="lines")))

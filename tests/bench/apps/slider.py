"""The usual Streamlit way: a slider, a number and a chart, all run again for a step."""

import plotly.graph_objects as go
import streamlit as st

actual = 250
prices = list(range(150, 351, 2))
losses = [(price - actual) ** 2 for price in prices]

price = st.slider("Price", 150, 350, 200)
st.metric("Squared error", (price - actual) ** 2)
figure = go.Figure(go.Scatter(x=prices, y=losses, mode="lines"))
figure.add_scatter(x=[price], y=[(price - actual) ** 2], mode="markers")
st.plotly_chart(figure)

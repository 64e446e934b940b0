"""A page that takes its time, with a button in a fragment and one beside it."""

import time

import streamlit as st


def count(name: str) -> None:
    st.session_state[name] = st.session_state.get(name, 0) + 1


@st.fragment
def part() -> None:
    st.button("In a fragment", on_click=count, args=("fragment",))


part()
st.button("Beside it", on_click=count, args=("page",))
for _ in range(20):
    time.sleep(0.05)
    st.write("still at it")
st.write(f"beside {st.session_state.get('page', 0)}")
st.write(f"fragment {st.session_state.get('fragment', 0)}")

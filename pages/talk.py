"""A talk of one's own: slides that a teacher chooses, as a link."""

import streamlit as st

from ui.page.notices import show_notices
from ui.page.session import PageSession
from ui.page.talk import PRESETS, show_link, show_slides

session = PageSession("talk", PRESETS)
notices = session.open()
st.title("A talk of your own", anchor=False)
show_notices(notices)
st.markdown(
    "Tick the slides in the order in which you want to show them. The link keeps your "
    "talk: copy it, or bookmark the presentation. In the presenter view **→** and "
    "**Page Down** go on, and **?** shows all keys."
)
show_link(session)
show_slides(session)
session.write_link()

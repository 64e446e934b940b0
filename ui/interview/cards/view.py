"""A review of flashcards on the page: the card, its four ratings, the end of a day."""

from __future__ import annotations

import streamlit as st

from ui.interview.bank import LEVELS, TOPICS, Question, question
from ui.interview.browser import move_focus, now
from ui.interview.cards import review, words
from ui.interview.cards.schedule import RATINGS, Deck, deck, intervals
from ui.interview.memory import memory
from ui.page import controls
from ui.page.session import PageSession

NO_BREAK = "\N{NO-BREAK SPACE}"
_CARD, _REVEAL, _RATE, _END = "cards-card", "cards-reveal", "cards-rate-", "cards-end"


def show_review(session: PageSession) -> None:
    """Show how many cards are left, the card that comes now, or that none does."""
    if not memory().is_loaded:
        st.markdown(words.WAITING_FOR_THE_BROWSER)
        return
    progress, time = memory().progress, now()
    chosen = session.state.chosen
    today = deck(progress, time, chosen, review.more(progress, time))
    name = review.opened(progress)
    is_open = name in {each.name for each in chosen}
    if not chosen:
        st.info("No card has this topic and this level. Choose another.")
    elif is_open or today.left:
        if today.left:
            st.markdown(words.left(today))
        _show_card(session, question(name if is_open else today.left[0]), is_open)
    else:
        _show_end(today)
    _show_rated(session)


def _show_card(session: PageSession, card: Question, is_open: bool) -> None:
    is_new = card.name not in memory().progress.cards
    with st.container(border=True, width=860, key=_CARD):
        st.caption(words.about(TOPICS[card.topic], LEVELS[card.level], is_new))
        st.subheader(card.question, anchor=False)
        if is_open:
            _show_answer(session, card)
            return
        st.button(
            "Show the answer",
            type="primary",
            key=_REVEAL,
            shortcut="A",
            on_click=_reveal,
            args=(card.name,),
        )


def _show_answer(session: PageSession, card: Question) -> None:
    for title, text in card.answer:
        st.markdown(f"**{title}.** {text}")
    controls.link(card.link, "See it on the chart")
    times = intervals(memory().progress.cards.get(card.name), now())
    with st.container(horizontal=True, key="cards-ratings"):
        for rating, title in RATINGS.items():
            st.button(
                f"**{title}** · {times[rating].replace(' ', NO_BREAK)}",
                key=f"{_RATE}{rating}",
                shortcut=str(rating),
                on_click=_rate,
                args=(session, card.name, rating),
            )
    st.caption(words.RATINGS_EXPLAINED)


def _show_end(today: Deck) -> None:
    st.success(words.done(today, now()), icon=":material/check:")
    with st.container(horizontal=True, key=_END):
        if today.waiting:
            st.button("Take more new cards today", type="primary", on_click=_take_more)
        controls.link("progress", "See your progress")


def _show_rated(session: PageSession) -> None:
    rated = session.get("rated")
    if rated is None or not review.can_take_back(memory().progress, rated):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        card = memory().progress.cards[rated.name]
        st.caption(words.rated(rated, card), width="content")
        st.button(
            "Undo",
            icon=":material/undo:",
            type="tertiary",
            key="cards.undo",
            shortcut="U",
            on_click=_take_back,
            args=(session,),
        )


def _reveal(name: str) -> None:
    memory().save(review.with_opened(memory().progress, name))
    _focus_ratings()


def _focus_ratings() -> None:
    move_focus(f"{_RATE}{next(iter(RATINGS))}", top=_CARD)


def _rate(session: PageSession, name: str, rating: int) -> None:
    """Rate a card whose answer is open; a second click finds it closed."""
    if review.opened(memory().progress) == name:
        new, rated = review.with_rating(memory().progress, name, rating, now())
        session.put("rated", rated)
        memory().save(new)
        move_focus(_REVEAL, _END, top=_CARD)


def _take_back(session: PageSession) -> None:
    rated = session.get("rated")
    if review.can_take_back(memory().progress, rated):
        memory().save(review.taken_back(memory().progress, rated))
        _focus_ratings()


def _take_more() -> None:
    memory().save(review.with_more(memory().progress, now()))
    move_focus(_REVEAL, top=_CARD)

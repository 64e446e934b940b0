"""The state of a page between runs: in the session, and in the link."""

from __future__ import annotations

from collections.abc import Mapping
from time import time_ns
from types import MappingProxyType
from typing import Any

import streamlit as st

from ui.inside_streamlit import is_led_by_a_link
from ui.interview.memory import memory
from ui.lessons import LESSONS
from ui.lessons.part import Lesson
from ui.live_chart.session import Guessing, Session, Stage
from ui.page.address import show_address
from ui.page.classroom import NEW, Classroom, classroom
from ui.page.said import GUESS, SHOWN, Said, said_by
from ui.room.keys import read_code
from ui.served.messages import is_heard, is_turning
from ui.slides import (
    HOME,
    Place,
    Slide,
    all_slides,
    beside,
    here,
    slides_of,
    talk,
)
from ui.state import to_link


class PageSession(Session):
    """A page's state for one person.

    Parameters
    ----------
    page
        The page's name: the start of its keys in the session.
    presets
        Its states by name; the first is the one it opens with.
    unnamed
        The one that a link without a name means.
    revealed
        The states that are shown with the answer to a question, by name.
    """

    def __init__(
        self,
        page: str,
        presets: Mapping[str, Any],
        unnamed: str = "",
        revealed: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.page = page
        self.address = page
        self.presets = presets
        self._unnamed = unnamed
        self._revealed = revealed

    @classmethod
    def of(cls, lesson: Lesson) -> PageSession:
        """The session of the page that shows a lesson: it is called by its address."""
        address = next(key for key, each in LESSONS.items() if each is lesson)
        session = cls(address or HOME, lesson.presets, lesson.unnamed, lesson.revealed)
        session.address = address
        return session

    def open(self) -> tuple[str, ...]:
        """Take up the link, where it is news; returns what is wrong with it.

        Coming back from another page keeps what the session has; a link, Back and
        Forward bring the state that they name.
        """
        is_first, is_arriving = "page" not in st.session_state, self.is_arriving
        if is_arriving and not is_first:
            self._begin_turn()
        link = st.query_params.to_dict()
        is_led = is_led_by_a_link() and link != self.get("link")
        if self.state is None or is_arriving or is_led:
            self._take_up(link, is_arriving=is_arriving)
        st.session_state["page"] = self.page
        show_address(self.get("link"), st.session_state.get("turn", ""))
        return self.get("notices")

    def _begin_turn(self) -> None:
        """Have the browser write the link itself, once it is on the page."""
        st.session_state["turn"] = str(time_ns())

    def _take_up(self, link: dict[str, str], *, is_arriving: bool) -> None:
        is_kept = self.state is not None and is_arriving and not link
        self.put("link", link)
        self.put("notices", ())
        if is_kept:
            self.put("link", self._link_now())
            return
        said = said_by(link, self.presets, self._unnamed)
        for name, value in said._asdict().items():
            self.put(name, value)
        self._open(link)
        if not is_arriving and not is_turning():
            # A link to the page itself is not in its address yet, and what was written
            # before Back may have come after it.
            self._write(link)

    def _open(self, link: Mapping[str, str]) -> None:
        """Ask the question of the example that a link shows, if it shows it as it is.

        A link may say that the answer was shown, for who comes back to it.
        """
        example = getattr(self.state, "preset", "")
        is_open = link.get(GUESS) == SHOWN
        is_known = self._is_of_example if is_open else self._is_unmoved
        self.put("unasked", "" if is_known else example)
        # A link without the word, as Back has it, is not written anew with it.
        self.put("wished", example if is_open else "")
        if is_open:
            self._show(example)

    def _show(self, example: str) -> None:
        self.put("shown", self._shown | {example})

    @property
    def guessing(self) -> Guessing:
        """How far the reader is with the question of the example."""
        example = self.state.preset
        if self.framed:
            return Guessing()
        stage: Stage = "shown" if self._is_shown else "asked"
        if self.presenting:
            return Guessing(stage=stage, example=example)
        answered = {**memory().progress.answered, **self.answers}
        chosen = answered.get(f"{self.page}/{example}")
        if chosen is not None:
            return Guessing(stage="answered", example=example, chosen=chosen)
        if example == self.get("unasked"):
            return Guessing()
        if stage == "asked" and not memory().is_loaded:
            stage = "waiting"
        return Guessing(stage=stage, example=example)

    @property
    def answers(self) -> Mapping[str, int]:
        """Answers that are not in the reader's memory yet, by "houses/classic"."""
        return self.get("answers", {})

    def keep_answers(self) -> None:
        """Put new answers into the reader's memory; not in the run of a fragment."""
        if self.answers:
            memory().save(memory().progress.with_answers(self.answers))
            self.put("answers", {})

    @property
    def is_arriving(self) -> bool:
        """Whether the reader comes from another page; before the page is opened."""
        return st.session_state.get("page") != self.page

    @property
    def framed(self) -> bool:
        """Whether the page is shown in a frame of another: its chart alone."""
        return self.get("framed", False)

    def save(self, state: Any) -> None:
        """Keep a new state; notices about an old link are done with.

        What is moved needs no guess any more.
        """
        self.put("state", state)
        if not self._is_unmoved:
            self._show(getattr(state, "preset", ""))
        self.put("notices", ())

    def go(self, name: str) -> None:
        """Begin with an example, where there is one of that name."""
        if name in self.presets:
            self.save(self.presets[name])

    def act(self, name: str) -> None:
        """Do what was done beside the handles.

        The presenter's keys say "next" and "previous", which lead to the slide beside,
        as it was left; "reset", to the slide as it began; "present" and "leave". The
        question of a chart says "show classic", "answer classic 2", or "drag classic"
        where it was opened by what is dragged or played. "gather" opens a room for the
        questions from this one on, which the browser then says is "room KQTM", and
        "slide 3" goes to the slide at that place, from 0, of its talk.
        """
        act, _, rest = name.partition(" ")
        example, _, place = rest.partition(" ")
        if act in ("show", "drag") and example in self.presets:
            self._show(example)
            if act == "show":
                self.put("wished", example)
                self._reveal(example)
        elif act == "answer" and example in self.presets and place.isdecimal():
            self._show(example)
            self._reveal(example)
            if not self.presenting:
                given = {f"{self.page}/{example}": int(place)}
                self.put("answers", {**self.answers, **given})
        elif name in ("next", "previous"):
            self._step(1 if name == "next" else -1)
        elif name == "reset":
            self.save(self.presets[self.state.preset])
            self.put("shown", self._shown - {self.state.preset})
        elif name in ("present", "leave"):
            self._present(name == "present")
        elif name == "gather":
            self._gather()
        elif act == "room" and self.in_room and (code := read_code(rest)):
            self.put("in_room", code)
        elif act == "slide" and rest.isdecimal() and int(rest) < len(self.talk):
            self._turn_to(self.talk[int(rest)])

    def _reveal(self, example: str) -> None:
        """Go on from the example as it begins to where its answer is seen."""
        if self.state == self.presets[example] and example in self._revealed:
            self.save(self._revealed[example])

    def _present(self, is_on: bool) -> None:
        """Begin or end; what begins is asked anew, unless it was moved already."""
        self.put("presenting", is_on)
        self.put("in_room", "")
        done = (".left", ".shown") if is_on else (".left",)
        for key in [key for key in map(str, st.session_state) if key.endswith(done)]:
            del st.session_state[key]
        if is_on and self._is_of_example:
            self.save(self.presets[self.state.preset])
        elif is_on:
            self._show(self.state.preset)

    def _gather(self) -> None:
        order = self._order() if self.talk else slides_of(self.address)
        at = order.index(self._slide) if self._slide in order else 0
        self._present(True)
        self.put("talk", order[at:])
        self.put("in_room", NEW)

    def _step(self, by: int) -> None:
        self._turn_to(beside(self._next or self._slide, self._order(), by))

    def _turn_to(self, slide: Slide) -> None:
        self._leave_slide()
        if slide.address != self.address:
            self.put("next", slide)
            return
        self.put("next", None)
        if slide != self._slide:
            self.save(self._left_at(slide))

    @property
    def _slide(self) -> Slide:
        return Slide(self.address, self.state.preset)

    @property
    def _next(self) -> Slide | None:
        """The slide of another page that is to be shown next."""
        return self.get("next")

    def _order(self) -> tuple[Slide, ...]:
        """The slides: those of the talk, else of all lessons, this one among them."""
        if self.talk:
            return self.talk
        if self.address not in LESSONS:
            return tuple(Slide(self.address, name) for name in self.presets)
        return all_slides(self._slide)

    def _leave_slide(self) -> None:
        self.put("left", self.get("left", {}) | {self.state.preset: self.state})

    def _left_at(self, slide: Slide) -> Any:
        """The state in which a slide of this page was left, or with which it begins."""
        return self.get("left", {}).get(slide.example, self.presets[slide.example])

    @property
    def talk(self) -> tuple[Slide, ...]:
        """The slides of a talk of one's own; none where the lessons are shown."""
        return self.get("talk", ())

    @property
    def in_room(self) -> str:
        """The letters of the room that the slides are shown in, or "new", or ""."""
        return self.get("in_room", "")

    @property
    def room(self) -> Classroom | None:
        """The room that the slides are shown in; None where it is none."""
        if not (self.presenting and self.in_room and self.talk):
            return None
        return classroom(self.in_room, self._slide, self.talk)

    @property
    def place(self) -> Place | None:
        """Where the slide stands that is shown; None where none is presented."""
        if not self.presenting:
            return None
        return here(self._slide, self._order(), is_talk=bool(self.talk))

    def turn(self) -> tuple[str, dict[str, str]] | None:
        """The address that the keys have led to, and the link to its slide."""
        slide = self._next
        if slide is None:
            return None
        self.put("next", None)
        other = PageSession.of(LESSONS[slide.address])
        other.put("presenting", True)
        other.put("talk", self.talk)
        other.put("in_room", self.in_room)
        other.put("state", other._left_at(slide))
        return slide.address, other._link()

    def write_link(self) -> None:
        """Put the state into the address, unless it says that state in any words.

        A link that is opened and written anew would be a step of Back by itself. What
        was done as the page was left, and is carried out when the reader is back, is no
        step either: the page is asked for with the link as it is then.
        """
        if self.get("notices") or is_turning():
            return
        link = self._link_now()
        if link == self.get("link") and not self.get("unwritten"):
            return
        if is_heard():
            self._write(link)
        else:
            self._begin_turn()
            self.put("link", link)
            st.rerun()

    def _write(self, link: dict[str, str]) -> None:
        """Put a link into the address; a run that is cut off leaves it to the next.

        Streamlit looks whether another run is asked for before it sends what it was
        given to send, and before it keeps what is put.
        """
        self.put("unwritten", True)
        self.put("link", link)
        st.query_params.from_dict(link)
        self.put("unwritten", False)

    def _link_now(self) -> dict[str, str]:
        """The link of the state: the present one where it says that, in any words."""
        written = self.get("link")
        views = (self.presenting, self.framed, self.talk, self.in_room)
        said = said_by(written, self.presets, self._unnamed)
        is_said = said == Said(self.state, (), *views)
        is_said &= (written.get(GUESS) == SHOWN) == self._says_shown
        return written if is_said else self._link()

    def _link(self) -> dict[str, str]:
        link = to_link(self.state, self.presets, self._unnamed)
        view = {"present": self.presenting, "frame": self.framed}
        link |= {name: "1" for name, is_on in view.items() if is_on}
        link |= {"talk": talk(self.talk)} if self.talk else {}
        link |= {"room": self.in_room} if self.in_room else {}
        return link | ({GUESS: SHOWN} if self._says_shown else {})

    @property
    def _says_shown(self) -> bool:
        """Whether a link says that the answer was shown: who wished it has it again.

        An answer that was given is in the reader's memory, and what was moved is open.
        """
        if self.presenting:
            return self._is_shown
        is_wished = self.get("wished") == getattr(self.state, "preset", None)
        return is_wished and self._is_of_example and self.guessing.stage == "shown"

    @property
    def _is_unmoved(self) -> bool:
        return self.state == self.presets.get(getattr(self.state, "preset", ""))

    @property
    def _is_of_example(self) -> bool:
        """Whether nothing was moved but what goes with the answer."""
        example = getattr(self.state, "preset", "")
        return self._is_unmoved or self.state == self._revealed.get(example)

    @property
    def _is_shown(self) -> bool:
        return self.state.preset in self._shown

    @property
    def _shown(self) -> frozenset[str]:
        """The examples of whose questions the answers are seen."""
        return self.get("shown", frozenset())

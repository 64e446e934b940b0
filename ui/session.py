"""The state of a page between runs: in the session, and in the link."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from time import monotonic
from typing import Any

import streamlit as st

from ui.inside_streamlit import is_back_or_forward
from ui.lessons.part import Lesson
from ui.served.messages import is_turning
from ui.state import from_link, to_link

_ON_THE_WAY = 2.0
"""The seconds that a message of the browser may take, on a slow line, too."""


class PageSession:
    """A page's state for one person.

    Parameters
    ----------
    page
        The page's name: the start of its keys in the session.
    presets
        Its states by name; the first is the one it opens with.
    unnamed
        The one that a link without a name means.
    asides
        Those that the presenter's keys step over.
    """

    def __init__(
        self,
        page: str,
        presets: Mapping[str, Any],
        unnamed: str = "",
        asides: Collection[str] = (),
    ) -> None:
        self.page = page
        self.presets = presets
        self._unnamed = unnamed
        self._asides = asides

    @classmethod
    def of(cls, page: str, lesson: Lesson) -> PageSession:
        """The session of a page that shows a lesson."""
        return cls(page, lesson.presets, lesson.unnamed, lesson.asides)

    def open(self) -> tuple[str, ...]:
        """Take up the link, where it is news; returns what is wrong with it.

        Coming back from another page keeps what the session has; a link, Back and
        Forward bring the state that they name.
        """
        link = st.query_params.to_dict()
        is_arriving = self.is_arriving
        st.session_state["page"] = self.page
        self.put("is_overwritten", is_arriving and _has_just_written())
        is_known = self.get("state") is not None
        if is_known and is_arriving and not link:
            self.write_link()
            return ()
        is_outdated = not is_arriving and self._is_outdated(link)
        if is_known and (link == self.get("link") or is_outdated):
            return self.get("notices", ())
        if is_known and not is_arriving:
            # A link from a page to itself is not in the browser's address yet.
            st.query_params.from_dict(link)
        (state, notices), is_presenting, is_framed = self._shown_by(link)
        self.put("state", state)
        self.put("presenting", is_presenting)
        self.put("framed", is_framed)
        self.put("link", link)
        self.put("notices", notices)
        return notices

    @property
    def is_arriving(self) -> bool:
        """Whether the reader comes from another page; before the page is opened."""
        return st.session_state.get("page") != self.page

    @property
    def state(self) -> Any:
        """The state as it is now."""
        return self.get("state")

    @property
    def presenting(self) -> bool:
        """Whether the page is shown large, for a class."""
        return self.get("presenting", False)

    @property
    def framed(self) -> bool:
        """Whether the page is shown in a frame of another: its chart alone."""
        return self.get("framed", False)

    def save(self, state: Any) -> None:
        """Keep a new state; notices about an old link are done with."""
        self.put("state", state)
        self.put("notices", ())

    def act(self, name: str) -> None:
        """Do what the presenter's keys say: "next", "previous", "present", "leave"."""
        if name in ("next", "previous"):
            names = [
                preset
                for preset in self.presets
                if preset not in self._asides or preset == self.state.preset
            ]
            step = 1 if name == "next" else -1
            index = names.index(self.state.preset) + step
            self.save(self.presets[names[index % len(names)]])
        elif name in ("present", "leave"):
            self.put("presenting", name == "present")

    def write_link(self) -> None:
        """Put the state into the address, unless it says that state in any words.

        A link that is opened and written anew would be a step of Back by itself. What
        the page before wrote last may have come after the browser had turned to this
        one, and stand in its address: then it is written over.
        """
        address = st.query_params.to_dict()
        said = ((self.state, ()), self.presenting, self.framed)
        is_overwritten = self.get("is_overwritten")
        self.put("is_overwritten", False)
        if self.get("notices") or is_turning():
            return
        is_said = self._shown_by(address) == said
        link = address if is_said else self._link()
        self.put("link", link)
        if link != address:
            self.put("links_left", (*self._links_left(), (monotonic(), address)))
        if link != address or is_overwritten:
            st.session_state["link_written"] = monotonic()
            st.query_params.from_dict(link)

    def _link(self) -> dict[str, str]:
        link = to_link(self.state, self.presets, self._unnamed)
        view = {"present": self.presenting, "frame": self.framed}
        return link | {name: "1" for name, is_on in view.items() if is_on}

    def _shown_by(
        self, link: Mapping[str, str]
    ) -> tuple[tuple[Any, tuple[str, ...]], bool, bool]:
        """The state of a link with its notices; if it is presented, and in a frame."""
        shown = from_link(link, self.presets, self._unnamed)
        return shown, link.get("present") == "1", link.get("frame") == "1"

    def _is_outdated(self, link: dict[str, str]) -> bool:
        """Whether a link was left a moment ago: its run was asked for before that.

        Taken up, it would undo what the reader did last. Back is told apart.
        """
        is_left = any(each == link for _, each in self._links_left())
        return is_left and not is_back_or_forward()

    def _links_left(self) -> tuple[tuple[float, dict[str, str]], ...]:
        """The links that were left a moment ago, each with its time; no older ones."""
        since = monotonic() - _ON_THE_WAY
        left = self.get("links_left", ())
        return tuple((time, link) for time, link in left if time > since)

    def get(self, name: str, default: Any = None) -> Any:
        """A value of this page in the session."""
        return st.session_state.get(f"{self.page}.{name}", default)

    def put(self, name: str, value: Any) -> None:
        """Keep a value of this page in the session."""
        st.session_state[f"{self.page}.{name}"] = value


def _has_just_written() -> bool:
    return (
        monotonic() - st.session_state.get("link_written", -_ON_THE_WAY) < _ON_THE_WAY
    )

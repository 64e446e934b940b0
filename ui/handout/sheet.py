"""The handout of a lesson: its questions on one page of A4, and one for the teacher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from ui.handout.drawing import drawing
from ui.interview.paper.text import document, html, slanted
from ui.lessons import LESSONS
from ui.lessons.example import Example
from ui.lessons.part import Lesson, Part
from ui.live_chart.asked import Veil
from ui.live_chart.scene import Panel, Scene

MOST = 3
"""Examples on a page, each then with its first panel."""
_WIDTH, _HEIGHT = 724, 300
_BELOW = 250
_GAP = 16
_SHARED = (452, 260)
_LINES = 24
_SHORT = 140
"""Characters of what is to be seen, where three examples share a page."""
_BOX = (
    "<svg class=box viewBox='0 0 10 10' aria-hidden=true><path d='M1 1h8v8h-8z'/></svg>"
)


@dataclass(frozen=True, kw_only=True)
class Handout:
    """What is on a handout.

    Parameters
    ----------
    path
        The lesson's address.
    part
        The name of the part, as its folder has it.
    examples
        The names of the examples.
    """

    path: str
    part: str
    examples: tuple[str, ...]

    @property
    def lesson(self) -> Lesson:
        return LESSONS[self.path]

    @property
    def of(self) -> Part:
        return next(each for each in self.lesson.parts if each.name == self.part)

    @property
    def title(self) -> str:
        title = self.lesson.title
        is_alone = len(self.lesson.parts) == 1
        return title if is_alone else f"{title}: {self.of.title}"

    @property
    def link(self) -> str:
        """The link of what is on it: the lesson, or one example."""
        is_beginning = self.examples[0] == next(iter(self.lesson.examples))
        if is_beginning and len(self.examples) > 1:
            return self.path
        return f"{self.path}?preset={self.examples[0]}"


def handout_of(path: str, part: str = "", preset: str = "") -> Handout | None:
    """The handout of a lesson, of a part of it, or of one example; None if not there.

    Examples
    --------
    >>> handout_of("houses", preset="outlier").examples
    ('outlier',)
    """
    lesson = LESSONS[path]
    if preset:
        if preset not in lesson.presets:
            return None
        of = lesson.part_of(lesson.presets[preset])
        return Handout(path=path, part=of.name, examples=(preset,))
    names = {short(each): each for each in lesson.parts}
    found = names.get(part) if part else lesson.parts[0]
    if found is None:
        return None
    return Handout(path=path, part=found.name, examples=found.way[:MOST])


def short(part: Part) -> str:
    """What a part is called in a link: "steps"."""
    return part.name.rpartition("/")[2]


@lru_cache(maxsize=256)
def pages(handout: Handout, *, has_answers: bool) -> str:
    """The page for the class, and behind it the one for the teacher if it is wanted.

    In place of the code, which is another for each address, stands `<!--code-->`.
    """
    examples = [handout.of.examples[name] for name in handout.examples]
    is_alone = len(examples) == 1
    asked = "".join(
        _asked(handout, name, place, is_alone)
        for place, name in enumerate(handout.examples, 1)
    )
    kind = "alone" if is_alone else "shared"
    page = (
        f'<article class="page {kind}"><header><div><h1>{escape(handout.title)}</h1>'
        "<p class=name>Name</p></div><!--code--></header>"
        f"{asked}</article>"
    )
    return page + (_answers(handout, examples) if has_answers else "")


def sheet(handout: Handout, code: str, bar: str, *, has_answers: bool) -> str:
    """A whole document.

    Parameters
    ----------
    handout
        What is on it.
    code
        HTML: the code of its link, or nothing.
    bar
        HTML that is seen on a screen alone.
    has_answers
        Whether the page for the teacher comes with it.
    """
    body = pages(handout, has_answers=has_answers).replace("<!--code-->", code)
    return document(f"Handout: {handout.title}", "handout", f"{bar}<main>{body}</main>")


def _asked(handout: Handout, name: str, place: int, is_alone: bool) -> str:
    example = handout.of.examples[name]
    scene = handout.of.scene(example.state)
    number = "" if is_alone else f"{place}. "
    asked = scene.asked
    veil = asked.veil if asked else Veil()
    is_said = not veil.about and (is_alone or len(scene.about) <= _SHORT)
    options = "".join(
        f"<li>{_BOX}<span>{escape(each.text)}</span></li>"
        for each in (asked.choices if asked else ())
    )
    words = "".join(
        f"<p class={kind}>{escape(text)}</p>"
        for kind, text in (
            ("about", scene.about if is_said else ""),
            ("question", asked.question if asked else ""),
        )
        if text
    )
    charts = "".join(_charts(scene, veil, name, is_alone))
    drawn = f"<div class=charts>{charts}</div>" if charts else ""
    lines = "<i></i>" * _LINES
    return (
        f"<section><div class=asked><h2>{number}{escape(example.title)}</h2>"
        f"{words}<ul class=options>{options}</ul></div>"
        f"{drawn}<div class=room><p>Why?</p>{lines}</div></section>"
    )


def _charts(scene: Scene, veil: Veil, name: str, is_alone: bool) -> Iterator[str]:
    seen = [panel for panel in scene.panels if _shows_something(panel, veil)]
    for panel, width, height in _sizes(seen, is_alone):
        svg = drawing(
            panel,
            [each for each in scene.handles if each.panel == panel.name],
            width,
            height,
            name=f"{name}-{panel.name}",
            veil=veil,
        )
        title = "" if panel.name in veil.titles else _on_paper(panel.title)
        caption = f"<figcaption>{escape(title)}</figcaption>"
        yield f'<figure style="flex:1 1 {width - 1}px">{caption}{svg}</figure>'


def _shows_something(panel: Panel, veil: Veil) -> bool:
    """Whether a veil leaves more of a panel than its axes: a trace with a name."""
    named = [each for each in panel.figure["data"] if each.get("name")]
    return not named or not all(veil.hides(panel.name, each) for each in named)


def _sizes(panels: Sequence[Panel], is_alone: bool) -> Iterator[tuple[Panel, int, int]]:
    """Each panel with its width and height: two stand side by side, a third below."""
    if not is_alone:
        yield from ((panel, *_SHARED) for panel in panels[:1])
        return
    beside = panels[:2]
    weights = sum(panel.weight for panel in beside)
    room = _WIDTH - _GAP * (len(beside) - 1)
    for panel in beside:
        yield panel, round(room * panel.weight / weights), _HEIGHT
    for panel in panels[2:]:
        yield panel, _WIDTH, _BELOW


def _on_paper(title: str) -> str:
    """A title without its sentences on what can be dragged."""
    sentences = re.split(r"(?<=\.)\s+", title)
    return " ".join(each for each in sentences if not re.search("(?i)drag", each))


def _answers(handout: Handout, examples: Sequence[Example]) -> str:
    found = "".join(
        _answer(handout.of, name, example, place)
        for place, (name, example) in enumerate(
            zip(handout.examples, examples, strict=True), 1
        )
    )
    return (
        f"<article class=answers><h1>{escape(handout.title)}</h1>"
        f"<p>For the teacher</p>{found}</article>"
    )


def _answer(part: Part, name: str, example: Example, place: int) -> str:
    asked = part.asked(name)
    if asked is None:
        return ""
    rows = "".join(
        f"<li><b>{'Right' if index == asked.right else 'Not right'}:</b> "
        f"<div><p>{escape(each.text)}</p><p>{slanted(each.said)}</p></div></li>"
        for index, each in enumerate(asked.choices)
    )
    return (
        f"<section><h2>{place}. {escape(example.title)}</h2>"
        f"<p>{escape(asked.question)}</p><ul>{rows}</ul>"
        f"{html(example.say) if example.say else ''}</section>"
    )

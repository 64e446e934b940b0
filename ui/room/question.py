"""What a room asks: read from the link of an example, and what it takes as an answer.

`houses?preset=halve` asks the example's question with its options;
`houses?preset=classic&ask=number` asks for a number on the grid of its first handle.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from ui.lessons import LESSONS
from ui.links import shown_by
from ui.live_chart.asked import Asked
from ui.live_chart.scene import Handle, Scene, nearest
from ui.numbers import MINUS, fixed

_PLAIN = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)")
_IN_THREES = re.compile(r"[+-]?\d{1,3}(([.,])\d{3}(\2\d{3})*)((?!\2)[.,]\d*)?")
_UNIT_OF_TAG = re.compile(r"[\d.,−+]+(?P<unit>\s\S+)")
_DOLLARS = re.compile(r"−?[\d,.]+ dollars\b")
_MOST_DECIMALS = 6
_LONGEST = 40
_NOT_ONE = "Choose one of the answers."


class NotTakenError(ValueError):
    """An answer that is not taken; says why, in words for a phone."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An example's question, answered by one of its options.

    Parameters
    ----------
    link
        The example's.
    about
        What is to be seen in its chart, unless that tells the answer; or "".
    text
        What is asked.
    options, said
        The answers, and what is said to who gave each.
    right
        The place of the right one.
    """

    link: str
    about: str
    text: str
    options: tuple[str, ...]
    said: tuple[str, ...]
    right: int

    def read(self, written: str) -> float:
        """The place of the option that a phone sends.

        Raises
        ------
        NotTakenError
            It must be the place of an option, written as a whole number.
        """
        if not re.fullmatch(r"[0-9]{1,2}", written):
            raise NotTakenError(_NOT_ONE)
        place = int(written)
        if place >= len(self.options):
            raise NotTakenError(_NOT_ONE)
        return float(place)

    def typed(self, value: float) -> str:
        """A place as a phone sends it."""
        return str(int(value))

    def written(self, value: float) -> str:
        """The option at a place."""
        return self.options[int(value)]


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number on a grid.

    Parameters
    ----------
    link
        The example's.
    about
        What is to be seen in its chart; or "".
    text
        What the number is: "Predicted temperature".
    minimum, maximum, step
        The grid.
    unit
        "$" stands before the number, any other behind it: " °C".
    """

    link: str
    about: str
    text: str
    minimum: float
    maximum: float
    step: float
    unit: str = ""

    @property
    def decimals(self) -> int:
        """How many decimals the numbers of the grid have."""
        ends = (self.minimum, self.step)
        return next(
            (
                count
                for count in range(_MOST_DECIMALS)
                if all(math.isclose(round(each, count), each) for each in ends)
            ),
            _MOST_DECIMALS,
        )

    @property
    def middle(self) -> float:
        """The step in the middle, where a slider begins."""
        return self.on_grid((self.minimum + self.maximum) / 2)

    @property
    def span(self) -> str:
        """The two ends in words."""
        return f"from {self.written(self.minimum)} to {self.written(self.maximum)}"

    def on_grid(self, value: float) -> float:
        """The nearest number of the grid."""
        return nearest(value, self.minimum, self.maximum, self.step)

    def read(self, written: str) -> float:
        """The number that a phone sends, on the grid.

        A comma or a point may stand before the decimals or between thousands: what lies
        within the ends is meant. The digits may be those of any script.

        Raises
        ------
        NotTakenError
            It must be one number between the ends.
        """
        found = _readings(_plain(written, self.unit), self.decimals)
        inside = [each for each in found if self.minimum <= each <= self.maximum]
        if not found:
            such = self.written(self.middle)
            raise NotTakenError(f"Write one number, such as {such}.")
        if not inside:
            raise NotTakenError(f"The number must be {self.span}.")
        return self.on_grid(inside[0])

    def typed(self, value: float) -> str:
        """A number as a phone sends it: "235000"."""
        return f"{value:.{self.decimals}f}"

    def written(self, value: float) -> str:
        """A number as the phone shows it: "$235,000"."""
        text = fixed(abs(value), self.decimals)
        sign = MINUS if value < 0 and text.strip("0.,") else ""
        before, after = ("$", "") if self.unit == "$" else ("", self.unit)
        return f"{sign}{before}{text}{after}"


Question = Choice | Number


@lru_cache(maxsize=512)
def question_of(link: str) -> Question:
    """What the link of an example asks in a room.

    Raises
    ------
    ValueError
        The link must be an example's that has a question, or with `ask=number` a
        handle on an axis of its chart.

    Examples
    --------
    >>> question_of("houses?preset=halve").options[0]
    'A fifth'
    >>> question_of("?preset=colder&ask=number").span
    'from 13.00 °C to 33.00 °C'
    """
    path, _, query = link.partition("?")
    words = dict(parse_qsl(query, keep_blank_values=True))
    kind = words.pop("ask", "choice")
    of_example = f"{path}?{urlencode(words)}" if words else path
    shown = shown_by(of_example)
    if shown.notices or kind not in ("choice", "number"):
        raise ValueError(f"link must be one of an example, as it is; got {link!r}.")
    scene = LESSONS[path].scene(shown.state)
    question = (
        _choice(of_example, scene) if kind == "choice" else _number(of_example, scene)
    )
    if question is None:
        rule = (
            "lead to an example that asks a question"
            if kind == "choice"
            else "lead to a chart with a handle on an axis"
        )
        raise ValueError(f"link must {rule}; got {link!r}.")
    return question


def _choice(link: str, scene: Scene) -> Choice | None:
    asked: Asked | None = scene.asked
    if asked is None:
        return None
    return Choice(
        link=link,
        about="" if asked.veil.about else scene.about,
        text=asked.question,
        options=tuple(each.text for each in asked.choices),
        said=tuple(each.said for each in asked.choices),
        right=asked.right,
    )


def _number(link: str, scene: Scene) -> Number | None:
    handle = next(iter(scene.handles), None)
    if handle is None or not handle.panel or handle.direction == "xy":
        return None
    ends = (handle.minimum, handle.maximum, handle.step)
    low, high, step = (float(each) for each in ends if isinstance(each, int | float))
    return Number(
        link=link,
        about=scene.about,
        text=handle.label,
        minimum=low,
        maximum=high,
        step=step,
        unit=_unit(handle),
    )


def _unit(handle: Handle) -> str:
    """The unit of a handle's number, as its tag or its text has it."""
    if handle.tag.startswith("$") or _DOLLARS.match(handle.text):
        return "$"
    found = _UNIT_OF_TAG.fullmatch(handle.tag)
    return found["unit"] if found else ""


def _plain(written: str, unit: str) -> str:
    """What was typed with digits, point and sign of ASCII, without unit and spaces."""
    if len(written) > _LONGEST:
        return ""
    text = unicodedata.normalize("NFKC", written)
    text = "".join(
        str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text
    )
    text = text.translate({ord(MINUS): "-", ord("٫"): ".", ord("٬"): ",", ord("’"): ""})
    text = text.replace(unicodedata.normalize("NFKC", unit).strip() or " ", "")
    return "".join(text.split())


def _readings(text: str, decimals: int) -> list[float]:
    """What a text may mean as a number, the likelier first.

    Three digits behind a sign are thousands where the grid has no third decimal.

    Examples
    --------
    >>> _readings("7.500", 1), _readings("7.500", 3), _readings("7,5", 0)
    ([7500.0, 7.5], [7.5, 7500.0], [7.5])
    """
    found = []
    if text.isascii():
        if in_threes := _IN_THREES.fullmatch(text):
            whole = text.replace(in_threes[2], "")
            found.append(float(whole.replace(",", ".")))
        if _PLAIN.fullmatch(text):
            found.append(float(text.replace(",", ".")))
    return found if decimals < 3 else found[::-1]

"""What one state of a page looks like, as plain data.

A scene is made by a pure function of a page's state. It holds Plotly figures as
plain dictionaries of lists, numbers and strings; colours in them are the names of
tokens in `ui.theme`, which the browser turns into the colours of its theme.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Any

from ui.live_chart.asked import Asked
from ui.mathml import Term
from ui.numbers import tied

SIGNIFICANT = "%.5g"
"""What a screen can show: a figure 10,000 pixels wide is finer than any panel."""


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One figure with its words.

    Parameters
    ----------
    name
        Identifies the panel in its scene.
    title
        Stands above the figure as text.
    description
        The text alternative of the figure.
    figure
        `{"data": [...], "layout": {...}}` as Plotly takes it. Traces that a handle
        moves are of the type "scatter", and the layout is the same at every
        position of every handle, but for ranges of axes on which it does not sit.
    weight
        The panel's share of the width.
    """

    name: str
    title: str
    description: str
    figure: dict[str, Any]
    weight: float = 1.0


def nearest(value: float, low: float, high: float, step: float) -> float:
    """The step from low to high that is nearest to a value.

    Examples
    --------
    >>> nearest(0.34, 0.0, 1.0, 0.1)
    0.3
    """
    steps = round((value - low) / step)
    decimals = max(0, 2 - math.floor(math.log10(step)))
    on_grid = round(low + steps * step, decimals)
    return float(min(max(on_grid, low), high))


@dataclass(frozen=True, kw_only=True)
class Handle:
    """A prediction that can be moved.

    Parameters
    ----------
    name
        Identifies the handle in its scene.
    control
        The value that it moves, as `ui.state.moved` names it: "p", "prices.2".
        Two handles may move the same control.
    label, text
        Its name and its value as a screen reader says them: first where it stands, and
        behind a comma what is there, which is not said while a question hides it.
    panel
        The panel on which it sits; "" for the time line of a playback.
    x, y
        Where it sits, in the units of its axes.
    direction
        "x" or "y": along one axis, by a Track. "xy": in the plane, in live mode.
    value
        The value that it has; a pair (x, y) in the plane.
    minimum, maximum, step
        The values that it can take; pairs in the plane.
    axes
        The axes of its subplot in the panel's figure.
    tag, side
        The number that stands beside it, and on which side of it.
    picture
        The name of a picture in `data/pictures` that is drawn in it.
    chosen
        Whether the other panels speak of this handle.
    tells_loss
        Whether its tag is a loss, hidden while a class guesses.
    on
        The trace of its panel on which it sits, if that is of a loss. While a question
        hides the trace it stands on the axis.
    live
        Whether the value is sent while it moves, for what costs too much to be
        computed for every position. Its value is then its place on its axis.
    """

    name: str
    control: str
    label: str
    text: str
    panel: str
    x: float
    y: float
    direction: str
    value: float | tuple[float, float]
    minimum: float | tuple[float, float]
    maximum: float | tuple[float, float]
    step: float | tuple[float, float]
    axes: tuple[str, str] = ("x", "y")
    tag: str = ""
    side: str = "right"
    picture: str = ""
    chosen: bool = True
    tells_loss: bool = False
    on: str = ""
    live: bool = False

    @property
    def is_live(self) -> bool:
        """Whether Python is asked while the handle moves: it has no Track."""
        return self.live or self.direction == "xy"

    @property
    def number(self) -> float:
        """The value of a handle on one axis."""
        return _number(self.value)

    @property
    def _scale(self) -> tuple[float, float, float]:
        return _number(self.minimum), _number(self.maximum), _number(self.step)

    def positions(self) -> tuple[float, ...]:
        """Every value of a handle on one axis, its present value included.

        Examples
        --------
        >>> time_line(0.35, last=1.0, text="", tag="", step=0.25).positions()
        (0.0, 0.25, 0.35, 0.5, 0.75, 1.0)
        """
        low, high, step = self._scale
        steps = round((high - low) / step)
        grid = {self.nearest(low + i * step) for i in range(steps + 1)}
        return tuple(sorted(grid | {self.number}))

    def nearest(self, value: float) -> float:
        """The step nearest to a value, without the noise of floating point."""
        return nearest(value, *self._scale)

    def clamped(self, value: Any) -> float | tuple[float, float] | None:
        """The nearest value that the handle can take; None where there is none."""
        if self.direction == "xy":
            return _clamped_pair(self, value)
        if not _is_finite_number(value):
            return None
        if float(value) == self.value:
            return float(value)
        low, high, _ = self._scale
        return self.nearest(min(max(float(value), low), high))


@dataclass(frozen=True)
class Readout:
    """A number with a name.

    `tone` is "loss", "gradient", "prediction" or "plain"; the first readout of a
    scene is the large one.
    """

    name: str
    label: str
    value: str
    note: str = ""
    _: KW_ONLY
    tone: str = "plain"


@dataclass(frozen=True)
class Playback:
    """Play, pause, step and speed for the handle whose panel is "".

    `steps_per_second` is the speed at 1x.
    """

    handle: str
    label: str
    steps_per_second: float = 10.0


def time_line(
    time: float,
    *,
    last: float,
    text: str,
    tag: str,
    label: str = "Step",
    step: float = 1.0,
) -> Handle:
    """The handle "time" of a playback: where it stands, and the last that it can."""
    return Handle(
        name="time",
        control="time",
        label=label,
        text=text,
        panel="",
        x=time,
        y=0.0,
        direction="x",
        value=time,
        minimum=0.0,
        maximum=last,
        step=step,
        tag=tag,
        side="top",
    )


@dataclass(frozen=True)
class Scene:
    """Everything that one state of a page looks like.

    Parameters
    ----------
    panels, handles, readouts, arithmetic, playback
        What is drawn, what can be moved, and the numbers.
    about
        What is to be seen here.
    drag
        What can be dragged.
    asked
        What is to be answered first.
    """

    panels: tuple[Panel, ...]
    handles: tuple[Handle, ...]
    readouts: tuple[Readout, ...]
    arithmetic: tuple[Term, ...] = ()
    about: str = ""
    drag: str = ""
    asked: Asked | None = None
    playback: Playback | None = None

    @property
    def sentence(self) -> str:
        """What is to be seen, and what can be dragged."""
        return " ".join(filter(None, (self.about, self.drag)))

    def handle_of(self, control: str) -> Handle:
        """The first handle that moves a control."""
        for handle in self.handles:
            if handle.control == control:
                return handle
        raise KeyError(f"control must have a handle in the scene; got {control!r}.")

    def controls(self) -> tuple[str, ...]:
        """The controls that have a handle, in the order of the handles."""
        return tuple(dict.fromkeys(handle.control for handle in self.handles))

    def played(self) -> tuple[str, ...]:
        """The controls that a Track plays: those that are not live."""
        return tuple(
            control
            for control in self.controls()
            if not self.handle_of(control).is_live
        )


SceneFunction = Callable[[Any], Scene]


def encode(scene: Scene) -> dict[str, Any]:
    """A scene as the browser gets it: rounded, without empty fields."""
    return rounded(as_plain(scene))


def as_plain(value: Any) -> Any:
    """Dataclasses as dictionaries, tuples as lists; numbers as they are."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: as_plain(item) for name, item in vars(value).items()}
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    return value


def rounded(value: Any) -> Any:
    """A copy in which every number has five significant digits; no NaN, no inf.

    In its texts no line ends between a number and its unit.
    """
    kind = type(value)
    if kind is str:
        return tied(value)
    if kind is float or (kind is not bool and isinstance(value, float)):
        return _rounded_number(value)
    if kind is dict:
        return {name: rounded(item) for name, item in value.items()}
    if kind is list or kind is tuple:
        return [rounded(item) for item in value]
    return value


def _rounded_number(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    number = float(SIGNIFICANT % value)
    if math.isinf(number):  # the very largest numbers, rounded up
        return value
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _is_finite_number(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    try:
        return is_number and math.isfinite(value)
    except OverflowError:
        return False


def _number(value: float | tuple[float, float]) -> float:
    assert not isinstance(value, tuple)  # of a handle on one axis
    return float(value)


def _clamped_pair(handle: Handle, value: Any) -> tuple[float, float] | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    if not all(_is_finite_number(item) for item in value):
        return None
    low, high = handle.minimum, handle.maximum
    assert isinstance(low, tuple)  # it moves in the plane
    assert isinstance(high, tuple)
    x, y = (
        min(max(float(item), least), most)
        for item, least, most in zip(value, low, high, strict=True)
    )
    return x, y

"""Ten mails: accuracy counts the sides, the loss charges for how sure a model is."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

import losses
from ui.figures import area, axis, figure, line, points, words
from ui.lessons.training.general.state import TEN, Ten
from ui.live_chart.scene import Handle, Panel, Readout, Scene
from ui.mathml import Term, term
from ui.numbers import fixed, percent, signed

_COUNT = len(TEN)
_ROWS = list(range(_COUNT, 0, -1))
_NAMES = [f"mail {index + 1}" for index in range(_COUNT)]
_ENDS = (0.3, _COUNT + 1.15)
_TOP = 7.3
"""The largest loss that is drawn; what is larger, or infinite, is an arrow."""
_HEAD = 0.4
_BEYOND = 5.0
"""Where the mean is written if it is larger: there is room to the right, on a phone."""
_COLUMN = 8.1
_MARGIN = {"l": 62, "r": 12, "t": 4, "b": 40}
_HALF = 0.32


def ten_scene(state: Ten) -> Scene:
    """What each mail's true label is given, and what each mail is charged for it."""
    each = own_losses(state.ps)
    return Scene(
        panels=(_sides(state), _charges(state, each)),
        handles=tuple(_handles(state, each)),
        readouts=_readouts(state, each),
        arithmetic=tuple(_arithmetic(state, each)),
    )


def own_losses(ps: tuple[float, ...]) -> np.ndarray:
    """The cross-entropy of each mail, in nats."""
    return losses.binary_cross_entropy(np.ones(len(ps)), np.array(ps))


def mean_loss(ps: tuple[float, ...]) -> float:
    """The mean cross-entropy, in nats."""
    return float(losses.reduce_loss(own_losses(ps), "mean"))


def right(ps: tuple[float, ...]) -> int:
    """How many mails have more than half on their true label."""
    return sum(p > 0.5 for p in ps)


def _nats(loss: float, decimals: int = 3) -> str:
    return "infinite" if math.isinf(loss) else f"{fixed(loss, decimals)} nats"


def _decimals(p: float) -> str:
    return fixed(p, 3 if 0 < p < 0.01 or 0.99 < p < 1 else 2)


def _handles(state: Ten, each):
    for index, p in enumerate(state.ps):
        side = "right" if p > 0.5 else "wrong"
        yield Handle(
            name=f"mail-{index}",
            control=f"ps.{index}",
            label=f"Mail {index + 1}, probability of its true label",
            text=f"{_decimals(p)}, {side}, loss {_nats(float(each[index]))}",
            panel="sides",
            x=p,
            y=_ROWS[index],
            direction="x",
            value=p,
            minimum=0.0,
            maximum=1.0,
            step=0.01,
            chosen=index == state.chosen,
        )


def _sides(state: Ten) -> Panel:
    data = [
        area([-1, 0.5, 0.5, -1], [0, 0, _ENDS[1], _ENDS[1]], "charged", name="wrong"),
        line([0.5, 0.5], [0, _COUNT + 0.5], "faint", width=1.5, name="middle"),
        words([0.25, 0.75], [_COUNT + 0.8] * 2, ["wrong", "right"], size=13,
              position="middle center"),
        words(
            [1.19] * _COUNT,
            _ROWS,
            [_decimals(p) for p in state.ps],
            "handle-text",
            position="middle center",
            size=13,
            name="probabilities",
        ),
        points(TEN, _ROWS, "faint", symbol="diamond", size=8, name="model A"),
    ]  # fmt: skip
    return Panel(
        name="sides",
        title="Accuracy counts the mails on the right of the middle, no matter "
        "how far.",
        description="Ten mails, one a row, by the probability of the true label: "
        f"{right(state.ps)} are right of one half.",
        figure=figure(
            data,
            margin=_MARGIN,
            xaxis=axis(
                "probability of the true label",
                -0.07,
                1.32,
                ticks=(0, 0.25, 0.5, 0.75, 1),
                labels="{:g}".format,
                grid=False,
            ),
            yaxis=axis("", *_ENDS, ticks=_ROWS, names=_NAMES, showline=False),
        ),
    )


def _charges(state: Ten, each) -> Panel:
    before = own_losses(TEN).tolist()
    mean, start = mean_loss(state.ps), mean_loss(TEN)
    line_at = mean if mean <= _TOP else None
    data = [
        _bar(min(loss, 2 * _TOP), row, index)
        for index, (loss, row) in enumerate(zip(each.tolist(), _ROWS, strict=True))
    ]
    marks_x = [x for loss in before for x in (loss, loss, None)]
    marks_y = [y for row in _ROWS for y in (row - _HALF, row + _HALF, None)]
    top = _COUNT + 0.8
    data += [
        line(marks_x, marks_y, "muted", width=2, name="charged to model A"),
        words(
            [_COLUMN] * _COUNT,
            _ROWS,
            ["∞" if math.isinf(x) else fixed(x, 3) for x in each.tolist()],
            "loss",
            position="middle center",
            size=13,
            name="losses",
        ),
        line([start, start], [0, top - 0.3], "muted", width=1.5, dash="dot"),
        line([line_at] * 2, [0, top - 0.3], "loss", dash="dash", name="mean"),
        words(
            [mean if mean <= _TOP else _BEYOND],
            [top],
            _mean_words(state),
            "loss",
            position="middle right",
            size=13,
            name="mean word",
        ),
    ]
    return Panel(
        name="charges",
        title="The loss charges each mail by how little its label got. Dashed: their "
        "mean. Grey: model A.",
        description="A bar for each mail: minus the logarithm of the probability of "
        f"its true label. Their mean is {_nats(mean_loss(state.ps))}.",
        figure=figure(
            data,
            margin=_MARGIN | {"l": 52},
            xaxis=axis("loss in nats", 0, 8.7, ticks=range(8)),
            yaxis=axis("", *_ENDS, ticks=_ROWS, labels=[""] * _COUNT, grid=False),
        ),
    )


def _mean_words(state: Ten) -> str:
    mean = mean_loss(state.ps)
    if math.isinf(mean):
        return "mean ∞ →"
    return f"mean {_nats(mean, 3)}{' →' if mean > _TOP else ''}"


@lru_cache(maxsize=4096)
def _bar(end: float, row: int, index: int):
    """A bar as long as its loss, or an arrow where that is beyond the axis."""
    low, high = row - _HALF, row + _HALF
    corners = [0, end, end, 0], [low, low, high, high]
    if end > _TOP:
        neck, wide = _TOP - _HEAD, 0.15
        corners = (
            [0, neck, neck, _TOP, neck, neck, 0],
            [low, low, low - wide, row, high + wide, high, high],
        )
    return area(*corners, "loss-area", edge="loss-line", name=f"loss {index + 1}")


def _readouts(state: Ten, each) -> tuple[Readout, ...]:
    loss, count = mean_loss(state.ps), right(state.ps)
    start, at_first = mean_loss(TEN), right(TEN)
    value, note = together(state)
    index = state.chosen
    return (
        Readout(
            "loss",
            "Mean cross-entropy of the ten",
            _nats(loss),
            note=f"model A: {_nats(start)}",
            tone="loss",
        ),
        Readout(
            "accuracy",
            "Accuracy",
            percent(count / _COUNT),
            note=f"model A: {percent(at_first / _COUNT)}",
        ),
        Readout("together", "Against model A", value, note=note),
        Readout(
            "chosen",
            f"Mail {index + 1}: its own loss",
            _nats(float(each[index])),
            note=_share(each, index),
            tone="loss",
        ),
    )


def together(state: Ten) -> tuple[str, str]:
    """Whether accuracy and loss say the same of the change from model A."""
    by_loss = mean_loss(state.ps) - mean_loss(TEN)
    by_side = right(state.ps) - right(TEN)
    note = f"accuracy {_points(by_side)}, loss {_change(by_loss)}"
    if abs(by_loss) < 5e-5:
        value = "the loss is the same" if by_side else "nothing has changed"
    elif by_side == 0:
        value = "only the loss sees it"
    elif (by_side > 0) == (by_loss < 0):
        value = "both better" if by_side > 0 else "both worse"
    else:
        value = "they disagree"
    return value, note


def _points(by_side: int) -> str:
    return f"{signed(10 * by_side)} points" if by_side else "the same"


def _change(by_loss: float) -> str:
    if math.isinf(by_loss):
        return "infinite"
    sign = "+" if by_loss >= 0.00005 else ""
    return f"{sign}{fixed(by_loss, 3)}"


def _share(each, index: int) -> str:
    total = float(losses.reduce_loss(each, "sum"))
    if math.isinf(total):
        is_own = math.isinf(float(each[index]))
        return "the model ruled out the truth" if is_own else "another is infinite"
    return f"{percent(float(each[index]) / total if total else 0.0)} of the sum"


def _arithmetic(state: Ten, each) -> list[Term]:
    """Accuracy and loss as what they are: a count and a mean."""
    chosen = state.chosen
    others = [x for index, x in enumerate(each.tolist()) if index != chosen]
    rest = fixed(float(losses.reduce_loss(others, "sum")), 3)
    p = _decimals(state.ps[chosen])
    total = _nats(mean_loss(state.ps))
    return [
        term(rf"\text{{loss}}=\tfrac{{1}}{{{_COUNT}}}\,(-\ln\,@moved{{{p}}}"),
        term(rf"+\;@plain{{{rest}}}\;\text{{of the others}})"),
        term(rf"=\;@loss{{{total}}},"),
        term(
            rf"\quad\text{{accuracy}}=@plain{{{right(state.ps)}}}\,/\,{_COUNT}"
            rf"=@plain{{{percent(right(state.ps) / _COUNT)}}}"
        ),
    ]

"""The right panel: for each loss the outlier's share of it beside its pull."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ui.dial import Dial, dial
from ui.figures import area, axis, figure, words
from ui.lessons.choosing.data.answers import answer
from ui.lessons.choosing.data.numbers import (
    gradient_words,
    growth_words,
    percent_of,
    pull_words,
)
from ui.lessons.choosing.data.state import State, WithQuantile
from ui.lessons.houses.state import DELTAS, QUANTILES
from ui.live_chart.scene import Handle, Panel
from ui.losses import LOOKS
from ui.numbers import fixed, money_short

SHARES, PULLS = ("x", "y"), ("x2", "y")
_BAR = 0.24
_FULL = 1.32
"""The end of both axes: behind 100 % there is room for the number."""
_TONES = {SHARES: "loss", PULLS: "gradient"}


def bars_panel(state: State) -> tuple[Panel, tuple[Handle, ...]]:
    """Two bars for each loss, and a dial for the parameter of one of them."""
    data = [*_ground(state.losses, state.loss)]
    told = []
    for index, loss in enumerate(state.losses):
        found, height = answer(state, loss), -float(index)
        pull = pull_words(found)
        data += _bar(found.share, percent_of(found.share), height, loss, SHARES)
        data += _bar(found.pull, pull, height, loss, PULLS)
        grows = growth_words(state, loss, found)
        slope = gradient_words(loss, found)
        data.append(
            words(
                [0.0],
                [height + 0.36],
                slope if grows == "kink" else f"{slope}, {grows}",
                "gradient" if loss == state.loss else "muted",
                position="middle right",
                axes=PULLS,
                name=f"slope {loss}",
                cliponaxis=False,
            )
        )
        told.append(
            f"{LOOKS[loss].title}: share {percent_of(found.share)}, pull {pull}"
        )
    made = _dial_of(state)
    panel = Panel(
        name="bars",
        title="Left, blue: the outlier’s share of each loss. "
        "Right, green: its share of all pulls.",
        description=f"Two bars for each loss. {'; '.join(told)}.",
        figure=figure(
            [*data, *made.data],
            margin={"l": 8, "r": 8, "t": 4, "b": 40},
            **_axes(len(state.losses)),
            **made.axes,
        ),
        weight=1.0,
    )
    return panel, (made.handle,)


def _bar(
    share: float, text: str, height: float, loss: str, axes
) -> Iterator[dict[str, Any]]:
    tone, kind = _TONES[axes], axes[0]
    low, high = height - _BAR, height + _BAR * 0.5
    yield area(
        [0.0, share, share, 0.0],
        [low, low, high, high],
        f"{tone}-area",
        edge=tone,
        axes=axes,
        name=f"bar {loss} {kind}",
    )
    yield words(
        [share],
        [(low + high) / 2],
        f" {text}",
        tone,
        position="middle right",
        size=13,
        axes=axes,
        name=f"percent {loss} {kind}",
        cliponaxis=False,
    )


@lru_cache(maxsize=64)
def _ground(drawn: tuple[str, ...], chosen: str) -> tuple[dict[str, Any], ...]:
    """The names of the losses, the chosen one's on a tint."""
    made = []
    for index, loss in enumerate(drawn):
        height = -float(index)
        if loss == chosen:
            low, high = height - 0.4, height + 0.54
            for axes in (SHARES, PULLS):
                edges = [0.0, _FULL, _FULL, 0.0]
                made.append(area(edges, [low, low, high, high], "charged", axes=axes))
        tone = "loss" if loss == chosen else "ink"
        place = [0.0], [height + 0.36]
        title = LOOKS[loss].title
        made.append(
            words(*place, title, tone, position="middle right", tells_loss=False)
        )
    return tuple(made)


@lru_cache(maxsize=8)
def _axes(count: int) -> dict[str, Any]:
    ticks: dict[str, Any] = {"ticks": (0.0, 0.5, 1.0), "labels": ("0", "50 %", "100 %")}
    middle: dict[str, Any] = {"anchor": "y", "showline": False}
    domain = [0.38, 1.0]
    return {
        "xaxis": axis(
            "share of the loss", 0, _FULL, domain=[0, 0.475], **middle, **ticks
        ),
        "xaxis2": axis(
            "share of the pulls", 0, _FULL, domain=[0.525, 1], **middle, **ticks
        ),
        "yaxis": axis(
            "", 0.45 - count, 0.6, domain=domain, grid=False, visible=False
        ),
    }  # fmt: skip


# The dial


def _dial_of(state: State) -> Dial:
    place: dict[str, Any] = {
        "panel": "bars",
        "domain": (0.0, 0.07),
        "across": (0.03, 0.97),
    }
    if isinstance(state, WithQuantile):
        written = fixed(state.quantile, 2)
        return dial(
            "quantile",
            title="quantile τ: the share of houses to be below",
            value=state.quantile,
            scale=(*QUANTILES, 0.01),
            text=f"tau {written}",
            label="Quantile τ",
            tag=f"τ = {written}",
            ticks=(0.1, 0.3, 0.5, 0.7, 0.9),
            **place,
        )
    ticks = (5e3, 50e3, 100e3, 150e3, 200e3)
    return dial(
        "delta",
        title="Huber’s δ: beyond it the pull is capped",
        value=state.delta,
        scale=(*DELTAS, 5e3),
        text=f"delta {state.delta:,.0f} dollars",
        label="Huber’s δ",
        tag=f"δ = {money_short(state.delta)}",
        ticks=ticks,
        labels=list(map(money_short, ticks)),
        **place,
    )

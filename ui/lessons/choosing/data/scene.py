"""One data set under several losses: each one's answer, and the outlier's part."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.choosing.data.answers import answer
from ui.lessons.choosing.data.bars import bars_panel
from ui.lessons.choosing.data.houses import LARGE
from ui.lessons.choosing.data.numbers import (
    TITLES,
    arithmetic,
    percent_of,
    pull_words,
    readouts,
)
from ui.lessons.choosing.data.panels import RAIL, data_panel
from ui.lessons.choosing.data.state import REACHES, State
from ui.live_chart.scene import Handle, Scene
from ui.numbers import money, money_short


def scene(state: State) -> Scene:
    """What a state of the part "One data set" looks like."""
    bars, dials = bars_panel(state)
    return Scene(
        panels=(data_panel(state), bars),
        handles=(_outlier(state), *dials),
        readouts=readouts(state),
        arithmetic=arithmetic(state),
        drag=_SENTENCES[state.preset],
        question=_QUESTIONS[state.preset],
    )


def _outlier(state: State) -> Handle:
    """The outlier: along the prices, or up and down over its area."""
    low, high, step = REACHES[state.data]
    found = answer(state)
    x, y, direction, side = state.outlier, RAIL, "x", "bottom"
    if state.is_line:
        x, y, direction = state.houses.areas[-1], state.outlier, "y"
        side = "bottom" if x > LARGE else "top"
    return Handle(
        name="outlier",
        control="outlier",
        label="Price of the outlier",
        text=(
            f"{money(state.outlier)}, {TITLES[state.loss]}: "
            f"share {percent_of(found.share)}, pull {pull_words(found)}"
        ),
        panel="data",
        x=x,
        y=y,
        direction=direction,
        value=state.outlier,
        minimum=low,
        maximum=high,
        step=step,
        tag=money_short(state.outlier),
        side=side,
    )


_SENTENCES = MappingProxyType(
    {
        "five-houses": "One price has to do for five houses. Drag the fifth far out: "
        "its share of a loss is one thing, its pull on the answer another.",
        "typed-wrong": "Seven sales in Bloomington Heights, every fourth by price. One "
        "of them, $226,500, was typed as $526,500. Drag it back.",
        "huber-between": "The same seven sales. Drag the dial of δ: Huber’s answer "
        "moves between the median and the mean.",
        "quantile-top": "The same seven sales. Drag the dial of τ up until the answer "
        "is the outlier itself; then drag the outlier.",
        "even-count": "All eight sales in Greens, the dearest to be dragged. With an "
        "even number every price between the middle two is a median.",
        "line": "Every sixth sale in Edwards by area. The smallest house, sold for "
        "$113,000, was typed as $513,000. Drag its price.",
        "line-quantile": "The same houses as sold. Drag τ: the share of houses that "
        "the line should have below it. Drag the smallest one’s price, too.",
        "leverage": "One very large house, sold unfinished for $160,000. Drag its "
        "price: far out in area, it turns every line.",
        "masking": "All five large houses in Edwards, three of them sold unfinished. "
        "Drag the price of the largest, or compare with the dotted line without it.",
    }
)
_QUESTIONS = MappingProxyType(
    {
        "five-houses": "of which loss will it be the larger share, squared or "
        "absolute?",
        "typed-wrong": "which of the three answers stays where it is?",
        "huber-between": "towards which of the two does a larger δ bring it?",
        "quantile-top": "from which τ on is that so, with seven sales?",
        "even-count": "what moves when the dearest house gets dearer?",
        "line": "which of the lines turns with it?",
        "line-quantile": "how many houses are above the line for 0.90?",
        "leverage": "does absolute error protect the line?",
        "masking": "is a house harmless if leaving it out changes nothing?",
    }
)

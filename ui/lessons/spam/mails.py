"""Spam or not, the mails: each on its own row, at its score."""

from __future__ import annotations

from typing import Any

from ui.datasets import spam_fit
from ui.figures import Places, area, axis, figure, line, points, words
from ui.lessons.spam.numbers import Numbers
from ui.lessons.spam.state import LIMIT, NAMES, STEP, Given, RealMails
from ui.live_chart.scene import Handle, Panel
from ui.numbers import fixed, plain, signed

PICTURES = {1: "spam", -1: "envelope"}
SCORE_TITLE = "score: below 0 not spam, above 0 spam"
EDGE = LIMIT + 0.4
NAME = "mails"


def mails_panel(state: Given, now: Numbers) -> Panel:
    """Two or twelve mails on the axis of the score."""
    is_real = isinstance(state, RealMails)
    return Panel(
        name=NAME,
        title=(
            "Twelve mails of 1999 at the scores of a model. In a square: its support "
            "vectors."
            if is_real
            else "On the thick line: no loss. Shaded: on the right side, but charged. "
            "The blue bar is as long as the loss."
        ),
        description=(
            f"{len(now.scores)} mails on an axis of scores from {plain(-LIMIT)} to "
            f"{LIMIT:g}, one row each. Where a mail is on the right side with "
            "a margin below 1, its row is shaded: there it is charged all the same."
        ),
        figure=_real_figure(now) if is_real else _two_figure(now),
        weight=1.2,
    )


def mail_handles(state: Given, now: Numbers) -> tuple[Handle, ...]:
    """One handle a mail, that moves its score."""
    is_real = isinstance(state, RealMails)
    rows = _rows(len(now.scores), is_real)
    handles = []
    for index, (sign, score, row) in enumerate(
        zip(now.signs.tolist(), now.scores.tolist(), rows, strict=True)
    ):
        written = fixed(score, state.places)
        loss = fixed(float(now.losses[index]), state.places)
        is_chosen = index == now.chosen
        handles.append(
            Handle(
                name=f"mail-{index + 1}",
                control=f"scores.{index}",
                label=f"Score of mail {index + 1}, {NAMES[sign]}",
                text=f"score {written}, hinge loss {loss}",
                panel=NAME,
                x=score,
                y=row,
                direction="x",
                value=score,
                minimum=-LIMIT,
                maximum=LIMIT,
                step=STEP,
                tag=fixed(score, 2) if is_chosen or not is_real else "",
                side=("left" if sign > 0 else "right") if is_real else "top",
                picture="" if is_real else PICTURES[sign],
                chosen=is_chosen,
            )
        )
    return tuple(handles)


def signed_fixed(value: float, places: int = 2) -> str:
    """A number with its sign and always as many decimals."""
    return f"{'+' if value > 0 else ''}{fixed(value, places)}"


def row_marks(
    signs: list[int],
    scores: list[float],
    losses: list[float],
    rows: list[float],
    half: float,
    edge: float,
    *,
    over: float | None = None,
    under: float = 0.0,
) -> list[dict[str, Any]]:
    """What every row has: the charged band, the free part, the border, the loss.

    The bar of a loss is as long as the loss: from the score to a margin of 1.

    Parameters
    ----------
    half, over
        How far a row reaches below its middle, and above it where that differs.
    under
        How far below the middle the bar of the loss is, where a ring would cover it.
    """
    over = half if over is None else over
    bands: Places = ([], [])
    asks: Places = ([], [])
    free: Places = ([], [])
    bars: Places = ([], [])
    borders: Places = ([], [])
    for sign, score, loss, row in zip(signs, scores, losses, rows, strict=True):
        low, high = row - half, row + over
        _extend(borders, [0, 0, None], [low, high, None])
        _extend(bands, [0, sign, sign, 0, None], [low, low, high, high, None])
        _extend(asks, [sign, sign, None], [low, high, None])
        _extend(free, [sign, sign * edge, None], [row, row, None])
        end = sign if loss > 0 else score
        _extend(bars, [score, end, None], [row - under, row - under, None])
    return [
        area(*bands, "charged", edge="loss-line"),
        line(*borders, "muted", width=1.5, dash="dot"),
        line(*free, "ink" if len(rows) < 3 else "grid", width=2.5),
        line(*asks, "ink", width=2.5),
        line(*bars, "loss", width=7, name="losses"),
    ]


def score_axis() -> dict[str, Any]:
    """The axis of the scores that can be dragged."""
    return axis(SCORE_TITLE, -EDGE, EDGE, ticks=range(-3, 4))


def _two_figure(now: Numbers) -> dict[str, Any]:
    signs, scores = now.signs.tolist(), now.scores.tolist()
    losses = now.losses.tolist()
    rows = _rows(2, is_real=False)
    titles = [
        f"Mail {index + 1}: {NAMES[sign]} {signed(sign)}"
        for index, sign in enumerate(signs)
    ]
    middles = [
        (score + sign) / 2 if loss > 0 else score
        for sign, score, loss in zip(signs, scores, losses, strict=True)
    ]
    return figure(
        [
            *row_marks(signs, scores, losses, rows, 0.2, EDGE, over=0.09, under=0.24),
            words(
                [-EDGE] * 2,
                [row + 0.41 for row in rows],
                titles,
                "ink",
                position="middle right",
                size=13,
            ),
            words(
                middles,
                [row - 0.25 for row in rows],
                [f"loss {fixed(loss, 2)}" for loss in losses],
                "loss",
                position="bottom center",
                size=13,
                name="loss-words",
            ),
        ],
        margin={"l": 14, "r": 14},
        xaxis=score_axis(),
        yaxis=axis("", 0, 2, ticks=[], grid=False, showline=False),
    )


def _real_figure(now: Numbers) -> dict[str, Any]:
    signs, scores = now.signs.tolist(), now.scores.tolist()
    rows = _rows(len(scores), is_real=True)
    supports = [
        (mail.score, row)
        for mail, row in zip(spam_fit().mails, rows, strict=True)
        if mail.is_support_vector
    ]
    xs, ys = zip(*supports, strict=True)
    return figure(
        [
            *row_marks(signs, scores, now.losses.tolist(), rows, 0.36, EDGE),
            points(xs, ys, "ink", symbol="square-open", size=23, name="supports"),
        ],
        margin={"l": 88, "r": 14},
        xaxis=score_axis(),
        yaxis=axis(
            "",
            0,
            len(rows),
            ticks=rows,
            grid=False,
            showline=False,
            names=[f"{index + 1}: {NAMES[sign]}" for index, sign in enumerate(signs)],
        ),
    )


def _rows(count: int, is_real: bool) -> list[float]:
    """The heights of the rows: two from above, the twelve by rising score."""
    if is_real:
        return [index + 0.5 for index in range(count)]
    return [count - 0.5 - index for index in range(count)]


def _extend(line_of: tuple[list, list], xs: list, ys: list) -> None:
    line_of[0].extend(xs)
    line_of[1].extend(ys)

"""Spam or not, a mail of one's own: how the model comes to its score."""

from __future__ import annotations

from typing import Any

from ui.figures import Places, axis, figure, image, line, words
from ui.lessons.spam.mail import ScoredMail
from ui.lessons.spam.mails import (
    EDGE,
    NAME,
    PICTURES,
    SCORE_TITLE,
    row_marks,
    signed_fixed,
)
from ui.lessons.spam.numbers import Numbers
from ui.lessons.spam.state import NAMES
from ui.live_chart.scene import Panel
from ui.numbers import fixed

SHOWN = 5
LAST_ROW = 0.8


def own_panel(mail: ScoredMail, now: Numbers) -> Panel:
    """The attributes of the mail, one after another, and the score they add up to."""
    parts = _parts(mail)
    return Panel(
        name=NAME,
        title=(
            "How the score comes about, each rounded. Purple: towards spam. Grey: "
            "towards not spam."
        ),
        description="; ".join(f"{text}: {signed_fixed(part)}" for text, part in parts)
        + f"; score {signed_fixed(mail.score)}.",
        figure=_figure(mail, now, parts),
        weight=1.2,
    )


def _parts(mail: ScoredMail) -> list[tuple[str, float]]:
    """What is added, in this order: words and amount."""
    first, others = mail.contributions[:SHOWN], mail.contributions[SHOWN:]
    rest = sum(other.contribution for other in others)
    return [
        ("an average mail", mail.bias),
        *((one.words, one.contribution) for one in first),
        (f"the other {len(others)} attributes", rest),
    ]


def _figure(mail: ScoredMail, now: Numbers, parts) -> dict[str, Any]:
    ends = [0.0]
    for _, part in parts:
        ends.append(ends[-1] + part)
    edge = max(EDGE, *(abs(end) + 0.6 for end in ends))
    rows = [LAST_ROW + 1 + len(parts) - index for index in range(len(parts))]
    up: Places = ([], [])
    down: Places = ([], [])
    steps: Places = ([], [])
    for row, (_, part), start, end in zip(
        rows, parts, ends[:-1], ends[1:], strict=True
    ):
        xs, ys = up if part > 0 else down
        xs += [start, end, None]
        ys += [row - 0.2, row - 0.2, None]
        steps[0].extend([end, end, None])
        steps[1].extend([row - 0.2, row - 1.2, None])
    verdict = "spam" if mail.score > 0 else "not spam"
    middle = (now.score + now.sign) / 2 if now.loss > 0 else now.score
    return figure(
        [
            *row_marks([now.sign], [now.score], [now.loss], [LAST_ROW], 0.4, edge),
            line(*steps, "faint", width=1),
            line(*up, "other", width=9),
            line(*down, "muted", width=9),
            words(
                [-edge] * len(parts),
                [row + 0.2 for row in rows],
                [f"{text}: {signed_fixed(part)}" for text, part in parts],
                "ink",
                position="middle right",
            ),
            words(
                [now.score],
                [LAST_ROW + 0.35],
                [f"score {signed_fixed(mail.score)}: the model says {verdict}"],
                "ink",
                position="top left" if mail.score > 0 else "top right",
                size=13,
            ),
            words(
                [middle],
                [LAST_ROW - 0.35],
                [f"you say {NAMES[now.sign]}: loss {fixed(now.loss, 2)}"],
                "loss",
                position="bottom left" if middle > 0 else "bottom right",
                size=13,
            ),
        ],
        margin={"l": 14, "r": 14},
        images=[image(PICTURES[now.sign], now.score, LAST_ROW, edge / 8, 0.9)],
        xaxis=axis(SCORE_TITLE, -edge, edge, zero=True),
        yaxis=axis("", 0, rows[0] + 0.6, ticks=[], grid=False, showline=False),
    )

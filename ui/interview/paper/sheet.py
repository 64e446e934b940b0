"""The cheat sheet: every loss of the registry, on the screen and on two pages of A4."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from types import MappingProxyType

from losses import FAMILIES, REGISTRY, losses_of
from losses.registry import Family
from ui.facts.table import FactRow, rows
from ui.interview.paper.text import document, maths
from ui.numbers import plain

_WIDTHS = (17.5, 23.5, 34, 11.5, 13.5)
SCREEN_COLUMNS = (
    ("title", "Loss"),
    ("formula", "Formula"),
    ("gradient", "Gradient"),
    ("minimiser", "Best constant"),
    ("facts", "Facts"),
    ("parameters", "Parameters"),
    ("unit", "Unit"),
)
"""What the page of the app shows of each row, with its headings."""
FAMILY_WORDS = MappingProxyType(
    {
        "regression": "A number is predicted. The error is ŷ − y.",
        "probability": "A probability p is predicted, or the logit z that it is made "
        "from. Proper: reporting the true probability is best.",
        "margin": "A score s is predicted; its sign decides. y is −1 or +1, and the "
        "margin is m = y s. With several classes, y is the right one.",
    }
)
_TAKEN_IN = MappingProxyType(
    {"prediction": "ŷ", "probability": "p", "logit": "z", "score": "s"}
)
WORDS = (
    (
        "Loss",
        "what one example is charged: a number that is low when the prediction fits.",
        r"\ell(y_i, \hat y_i)",
    ),
    (
        "Cost",
        "the losses of all examples pooled, as a mean or a sum. Say which.",
        r"J = \frac{1}{n}\sum_i \ell(y_i, \hat y_i)",
    ),
    (
        "Objective",
        "what the optimiser lowers: the cost plus penalties, each with its weight.",
        r"J + \lambda\,\Omega",
    ),
)
_TITLE = "Cheat sheet of loss functions"
_FOOTER = "Loss Lab. Made from its registry of losses; tests check every fact here."
SYMBOLS = (
    "Everywhere: y is the target, ŷ the prediction, ln the natural logarithm (nats), "
    "σ(z) = 1/(1 + e<sup>−z</sup>), and j runs over classes. Each row is about one "
    "example; in a mean over n, the gradient is divided by n. The best constant is the "
    "one prediction for all examples that makes the mean loss smallest; an M-estimate "
    "is found by search."
)


@cache
def cheat_sheet() -> str:
    """A page of HTML with every loss of the registry, two of A4 in print."""
    words = "".join(
        f"<div><dt>{word}:</dt> <dd>{said} {maths(latex)}</dd></div>"
        for word, said, latex in WORDS
    )
    body = (
        f"<h1>{_TITLE}</h1><dl>{words}</dl><p>{SYMBOLS}</p>"
        f"{''.join(map(_family, FAMILIES))}<footer>{_FOOTER}</footer>"
    )
    return document(_TITLE, "cheat_sheet", body)


@dataclass(frozen=True)
class State:
    """What a reader can change on the page "Cheat sheet": nothing."""

    preset: str = "sheet"


PRESETS = MappingProxyType({"sheet": State()})


def _family(family: Family) -> str:
    taken_in = dict.fromkeys(_TAKEN_IN[spec.argument] for spec in losses_of(family))
    heads = (
        "Formula",
        f"Gradient in {' or '.join(taken_in)}",
        "Best constant",
        "Facts",
    )
    columns = "".join(f'<col style="width:{each}%">' for each in _WIDTHS)
    head = "".join(f'<th scope="col">{each}</th>' for each in ("Loss", *heads))
    body = "".join(_sheet_row(row, heads) for row in rows(family))
    return (
        f"<section><header><h2>{family.capitalize()}</h2> "
        f"<p>{FAMILY_WORDS[family]}</p></header>"
        f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></section>"
    )


def _sheet_row(row: FactRow, heads: tuple[str, ...]) -> str:
    """A row; each cell has the name of its column, for a screen that shows no head."""
    parameters = "".join(
        f"<small>{maths(each.symbol)} ({each.name}, default {plain(each.default)}): "
        f"{escape(each.meaning)}</small>"
        for each in REGISTRY[row.name].parameters
    )
    formulas = (maths(row.formula), maths(row.gradient))
    cells = (*formulas, escape(row.minimiser), escape(row.facts))
    named = "".join(
        f'<td data-name="{name}">{cell}</td>'
        for name, cell in zip(heads, cells, strict=True)
    )
    return (
        f'<tr><th scope="row"><b>{escape(row.title)}</b>'
        f"<small>Unit: {escape(row.unit)}</small>{parameters}</th>{named}</tr>"
    )

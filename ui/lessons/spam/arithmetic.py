"""The worked arithmetic of the lesson "Spam or not"."""

from __future__ import annotations

from ui.lessons.spam.losses import compared, loss_at
from ui.lessons.spam.mails import decimals
from ui.lessons.spam.state import Numbers, State
from ui.mathml import Term, term
from ui.numbers import fixed, signed

FORMULAS = {
    "zero_one": r"\text{zero-one}",
    "squared_hinge": r"\max(0, 1-m)^2",
    "logistic": r"\ln(1+e^{-m})",
    "logistic_bits": r"\ln(1+e^{-m})/\ln(2)",
    "exponential": r"e^{-m}",
}


def arithmetic(state: State, now: Numbers) -> tuple[Term, ...]:
    """The sum, mail by mail; or the chosen mail's losses, one by one."""
    names = compared(state)
    if names:
        return _losses(state, now, names)
    if state.case == "two":
        return _two(now)
    return _one_of_many(state, now)


def _charged(sign: int, score: str) -> str:
    return rf"\max(0,\, 1 - (\text{{{signed(sign)}}})({score}))"


def _two(now: Numbers) -> tuple[Term, ...]:
    signs, scores = now.signs.tolist(), now.scores.tolist()
    first, second = (
        _charged(sign, f"@moved{{{fixed(score, 2)}}}")
        for sign, score in zip(signs, scores, strict=True)
    )
    losses = [f"@loss{{{fixed(loss, 2)}}}" for loss in now.losses.tolist()]
    return (
        term(first),
        term(f"+ {second}"),
        term(f"= {losses[0]} + {losses[1]}"),
        term(f"= @loss{{{fixed(now.total, 2)}}}"),
    )


def _one_of_many(state: State, now: Numbers) -> tuple[Term, ...]:
    places = decimals(state)
    tone = "plain" if state.case == "own" else "moved"
    written = f"@{tone}{{{fixed(now.score, places)}}}"
    terms = [term(_charged(now.sign, written))]
    terms.append(term(f"= @loss{{{fixed(now.loss, places)}}}"))
    if len(now.scores) > 1:
        rest = fixed(now.total - now.loss, places)
        terms.append(term(rf"\quad\text{{with the eleven others: }} @plain{{{rest}}}"))
        terms.append(
            term(
                f"+ @loss{{{fixed(now.loss, places)}}} "
                f"= @loss{{{fixed(now.total, places)}}}"
            )
        )
    return tuple(terms)


def _losses(state: State, now: Numbers, names: tuple[str, ...]) -> tuple[Term, ...]:
    margin, hinge = (fixed(item, decimals(state)) for item in (now.margin, now.loss))
    written = [rf"m = @moved{{{margin}}}:\quad \max(0, 1-m) = @loss{{{hinge}}}"]
    for name in names:
        loss = loss_at(name, now.margin)
        number = fixed(loss, 0 if name == "zero_one" else 4)
        written.append(f"{FORMULAS[name]} = @plain{{{number}}}")
    return (*(term(rf"{text},\quad") for text in written[:-1]), term(written[-1]))

"""What the part "Numerics" says: readouts, and what happened in words."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

import losses
from ui.lessons.choosing.numerics.bench import (
    Numbers,
    failure,
    floor,
    limits,
    logits,
)
from ui.lessons.choosing.numerics.state import (
    Clip,
    InSteps,
    LogOfZero,
    NotANumber,
    Overflow,
    Shift,
    SigmoidTwice,
    SoftmaxTwice,
    State,
    Twice,
)
from ui.live_chart.scene import Readout
from ui.mathml import Term, term
from ui.numbers import fixed, plain, said, scientific, signed

_NOTHING = 1e-6
_LARGE = 100.0
"""From here on two decimals say more than three digits."""
_TERMS = 4
"""As many terms everywhere: along a Track their number may not change."""


def amount(state: State, value: float) -> str:
    """A loss or a slope as it is written; "NaN" only beside words that explain it."""
    if math.isnan(value):
        return "NaN"
    if abs(value) < _NOTHING:
        return "0"
    is_long = _LARGE <= abs(value) < math.inf and value != round(value)
    return fixed(value, 2) if is_long else said(value)


def worked_out(value: float) -> str:
    """A result of the arithmetic, with more digits than one would say."""
    return "0" if abs(value) < _NOTHING else plain(value, 7)


def readouts(state: State, now: Numbers) -> tuple[Readout, ...]:
    """Both losses and gradients, how far apart they are, and what happened."""
    view = state.view
    (naive, stable), (short, careful) = view.titles, view.words
    what, why = happened(state, now)
    made = [
        Readout(
            "loss", naive, amount(state, now.naive), note=_kind(now.naive), tone="loss"
        ),
        Readout("stable", stable, amount(state, now.stable), note="nats", tone="loss"),
        Readout("happened", "What happened", what, note=why),
        Readout("difference", "Difference", *_difference(now)),
    ]
    if now.naive_slope is not None and now.stable_slope is not None:
        slopes = (now.naive_slope, short), (now.stable_slope, careful)
        for index, (slope, name) in enumerate(slopes):
            value = amount(state, slope)
            made.append(
                Readout(
                    f"gradient_{index}",
                    f"Gradient, {name}",
                    value,
                    note=_pull(slope),
                    tone="gradient",
                )
            )
    return tuple(made)


def happened(state: State, now: Numbers) -> tuple[str, str]:
    """What became of the naive loss: a word or two, and where that begins."""
    how = failure(state)
    if isinstance(state, Twice):
        over = now.naive - floor(state)
        return f"{plain(over, 3)} above", f"the floor {said(floor(state))}"
    if isinstance(state, Clip):
        edge = f"flat beyond logit ±{fixed(limits_of_clip(state), 2)}"
        return ("frozen" if how else "not clipped here"), edge
    word = {
        "": "nothing yet" if _digits_lost(now) < 1e-6 else "digits are lost",
        "infinite": "ln of 0" if isinstance(state, LogOfZero) else "overflow",
        "−infinite": "underflow",
        "NaN": "no number",
    }[how]
    ends = " and ".join(fixed(edge, 2) for edge in limits(state))
    return word, f"naive ends at {ends}" if how else "not beyond a ✕ here"


def limits_of_clip(state: Clip) -> float:
    """The size of the logit beyond which the clipped loss is flat."""
    return float(losses.logit(1 - state.epsilon))


def title(state: State) -> str:
    """The heading of the losses: where the naive one breaks."""
    if isinstance(state, Twice):
        name = "sigmoid" if isinstance(state, SigmoidTwice) else "softmax"
        return f"Dashed: {name} twice. It cannot go below its floor."
    if isinstance(state, Clip):
        return "Dashed: clipped. In the shade it is flat."
    return "Dashed: naive. ✕: there it ends. In the shade it is no finite number."


def spoken(state: State, now: Numbers) -> str:
    """The handle's value as a screen reader says it."""
    name = "shift" if state.control == "shift" else "logit"
    naive = "not a number" if math.isnan(now.naive) else amount(state, now.naive)
    return f"{name} {plain(state.x)}, naive {naive}, {amount(state, now.stable)} stable"


def arithmetic(state: State, now: Numbers) -> tuple[Term, ...]:
    """What happened, with the numbers of this moment."""
    match state:
        case Overflow():
            made = _overflow(state, now)
        case NotANumber():
            made = _nan(state, now)
        case LogOfZero():
            made = _log_of_zero(state, now)
        case Shift():
            made = _shift(state, now)
        case Clip():
            made = _clip(state, now)
        case SigmoidTwice():
            made = _sigmoid_twice(state, now)
        case SoftmaxTwice():
            made = _twice(state, now)
        case _:
            raise TypeError(f"no arithmetic for {type(state).__name__}")
    told = tuple(made)
    return told + (term(r"\,"),) * (_TERMS - len(told))


def _kind(loss: float) -> str:
    if math.isnan(loss):
        return "not a number, and contagious"
    if math.isinf(loss):
        return "no number to learn from"
    return "nats"


def _digits_lost(now: Numbers) -> float:
    return abs(now.naive - now.stable) / max(abs(now.stable), 1.0)


def _difference(now: Numbers) -> tuple[str, str]:
    if math.isnan(now.naive):
        return "NaN", "NaN minus anything is NaN"
    gap = now.naive - now.stable
    return "0" if gap == 0 else signed(gap, 3), "nats too much" if gap > 0 else (
        "the two agree" if gap == 0 else "nats too little"
    )


def _pull(slope: float) -> str:
    if math.isnan(slope):
        return "not a number: no way"
    if slope == 0:
        return "zero: nothing is learnt"
    if abs(slope) < _NOTHING:
        return "next to nothing"
    return "negative: raise z" if slope < 0 else "positive: lower z"


def _largest(state: InSteps, end: str = "") -> Term:
    largest = scientific(float(np.finfo(state.dtype).max), 1)
    return term(
        rf"\text{{the largest {state.dtype}, }}@plain{{{largest}}}\text{{{end}}}"
    )


def _smallest(state: InSteps, end: str = ":") -> Term:
    smallest = scientific(float(np.finfo(state.dtype).smallest_subnormal), 1)
    words = rf"\text{{the smallest {state.dtype} above 0, }}"
    return term(rf"{words}@plain{{{smallest}}}\text{{{end}}}")


def _share(p: float, digits: int) -> str:
    """A probability, which is never called 1 where it is less."""
    text = plain(p, digits)
    return f"1 − {plain(1 - p, 3)}" if text == "1" and p < 1 else text


def _power(value: float) -> str:
    return rf"e^{{@moved{{{plain(value, 6)}}}}}"


def _overflow(state: Overflow, now: Numbers) -> Iterator[Term]:
    if failure(state):
        yield term(rf"{_power(state.z)}\;\text{{is larger than}}")
        yield _largest(state, ":")
        yield term(r"\text{infinite, and so is its logarithm}")
        return
    yield term(rf"\ln\left({_power(state.z)} + e^0\right)")
    yield term(rf"=\;@loss{{{worked_out(now.naive)}}}")


def _nan(state: NotANumber, now: Numbers) -> Iterator[Term]:
    if not failure(state):
        yield term(rf"-\ln\,\frac{{e^0}}{{e^0 + {_power(state.z)}}}")
        yield term(rf"=\;@loss{{{worked_out(now.naive)}}}")
    elif state.z > 0:
        yield term(rf"{_power(state.z)}\;\text{{is larger than}}")
        yield _largest(state, ":")
        yield term(r"p_{\text{dog}} = \text{infinite} / \text{infinite}")
        yield term(r"=\;\text{NaN, and so is the loss}")
    else:
        yield term(rf"{_power(state.z)}\;\text{{is less than}}")
        yield _smallest(state)
        yield term(r"p_{\text{dog}} = 0\text{, and } 0 \times \ln\, 0 = \text{NaN,}")
        yield term(r"\text{though the answer is right}")


def _log_of_zero(state: LogOfZero, now: Numbers) -> Iterator[Term]:
    if not failure(state):
        yield term(rf"-\ln\,\frac{{{_power(state.z)}}}{{{_power(state.z)} + e^0}}")
        yield term(rf"=\;@loss{{{worked_out(now.naive)}}}")
        return
    yield term(rf"{_power(state.z)}\;\text{{is less than}}")
    yield _smallest(state)
    yield term(r"p_{\text{cat}} = 0\text{, and } -\ln\, 0 \text{ is infinite}")


def _shift(state: Shift, now: Numbers) -> Iterator[Term]:
    moved = [score - state.shift for score in logits(state)]
    powers = " + ".join(map(_power, moved))
    colon = r"\text{:}" if failure(state) else ""
    yield term(rf"@moved{{{plain(state.shift, 6)}}} + \ln\left({powers}\right){colon}")
    if not failure(state):
        yield term(rf"=\;@loss{{{worked_out(now.naive)}}}\text{{,}}")
        yield term(r"\text{as for every c in the white}")
    elif now.naive > 0:
        yield term(r"\text{the sum is larger than}")
        yield _largest(state)
    else:
        yield term(r"\text{every power is less than}")
        yield _smallest(state, ",")
        yield term(r"\text{and ln 0 is −infinite}")


def _clip(state: Clip, now: Numbers) -> Iterator[Term]:
    p = _share(float(losses.sigmoid(state.z)), 3)
    epsilon = scientific(state.epsilon, 1)
    comma = r"\text{,}" if failure(state) else ""
    yield term(rf"p = \sigma(@moved{{{plain(state.z)}}}) = @plain{{{p}}}{comma}")
    loss = rf"@loss{{{worked_out(now.naive)}}}"
    if not failure(state):
        yield term(rf"\text{{is between ε and }}1 - \text{{ε}}:\; -\ln p = {loss}")
        return
    end = "ε" if state.z < 0 else "1 − ε"
    yield term(rf"\text{{cut to {end} with ε }} = @moved{{{epsilon}}}\text{{:}}")
    yield term(rf"-\ln(\text{{{end}}}) = {loss}\text{{,}}")
    yield term(r"\text{whatever the logit: slope 0}")


def _twice(state: SoftmaxTwice, now: Numbers) -> Iterator[Term]:
    once = losses.softmax(logits(state))
    again = plain(float(losses.softmax(once)[0]), 6)
    first, other = (_share(float(each), 4) for each in once[:2])
    others = f"{len(once) - 1} times " if len(once) > 2 else ""
    yield term(rf"\text{{softmax: }}@plain{{{first}}}")
    yield term(rf"\text{{and {others}}}@plain{{{other}}}\text{{;}}")
    yield term(rf"\text{{again: }}@plain{{{again}}}\text{{;}}")
    yield term(rf"-\ln\, @plain{{{again}}} = @loss{{{worked_out(now.naive)}}}")


def _sigmoid_twice(state: SigmoidTwice, now: Numbers) -> Iterator[Term]:
    once = float(losses.sigmoid(state.z))
    first, again = fixed(once, 6), fixed(float(losses.sigmoid(once)), 6)
    of_label = f"@plain{{{again}}}" if state.label else f"(1 - @plain{{{again}}})"
    yield term(rf"\sigma(@moved{{{plain(state.z)}}}) = @plain{{{first}}}\text{{;}}")
    yield term(
        rf"\text{{again: }}\sigma(@plain{{{first}}}) = @plain{{{again}}}\text{{;}}"
    )
    yield term(rf"-\ln\, {of_label} = @loss{{{worked_out(now.naive)}}}")

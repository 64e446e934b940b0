"""The readouts and the worked arithmetic of the part "One data set"."""

from __future__ import annotations

from collections.abc import Iterator

from losses import REGISTRY
from ui.lessons.choosing.data.answers import Answer, answer, price_at, tilts, without
from ui.lessons.choosing.data.state import State, WithHuber
from ui.lessons.houses.loss import is_squared, price_words
from ui.live_chart.scene import Readout
from ui.losses import LOOKS, capital
from ui.mathml import Term, term
from ui.numbers import MINUS, fixed, money, percent, plain

MIDDLE_AREA = 1_500.0
"""The area, in square feet, at which a line's price is told."""
_LISTED = 5
"""As many houses are listed one by one."""


def readouts(state: State) -> tuple[Readout, ...]:
    """The answer in large, then the outlier's share, its pull, and what it moved."""
    found = answer(state)
    loss = LOOKS[state.loss]
    made = [
        Readout(
            "answer",
            f"{loss.title}: {'slope per sq ft' if state.is_line else 'its one price'}",
            _dollars(found.slope) if state.is_line else money(found.level),
            note=_answer_note(state, found),
            tone="loss",
        ),
        Readout(
            "share",
            "Outlier’s share of the loss",
            percent_of(found.share),
            note=f"of the summed {loss.name}",
            tone="loss",
        ),
        Readout(
            "pull",
            "Outlier’s share of the pulls",
            pull_words(found),
            note=_pull_note(state, found),
            tone="gradient",
        ),
        _moved(state, found),
    ]
    if state.is_line:
        made.append(
            Readout(
                "tilt",
                "Its share of the turning",
                range_of(tilts(state)),
                note="pull × distance in area",
                tone="gradient",
            )
        )
    made.append(
        Readout(
            "outlier",
            "Outlier’s price",
            money(state.outlier),
            note=_recorded(state),
            tone="prediction",
        )
    )
    return tuple(made)


def answer_words(state: State, loss: str, found: Answer) -> str:
    """The answer beside its mark; an interval where several are equally good."""
    low, high = found.interval
    look = LOOKS[loss]
    name = look.best if look.short in look.best else f"{look.short}: {look.best}"
    name = capital(name)
    if loss == "quantile":
        name += f" {fixed(state.quantile, 2)}:"
    if low < high:
        return f"{name} {price_words(low)} to {price_words(high)}"
    return f"{name} {price_words(found.level)}"


def gradient_words(loss: str, found: Answer) -> str:
    """The outlier's gradient with its unit; both ends of it on a kink."""
    if found.is_kink:
        low, high = (fixed(end, 2) for end in found.subgradient)
        return f"on it, a kink: any of {low} to {high}"
    slope = found.gradients[-1]
    if is_squared(loss):
        return f"{fixed(slope, 0)} $² per $"
    text = fixed(abs(slope), 2).removesuffix(".00")
    return f"{MINUS if slope < 0 else ''}${text} per $"


def _pull_note(state: State, found: Answer) -> str:
    words = gradient_words(state.loss, found)
    grows = growth_words(state, state.loss, found)
    return words if grows == "kink" else f"its own gradient {words}: {grows}"


def growth_words(state: State, loss: str, found: Answer) -> str:
    """Whether a pull grows with the distance."""
    if found.is_kink:
        return "kink"
    is_capped = not REGISTRY[loss].differentiable
    if loss == "huber" and isinstance(state, WithHuber):
        is_capped = abs(found.errors[-1]) >= state.delta
    return "capped" if is_capped else "grows"


def pull_words(found: Answer) -> str:
    """The outlier's share of the pulls; on a kink every share up to the largest."""
    return range_of(found.pulls)


def range_of(shares: tuple[float, float]) -> str:
    """A share, or the lowest and the highest where it is no single one.

    Examples
    --------
    >>> range_of((0.25, 0.25)), range_of((0.0, 0.506))
    ('25 %', '0 to 51 %')
    """
    low, high = shares
    if low == high:
        return percent_of(low)
    return f"{percent_of(low).removesuffix(' %')} to {percent_of(high)}"


def percent_of(share: float) -> str:
    """A share, with a decimal where it is small.

    Examples
    --------
    >>> percent_of(0.9512), percent_of(0.125), percent_of(0.0)
    ('95 %', '12.5 %', '0 %')
    """
    return percent(share, 1 if 0 < share < 0.1995 else 0)


def slope_words(slope: float) -> str:
    """Dollars per square foot.

    Examples
    --------
    >>> slope_words(-19.678)
    '−$19.68 per sq ft'
    """
    return f"{_dollars(slope)} per sq ft"


def _dollars(slope: float) -> str:
    return f"{MINUS if slope < -5e-3 else ''}${fixed(abs(slope), 2)}"


def _answer_note(state: State, found: Answer) -> str:
    if state.loss == "quantile":
        below = sum(error > 0 for error in found.errors)
        on = sum(error == 0 for error in found.errors)
        listed = f"{below} of {len(found.errors)} houses below it"
        return listed + (f", {on} on it" if on else "")
    if state.is_line:
        at = price_at((found.level, found.slope), MIDDLE_AREA)
        return f"{money(at)} at {MIDDLE_AREA:,.0f} sq ft"
    low, high = found.interval
    if low < high:
        return f"the middle of {money(low)} to {money(high)}"
    if state.loss == "huber" and isinstance(state, WithHuber):
        where = "between median and mean" if _is_between(state) else "near the median"
        return f"{where}, δ {money(state.delta)}"
    return f"the {LOOKS[state.loss].best} of all {len(state.houses)} prices"


def _is_between(state: State) -> bool:
    """Whether Huber's answer lies from a median to the mean, to the dollar."""
    mean = answer(state, "squared_error").level
    ends = (mean, *answer(state, "absolute_error").interval)
    return min(ends) - 0.5 <= answer(state, "huber").level <= max(ends) + 0.5


def _moved(state: State, found: Answer) -> Readout:
    """How far the answer is from the one to all other houses."""
    level, slope, (low, high) = without(state)
    if state.is_line:
        change, small = found.slope - slope, 0.005
        amount = f"${fixed(abs(change), 2)} per sq ft"
        before = slope_words(slope)
    else:
        change, small = found.level - level, 0.5
        amount = money(abs(change))
        before = money(level)
        if low < high:
            before += f", middle of {price_words(low)} to {price_words(high)}"
    sign = "+" if change > 0 else MINUS
    value = f"{sign}{amount}" if abs(change) >= small else "not at all"
    return Readout("moved", "Moved by the outlier", value, note=f"without it {before}")


def _recorded(state: State) -> str:
    if state.houses.recorded is None:
        return "five invented houses"
    if state.outlier == state.houses.recorded:
        return "as it was sold"
    return f"sold for {money(state.houses.recorded)}"


# The arithmetic


def arithmetic(state: State) -> tuple[Term, ...]:
    """The share of the loss, then that of the pulls, with the numbers of now."""
    found = answer(state)
    return (*_share(state, found), *_pull(state, found))


def _share(state: State, found: Answer) -> Iterator[Term]:
    unit = 1e6 if is_squared(state.loss) else 1e3
    if state.loss == "squared_error":
        listed = [f"{plain(abs(error) / 1e3, 5)}}}^2" for error in found.errors]
    else:
        listed = [f"{plain(value / unit, 5)}}}" for value in found.values]
    rest = sum(found.values[:-1]) / unit
    yield term(r"\text{share of the loss}")
    yield from _over("loss", listed, rest)
    yield term(rf"=\;@loss{{{percent_of(found.share)}}}")


def _pull(state: State, found: Answer) -> Iterator[Term]:
    unit = 1e3 if is_squared(state.loss) else 1.0
    sizes = [abs(gradient) / unit for gradient in found.gradients]
    listed = [f"{plain(size, 5)}}}" for size in sizes]
    if found.is_kink:
        yield from _kink(found, len(sizes))
        return
    yield term(r"\quad\text{of the pulls}")
    yield from _over("gradient", listed, sum(sizes[:-1]))
    yield term(rf"=\;@gradient{{{percent_of(found.pull)}}}")


def _kink(found: Answer, count: int) -> Iterator[Term]:
    """The slopes that fit, in as many terms as a sum has along the Track."""
    low, high = (fixed(end, 2) for end in found.subgradient)
    yield term(r"\quad\text{its pull: a kink, from}")
    yield term(f"@gradient{{{low}}}")
    yield term(rf"\text{{to }}@gradient{{{high}}}")
    yield term(r"\text{every slope fits}")
    if count <= _LISTED:
        yield term(r"\text{here}")


def _over(tone: str, listed: list[str], rest: float) -> Iterator[Term]:
    """The last over the sum of all: one by one where they are few."""
    own = f"@{tone}{{{listed[-1]}"
    yield term(rf"=\;{own}")
    if len(listed) > _LISTED:
        yield term(rf"/\;({own} + @plain{{{plain(rest, 5)}}}\text{{ of the others}})")
        return
    others = [f"@plain{{{each}" for each in listed[:-1]]
    yield term(rf"/\;({' + '.join(others[:4])}")
    yield term(rf"{{}} + {' + '.join([*others[4:], own])})")

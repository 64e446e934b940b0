"""Step size: the dials under its two panels, and the words of their zones."""

from __future__ import annotations

from ui.dial import FOOT, Dial, Mark, dial
from ui.figures import words
from ui.lessons.training.steps.run import Ground, crawling_below, ground
from ui.lessons.training.steps.state import HeavyBall, State
from ui.numbers import fixed, plain

_STRIP = (0.0, 0.12)


def momentum_dial(state: HeavyBall) -> Dial:
    """The dial of the momentum, under the bowl."""
    share = fixed(state.momentum, 2)
    return dial(
        "momentum",
        title="momentum",
        value=state.momentum,
        scale=state.momenta,
        panel="bowl",
        text=f"momentum {share}",
        label="Momentum",
        tag=share,
        ticks=(0, 0.25, 0.5, 0.75),
        domain=_STRIP,
    )


def step_dial(state: State, at: Ground) -> Dial:
    """The dial of the step size: its zones, and the limit where there is one."""
    low, high, _ = state.dial
    size = step_words(state)
    is_narrow = high > 1.5
    ticks = [0.0, 0.5, 1.0, 1.5, 2.0, 2.5] if is_narrow else [0, 0.25, 0.5, 0.75, 1.0]
    ticks = [tick for tick in ticks if low <= tick <= high]
    limit = at.limit
    return dial(
        "step_size",
        title="step size",
        value=state.step_size,
        scale=state.dial,
        panel="steps",
        text=f"step size {size}, {limit_words(state)}",
        label="Step size",
        tag=size,
        ticks=ticks,
        zones=_zones(state, limit, high),
        marks=(Mark(limit, f"limit {plain(limit, 3)}"),) if limit is not None else (),
        domain=_STRIP,
        narrowest=0.14 if limit is None or limit > 0.6 * high else 0.22,
    )


def step_words(state: State) -> str:
    """The step size as it is written: two decimals."""
    return fixed(state.step_size, 2)


def limit_words(state: State) -> str:
    """The stability limit beside the step size: two decimals, or three digits."""
    limit = ground(state).limit
    if limit is None:
        return "no limit at a kink"
    is_short = abs(limit - round(limit, 2)) < 1e-9
    return f"limit {fixed(limit, 2) if is_short else plain(limit, 3)}"


def crawling_word(state: State):
    """The word of the first zone: before the strip, as the zone is too narrow."""
    if crawling_below(state) is None:
        return
    yield words(
        [state.dial[0]],
        [-FOOT],
        "crawling",
        position="top left",
        size=11,
        axes=("x9", "y9"),
        name="word crawling",
        cliponaxis=False,
    )


def _zones(state: State, limit: float | None, high: float):
    if limit is None:
        return ()
    if isinstance(state, HeavyBall):
        return ((limit, "comes to rest"), (max(high, limit), "diverging"))
    return (
        (crawling_below(state), "crawling"),
        (limit / 2, "straight"),
        (limit, "swinging"),
        (max(high, limit), "diverging"),
    )

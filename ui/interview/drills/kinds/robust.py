"""Drills on what is not squared: Huber on either side of delta, the quantile cost."""

from __future__ import annotations

from random import Random

from losses import (
    absolute_error,
    half_squared_error,
    huber,
    quantile,
    squared_error,
)
from ui.interview.drills.kinds.prices import (
    SAME_ERRORS,
    error_of,
    houses_with,
    one_house,
    price_of,
    same_error,
)
from ui.interview.drills.parts import (
    Drill,
    Kind,
    Mistake,
    mean_of,
    sum_for_mean,
    sum_of,
)
from ui.interview.drills.text import amount, dollars, tex, whole

_DELTAS = {
    "easy": range(10_000, 60_000, 10_000),
    "medium": range(6_000, 60_000, 1_000),
    "hard": range(12_000, 50_000, 500),
}
_TAUS = {
    "easy": (0.1, 0.5, 0.9),
    "medium": (0.2, 0.25, 0.3, 0.7, 0.75, 0.8, 0.95),
    "hard": (0.05, 0.15, 0.35, 0.65, 0.85, 0.95),
}


def _inside_and_beyond(random: Random, delta: float) -> tuple[float, float]:
    """An error within delta and one beyond it, in this order, of any sign."""
    inside = random.randrange(2_000, int(delta), 1_000)
    beyond = random.randrange(int(delta) + 5_000, 99_000, 1_000)
    signs = random.choice((-1, 1)), random.choice((-1, 1))
    return float(inside * signs[0]), float(beyond * signs[1])


def _huber_line(error: float, delta: float) -> str:
    size, loss = abs(error), float(huber(0, error, delta=delta))
    if size <= delta:
        return (
            f"{amount(size, '$')} is within δ, so ½e²: "
            rf"$\tfrac12 \times {whole(size)}^2 = {whole(loss)}$ dollars squared."
        )
    return (
        f"{amount(size, '$')} is beyond δ, so δ(|e| − ½δ): "
        rf"${whole(delta)} \times ({whole(size)} - {whole(delta / 2)}) = "
        f"{whole(loss)}$ dollars squared."
    )


def _huber(random: Random, level: str) -> Drill:
    delta = float(random.choice(_DELTAS[level]))
    errors = _inside_and_beyond(random, delta)
    if level == "hard":
        return _huber_of_two(errors, delta)
    error = random.choice(errors)
    if level == "easy":
        tens = round(abs(error), -4) or 10_000
        error = float(tens if error > 0 else -tens)
    actual = price_of(random, level)
    answer = float(huber(actual, actual + error, delta=delta))
    is_inside = abs(error) <= delta
    mistakes = (_within_delta if is_inside else _beyond_delta)(error, delta)
    return Drill(
        text=f"A house was sold for {dollars(actual)}, the model had predicted "
        f"{dollars(actual + error)}. What is the Huber loss with δ = {dollars(delta)}, "
        "in the form that is ½e² for small errors?",
        unit="$²",
        answer=answer,
        mistakes=mistakes,
        worked=(f"Error: ${whole(error)}$ dollars.", _huber_line(error, delta)),
        link=one_house(error, loss="huber", delta=delta),
        chart=same_error(actual),
    )


def _within_delta(error: float, delta: float) -> tuple[Mistake, ...]:
    size = float(absolute_error(0, error))
    line = delta * size - float(half_squared_error(0, delta))
    return (
        Mistake(
            "wrong side of delta",
            line,
            "You used the straight part. The error is within δ, where Huber is ½e².",
        ),
        Mistake(
            "forgot the half",
            float(squared_error(0, error)),
            "You forgot the ½: within δ Huber is half of the squared error.",
        ),
        Mistake("forgot to square", size, "You forgot to square the error."),
        Mistake(
            "forgot to square",
            size / 2,
            "You took half of the error and forgot to square it.",
        ),
    )


def _beyond_delta(error: float, delta: float) -> tuple[Mistake, ...]:
    size = float(absolute_error(0, error))
    return (
        Mistake(
            "wrong side of delta",
            float(half_squared_error(0, error)),
            "You used ½e². The error is beyond δ, where Huber grows along a line.",
        ),
        Mistake(
            "forgot minus half delta",
            delta * size,
            "You forgot to subtract ½δ: the line is δ(|e| − ½δ), so that it meets the "
            "parabola.",
        ),
        Mistake(
            "squared error",
            float(squared_error(0, error)),
            "You squared the whole error. Beyond δ Huber grows along a line.",
        ),
        Mistake(
            "only the excess",
            delta * (size - delta),
            "You charged only what is beyond δ: subtract ½δ from the error, not δ.",
        ),
        Mistake(
            "forgot delta",
            size - delta / 2,
            "You forgot to multiply by δ: this is |e| − ½δ alone.",
        ),
    )


def _missed(error: float) -> str:
    return f"{dollars(abs(error))} too {'high' if error > 0 else 'low'}"


def _huber_of_two(errors: tuple[float, float], delta: float) -> Drill:
    each = huber([0, 0], errors, delta=delta)
    total = sum_of(each)
    answer = mean_of(each)
    halves = half_squared_error([0, 0], errors)
    squares = squared_error([0, 0], errors)
    return Drill(
        text=f"A model predicts one house {_missed(errors[0])}, another "
        f"{_missed(errors[1])}. What is the mean Huber loss with δ = {dollars(delta)}, "
        "in the form that is ½e² for small errors?",
        unit="$²",
        answer=answer,
        mistakes=(
            sum_for_mean(total, "both houses"),
            Mistake(
                "wrong side of delta",
                mean_of(halves),
                "You used ½e² for both. The larger error is beyond δ.",
            ),
            Mistake(
                "forgot the half",
                float(squares[0] + each[1]) / 2,
                "You forgot the ½ of the small error: within δ Huber is ½e².",
            ),
            Mistake(
                "forgot minus half delta",
                (float(each[0]) + delta * abs(errors[1])) / 2,
                "You forgot to subtract ½δ from the large error.",
            ),
            Mistake(
                "squared error", mean_of(squares), "This is the mean squared error."
            ),
        ),
        worked=(
            *(_huber_line(error, delta) for error in errors),
            f"Mean: $({whole(each[0])} + {whole(each[1])}) / 2 = {whole(answer)}$ "
            f"dollars squared, {amount(answer, '$²')}.",
        ),
        link=houses_with(errors, loss="huber", delta=delta),
        chart=SAME_ERRORS,
    )


def _quantile(random: Random, level: str) -> Drill:
    tau = random.choice(_TAUS[level])
    if level == "hard":
        return _quantile_of_two(random, tau)
    actual, error = price_of(random, level), error_of(random, level)
    predicted = actual + error
    answer = float(quantile(actual, predicted, quantile=tau))
    return Drill(
        text=f"A model is trained with the quantile (pinball) loss, τ = {tau:g}. A "
        f"house was sold for {dollars(actual)}, the model had predicted "
        f"{dollars(predicted)}. What is the loss of this prediction?",
        unit="$",
        answer=answer,
        mistakes=(
            Mistake(
                "sides swapped",
                float(quantile(actual, predicted, quantile=1 - tau)),
                "You swapped the sides: too low costs τ per dollar, too high 1 − τ.",
            ),
            Mistake(
                "forgot the weight",
                float(absolute_error(actual, predicted)),
                "You forgot the weight: this is the absolute error.",
            ),
            Mistake(
                "wrong sign",
                -answer,
                "The sign is wrong: either side costs something, never less than 0.",
            ),
            Mistake(
                "squared",
                float(squared_error(actual, predicted)),
                "You squared the error. The quantile loss weights its size.",
            ),
        ),
        worked=(_quantile_line(error, tau),),
        link=one_house(error, loss="quantile", quantile=tau),
        chart=same_error(actual),
    )


def _quantile_line(error: float, tau: float) -> str:
    weight = "1 − τ" if error > 0 else "τ"
    share = float(quantile(0, 1 if error > 0 else -1, quantile=tau))
    cost = float(quantile(0, error, quantile=tau))
    return (
        f"The prediction is {_missed(error)}, which costs {weight} "
        rf"for each dollar: ${tex(share)} \times {whole(abs(error))} = {tex(cost, 6)}$ "
        "dollars."
    )


def _quantile_of_two(random: Random, tau: float) -> Drill:
    low, high = -abs(error_of(random, "hard")), abs(error_of(random, "hard"))
    each = quantile([0, 0], [low, high], quantile=tau)
    swapped = quantile([0, 0], [low, high], quantile=1 - tau)
    answer = mean_of(each)
    return Drill(
        text=f"A model is trained with the quantile (pinball) loss, τ = {tau:g}. One "
        f"house is predicted {dollars(-low)} too low, another {dollars(high)} too "
        "high. What is the mean cost?",
        unit="$",
        answer=answer,
        mistakes=(
            sum_for_mean(sum_of(each), "both houses"),
            Mistake(
                "sides swapped",
                mean_of(swapped),
                "You swapped the sides: too low costs τ per dollar, too high 1 − τ.",
            ),
            Mistake(
                "forgot the weight",
                mean_of(absolute_error([0, 0], [low, high])),
                "You forgot the weights: this is the mean absolute error.",
            ),
            Mistake(
                "one weight for both",
                mean_of(absolute_error([0, 0], [low, high])) * tau,
                "You gave both houses the weight τ. Too high costs 1 − τ.",
            ),
        ),
        worked=(
            _quantile_line(low, tau),
            _quantile_line(high, tau),
            f"Mean: $({tex(each[0], 6)} + {tex(each[1], 6)}) / 2 = "
            f"{tex(answer, 6)}$ dollars.",
        ),
        link=houses_with((low, high), loss="quantile", quantile=tau),
        chart=SAME_ERRORS,
    )


KINDS = {
    "huber": Kind("Huber on either side of δ", "regression", _huber),
    "quantile": Kind("Quantile cost", "regression", _quantile),
}

"""Drills on the squared error: of one house, over several, and its gradient."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from losses import (
    absolute_error,
    absolute_error_gradient,
    half_squared_error,
    half_squared_error_gradient,
    mean_absolute_error,
    mean_squared_error,
    prediction_error,
    reduce_gradient,
    root_mean_squared_error,
    squared_error,
    squared_error_gradient,
)
from ui.interview.drills.parts import (
    Drill,
    Kind,
    Mistake,
    mean_of,
    sum_for_mean,
    sum_of,
)
from ui.interview.drills.text import (
    address,
    amount,
    bracketed,
    dollars,
    joined,
    table,
    whole,
)

SHOWN = 250_000.0
"""What the house of the lesson costs; its chart shows any error up to 100,000."""
SAME_ERRORS = "The chart has these errors, at houses of its own."
TWO, FOUR = (250e3, 350e3), (250e3, 200e3, 300e3, 350e3)
"""The actual prices of the lesson's examples with two and with four houses."""
_NAMES = ("Bungalow", "Cottage", "Terrace", "Villa")


def error_of(random: Random, level: str) -> float:
    """An error in dollars that the lesson can show, never 0."""
    sizes = {
        "easy": range(10_000, 70_000, 10_000),
        "medium": range(2_500, 95_000, 500),
        "hard": range(1_100, 99_000, 100),
    }
    return float(random.choice(sizes[level]) * random.choice((-1, 1)))


def price_of(random: Random, level: str) -> float:
    """An actual price in dollars."""
    steps = {"easy": 50_000, "medium": 1_000, "hard": 100}
    return float(random.randrange(200_000, 450_000, steps[level]))


def one_house(error: float, **fields: object) -> str:
    """The link to the lesson's house, missed by an error."""
    return address("houses", prices=SHOWN + error, **fields)


def same_error(actual: float) -> str:
    """What the lesson's house has in place of one with another price."""
    if actual == SHOWN:
        return ""
    return f"The chart has this error, at a house that was sold for {dollars(SHOWN)}."


def houses_with(errors: Sequence[float], **fields: object) -> str:
    """The link to two or four houses of the lesson, missed by these errors."""
    preset, actual = ("cancel", TWO) if len(errors) == 2 else ("several", FOUR)
    prices = tuple(price + error for price, error in zip(actual, errors, strict=True))
    return address("houses", preset=preset, prices=prices, **fields)


def written(price: float, level: str) -> str:
    """A price in dollars, at level hard in thousands of dollars."""
    return f"{price / 1e3:,.10g}" if level == "hard" else dollars(price)


def _in_thousands(answer: float) -> Mistake:
    return Mistake(
        "thousands",
        answer * 1e-6,
        f"You calculated in thousands of dollars: {answer * 1e-6:,.10g} (thousand $)². "
        "A number without a unit is in $² here, and squared, the factor of 1,000 "
        "becomes 1,000,000.",
    )


def _squared(random: Random, level: str) -> Drill:
    actual, error = price_of(random, level), error_of(random, level)
    predicted = actual + error
    answer = float(squared_error(actual, predicted))
    size = float(absolute_error(actual, predicted))
    in_thousands = " thousand dollars" if level == "hard" else ""
    apart = float(squared_error(0, predicted) - squared_error(0, actual))
    return Drill(
        text=f"A house was sold for {written(actual, level)}{in_thousands}. The model "
        f"had predicted {written(predicted, level)}{in_thousands}. What is the squared "
        "error?",
        unit="$²",
        answer=answer,
        mistakes=(
            Mistake("forgot to square", size, "You forgot to square the error."),
            _in_thousands(answer),
            Mistake(
                "half squared error",
                float(half_squared_error(actual, predicted)),
                "You took half of the square: that is another loss, ½e².",
            ),
            Mistake(
                "doubled", 2 * size, "You doubled the error instead of squaring it."
            ),
            Mistake(
                "wrong sign", -answer, "The sign is wrong: a square is never negative."
            ),
            Mistake(
                "difference of squares",
                abs(apart),
                "You squared the two prices and then subtracted. First subtract, then "
                "square.",
            ),
        ),
        worked=(
            f"Error: ${whole(predicted)} - {whole(actual)} = {whole(error)}$ dollars.",
            f"Squared: ${bracketed(whole(error))}^2 = {whole(answer)}$ "
            f"dollars squared, {amount(answer, '$²')}.",
        ),
        link=one_house(error),
        chart=same_error(actual),
    )


def _errors(random: Random, level: str) -> tuple[float, ...]:
    count = 2 if level == "easy" else 4
    errors = [error_of(random, level) for _ in range(count)]
    if level == "hard":
        outlier = random.randrange(90_000, 99_000, 500) * random.choice((-1, 1))
        errors[random.randrange(count)] = float(outlier)
    return tuple(errors)


def _mean_squared(random: Random, level: str) -> Drill:
    errors = _errors(random, level)
    names = ("Bungalow", "Villa") if len(errors) == 2 else _NAMES
    actual = [price_of(random, level) for _ in errors]
    predicted = [price + error for price, error in zip(actual, errors, strict=True)]
    squares = squared_error(actual, predicted)
    total = sum_of(squares)
    answer = mean_squared_error(actual, predicted)
    mean_error = mean_of(prediction_error(actual, predicted))
    heads = ("House", "Sold for", "Predicted")
    if level == "hard":
        heads = ("House", "Sold for, thousand dollars", "Predicted, thousand dollars")
    rows = [
        (name, written(price, level), written(guess, level))
        for name, price, guess in zip(names, actual, predicted, strict=True)
    ]
    terms = " + ".join(f"{bracketed(whole(each))}^2" for each in errors)
    return Drill(
        text=f"What is the mean squared error over these "
        f"houses?\n\n{table(heads, rows)}",
        unit="$²",
        answer=answer,
        mistakes=(
            sum_for_mean(total, f"{len(errors)} houses"),
            Mistake(
                "averaged before squaring",
                float(squared_error(0, mean_error)),
                f"You averaged the errors and then squared.{_cancelled(errors)} First "
                "square, then average.",
            ),
            Mistake(
                "forgot to square",
                mean_absolute_error(actual, predicted),
                "You forgot to square: this is the mean absolute error, in dollars.",
            ),
            Mistake(
                "took the root",
                root_mean_squared_error(actual, predicted),
                "You took the root: this is the RMSE, in dollars.",
            ),
            _in_thousands(answer),
            Mistake(
                "divided by n − 1",
                total / (len(errors) - 1),
                "You divided by n − 1. That is for an estimated variance; a mean loss "
                "divides by n.",
            ),
        ),
        worked=(
            f"Errors: {joined([f'${whole(each)}$' for each in errors])} dollars.",
            f"Sum of squares: ${terms} = {whole(total)}$ dollars squared.",
            f"Mean: ${whole(total)} / {len(errors)} = {whole(answer)}$ dollars "
            f"squared, {amount(answer, '$²')}.",
        ),
        link=houses_with(errors),
        chart=SAME_ERRORS,
    )


def _cancelled(errors: Sequence[float]) -> str:
    """What else goes wrong where errors of both signs are averaged."""
    is_mixed = min(errors) < 0 < max(errors)
    return " Errors of opposite sign cancel that way." if is_mixed else ""


def _gradient(random: Random, level: str) -> Drill:
    errors = _errors(random, level)[: 2 if level == "hard" else 1]
    if level == "hard":
        errors = (errors[0], error_of(random, level))
    actual = [price_of(random, level) for _ in errors]
    predicted = [price + error for price, error in zip(actual, errors, strict=True)]
    slopes = squared_error_gradient(actual, predicted)
    answer = float(reduce_gradient(slopes, "mean")[0])
    halves = half_squared_error_gradient(actual, predicted)
    signs = absolute_error_gradient(actual, predicted)
    if level == "hard":
        question = (
            "Two houses were sold for "
            f"{joined(map(dollars, actual))}; the model had predicted "
            f"{joined(map(dollars, predicted))}. What is the derivative of the "
            "**mean** squared error in the first prediction?"
        )
        divided, link = " / 2", houses_with(errors, chosen=0)
        chart = SAME_ERRORS
    else:
        question = (
            f"A house was sold for {dollars(actual[0])}, the model had predicted "
            f"{dollars(predicted[0])}. What is the derivative of the squared error in "
            "the prediction?"
        )
        divided, link = "", one_house(errors[0])
        chart = same_error(actual[0])
    return Drill(
        text=f"{question} Its unit, dollars squared per dollar, is dollars. Mind the "
        "sign.",
        unit="$",
        answer=answer,
        mistakes=(
            Mistake(
                "wrong sign",
                -answer,
                "The sign is wrong. The error is prediction minus actual price: where "
                "the prediction is too high, the loss rises with it.",
            ),
            Mistake(
                "sum for mean",
                float(slopes[0]),
                "You forgot to average: the mean of two squares gives each half of "
                "its slope.",
            ),
            Mistake(
                "forgot the factor 2",
                float(reduce_gradient(halves, "mean")[0]),
                "You forgot the factor 2: the derivative of e² is 2e.",
            ),
            Mistake(
                "loss for gradient",
                float(squared_error(actual[0], predicted[0])),
                "This is the squared error itself, not its derivative.",
            ),
            Mistake(
                "sign alone",
                float(signs[0]),
                "This is the slope of the absolute error, the sign of the error alone.",
            ),
        ),
        worked=(
            f"Error: ${whole(predicted[0])} - {whole(actual[0])} = "
            f"{whole(errors[0])}$ dollars.",
            rf"Derivative: $2 \times {bracketed(whole(errors[0]))}{divided} = "
            f"{whole(answer)}$ dollars squared per dollar, {amount(answer, '$')}.",
        ),
        link=link,
        chart=chart,
    )


KINDS = {
    "squared-error": Kind("Squared error with its unit", "regression", _squared),
    "mean-squared-error": Kind("Mean over several", "regression", _mean_squared),
    "squared-error-gradient": Kind(
        "Gradient of the squared error", "regression", _gradient
    ),
}

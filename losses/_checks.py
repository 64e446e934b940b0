"""What a loss may be given; every error of the package is raised here.

For a million samples a check costs 0.15 ms (finite), 0.2 ms (in [0, 1]) or
0.25 ms (-1 or +1), where the plainest formula, a difference, costs 0.5 ms.
"""

import reprlib
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, ParamSpec

import numpy as np
from numpy.typing import ArrayLike, NDArray

from losses._domain import Interval

Array = NDArray[np.floating[Any]]
Arguments = ParamSpec("Arguments")

ROW_SUM_TOLERANCE = 1e-6
LONGEST_QUOTE = 60
BLOCK = 65_536


def formula(function: Callable[Arguments, Array]) -> Callable[Arguments, Array]:
    """Let a formula reach infinity in silence, and give a number for a number."""

    @wraps(function)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Array:
        with np.errstate(all="ignore"):
            result = function(*args, **kwargs)
        return result if result.ndim else result[()]

    return run


def blockwise(function: Callable[Arguments, Array]) -> Callable[Arguments, Array]:
    """Do the same for a formula of one sample, and cut long arrays into blocks.

    A block and what is computed from it stay in the processor's cache, so that
    checks and intermediate steps cost little beside reading the input. Without it
    hinge, logistic and log-cosh loss would take over twice as long as a plain line.
    """
    quiet = formula(function)

    @wraps(function)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Array:
        arrays: tuple[Any, ...] = args
        if not _long_alike(arrays, kwargs):
            return quiet(*args, **kwargs)
        result = np.empty(arrays[0].shape)
        for start in range(0, result.size, BLOCK):
            block = slice(start, start + BLOCK)
            result[block] = quiet(*(array[block] for array in arrays), **kwargs)
        return result

    return run


def fail(name: str, rule: str, value: object) -> NoReturn:
    """Raise the one kind of error there is, with a value that fits on a line."""
    try:
        quote = " ".join(reprlib.repr(value).split())
    except ValueError:  # Python refuses to write integers of 4,300 digits
        quote = f"a very long {type(value).__name__}"
    if len(quote) > LONGEST_QUOTE:
        quote = quote[: LONGEST_QUOTE - 3] + "..."
    raise ValueError(f"{name} must {rule}; got {quote}.")


def numbers(name: str, values: ArrayLike) -> Array:
    """Read values as float64, as they are when they are that already."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        fail(name, "be an array of numbers", values)
    if array.dtype.kind not in "biuf":
        fail(name, "be real numbers", values)
    return np.asarray(array, dtype=np.float64)


def finite(name: str, array: Array) -> None:
    """Refuse NaN and infinity."""
    usual = np.isfinite(array)
    if not usual.all():
        fail(name, "be finite", _first(array, ~usual))


def no_nan(name: str, array: Array) -> None:
    """Refuse NaN, and let infinity pass."""
    wrong = np.isnan(array)
    if wrong.any():
        fail(name, "be numbers", _first(array, wrong))


def same_shape(name: str, array: Array, like_name: str, like: Array) -> None:
    """Refuse to broadcast: one target for one prediction."""
    if array.shape != like.shape:
        fail(name, f"have the shape of {like_name}, {like.shape}", array.shape)


def samples(name: str, values: ArrayLike) -> Array:
    """Read one number, or one for each sample: a column or a table means neither."""
    array = numbers(name, values)
    if array.ndim > 1:
        fail(name, "have the shape (n,) or be one number", array.shape)
    return array


def pair(
    first_name: str, first: ArrayLike, second_name: str, second: ArrayLike
) -> tuple[Array, Array]:
    """Read a target and a prediction for each sample."""
    target = numbers(first_name, first)
    prediction = numbers(second_name, second)
    same_shape(second_name, prediction, first_name, target)
    if target.ndim > 1:
        samples(first_name, target)
    return target, prediction


def pair_of_rows(
    first_name: str, first: ArrayLike, second_name: str, second: ArrayLike
) -> tuple[Array, Array]:
    """Read a target and a prediction for each class of each sample."""
    target = numbers(first_name, first)
    prediction = numbers(second_name, second)
    same_shape(second_name, prediction, first_name, target)
    classes(first_name, target)
    return target, prediction


def difference(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """Give `y_pred - y_true` as a new array, of finite numbers only."""
    target, prediction = pair("y_true", y_true, "y_pred", y_pred)
    error = prediction - target
    if not np.isfinite(error).all():
        finite("y_true", target)
        finite("y_pred", prediction)
    return error


def unit_interval(name: str, array: Array) -> None:
    """Refuse what is outside [0, 1]."""
    if array.size and not (array.min() >= 0.0 and array.max() <= 1.0):
        fail(name, "be in [0, 1]", _first(array, ~((array >= 0.0) & (array <= 1.0))))


def signs(name: str, array: Array) -> None:
    """Refuse labels other than -1 and +1."""
    if not ((array == 1.0) | (array == -1.0)).all():
        fail(name, "be -1 or +1", _first(array, np.abs(array) != 1.0))


def classes(name: str, array: Array, least: int = 2) -> None:
    """Refuse an array without classes on its last axis; one alone is no choice."""
    if array.ndim not in (1, 2) or array.shape[-1] < least:
        fail(name, f"have the shape (n, k) or (k,), k at least {least}", array.shape)


def distribution(name: str, array: Array) -> None:
    """Refuse rows that are not probabilities of all classes."""
    classes(name, array)
    unit_interval(name, array)
    total = array.sum(axis=-1)
    wrong = np.abs(total - 1.0) > ROW_SUM_TOLERANCE
    if wrong.any():
        fail(name, "sum to 1 over the classes", _first(total, wrong))


def class_index(name: str, values: ArrayLike, n_classes: int) -> NDArray[np.intp]:
    """Read whole numbers from 0 to `n_classes - 1`."""
    array = numbers(name, values)
    wrong = ~((array >= 0) & (array < n_classes) & (array == np.floor(array)))
    if wrong.any():
        rule = f"be a class index from 0 to {n_classes - 1}"
        fail(name, rule, _first(array, wrong))
    return array.astype(np.intp)


def parameter(name: str, value: float, domain: Interval) -> float:
    """Read one number of a loss, such as delta, within its domain."""
    if type(value) is float and domain.low < value < domain.high:
        return value  # what is asked for thousands of times in a run of descent
    array = numbers(name, value)
    if array.ndim or not domain.includes(array):
        fail(name, f"be one number in {domain}", value)
    return float(array)


def whole(name: str, value: int, low: int, high: float = np.inf) -> None:
    """Refuse what is not a whole number from `low` to `high`."""
    is_whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not is_whole or not low <= value <= high:
        top = f" to {high}" if np.isfinite(high) else " up"
        fail(name, f"be a whole number from {low}{top}", value)


def not_empty(name: str, array: Array) -> None:
    """Refuse an array without values where one is needed."""
    if array.size == 0:
        fail(name, "have at least one value", array.shape)


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    """Refuse a word that is not in the list."""
    if not isinstance(value, str) or value not in allowed:
        fail(name, f"be one of {', '.join(allowed)}", value)


def labels_and_probs(y_true: ArrayLike, probs: ArrayLike) -> tuple[Array, Array]:
    """Read soft labels and probabilities."""
    target, prediction = pair("y_true", y_true, "probs", probs)
    unit_interval("y_true", target)
    unit_interval("probs", prediction)
    return target, prediction


def labels_and_logits(y_true: ArrayLike, logits: ArrayLike) -> tuple[Array, Array]:
    """Read soft labels and finite logits."""
    target, prediction = pair("y_true", y_true, "logits", logits)
    unit_interval("y_true", target)
    finite("logits", prediction)
    return target, prediction


def signed_scores(y_sign: ArrayLike, score: ArrayLike) -> tuple[Array, Array]:
    """Read labels of -1 and +1 and finite scores."""
    target, prediction = pair("y_sign", y_sign, "score", score)
    signs("y_sign", target)
    finite("score", prediction)
    return target, prediction


def charged(weight: Array, price: Array) -> Array:
    """Weight times price, where nothing times infinity is nothing."""
    return np.where(weight > 0.0, weight * price, 0.0)


def _long_alike(args: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Whether all arrays can be cut alike; one that is given by name cannot."""
    return (
        bool(args)
        and all(value is None or np.isscalar(value) for value in named.values())
        and all(
            isinstance(array, np.ndarray) and array.ndim == 1 and array.size > BLOCK
            for array in args
        )
        and all(array.shape == args[0].shape for array in args)
    )


def _first(array: Array, wrong: NDArray[np.bool_]) -> float:
    return float(array[wrong].flat[0])

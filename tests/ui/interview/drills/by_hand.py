"""Drills solved as a person solves them: from the words alone, without `losses`."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from statistics import mean, median
from types import MappingProxyType

_NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")


def numbers(text: str) -> list[float]:
    """The numbers of a text, in their order.

    Examples
    --------
    >>> numbers("sold for 400,000, at −0.5 each")
    [400000.0, -0.5]
    """
    return [
        float(found.replace(",", "").replace("−", "-"))
        for found in _NUMBER.findall(text)
    ]


def answer(kind: str, text: str) -> float:
    """What a drill of this kind asks for."""
    return _SOLVED[kind](text.split("\n\nAnswer ")[0])


def _scale(text: str) -> float:
    return 1e3 if "thousand dollars" in text else 1.0


def _squared_error(text: str) -> float:
    sold, predicted = numbers(text)
    return (_scale(text) * (predicted - sold)) ** 2


def _mean_squared_error(text: str) -> float:
    rows = [numbers(line) for line in text.splitlines() if re.search(r"\d", line)]
    return mean((_scale(text) * (predicted - sold)) ** 2 for sold, predicted in rows)


def _squared_error_gradient(text: str) -> float:
    if not text.startswith("Two houses"):
        sold, predicted = numbers(text)
        return 2 * (predicted - sold)
    first_sold, _, first_predicted, _ = numbers(text)
    return 2 * (first_predicted - first_sold) / 2


def _huber_of(error: float, delta: float) -> float:
    size = abs(error)
    return size**2 / 2 if size <= delta else delta * (size - delta / 2)


def _huber(text: str) -> float:
    first, second, delta = numbers(text)
    if text.startswith("A model predicts one house"):
        return (_huber_of(first, delta) + _huber_of(second, delta)) / 2
    return _huber_of(second - first, delta)


def _quantile(text: str) -> float:
    tau, first, second = numbers(text)
    if "too low, another" in text:
        return (tau * first + (1 - tau) * second) / 2
    error = second - first
    return (1 - tau) * error if error > 0 else -tau * error


def _minimiser(text: str) -> float:
    targets = numbers(text.split(". ")[0])
    asked = text.split("Which")[1]
    if "squared error" in asked:
        return mean(targets)
    if "absolute error" in asked:
        return median(targets)
    (parameter,) = numbers(asked)
    if "quantile" in asked:
        return sorted(targets)[math.ceil(parameter * len(targets)) - 1]
    low, high = min(targets), max(targets)
    for _ in range(200):
        middle = (low + high) / 2
        pull = sum(max(-parameter, min(parameter, middle - y)) for y in targets)
        low, high = (low, middle) if pull > 0 else (middle, high)
    return middle


def _true_share(text: str) -> float:
    """The probability of what the picture shows."""
    truth = re.search(r"shows a (\w+)", text)[1]
    if "the rest goes to" in text:
        return 1 - sum(numbers(text)) / 100
    if "knows only" in text:
        return 1 - numbers(text)[0] / 100
    return float(re.search(rf"{truth} (\d\.\d+)", text)[1])


def _cross_entropy(text: str) -> float:
    return -math.log(_true_share(text))


def _cross_entropy_bits(text: str) -> float:
    if text.startswith("A program reports"):
        return numbers(text)[0] / math.log(2)
    return -math.log2(_true_share(text))


def _cross_entropy_batch(text: str) -> float:
    shares = [numbers(line)[0] for line in text.splitlines() if re.search(r"\d", line)]
    if "%" in text:
        shares = [share / 100 for share in shares]
    if "of “cat”" in text:
        shares[2:] = [1 - share for share in shares[2:]]
    return mean(-math.log(share) for share in shares)


def _by_class(text: str, said: str) -> dict[str, float]:
    found = re.findall(r"(cat|dog|fox) (−?[\d,.]*\d)", text.split(said)[1])
    return {name: numbers(number)[0] for name, number in found[:3]}


def _softmax(logits: Mapping[str, float]) -> dict[str, float]:
    highest = max(logits.values())
    powers = {name: math.exp(z - highest) for name, z in logits.items()}
    return {name: power / sum(powers.values()) for name, power in powers.items()}


def _softmax_gradient(text: str) -> float:
    truth = re.search(r"shows a (\w+)", text)[1]
    asked = re.search(r"\*\*(\w+)\*\*", text)[1]
    if "The softmax gives" in text:
        probs = _by_class(text, "The softmax gives")
    else:
        probs = _softmax(_by_class(text, "The logits are"))
    return probs[asked] - (asked == truth)


def _stable_forms(text: str) -> float:
    if "its sigmoid" in text:
        y, z = numbers(text)
        return math.log1p(math.exp(-abs(z))) + max(0.0, z if y == 0 else -z)
    if text.startswith("The logits are"):
        probs = _softmax(_by_class(text, "The logits are"))
        return -math.log(probs[re.search(r"shows a (\w+)", text)[1]])
    if text.startswith("A program"):
        z = float(re.search(r"exp\((\d+)\)", text)[1])
        return math.inf if z > 709.78 else z
    first = 1 / (1 + math.exp(-numbers(text)[0]))
    return -math.log(1 / (1 + math.exp((1 - first) - first)))


def _kl_divergence(text: str) -> float:
    shares = [share / 100 if "%" in text else share for share in numbers(text)]
    q = shares[-1]
    p = 1.0 if text.startswith("All who saw") else shares[0]
    of, against = (q, p) if "KL(model" in text else (p, q)
    pairs = [(of, against), (1 - of, 1 - against)]
    if any(a > 0 and b == 0 for a, b in pairs):
        return math.inf
    return sum(a * math.log(a / b) for a, b in pairs if a > 0)


def _perplexity(text: str) -> float:
    found = numbers(text)
    if "adds up to" in text:
        count, total = found
        return (2 if "bits" in text else math.e) ** (total / count)
    return math.prod(found) ** (-1 / len(found))


def _focal(text: str) -> float:
    found = numbers(text)
    if "By which factor" in text:
        p, gamma = found
        return (1 - p) ** gamma
    gamma = found[-1]
    shares = [share / 100 if "%" in text else share for share in found[:-1]]
    losses = [(1 - p) ** gamma * -math.log(p) for p in shares]
    return losses[0] / losses[1] if len(losses) == 2 else losses[0]


def _sign(text: str) -> int:
    if stored := re.search(r"stored as (\d) ", text):
        return 2 * int(stored[1]) - 1
    return -1 if re.search(r"(label not spam, |y = )−1", text) else 1


def _hinge(text: str) -> float:
    if "Two mails" not in text:
        return max(0.0, 1 - _sign(text) * numbers(text)[-1])
    mails = numbers(text.split("Two mails:")[1])
    return mean(
        max(0.0, 1 - (2 * y - 1) * score) for score, y in (mails[:2], mails[2:])
    )


def _margin(text: str) -> float:
    if not text.startswith("A linear"):
        return _sign(text) * numbers(text)[-1]
    bias, *found = numbers(text.split(" Its label")[0])
    return _sign(text) * (
        bias + sum(a * b for a, b in zip(found[:3], found[3:], strict=True))
    )


def _stability_limit(text: str) -> float:
    momentum = numbers(text.split("momentum")[1])[0] if "momentum" in text else 0.0
    count, *areas = numbers(text.split(" by the ")[0])
    curvature = 2 * sum(area**2 for area in areas or [1.0] * int(count))
    if "by the mean" in text:
        curvature /= count
    return 2 * (1 + momentum) / curvature


def _descent_step(text: str) -> float:
    lowered, rest = text.split(" It begins at ")
    w, step_size = numbers(rest.split("Where")[0])
    targets = numbers(lowered.split("targets")[1]) if "targets" in lowered else [3.0]
    for _ in range(2 if "2 steps" in rest else 1):
        slope = sum(2 * (w - y) for y in targets)
        w -= step_size * slope / (1 if "**sum**" in lowered else len(targets))
    return w


def _sum_or_mean(text: str) -> float:
    if text.startswith("Over four houses"):
        digits, _, power = re.search(r"([\d.]+)( × 10([⁸⁹⁰¹]+))? ", text).groups()
        exponent = int(power.translate(str.maketrans("⁸⁹⁰¹", "8901"))) if power else 0
        given = float(digits) * 10**exponent
        return given * 4 if "their **sum**" in text else given / 4
    if text.startswith("A program"):
        count, step_size = numbers(text)
        return step_size / count if "to the sum" in text else step_size * count
    large, first, small, second, count = numbers(text)
    return (large * first + small * second) / count


_SOLVED: Mapping[str, Callable[[str], float]] = MappingProxyType(
    {
        "squared-error": _squared_error,
        "mean-squared-error": _mean_squared_error,
        "squared-error-gradient": _squared_error_gradient,
        "huber": _huber,
        "quantile": _quantile,
        "minimiser": _minimiser,
        "cross-entropy": _cross_entropy,
        "cross-entropy-bits": _cross_entropy_bits,
        "cross-entropy-batch": _cross_entropy_batch,
        "softmax-gradient": _softmax_gradient,
        "stable-forms": _stable_forms,
        "kl-divergence": _kl_divergence,
        "perplexity": _perplexity,
        "focal": _focal,
        "hinge": _hinge,
        "margin": _margin,
        "stability-limit": _stability_limit,
        "descent-step": _descent_step,
        "sum-or-mean": _sum_or_mean,
    }
)

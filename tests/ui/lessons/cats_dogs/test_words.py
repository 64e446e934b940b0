"""Cat or dog: what the words claim beside their numbers, and how they are set."""

from __future__ import annotations

import math

import numpy as np
import pytest

import losses
from ui.lessons.cats_dogs import PART

TEXTS = (PART.explanation, *PART.folds.values())


def cost(p: float) -> float:
    return float(losses.binary_cross_entropy(1, p))


def test_squared_error_is_fair_but_not_convex_in_the_logit():
    shares = np.arange(1, 100) / 100
    expected = 0.7 * losses.brier(np.ones(99), shares)
    expected += 0.3 * losses.brier(np.zeros(99), shares)
    assert shares[np.argmin(expected)] == 0.7
    turn = float(losses.logit(1 / 3))
    bends = np.diff(
        losses.brier_logits_gradient(np.ones(3), [turn - 1, turn, turn + 1])
    )
    assert bends[0] < 0 < bends[1]


def test_natural_logarithm_is_said_once():
    said = " ".join(" ".join(TEXTS).split())
    assert said.count("natural logarithm") == 1


def test_formulas_of_their_own_line_stay_on_one_line():
    for text in TEXTS:
        assert all(line.count("$$") in (0, 2) for line in text.splitlines())


def test_halving_doubles_the_loss_at_one_half_alone():
    halves = [
        p for p in np.linspace(0.01, 1, 100) if math.isclose(cost(p / 2), 2 * cost(p))
    ]
    assert halves == [pytest.approx(0.5)]
    said = " ".join(PART.examples["classic"].say.split())
    assert "From 0.5 to 0.25 it happens to double" in said

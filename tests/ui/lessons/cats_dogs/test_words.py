"""Cat or dog: every number in the words is computed again."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

import losses
from ui.datasets import species_fit
from ui.lessons.cats_dogs.numbers import steepest_brier
from ui.lessons.cats_dogs.words import EXPLANATION, FOLDS
from ui.numbers import percent


def cost(p: float) -> float:
    return float(losses.binary_cross_entropy(1, p))


def cost_of(name: str) -> float:
    species = next(each for each in species_fit().species if each.name == name)
    return float(losses.binary_cross_entropy(species.y_true, species.p_cat))


TEXTS = {"": EXPLANATION, **{title.split()[0]: text for title, text in FOLDS.items()}}
FOUR = [cost(p) for p in (0.9, 0.6, 0.8, 0.2)]
SOFTMAX = losses.softmax([2.0, 0.0, -1.0]).tolist()
FIT = species_fit()
STEEPEST = steepest_brier("logit")


@pytest.mark.parametrize(
    ("fold", "number", "value"),
    [
        ("", "0.3567", cost(0.7)),
        ("", "0.6931", cost(0.5)),
        ("", "1.0498", cost(0.35)),
        ("", "4.6052", cost(0.01)),
        ("Only", "0.356675", cost(0.7)),
        ("Only", "1.203973", cost(0.3)),
        ("Only", "1.560648", cost(0.7) + cost(0.3)),
        ("Only", "0.3567", losses.cross_entropy([1, 0, 0], [0.7, 0.2, 0.1])),
        ("Only", "1.2040", losses.binary_cross_entropy(0, 0.7)),
        ("What", "2.3026", cost(0.1)),
        ("What", "4.6052", cost(0.01)),
        ("What", "6.9078", cost(0.001)),
        ("Nats,", "0.5146", losses.nats_to_bits(cost(0.7))),
        ("Nats,", "0.1549", -math.log10(0.7)),
        ("Is", "-1.4286", losses.binary_cross_entropy_gradient(1, 0.7)),
        ("Is", "0.21", 0.7 * 0.3),
        ("Many", "2.4488", sum(FOUR)),
        ("Many", "0.6122", sum(FOUR) / 4),
        ("The", "-8.8057", FIT.intercept),
        ("The", "1.5087", -FIT.per_young),
        ("The", "0.21125", FIT.per_day),
        ("The", "1.85", FIT.intercept + 1.8 * FIT.per_young + 63.3 * FIT.per_day),
        ("The", "0.1358", 1 - 0.8642),
        ("The", "1.9966", cost_of("maned wolf")),
        ("The", "0.5253", cost_of("wildcat")),
        ("The", "1.3049", cost_of("African wildcat")),
        ("The", "0.2234", FIT.train.cross_entropy),
        ("The", "0.3302", FIT.leave_one_out.cross_entropy),
        ("A", "0.693147", losses.binary_cross_entropy(0.7, 0.5)),
        ("A", "0.610864", losses.entropy([0.7, 0.3])),
        ("A", "0.082283", losses.kl_divergence([0.7, 0.3], [0.5, 0.5])),
        ("Three", "0.8438", SOFTMAX[0]),
        ("Three", "0.1142", SOFTMAX[1]),
        ("Three", "0.0420", SOFTMAX[2]),
        ("Three", "-0.1562", SOFTMAX[0] - 1),
        ("Three", "0.1698", cost(SOFTMAX[0])),
        ("Squared", "0.21", 0.7 * 0.3**2 + 0.3 * 0.7**2),
        ("Squared", "-0.0132", losses.brier_logits_gradient(1, -5)),
        ("Squared", "-0.2963", -STEEPEST),
        ("Squared", "-0.9933", losses.binary_cross_entropy_logits_gradient(1, -5)),
    ],
)
def test_number_in_the_words_is_computed(fold, number, value):
    assert re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", TEXTS[fold])
    decimals = len(number.split(".")[1])
    assert round(float(value), decimals) == float(number)


def test_claims_in_the_words_hold():
    assert f"{len(FIT.species)} wild species" in TEXTS["The"]
    assert percent(FIT.train.accuracy) == "91 %"
    assert percent(FOUR[3] / sum(FOUR)) == "66 %"
    assert round(float(losses.brier_logits_gradient(1, -5)) / -STEEPEST, 2) == 0.04
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
    assert (EXPLANATION + "".join(FOLDS.values())).count("natural logarithm") == 1


def test_formulas_of_their_own_line_stay_on_one_line():
    for text in TEXTS.values():
        assert all(line.count("$$") in (0, 2) for line in text.splitlines())


def test_halving_doubles_the_loss_at_one_half_alone():
    halves = [
        p for p in np.linspace(0.01, 1, 100) if math.isclose(cost(p / 2), 2 * cost(p))
    ]
    assert halves == [pytest.approx(0.5)]
    assert "From 0.5 to 0.25 it happens to double" in " ".join(EXPLANATION.split())

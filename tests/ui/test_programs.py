"""The table of losses that programs are written from."""

from __future__ import annotations

import numpy as np
import pytest

from losses import REGISTRY
from ui.lessons.choosing import curves
from ui.lessons.choosing.curves.code import snippets_of
from ui.lessons.choosing.curves.losses import row
from ui.lessons.choosing.curves.view import look
from ui.losses import LOOKS

SCORES = np.array([-3.0, -0.4, 0.2, 0.7, 2.5])
LABELS = {
    "regression": np.array([0.1, 0.3, -0.2, 0.3, 4.0]),
    "probability": np.array([0.0, 1.0, 1.0, 0.0, 1.0]),
    "margin": np.array([-1.0, 1.0, 1.0, -1.0, 1.0]),
}


@pytest.mark.parametrize("name", [each.key for each in LOOKS.values() if each.value])
def test_value_and_slope_of_a_score_are_those_of_the_registry(name):
    loss, spec = LOOKS[name], REGISTRY[name]
    y = LABELS[spec.family]
    own = {"delta": 0.5} if loss.parameter else {}
    probs = 1 / (1 + np.exp(-SCORES))
    names = {"np": np, "score": SCORES, "y": y, "probs": probs} | own
    assert eval(loss.value, names) == pytest.approx(spec.value(y, SCORES, **own))
    assert eval(loss.slope, names) == pytest.approx(spec.gradient(y, SCORES, **own))


@pytest.mark.parametrize("preset", curves.PART.presets)
def test_lines_of_every_curve_give_what_the_chart_draws(preset):
    """Of all curves of an example, the ones that are not chosen too."""
    for curve in look(curves.PART.presets[preset]).curves:
        names = {"print": lambda *_: None}
        exec(snippets_of(curve, 0.3)["NumPy"], names)
        drawn = row(curve, 0.3)
        assert names["loss"] == pytest.approx(drawn.value), curve
        if not curve.events:
            assert names["gradient"] == pytest.approx(drawn.slope), curve

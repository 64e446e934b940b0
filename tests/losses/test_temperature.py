"""Cross-entropy at a temperature: what it has to do with the plain one."""

import numpy as np
import pytest

import losses

LOGITS = np.linspace(-8, 8, 33)
LABELS = np.where(np.arange(33) % 3, 1.0, 0.0)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_it_is_the_cross_entropy_of_the_divided_logit(temperature):
    np.testing.assert_allclose(
        losses.tempered_cross_entropy_logits(LABELS, LOGITS, temperature=temperature),
        losses.binary_cross_entropy_logits(LABELS, LOGITS / temperature),
    )


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_gradient_and_curvature_are_differences(temperature):
    def value(logits):
        return losses.tempered_cross_entropy_logits(
            LABELS, logits, temperature=temperature
        )

    step = 1e-4
    before, here, after = (value(LOGITS + side * step) for side in (-1, 0, 1))
    gradient = losses.tempered_cross_entropy_logits_gradient(
        LABELS, LOGITS, temperature=temperature
    )
    curvature = losses.tempered_cross_entropy_logits_curvature(
        LABELS, LOGITS, temperature=temperature
    )
    np.testing.assert_allclose(gradient, (after - before) / (2 * step), atol=1e-7)
    bend = (after - 2 * here + before) / step**2
    np.testing.assert_allclose(curvature, bend, atol=1e-6)


def test_binary_temperature_is_that_of_the_softmax():
    probs = losses.softmax([1.5, 0.0], temperature=2.0)
    assert losses.tempered_cross_entropy_logits(
        1, 1.5, temperature=2.0
    ) == pytest.approx(-np.log(probs[0]))


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.inf, np.nan, "warm"])
def test_temperature_outside_its_domain_is_refused(wrong):
    for function in (
        losses.tempered_cross_entropy_logits,
        losses.tempered_cross_entropy_logits_gradient,
        losses.tempered_cross_entropy_logits_curvature,
    ):
        with pytest.raises(ValueError, match=r"^temperature must be .*\.$"):
            function(1.0, 0.0, temperature=wrong)

"""Every fact in the registry, for every loss in it, is held to its word."""

import math
from dataclasses import FrozenInstanceError, fields

import latex2mathml.converter
import numpy as np
import pytest

import losses
from losses import REGISTRY, constant_minimiser, losses_of
from losses.registry import FAMILIES
from losses.training._optimum import kinks_of
from tests.losses import samples
from tests.losses.cases import (
    CASES,
    SCALAR_CASES,
    SPECS,
    N,
    draw,
    every_case,
    every_scalar_case,
    every_spec,
)

ENDS = {
    losses.Interval(0.0, 1.0, True, True): (0.01, 0.99),
    losses.Interval(0.0, math.inf, True, False): (0.5, 9.0),
}
"""Predictions between which a slope is looked at, by their domain."""


@every_case
def test_loss_is_never_below_that_of_the_perfect_prediction(spec, params):
    target, prediction = draw(spec)
    least = 0.0 if spec.from_zero else spec.value(target, target, **params)
    assert np.all(spec.value(target, prediction, **params) >= least)


@every_case
def test_perfect_prediction_costs_nothing_exactly_where_flagged(spec, params):
    target = samples.hard_targets(spec, N, np.random.default_rng(2))
    loss = spec.value(target, samples.perfect(spec, target), **params)
    assert np.all(loss == 0) == spec.from_zero
    assert not np.signbit(loss[loss == 0]).any()


@pytest.mark.parametrize(
    ("spec", "params"),
    # In the probability, cross-entropy ends at a wall, not at a bottom.
    [case for case in CASES if case.values[0].argument != "probability"],
)
def test_gradient_is_zero_at_the_perfect_prediction(spec, params):
    target = samples.hard_targets(spec, N, np.random.default_rng(2))
    slope = spec.gradient(target, samples.perfect(spec, target), **params)
    assert np.all(slope == 0)


def directions(spec, shape, random):
    step = random.normal(size=shape)
    if spec.classes and spec.argument == "probability":
        step -= step.mean(axis=-1, keepdims=True)  # keeps the sum of 1
    return step


@every_case
def test_gradient_is_the_central_difference_away_from_kinks(spec, params):
    target, prediction = draw(spec)
    step = 1e-6 * directions(spec, prediction.shape, np.random.default_rng(3))
    ahead = spec.value(target, prediction + step, **params)
    behind = spec.value(target, prediction - step, **params)
    slope = spec.gradient(target, prediction, **params)
    along = slope * step
    expected = 2 * (along.sum(axis=-1) if spec.classes else along)
    smooth = np.ones(N, dtype=bool)
    for kink in spec.kinks:
        near = np.abs(samples.error_or_margin(spec, target, prediction) - kink) < 1e-4
        smooth &= ~(near.any(axis=-1) if spec.classes else near)
    if spec.name == "crammer_singer_hinge":
        smooth &= np.abs(ahead - behind - expected) < 1e-3  # rivals change places
        assert smooth.mean() > 0.9
    scale = np.maximum(ahead, 1.0)
    assert smooth.mean() > 0.9
    np.testing.assert_allclose(
        ((ahead - behind) / scale)[smooth], (expected / scale)[smooth], atol=1e-11
    )


@every_case
def test_convex_exactly_where_flagged(spec, params):
    n = 20_000
    target, first = draw(spec, n)
    second = samples.predictions(spec, n, np.random.default_rng(4))
    middle = spec.value(target, 0.5 * (first + second), **params)
    chord = 0.5 * (
        spec.value(target, first, **params) + spec.value(target, second, **params)
    )
    above = middle > chord + 1e-9 * (1 + chord)
    if spec.convex or params.get("gamma") == 0:  # focal without focus is convex
        assert not above.any()
    else:
        assert above.any()


@every_scalar_case
def test_slope_is_continuous_exactly_where_flagged_differentiable(spec, params):
    """A jump of the slope stays, however close the two points are."""
    jumps = []
    for label in samples.targets(spec, 5, np.random.default_rng(0)):
        low, high = ENDS.get(spec.prediction_domain, (-9.0, 9.0))
        grid = np.linspace(low, high, 20_001)
        value = spec.value(np.full(grid.shape, label), grid, **params)
        slope = np.diff(value) / np.diff(grid)
        jumps.append(np.abs(np.diff(slope)) / (1 + np.abs(slope[:-1])))
    assert (np.max(jumps) < 0.01) == spec.differentiable


@pytest.mark.parametrize(
    ("spec", "params"), [case for case in SCALAR_CASES if case.values[0].kinks]
)
def test_slope_jumps_at_the_declared_kinks_and_nowhere_else(spec, params):
    label = 1.0
    grid = np.linspace(-4.0, 4.0, 1601) + 1.25e-3
    position = grid - label if spec.family == "regression" else label * grid
    value = spec.value(np.full(grid.shape, label), grid, **params)
    slope = np.diff(value) / np.diff(grid)
    found = position[1:-1][np.abs(np.diff(slope)) > 0.04]
    for kink in spec.kinks:
        assert np.any(np.abs(found - kink) < 0.01)
    for place in found:
        assert min(abs(place - kink) for kink in spec.kinks) < 0.01


@pytest.mark.parametrize(
    ("spec", "params"), [case for case in CASES if case.values[0].subgradient]
)
def test_subgradient_is_an_interval_at_kinks_and_the_gradient_elsewhere(spec, params):
    target, prediction = draw(spec)
    lower, upper = spec.subgradient(target, prediction, **params)
    slope = spec.gradient(target, prediction, **params)
    np.testing.assert_allclose(lower, slope, rtol=1e-12)
    np.testing.assert_allclose(upper, slope, rtol=1e-12)
    for kink in spec.kinks:
        at = target + kink if spec.family == "regression" else target * kink
        lower, upper = spec.subgradient(target, at, **params)
        slope = spec.gradient(target, at, **params)
        assert np.all(lower < upper)
        assert np.all((lower <= slope) & (slope <= upper))
        # A subgradient's line lies below a convex loss everywhere.
        for bound in (lower, upper):
            line = spec.value(target, at, **params) + bound * (prediction - at)
            assert np.all(spec.value(target, prediction, **params) >= line - 1e-12)


def test_convex_losses_with_kinks_have_a_subgradient():
    for spec in SPECS:
        assert (spec.subgradient is not None) == (
            bool(spec.kinks) and spec.convex and not spec.classes
        )


@pytest.mark.parametrize(
    ("spec", "params"), [case for case in CASES if case.values[0].pieces]
)
def test_straight_pieces_are_the_loss_and_meet_at_its_kinks(spec, params):
    target, prediction = draw(spec)
    place = samples.error_or_margin(spec, target, prediction)
    pieces = sorted(spec.pieces(**params))
    largest = np.max([slope * place + offset for slope, offset in pieces], axis=0)
    np.testing.assert_allclose(largest, spec.value(target, prediction, **params))
    assert tuple(kink.place for kink in kinks_of(pieces)) == spec.kinks


@pytest.mark.parametrize(
    "spec", [spec for spec in SPECS if not spec.classes], ids=lambda spec: spec.name
)
def test_curvature_is_one_number_above_zero_exactly_where_flagged_quadratic(spec):
    target, near = draw(spec)
    far = near if spec.argument == "probability" else 100.0 * near
    bends = [
        spec.curvature(np.tile(target, 2), np.append(near, far), **params)
        for params in samples.parameter_settings(spec)
    ]
    assert bool(np.ptp(bends) == 0.0 and np.min(bends) > 0.0) == spec.quadratic


@every_case
def test_no_finite_prediction_is_best_exactly_where_flagged_endless(spec, params):
    target = samples.hard_targets(spec, N, np.random.default_rng(2))
    sure = samples.perfect(spec, target)
    if spec.argument in ("logit", "score"):
        sure = sure / 100.0
    assert np.all(spec.value(target, sure, **params) > 0) == spec.endless


@every_scalar_case
def test_declared_minimiser_minimises(spec, params):
    random = np.random.default_rng(5)
    for n in (1, 2, 3, 10, 11):
        target = samples.hard_targets(spec, n, random)
        best = constant_minimiser(spec.name, target, **params)
        if math.isinf(best):
            best = math.copysign(700.0, best)
        low, high = (0, 1) if spec.argument == "probability" else (-15, 15)
        low = max(low, spec.prediction_domain.low)
        rivals = np.concatenate([np.linspace(low, high, 301), target, [best + 1e-6]])
        rivals = rivals[(rivals >= low) & (rivals <= high)]
        total = spec.value(target, np.full(n, best), **params).sum()
        for rival in rivals:
            other = spec.value(target, np.full(n, rival), **params).sum()
            assert total <= other + 1e-9


@pytest.mark.parametrize(
    ("spec", "params"), [case for case in CASES if case.values[0].proper is not None]
)
def test_reporting_the_true_probability_is_best_exactly_where_proper(spec, params):
    honest = True
    for truth in (0.1, 0.3, 0.7, 0.95):
        report = np.linspace(0.01, 0.99, 99)
        if spec.classes:
            report = np.column_stack([report, 1 - report])
            belief = np.tile([truth, 1 - truth], (99, 1))
            says = np.log(report) if spec.argument == "logit" else report
            expected = spec.value(belief, says, **params)
        else:
            says = losses.logit(report) if spec.argument == "logit" else report
            ones, zeros = np.ones(99), np.zeros(99)
            expected = truth * spec.value(ones, says, **params)
            expected += (1 - truth) * spec.value(zeros, says, **params)
        best = np.linspace(0.01, 0.99, 99)[expected.argmin()]
        honest &= abs(best - truth) < 1e-9
    assert honest == (spec.proper or params.get("gamma") == 0)


@every_case
def test_bounded_exactly_where_flagged(spec, params):
    target = samples.hard_targets(spec, N, np.random.default_rng(6))
    if spec.argument == "probability":
        far = 1.0 - target if not spec.classes else np.roll(target, 1, axis=-1)
        assert np.isinf(spec.value(target, far, **params)).all() != spec.bounded
        return
    far = -1e9 * samples.perfect(spec, target)
    if spec.prediction_domain.low == 0.0:
        far = -far
    largest = spec.value(target, far, **params).max()
    assert (largest <= 1.0) == spec.bounded
    assert (largest >= 1e7) != spec.bounded


@every_spec
def test_samples_lie_in_the_declared_domains(spec):
    target, prediction = draw(spec)
    assert spec.target_domain.includes(target)
    assert spec.prediction_domain.includes(prediction)
    outside = spec.prediction_domain.high + 1
    if math.isfinite(outside):
        with pytest.raises(ValueError, match="must be in"):
            spec.value(target, prediction + outside)


@every_spec
def test_formulas_can_be_drawn(spec):
    for formula in (spec.formula, spec.gradient_formula):
        drawn = latex2mathml.converter.convert(formula)
        assert drawn.startswith("<math")
        assert "\\" not in drawn


@every_spec
def test_entry_is_complete(spec):
    assert spec.family in FAMILIES
    assert getattr(losses, spec.name) is spec.value
    assert getattr(losses, f"{spec.name}_gradient") is spec.gradient
    assert (spec.curvature is None) == spec.classes
    assert (spec.best_constant is None) == spec.classes
    if spec.curvature:
        assert spec.curvature.__name__ == f"{spec.name}_curvature"
        assert spec.curvature.__doc__
    for name in ("title", "formula", "gradient_formula", "minimiser", "unit"):
        assert getattr(spec, name).strip()
    author, *_, year = spec.source.split(", ")
    assert author
    assert 1700 < int(year) < 2030
    for parameter in spec.parameters:
        assert parameter.low <= parameter.default <= parameter.high
        assert parameter.symbol in spec.formula
    assert spec.value.__doc__
    assert spec.gradient.__doc__


def test_registry_cannot_be_changed():
    with pytest.raises(TypeError):
        REGISTRY["mine"] = SPECS[0]
    with pytest.raises(FrozenInstanceError):
        SPECS[0].title = "mine"


def test_families_list_every_loss_once_in_order():
    listed = [spec for family in FAMILIES for spec in losses_of(family)]
    assert listed == SPECS
    with pytest.raises(ValueError, match="family must be one of"):
        losses_of("ranking")


def test_titles_are_different():
    assert len({spec.title for spec in SPECS}) == len(SPECS)


def test_specs_are_documented_field_by_field():
    for field in fields(losses.LossSpec):
        assert field.name in losses.LossSpec.__doc__


def test_public_list_is_sorted_out():
    assert len(set(losses.__all__)) == len(losses.__all__)
    for name in losses.__all__:
        assert hasattr(losses, name)

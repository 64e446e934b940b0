"""What every loss does with its arguments, whatever it computes."""

import inspect
import math

import numpy as np
import pytest

from tests.losses import samples
from tests.losses.cases import SPECS, draw, every_case, every_spec, functions


@every_case
def test_inputs_are_not_changed_and_results_are_new(spec, params):
    for n in (7, 70_000):
        target, prediction = draw(spec, n)
        kept = target.copy(), prediction.copy()
        target.flags.writeable = prediction.flags.writeable = False
        for function in functions(spec):
            result = function(target, prediction, **params)
            assert not np.shares_memory(result, prediction)
            assert not np.shares_memory(result, target)
        np.testing.assert_array_equal(target, kept[0])
        np.testing.assert_array_equal(prediction, kept[1])


@every_case
def test_long_arrays_give_what_their_pieces_give(spec, params):
    target, prediction = draw(spec, 70_001)
    for function in functions(spec):
        result = function(target, prediction, **params)
        pieces = [
            function(target[part], prediction[part], **params)
            for part in (slice(0, 30_000), slice(30_000, None))
        ]
        np.testing.assert_array_equal(result, np.concatenate(pieces))


@every_case
def test_arrays_may_be_given_by_name(spec, params):
    for n in (3, 70_000):
        arrays = draw(spec, n)
        for function in functions(spec):
            names = list(inspect.signature(function).parameters)[:2]
            expected = function(*arrays, **params)
            for named in (dict(zip(names, arrays, strict=True)), {names[1]: arrays[1]}):
                rest = arrays[: 2 - len(named)]
                np.testing.assert_array_equal(
                    function(*rest, **named, **params), expected
                )


@every_case
def test_shape_is_kept(spec, params):
    for n in (0, 1, 5):
        target, prediction = draw(spec, n)
        assert spec.value(target, prediction, **params).shape == (n,)
        for function in functions(spec)[1:]:
            assert function(target, prediction, **params).shape == prediction.shape
    target, prediction = draw(spec, 1)
    value = spec.value(target[0], prediction[0], **params)
    assert isinstance(value, np.float64)
    if not spec.classes:
        for function in functions(spec):
            number = function(target[0], prediction[0], **params)
            assert isinstance(number, np.float64)


@every_case
def test_lists_and_integers_are_read_as_numbers(spec, params):
    target = np.round(samples.hard_targets(spec, 6, np.random.default_rng(7)))
    prediction = samples.perfect(spec, target.astype(int))
    expected = spec.value(target, prediction, **params)
    whole = prediction.astype(int)
    np.testing.assert_array_equal(
        spec.value(target.tolist(), whole.tolist(), **params), expected
    )


@every_spec
def test_shapes_that_differ_are_refused(spec):
    target, prediction = draw(spec, 4)
    for function in functions(spec):
        with pytest.raises(ValueError, match=r"must have .*; got \(.*\)\.$"):
            function(target, prediction[:3])
        with pytest.raises(ValueError, match=r"must have .*; got \(.*\)\.$"):
            function(target[0], prediction)


@every_spec
@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_nan_and_infinity_are_refused(spec, wrong):
    for which in (0, 1):
        arguments = list(draw(spec, 4))
        arguments[which] = arguments[which].astype(float)
        arguments[which].flat[2] = wrong
        for function in functions(spec):
            with pytest.raises(ValueError, match=r"^\w+ must be .*; got .*\.$"):
                function(*arguments)


@every_spec
@pytest.mark.parametrize("wrong", ["abc", None, [1, "b"], [[1], [2, 3]], 1j, [10**400]])
def test_what_is_not_a_number_is_refused(spec, wrong):
    target, prediction = draw(spec, 2)
    with pytest.raises(ValueError, match=r"^\w+ must be .*; got .*\.$"):
        spec.value(target, wrong)
    with pytest.raises(ValueError, match=r"^\w+ must be .*; got .*\.$"):
        spec.value(wrong, prediction)


@pytest.mark.parametrize(
    "spec", [s for s in SPECS if s.parameters], ids=lambda s: s.name
)
@pytest.mark.parametrize("wrong", [-1.0, math.nan, math.inf, "2", [1.0, 2.0], None])
def test_parameters_outside_their_domain_are_refused(spec, wrong):
    target, prediction = draw(spec, 2)
    for parameter in spec.parameters:
        for function in functions(spec):
            with pytest.raises(ValueError, match=rf"^{parameter.name} must be .*\.$"):
                function(target, prediction, **{parameter.name: wrong})

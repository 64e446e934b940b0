"""What is refused, and that the message states the rule and the value."""

import math

import numpy as np
import pytest

import losses

MESSAGES = [
    (
        lambda: losses.squared_error([1.0], [math.nan]),
        "y_pred must be finite; got nan.",
    ),
    (
        lambda: losses.squared_error([math.inf], [1.0]),
        "y_true must be finite; got inf.",
    ),
    (
        lambda: losses.squared_error([1, 2, 3], [1, 2]),
        "y_pred must have the shape of y_true, (3,); got (2,).",
    ),
    (
        lambda: losses.squared_error([1, 2, 3], 1),
        "y_pred must have the shape of y_true, (3,); got ().",
    ),
    (
        lambda: losses.squared_error("a house", 1),
        "y_true must be real numbers; got 'a house'.",
    ),
    (
        lambda: losses.huber(0, 1, delta=0),
        "delta must be one number in (0, inf); got 0.",
    ),
    (
        lambda: losses.quantile(0, 1, quantile=1.0),
        "quantile must be one number in (0, 1); got 1.0.",
    ),
    (
        lambda: losses.focal(0, 1, gamma=-1),
        "gamma must be one number in [0, inf); got -1.",
    ),
    (
        lambda: losses.softmax([1.0], temperature=0),
        "temperature must be one number in (0, inf); got 0.",
    ),
    (
        lambda: losses.smooth_labels([1, 0], smoothing=2),
        "smoothing must be one number in [0, 1]; got 2.",
    ),
    (lambda: losses.brier(1, 1.5), "probs must be in [0, 1]; got 1.5."),
    (lambda: losses.brier(-1, 0.5), "y_true must be in [0, 1]; got -1.0."),
    (lambda: losses.logit(math.nan), "probs must be in [0, 1]; got nan."),
    (lambda: losses.sigmoid(math.inf), "logits must be finite; got inf."),
    (lambda: losses.hinge([0, 1], [1, 1]), "y_sign must be -1 or +1; got 0.0."),
    (
        lambda: losses.cross_entropy([1, 0], [0.6, 0.6]),
        "probs must sum to 1 over the classes; got 1.2.",
    ),
    (
        lambda: losses.softmax([[]]),
        "logits must have the shape (n, k) or (k,), k at least 2; got (1, 0).",
    ),
    (
        lambda: losses.multiclass_hinge(3, [1.0, 2.0, 3.0]),
        "y_index must be a class index from 0 to 2; got 3.0.",
    ),
    (
        lambda: losses.multiclass_hinge(0.5, [1.0, 2.0]),
        "y_index must be a class index from 0 to 1; got 0.5.",
    ),
    (
        lambda: losses.multiclass_hinge([0, 1], [1.0, 2.0]),
        "y_index must have one class for each row of scores, (); got (2,).",
    ),
    (
        lambda: losses.reduce_loss([1.0], "average"),
        "reduction must be one of none, mean, sum; got 'average'.",
    ),
    (lambda: losses.reduce_loss([math.nan]), "loss must be numbers; got nan."),
    (
        lambda: losses.reduce_loss([[1.0, 2.0]]),
        "loss must have the shape (n,) or be one number; got (1, 2).",
    ),
    (
        lambda: losses.reduce_loss([1.0, 2.0], weights=[1.0]),
        "weights must have one weight for each sample, (2,); got (1,).",
    ),
    (
        lambda: losses.reduce_loss([1.0, 2.0], weights=[1.0, -1.0]),
        "weights must be in [0, inf); got [1.0, -1.0].",
    ),
    (
        lambda: losses.reduce_gradient([[1.0, 2.0]], weights=[0.0]),
        "weights must not all be 0; got [0.0].",
    ),
    (
        lambda: losses.focal(1, 0.5, alpha=2),
        "alpha must be one number in [0, 1]; got 2.",
    ),
    (
        lambda: losses.smooth_labels([1, 0], to="none"),
        "to must be one of all, others; got 'none'.",
    ),
    (lambda: losses.nats_to_bits(math.nan), "nats must be numbers; got nan."),
    (
        lambda: losses.linear_score([[1.0, 2.0]], [1.0]),
        "weights must have one weight per feature, shape (2,); got (1,).",
    ),
    (
        lambda: losses.linear_score([[[1.0]]], [1.0]),
        "features must have the shape (n, d) or (d,); got (1, 1, 1).",
    ),
    (
        lambda: losses.linear_score([1.0], [1.0], [2.0]),
        "bias must be one number; got (1,).",
    ),
    (
        lambda: losses.linear_score([math.nan], [1.0]),
        "features must be finite; got nan.",
    ),
    (lambda: losses.standardise([1.0], 0.0, 0.0), "scale must be above 0; got 0.0."),
    (
        lambda: losses.standardise([1.0, 2.0], [0.0, 0.0], 1.0),
        "mean must be one number, or one per column of values; got (2,).",
    ),
    (
        lambda: losses.constant_minimiser("brier", [2.0]),
        "y_true must be in [0, 1]; got 2.0.",
    ),
    (
        lambda: losses.constant_minimiser("hinge", [0.0, 1.0]),
        "y_true must be -1 or +1; got 0.0.",
    ),
    (
        lambda: losses.constant_minimiser("log_cosh", [1.0, math.nan]),
        "y_true must be finite; got nan.",
    ),
]


@pytest.mark.parametrize(
    ("call", "message"), MESSAGES, ids=[message[:40] for _, message in MESSAGES]
)
def test_message_states_the_rule_and_the_value(call, message):
    with pytest.raises(ValueError, match=r".*") as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "value",
    [
        "x" * 10_000,
        [[i] * i for i in range(500)],
        10**5_000,
        np.full((9, 9, 9), "house"),
    ],
    ids=["text", "ragged", "integer", "array"],
)
def test_huge_values_do_not_fill_the_message(value):
    with pytest.raises(ValueError, match=r"^y_true must be .*; got .*\.$") as caught:
        losses.squared_error(value, 1.0)
    assert len(str(caught.value)) < 120


def test_unknown_loss_names_the_known_ones():
    with pytest.raises(
        ValueError, match="spec_name must be one of squared_error, half_"
    ):
        losses.constant_minimiser("multiclass_hinge", [0, 1])


def test_parameters_are_keyword_only():
    with pytest.raises(TypeError):
        losses.huber(0, 1, 2.0)


def test_rows_may_miss_a_sum_of_one_by_a_millionth():
    assert losses.cross_entropy([1, 0], [0.5, 0.5 + 0.9e-6]) == math.log(2)
    with pytest.raises(ValueError, match="sum to 1"):
        losses.cross_entropy([1, 0], [0.5, 0.5 + 1.1e-6])


@pytest.mark.parametrize("wrong", [math.nan, 7.0])
def test_a_wrong_value_deep_in_a_long_array_is_found(wrong):
    label, probs = np.ones(200_000), np.full(200_000, 0.5)
    probs[-1] = wrong
    with pytest.raises(ValueError, match="probs must be in"):
        losses.binary_cross_entropy(label, probs)


def test_intervals_say_what_they_include():
    half_open = losses.Interval(0.0, 1.0, True, False)
    assert half_open.includes([0.0, 0.5])
    assert not half_open.includes(1.0)
    assert not half_open.includes(math.nan)
    assert str(losses.Interval(-math.inf, 2.5, False, True)) == "(-inf, 2.5]"
    signs = losses.Choice((-1.0, 1.0))
    assert signs.includes([1, -1])
    assert not signs.includes([0])
    assert str(signs) == "{-1, 1}"


def test_linear_score_and_standardise_work_by_column():
    features = np.array([[1.0, 10.0], [3.0, 30.0]])
    scaled = losses.standardise(features, features.mean(axis=0), features.std(axis=0))
    assert scaled.tolist() == [[-1, -1], [1, 1]]
    assert losses.linear_score(scaled, [2.0, 0.5], 1.0).tolist() == [-1.5, 3.5]
    assert losses.linear_score([1.0, 2.0], [3.0, 4.0]) == 11.0

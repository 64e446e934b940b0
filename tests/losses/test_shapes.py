"""A function refuses an array of a shape that it does not mean."""

import inspect

import numpy as np
import pytest
from numpy.typing import ArrayLike

import losses
from losses import REGISTRY

TABLE = {"y_sign": np.ones((2, 1)), "targets": np.ones((2, 1))}
OTHERS = {"loss": "squared_error", "spec_name": "squared_error", "share": 0.5}
PARTS = ("_gradient", "_curvature", "_subgradient")
OF_ROWS = ("(n, k)", "(n, d)", "(n, 2)", "(k, d)", "(d,)", "(m, n)", "any shape")


def text(name):
    """What is said about a function, or about the loss that it is a slope of."""
    for part in PARTS:
        name = name.removesuffix(part)
    return inspect.getdoc(getattr(losses, name, None)) or ""


OF_SAMPLES = [
    function
    for function in map(losses.__dict__.get, losses.__all__)
    if inspect.isfunction(function)
    and "shape (n,)" in text(function.__name__)
    and not any(shape in text(function.__name__) for shape in OF_ROWS)
]


def test_most_functions_take_one_number_for_each_sample():
    assert len(OF_SAMPLES) > 50


@pytest.mark.parametrize("function", OF_SAMPLES, ids=lambda each: each.__name__)
def test_a_column_of_samples_is_refused(function):
    needed = [
        each
        for each in inspect.signature(function).parameters.values()
        if each.default is each.empty and each.kind is not each.VAR_KEYWORD
    ]
    given = {
        each.name: TABLE.get(each.name, np.full((2, 1), 0.5))
        if each.annotation == ArrayLike
        else OTHERS[each.name]
        for each in needed
    }
    with pytest.raises(ValueError, match=r"must have the shape .*; got \(2, 1\)\.$"):
        function(**given)


OF_CLASSES = [spec for spec in REGISTRY.values() if spec.classes]


@pytest.mark.parametrize("spec", OF_CLASSES, ids=lambda spec: spec.name)
@pytest.mark.parametrize("shape", [(1,), (3, 1), (2, 2, 2), ()], ids=str)
def test_one_lonely_class_and_a_stack_of_tables_are_refused(spec, shape):
    predicted = np.full(shape, 1.0 / shape[-1] if shape else 1.0)
    target = np.zeros(shape[:-1]) if spec.family == "margin" else predicted
    for function in (spec.value, spec.gradient):
        with pytest.raises(ValueError, match=r"must have the shape \(n, k\)"):
            function(target, predicted)


@pytest.mark.parametrize(
    "call",
    [
        lambda: losses.smooth_labels([1.0]),
        lambda: losses.smooth_labels([[1.0], [1.0]]),
        lambda: losses.softmax([5.0]),
        lambda: losses.log_softmax([[5.0], [5.0]]),
        lambda: losses.entropy([1.0]),
        lambda: losses.kl_divergence([1.0], [1.0]),
        lambda: losses.naive_softmax([5.0]),
    ],
)
def test_one_class_alone_is_no_distribution(call):
    with pytest.raises(ValueError, match=r"k at least 2; got \("):
        call()


def test_outputs_of_a_sample_must_be_pooled_before_the_samples_are():
    outputs = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]])
    for pooled in (
        losses.reduce_loss,
        lambda table: losses.reduce_loss(table, "sum"),
        lambda table: losses.reduce_loss(table, "none"),
        lambda table: losses.mean_squared_error(table, table + 1.0),
        lambda table: losses.mean_absolute_error(table, table + 1.0),
        lambda table: losses.root_mean_squared_error(table, table + 1.0),
        lambda table: losses.r_squared(table, table + 1.0),
        lambda table: losses.constant_minimiser("squared_error", table),
    ):
        with pytest.raises(ValueError, match=r"must have the shape \(n,\)"):
            pooled(outputs)
    for misfit in ([1.0, 2.0, 3.0], [[1.0], [2.0]], [[[1.0, 2.0]]]):
        with pytest.raises(
            ValueError, match=r"y_pred must have a row for each setting"
        ):
            losses.for_each_row(losses.squared_error, [0.0, 0.0], misfit)
    with pytest.raises(ValueError, match=r"gradient must have the shape \(n,\) or"):
        losses.reduce_gradient(outputs[np.newaxis])

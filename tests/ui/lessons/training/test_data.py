"""The data of the page "Training": shared, read-only, split once, in their units."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression

import losses
from ui.datasets import load_table, species_fit
from ui.lessons.training.data import DOLLARS, LOSSES, MODELS, training_data

EVERY = [
    pytest.param(model, loss, scaled, id=f"{model}-{loss}-{scaled}")
    for model in MODELS
    for loss in LOSSES[model]
    for scaled in ((True, False) if model == "price" else (True,))
]


@pytest.mark.parametrize(("model", "loss", "scaled"), EVERY)
def test_data_are_shared_and_read_only(model, loss, scaled):
    data = training_data(model, loss=loss, scaled=scaled)
    assert training_data(model, loss=loss, scaled=scaled) is data
    for part in (data.train, data.held_out):
        for array in (part.features, part.raw, part.targets):
            assert len(array) == len(part)
            assert np.isfinite(array).all()
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 0.0
    losses.objective_value(data.objective(data.train, loss), (0.0, 0.0))


# 2,930 sales, 35 species, 4,016 mails.
@pytest.mark.parametrize(
    ("model", "train", "held_out"),
    [("price", 2198, 732), ("family", 24, 11), ("spam", 3012, 1004)],
)
def test_every_sample_is_in_one_part(model, train, held_out):
    data = training_data(model)
    assert (len(data.train), len(data.held_out)) == (train, held_out)
    both = np.concatenate([data.train.targets, data.held_out.targets])
    if model == "price":
        whole = load_table("houses_ames")["price"] / DOLLARS
    elif model == "family":
        whole = np.array([each.y_true for each in species_fit().species], dtype=float)
    else:
        whole = np.where(load_table("spam_spambase11")["spam"] == 1, 1.0, -1.0)
    assert np.sort(both).tolist() == np.sort(whole).tolist()
    assert data.train.targets.mean() == pytest.approx(
        data.held_out.targets.mean(), rel=0.25
    )


@pytest.mark.parametrize("model", MODELS)
def test_features_are_standardised_by_the_training_samples(model):
    data = training_data(model)
    columns = 1 if model == "price" else 2
    shown = data.train.features[:, :columns]
    assert shown.mean(axis=0) == pytest.approx(0, abs=1e-12)
    assert shown.std(axis=0) == pytest.approx(1)
    raw = data.held_out.raw / (1_000 if model == "price" else 1)
    raw = np.log1p(raw) if data.is_log else raw
    scaled = (raw - data.means[:columns]) / data.scales[:columns]
    assert data.held_out.features[:, :columns] == pytest.approx(scaled)
    if model == "price":
        assert (data.train.features[:, 1] == 1).all()


# The largest over the smallest eigenvalue of XᵀX, and 2 over the largest of 2XᵀX/n.
@pytest.mark.parametrize(
    ("scaled", "condition", "limit"), [(False, 45.63, 0.29114), (True, 1.0, 1.0)]
)
def test_scaling_turns_the_ravine_into_a_bowl(scaled, condition, limit):
    data = training_data("price", scaled=scaled)
    values = np.linalg.eigvalsh(data.train.features.T @ data.train.features)
    assert values[-1] / values[0] == pytest.approx(condition, rel=1e-3)
    assert len(data.train) / values[-1] == pytest.approx(limit, rel=1e-4)
    bowl = data.objective(data.train, "squared_error")
    assert losses.stability_limit(bowl) == pytest.approx(limit, rel=1e-4)


def test_best_line_is_that_of_scikit_learn():
    data = training_data("price", scaled=False)
    line = LinearRegression().fit(data.train.raw / 1_000, data.train.targets)
    best = losses.optimum(data.objective(data.train, "squared_error"))
    assert best.weights == pytest.approx([line.coef_[0], line.intercept_])
    assert best.weights == pytest.approx([1.0726, 0.1890], abs=5e-5)


def test_bias_of_family_is_that_of_the_best_cross_entropy():
    data = training_data("family")
    fit = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(
        data.train.features, data.train.targets
    )
    assert data.bias == pytest.approx(fit.intercept_[0], abs=5e-3)
    assert training_data("family", loss="brier_logits").bias == data.bias
    best = losses.optimum(data.objective(data.train, "binary_cross_entropy_logits"))
    assert best.weights == pytest.approx(fit.coef_[0], abs=5e-3)


@pytest.mark.parametrize("loss", LOSSES["spam"])
def test_bias_of_spam_is_that_of_the_best_model_of_its_loss(loss):
    data = training_data("spam", loss=loss)
    ones = np.ones((len(data.train), 1))
    three = losses.Objective(
        np.hstack([data.train.features, ones]), data.train.targets, loss=loss
    )
    best = losses.optimum(three)
    assert data.bias == pytest.approx(best.weights[2], abs=5e-3)
    two = losses.optimum(data.objective(data.train, loss))
    assert two.weights == pytest.approx(best.weights[:2], abs=5e-3)


CONVEX = [case for case in EVERY if case.values[1] != "brier_logits"]


@pytest.mark.parametrize(("model", "loss", "scaled"), CONVEX)
def test_lowest_point_is_in_the_window(model, loss, scaled):
    data = training_data(model, loss=loss, scaled=scaled)
    best = losses.optimum(data.objective(data.train, loss))
    for weight, (low, high) in zip(best.weights, data.window, strict=True):
        assert low < weight < high


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ({"model": "cats"}, "model must be one of price, family, spam; got 'cats'"),
        ({"model": "spam", "loss": "huber"}, "loss must be one of hinge"),
    ],
)
def test_names_that_are_not_known_are_refused(arguments, rule):
    with pytest.raises(ValueError, match=rule):
        training_data(**arguments)


def test_axes_have_their_units():
    assert training_data("price").weight_axes[1] == "intercept ($100,000)"
    raw = training_data("price", scaled=False)
    assert raw.weight_axes[0] == "slope ($100 per sq ft)"
    assert training_data("spam").weight_axes == ("weight of “!”", "weight of capitals")

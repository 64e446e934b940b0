"""The stored fits, repeated with scikit-learn and held to what is said of them."""

import json
import math

import numpy as np
import pytest

from data import fit
from ui.datasets import houses_fit, load_table, spam_fit, species_fit
from ui.lessons.spam.mail import score_values

# Stored numbers have 4 to 6 decimals; another build of BLAS moves the last ones.
TOLERANCE = {"rel": 1e-4, "abs": 1e-3}


def numbers_and_texts(value, path=""):
    """Flatten nested data to (path, leaf) pairs."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from numbers_and_texts(item, f"{path}/{key}")
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from numbers_and_texts(item, f"{path}/{i}")
    else:
        yield path, value


@pytest.mark.parametrize("name", ["houses", "species", "spam"])
def test_scikit_learn_gives_the_stored_fit_again(name):
    stored = json.loads(fit.FITS.read_text(encoding="utf-8"))[name]
    again = dict(numbers_and_texts(getattr(fit, f"fit_{name}")()))
    stored = dict(numbers_and_texts(stored))
    assert stored.keys() == again.keys()
    for path, value in stored.items():
        if isinstance(value, float):
            assert again[path] == pytest.approx(value, **TOLERANCE), path
        elif path.endswith(("y_pred", "mse", "rmse", "mae")):
            assert again[path] == pytest.approx(value, rel=1e-4), path
        else:
            assert again[path] == value, path


def test_the_file_is_written_with_sorted_keys():
    text = fit.FITS.read_text(encoding="utf-8")
    again = json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False)
    assert text == again + "\n"


# ---- Houses -----------------------------------------------------------------


@pytest.fixture(name="held_out")
def _held_out():
    table = load_table("houses_ames")
    return np.sort(fit.split(len(table["price"]))[1])


def predict_houses():
    houses, table = houses_fit(), load_table("houses_ames")
    place = np.array([houses.neighborhoods[name] for name in table["neighborhood"]])
    return (
        houses.intercept
        + houses.per_sqft * table["area_sqft"]
        + houses.per_room * table["rooms"]
        + place
    )


def test_houses_figures_are_those_of_the_independent_run():
    # 75/25 split, random_state 0: computed once by hand in another script.
    test = houses_fit().test
    assert (test.rmse, test.mae) == (39_642, 26_711)
    assert test.mse == pytest.approx(1.571e9, rel=1e-3)
    assert test.r2 == pytest.approx(0.759, abs=5e-4)


def test_houses_fit_is_the_least_squares_minimum(held_out):
    # At the minimum the errors of the fitted sales are orthogonal to every column.
    table = load_table("houses_ames")
    fitted = np.setdiff1d(np.arange(len(table["price"])), held_out)
    error = (predict_houses() - table["price"])[fitted]
    for name in ("area_sqft", "rooms"):
        x = table[name][fitted]
        assert abs(error @ x) < 1e-6 * np.abs(error) @ x
    for place in set(table["neighborhood"][fitted]):
        assert abs(error[table["neighborhood"][fitted] == place].mean()) < 0.1


def test_one_more_room_at_the_same_area_lowers_the_price():
    assert houses_fit().per_room < 0


def test_ten_held_out_sales_in_ten_neighborhoods_over_the_price_range(held_out):
    houses = houses_fit().houses
    assert len(houses) == len({house.neighborhood for house in houses}) == 10
    assert {house.row for house in houses} <= set(held_out)
    prices = [house.y_true for house in houses]
    assert prices == sorted(prices)
    assert prices[0] <= 110_000
    assert prices[-1] >= 420_000
    assert fit.PRICE_RANGE[0] <= prices[0] <= prices[-1] <= fit.PRICE_RANGE[1]


def test_the_two_worst_predictions_are_among_the_ten(held_out):
    table = load_table("houses_ames")
    low, high = fit.PRICE_RANGE
    price = table["price"][held_out]
    error = (predict_houses()[held_out] - price)[(low <= price) & (price <= high)]
    chosen = [house.y_pred - house.y_true for house in houses_fit().houses]
    assert max(chosen) == pytest.approx(error.max(), abs=1)
    assert min(chosen) == pytest.approx(error.min(), abs=1)


def test_the_other_eight_are_nearest_to_the_target_prices(held_out):
    table = load_table("houses_ames")
    houses = houses_fit().houses
    errors = [house.y_pred - house.y_true for house in houses]
    left = [h for h in houses if h.y_pred - h.y_true not in (max(errors), min(errors))]
    used = {h.neighborhood for h in houses if h not in left}
    for target, house in zip(fit.PRICE_TARGETS, left, strict=True):
        free = [
            abs(table["price"][i] - target)
            for i in held_out
            if fit.readable(table["neighborhood"][i]) not in used
            and fit.PRICE_RANGE[0] <= table["price"][i]
        ]
        assert abs(house.y_true - target) == min(free)
        used.add(house.neighborhood)


# ---- Species ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "p_cat", "cross_entropy"),
    [
        ("lion", 1.000, 0.000),
        ("wildcat", 0.591, 0.525),
        ("African wildcat", 0.271, 1.305),
        ("maned wolf", 0.864, 1.997),
    ],
)
def test_probabilities_are_those_of_the_independent_run(name, p_cat, cross_entropy):
    (species,) = (one for one in species_fit().species if one.name == name)
    assert species.p_cat == pytest.approx(p_cat, abs=5e-4)
    assert loss_of(species) == pytest.approx(cross_entropy, abs=1e-3)


def loss_of(species):
    return -math.log(species.p_cat if species.y_true else 1 - species.p_cat)


def test_the_maned_wolf_is_the_confident_mistake():
    worst = max(species_fit().species, key=loss_of)
    assert (worst.name, worst.latin) == ("maned wolf", "Chrysocyon brachyurus")
    assert worst.family == "dog"
    others = [one for one in species_fit().species if one is not worst]
    assert all(one.p_cat < 0.5 for one in others if one.family == "dog")


def test_species_figures_are_those_of_the_independent_run():
    species = species_fit()
    assert species.train.cross_entropy == pytest.approx(0.223, abs=5e-4)
    assert species.leave_one_out.cross_entropy == pytest.approx(0.330, abs=5e-4)
    assert species.train.accuracy == pytest.approx(32 / 35, abs=1e-4)
    assert species.leave_one_out.accuracy == pytest.approx(32 / 35, abs=1e-4)
    assert species.train.cross_entropy == pytest.approx(
        np.mean([loss_of(one) for one in species.species]), abs=1e-4
    )


def test_species_fit_is_the_minimum_of_the_penalised_loss():
    # C * (p - y) @ z + w = 0 in standardised columns; the intercept is not penalised.
    species = species_fit()
    y_true = np.array([one.y_true for one in species.species])
    for name, weight in (
        ("litter_size", species.per_young),
        ("gestation_days", species.per_day),
    ):
        x = np.array([getattr(one, name) for one in species.species])
        logits = [
            species.intercept
            + species.per_young * one.litter_size
            + species.per_day * one.gestation_days
            for one in species.species
        ]
        probs = 1 / (1 + np.exp(-np.array(logits)))
        z = (x - x.mean()) / x.std()
        slope = species.c * (probs - y_true) @ z + weight * x.std()
        assert slope == pytest.approx(0, abs=2e-3)
        assert (probs - y_true).sum() == pytest.approx(0, abs=2e-4)


# ---- Mails ------------------------------------------------------------------


@pytest.fixture(name="spam_table")
def _spam_table():
    table = load_table("spam_spambase11")
    values = np.column_stack([table[name] for name in spam_fit().features])
    y_sign = np.where(table["spam"] == 1, 1, -1)
    train, test = fit.split(len(y_sign), stratify=y_sign)
    return values, y_sign, train, test


def test_spam_figures_follow_from_the_stored_model(spam_table):
    values, y_sign, train, test = spam_table
    spam = spam_fit()
    margin = y_sign * score_values(values)
    assert spam.test.mean_hinge == pytest.approx(0.248, abs=5e-4)
    assert spam.test.accuracy == pytest.approx(0.903, abs=5e-4)
    for part, figures in ((train, spam.train), (test, spam.test)):
        hinge = np.maximum(0, 1 - margin[part])
        assert figures.n == len(part)
        assert figures.mean_hinge == pytest.approx(hinge.mean(), abs=5e-5)
        assert figures.accuracy == pytest.approx(np.mean(margin[part] > 0), abs=5e-5)
    assert spam.support_vectors == (margin[train] <= 1 + fit.MARGIN_TOLERANCE).sum()
    np.testing.assert_array_equal(spam.maxima, values[train].max(axis=0))


def test_spam_fit_is_the_minimum_of_the_penalised_hinge(spam_table):
    # Objective of scikit-learn's LinearSVC, its bias penalised like a weight.
    values, y_sign, train, _ = spam_table
    spam = spam_fit()
    z = (np.log1p(values[train]) - spam.means) / spam.scales
    z = np.column_stack([z, np.ones(len(z))])

    def objective(w):
        return w @ w / 2 + spam.c * np.maximum(0, 1 - y_sign[train] * (z @ w)).sum()

    best = np.array([*spam.weights, spam.bias])
    rng = np.random.default_rng(0)
    for size in (1e-3, 1e-2, 1e-1):
        for _ in range(50):
            step = rng.normal(size=len(best))
            moved = best + size * step / np.linalg.norm(step)
            assert objective(moved) > objective(best) - 1e-6


def test_twelve_training_mails_are_nearest_to_the_target_margins(spam_table):
    values, y_sign, train, _ = spam_table
    margin = y_sign * score_values(values)
    mails = spam_fit().mails
    assert [mail.score for mail in mails] == sorted(mail.score for mail in mails)
    assert {mail.row for mail in mails} <= set(train)
    for label in (-1, 1):
        chosen = sorted(-label * m.score for m in mails if m.y_sign == label)
        for target, found in zip(fit.MARGIN_TARGETS, chosen, strict=True):
            nearest = np.abs(margin[train][y_sign[train] == label] - target).min()
            assert abs(-found - target) == pytest.approx(nearest, abs=1e-3)


def test_mails_show_every_kind_of_margin():
    margins = [mail.y_sign * mail.score for mail in spam_fit().mails]
    assert [m.is_support_vector for m in spam_fit().mails] == [m <= 1 for m in margins]
    for low, high in ((-math.inf, 0), (0, 1), (1, math.inf)):
        signs = {m.y_sign for m in spam_fit().mails if low < m.y_sign * m.score < high}
        assert signs == {-1, 1}

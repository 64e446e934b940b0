"""Fit the three models on real data and store them in fits.json.

Run `python data/fit.py` after a change here or in the tables; it needs
scikit-learn, the app does not. tests/ui/test_fits.py repeats every fit.

What is stored is rounded first, and everything that follows from a model (its
figures, the predictions, which mails are support vectors) is computed from the
rounded numbers, so the app gets the same results from the file.
"""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import log_loss, mean_absolute_error, mean_squared_error, r2_score
from sklearn.model_selection import LeaveOneOut, cross_val_predict, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

HERE = Path(__file__).parent
FITS = HERE / "fits.json"

# Houses: the two worst predictions, then one sale near each of these prices.
PRICE_RANGE = (100_000, 500_000)
PRICE_TARGETS = range(100_000, 450_001, 50_000)

# Species: C as in scikit-learn, the inverse of the penalty, on standardised columns.
# Without a penalty the probabilities are more extreme and do worse on a species left
# out (cross-entropy 1.34 instead of 0.33).
SPECIES_C = 10

# Mails: for each label, one training mail near each of these margins.
SPAM_C = 0.1
MARGIN_TARGETS = (3.0, 2.0, 1.2, 0.6, -0.4, -1.5)
# A mail on the margin has margin 1 up to rounding; the next one is 1e-3 away.
MARGIN_TOLERANCE = 1e-4


def read_rows(name: str) -> list[dict[str, str]]:
    """Read a table of this folder as one dictionary per row."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(rows: list[dict[str, str]], name: str) -> np.ndarray:
    """Take one numeric column."""
    return np.array([float(row[name]) for row in rows])


# ---- Houses: least squares --------------------------------------------------


def fit_houses() -> dict[str, Any]:
    """Fit price on area, rooms and neighbourhood; choose ten held-out sales.

    Three quarters of the sales are fitted, a quarter is held out. A neighbourhood
    counts as the difference to the first in the alphabet; one without a fitted sale
    (Landmark, whose only sale is held out) counts as 0.
    """
    rows = read_rows("houses_ames")
    y_true = column(rows, "price")
    where = np.array([row["neighborhood"] for row in rows])
    names = sorted(set(where))
    is_in = np.column_stack([where == name for name in names[1:]]).astype(float)
    x = np.column_stack([column(rows, "area_sqft"), column(rows, "rooms"), is_in])
    train, test = split(len(rows))
    model = LinearRegression().fit(x[train], y_true[train])

    weights = np.round(model.coef_, 6)
    intercept = round(float(model.intercept_), 6)
    y_pred = x @ weights + intercept
    return {
        "intercept": intercept,
        "per_sqft": float(weights[0]),
        "per_room": float(weights[1]),
        "neighborhoods": dict(
            zip(names, [0.0, *map(float, weights[2:])], strict=True),
        ),
        "train": regression_figures(y_true[train], y_pred[train]),
        "test": regression_figures(y_true[test], y_pred[test]),
        "houses": [
            {
                "row": int(i),
                "label": f"{readable(where[i])}, {x[i, 0]:,.0f} sq ft",
                "neighborhood": readable(where[i]),
                "area_sqft": int(x[i, 0]),
                "rooms": int(x[i, 1]),
                "y_true": int(y_true[i]),
                "y_pred": round(float(y_pred[i])),
            }
            for i in choose_houses(y_true, y_pred, where, test)
        ],
    }


def choose_houses(
    y_true: np.ndarray, y_pred: np.ndarray, where: np.ndarray, test: np.ndarray
) -> list[int]:
    """Choose ten held-out sales in ten neighbourhoods, by a rule that cannot flatter.

    Of the held-out sales in the price range: the one predicted furthest too high and
    the one furthest too low; then, for each target price in turn, the sale nearest to
    it in a neighbourhood not chosen yet, whatever its prediction. Ties go to the
    first row. Returned by price.
    """
    low, high = PRICE_RANGE
    left = [i for i in np.sort(test) if low <= y_true[i] <= high]
    error = y_pred - y_true
    chosen = [max(left, key=lambda i: error[i]), min(left, key=lambda i: error[i])]
    for target in PRICE_TARGETS:
        used = {where[i] for i in chosen}
        free = [i for i in left if where[i] not in used]
        chosen.append(min(free, key=lambda i: abs(y_true[i] - target)))
    return sorted(chosen, key=lambda i: y_true[i])


def regression_figures(y_true: np.ndarray, y_pred: np.ndarray) -> dict[str, float]:
    """Collect what one part of the data says about a regression."""
    mse = float(mean_squared_error(y_true, y_pred))
    return {
        "n": len(y_true),
        "mse": round(mse),
        "rmse": round(mse**0.5),
        "mae": round(float(mean_absolute_error(y_true, y_pred))),
        "r2": round(float(r2_score(y_true, y_pred)), 4),
    }


def readable(name: str) -> str:
    """Write a name of the table with spaces."""
    return name.replace("_", " ")


# ---- Species: logistic regression -------------------------------------------


def fit_species() -> dict[str, Any]:
    """Fit P(cat family) on litter size and gestation, on the species with both.

    The weights are stored per young and per day, not per standard deviation.
    """
    names = {row["species"]: row for row in read_rows("species_names")}
    all_rows = read_rows("cats_dogs_families")
    rows = [row for row in all_rows if row["gestation_days"]]
    x = np.column_stack([column(rows, "litter_size"), column(rows, "gestation_days")])
    y_true = np.array([int(row["family"] == "cat") for row in rows])
    model = make_pipeline(
        StandardScaler(), LogisticRegression(C=SPECIES_C, tol=1e-10, max_iter=10_000)
    )
    left_out = cross_val_predict(
        model, x, y_true, cv=LeaveOneOut(), method="predict_proba"
    )[:, 1]
    scaler, logistic = model.fit(x, y_true)

    weights = np.round(logistic.coef_[0] / scaler.scale_, 6)
    at_zero = logistic.intercept_[0] - logistic.coef_[0] @ (
        scaler.mean_ / scaler.scale_
    )
    intercept = round(float(at_zero), 6)
    probs = 1 / (1 + np.exp(-(x @ weights + intercept)))
    return {
        "c": SPECIES_C,
        "intercept": intercept,
        "per_young": float(weights[0]),
        "per_day": float(weights[1]),
        "train": probability_figures(y_true, probs),
        "leave_one_out": probability_figures(y_true, left_out),
        "species": [
            {
                "latin": row["species"],
                "name": names[row["species"]]["name"],
                "family": row["family"],
                "litter_size": float(row["litter_size"]),
                "gestation_days": float(row["gestation_days"]),
                "p_cat": round(float(p), 4),
                "picture": names[row["species"]]["picture"],
            }
            for row, p in zip(rows, probs, strict=True)
        ],
        "excluded": [
            names[row["species"]]["name"]
            for row in all_rows
            if not row["gestation_days"]
        ],
    }


def probability_figures(y_true: np.ndarray, probs: np.ndarray) -> dict[str, float]:
    """Collect what one way of predicting says about a classifier."""
    return {
        "n": len(y_true),
        "cross_entropy": round(float(log_loss(y_true, probs)), 4),
        "accuracy": round(float(np.mean((probs > 0.5) == y_true)), 4),
    }


# ---- Mails: linear support vector machine -----------------------------------


def fit_spam() -> dict[str, Any]:
    """Fit a linear SVM on the logarithms of the eleven attributes, standardised.

    Three quarters of the mails are fitted, a quarter is held out, each with the same
    share of spam. The dual problem is solved to a tolerance of 1e-8, far below what
    is stored, so the order in which liblinear visits the mails does not show.
    """
    rows = read_rows("spam_spambase11")
    features = [name for name in rows[0] if name != "spam"]
    values = np.column_stack([column(rows, name) for name in features])
    y_sign = np.where(column(rows, "spam") == 1, 1, -1)
    train, test = split(len(rows), stratify=y_sign)
    logs = np.log1p(values)
    scaler = StandardScaler().fit(logs[train])
    model = LinearSVC(
        loss="hinge", C=SPAM_C, dual=True, tol=1e-8, max_iter=1_000_000, random_state=0
    ).fit(scaler.transform(logs[train]), y_sign[train])

    means, scales = np.round(scaler.mean_, 6), np.round(scaler.scale_, 6)
    weights = np.round(model.coef_[0], 6)
    bias = round(float(model.intercept_[0]), 6)
    score = (logs - means) / scales @ weights + bias
    margin = y_sign * score
    is_support = margin <= 1 + MARGIN_TOLERANCE
    return {
        "c": SPAM_C,
        "features": features,
        "weights": weights.tolist(),
        "bias": bias,
        "means": means.tolist(),
        "scales": scales.tolist(),
        "maxima": values[train].max(axis=0).tolist(),
        "support_vectors": int(is_support[train].sum()),
        "train": margin_figures(margin[train]),
        "test": margin_figures(margin[test]),
        "mails": [
            {
                "row": int(i),
                "values": values[i].tolist(),
                "y_sign": int(y_sign[i]),
                "score": round(float(score[i]), 3),
                "is_support_vector": bool(is_support[i]),
            }
            for i in choose_mails(y_sign, score, train)
        ],
    }


def choose_mails(y_sign: np.ndarray, score: np.ndarray, train: np.ndarray) -> list[int]:
    """Choose twelve training mails along the score axis, half of them spam.

    For each label and each target margin, the mail nearest to it; ties go to the
    first row. Only training mails, because no other can be a support vector.
    Returned by score.
    """
    chosen = [
        min(
            (i for i in np.sort(train) if y_sign[i] == label),
            key=lambda i: abs(y_sign[i] * score[i] - target),
        )
        for label in (-1, 1)
        for target in MARGIN_TARGETS
    ]
    return sorted(chosen, key=lambda i: score[i])


def margin_figures(margin: np.ndarray) -> dict[str, float]:
    """Collect what one part of the data says about a margin classifier."""
    return {
        "n": len(margin),
        "mean_hinge": round(float(np.maximum(0, 1 - margin).mean()), 4),
        "accuracy": round(float(np.mean(margin > 0)), 4),
    }


def split(n: int, stratify: np.ndarray | None = None) -> list[np.ndarray]:
    """Split row numbers into three quarters to fit and a quarter to hold out."""
    return train_test_split(
        np.arange(n), test_size=0.25, random_state=0, stratify=stratify
    )


def make_fits() -> dict[str, Any]:
    """Make the three fits, as they are stored."""
    return {"houses": fit_houses(), "species": fit_species(), "spam": fit_spam()}


if __name__ == "__main__":
    text = json.dumps(make_fits(), indent=1, sort_keys=True, ensure_ascii=False)
    FITS.write_text(text + "\n", encoding="utf-8")

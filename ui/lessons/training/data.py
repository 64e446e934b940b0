"""Real data as arrays for training: three models, each with two weights that move.

Each is split once, with a seed, into samples to train on and samples held out.
Everything returned is shared between people and read-only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np

from losses import standardise
from ui.datasets import load_table, species_fit

MODELS = ("price", "family", "spam")
LOSSES = MappingProxyType(
    {
        "price": ("squared_error", "absolute_error", "huber"),
        "family": ("binary_cross_entropy_logits", "brier_logits"),
        "spam": ("hinge", "squared_hinge", "logistic"),
    }
)
SEED = 1
DOLLARS = 100_000
"""One unit of a price, in dollars."""

# The third number of the best model on the training samples, rounded: it is held
# there, so that two weights make a surface. For family it is the cross-entropy's.
_BIAS = MappingProxyType(
    {
        "binary_cross_entropy_logits": 1.41,
        "brier_logits": 1.41,
        "hinge": -0.28,
        "squared_hinge": -0.15,
        "logistic": -0.31,
    }
)


@dataclass(frozen=True, eq=False)
class Samples:
    """Some rows of the data; arrays have one row a sample."""

    features: np.ndarray  # (n, 2), what the weights are multiplied with
    raw: np.ndarray  # (n, 2), or (n, 1) for price: as people read them
    targets: np.ndarray  # price in $100,000; 1 cat family, 0 dog; +1 spam, -1 not
    labels: tuple[str, ...]  # names of the species, else empty

    def __len__(self) -> int:
        """Count the samples."""
        return len(self.targets)


@dataclass(frozen=True, eq=False)
class TrainingData:
    """One model's data, and the words for its axes.

    The score is features · weights + bias; for price the second feature is a column
    of ones, its weight the intercept, and the bias 0.
    """

    model: str
    is_scaled: bool
    train: Samples
    held_out: Samples
    bias: float
    means: tuple[float, float]  # feature = (transformed raw - mean) / scale
    scales: tuple[float, float]
    is_log: bool  # whether the features are log(1 + raw) before they are scaled
    penalised: tuple[bool, bool]  # an intercept is not
    raw_names: tuple[str, ...]  # with unit
    feature_names: tuple[str, ...]  # the scaled features, with unit
    weight_names: tuple[str, str]
    weight_units: tuple[str, str]  # "" for a pure number
    target_name: str
    window: tuple[tuple[float, float], tuple[float, float]]
    """Lowest and highest of the first and of the second weight worth drawing."""

    @property
    def weight_axes(self) -> tuple[str, str]:
        """Titles for the axes of the two weights."""
        pairs = zip(self.weight_names, self.weight_units, strict=True)
        first, second = (f"{name} ({unit})" if unit else name for name, unit in pairs)
        return first, second


def training_data(model: str, *, loss: str = "", scaled: bool = True) -> TrainingData:
    """Load the data of one model.

    Parameters
    ----------
    model : str
        One of `MODELS`.
    loss : str
        One of `LOSSES[model]`, the first unless told; it decides the held bias.
    scaled : bool
        For price: whether the area is standardised. The others always are.
    """
    if model not in MODELS:
        raise ValueError(f"model must be one of {', '.join(MODELS)}; got {model!r}.")
    loss = loss or LOSSES[model][0]
    if loss not in LOSSES[model]:
        names = ", ".join(LOSSES[model])
        raise ValueError(f"loss must be one of {names}; got {loss!r}.")
    if model == "price":
        return _price(bool(scaled))
    bias = _BIAS[loss]
    return _family(bias) if model == "family" else _spam(bias)


@cache
def _price(is_scaled: bool) -> TrainingData:
    table = load_table("houses_ames")
    raw = table["area_sqft"][:, None]
    train, held_out = _split(np.argsort(raw[:, 0], kind="stable"), 4)
    thousands = raw / 1_000
    at, per = _moments(thousands[train]) if is_scaled else (np.zeros(1), np.ones(1))
    features = np.column_stack([standardise(thousands, at, per), np.ones(len(raw))])
    parts = _samples(features, raw, table["price"] / DOLLARS, (train, held_out))
    # $100,000 per 1,000 square feet is $100 per square foot.
    unit = "$100,000 per SD" if is_scaled else "$100 per sq ft"
    area_name = "area (SD from the mean)" if is_scaled else "area (1,000 sq ft)"
    return TrainingData(
        model="price",
        is_scaled=is_scaled,
        train=parts[0],
        held_out=parts[1],
        bias=0.0,
        means=(float(np.squeeze(at)), 0.0),
        scales=(float(np.squeeze(per)), 1.0),
        is_log=False,
        penalised=(True, False),
        raw_names=("living area (sq ft)",),
        feature_names=(area_name, "ones"),
        weight_names=("slope", "intercept"),
        weight_units=(unit, "$100,000"),
        target_name="price ($100,000)",
        window=((-1.0, 2.0), (0.0, 3.6)) if is_scaled else ((-0.5, 2.5), (-2.0, 2.5)),
    )


@cache
def _family(bias: float) -> TrainingData:
    species = species_fit().species
    raw = np.array([[each.litter_size, each.gestation_days] for each in species])
    targets = np.array([float(each.y_true) for each in species])
    parts = _split(np.lexsort((raw[:, 0], targets)), 3)
    means, scales = _moments(raw[parts[0]])
    train, held_out = _samples(
        standardise(raw, means, scales),
        raw,
        targets,
        parts,
        tuple(each.name for each in species),
    )
    return TrainingData(
        model="family",
        is_scaled=True,
        train=train,
        held_out=held_out,
        bias=bias,
        means=tuple(means.tolist()),
        scales=tuple(scales.tolist()),
        is_log=False,
        penalised=(True, True),
        raw_names=("litter size (young)", "gestation (days)"),
        feature_names=("litter size (SD)", "gestation (SD)"),
        weight_names=("weight of litter size", "weight of gestation"),
        weight_units=("", ""),
        target_name="1 cat family, 0 dog family",
        window=((-7.0, 5.0), (-5.0, 8.0)),
    )


@cache
def _spam(bias: float) -> TrainingData:
    table = load_table("spam_spambase11")
    raw = np.column_stack([table["exclaim"], table["cap_run_max"]])
    y_sign = np.where(table["spam"] == 1, 1.0, -1.0)
    parts = _split(np.lexsort((*raw.T, y_sign)), 4)
    logs = np.log1p(raw)
    means, scales = _moments(logs[parts[0]])
    train, held_out = _samples(standardise(logs, means, scales), raw, y_sign, parts)
    return TrainingData(
        model="spam",
        is_scaled=True,
        train=train,
        held_out=held_out,
        bias=bias,
        means=tuple(means.tolist()),
        scales=tuple(scales.tolist()),
        is_log=True,
        penalised=(True, True),
        raw_names=("“!” (% of the characters)", "longest run of capitals"),
        feature_names=("log of “!” (SD)", "log of longest run of capitals (SD)"),
        weight_names=("weight of “!”", "weight of capitals"),
        weight_units=("", ""),
        target_name="+1 spam, −1 not spam",
        window=((-1.5, 3.0), (-1.5, 3.0)),
    )


def _split(order: np.ndarray, block: int) -> tuple[np.ndarray, np.ndarray]:
    """Hold out one row, drawn with a seed, of each `block` neighbours in an order."""
    blocks = len(order) // block
    drawn = np.random.default_rng(SEED).integers(0, block, blocks)
    held_out = np.sort(order[np.arange(blocks) * block + drawn])
    return np.setdiff1d(np.arange(len(order)), held_out), held_out


def _moments(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return values.mean(axis=0), values.std(axis=0)


def _samples(features, raw, targets, parts, labels=()) -> tuple[Samples, Samples]:
    train, held_out = (
        Samples(
            _frozen(features[rows]),
            _frozen(raw[rows]),
            _frozen(targets[rows]),
            tuple(labels[row] for row in rows) if labels else (),
        )
        for rows in parts
    )
    return train, held_out


def _frozen(values: np.ndarray) -> np.ndarray:
    values = np.ascontiguousarray(values, dtype=float)
    values.flags.writeable = False
    return values

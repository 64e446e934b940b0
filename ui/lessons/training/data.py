"""Real data as arrays for training: three models, each with two weights that move.

Each is split once, with a seed, into samples to train on and samples held out.
Everything returned is shared between people and read-only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from losses import REGISTRY, Objective, standardise
from ui.datasets import load_table, species_fit
from ui.losses import LOOKS, capital

LOSSES = {
    "price": {"squared_error": 0.0, "absolute_error": 0.0, "huber": 0.0},
    "family": {"binary_cross_entropy_logits": 1.41, "brier_logits": 1.41},
    "spam": {"hinge": -0.28, "squared_hinge": -0.15, "logistic": -0.31},
}
"""The losses that fit each model, each with the bias that is held.

It is the third number of the loss's best model on the training samples, rounded, so
that two weights make a surface; for family that of the cross-entropy. The line of the
prices has its intercept as a weight.
"""
MODELS = tuple(LOSSES)
SEED = 1
DOLLARS = 100_000
"""One unit of a price, in dollars."""
DELTA = 0.5
"""Where Huber's loss becomes straight: an error of $50,000."""


@dataclass(frozen=True, eq=False)
class Samples:
    """Some rows of the data; arrays have one row a sample."""

    features: np.ndarray  # (n, 2), what the weights are multiplied with
    raw: np.ndarray  # (n, 2), or (n, 1) for price: as people read them
    targets: np.ndarray  # price in $100,000; 1 cat family, 0 dog; +1 spam, -1 not

    def __len__(self) -> int:
        """Count the samples."""
        return len(self.targets)


@dataclass(frozen=True, eq=False, kw_only=True)
class TrainingData:
    """One model's data, and the words for its axes.

    The score is features · weights + bias; for price the second feature is a column
    of ones, its weight the intercept, and the bias 0.
    """

    train: Samples
    held_out: Samples
    bias: float
    means: tuple[float, ...]  # feature = (transformed raw - mean) / scale
    scales: tuple[float, ...]
    is_log: bool = False  # whether features are log(1 + raw) before they are scaled
    penalised: tuple[bool, bool] = (True, True)  # an intercept is not
    raw_names: tuple[str, ...]  # with unit
    weight_names: tuple[str, str]
    weight_units: tuple[str, str] = ("", "")  # "" for a pure number
    window: tuple[tuple[float, float], tuple[float, float]]
    """Lowest and highest of the first and of the second weight worth drawing."""

    @property
    def weight_axes(self) -> tuple[str, str]:
        """Titles for the axes of the two weights."""
        pairs = zip(self.weight_names, self.weight_units, strict=True)
        first, second = (f"{name} ({unit})" if unit else name for name, unit in pairs)
        return first, second

    def objective(
        self, samples: Samples, loss: str, *, l1: float = 0.0, l2: float = 0.0
    ) -> Objective:
        """The mean of a loss on some of the samples, with a penalty."""
        return Objective(
            samples.features,
            samples.targets,
            loss,
            parameters(loss),
            l1=l1,
            l2=l2,
            offset=self.bias,
            penalised=self.penalised,
        )


def is_squared(loss: str) -> bool:
    """Whether a loss of prices is in dollars squared."""
    return REGISTRY[loss].unit == "squared unit of the target"


def parameters(loss: str) -> dict[str, float]:
    """The parameters that a loss has in training: a delta, or none."""
    return {each.name: DELTA for each in REGISTRY[loss].parameters}


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
    biases = LOSSES[model]
    loss = loss or next(iter(biases))
    if loss not in biases:
        raise ValueError(f"loss must be one of {', '.join(biases)}; got {loss!r}.")
    if model == "price":
        return _price(bool(scaled))
    return _family(biases[loss]) if model == "family" else _spam(biases[loss])


@cache
def _price(is_scaled: bool) -> TrainingData:
    table = load_table("houses_ames")
    raw = table["area_sqft"][:, None]
    train, held_out = _split(np.argsort(raw[:, 0], kind="stable"), 4)
    thousands = raw / 1_000
    at, per = _moments(thousands[train]) if is_scaled else (np.zeros(1), np.ones(1))
    features = np.column_stack([standardise(thousands, at, per), np.ones(len(raw))])
    parts = _samples(features, raw, table["price"] / DOLLARS, (train, held_out))
    return TrainingData(
        train=parts[0],
        held_out=parts[1],
        bias=0.0,
        means=(float(at[0]), 0.0),
        scales=(float(per[0]), 1.0),
        penalised=(True, False),
        raw_names=("living area (sq ft)",),
        weight_names=("slope", "intercept"),
        # $100,000 per 1,000 square feet is $100 per square foot.
        weight_units=(
            "$100,000 per SD" if is_scaled else "$100 per sq ft",
            "$100,000",
        ),
        window=((-1.0, 2.0), (0.0, 3.6)) if is_scaled else ((-0.5, 2.5), (-2.0, 2.5)),
    )


@cache
def _family(bias: float) -> TrainingData:
    species = species_fit().species
    raw = np.array([[each.litter_size, each.gestation_days] for each in species])
    targets = np.array([float(each.y_true) for each in species])
    return _standardised(
        raw,
        raw,
        targets,
        _split(np.lexsort((raw[:, 0], targets)), 3),
        bias=bias,
        raw_names=("litter size (young)", "gestation (days)"),
        weight_names=("weight of litter size", "weight of gestation"),
        window=((-7.0, 5.0), (-5.0, 8.0)),
    )


@cache
def _spam(bias: float) -> TrainingData:
    table = load_table("spam_spambase11")
    raw = np.column_stack([table["exclaim"], table["cap_run_max"]])
    y_sign = np.where(table["spam"] == 1, 1.0, -1.0)
    return _standardised(
        np.log1p(raw),
        raw,
        y_sign,
        _split(np.lexsort((*raw.T, y_sign)), 4),
        bias=bias,
        is_log=True,
        raw_names=("“!” (% of the characters)", "longest run of capitals"),
        weight_names=("weight of “!”", "weight of capitals"),
        window=((-1.5, 3.0), (-1.5, 3.0)),
    )


def _standardised(values, raw, targets, parts, **more) -> TrainingData:
    """A model whose features are values standardised by those trained on."""
    means, scales = _moments(values[parts[0]])
    train, held_out = _samples(standardise(values, means, scales), raw, targets, parts)
    return TrainingData(
        train=train,
        held_out=held_out,
        means=tuple(means.tolist()),
        scales=tuple(scales.tolist()),
        **more,
    )


def _split(order: np.ndarray, block: int) -> tuple[np.ndarray, np.ndarray]:
    """Hold out one row, drawn with a seed, of each `block` neighbours in an order."""
    blocks = len(order) // block
    drawn = np.random.default_rng(SEED).integers(0, block, blocks)
    held_out = np.sort(order[np.arange(blocks) * block + drawn])
    return np.setdiff1d(np.arange(len(order)), held_out), held_out


def _moments(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return values.mean(axis=0), values.std(axis=0)


def _samples(features, raw, targets, parts) -> tuple[Samples, Samples]:
    train, held_out = (
        Samples(*(_frozen(each[rows]) for each in (features, raw, targets)))
        for rows in parts
    )
    return train, held_out


def _frozen(values: np.ndarray) -> np.ndarray:
    values = np.ascontiguousarray(values, dtype=float)
    values.flags.writeable = False
    return values


def titles(model: str) -> dict[str, str]:
    """The losses that fit a model, each with its title."""
    return {loss: capital(LOOKS[loss].label) for loss in LOSSES[model]}

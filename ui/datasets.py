"""Real data of the lessons: the fits of data/fits.json, the tables, the pictures.

Everything returned is shared between people and read-only.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec
import numpy as np

DATA = Path(__file__).parent.parent / "data"
TABLES = tuple(sorted(path.stem for path in DATA.glob("*.csv")))
PICTURES = tuple(sorted(path.stem for path in (DATA / "pictures").glob("*.svg")))

_RENAMED = MappingProxyType({"n000": "000", "exclaim": "!", "dollar": "$"})


@dataclass(frozen=True)
class House:
    """One sale, its price and what the least-squares fit predicts, in dollars."""

    row: int  # in houses_ames.csv, from 0
    label: str
    neighborhood: str
    area_sqft: int
    rooms: int
    y_true: int
    y_pred: int


@dataclass(frozen=True)
class RegressionFigures:
    """A regression on one part of the data: dollars, `mse` in dollars squared."""

    n: int
    mse: int
    rmse: int
    mae: int
    r2: float


@dataclass(frozen=True)
class HousesFit:
    """Least squares: price = intercept + per_sqft * area + per_room * rooms + place.

    `neighborhoods` is the difference of each place, named as in the table, to the
    first in the alphabet; 0 also where no sale was fitted.
    """

    intercept: float
    per_sqft: float
    per_room: float
    neighborhoods: Mapping[str, float]
    train: RegressionFigures
    test: RegressionFigures
    houses: tuple[House, ...]


@dataclass(frozen=True)
class Species:
    """One species, its family and the probability the fit gives the cat family."""

    latin: str
    name: str
    family: str  # "cat" or "dog"
    litter_size: float
    gestation_days: float
    p_cat: float
    picture: str  # of the species where there is one, else of its family

    @property
    def y_true(self) -> int:
        """1 in the cat family, 0 in the dog family."""
        return int(self.family == "cat")


@dataclass(frozen=True)
class ProbabilityFigures:
    """A classifier on one part of the data: mean cross-entropy in nats."""

    n: int
    cross_entropy: float
    accuracy: float


@dataclass(frozen=True)
class SpeciesFit:
    """Logistic: logit of P(cat) = intercept + per_young * litter + per_day * days.

    `excluded` names the species whose gestation is not in the table.
    """

    c: float
    intercept: float
    per_young: float
    per_day: float
    train: ProbabilityFigures
    leave_one_out: ProbabilityFigures
    species: tuple[Species, ...]
    excluded: tuple[str, ...]


@dataclass(frozen=True)
class Mail:
    """One mail of 1999: its attributes, its label and its score."""

    row: int  # in spam_spambase11.csv, from 0
    values: tuple[float, ...]  # in the order of SpamFit.features
    y_sign: int  # +1 spam, -1 not
    score: float
    is_support_vector: bool
    label: str = ""  # of a mail of `spam_fit` in words


@dataclass(frozen=True)
class MarginFigures:
    """A margin classifier on one part of the data."""

    n: int
    mean_hinge: float
    accuracy: float


@dataclass(frozen=True)
class SpamFit:
    """Linear SVM: score = bias + weights · (log(1 + values) - means) / scales.

    `maxima` are the largest values among the training mails, `support_vectors` the
    number of training mails with a margin of at most 1.
    """

    c: float
    features: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    means: tuple[float, ...]
    scales: tuple[float, ...]
    maxima: tuple[float, ...]
    support_vectors: int
    train: MarginFigures
    test: MarginFigures
    mails: tuple[Mail, ...]


@dataclass(frozen=True)
class _Fits:
    """What is in data/fits.json."""

    houses: HousesFit
    species: SpeciesFit
    spam: SpamFit


@cache
def houses_fit() -> HousesFit:
    """Load ten sales in Ames, Iowa, with the predictions of a least-squares fit.

    All ten were held out of the fit. How they were chosen is in data/fit.py; two of
    them are the worst predictions, so their mean loss is above that of the test part.
    """
    fit = _fits().houses
    return replace(fit, neighborhoods=MappingProxyType(fit.neighborhoods))


@cache
def species_fit() -> SpeciesFit:
    """Load wild species of the cat and dog families with a logistic fit."""
    return _fits().species


@cache
def spam_fit() -> SpamFit:
    """Load a linear SVM on mails of 1999, and twelve of the mails it was fitted to."""
    fit = _fits().spam
    mails = [replace(mail, label=_label(mail, fit.features)) for mail in fit.mails]
    return replace(fit, mails=tuple(mails))


def feature_words(feature: str, value: float) -> str:
    """Say one attribute of a mail in the reader's words.

    >>> feature_words("free", 33.333), feature_words("cap_run_max", 12)
    ('“free” 33 %', '12 capitals in a row')
    """
    if feature == "cap_run_max":
        counted = f"{value:,.0f}" if value > 1 else "no"
        return f"{counted} capitals in a row"
    if feature == "cap_run_avg":
        return f"capitals in runs of {value:,.1f} on average"
    counted = f"“{_RENAMED.get(feature, feature)}”"
    return f"{counted} {_percent(value)}" if value else f"no {counted}"


def load_table(name: str) -> dict[str, np.ndarray]:
    """Read one table of data/ as a dictionary of columns.

    Parameters
    ----------
    name : str
        The file's name without ".csv", one of `TABLES`.

    Returns
    -------
    dict of ndarray, shape (n,)
        Numbers as float64 with NaN where the table is empty, anything else as text.
        The arrays are read-only.

    Raises
    ------
    ValueError
        If there is no such table.
    """
    _check_one_of("name", name, TABLES)
    return dict(_columns(name))


def picture(name: str) -> str:
    """Read the SVG text of one picture.

    Parameters
    ----------
    name : str
        The file's name without ".svg", one of `PICTURES`.

    Raises
    ------
    ValueError
        If there is no such picture.
    """
    _check_one_of("name", name, PICTURES)
    return (DATA / "pictures" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _fits() -> _Fits:
    return msgspec.json.decode((DATA / "fits.json").read_bytes(), type=_Fits)


def _label(mail: Mail, features: tuple[str, ...]) -> str:
    return ", ".join(
        feature_words(feature, value)
        for feature, value in zip(features, mail.values, strict=True)
        if value and feature != "cap_run_avg"
    )


def _percent(value: float) -> str:
    if value < 0.01:
        return "under 0.01 %"
    return f"{value:.{0 if value >= 10 else 1 if value >= 1 else 2}f} %"


@cache
def _columns(name: str) -> Mapping[str, np.ndarray]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return dict(zip(header, map(_column, zip(*rows, strict=True)), strict=True))


def _column(cells: tuple[str, ...]) -> np.ndarray:
    try:
        column = np.array([float(cell) if cell else np.nan for cell in cells])
    except ValueError:
        column = np.array(cells)
    column.flags.writeable = False
    return column


def _check_one_of(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}; got {value!r}.")

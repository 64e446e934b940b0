"""The three real data sets as features and targets, straight from the tables."""

import csv
from functools import lru_cache
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[2] / "data"


def column(rows, name):
    return np.array([float(row[name]) for row in rows])


def read(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def standard(values):
    return (values - values.mean(axis=0)) / values.std(axis=0)


def with_ones(columns):
    return np.column_stack([np.ones(len(columns)), columns])


@lru_cache
def houses():
    """Prices in $100,000 of 2,930 houses, by area in 1,000 square feet."""
    rows = read("houses_ames")
    return with_ones(column(rows, "area_sqft") / 1000), column(rows, "price") / 1e5


@lru_cache
def species():
    """Cat family (1) or dog family (0) of 35 species, by litter size and gestation."""
    rows = [row for row in read("cats_dogs_families") if row["gestation_days"]]
    columns = [column(rows, name) for name in ("litter_size", "gestation_days")]
    target = np.array([float(row["family"] == "cat") for row in rows])
    return with_ones(standard(np.column_stack(columns))), target


@lru_cache
def mails():
    """Spam (+1) or not (-1) of 4,016 mails, by exclamation marks and capitals."""
    rows = read("spam_spambase11")
    columns = [column(rows, name) for name in ("exclaim", "cap_run_max")]
    y_sign = 2 * column(rows, "spam") - 1
    return with_ones(standard(np.log1p(np.column_stack(columns)))), y_sign

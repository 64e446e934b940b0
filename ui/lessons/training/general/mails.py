"""A few mails to train on and many that are held out, as arrays.

So few that a model with a weight for each of the eleven numbers can learn some of
their labels by heart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from losses import standardise
from ui.datasets import load_table, spam_fit

TRAINED = 40
HELD_OUT = 1_000


@dataclass(frozen=True)
class FewMails:
    """Mails of 1999: the logarithm of 1 plus each number, standardised.

    Parameters
    ----------
    features
        Shape (40, 12): a column of ones, then the eleven numbers, standardised by the
        mean and the standard deviation of these forty.
    y_true
        1 is spam, 0 is not.
    other_features, other_y_true
        The same of 1,000 mails that are held out, by the means and deviations of the
        forty.
    """

    features: np.ndarray
    y_true: np.ndarray
    other_features: np.ndarray
    other_y_true: np.ndarray


@cache
def few_mails(seed: int) -> FewMails:
    """Draw forty mails to train on and, of the rest, a thousand that are held out."""
    table = load_table("spam_spambase11")
    numbers = np.log1p(np.column_stack([table[name] for name in spam_fit().features]))
    drawn = np.random.default_rng(seed).permutation(len(numbers))
    few, others = drawn[:TRAINED], drawn[TRAINED : TRAINED + HELD_OUT]
    means, scales = numbers[few].mean(axis=0), numbers[few].std(axis=0)
    scales[scales == 0] = 1.0  # a number that is the same in all forty says nothing
    features = standardise(numbers, means, scales)
    features = np.column_stack([np.ones(len(features)), features])
    labels = table["spam"]
    arrays = features[few], labels[few], features[others], labels[others]
    for array in arrays:
        array.flags.writeable = False
    return FewMails(*arrays)

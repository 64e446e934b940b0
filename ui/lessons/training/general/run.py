"""One run on forty mails, looked at step by step on those and on mails held out.

So few that a model with a weight for each of the eleven numbers can learn some of
their labels by heart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

import losses
from ui.datasets import load_table, spam_fit
from ui.lessons.training.general.state import L2, LAST_STEP, STEPS, Run

TRAINED = 40
HELD_OUT = 1_000
_STEPS = np.array(STEPS)


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
    features = losses.standardise(numbers, means, scales)
    features = np.column_stack([np.ones(len(features)), features])
    labels = table["spam"]
    arrays = features[few], labels[few], features[others], labels[others]
    for array in arrays:
        array.flags.writeable = False
    return FewMails(*arrays)


@dataclass(frozen=True, eq=False)
class Curves:
    """What a run looks like at each of `STEPS`; losses in nats.

    Parameters
    ----------
    weights
        A row for each step; first the intercept, then one for each number of a mail.
    floor
        The entropy of a label that is flipped with the chance of the noise.
    training, held_out
        The mean cross-entropy. On held-out mails the label is true or flipped with the
        chance of the noise, and the mean is over both.
    accuracy, training_accuracy
        The share of labels that are on the likelier side, meant in the same way.
    wrong, wrong_cost, right_cost
        How many held-out mails are on the wrong side of their true label, and what
        those and the others cost on average.
    best
        The place of the lowest held-out loss up to each step.
    own
        For each step, the probability of the label that each training mail came with.
    flipped
        Which training mails came with a flipped label.
    believed
        To how many of those labels the model gives more than half.
    """

    weights: np.ndarray
    floor: float
    training: list[float]
    held_out: list[float]
    accuracy: list[float]
    training_accuracy: list[float]
    wrong: list[int]
    wrong_cost: list[float]
    right_cost: list[float]
    best: list[int]
    own: list[list[float]]
    flipped: tuple[bool, ...]
    believed: list[int]


def curves_of(state: Run) -> Curves:
    """The run of a state."""
    return curves(state.draw, state.step_size, state.noise, state.penalty)


@lru_cache(maxsize=128)
def curves(draw: int, step_size: float, noise: float, penalty: str) -> Curves:
    """Train on the forty mails of a draw, with a share of the labels flipped."""
    mails, share = few_mails(draw), noise / 100
    labels = losses.flip_labels(mails.y_true, share, seed=draw)
    objective = losses.Objective(
        mails.features,
        labels,
        loss="binary_cross_entropy_logits",
        l2=L2[penalty],
        penalised=(False, *[True] * (mails.features.shape[1] - 1)),
    )
    start = np.zeros(mails.features.shape[1])
    run = losses.descend(objective, start, step_size=step_size, steps=LAST_STEP)
    weights = run.weights[_STEPS]
    seen = np.array([losses.linear_score(mails.features, each) for each in weights])
    unseen = [losses.linear_score(mails.other_features, each) for each in weights]
    return _curves(weights, seen, labels, np.array(unseen), mails, share)


@lru_cache(maxsize=8)
def flip_order(draw: int) -> tuple[int, ...]:
    """The training mails in the order in which more noise flips their labels."""
    y_true, order = few_mails(draw).y_true, []
    for count in range(1, len(y_true) + 1):
        labels = losses.flip_labels(y_true, count / len(y_true), seed=draw)
        order += [i for i in np.flatnonzero(labels != y_true) if i not in order]
    return tuple(map(int, order))


def _curves(weights, seen, labels, unseen, mails, share) -> Curves:
    own = losses.sigmoid(np.where(labels == 1, seen, -seen))
    flipped = labels != mails.y_true
    is_right = (unseen > 0) == (mails.other_y_true == 1)
    chance = np.where(mails.other_y_true == 1, 1 - share, share)
    charged = losses.binary_cross_entropy_logits
    each = losses.for_each_row(charged, chance, unseen)
    held_out = each.mean(axis=1)
    return Curves(
        weights=weights,
        floor=float(losses.entropy([share, 1 - share])),
        training=_means(losses.for_each_row(charged, labels, seen)),
        held_out=held_out.tolist(),
        accuracy=_means(np.where(is_right, 1 - share, share)),
        training_accuracy=_means(own > 0.5),
        wrong=(~is_right).sum(axis=1).tolist(),
        wrong_cost=_costs(each, ~is_right),
        right_cost=_costs(each, is_right),
        best=[int(held_out[: end + 1].argmin()) for end in range(len(held_out))],
        own=own.tolist(),
        flipped=tuple(flipped.tolist()),
        believed=(own > 0.5)[:, flipped].sum(axis=1).tolist(),
    )


def _means(each) -> list[float]:
    return each.mean(axis=1).tolist()


def _costs(each, counted) -> list[float]:
    """The mean loss of the mails that count, at each step; 0 where none does."""
    sums = np.where(counted, each, 0.0).sum(axis=1)
    return (sums / np.maximum(counted.sum(axis=1), 1)).tolist()

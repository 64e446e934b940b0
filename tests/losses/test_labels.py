"""Labels that are wrong on purpose."""

from itertools import pairwise

import numpy as np
import pytest

from losses import flip_labels

BINARY = np.array([0.0, 1.0] * 50)


@pytest.mark.parametrize("labels", [BINARY, 2 * BINARY - 1], ids=["0 and 1", "signs"])
@pytest.mark.parametrize("share", [0.0, 0.07, 0.3, 1.0])
def test_that_share_is_turned_into_the_other_label(labels, share):
    flipped = flip_labels(labels, share, seed=3)
    assert np.sum(flipped != labels) == round(100 * share)
    assert set(flipped.tolist()) <= set(labels.tolist())


def test_larger_share_turns_what_the_smaller_one_turns():
    turned = [flip_labels(BINARY, s / 20, seed=1) != BINARY for s in range(21)]
    for few, many in pairwise(turned):
        assert np.all(many[few])


def test_seed_decides_which_and_the_input_stays():
    kept = BINARY.copy()
    first = flip_labels(BINARY, 0.2, seed=1)
    np.testing.assert_array_equal(first, flip_labels(BINARY, 0.2, seed=1))
    assert not np.array_equal(first, flip_labels(BINARY, 0.2, seed=2))
    np.testing.assert_array_equal(BINARY, kept)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([0.0, 0.5], 0.1), "targets must be labels 0 and 1, or -1 and .1; got"),
        (([0.0, -1.0], 0.1), "targets must be labels 0 and 1, or -1 and .1; got"),
        (([[0.0]], 0.1), r"targets must have the shape \(n,\); got \(1, 1\)"),
        (([0.0, 1.0], 1.5), r"share must be one number in \[0, 1\]; got 1.5"),
    ],
)
def test_wrong_input_is_refused(arguments, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        flip_labels(*arguments)
    with pytest.raises(ValueError, match=r"^seed must be a whole number from 0 up"):
        flip_labels([0, 1], 0.5, seed=-1)

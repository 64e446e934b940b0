"""Spam or not: the present state as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.lessons.spam.state import State

_NUMPY = """\
import numpy as np

label = np.array({signs})  # +1 spam, -1 not spam
score = np.array({scores})

margin = label * score
loss = np.maximum(0, 1 - margin)
total, mean = loss.sum(), loss.mean()
print(loss, "sum", total, "mean", mean)

# By the score: -label inside margin 1, 0 beyond it. Exactly at margin 1 there is
# a kink and no derivative: every number between -label and 0 is a subgradient.
gradient = np.where(margin < 1, -label, 0)
print(gradient)
"""
_TORCH = """\
import torch

label = torch.tensor({signs}, dtype=torch.float64)  # +1 spam, -1 not spam
score = torch.tensor({scores}, dtype=torch.float64, requires_grad=True)

# torch.nn.HingeEmbeddingLoss is another loss (for distances): write it out.
margin = label * score
loss = torch.relu(1 - margin)
total, mean = loss.sum(), loss.mean()
print(loss.tolist(), "sum", total.item(), "mean", mean.item())

total.backward()
print(score.grad.tolist())  # relu takes 0 at the kink, one of the subgradients
"""
_SKLEARN = """\
from sklearn.metrics import hinge_loss

label = {signs}  # +1 spam, -1 not spam
score = {scores}

mean = hinge_loss(label, score)  # the mean; there is no option for the sum
total = mean * len(label)
print("sum", total, "mean", mean)
"""
_SKLEARN_ONE_LABEL = """\
from sklearn.metrics import hinge_loss

label = {signs}  # +1 spam, -1 not spam
score = {scores}

# With one label alone hinge_loss takes all of them for -1. So add a mail of the
# other label, so far on its side that its loss is 0.
with_other = hinge_loss([*label, {other}], [*score, {far}])
total = with_other * (len(label) + 1)
mean = total / len(label)
print("sum", total, "mean", mean)
"""
_COMPARED = {
    "zero_one": "(margin <= 0).astype(float)",
    "squared_hinge": "np.maximum(0, 1 - margin) ** 2",
    "logistic": "np.logaddexp(0, -margin)",
    "logistic_bits": "np.logaddexp(0, -margin) / np.log(2)",
    "exponential": "np.exp(-margin)",
}
_LN_2 = "torch.tensor(2.0).double().log()"
_COMPARED_TORCH = {
    "zero_one": "(margin <= 0).double()",
    "squared_hinge": "torch.relu(1 - margin) ** 2",
    "logistic": "torch.nn.functional.softplus(-margin)",
    "logistic_bits": f"torch.nn.functional.softplus(-margin) / {_LN_2}",
    "exponential": "torch.exp(-margin)",
}


def snippets(state: State) -> dict[str, str]:
    """Programs that compute what the screen shows: library to its source."""
    signs, scores = list(state.signs), list(state.scores)
    has_both = len(set(signs)) == 2
    values = {
        "signs": signs,
        "scores": scores,
        "other": -signs[0],
        "far": float(-9 * signs[0]),
    }
    return {
        "NumPy": _NUMPY.format(**values) + _others(state, _COMPARED, ""),
        "PyTorch": (
            _TORCH.format(**values) + _others(state, _COMPARED_TORCH, ".tolist()")
        ),
        "scikit-learn": (_SKLEARN if has_both else _SKLEARN_ONE_LABEL).format(**values),
    }


def _others(state: State, sources: dict[str, str], listed: str) -> str:
    lines = [
        f"{name} = {sources[name]}\nprint({name}{listed})" for name in state.compared
    ]
    return "\n" + "\n".join(lines) + "\n" if lines else ""

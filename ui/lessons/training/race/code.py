"""Race: the chosen loss's run as programs in three libraries.

On real data they are those of the part "Three models", with the distance that is left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.lessons.training import fit
from ui.lessons.training.race.run import course, lap
from ui.lessons.training.race.state import OneMail, Plane, State

_DISTANCE = """
best = np.array({best})  # the lowest point of this loss
left = np.linalg.norm({weights} - best) / np.linalg.norm(np.array({start}) - best)
print(left)  # the distance that is left, as a share of that at the start
"""
_NUMPY = """\
import numpy as np

z = {start}  # the logit of a mail that is spam

for step in range({steps}):
    p = 1 / (1 + np.exp(-z))
    gradient = {gradient}
    z = z - {step_size} * gradient

p = 1 / (1 + np.exp(-z))
print(p, {loss})
"""
_TORCH = """\
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

spam = torch.tensor(1.0, dtype=torch.float64)
z = torch.tensor({start}, dtype=torch.float64, requires_grad=True)
descent = torch.optim.SGD([z], lr={step_size})


def loss():
    return {torch}


for step in range({steps}):
    descent.zero_grad()
    loss().backward()
    descent.step()

print(torch.sigmoid(z).item(), loss().item())
"""
_SKLEARN = """\
from sklearn.metrics import {metric}

# scikit-learn has no descent of a single logit; it scores what came of it.
p = {p}
loss = {metric}([1], [p], {labels})
print(p, loss)
"""
_MAIL = {
    "binary_cross_entropy_logits": {
        "gradient": "p - 1",
        "loss": "-np.log(p)",
        "torch": "binary_cross_entropy_with_logits(z, spam)",
        "metric": "log_loss",
        "labels": "labels=[0, 1]",
    },
    "brier_logits": {
        "gradient": "2 * (p - 1) * p * (1 - p)",
        "loss": "(p - 1) ** 2",
        "torch": "(torch.sigmoid(z) - spam) ** 2",
        "metric": "brier_score_loss",
        "labels": "pos_label=1",
    },
}
_FITS = {"price": "price-line", "family": "family-entropy", "spam": "spam-hinge"}
"""An example of "Three models" with each model."""


def snippets(state: State) -> dict[str, str]:
    """Programs that make the run of the chosen loss: library to its source."""
    if isinstance(state, OneMail):
        return _mail(state)
    found = dict(fit.PART.programs(_as_fit(state)))
    start = [round(each, 10) for each in state.start]
    best = course(state, state.loss).best.weights.round(6).tolist()
    for library, weights in (("NumPy", "w"), ("PyTorch", "w.detach().numpy()")):
        found[library] += _DISTANCE.format(best=best, start=start, weights=weights)
    return found


def _as_fit(state: Plane) -> Any:
    """The same run as a state of the part "Three models"."""
    resting = fit.PART.presets[_FITS[state.model]]
    own = {
        "start": state.start,
        "power": state.rate,
        "time": state.time,
        "penalty": f"l2-{state.l2:g}" if state.l2 else "none",
        resting.loss_field: state.loss,
    }
    return replace(resting, **own)


def _mail(state: OneMail) -> dict[str, str]:
    run = lap(state, state.loss)
    now = min(state.step, run.last)
    values = _MAIL[state.loss] | {
        "start": float(state.logit),
        "steps": now,
        "step_size": f"{state.step_size:g}",
        "p": run.metric[now],
    }
    return {
        "NumPy": _NUMPY.format(**values),
        "PyTorch": _TORCH.format(**values),
        "scikit-learn": _SKLEARN.format(**values),
    }

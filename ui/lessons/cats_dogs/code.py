"""Cat or dog: the present state as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.lessons.cats_dogs.numbers import CERTAIN
from ui.lessons.cats_dogs.state import (
    CLASSES,
    FourPictures,
    SoftLabel,
    SquaredBeside,
    State,
    ThreeClasses,
)

_ONE_NUMPY = """\
import numpy as np

p = np.array([{p}, {q}])  # what the model gives to cat and dog
y = np.array([{y}, {n}])  # the label

counts = y > 0  # what has label 0 does not count
with np.errstate(divide="ignore"):  # ln 0 is minus infinity
    loss = -np.sum(y[counts] * np.log(p[counts])){bits}
print(loss, "{unit}")

# In the logit of cat. Divided by p (1 - p) it is the gradient in p(cat).
gradient = (p[0] - y[0]){bits}
print(gradient)
"""
_ONE_TORCH = """\
import torch
from torch.nn.functional import binary_cross_entropy

p = torch.tensor({p}, dtype=torch.float64, requires_grad=True)  # probability of cat
y = torch.tensor({y}, dtype=torch.float64)  # the label: 1 is cat, 0 is dog

# It cuts ln off at -100: p = 0 costs 100 here, not infinity. For training take
# binary_cross_entropy_with_logits, which wants the logit instead of p.
loss = binary_cross_entropy(p, y){bits}
loss.backward()
print(loss.item(), "{unit}")
print(p.grad.item())  # in p(cat); times p (1 - p) it is the one in the logit
"""
_ONE_SKLEARN = """\
{numpy}from sklearn.metrics import log_loss

p = {p}  # probability of cat
y = {y}  # the label: 1 is cat, 0 is dog

# Once as a cat, once as a dog, weighted as in the label. A p of 0 is raised to
# 2.2e-16, so that it costs about 36 nats here, not infinity.
loss = log_loss([1, 0], [p, p], sample_weight=[y, 1 - y]){bits}
print(loss, "{unit}")
"""
_BRIER = (
    """
brier = (p[0] - y[0]) ** 2
print(brier, 2 * (p[0] - y[0]) * p[0] * p[1])  # with its gradient by the logit
""",
    """
brier = (p - y) ** 2
print(brier.item())
""",
    """
from sklearn.metrics import brier_score_loss

brier = brier_score_loss([{label}], [p], pos_label=1)
print(brier)
""",
)
_BATCH_NUMPY = """\
import numpy as np

p = np.array({p})  # probability of cat, for each animal
y = np.array({y})  # its label: 1 is cat, 0 is dog

own = np.where(y == 1, p, 1 - p)  # what its own label was given
with np.errstate(divide="ignore"):  # ln 0 is minus infinity
    each = -np.log(own)  # nats
loss = each.{reduction}()
print(each, "{reduction}", loss)
"""
_BATCH_TORCH = """\
import torch
from torch.nn.functional import binary_cross_entropy

p = torch.tensor({p}, dtype=torch.float64, requires_grad=True)  # probability of cat
y = torch.tensor({y}, dtype=torch.float64)  # 1 is cat, 0 is dog

loss = binary_cross_entropy(p, y, reduction="{reduction}")  # ln is cut off at -100
loss.backward()
print(loss.item(), p.grad.tolist())  # nats, and the gradient by each p(cat)
"""
_BATCH_SKLEARN = """\
from sklearn.metrics import log_loss

p = {p}  # probability of cat, for each animal
y = {y}  # its label: 1 is cat, 0 is dog

# A p of 0 is raised to 2.2e-16: about 36 nats, not infinity.
loss = log_loss(y, p, normalize={normalize})  # True: the mean. False: the sum
print(loss, "nats")
"""
_THREE_NUMPY = """\
import numpy as np

logits = np.array({logits})  # cat, dog, fox
true = {true}  # the label: {name}

shifted = logits - logits.max()  # changes nothing, and exp cannot overflow
log_probs = shifted - np.log(np.exp(shifted).sum())
loss = -log_probs[true]{bits}
print(np.exp(log_probs), loss, "{unit}")

gradient = (np.exp(log_probs) - np.eye(3)[true]){bits}  # by each logit
print(gradient)
"""
_THREE_TORCH = """\
import torch
from torch.nn.functional import cross_entropy

logits = torch.tensor({logits}, dtype=torch.float64, requires_grad=True)
true = torch.tensor({true})  # the label: {name}

loss = cross_entropy(logits, true){bits}  # wants logits: the softmax is in it
loss.backward()
print(loss.item(), "{unit}")
print(logits.grad.tolist())
"""
_THREE_SKLEARN = """\
import numpy as np
from sklearn.metrics import log_loss

logits = np.array({logits})  # cat, dog, fox
probs = np.exp(logits - logits.max())
probs /= probs.sum()

loss = log_loss([{true}], [probs], labels=[0, 1, 2]){bits}  # the label: {name}
print(loss, "{unit}")
"""
_ONE = (_ONE_NUMPY, _ONE_TORCH, _ONE_SKLEARN)
_SQUARED = tuple(map("".join, zip(_ONE, _BRIER, strict=True)))
_BATCH = (_BATCH_NUMPY, _BATCH_TORCH, _BATCH_SKLEARN)
_THREE = (_THREE_NUMPY, _THREE_TORCH, _THREE_SKLEARN)
_BITS = (" / np.log(2)", " / torch.tensor(2.0).double().log()", " / np.log(2)")
_LIBRARIES = ("NumPy", "PyTorch", "scikit-learn")


def snippets(state: State) -> dict[str, str]:
    """Programs that compute what the screen shows: library to its source."""
    templates, values = _program(state)
    is_bits = state.unit == "bits"
    return {
        library: template.format(
            bits=bits if is_bits else "",
            unit=state.unit,
            numpy="import numpy as np\n" if is_bits else "",
            **values,
        )
        for library, template, bits in zip(_LIBRARIES, templates, _BITS, strict=True)
    }


def _program(state: State) -> tuple[tuple[str, ...], dict[str, object]]:
    """The templates of a state's programs, and what is put into them."""
    if isinstance(state, FourPictures):
        return _BATCH, {
            "p": list(state.probs),
            "y": [float(animal.y_true) for animal in state.animals],
            "reduction": state.reduction,
            "normalize": state.reduction == "mean",
        }
    if isinstance(state, ThreeClasses):
        return _THREE, {
            "logits": list(state.logits),
            "true": CLASSES.index(state.truth),
            "name": state.truth,
        }
    p = state.p
    y = state.target if isinstance(state, SoftLabel) else CERTAIN[state.label]
    return _SQUARED if isinstance(state, SquaredBeside) else _ONE, {
        "p": float(p),
        "q": round(1 - p, 12),
        "y": float(y),
        "n": round(1 - y, 12),
        "label": round(y),
    }

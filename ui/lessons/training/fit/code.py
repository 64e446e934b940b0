"""Three models: a state as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.lessons.training.data import SEED
from ui.lessons.training.fit.run import DELTA, fit_of
from ui.lessons.training.fit.state import Descent, Prices

_PRICE = """\
# Run beside the folder data of Loss Lab. Prices in $100,000, areas in 1,000 sq ft.
price, area = np.genfromtxt(
    "data/houses_ames.csv", delimiter=",", skip_header=1, usecols=(0, 1)
).T
order = np.argsort(area, kind="stable")  # one of 4 neighbours in area is held out
train = np.setdiff1d(np.arange(len(order)), held_out(order, 4))
x, y = area[train] / 1_000, price[train] / 100_000
{scaling}X = np.column_stack([x, np.ones(len(x))])  # weights: slope, intercept
"""
_FAMILY = """\
# Run beside the folder data of Loss Lab. Two species lack the gestation: left out.
table = np.genfromtxt(
    "data/cats_dogs_families.csv", delimiter=",", skip_header=1, dtype=str
)
table = table[table[:, 5] != ""]
X, y = table[:, 4:6].astype(float), (table[:, 1] == "cat").astype(float)
order = np.lexsort((X[:, 0], y))  # one of 3 neighbours in litter size is held out
train = np.setdiff1d(np.arange(len(order)), held_out(order, 3))
X, y = X[train], y[train]
X = (X - X.mean(axis=0)) / X.std(axis=0)
"""
_SPAM = """\
# Run beside the folder data of Loss Lab: share of "!", longest run of capitals.
raw = np.genfromtxt(
    "data/spam_spambase11.csv", delimiter=",", skip_header=1, usecols=(5, 8, 11)
)
X, y = raw[:, :2], np.where(raw[:, 2] == 1, 1.0, -1.0)
order = np.lexsort((X[:, 0], X[:, 1], y))  # one of 4 neighbours is held out
train = np.setdiff1d(np.arange(len(order)), held_out(order, 4))
X, y = np.log1p(X[train]), y[train]
X = (X - X.mean(axis=0)) / X.std(axis=0)
"""
_HELD_OUT = f"""\
def held_out(order, block):
    blocks = len(order) // block
    drawn = np.random.default_rng({SEED}).integers(0, block, blocks)
    return order[np.arange(blocks) * block + drawn]


"""
_DATA = {"price": _PRICE, "family": _FAMILY, "spam": _SPAM}

# Each loss: the loss of every sample, and its slope in the score.
_NUMPY = {
    "squared_error": ("(score - y) ** 2", "2 * (score - y)"),
    "absolute_error": ("np.abs(score - y)", "np.sign(score - y)"),
    "huber": (
        f"np.where(np.abs(score - y) <= {DELTA}, (score - y) ** 2 / 2, "
        f"{DELTA} * (np.abs(score - y) - {DELTA} / 2))",
        f"np.clip(score - y, -{DELTA}, {DELTA})",
    ),
    "binary_cross_entropy_logits": (
        "np.logaddexp(0, score) - y * score",
        "1 / (1 + np.exp(-score)) - y",
    ),
    "brier_logits": (
        "(1 / (1 + np.exp(-score)) - y) ** 2",
        "2 * (probs - y) * probs * (1 - probs)",
    ),
    "hinge": ("np.maximum(0, 1 - y * score)", "np.where(y * score < 1, -y, 0)"),
    "squared_hinge": (
        "np.maximum(0, 1 - y * score) ** 2",
        "-2 * y * np.maximum(0, 1 - y * score)",
    ),
    "logistic": ("np.logaddexp(0, -y * score)", "-y / (1 + np.exp(y * score))"),
}
_TORCH = {
    "squared_error": "functional.mse_loss(score, goal)",
    "absolute_error": "functional.l1_loss(score, goal)",
    "huber": f"functional.huber_loss(score, goal, delta={DELTA})",
    "binary_cross_entropy_logits": (
        "functional.binary_cross_entropy_with_logits(score, goal)"
    ),
    "brier_logits": "((torch.sigmoid(score) - goal) ** 2).mean()",
    "hinge": "torch.relu(1 - goal * score).mean()",
    "squared_hinge": "(torch.relu(1 - goal * score) ** 2).mean()",
    "logistic": "functional.softplus(-goal * score).mean()",
}
_DEAL = """\
    if not len(cards):
        cards = random.permutation(len(y))  # a new epoch
    batch, cards = cards[:{size}], cards[{size}:]
"""
_NUMPY_LOOP = """\
import numpy as np


{held_out}{data}

def losses(w, X, y):
    score = X @ w{bias}
    return {loss}


def gradient(w, X, y):
    score = X @ w{bias}
{probs}    slope = {slope}
    return slope @ X / len(y){l2}


w, move = np.array({start}), np.zeros(2)
{before}for step in range({steps}):
{deal}    move = {momentum}move - {step_size} * gradient(w, {rows})
    w = w + move
{l1}print(w, losses(w, X, y).mean())  # mean loss on the training samples
"""
_PROBS = "    probs = 1 / (1 + np.exp(-score))\n"
_NUMPY_L1 = """\
    shrunk = np.maximum(np.abs(w) - {shrink}, 0)  # L1: towards 0, and stop there
    move = move + np.sign(w) * shrunk - w
    w = np.sign(w) * shrunk
"""
_TORCH_LOOP = """\
import numpy as np
import torch
from torch.nn import functional


{held_out}{data}X, y = torch.tensor(X), torch.tensor(y)


def mean_loss(X, goal):
    score = X @ w{bias}
    return {loss}


w = torch.tensor({start}, dtype=torch.float64, requires_grad=True)
descent = torch.optim.SGD([w], lr={step_size}, momentum={mu})
{before}for step in range({steps}):
{deal}{kept}    descent.zero_grad()
    (mean_loss({rows}){penalty}).backward()
    descent.step()
{l1}print(w.tolist(), mean_loss(X, y).item())  # mean loss on the training samples
"""
_TORCH_L1 = """\
    with torch.no_grad():  # L1: towards 0, and stop there
        w.copy_(torch.sign(w) * torch.relu(abs(w) - torch.tensor({shrink}).double()))
"""
_TORCH_KEPT = "    start = w.detach().clone()\n"
_TORCH_L1_MOMENTUM = """\
    # Momentum is the whole last step, the shrinking included. PyTorch keeps the one
    # before the shrinking: without the next line other numbers come out.
    descent.state[w]["momentum_buffer"] = (start - w.detach()) / {step_size}
"""
_SKLEARN = """\
import numpy as np
from sklearn.linear_model import {model}


{held_out}{data}
# The lowest point itself, without descent.
best = {model}({settings}).fit(X[:, :1], y)
w = np.array([best.coef_[0], best.intercept_])
score = X @ w
print(w, ({loss}).mean())  # mean loss on the training samples
"""
_SCIPY = """\
import numpy as np
from scipy.optimize import minimize  # scikit-learn is built on it

{why}


{held_out}{data}

def objective(w):
    score = X @ w{bias}
    return ({loss}).mean(){penalty}


best = minimize(
    objective, [0, 0], method="Nelder-Mead", options={{"xatol": 1e-8, "fatol": 1e-12}}
)
score = X @ best.x{bias}
print(best.x, ({loss}).mean())  # mean loss on the training samples
"""


def snippets(state: Descent) -> dict[str, str]:
    """Programs that make the run, and that find where it leads: library to source."""
    kind, _, strength = state.penalty.partition("-")
    shared = {
        "held_out": _HELD_OUT,
        "data": _data(state),
        "bias": _bias(state.data.bias),
        "start": [round(value, 10) for value in state.start],
        "steps": min(state.step, fit_of(state).last),
        "step_size": f"{state.step_size:g}",
    }
    return {
        "NumPy": _numpy(state, kind, strength, shared),
        "PyTorch": _torch(state, kind, strength, shared),
        "scikit-learn": _optimum(state, kind, strength, shared),
    }


def _bias(value):
    """What is added to every score, as one writes it."""
    return f" {'+' if value > 0 else '-'} {abs(value):g}" if value else ""


def _data(state):
    scaling = "x = (x - x.mean()) / x.std()\n" if state.scaled else ""
    return _DATA[state.model].format(scaling=scaling)


def _batches(state):
    if state.batch_size is None:
        return {"before": "", "deal": "", "rows": "X, y"}
    return {
        "before": "random, cards = np.random.default_rng(0), np.empty(0, dtype=int)\n",
        "deal": _DEAL.format(size=state.batch_size),
        "rows": "X[batch], y[batch]",
    }


def _charged(state):
    """1 for a weight that the penalty charges; an intercept is free."""
    return [1, 0] if isinstance(state, Prices) else [1, 1]


def _numpy(state, kind, strength, shared):
    loss, slope = _NUMPY[state.loss]
    shrink = f"{state.step_size:g} * {strength} * np.array({_charged(state)})"
    return _NUMPY_LOOP.format(
        loss=loss,
        slope=slope,
        probs=_PROBS if state.loss == "brier_logits" else "",
        momentum="" if state.momentum == "0" else f"{state.momentum} * ",
        l2=f" + {strength} * np.array({_charged(state)}) * w" if kind == "l2" else "",
        l1=_NUMPY_L1.format(shrink=shrink) if kind == "l1" else "",
        **shared,
        **_batches(state),
    ).replace(" = move - ", " = -")


def _torch(state, kind, strength, shared):
    charged = "w[0]" if isinstance(state, Prices) else "w"
    penalty = f" + {strength} / 2 * ({charged}**2).sum()" if kind == "l2" else ""
    moves_and_shrinks = kind == "l1" and state.momentum != "0"
    taken = [f"{state.step_size * float(strength or 0) * c:g}" for c in _charged(state)]
    l1 = _TORCH_L1.format(shrink=f"[{', '.join(taken)}]") if kind == "l1" else ""
    if moves_and_shrinks:
        l1 += _TORCH_L1_MOMENTUM.format(**shared)
    return _TORCH_LOOP.format(
        loss=_TORCH[state.loss],
        mu=state.momentum,
        penalty=penalty,
        kept=_TORCH_KEPT if moves_and_shrinks else "",
        l1=l1,
        **shared,
        **_batches(state),
    )


def _optimum(state, kind, strength, shared):
    """By scikit-learn where it has exactly this objective, else by SciPy."""
    loss, _ = _NUMPY[state.loss]
    known = {
        ("squared_error", "none"): ("LinearRegression", ""),
        ("squared_error", "l2"): ("Ridge", f"alpha=len(y) * {strength} / 2"),
        ("squared_error", "l1"): ("Lasso", f"alpha={strength} / 2, tol=1e-10"),
        ("absolute_error", "none"): ("QuantileRegressor", "alpha=0"),
        ("absolute_error", "l1"): ("QuantileRegressor", f"alpha={strength} / 2"),
    }.get((state.loss, kind))
    if known:
        model, settings = known
        return _SKLEARN.format(model=model, settings=settings, loss=loss, **shared)
    charged = "w[:1]" if isinstance(state, Prices) else "w"
    penalty = {
        "none": "",
        "l1": f" + {strength} * np.abs({charged}).sum()",
        "l2": f" + {strength} / 2 * ({charged} ** 2).sum()",
    }[kind]
    return _SCIPY.format(loss=loss, penalty=penalty, why=_why(state), **shared)


def _why(state):
    if state.loss == "huber":
        return (
            "# scikit-learn's HuberRegressor learns a scale as well: another objective."
        )
    if isinstance(state, Prices):
        return "# scikit-learn has no absolute error with an L2 penalty."
    return "# scikit-learn's models learn the bias; here it is held at a given value."

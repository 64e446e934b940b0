"""The part "Generalisation": a state as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.lessons.training.data import SEED
from ui.lessons.training.general.run import HELD_OUT, TRAINED, curves_of
from ui.lessons.training.general.state import HOUSES, L2, STEPS, State, Ten, Typos
from ui.lessons.training.general.steps import now
from ui.lessons.training.general.typos import DELTA, FACTOR

_MAILS = f"""\
# Run beside the folder data of Loss Lab: eleven numbers of each mail, then its label.
table = np.genfromtxt("data/spam_spambase11.csv", delimiter=",", skip_header=1)
drawn = np.random.default_rng({{draw}}).permutation(len(table))
few, others = drawn[:{TRAINED}], drawn[{TRAINED}:{TRAINED + HELD_OUT}]
X, y = np.log1p(table[:, :-1]), table[:, -1]
scale = X[few].std(axis=0)
scale[scale == 0] = 1
X = np.column_stack([np.ones(len(X)), (X - X[few].mean(axis=0)) / scale])

noise, labels = {{noise}}, y[few]
flipped = np.random.default_rng({{draw}}).permutation({TRAINED})
flipped = flipped[: round(noise * {TRAINED})]
labels[flipped] = 1 - labels[flipped]
expected = np.where(y[others] == 1, 1 - noise, noise)  # of a held-out label
"""
_NUMPY = """\
import numpy as np

{mails}

def cross_entropy(labels, scores):  # the mean, in nats
    return np.mean(np.logaddexp(0, scores) - labels * scores)


w = np.zeros(X.shape[1])
price = {l2} * (np.arange(len(w)) > 0)  # L2, not on the intercept
for step in range({steps}):
    probs = 1 / (1 + np.exp(-X[few] @ w))
    w = w - {step_size} * (X[few].T @ (probs - labels) / len(few) + price * w)

print(cross_entropy(labels, X[few] @ w))  # training
print(cross_entropy(expected, X[others] @ w))  # held out
print(np.mean((X[others] @ w > 0) == y[others]))  # right about the true label
"""
_TORCH = """\
import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

{mails}
X, y, labels, expected = map(torch.tensor, (X, y, labels, expected))
w = torch.zeros(X.shape[1], dtype=torch.float64, requires_grad=True)
descent = torch.optim.SGD([w], lr={step_size})
for step in range({steps}):
    descent.zero_grad()
    loss = binary_cross_entropy_with_logits(X[few] @ w, labels)
    (loss + {l2} / 2 * (w[1:] ** 2).sum()).backward()
    descent.step()

print(binary_cross_entropy_with_logits(X[few] @ w, labels).item())  # training
print(binary_cross_entropy_with_logits(X[others] @ w, expected).item())  # held out
print(((X[others] @ w > 0) == y[others]).double().mean().item())  # right
"""
_SKLEARN = """\
import numpy as np
from sklearn.metrics import accuracy_score, log_loss

{mails}
# scikit-learn has no descent on all samples at once; it scores what came of it.
# Its log_loss stops at 36 nats a mail, minus the logarithm of the float's precision.
w = np.array({weights})
p = 1 / (1 + np.exp(-X @ w))
both = np.repeat([1, 0], len(others))  # each held-out mail with either label
chances = np.concatenate([expected, 1 - expected])

print(log_loss(labels, p[few]))  # training, in nats
print(log_loss(both, np.tile(p[others], 2), sample_weight=chances))  # held out
print(accuracy_score(y[others], p[others] > 0.5))  # right about the true label
"""
_HOUSES = f"""\
# Run beside the folder data of Loss Lab. Prices in $100,000, areas in 1,000 sq ft.
price, area = np.genfromtxt(
    "data/houses_ames.csv", delimiter=",", skip_header=1, usecols=(0, 1)
).T
x, y = area / 1_000, price / 100_000
order = np.argsort(area, kind="stable")  # one of 4 neighbours in area is held out
blocks = np.arange(len(order) // 4)
held_out = order[
    4 * blocks + np.random.default_rng({SEED}).integers(0, 4, len(blocks))
]
train = np.setdiff1d(np.arange(len(order)), held_out)
few = train[np.random.default_rng({{draw}}).permutation(len(train))[:{HOUSES}]]
typed = y[few]
typed[:{{typos}}] *= {FACTOR}  # a digit too many


def typical_miss(intercept, slope):  # the median, in dollars, on the right prices
    miss = abs(intercept + slope * x[held_out] - y[held_out])
    return 100_000 * np.median(miss)

"""
_NUMPY_TYPOS = f"""\
import numpy as np

{{houses}}
slope, intercept = np.polyfit(x[few], typed, 1)
print(typical_miss(intercept, slope))  # squared error

# Some best line of the absolute error goes through two of the houses: try them all.
lines = []
for i, j in zip(*np.triu_indices({HOUSES}, 1)):
    if x[few[i]] != x[few[j]]:
        slope = (typed[j] - typed[i]) / (x[few[j]] - x[few[i]])
        intercept = typed[i] - slope * x[few[i]]
        total = abs(intercept + slope * x[few] - typed).sum()
        lines.append((total, intercept, slope))
print(typical_miss(*min(lines)[1:]))  # absolute error

# Huber, by least squares whose weights are those of the last errors.
intercept, slope = min(lines)[1:]
for _ in range(2_000):
    error = abs(intercept + slope * x[few] - typed)
    weight = {DELTA} / np.maximum(error, {DELTA})
    slope, intercept = np.polyfit(x[few], typed, 1, w=np.sqrt(weight))
print(typical_miss(intercept, slope))
"""
_TORCH_TYPOS = f"""\
import numpy as np
import torch
from torch.nn import functional

{{houses}}
area, goal = torch.tensor(x[few]), torch.tensor(typed)
chosen = {{{{
    "squared error": functional.mse_loss,
    "absolute error": functional.l1_loss,
    "Huber": lambda a, b: functional.huber_loss(a, b, delta={DELTA}),
}}}}
for name, loss in chosen.items():
    line = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    descent = torch.optim.Adam([line], lr=0.1)
    cooling = torch.optim.lr_scheduler.ExponentialLR(descent, 0.9995)
    for step in range(20_000):
        descent.zero_grad()
        loss(line[0] + line[1] * area, goal).backward()
        descent.step()
        cooling.step()
    print(name, typical_miss(*line.detach().numpy()))
"""
_SKLEARN_TYPOS = """\
import numpy as np
from sklearn.linear_model import LinearRegression, QuantileRegressor

{houses}
areas = x[few][:, None]
squared = LinearRegression().fit(areas, typed)
print(typical_miss(squared.intercept_, squared.coef_[0]))

absolute = QuantileRegressor(quantile=0.5, alpha=0).fit(areas, typed)
print(typical_miss(absolute.intercept_, absolute.coef_[0]))

# HuberRegressor learns a scale beside the line, which makes it another loss.
"""
_TEN_NUMPY = """\
import numpy as np

p = np.array({ps})  # given to the true label
print(np.mean(-np.log(p)))  # mean cross-entropy, in nats
print(np.mean(p > 0.5))  # accuracy
"""
_TEN_TORCH = """\
import torch
from torch.nn.functional import binary_cross_entropy

# PyTorch stops a loss at 100 nats: it has none that is infinite.
p = torch.tensor({ps}, dtype=torch.float64)  # given to the true label
print(binary_cross_entropy(p, torch.ones_like(p)).item())  # mean, in nats
print((p > 0.5).double().mean().item())  # accuracy
"""
_TEN_SKLEARN = """\
import numpy as np
from sklearn.metrics import accuracy_score, log_loss

# scikit-learn moves a probability of 0 up a little: its loss is never infinite.
p = np.array({ps})  # given to the true label
true = np.ones(len(p))
print(log_loss(true, p, labels=[0, 1]))  # mean, in nats
print(accuracy_score(true, p > 0.5))
"""


def snippets(state: State) -> dict[str, str]:
    """Programs that print the numbers of a state: library to its source."""
    if isinstance(state, Ten):
        return _filled((_TEN_NUMPY, _TEN_TORCH, _TEN_SKLEARN), ps=list(state.ps))
    if isinstance(state, Typos):
        houses = _HOUSES.format(draw=state.draw, typos=int(state.typos))
        return _filled((_NUMPY_TYPOS, _TORCH_TYPOS, _SKLEARN_TYPOS), houses=houses)
    place = now(state)
    return _filled(
        (_NUMPY, _TORCH, _SKLEARN),
        mails=_MAILS.format(draw=state.draw, noise=state.noise / 100),
        l2=L2[state.penalty],
        steps=STEPS[place],
        step_size=state.step_size,
        weights=curves_of(state).weights[place].round(6).tolist(),
    )


def _filled(templates, **values) -> dict[str, str]:
    names = ("NumPy", "PyTorch", "scikit-learn")
    filled = (template.format(**values) for template in templates)
    return dict(zip(names, filled, strict=True))

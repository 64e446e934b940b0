"""One data set as programs: the answer, and the outlier's share and pull."""

from __future__ import annotations

from textwrap import fill
from types import MappingProxyType

from ui.lessons.choosing.data.answers import answer
from ui.lessons.choosing.data.state import State, WithHuber
from ui.lessons.houses.code import BEST_NUMPY, NUMPY

_LISTED = 4
"""As many numbers fit on the line of their name."""
_PAIRS = """\
tau = {quantile}
first, second = np.triu_indices(len(x), 1)  # a best line goes through two houses
apart = x[first] != x[second]
first, second = first[apart], second[apart]
slopes = (y_true[second] - y_true[first]) / (x[second] - x[first])
levels = y_true[first] - slopes * x[first]
errors = levels[:, None] + slopes[:, None] * x - y_true
totals = np.maximum((1 - tau) * errors, -tau * errors).sum(axis=1)
level, slope = levels[totals.argmin()], slopes[totals.argmin()]"""
_LINES = MappingProxyType(
    {
        "squared_error": "slope, level = np.polyfit(x, y_true, 1)",
        "absolute_error": _PAIRS,
        "quantile": _PAIRS,
        "huber": """\
delta = {delta}
weight = np.ones(len(x))
for _ in range(500):  # least squares with less weight for what is far
    slope, level = np.polyfit(x, y_true, 1, w=np.sqrt(weight))
    size = np.abs(level + slope * x - y_true)
    weight = delta / np.maximum(size, delta)""",
    }
)
_TORCH = MappingProxyType(
    {
        "squared_error": "losses = F.mse_loss(y_pred, y_true, reduction='none')",
        "absolute_error": "losses = F.l1_loss(y_pred, y_true, reduction='none')",
        "huber": (
            "losses = F.huber_loss(y_pred, y_true, reduction='none', delta={delta})"
        ),
        "quantile": (
            "tau = {quantile}  # PyTorch has no quantile loss of its own\n"
            "error = y_pred - y_true\n"
            "losses = (1 - tau) * F.relu(error) + tau * F.relu(-error)"
        ),
    }
)
_HUBER = """\
from scipy.optimize import least_squares  # comes with scikit-learn

# HuberRegressor counts its epsilon in estimated standard deviations, not in dollars.
fit = least_squares(
    lambda {names}: {errors},
    x0={start},
    x_scale={scale},
    loss="huber",
    f_scale={delta},
    xtol=1e-12,
    ftol=1e-12,
    gtol=1e-12,
)
{out} = fit.x"""
_CONSTANT = MappingProxyType(
    {
        "squared_error": "mean",
        "absolute_error": "median",
    }
)


def snippets(state: State) -> dict[str, str]:
    """Programs for the chosen loss, in dollars: library to its source."""
    return {
        "NumPy": _numpy(state),
        "PyTorch": _torch(state),
        "scikit-learn": _sklearn(state),
    }


def _numpy(state: State) -> str:
    if state.is_line:
        body = [
            _filled(state, _LINES[state.loss]),
            "print(level, slope)  # dollars at 0 square feet, dollars per square foot",
            "error = level + slope * x - y_true  # positive is too high",
            "error[np.abs(error) < 1e-3] = 0  # these houses lie on the line",
        ]
    else:
        body = [
            _filled(state, BEST_NUMPY[state.loss]),
            "print(best)",
            "error = best - y_true  # positive is too high",
        ]
    lines = [
        "import numpy as np",
        "",
        *_data(state, "np.array({})"),
        "",
        *body,
        "",
        _filled(state, NUMPY[state.loss]),
        "print(loss[-1] / loss.sum())  # the outlier's share of the loss",
        "size = np.abs(gradient)",
        "print(size[-1] / size.sum())  # its share of the pulls",
    ]
    return "\n".join(lines) + "\n"


def _torch(state: State) -> str:
    found = answer(state)
    wrapped = "torch.tensor({}, dtype=torch.float64)"
    predicted = [f"y_pred = {wrapped}".format(_listed(found.predictions))]
    if not state.is_line:
        best = f"torch.full_like(y_true, {_number(found.level)})"
        predicted = [f"y_pred = {best}  # the one price for all"]
    lines = [
        "import torch",
        "import torch.nn.functional as F",
        "",
        *_data(state, wrapped)[:2],
        *predicted,
        "y_pred.requires_grad_()",
        "",
        _filled(state, _TORCH[state.loss]),
        "losses.sum().backward()",
        "print((losses[-1] / losses.sum()).item())  # the outlier's share of the loss",
        "pulls = y_pred.grad.abs()",
        "print((pulls[-1] / pulls.sum()).item())  # its share of the pulls",
    ]
    return "\n".join(lines) + "\n"


def _sklearn(state: State) -> str:
    lines = ["import numpy as np", *_imports(state), ""]
    lines += [*_data(state, "np.array({})"), ""]
    lines += _line_fit(state) if state.is_line else _constant_fit(state)
    return "\n".join(lines) + "\n"


def _imports(state: State) -> list[str]:
    if state.loss == "huber":
        return []
    if state.is_line:
        is_mean = state.loss == "squared_error"
        name = "LinearRegression" if is_mean else "QuantileRegressor"
        return [f"from sklearn.linear_model import {name}"]
    if state.loss == "quantile":
        return ["from sklearn.metrics import mean_pinball_loss"]
    return ["from sklearn.dummy import DummyRegressor"]


def _line_fit(state: State) -> list[str]:
    if state.loss == "huber":
        return [
            _filled(
                state,
                _HUBER,
                names="line",
                errors="line[0] + line[1] * x - y_true",
                start="[y_true.mean(), 0.0]",
                scale="[1e5, 1e2]",
                out="level, slope",
            ),
            "print(level, slope)",
        ]
    model = "LinearRegression()"
    if state.loss != "squared_error":
        tau = _number(_tau(state))
        model = f'QuantileRegressor(quantile={tau}, alpha=0, solver="highs")'
    return [
        f"model = {model}.fit(x[:, None], y_true)",
        "level, slope = model.intercept_, model.coef_[0]",
        "print(level, slope)",
    ]


def _constant_fit(state: State) -> list[str]:
    if state.loss == "huber":
        return [
            _filled(
                state,
                _HUBER,
                names="best",
                errors="best - y_true",
                start="[np.median(y_true)]",
                scale="1e5",
                out="(best,)",
            ),
            "print(best)",
        ]
    if state.loss == "quantile":
        return [
            "def loss(best):",
            "    same = np.full(len(y_true), best)",
            f"    return mean_pinball_loss(y_true, same, alpha={state.quantile!r})",
            "",
            "",
            "best = min(y_true, key=loss)  # one of the prices is always a best one",
            "print(best)",
        ]
    strategy = _CONSTANT[state.loss]
    return [
        f'model = DummyRegressor(strategy="{strategy}")',
        "best = model.fit(np.zeros((len(y_true), 1)), y_true).predict([[0]])[0]",
        "print(best)",
    ]


def _data(state: State, wrapped: str) -> list[str]:
    lines = [
        f"# {state.houses.described}",
        f"y_true = {wrapped.format(_listed(state.y_true))}",
    ]
    if state.is_line:
        lines.append(f"x = {wrapped.format(_listed(state.houses.areas))}")
    return lines


def _tau(state: State) -> float:
    """The absolute error is twice the quantile loss at one half."""
    return state.quantile if state.loss == "quantile" else 0.5


def _filled(state: State, template: str, **names: str) -> str:
    own = {"quantile": _number(_tau(state))}
    if isinstance(state, WithHuber):
        own["delta"] = _number(state.delta)
    return template.format(**own, **names)


def _listed(values: tuple[float, ...]) -> str:
    """Numbers in brackets, on as many lines as they need."""
    numbers = [_number(value) for value in values]
    listed = ", ".join(numbers)
    if len(numbers) <= _LISTED:
        return f"[{listed}]"
    rows = fill(listed, 84, initial_indent="    ", subsequent_indent="    ")
    return f"[\n{rows},\n]"


def _number(value: float) -> str:
    return repr(round(float(value), 6))

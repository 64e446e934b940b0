"""House prices: the present state as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.lessons.houses.loss import predictions
from ui.lessons.houses.state import Outlier, State

NUMPY = {
    "squared_error": "loss = error**2\ngradient = 2 * error",
    "absolute_error": "loss = np.abs(error)\ngradient = np.sign(error)",
    "huber": (
        "delta = {delta}\n"
        "size = np.abs(error)\n"
        "loss = np.where(size <= delta, error**2 / 2, delta * (size - delta / 2))\n"
        "gradient = np.clip(error, -delta, delta)"
    ),
    "quantile": (
        "tau = {quantile}\n"
        "loss = np.maximum((1 - tau) * error, -tau * error)\n"
        "gradient = (1 - tau) * (error > 0) - tau * (error < 0)"
    ),
}
_TORCH = {
    "squared_error": "loss = F.mse_loss(y_pred, y_true, reduction={reduction!r})",
    "absolute_error": "loss = F.l1_loss(y_pred, y_true, reduction={reduction!r})",
    "huber": (
        "loss = F.huber_loss(y_pred, y_true, reduction={reduction!r}, delta={delta})"
    ),
    "quantile": (
        "tau = {quantile}  # PyTorch has no quantile loss of its own\n"
        "error = y_pred - y_true\n"
        "loss = (1 - tau) * torch.relu(error) + tau * torch.relu(-error)\n"
        "loss = loss.{reduction}()"
    ),
}
_SKLEARN = {
    "squared_error": (
        "from sklearn.metrics import mean_squared_error",
        "loss = mean_squared_error(y_true, y_pred)",
    ),
    "absolute_error": (
        "from sklearn.metrics import mean_absolute_error",
        "loss = mean_absolute_error(y_true, y_pred)",
    ),
    "huber": (
        "import numpy as np",
        "# scikit-learn fits with the Huber loss (HuberRegressor), but has no metric.\n"
        "# Its epsilon is in estimated standard deviations, not in dollars.\n"
        "error = np.subtract(y_pred, y_true)\n"
        "delta = {delta}\n"
        "size = np.abs(error)\n"
        "loss = np.where(\n"
        "    size <= delta, error**2 / 2, delta * (size - delta / 2)\n"
        ").mean()",
    ),
    "quantile": (
        "from sklearn.metrics import mean_pinball_loss",
        "loss = mean_pinball_loss(y_true, y_pred, alpha={quantile})",
    ),
}
BEST_NUMPY = {
    "squared_error": "best = y_true.mean()",
    "absolute_error": "best = np.median(y_true)",
    "huber": (
        "delta = {delta}\n"
        "low, high = y_true.min(), y_true.max()\n"
        "for _ in range(100):  # halve until the capped pulls cancel\n"
        "    best = (low + high) / 2\n"
        "    pull = np.clip(best - y_true, -delta, delta).sum()\n"
        "    low, high = (low, best) if pull > 0 else (best, high)"
    ),
    "quantile": (
        'best = np.quantile(y_true, {quantile}, method="averaged_inverted_cdf")'
    ),
}


def snippets(state: State) -> dict[str, str]:
    """Programs that compute the loss that is on the screen, in dollars."""
    return {
        "NumPy": _numpy(state),
        "PyTorch": _torch(state),
        "scikit-learn": _sklearn(state),
    }


def _numpy(state):
    lines = ["import numpy as np", "", f"y_true = np.array({_listed(state.y_true)})"]
    if isinstance(state, Outlier):
        lines += [
            "",
            "# The one price for all houses at which the loss is lowest",
            _filled(state, BEST_NUMPY[state.loss]),
            "print(best)",
            "y_pred = np.full(len(y_true), best)",
        ]
    else:
        lines += [f"y_pred = np.array({_listed(predictions(state))})"]
    lines += [
        "",
        "error = y_pred - y_true  # dollars; positive is too high",
        _filled(state, NUMPY[state.loss]),
        f"print(loss.{state.reduction}())",
    ]
    shared = " / len(error)" if state.reduction == "mean" else ""
    lines += [f"print(gradient{shared})  # per dollar of each prediction"]
    if state.loss == "squared_error":
        lines += ["print(np.sqrt(loss.mean()))  # RMSE, in dollars again"]
    return "\n".join(lines) + "\n"


def _torch(state):
    lines = [
        "import torch",
        "import torch.nn.functional as F",
        "",
        f"y_true = torch.tensor({_listed(state.y_true)}, dtype=torch.float64)",
        (
            f"y_pred = torch.tensor({_listed(predictions(state))}, "
            "dtype=torch.float64, requires_grad=True)"
        ),
        "",
        _filled(state, _TORCH[state.loss]),
        "loss.backward()",
        "print(loss.item())",
        "print(y_pred.grad.tolist())  # per dollar of each prediction",
    ]
    return "\n".join(lines) + "\n"


def _sklearn(state):
    imports, formula = _SKLEARN[state.loss]
    lines = [
        imports,
        "",
        f"y_true = {_listed(state.y_true)}",
        f"y_pred = {_listed(predictions(state))}",
        "",
        _filled(state, formula),
    ]
    if state.reduction == "sum":
        lines += ["loss *= len(y_true)  # the sum instead of the mean"]
    return "\n".join([*lines, "print(loss)"]) + "\n"


def _filled(state, template):
    return template.format(
        delta=_number(state.delta),
        quantile=_number(state.quantile),
        reduction=state.reduction,
    )


def _listed(prices):
    return "[" + ", ".join(map(_number, prices)) + "]"


def _number(value: float) -> str:
    """A number as it is written in Python; whole ones as floats all the same."""
    return repr(round(float(value), 6))

"""The chosen loss at the handle as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.lessons.choosing.curves.losses import EVENTS, Curve
from ui.lessons.choosing.curves.state import State
from ui.lessons.choosing.curves.view import look

_PLACES = MappingProxyType(
    {
        "error": "error = {x}  # prediction minus truth, in multiples of $50,000",
        "p": "p = {x}  # probability given to the true class",
        "z": "z = {x}  # logit of the true class",
        "margin": "margin = {x}  # label times score",
        "lead": "lead = {x}  # of the true class's score over one rival's",
    }
)
_PARAMETERS = MappingProxyType(
    {
        "huber": "delta",
        "quantile": "tau",
        "focal": "gamma",
        "tempered": "temperature",
        "smoothed": "smoothing",
    }
)
_NO_METRIC = "# scikit-learn has no metric for this loss: NumPy computes it."


@dataclass(frozen=True, kw_only=True)
class _Source:
    """The lines that compute a loss; in scikit-learn by a metric, if it has one."""

    numpy: str
    torch: str
    metric: str = ""
    sklearn: str = ""


_SOURCES = MappingProxyType(
    {
        "squared_error": _Source(
            numpy="loss = error**2\ngradient = 2 * error",
            torch="loss = F.mse_loss(error, zero)",
            metric="mean_squared_error",
            sklearn="loss = mean_squared_error([0.0], [error])",
        ),
        "absolute_error": _Source(
            numpy="loss = np.abs(error)\ngradient = np.sign(error)",
            torch="loss = F.l1_loss(error, zero)",
            metric="mean_absolute_error",
            sklearn="loss = mean_absolute_error([0.0], [error])",
        ),
        "huber": _Source(
            numpy=(
                "size = np.abs(error)\n"
                "loss = np.where("
                "size <= delta, error**2 / 2, delta * (size - delta / 2))\n"
                "gradient = np.clip(error, -delta, delta)"
            ),
            torch="loss = F.huber_loss(error, zero, delta=delta)",
        ),
        "log_cosh": _Source(
            numpy=(
                "loss = np.logaddexp(error, -error) - np.log(2)"
                "  # cosh would overflow\n"
                "gradient = np.tanh(error)"
            ),
            torch=(
                "loss = torch.logaddexp(error, -error)"
                " - torch.tensor(2.0).double().log()"
            ),
        ),
        "quantile": _Source(
            numpy=(
                "loss = np.maximum((1 - tau) * error, -tau * error)\n"
                "gradient = (1 - tau) * (error > 0) - tau * (error < 0)"
            ),
            torch="loss = (1 - tau) * F.relu(error) + tau * F.relu(-error)",
            metric="mean_pinball_loss",
            sklearn="loss = mean_pinball_loss([0.0], [error], alpha=tau)",
        ),
        "cross_entropy p": _Source(
            numpy=(
                "p = np.float64(p)\n"
                'with np.errstate(divide="ignore"):  # infinite at p = 0\n'
                "    loss = -np.log(p)\n"
                "    gradient = -1 / p"
            ),
            torch="loss = F.binary_cross_entropy(p, one)  # cuts ln off at -100",
            metric="log_loss",
            sklearn=(
                "# A p of 0 is raised to 2.2e-16: about 36 nats, not infinity.\n"
                "loss = log_loss([1], [p], labels=[0, 1])"
            ),
        ),
        "cross_entropy z": _Source(
            numpy=(
                "p = 1 / (1 + np.exp(-z))\n"
                "loss = np.logaddexp(0, -z)  # never ln of a p that is 0\n"
                "gradient = p - 1"
            ),
            torch="loss = F.binary_cross_entropy_with_logits(z, one)",
            metric="log_loss",
            sklearn="loss = log_loss([1], [1 / (1 + np.exp(-z))], labels=[0, 1])",
        ),
        "brier p": _Source(
            numpy="loss = (p - 1) ** 2\ngradient = 2 * (p - 1)",
            torch="loss = F.mse_loss(p, one)",
            metric="brier_score_loss",
            sklearn="loss = brier_score_loss([1], [p], pos_label=1)",
        ),
        "brier z": _Source(
            numpy=(
                "p = 1 / (1 + np.exp(-z))\n"
                "loss = (p - 1) ** 2\n"
                "gradient = 2 * (p - 1) * p * (1 - p)"
            ),
            torch="loss = F.mse_loss(torch.sigmoid(z), one)",
            metric="brier_score_loss",
            sklearn="loss = brier_score_loss([1], [1 / (1 + np.exp(-z))], pos_label=1)",
        ),
        "focal p": _Source(
            numpy=(
                "p = np.float64(p)\n"
                'with np.errstate(divide="ignore", invalid="ignore"):\n'
                "    loss = -((1 - p) ** gamma) * np.log(p)\n"
                "    slope = gamma * (1 - p) ** (gamma - 1) * np.log(p)\n"
                "    gradient = slope - (1 - p) ** gamma / p"
            ),
            torch="loss = -((1 - p) ** gamma) * torch.log(p)",
        ),
        "focal z": _Source(
            numpy=(
                "p = 1 / (1 + np.exp(-z))\n"
                "surprise = np.logaddexp(0, -z)\n"
                "loss = (1 - p) ** gamma * surprise\n"
                "gradient = -((1 - p) ** gamma) * (gamma * p * surprise + 1 - p)"
            ),
            torch="loss = torch.sigmoid(-z) ** gamma * F.softplus(-z)",
        ),
        "tempered": _Source(
            numpy=(
                "z = z / temperature\n"
                "p = 1 / (1 + np.exp(-z))\n"
                "loss = np.logaddexp(0, -z)\n"
                "gradient = (p - 1) / temperature"
            ),
            torch="loss = F.binary_cross_entropy_with_logits(z / temperature, one)",
        ),
        "untempered": _Source(
            numpy=(
                "p = 1 / (1 + np.exp(-z))\nloss = np.logaddexp(0, -z)\ngradient = p - 1"
            ),
            torch="loss = F.binary_cross_entropy_with_logits(z, one)",
        ),
        "zero_one": _Source(
            numpy="loss = float(margin <= 0)\ngradient = 0.0",
            torch="loss = (margin <= 0).double() + 0 * margin  # slope 0",
            metric="zero_one_loss",
            sklearn="loss = zero_one_loss([1], [1 if margin > 0 else -1])",
        ),
        "hinge": _Source(
            numpy="loss = np.maximum(0, 1 - margin)\ngradient = -float(margin < 1)",
            torch="loss = F.relu(1 - margin)",
            metric="hinge_loss",
            sklearn="loss = hinge_loss([1, -1], [margin, -margin])",
        ),
        "squared_hinge": _Source(
            numpy=(
                "lack = np.maximum(0, 1 - margin)\nloss = lack**2\ngradient = -2 * lack"
            ),
            torch="loss = F.relu(1 - margin) ** 2",
        ),
        "logistic": _Source(
            numpy=(
                "loss = np.logaddexp(0, -margin)\ngradient = -1 / (1 + np.exp(margin))"
            ),
            torch="loss = F.softplus(-margin)",
            metric="log_loss",
            sklearn="loss = log_loss([1], [1 / (1 + np.exp(-margin))], labels=[-1, 1])",
        ),
        "logistic_bits": _Source(
            numpy=(
                "loss = np.logaddexp(0, -margin) / np.log(2)\n"
                "gradient = -1 / (1 + np.exp(margin)) / np.log(2)"
            ),
            torch="loss = F.softplus(-margin) / torch.tensor(2.0).double().log()",
        ),
        "exponential": _Source(
            numpy="loss = np.exp(-margin)\ngradient = -np.exp(-margin)",
            torch="loss = torch.exp(-margin)",
        ),
        "cross_entropy lead": _Source(
            numpy=(
                "loss = np.logaddexp(0, -lead)  # two classes, scores lead and 0\n"
                "gradient = 1 / (1 + np.exp(-lead)) - 1"
            ),
            torch=(
                "scores = torch.stack([lead, zero])\n"
                "loss = F.cross_entropy(scores, torch.tensor(0))"
            ),
            metric="log_loss",
            sklearn="loss = log_loss([1], [1 / (1 + np.exp(-lead))], labels=[0, 1])",
        ),
        "smoothed": _Source(
            numpy=(
                "y = np.array([1 - smoothing / 2, smoothing / 2])  # two classes\n"
                "log_probs = -np.logaddexp(0, [-lead, lead])\n"
                "loss = -(y * log_probs).sum()\n"
                "gradient = np.exp(log_probs[0]) - y[0]"
            ),
            torch=(
                "scores = torch.stack([lead, zero])\n"
                "loss = F.cross_entropy(\n"
                "    scores, torch.tensor(0), label_smoothing=smoothing\n"
                ")"
            ),
        ),
        "crammer_singer_hinge": _Source(
            numpy="loss = np.maximum(0, 1 - lead)\ngradient = -float(lead < 1)",
            torch="loss = F.relu(1 + zero - lead)",
        ),
    }
)
_EXPECTED = MappingProxyType(
    {
        "cross_entropy": "-(y * {log}(p) + (1 - y) * {log}(1 - p))",
        "brier": "(p - y) ** 2",
        "focal": (
            "-(\n    y * (1 - p) ** gamma * {log}(p)\n"
            "    + (1 - y) * p**gamma * {log}(1 - p)\n)"
        ),
        "absolute": "{abs}(p - y)",
    }
)


def snippets(state: State) -> dict[str, str]:
    """Programs that compute the chosen loss: library to its source."""
    seen = look(state)
    return snippets_of(seen.curves[seen.chosen], state.x)


def snippets_of(curve: Curve, x: float) -> dict[str, str]:
    """Programs that compute a loss and its gradient at one place of its axis."""
    if curve.events:
        return _expected(curve, x)
    start = [_PLACES[curve.control].format(x=repr(float(x)))]
    if curve.parameter is not None:
        start.append(f"{_PARAMETERS[curve.name]} = {curve.parameter!r}")
    named = f"{curve.name} {curve.control}"
    source = _SOURCES[curve.name if curve.name in _SOURCES else named]
    variable = start[0].split()[0]
    end = "print(loss)\nprint(gradient)  # per unit of " + variable
    numpy = ["import numpy as np", "", *start, "", source.numpy, end]
    return {
        "NumPy": "\n".join(numpy) + "\n",
        "PyTorch": _torch(start, variable, source.torch),
        "scikit-learn": _sklearn(start, source),
    }


def _torch(start: list[str], variable: str, formula: str) -> str:
    lines = ["import torch", "import torch.nn.functional as F", "", *start]
    wrapped = f"torch.tensor({variable}, dtype=torch.float64, requires_grad=True)"
    lines += [
        f"{variable} = {wrapped}",
        "zero, one = torch.zeros((), dtype=torch.float64), torch.tensor(1.0).double()",
        "",
        formula,
        "loss.backward()",
        "print(loss.item())",
        f"print({variable}.grad.item())  # per unit of {variable}",
    ]
    return "\n".join(lines) + "\n"


def _sklearn(start: list[str], source: _Source) -> str:
    if not source.metric:
        body = [_NO_METRIC, source.numpy]
        return "\n".join(["import numpy as np", "", *start, "", *body, "print(loss)"])
    lines = ["import numpy as np"] if "np." in source.sklearn else []
    lines += [f"from sklearn.metrics import {source.metric}", "", *start, ""]
    return "\n".join([*lines, source.sklearn, "print(loss)"]) + "\n"


def _expected(curve: Curve, x: float) -> dict[str, str]:
    """The mean over ten cases of which seven happen."""
    formula = _EXPECTED[curve.name]
    ones = [int(event) for event in EVENTS]
    start = [f"y = np.array({ones})  # seven of ten happen", f"p = {float(x)!r}"]
    if curve.parameter is not None:
        start.append(f"gamma = {curve.parameter!r}")
    numpy = formula.format(log="np.log", abs="np.abs")
    torch = formula.format(log="torch.log", abs="torch.abs")
    torch_start = [line.replace("np.array", "torch.tensor") for line in start]
    torch_start[1] = (
        f"p = torch.tensor({float(x)!r}, dtype=torch.float64, requires_grad=True)"
    )
    source = "\n".join(
        [
            "import numpy as np",
            "",
            *start,
            f"loss = np.mean({numpy})",
            "print(loss)",
            "",
        ]
    )
    end = ["loss.backward()", "print(loss.item())", "print(p.grad.item())"]
    return {
        "NumPy": source,
        "PyTorch": "\n".join(
            ["import torch", "", *torch_start, f"loss = torch.mean({torch})", *end, ""]
        ),
        "scikit-learn": _sklearn_expected(curve, ones, x) or f"{_NO_METRIC}\n{source}",
    }


def _sklearn_expected(curve: Curve, ones: list[int], x: float) -> str:
    calls = {
        "cross_entropy": ("log_loss", "log_loss(y, [p] * 10)"),
        "brier": ("brier_score_loss", "brier_score_loss(y, [p] * 10)"),
        "absolute": ("mean_absolute_error", "mean_absolute_error(y, [p] * 10)"),
    }
    if curve.name not in calls:
        return ""
    function, call = calls[curve.name]
    lines = [f"from sklearn.metrics import {function}", "", f"y = {ones}"]
    return "\n".join([*lines, f"p = {float(x)!r}", f"print({call})", ""])

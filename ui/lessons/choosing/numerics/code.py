"""The line that fails, the line that avoids it, and both as whole programs."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from ui.lessons.choosing.numerics.bench import logits
from ui.lessons.choosing.numerics.state import (
    Clip,
    InSteps,
    LogOfZero,
    NotANumber,
    Overflow,
    Shift,
    SigmoidTwice,
    SigmoidTwiceZero,
    SoftmaxTwice,
    SoftmaxTwiceTen,
    State,
)


@dataclass(frozen=True, kw_only=True)
class Lines:
    """The naive and the stable line of a failure, as each library has them.

    Parameters
    ----------
    naive, stable
        As they are shown beside one another.
    numpy, torch
        Naive and stable in a whole program; of NumPy the stable one may need steps.
    scipy
        What is imported, and the stable line.
    """

    naive: str
    stable: str
    numpy: tuple[str, str]
    torch: tuple[str, str]
    scipy: tuple[str, str]


_QUIET = 'with np.errstate(all="ignore"):  # see the failure, not its warning\n    '
_SHIFTED = "shifted = z - z.max()\n"
_LOG_PROBS = f"{_SHIFTED}log_p = shifted - np.log(np.exp(shifted).sum())\n"
_LOG_SUM = f"{_SHIFTED}stable = z.max() + np.log(np.exp(shifted).sum())"
_SOFTMAXES = Lines(
    naive="F.cross_entropy(z.softmax(-1), y)",
    stable="F.cross_entropy(z, y)",
    numpy=("np.log(np.exp(p).sum()) - p[0]", f"{_LOG_PROBS}stable = -log_p[0]"),
    torch=("F.cross_entropy(z.softmax(-1), y)", "F.cross_entropy(z, y)"),
    scipy=("log_softmax", "-log_softmax(z)[0]"),
)
_SIGMOIDS = Lines(
    naive="F.binary_cross_entropy_with_logits(z.sigmoid(), y)",
    stable="F.binary_cross_entropy_with_logits(z, y)",
    numpy=("np.logaddexp(0, p) - y * p", "stable = np.logaddexp(0, z) - y * z"),
    torch=(
        "F.binary_cross_entropy_with_logits(z.sigmoid(), y)",
        "F.binary_cross_entropy_with_logits(z, y)",
    ),
    scipy=("log_expit", "-y * log_expit(z) - (1 - y) * log_expit(-z)"),
)
_LINES = MappingProxyType(
    {
        Overflow: Lines(
            naive="np.log(np.exp(z).sum())",
            stable="scipy.special.logsumexp(z)",
            numpy=("np.log(np.exp(z).sum())", _LOG_SUM),
            torch=("torch.log(torch.exp(z).sum())", "torch.logsumexp(z, 0)"),
            scipy=("logsumexp", "logsumexp(z)"),
        ),
        NotANumber: Lines(
            naive="-(y * np.log(np.exp(z) / np.exp(z).sum())).sum()",
            stable="-(y * scipy.special.log_softmax(z)).sum()",
            numpy=(
                "-(y * np.log(np.exp(z) / np.exp(z).sum())).sum()",
                f"{_LOG_PROBS}stable = -(y * log_p).sum()",
            ),
            torch=(
                "-(y * torch.log(torch.exp(z) / torch.exp(z).sum())).sum()",
                "F.cross_entropy(z, y)",
            ),
            scipy=("log_softmax", "-(y * log_softmax(z)).sum()"),
        ),
        LogOfZero: Lines(
            naive="-np.log(np.exp(z[0]) / np.exp(z).sum())",
            stable="scipy.special.logsumexp(z) - z[0]",
            numpy=(
                "-np.log(np.exp(z[0]) / np.exp(z).sum())",
                f"{_LOG_PROBS}stable = -log_p[0]",
            ),
            torch=(
                "-torch.log(torch.exp(z[0]) / torch.exp(z).sum())",
                "F.cross_entropy(z, y)",
            ),
            scipy=("logsumexp", "logsumexp(z) - z[0]"),
        ),
        Shift: Lines(
            naive="np.log(np.exp(z).sum())",
            stable="z.max() + np.log(np.exp(z - z.max()).sum())",
            numpy=("c + np.log(np.exp(z - c).sum())", _LOG_SUM),
            torch=("c + torch.log(torch.exp(z - c).sum())", "torch.logsumexp(z, 0)"),
            scipy=("logsumexp", "logsumexp(z)"),
        ),
        Clip: Lines(
            naive="-np.log(np.clip(p, eps, 1 - eps))",
            stable="np.logaddexp(0, -z)",
            numpy=(
                "-np.log(np.clip(p, eps, 1 - eps))",
                "stable = np.logaddexp(0, -z)",
            ),
            torch=(
                "-torch.log(torch.clamp(p, eps, 1 - eps))",
                "F.binary_cross_entropy_with_logits(z, torch.ones_like(z))",
            ),
            scipy=("log_expit", "-log_expit(z)  # the logarithm of the sigmoid"),
        ),
        SoftmaxTwice: _SOFTMAXES,
        SoftmaxTwiceTen: _SOFTMAXES,
        SigmoidTwice: _SIGMOIDS,
        SigmoidTwiceZero: _SIGMOIDS,
    }
)


def lines_of(state: State) -> Lines:
    """The lines of a state."""
    return _LINES[type(state)]


def instead(state: State) -> str:
    """Both lines as Markdown: the naive one crossed out."""
    lines = lines_of(state)
    return f"Not ~~`{lines.naive}`~~ but `{lines.stable}`"


def snippets(state: State) -> dict[str, str]:
    """Programs that print the naive and the stable loss: library to its source."""
    return {"NumPy": _numpy(state), "PyTorch": _torch(state), "SciPy": _scipy(state)}


def _scores(state: State, make: str) -> list[str]:
    """The logits, and what else the naive line needs."""
    library = make.partition(".")[0]
    name = state.dtype if isinstance(state, InSteps) else "float64"
    dtype = f"dtype={library}.{name}"
    if isinstance(state, Clip):
        return [f"z = {make}({state.z!r}, {dtype})  # logit of “cat”; it is a cat"]
    if isinstance(state, SigmoidTwice):
        return [
            f"z = {make}({state.z!r}, {dtype})  # logit of “cat”",
            f"y = {make}({state.label!r}, {dtype})  # 1 for a cat, 0 for a dog",
        ]
    lines = [f"z = {make}({list(logits(state))}, {dtype})"]
    if isinstance(state, Shift):
        lines.append(f"c = {state.shift!r}  # subtracted first, then added again")
    elif isinstance(state, NotANumber) or (
        library == "torch" and not isinstance(state, Overflow)
    ):
        target = [1.0] + [0.0] * (state.classes - 1)
        lines.append(f"y = {make}({target}, {dtype})  # the first class is true")
    return lines


def _numpy(state: State) -> str:
    naive, stable = lines_of(state).numpy
    lines = [
        "import numpy as np",
        "",
        *_scores(state, "np.array"),
        *_probs(state, "np"),
    ]
    body = f"{_QUIET}naive = {naive}"
    return "\n".join([*lines, "", body, "", stable, "print(naive, stable)", ""])


def _scipy(state: State) -> str:
    name, stable = lines_of(state).scipy
    lines = ["import numpy as np", f"from scipy.special import {name}", ""]
    lines += _scores(state, "np.array")
    return "\n".join([*lines, "", f"stable = {stable}", "print(stable)", ""])


def _torch(state: State) -> str:
    naive, stable = lines_of(state).torch
    scores = _scores(state, "torch.tensor")
    lines = [
        "import torch",
        "import torch.nn.functional as F",
        "",
        *scores,
        "z.requires_grad_()",
        *(_probs(state, "torch") if isinstance(state, Clip) else ()),
        "",
        f"naive = {naive}",
        f"stable = {stable}",
        "print(naive.item(), stable.item())",
        "for loss in (naive, stable):",
        "    print(torch.autograd.grad(loss, z)[0].tolist())",
        "",
    ]
    return "\n".join(lines)


def _probs(state: State, library: str) -> list[str]:
    if isinstance(state, Clip):
        return [f"p = 1 / (1 + {library}.exp(-z))", f"eps = {state.epsilon:.6g}"]
    if isinstance(state, SigmoidTwice):
        return ["p = 1 / (1 + np.exp(-z))  # taken for a logit"]
    if isinstance(state, SoftmaxTwice):
        return [f"p = {library}.exp(z) / {library}.exp(z).sum()  # taken for logits"]
    return []

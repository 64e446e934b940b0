"""The line that fails, the line that avoids it, and both as whole programs."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.choosing.numerics.bench import logits
from ui.lessons.choosing.numerics.state import State

_SUM = "np.log(np.exp(z).sum())"
_SIGMOIDS = (
    "F.binary_cross_entropy_with_logits(z.sigmoid(), y)",
    "F.binary_cross_entropy_with_logits(z, y)",
)
LINES = MappingProxyType(
    {
        "overflow": (_SUM, "scipy.special.logsumexp(z)"),
        "nan": (
            "-(y * np.log(np.exp(z) / np.exp(z).sum())).sum()",
            "-(y * scipy.special.log_softmax(z)).sum()",
        ),
        "log-of-zero": (
            "-np.log(np.exp(z[0]) / np.exp(z).sum())",
            "scipy.special.logsumexp(z) - z[0]",
        ),
        "shift": (_SUM, "z.max() + np.log(np.exp(z - z.max()).sum())"),
        "clip": (
            "-np.log(np.clip(p, eps, 1 - eps))",
            "np.logaddexp(0, -z)",
        ),
        "twice": ("F.cross_entropy(z.softmax(-1), y)", "F.cross_entropy(z, y)"),
        "twice-ten": ("F.cross_entropy(z.softmax(-1), y)", "F.cross_entropy(z, y)"),
        "sigmoid-twice": _SIGMOIDS,
        "sigmoid-twice-zero": _SIGMOIDS,
    }
)
"""Of each preset the naive line and the stable one."""
_QUIET = 'with np.errstate(all="ignore"):  # see the failure, not its warning\n    '
_SHIFTED = "shifted = z - z.max()\n"
_LOG_PROBS = f"{_SHIFTED}log_p = shifted - np.log(np.exp(shifted).sum())\n"
_NUMPY = MappingProxyType(
    {
        "overflow": (
            _SUM,
            f"{_SHIFTED}stable = z.max() + np.log(np.exp(shifted).sum())",
        ),
        "nan": (LINES["nan"][0], f"{_LOG_PROBS}stable = -(y * log_p).sum()"),
        "log-of-zero": (LINES["log-of-zero"][0], f"{_LOG_PROBS}stable = -log_p[0]"),
        "shift": (
            "c + np.log(np.exp(z - c).sum())",
            f"{_SHIFTED}stable = z.max() + np.log(np.exp(shifted).sum())",
        ),
        "clip": (LINES["clip"][0], f"stable = {LINES['clip'][1]}"),
        "twice": (
            "np.log(np.exp(p).sum()) - p[0]",
            f"{_LOG_PROBS}stable = -log_p[0]",
        ),
        "sigmoid-twice": (
            "np.logaddexp(0, p) - y * p",
            "stable = np.logaddexp(0, z) - y * z",
        ),
    }
)
_SCIPY = MappingProxyType(
    {
        "overflow": ("logsumexp", "logsumexp(z)"),
        "nan": ("log_softmax", "-(y * log_softmax(z)).sum()"),
        "log-of-zero": ("logsumexp", "logsumexp(z) - z[0]"),
        "shift": ("logsumexp", "logsumexp(z)"),
        "clip": ("log_expit", "-log_expit(z)  # the logarithm of the sigmoid"),
        "twice": ("log_softmax", "-log_softmax(z)[0]"),
        "sigmoid-twice": (
            "log_expit",
            "-y * log_expit(z) - (1 - y) * log_expit(-z)",
        ),
    }
)
_TORCH = MappingProxyType(
    {
        "overflow": ("torch.log(torch.exp(z).sum())", "torch.logsumexp(z, 0)"),
        "nan": (
            "-(y * torch.log(torch.exp(z) / torch.exp(z).sum())).sum()",
            "F.cross_entropy(z, y)",
        ),
        "log-of-zero": (
            "-torch.log(torch.exp(z[0]) / torch.exp(z).sum())",
            "F.cross_entropy(z, y)",
        ),
        "shift": ("c + torch.log(torch.exp(z - c).sum())", "torch.logsumexp(z, 0)"),
        "clip": (
            "-torch.log(torch.clamp(p, eps, 1 - eps))",
            "F.binary_cross_entropy_with_logits(z, torch.ones_like(z))",
        ),
        "twice": LINES["twice"],
        "sigmoid-twice": LINES["sigmoid-twice"],
    }
)
_LIKE = MappingProxyType({"twice-ten": "twice", "sigmoid-twice-zero": "sigmoid-twice"})
"""Presets whose programs differ from another's only in their numbers."""


def instead(state: State) -> str:
    """Both lines as Markdown: the naive one crossed out."""
    naive, stable = LINES[state.preset]
    return f"Not ~~`{naive}`~~ but `{stable}`"


def snippets(state: State) -> dict[str, str]:
    """Programs that print the naive and the stable loss: library to its source."""
    kind = _LIKE.get(state.preset, state.preset)
    return {
        "NumPy": _numpy(state, kind),
        "PyTorch": _torch(state, kind),
        "SciPy": _scipy(state, kind),
    }


def _scores(state: State, make: str) -> list[str]:
    """The logits, and what else the naive line needs."""
    library = make.partition(".")[0]
    dtype = f"dtype={library}.{state.dtype if state.has_steps else 'float64'}"
    if state.preset == "clip":
        return [f"z = {make}({state.z!r}, {dtype})  # logit of “cat”; it is a cat"]
    if state.is_sigmoid_twice:
        return [
            f"z = {make}({state.z!r}, {dtype})  # logit of “cat”",
            f"y = {make}({state.label!r}, {dtype})  # 1 for a cat, 0 for a dog",
        ]
    lines = [f"z = {make}({list(logits(state))}, {dtype})"]
    if state.preset == "shift":
        lines.append(f"c = {state.shift!r}  # subtracted first, then added again")
    elif state.preset == "nan" or (library == "torch" and state.preset != "overflow"):
        target = [1.0] + [0.0] * (len(logits(state)) - 1)
        lines.append(f"y = {make}({target}, {dtype})  # the first class is true")
    return lines


def _numpy(state: State, kind: str) -> str:
    naive, stable = _NUMPY[kind]
    lines = [
        "import numpy as np",
        "",
        *_scores(state, "np.array"),
        *_probs(state, kind, "np"),
    ]
    body = f"{_QUIET}naive = {naive}"
    return "\n".join([*lines, "", body, "", stable, "print(naive, stable)", ""])


def _scipy(state: State, kind: str) -> str:
    name, stable = _SCIPY[kind]
    lines = ["import numpy as np", f"from scipy.special import {name}", ""]
    lines += _scores(state, "np.array")
    return "\n".join([*lines, "", f"stable = {stable}", "print(stable)", ""])


def _torch(state: State, kind: str) -> str:
    naive, stable = _TORCH[kind]
    scores = _scores(state, "torch.tensor")
    lines = [
        "import torch",
        "import torch.nn.functional as F",
        "",
        *scores,
        "z.requires_grad_()",
        *(_probs(state, kind, "torch") if kind == "clip" else ()),
        "",
        f"naive = {naive}",
        f"stable = {stable}",
        "print(naive.item(), stable.item())",
        "for loss in (naive, stable):",
        "    print(torch.autograd.grad(loss, z)[0].tolist())",
        "",
    ]
    return "\n".join(lines)


def _probs(state: State, kind: str, library: str) -> list[str]:
    if kind == "clip":
        return [f"p = 1 / (1 + {library}.exp(-z))", f"eps = {state.epsilon:.6g}"]
    if kind == "sigmoid-twice":
        return ["p = 1 / (1 + np.exp(-z))  # taken for a logit"]
    if kind == "twice":
        return [f"p = {library}.exp(z) / {library}.exp(z).sum()  # taken for logits"]
    return []

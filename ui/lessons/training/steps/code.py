"""Step size: a state as programs in NumPy, PyTorch and scikit-learn."""

from __future__ import annotations

from ui.lessons.training.steps.run import walk
from ui.lessons.training.steps.state import State

_NUMPY = """\
import numpy as np

y = np.array({prices})  # actual prices, in $100,000
price, move = {start}, 0.0

for k in range(1, {end}):
    gradient = {gradient}
    move = {move}
    price = price + move

loss = {loss}
print(price, loss)
"""
_TORCH = """\
import torch
from torch.nn.functional import {function}

y = torch.tensor({prices}, dtype=torch.float64)  # actual prices, in $100,000
price = torch.tensor({start}, dtype=torch.float64, requires_grad=True)
descent = torch.optim.SGD([price], lr={plain}, momentum={mu})

for k in range(1, {end}):
{schedule}    descent.zero_grad()
    {function}(price.expand_as(y), y, reduction="{reduction}").backward()
    descent.step()

loss = {function}(price.expand_as(y), y, reduction="{reduction}")
print(price.item(), loss.item())
"""
_SCHEDULE = """\
    descent.param_groups[0]["lr"] = {plain} / k
"""
_SKLEARN = """\
import numpy as np
from sklearn.dummy import DummyRegressor

y = np.array({prices})  # actual prices, in $100,000

# scikit-learn goes to the lowest point at once: the {strategy} of the prices.
best = DummyRegressor(strategy="{strategy}").fit(np.ones((len(y), 1)), y)
price = best.predict([[1.0]])[0]

loss = {loss}
print(price, loss)
"""
_LOSSES = {
    "squared_error": ("2 * (price - y)", "((price - y) ** 2)", "mse_loss", "mean"),
    "absolute_error": ("np.sign(price - y)", "np.abs(price - y)", "l1_loss", "median"),
}


def snippets(state: State) -> dict[str, str]:
    """Programs that go the same way, or to its end: library to its source."""
    slope, loss, function, strategy = _LOSSES[state.loss]
    size = f"{state.step_size:g}"
    is_shrinking = state.schedule == "shrinking"
    own = f"{size} / k * gradient" if is_shrinking else f"{size} * gradient"
    values = {
        "prices": list(state.prices),
        "start": float(state.start),
        "end": min(state.step, walk(state).last) + 1,
        "gradient": f"({slope}).{state.reduction}()",
        "loss": f"{loss}.{state.reduction}()",
        "move": f"{state.momentum:g} * move - {own}" if state.momentum else f"-{own}",
        "plain": size,
        "mu": f"{state.momentum:g}",
        "schedule": _SCHEDULE.format(plain=size) if is_shrinking else "",
        "reduction": state.reduction,
        "function": function,
        "strategy": strategy,
    }
    return {
        "NumPy": _NUMPY.format(**values),
        "PyTorch": _TORCH.format(**values),
        "scikit-learn": _SKLEARN.format(**values),
    }

"""What each loss is called, how it is drawn and how programs write it.

It stands in `content/losses.toml`; what is known of a loss as mathematics is its
`LossSpec` in `losses`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from losses import REGISTRY
from ui.content import content

_OF_ITS_KIN = ("name", "label", "short", "brief", "color", "dash", "parameter", "dial")


def capital(words: str) -> str:
    """The words as a title has them: the first letter large."""
    return words[0].upper() + words[1:]


@dataclass(frozen=True, kw_only=True)
class Dial:
    """The dial of a loss's parameter, which its state bounds."""

    title: str
    step: float
    ticks: Sequence[float] | None = None


@dataclass(frozen=True, kw_only=True)
class Worked:
    """A loss with its numbers in it, as LaTeX; `when` says where it reads so."""

    value: str
    slope: str = ""
    sign: str = "="
    when: str = "true"


@dataclass(frozen=True, kw_only=True)
class LossLook:
    """A loss outside of mathematics: its entry in `losses.toml`, which says more."""

    key: str
    name: str
    label: str = ""
    short: str = ""
    brief: str = ""
    color: str = "ink"
    dash: str = "solid"
    parameter: str = ""
    dial: Dial | None = None
    worked: tuple[Worked, ...] = ()
    numpy: str = ""
    function: str = ""
    torch: str = ""
    metric: str = ""
    sklearn: str = ""
    value: str = ""
    slope: str = ""
    mean: str = ""

    def __post_init__(self) -> None:
        """What is no shorter is the longer one."""
        object.__setattr__(self, "label", self.label or self.name)
        object.__setattr__(self, "short", self.short or self.label)

    @cached_property
    def title(self) -> str:
        """Its name as a title has it."""
        return capital(self.name)

    @cached_property
    def plural(self) -> str:
        """Several of its values."""
        return self.name + ("es" if self.name.endswith("s") else "s")

    @cached_property
    def best(self) -> str:
        """What the best single prediction by it is called: "median", "Huber’s"."""
        name = REGISTRY[self.key].minimiser
        return f"{self.label}’s" if name == "M-estimate" else name


def _look(key: str, entry: dict[str, Any], entries: dict[str, Any]) -> LossLook:
    kin = entries[entry.pop("like")] if "like" in entry else {}
    known = {name: kin[name] for name in _OF_ITS_KIN if name in kin} | entry
    if "dial" in known:
        known["dial"] = Dial(**known["dial"])
    known["worked"] = tuple(Worked(**each) for each in known.get("worked", ()))
    return LossLook(key=key, **known)


_CONTENT = content("losses")
LOOKS = MappingProxyType(
    {key: _look(key, entry, _CONTENT) for key, entry in _CONTENT.items()}
)


def buttons(losses: Iterable[str]) -> dict[str, str]:
    """Losses of one family, each with what the button says that chooses it."""
    return {loss: capital(LOOKS[loss].short) for loss in losses}

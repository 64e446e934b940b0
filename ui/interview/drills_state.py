"""The state of the page "Drills": which drill is shown, and which comes next."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from ui.interview.bank import LEVELS
from ui.interview.drills import KINDS, SEEDS, Drill, drill
from ui.state import flag, one_of, whole

MODES = MappingProxyType({"practice": "One at a time", "run": "Timed run of ten"})
MIXED = "mixed"
KIND_TITLES = MappingProxyType(
    {MIXED: "All kinds, mixed"} | {name: kind.title for name, kind in KINDS.items()}
)


@dataclass(frozen=True)
class State:
    """What a reader can change.

    Parameters
    ----------
    mode
        A key of `MODES`.
    kind, level, seed
        They name the drill that is shown.
    mixed
        Whether the next one is of another kind.
    """

    preset: str = "drills"
    mode: str = one_of(*MODES)
    kind: str = one_of(*KINDS)
    level: str = one_of(*LEVELS)
    seed: int = whole(SEEDS[0], SEEDS[0], SEEDS[-1])
    mixed: bool = flag()

    @property
    def drill(self) -> Drill:
        """The drill that is shown."""
        return drill(self.kind, self.level, self.seed)

    @property
    def chosen(self) -> str:
        """What the menu of kinds says."""
        return MIXED if self.mixed else self.kind

    def choosing(self, chosen: str) -> State:
        """The state once a kind, or all of them, is chosen in the menu.

        All of them go on to another drill at once, so that the choice can be seen.
        """
        if chosen == MIXED:
            return dataclasses.replace(self, mixed=True).next()
        return dataclasses.replace(self, kind=chosen, mixed=False)

    def next(self) -> State:
        """The state with the drill after this one: the next seed."""
        seed = self.seed + 1 if self.seed < SEEDS[-1] else SEEDS[0]
        kind = self.kind
        if self.mixed:
            others = [name for name in KINDS if name != kind]
            kind = Random(f"after {kind}/{self.level}/{self.seed}").choice(others)
        return dataclasses.replace(self, kind=kind, seed=seed)


PRESETS = MappingProxyType({"drills": State()})


def address_of(kind: str, level: str, seed: int) -> str:
    """The link to a drill.

    Examples
    --------
    >>> address_of("hinge", "hard", 7)
    'drills?kind=hinge&level=hard&seed=7'
    """
    return f"drills?kind={kind}&level={level}&seed={seed}"

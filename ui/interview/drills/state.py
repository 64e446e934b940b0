"""The state of the page "Drills": which drill is shown, and which comes next."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from ui.interview.bank import LEVELS
from ui.interview.drills import KINDS, SEEDS, Drill, drill
from ui.interview.names import DRILLS, first_called, named, now_called
from ui.interview.names.editions import edition, newest, once_called
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
    edition
        Of which kinds that one is drawn; 0 where the link says none: of the first.
    """

    preset: str = "drills"
    mode: str = one_of(*MODES)
    kind: str = named(DRILLS, *KINDS, gone=once_called("kinds"))
    level: str = one_of(*LEVELS)
    seed: int = whole(SEEDS[0], SEEDS[0], SEEDS[-1])
    mixed: bool = flag()
    edition: int = whole(0, 0, newest())

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
            return dataclasses.replace(self, mixed=True, edition=newest()).next()
        return dataclasses.replace(self, kind=chosen, mixed=False, edition=0)

    def next(self) -> State:
        """The state with the drill after this one: the next seed."""
        seed = self.seed + 1 if self.seed < SEEDS[-1] else SEEDS[0]
        kind = self.kind
        if self.mixed:
            kind = self._another_kind()
        return dataclasses.replace(self, kind=kind, seed=seed)

    def _another_kind(self) -> str:
        """The same for ever, but where that kind is gone."""
        random = Random(
            f"after {first_called(DRILLS, self.kind)}/{self.level}/{self.seed}"
        )
        kinds = [now_called(DRILLS, name) for name in edition(self.edition).kinds]
        others = [name for name in kinds if name != self.kind]
        chosen = random.choice(others)
        there = [name for name in others if name in KINDS]
        return chosen if chosen in KINDS else random.choice(there)


PRESETS = MappingProxyType({"drills": State()})


def address_of(kind: str, level: str, seed: int) -> str:
    """The link to a drill.

    Examples
    --------
    >>> address_of("hinge", "hard", 7)
    'drills?kind=hinge&level=hard&seed=7'
    """
    return f"drills?kind={kind}&level={level}&seed={seed}"

"""The edition that the app has now, and the command that adds it to the file.

`python -m ui.interview.names.edition_now`, or `make edition`, after a drill, a question
or a step was added, taken away or moved.
"""

from __future__ import annotations

from types import MappingProxyType

from ui.interview.answer.walkthrough import LENGTHS, steps
from ui.interview.bank import LEVELS, TOPICS, found
from ui.interview.drills import KINDS
from ui.interview.names.editions import FILE, Edition, editions


def present() -> Edition:
    """What the app has now."""
    topics = {
        topic: MappingProxyType(
            {
                level: tuple(each.name for each in found(topic, level))
                for level in LEVELS
                if found(topic, level)
            }
        )
        for topic in TOPICS
    }
    return Edition(
        MappingProxyType({name: kind.topic for name, kind in KINDS.items()}),
        MappingProxyType(topics),
        MappingProxyType(
            {each: tuple(step.name for step in steps(each)) for each in LENGTHS}
        ),
    )


def in_order(edition: Edition) -> tuple:
    """All that an edition lists, in its order, to be compared."""
    topics = [(topic, list(levels.items())) for topic, levels in edition.topics.items()]
    return list(edition.kinds.items()), topics, list(edition.steps.items())


def written(edition: Edition, number: int) -> str:
    """An edition as the file has it."""
    lines = [f"\n# Edition {number}", "[[edition]]", "kinds = ["]
    lines += [f'  ["{kind}", "{topic}"],' for kind, topic in edition.kinds.items()]
    lines.append("]")
    for topic, levels in edition.topics.items():
        lines += ["", "[[edition.topic]]", f'name = "{topic}"']
        for level, names in levels.items():
            lines += _array(level, names)
    lines += ["", "[edition.steps]"]
    for length, names in edition.steps.items():
        lines += _array(length, names)
    return "\n".join(lines) + "\n"


def _array(name: str, items: tuple[str, ...]) -> list[str]:
    return [f"{name} = [", *(f'  "{item}",' for item in items), "]"]


def main() -> None:
    """Add the present edition, if it is none of those in the file."""
    if in_order(editions()[-1]) == in_order(present()):
        print(f"Edition {len(editions())} is what there is now: nothing to add.")
        return
    number = len(editions()) + 1
    with FILE.open("a", encoding="utf-8") as file:
        file.write(written(present(), number))
    print(f"Added edition {number}. Links to earlier ones show what they showed.")


if __name__ == "__main__":
    main()

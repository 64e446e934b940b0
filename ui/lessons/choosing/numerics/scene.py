"""The part "Numerics": a formula as it reads, beside the code that survives."""

from __future__ import annotations

from types import MappingProxyType

from ui.lessons.choosing.numerics.bench import numbers
from ui.lessons.choosing.numerics.panels import handle, slopes_panel, values_panel
from ui.lessons.choosing.numerics.said import arithmetic, readouts, spoken, title
from ui.lessons.choosing.numerics.state import State
from ui.lessons.choosing.numerics.steps import steps_panel
from ui.live_chart.scene import Scene


def scene(state: State) -> Scene:
    """What a state of the part "Numerics" looks like."""
    now = numbers(state)
    rail = handle(state, spoken(state, now))
    if state.has_steps:
        beside, strip = steps_panel(state, now), None
    else:
        beside, strip = slopes_panel(state, now)
    return Scene(
        panels=(values_panel(state, now, title(state)), beside),
        handles=(rail, strip.handle) if strip else (rail,),
        readouts=readouts(state, now),
        arithmetic=arithmetic(state, now),
        drag=_SENTENCES[state.preset],
        question=_QUESTIONS[state.preset],
    )


_SENTENCES = MappingProxyType(
    {
        "overflow": "ln(exp(z) + exp(0)), typed as it reads. Drag the cat’s logit z "
        "(its score before the softmax) to the right, beyond the ✕.",
        "nan": "Cross-entropy, typed as it reads; it is a cat. Drag the dog’s logit to "
        "either end.",
        "log-of-zero": "Cross-entropy, typed as it reads; it is a cat. Drag the cat’s "
        "logit to the left, beyond the ✕.",
        "shift": "The logits are 998, 999 and 1000. Drag the number c that is "
        "subtracted first, and added again.",
        "clip": "It is a cat, and p is clipped at ε. Drag its logit to −40, then the "
        "dial of ε.",
        "twice": "Two classes: the network ends in a softmax, the loss has another. "
        "Drag the true class’s logit.",
        "twice-ten": "Ten classes, softmax twice. Drag the true class’s logit.",
        "sigmoid-twice": "A sigmoid in the network, one more in the loss. It is a cat, "
        "label 1. Drag its logit to the right.",
        "sigmoid-twice-zero": "Sigmoid twice again, but it is a dog, label 0. Drag the "
        "logit of “cat” to the left.",
    }
)
_QUESTIONS = MappingProxyType(
    {
        "overflow": "which step fails first there, the power or the logarithm?",
        "nan": "the left end is a right and very sure answer. What fails there?",
        "log-of-zero": "the loss is infinite there. Which way does its gradient point?",
        "shift": "how large is the largest power if c is the largest logit, 1000?",
        "clip": "does a smaller ε let the model learn from it?",
        "twice": "how sure can the true class get after the second softmax?",
        "twice-ten": "how sure can it get after the second softmax, with ten classes?",
        "sigmoid-twice": "how near 1 can p come after both?",
        "sigmoid-twice-zero": "how near 0 can p come after both?",
    }
)

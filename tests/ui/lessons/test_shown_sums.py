"""Numbers that are shown as a sum add up as they are shown, or say "each rounded"."""

from __future__ import annotations

import dataclasses
import html
import re
from decimal import Decimal

import pytest

from tests.ui.lessons.helpers import has
from ui.lessons import LESSONS
from ui.state import moved

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SUM = re.compile(
    rf"(?:1/(?P<count>\d+))?[\[(]?(?P<parts>{_NUMBER}(?:\+{_NUMBER})+)[\])]?"
    rf"=(?P<total>{_NUMBER})(?P<after>[^=]*)"
)
VARIANTS = {
    "houses": [
        {"loss": loss, "reduction": reduction}
        for loss in ("squared_error", "absolute_error", "huber", "quantile")
        for reduction in ("mean", "sum")
    ],
    "cats-dogs": [{}, {"unit": "bits"}, {"reduction": "sum"}],
    "spam": [{}],
}


def states():
    for path, variants in VARIANTS.items():
        for name, preset in LESSONS[path].presets.items():
            for changes in variants:
                if not all(has(preset, name) for name in changes):
                    continue
                state = dataclasses.replace(preset, **changes)
                words = ",".join(changes.values())
                yield pytest.param(path, state, id=f"{path}-{name}-{words}")


def ends(path, state):
    """The scene, and the one at either end of each of its handles."""
    scene_of = LESSONS[path].scene
    made = scene_of(state)
    yield made
    for control in made.controls():
        handle = made.handle_of(control)
        for end in (handle.minimum, handle.maximum):
            yield scene_of(moved(state, control, end))


def written(scene) -> str:
    """The arithmetic as plain text without spaces; a fraction as 1/4."""
    text = ""
    for term in scene.arithmetic:
        mathml = term.mathml
        for slot, value in enumerate(term.values):
            tag = rf'<mn data-tone="\w+" data-slot="{slot}"></mn>'
            mathml = re.sub(tag, value, mathml)
        mathml = re.sub(
            r"<mfrac>(.*?)</mfrac>",
            lambda found: "/".join(re.findall(r">([^<>]+)<", found[1])),
            mathml,
        )
        text += html.unescape(re.sub("<[^>]+>", "", mathml))
    return re.sub(r"\s", "", text)


def adds_up(found: re.Match[str]) -> bool:
    """Whether the parts, as written, give the total as it is written."""
    parts = [Decimal(part.replace(",", "")) for part in found["parts"].split("+")]
    total = Decimal(found["total"].replace(",", ""))
    half = Decimal(5).scaleb(total.as_tuple().exponent - 1)
    return abs(sum(parts) / int(found["count"] or 1) - total) <= half


@pytest.mark.parametrize(("path", "state"), list(states()))
def test_shown_parts_sum_to_the_shown_total_or_say_that_they_are_rounded(path, state):
    for made in ends(path, state):
        text = written(made)
        for found in _SUM.finditer(text):
            assert adds_up(found) or "eachrounded" in found["after"], text


def test_sums_are_found_in_every_lesson_that_shows_one():
    found = {
        (path, state.preset)
        for path, state in (param.values for param in states())
        for made in ends(path, state)
        if _SUM.search(written(made))
    }
    assert {preset for path, preset in found if path == "houses"} == {
        "several",
        "cancel",
        "outlier",
        "perfect",
        "sales",
    }
    assert {"classic", "real"} <= {preset for path, preset in found if path == "spam"}


def test_a_sum_that_does_not_add_up_is_seen():
    good, bad = (_SUM.search(f"=1/2[0.33+0.33]={total}") for total in ("0.33", "0.34"))
    assert adds_up(good)
    assert not adds_up(bad)


def named(made, name: str):
    return next(each for each in made.readouts if each.name == name)


def test_numbers_beside_one_another_that_are_a_sum_say_that_they_are_rounded():
    """A soft label's entropy and divergence, three slopes, the bars of a mail."""
    cats, spam = LESSONS["cats-dogs"], LESSONS["spam"]
    for made in ends("cats-dogs", cats.presets["soft"]):
        loss = named(made, "loss")
        assert ("each rounded" in loss.note) == (loss.value != "∞")
    for made in ends("cats-dogs", cats.presets["three"]):
        assert "rounded; together 0" in named(made, "gradients").note
    assert "each rounded" in spam.scene(spam.presets["own"]).panels[0].title

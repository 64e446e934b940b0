"""The terms: right in every number, in an order that can be read, found in texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.links.kept import is_valid
from ui import live_chart
from ui.checked import agrees, checked_numbers, computed
from ui.glossary import by_form, marked, names_in, script, terms
from ui.glossary.view import all_terms
from ui.lessons import LESSONS

CHART = (Path(live_chart.__file__).parent / "static" / "live_chart.css").read_text()
TERMS = tuple(terms().values())
LINK = re.compile(r"\[([^\]]*)\]\(glossary#([\w-]+)\)")
LINKED = re.compile(r"\[[^\]]*\]\([^)]*\)")


def test_numbers_are_computed():
    numbers = [
        pair for term in TERMS for pair in checked_numbers(f"{term.text} {term.shows}")
    ]
    assert len(numbers) > 25
    wrong = {
        number: expression
        for number, expression in numbers
        if not agrees(number, computed(expression))
    }
    assert not wrong


def test_term_is_explained_with_terms_that_stand_before_it_alone():
    places = {term.name: place for place, term in enumerate(TERMS)}
    wrong = {
        term.name: later
        for term in TERMS
        if (
            later := [
                name
                for name in names_in(term.explanation)
                if places[name] >= places[term.name]
            ]
        )
    }
    assert not wrong


def test_explanation_is_one_or_two_short_sentences():
    for term in TERMS:
        assert len(re.findall(r"[.!?](?= [A-Z]|$)", term.explanation)) <= 4
        assert len(term.explanation) <= 180
        assert term.explanation.endswith(".")


def test_example_in_which_a_term_is_seen_opens_without_a_notice():
    assert not {term.name: term.seen for term in TERMS if not is_valid(term.seen)}
    assert all("?preset=" in term.seen for term in TERMS)


def test_no_form_means_two_terms():
    forms = [form for term in TERMS for form in term.forms]
    assert len(forms) == len(set(forms)) == len(by_form())


def test_what_a_term_lights_up_is_in_the_chart_in_which_it_is_seen():
    for term in filter(lambda term: term.lights, TERMS):
        path, _, preset = term.seen.partition("?preset=")
        lesson = LESSONS[path]
        scene = lesson.scene(lesson.presets[preset])
        named = {word for each in scene.readouts for word in (each.name, each.tone)}
        assert term.lights in named | {"prediction"}, term.name
        assert scene.handles
        assert f'[data-lit="{term.lights}"]' in CHART


@pytest.mark.parametrize(
    "text",
    [
        "a `loss` and ``the `loss` of``",
        "```\nloss\n```",
        "$loss$ and $$\nloss\n$$",
        "[the loss](training) and [the loss][1]",
        "[1]: training?preset=loss",
        "### The loss",
        "| loss | error |",
        ":small[A loss, 1951.]",
        '<a title="loss">',
        "loss-free and lossless",
        "*Source:* Loss,\nand error.",
    ],
)
def test_term_is_not_looked_for_in(text):
    assert marked(text) == text
    assert marked(f"{text}\n\nThe loss.") == f"{text}\n\nThe [loss](glossary#loss)."


def test_dollars_of_a_text_begin_no_mathematics():
    assert marked(r"\$5 of error and \$6") == r"\$5 of [error](glossary#error) and \$6"


def test_only_the_first_place_of_a_term_in_a_text_explains_it():
    text = marked("Slope: a slope is a gradient. **Cross-entropy** is no entropy.")
    assert text == (
        "[Slope](glossary#gradient): a slope is a gradient. "
        "**[Cross-entropy](glossary#cross-entropy)** is no [entropy](glossary#entropy)."
    )


def test_term_is_found_over_the_end_of_a_line():
    assert marked("the step\nsizes") == "the [step\nsizes](glossary#step-size)"


def test_lessons_read_the_same_with_and_without_marks():
    met = set()
    for lesson in LESSONS.values():
        for part in lesson.parts:
            says = [example.say for example in part.examples.values()]
            for text in (part.explanation, *part.folds.values(), *says):
                names = [name for _, name in LINK.findall(marked(text))]
                assert LINK.sub(r"\1", marked(text)) == text
                assert len(names) == len(set(names))
                met.update(names)
    only_on_charts = {"rmse", "mae", "mse", "contours", "temperature"}
    assert set(terms()) - met <= {*only_on_charts, "calibrated"}


def test_page_has_a_place_and_a_link_for_each_term():
    page = all_terms()
    assert re.findall(r'<div id="([\w-]+)"', page) == [term.name for term in TERMS]
    assert re.findall(r'<a href="([^"]+)"', page) == [term.seen for term in TERMS]
    assert "[[" not in page
    assert "[[" not in script()

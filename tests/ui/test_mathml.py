"""Every formula is MathML that a strict browser takes too."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.lessons import PATHS
from ui.interview.drills import KINDS, drill
from ui.lessons import LESSONS
from ui.links import shown_by
from ui.mathml import term

ROOT = Path(__file__).parent.parent.parent
CHILDREN = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
OPERATOR_ALONE = re.compile(
    r"[_^]\s*\{?\s*\\+(arg|cos|cosh|det|dim|exp|gcd|inf|ker|lg|lim|ln|log|max|min|"
    r"operatorname|Pr|sin|sinh|sup|tan|tanh)\b"
)
"""KaTeX makes two pieces of it where MathML takes one; `\\text{max}` is one."""
WRITTEN = sorted(
    path
    for folder in ("ui", "pages", "content")
    for ending in ("py", "toml", "md")
    for path in (ROOT / folder).rglob(f"*.{ending}")
)


def malformed(mathml: str) -> list[str]:
    """The elements that have too many or too few children."""
    elements = ET.fromstring(mathml).iter()
    named = [(element.tag.split("}")[1], element) for element in elements]
    return [
        ET.tostring(element, encoding="unicode")
        for name, element in named
        if len(element) != CHILDREN.get(name, len(element))
    ]


def test_malformed_is_found():
    broken = term("x_1").mathml.replace("<mn>1</mn>", "<mn>1</mn><mo>!</mo>")
    assert malformed(broken)
    assert not malformed(term(r"\frac{x_1^2}{@loss{3}}").mathml)


@pytest.mark.parametrize("path", ["", *PATHS])
def test_arithmetic_of_every_scene_is_well_formed(path):
    lesson = LESSONS[path]
    scenes = map(lesson.scene, lesson.presets.values())
    terms = [each for scene in scenes for each in scene.arithmetic]
    assert terms
    assert [each.mathml for each in terms if malformed(each.mathml)] == []


def without_numbers(found):
    """The signs and words of a term, with 0 for each live number."""
    elements = ET.fromstring(found.mathml.replace("></mn>", ">0</mn>"))
    return "".join(elements.itertext()).strip()


def test_no_line_of_the_arithmetic_begins_with_a_mark_that_ends_one():
    """A term can begin a line, as in the charts of the drills on a phone."""
    states = [
        (LESSONS[path].scene, state)
        for path in PATHS
        for state in LESSONS[path].presets.values()
    ]
    states += [
        shown_by(drill(kind, "medium", seed).link)[:2]
        for kind in KINDS
        for seed in range(1, 6)
    ]
    begun = {
        text
        for scene_of, state in states
        for each in scene_of(state).arithmetic
        if (text := without_numbers(each)) and text[0] in ":;,."
    }
    assert begun == set()


def test_no_operator_is_a_script_of_its_own():
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in WRITTEN
        for match in OPERATOR_ALONE.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
    assert OPERATOR_ALONE.search(r"2/\lambda_{\max}")


def test_line_that_begins_with_an_operator_begins_at_its_margin():
    for latex in ("= 25", r"\max(0, 1)"):
        assert '<mo lspace="0">' in term(latex).mathml
    assert "lspace" not in term("a = 25").mathml


def test_room_beside_a_mark_is_that_of_its_meaning():
    sign = '<mo form="prefix" lspace="0" rspace="0">&#x02212;</mo>'
    for latex in ("= -3", "(-3)", r"2 \cdot -3", "[-3]", "(1, -3)"):
        assert sign in term(latex).mathml, latex
    assert sign not in term("5 - 3").mathml
    assert "mspace" not in term(r"a =\; 3").mathml
    assert "mtext" not in term(r"a =\ 3").mathml
    for latex in ("+ 3", "{}+ 3"):
        plus = '<mrow><mo form="infix" lspace="0">&#x0002B;</mo>'
        assert plus in term(latex).mathml, latex
    assert 'form="infix"' not in term("1 + 3").mathml
    bars = '<mo stretchy="false" lspace="0" rspace="0">&#x0007C;</mo>'
    assert term("2 |x|").mathml.count(bars) == 2

"""Printed pages: every loss is on the sheet, and nothing typed becomes an element."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from losses import FAMILIES, REGISTRY
from tests.ui.interview.mock.mocks import played
from ui.facts.table import row, rows
from ui.interview.bank import questions
from ui.interview.drills import KINDS, drill
from ui.interview.mock.interview import Mock, begun, mock_of
from ui.interview.mock.report import report
from ui.interview.paper.report import mock_report
from ui.interview.paper.sheet import WORDS, cheat_sheet, document
from ui.interview.paper.text import html, maths, pieces, plain_html
from ui.mathml import term

HOSTILE = (
    "<script>alert(1)</script>",
    "</p></section></body><iframe src=//x>",
    '<img src=x onerror="alert(1)">',
    "&lt;script&gt; <!-- ]]> \x00",
    "$</math><script>$ **<b>** `<i>` [x](javascript:alert(1))",
)
VOID = ("meta", "col", "br", "wbr")
LEVELS = ("easy", "medium", "hard")


class Page(HTMLParser):
    """The elements and the words of a page; fails where one is not closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


@pytest.fixture(scope="module")
def sheet() -> Page:
    return Page(cheat_sheet())


def test_sheet_is_a_whole_page_without_scripts(sheet):
    assert cheat_sheet().startswith("<!DOCTYPE html>")
    assert sheet.elements[:2] == ["html", "head"]
    assert not {"script", "link", "img", "iframe"} & set(sheet.elements)
    assert "size: A4" in sheet.text
    assert not [name for name, _ in sheet.attributes if name.startswith("on")]


def test_sheet_says_loss_cost_and_objective(sheet):
    for word, said, _ in WORDS:
        assert f"{word}: {said}" in sheet.text
    assert [word for word, _, _ in WORDS] == ["Loss", "Cost", "Objective"]


@pytest.mark.parametrize("spec", REGISTRY.values(), ids=REGISTRY)
def test_every_loss_is_on_the_sheet(spec, sheet):
    source = cheat_sheet()
    assert sheet.words.count(spec.title) == 1
    assert f'<td data-name="Formula">{maths(spec.formula)}</td>' in source
    assert f">{maths(spec.gradient_formula)}</td>" in source
    assert spec.minimiser in sheet.words
    assert row(spec).facts in sheet.words
    assert f"Unit: {spec.unit}" in sheet.words
    for each in spec.parameters:
        assert f"({each.name}, default {each.default:g}): {each.meaning}" in sheet.text


def test_sheet_is_by_family_in_the_order_of_the_registry(sheet):
    titles = {spec.title for spec in REGISTRY.values()}
    found = [word for word in sheet.words if word in titles]
    assert found == [each.title for family in FAMILIES for each in rows(family)]
    assert len([each for each in sheet.elements if each == "table"]) == len(FAMILIES)
    heads = [word for word in sheet.words if word.startswith("Gradient in")]
    assert heads == ["Gradient in ŷ", "Gradient in p or z", "Gradient in s"]


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("(p - y)^2", ["(p - y)^2"]),
        (r"\frac{1-y}{1-p} - \frac{y}{p}", [r"\frac{1-y}{1-p}", r"- \frac{y}{p}"]),
        (r"\left(a - b\right) + c", [r"\left(a - b\right)", "+ c"]),
        (r"\begin{cases} 1 - y \end{cases}", [r"\begin{cases} 1 - y \end{cases}"]),
        ("-y", ["-y"]),
    ],
)
def test_formula_is_cut_between_its_terms(latex, expected):
    assert pieces(latex) == expected


def test_one_piece_is_what_the_screen_shows():
    assert maths("(p - y)^2") == term("(p - y)^2").mathml


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("**a** and *b*", "<p><b>a</b> and <i>b</i></p>"),
        ("3 * 4 * 5", "<p>3 * 4 * 5</p>"),
        ("`x < y`", "<p><code>x &lt; y</code></p>"),
        (r"\$4 and \$5", "<p>$4 and $5</p>"),
        ("costs $4", "<p>costs $4</p>"),
        ("[the lesson](houses?a=1)", "<p>the lesson</p>"),
        ("1. a\n2. b", "<ul><li>a</li><li>b</li></ul>"),
        (
            "| A | B |\n| --- | ---: |\n| 1 | **2** |",
            '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr>'
            "</thead><tbody><tr><td>1</td><td><b>2</b></td></tr></tbody></table>",
        ),
    ],
)
def test_markdown_on_paper(markdown, expected):
    assert html(markdown) == expected


def test_formula_in_a_text_is_mathml():
    assert html("so $p^2$.") == f"<p>so {term('p^2').mathml}.</p>"


def test_whole_bank_can_be_printed():
    for each in questions():
        for text in (each.question, each.passes, each.impresses, each.follow_up):
            page = Page(html(text))
            assert "$" not in page.text
            assert "\\" not in page.text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_drill_can_be_printed(kind):
    for level in LEVELS:
        found = drill(kind, level, 5)
        for text in (found.text, *found.worked):
            page = Page(html(text))
            assert "**" not in page.text
            assert "\\" not in page.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    assert set(Page(plain_html(text)).elements) <= {"p", "br"}
    elements = set(Page(html(text)).elements)
    assert not elements & {"script", "img", "iframe", "a", "section"}
    assert Page(document(text, "report", "")).elements.count("script") == 0


def report_with(note: str) -> str:
    mock = mock_of(played())
    answers = tuple(
        type(each)(**(vars(each) | {"note": note, "given": each.given and note[:80]}))
        for each in mock.answers
    )
    ended = Mock(**(vars(mock) | {"answers": answers}))
    return mock_report(report(ended, datetime.now(UTC)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_notes_stay_text_in_the_report(text):
    plain, hostile = Page(report_with("a note")), Page(report_with(text))
    without_breaks = [each for each in hostile.elements if each != "br"]
    assert without_breaks == plain.elements
    assert text.splitlines()[0].replace("\x00", "") in hostile.text.replace("\x00", "")


def test_report_on_paper_holds_everything():
    mock = mock_of(played())
    found = report(mock, datetime.now(UTC))
    page = Page(mock_report(found))
    assert f"Mock interview: {found.title}" in page.text
    assert found.when in page.text
    assert "To read again" in page.words
    for weak in found.weak:
        assert weak.words in page.words
    for entry in found.entries:
        assert f"{entry.place}. {entry.asked.about}" in page.words
        assert entry.verdict in page.words
        assert entry.answer.note in page.words
        for heading, text in entry.asked.model:
            assert heading in page.words
            assert html(text) in mock_report(found)


def test_report_without_weak_topics_says_nothing_of_them():
    start = datetime(2026, 3, 1, tzinfo=UTC)
    mock = begun(3, start)
    while not mock.is_over:
        drilled = mock.current.drill
        mock = mock.opened("", "", start).answered(
            "right" if drilled else "impresses", start
        )
    assert "To read again" not in mock_report(report(mock, start))

"""The table of facts: every loss is in it, as the registry has it, without a gap."""

from __future__ import annotations

import dataclasses
import math
import re
from html.parser import HTMLParser

import pytest

from losses import FAMILIES, REGISTRY, Choice, Interval, losses_of
from ui.facts.table import COLUMNS, FactRow, domain, row, rows
from ui.facts.view import table_html
from ui.numbers import plain

each_family = pytest.mark.parametrize("family", FAMILIES)
each_loss = pytest.mark.parametrize("spec", REGISTRY.values(), ids=REGISTRY)


class Cells(HTMLParser):
    """The rows of a table: the words of each cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.scopes: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
            self.is_inside = True
            self.scopes += [dict(attrs)["scope"]] if tag == "th" else []

    def handle_endtag(self, tag):
        self.is_inside = self.is_inside and tag not in ("th", "td")

    def handle_data(self, data):
        if self.is_inside:
            self.rows[-1][-1] += data.strip()


def test_every_loss_is_in_the_table_once():
    names = [each.name for family in FAMILIES for each in rows(family)]
    assert sorted(names) == sorted(REGISTRY)


@each_loss
def test_facts_are_those_of_the_registry(spec):
    found = row(spec)
    for field in ("name", "title", "formula", "minimiser", "unit", "source"):
        assert getattr(found, field) == getattr(spec, field)
    assert found.gradient == spec.gradient_formula
    yes = {True: "yes", False: "no", None: "not asked"}
    assert found.convex == yes[spec.convex]
    assert found.proper == yes[spec.proper]
    assert found.bounded == yes[spec.bounded]
    assert (found.smooth == "yes") == spec.differentiable
    for kink in spec.kinks():
        assert plain(kink) in found.smooth
    assert found.takes.startswith(spec.argument)
    assert ("of each class" in found.takes) == spec.classes
    assert (found.parameters == "none") == (not spec.parameters)
    for each in spec.parameters:
        said = f"({each.name}, default {each.default:g}): {each.meaning}"
        assert said in found.parameters
    assert "\\" not in found.parameters


@pytest.mark.parametrize("name", ["multiclass_hinge", "crammer_singer_hinge"])
def test_target_that_is_a_class_number_is_called_so(name):
    spec = REGISTRY[name]
    assert row(spec).takes.endswith("; target: a class number")
    assert spec.value([2.0], [[0.0, 1.0, 3.0]]).tolist() == [0]
    for target in (0.5, 3.0):
        with pytest.raises(ValueError, match="must be a class index"):
            spec.value([target], [[0.0, 1.0, 3.0]])
    assert "class number" not in row(REGISTRY["cross_entropy"]).takes


@pytest.mark.parametrize("name", ["varepsilon", "epsilon", "vartheta", "beta", "ell"])
def test_any_symbol_of_a_parameter_can_be_written_as_text(name):
    known = REGISTRY["huber"]
    (delta,) = known.parameters
    symbol = dataclasses.replace(delta, symbol=f"\\{name}")
    found = row(dataclasses.replace(known, parameters=(symbol,)))
    assert re.match(r"\w \(delta, default 1\): ", found.parameters)


@each_loss
def test_no_cell_is_empty(spec):
    assert all(dataclasses.astuple(row(spec)))
    fields = {field.name for field in dataclasses.fields(FactRow)}
    assert {field for field, _ in COLUMNS} == fields - {"name", "gradient"}


@pytest.mark.parametrize("name", ["hinge", "absolute_error", "zero_one"])
def test_kink_and_jump_are_told_apart(name):
    spec = REGISTRY[name]
    kink = spec.kinks()[0]
    target = 0.0 if spec.family == "regression" else 1.0
    step = abs(spec.value(target, kink + 1e-9) - spec.value(target, kink - 1e-9))
    assert ("jump" in row(spec).smooth) == (step > 0.5)


def test_kinks_that_a_parameter_moves_are_those_of_its_default():
    tube = dataclasses.replace(
        REGISTRY["absolute_error"],
        parameters=REGISTRY["huber"].parameters,
        pieces=lambda *, delta: ((-1.0, -delta), (0.0, 0.0), (1.0, -delta)),
    )
    assert tube.kinks(delta=2.5) == (-2.5, 2.5)
    assert row(tube).smooth == "no: kink at error −1, 1 by default"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (Interval(-math.inf, math.inf), "any number"),
        (Interval(0.0, 1.0, True, True), "0 to 1"),
        (Interval(0.0, 1.0), "above 0, below 1"),
        (Interval(0.0, math.inf, True, False), "0 or more"),
        (Interval(0.0, math.inf), "above 0"),
        (Interval(-math.inf, 2.0, False, True), "2 or less"),
        (Interval(-math.inf, 2.0), "below 2"),
        (Choice((-1.0, 1.0)), "−1 or 1"),
    ],
)
def test_domain_in_words(values, said):
    assert domain(values) == said


@each_family
def test_table_has_headers_and_a_row_for_each_loss(family):
    cells = Cells()
    cells.feed(table_html(family))
    head, *body = cells.rows
    assert head == [title for _, title in COLUMNS]
    assert len(body) == len(losses_of(family))
    assert cells.scopes == ["col"] * len(COLUMNS) + ["row"] * len(body)
    for spec, line in zip(losses_of(family), body, strict=True):
        assert line[0] == spec.title
        assert line[1] == f"${spec.formula}$"
        assert all(line)
        assert len(line) == len(COLUMNS)

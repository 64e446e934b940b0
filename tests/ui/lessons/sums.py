"""Reading the arithmetic of a scene back into numbers, to see whether it is true.

A line is a chain such as `(18 − 23)² = 25`. Each side that holds nothing but numbers is
computed, and two neighbours must agree within what their rounding leaves open.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ui.mathml import Term

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMBER = re.compile(
    r"(?P<whole>\d[\d,]*)(?P<part>\.\d+)?(?: × 10(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?"
    r"(?P<percent> %)?"
)
UNITS = re.compile(r"\$²|\$|nats|bits|\( *«thousand dollars» *\)\*\*\(2\)")
QUALIFIERS = re.compile(r"« *(of the other[^»]*|wrong|right|above it) *»")
OPERATORS = {"−": "-", "·": "*", "×": "*", "÷": "/", "[": "(", "]": ")"}
FUNCTIONS = {
    "ln": math.log,
    "log2": math.log2,
    "exp": math.exp,
    "sqrt": math.sqrt,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "sign": lambda x: math.copysign(1, x),
    "max": max,
    "abs": abs,
    "sigma": lambda x: 1 / (1 + math.exp(-x)),
}


@dataclass(frozen=True)
class Side:
    """One side of an equation: what is written, its value, and how exact that is."""

    written: str
    value: float
    slack: float


def false_equations(arithmetic: Iterable[Term]) -> list[str]:
    """The equations of a scene that are not true as they are written."""
    return [
        f"{left.written} = {right.written}"
        for left, right in equations(arithmetic)
        if not agree(left, right)
    ]


def agree(left: Side, right: Side) -> bool:
    """Whether two sides are equal within their rounding."""
    if math.isinf(left.value) or math.isinf(right.value):
        return left.value == right.value
    exactly = 1e-9 * max(abs(left.value), abs(right.value))
    return abs(left.value - right.value) <= left.slack + right.slack + exactly


def equations(arithmetic: Iterable[Term]) -> Iterator[tuple[Side, Side]]:
    """Each two neighbouring sides of a chain that both are numbers."""
    line = " ".join(map(_written, arithmetic))
    for chain in re.split(r"(?:[;:⇒]|,(?=\s)(?![^()]*\)))(?![^«]*»)", line):
        sides = [part for side in chain.split("=") for part in (_ends(side),)]
        for (_, left), (right, _) in pairwise(sides):
            found = _side(left), _side(right)
            if None not in found:
                yield found


def _written(term: Term) -> str:
    """A term as one line: words in guillemets, numbers as they are."""
    numbers = iter(term.values)
    filled = re.sub(
        r'<mn data-tone="\w+" data-slot="\d+"></mn>',
        lambda _: f"<mn>{next(numbers)}</mn>",
        term.mathml,
    )
    return _flat(ET.fromstring(filled))


def _flat(node: ET.Element) -> str:
    kind = node.tag.partition("}")[2] or node.tag
    kids = [_flat(kid) for kid in node]
    match kind, kids:
        case "mfrac", [top, bottom]:
            return f"(({top})/({bottom}))"
        case "msup", ["e", power]:
            return f"exp({power})"
        case "msup", [base, power]:
            return f"{base}**({power})"
        case "msub", [base, index]:
            return f"{base}{index}"
        case "munder", [base, _]:
            return base if "⏟" not in base else base.replace("⏟", "")
        case "msqrt", _:
            return f"sqrt({' '.join(kids)})"
        case "mtext", []:
            said = (node.text or "").replace("\N{NO-BREAK SPACE}", " ")
            is_read = re.fullmatch(r"[−+]?\d[\d,.]*|[:;,]|", said.strip())
            return said if is_read else f"«{said}»"
        case "mspace", []:
            return ";" if node.get("width") == "1em" else " "
    return " ".join(kids) if kids else node.text or ""


def _ends(side: str) -> tuple[str, str]:
    """What stands before the words of a side, and what stands after them.

    The first ends the equation before it, the second begins the one after it.
    """
    side = QUALIFIERS.sub(" ", UNITS.sub(" ", side))
    if "«then" in side:  # something is done to it that is not written as a sum
        return side.partition("«")[0], ""
    pieces = re.split(r"«[^»]*»", side)
    return pieces[0], pieces[-1]


def _side(text: str) -> Side | None:
    """A side as a number, if nothing in it is unknown."""
    numbers: list[tuple[float, float]] = []

    def taken(match: re.Match[str]) -> str:
        numbers.append(_number(match))
        return f" N[{len(numbers) - 1}] "

    written = " ".join(text.split())
    code = re.sub(r"\|([^|]*)\|", r"abs(\1)", written.removeprefix("× "))
    code = NUMBER.sub(taken, code.replace("log2", "log_two"))
    code = code.replace("log_two", "log2").replace("σ", "sigma").replace("∞", " INF ")
    for sign, operator in OPERATORS.items():
        code = re.sub(re.escape(sign), operator, code) if sign not in "[]" else code
    code = re.sub(r"\[(?!\d+\])", "(", code)
    code = re.sub(r"(?<!\d)\](?!\w)", ")", code)
    code = re.sub(r"(?<![\w.)])(ln|log2) *(N\[\d+\])", r"\1(\2)", code)
    code = re.sub(r"(\)|N\[\d+\]) *(?=\(|N\[|[a-z])", r"\1*", code)
    try:
        compiled = compile(code.strip(), written, "eval")
        return Side(written, *_evaluated(compiled, numbers))
    except (SyntaxError, NameError, TypeError, ArithmeticError, ValueError):
        return None


def _number(match: re.Match[str]) -> tuple[float, float]:
    """A number and half a unit of its last place; small whole ones are exact."""
    whole, part = match["whole"].replace(",", ""), match["part"] or ""
    factor = 10.0 ** int((match["power"] or "0").translate(SUPERSCRIPTS))
    factor /= 100 if match["percent"] else 1
    is_exact = not (part or match["power"] or match["percent"]) and float(whole) < 1000
    slack = 0.0 if is_exact else 0.5 * 10.0 ** -max(len(part) - 1, 0)
    return float(whole + part) * factor, slack * factor


def _evaluated(code, numbers: list[tuple[float, float]]) -> tuple[float, float]:
    """The value, and how far the rounding of all its numbers can move it."""
    values = [value for value, _ in numbers]

    def at(numbers: list[float]) -> float:
        names = FUNCTIONS | {"N": numbers, "INF": math.inf, "__builtins__": {}}
        return float(eval(code, names))

    value, slack = at(values), 0.0
    if math.isinf(value):
        return value, 0.0
    for index, (number, half) in enumerate(numbers):
        moved = list(values)
        for sign in (1, -1):
            moved[index] = number + sign * half
            try:
                ends = abs(at(moved) - value)
                break
            except (ArithmeticError, ValueError):
                continue
        slack += ends if half else 0.0
    return value, slack

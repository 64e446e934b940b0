"""Formulas for print: MathML that may be broken between its terms."""

from __future__ import annotations

import re

from ui.mathml import term

_FUNCTION = "<mi>(?:ln|cosh)</mi>"


def maths(latex: str) -> str:
    """A formula in MathML that may be broken between its terms."""
    first, *others = pieces(latex)
    spaced = (re.sub(r"^([+-])", r"\1\\;", each) for each in others)
    return " ".join(_spaced(term(piece).mathml) for piece in (first, *spaced))


def _spaced(mathml: str) -> str:
    """A function's name stands apart from what it is applied to, and from a factor."""
    space = '<mspace width="0.17em"/>'
    mathml = re.sub(rf"{_FUNCTION}(?=<m(?!o|row><mo))", rf"\g<0>{space}", mathml)
    return re.sub(rf"(?<=</mi>|</mn>|msup>){_FUNCTION}", rf"{space}\g<0>", mathml)


def pieces(latex: str) -> list[str]:
    r"""The terms of a formula: it is cut before each outer plus and minus.

    Examples
    --------
    >>> pieces(r"-y\,(1-p) + p, \quad m = y\,s")
    ['-y\\,(1-p)', '+ p,', 'm = y\\,s']
    """
    found, depth = [""], 0
    for token in re.findall(r"\\[A-Za-z]+|\\.|.", latex):
        depth += token in ("{", "(", r"\left", r"\begin")
        depth -= token in ("}", ")", r"\right", r"\end")
        is_cut = depth == 0 and token in ("+", "-", r"\quad")
        if is_cut and found[-1].strip():
            found.append("")
        if token != r"\quad":
            found[-1] += token
    return [piece.strip() for piece in found]

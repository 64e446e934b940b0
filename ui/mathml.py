"""Live arithmetic: LaTeX with numbers in it, as MathML whose numbers can change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

_SLOT = re.compile(r"@(loss|gradient|moved|muted|plain)\{([^{}]*)\}")
_STARTS = re.compile(r"^(<math[^>]*><mrow><mo)>(?=&#x0003D;|max)")
"""What a line may begin with; there it needs no room to its left."""
_ROOM_AFTER = re.compile(
    r"(<mo[^>]*>&#x0003D;</mo>)(?:<mspace[^>]*/>|<mtext>&#x000A0;</mtext>)"
)
"""An equals sign has its own room on both sides; more would make them unequal."""
_SIGNS = re.compile(
    r"(<mo[^>]*>(?:&#x0003D;|&#x00028;|\[|&#x0002C;|&#x000B7;|&#x000D7;)</mo>)"
    r"<mo>(?=&#x02212;|&#x0002B;)"
)
"""After these a plus or minus is the sign of what follows, and close to it."""
_GOES_ON = re.compile(r"^(<math[^>]*><mrow>)(?:<mo>(?=&#x0002B;)|<mrow /><mo>)")
"""A plus that begins a term adds it to the one before; so does what follows `{}`."""
_BAR = re.compile(r"<mo[^>]*>(?=&#x0007C;)")


@dataclass(frozen=True)
class Term:
    """A piece of arithmetic that is not broken across lines.

    Parameters
    ----------
    mathml
        A `math` element; an `mn` with `data-slot` stands for each live number.
    values
        The live numbers, as they are written.
    """

    mathml: str
    values: tuple[str, ...]


@lru_cache(maxsize=4096)
def term(latex: str) -> Term:
    r"""Turn LaTeX into MathML; `@moved{200}` is a live number and its colour.

    The tones are "moved" (the dragged number), "loss", "gradient", "muted" (what
    does not count) and "plain".

    Examples
    --------
    >>> term(r"(@moved{200} - 250)^2").values
    ('200',)
    """
    values = tuple(match[2] for match in _SLOT.finditer(latex))
    slots = iter(range(len(values)))
    template = _SLOT.sub(lambda match: rf"\text{{§{match[1]}{next(slots)}§}}", latex)
    return Term(_mathml(template), values)


@lru_cache(maxsize=512)
def _mathml(latex: str) -> str:
    mathml = _STARTS.sub(r'\1 lspace="0">', convert(latex), count=1)
    mathml = _ROOM_AFTER.sub(r"\1", mathml)
    mathml = _SIGNS.sub(r'\1<mo form="prefix" lspace="0" rspace="0">', mathml)
    mathml = _GOES_ON.sub(r'\1<mo form="infix" lspace="0">', mathml)
    mathml = _BAR.sub('<mo stretchy="false" lspace="0" rspace="0">', mathml)
    return re.sub(
        r"<mtext>§([a-z]+)(\d+)§</mtext>",
        r'<mn data-tone="\1" data-slot="\2"></mn>',
        mathml,
    )


@lru_cache
def letter(latex: str) -> str:
    r"""A symbol as text.

    Examples
    --------
    >>> letter(r"\tau"), letter(r"\varepsilon"), letter("T")
    ('τ', 'ε', 'T')
    """
    return "".join(ElementTree.fromstring(convert(latex)).itertext())

"""Words in a figure on paper."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

_WIDTH = 0.52
"""Of a letter, in units of its size: as wide as most are."""
_LINE = 1.2


@dataclass(frozen=True)
class Words:
    """Words at a place, with `<br>` between their lines.

    Parameters
    ----------
    x, y
        Where the first line stands, in pixels.
    text
        What they say; the only element in it is `<br>`.
    anchor
        "start", "middle" or "end": what of them is at `x`.
    size
        In pixels.
    """

    x: float
    y: float
    text: str
    anchor: str
    size: float

    @staticmethod
    def width_of(text: str, size: float) -> float:
        """About how wide words are."""
        return max(map(len, text.split("<br>"))) * size * _WIDTH

    def svg(self, color: str, *, is_bold: bool = False) -> str:
        """The words in the colour of a token; with a white edge where they cross."""
        weight = ";font-weight:600" if is_bold else ""
        begin = f'<text text-anchor="{self.anchor}" style="fill:var(--ll-{color});'
        lines = self.text.split("<br>")
        if len(lines) == 1:
            where = (
                f'font-size:{self.size:g}px{weight}" x="{self.x:.1f}" y="{self.y:.1f}"'
            )
            return f"{begin}{where}>{escape(self.text)}</text>"
        spans = "".join(
            f'<tspan x="{self.x:.1f}" y="{self.y + place * _LINE * self.size:.1f}">'
            f"{escape(line)}</tspan>"
            for place, line in enumerate(lines)
        )
        return f'{begin}font-size:{self.size:g}px{weight}">{spans}</text>'

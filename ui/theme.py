"""Colours and type: the one place with hex codes besides `.streamlit/config.toml`.

A colour has one meaning everywhere: ink is the truth, orange is what can be
dragged, blue is loss, green is gradient, grey is the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "page": "#FFFDFA",
        "surface": "#F5F1EA",
        "border": "#E4DDD2",
        "ink": "#1F2328",
        "muted": "#62666D",
        "handle": "#D9480F",
        "handle-text": "#B83C0A",
        "on-handle": "#FFFFFF",
        "handle-halo": "rgba(217, 72, 15, 0.20)",
        "loss": "#2F5FD0",
        "loss-area": "rgba(47, 95, 208, 0.17)",
        "loss-line": "rgba(47, 95, 208, 0.45)",
        "loss-high": "#D9E2F6",
        "gradient": "#0B7A5B",
        "gradient-area": "rgba(11, 122, 91, 0.14)",
        "other": "#8A5A9E",
        "grid": "#ECE6DB",
        "faint": "#B9B2A6",
        "charged": "rgba(47, 95, 208, 0.08)",
        "clear": "rgba(0, 0, 0, 0)",
    }
)
DARK = MappingProxyType(
    {
        "page": "#15171A",
        "surface": "#1F2226",
        "border": "#34383D",
        "ink": "#E8E6E1",
        "muted": "#A3A8AE",
        "handle": "#FF8A4C",
        "handle-text": "#FF8A4C",
        "on-handle": "#15171A",
        "handle-halo": "rgba(255, 138, 76, 0.24)",
        "loss": "#7AA2FF",
        "loss-area": "rgba(122, 162, 255, 0.18)",
        "loss-line": "rgba(122, 162, 255, 0.50)",
        "loss-high": "#27324D",
        "gradient": "#3CCB9B",
        "gradient-area": "rgba(60, 203, 155, 0.14)",
        "other": "#C99BDD",
        "grid": "#2A2E33",
        "faint": "#50555B",
        "charged": "rgba(122, 162, 255, 0.09)",
        "clear": "rgba(0, 0, 0, 0)",
    }
)

_KINDS = ("js-line", "js-fill")
"""What Plotly calls a line and an area."""
THEMES = MappingProxyType({"light": LIGHT, "dark": DARK})


def page_variables() -> str:
    """The tokens as CSS variables for a page; what `color-scheme` says chooses."""
    both = " ".join(f"--ll-{k}:light-dark({LIGHT[k]},{DARK[k]});" for k in LIGHT)
    return f":root{{{both}}}"


def plain_variables(names: Collection[str]) -> str:
    """Some tokens as CSS variables for a page that browsers without `light-dark` read.

    Phones in a class room are older than the laptops.
    """
    light, dark = (
        "".join(f"--ll-{each}:{tokens[each]};" for each in names)
        for tokens in (LIGHT, DARK)
    )
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def css_variables() -> str:
    """The tokens as CSS variables; a chart says which theme is on, for itself alone.

    The page may stay when its chart has gone: it has those of `color-scheme`.
    """
    chosen = (
        f'.ll[data-theme="{name}"] {{ {_plain(tokens)} }}'
        for name, tokens in THEMES.items()
    )
    return "\n".join((page_variables(), *chosen, *_lit()))


def _lit() -> Iterator[str]:
    """Lines and areas of the still figures, where colours are no variables, lit up."""
    for theme, tokens in THEMES.items():
        for token in ("loss", "gradient"):
            hexes = (tokens[token][at : at + 2] for at in (1, 3, 5))
            colour = f"rgb({', '.join(str(int(each, 16)) for each in hexes)})"
            of = f':root[data-lit="{token}"] .ll[data-theme="{theme}"] .ll-still '
            line, area = (f'{of}.{kind}[style*="{colour}"]' for kind in _KINDS)
            yield f"{line} {{ stroke-width: calc(5px * var(--ll-scale)) !important }}"
            yield f"{area} {{ fill-opacity: 0.4 !important }}"


def _plain(tokens: Mapping[str, str]) -> str:
    return " ".join(f"--ll-{k}: {v};" for k, v in tokens.items())

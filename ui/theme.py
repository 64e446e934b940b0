"""Colours and type: the one place with hex codes besides `.streamlit/config.toml`.

A colour has one meaning everywhere: ink is the truth, orange is what can be
dragged, blue is loss, green is gradient, grey is the rest.
"""

from __future__ import annotations

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


def css_variables() -> str:
    """The tokens as CSS variables; the component says which theme is on.

    Returns
    -------
    str
        Two rules. Without `data-theme` an element has the light colours.
    """
    return "\n".join(
        f"{selector} {{ {' '.join(f'--ll-{k}: {v};' for k, v in tokens.items())} }}"
        for selector, tokens in ((":root", LIGHT), ('[data-theme="dark"]', DARK))
    )


def page_css() -> str:
    """The measures of a page, and contrast for captions and primary buttons."""
    paper = f"light-dark({LIGHT['page']},{DARK['page']})"
    line = f"1px solid light-dark({LIGHT['border']},{DARK['border']})"
    return (
        "[data-testid=stMainBlockContainer]"
        "{max-width:1228px;padding:4.25rem 1.5rem 3rem;}"
        "[data-testid=stMainBlockContainer]:has(.st-key-interview-parts)"
        "{padding-top:4rem;}"
        "[data-testid=stMainBlockContainer] h1{padding:0;}"
        "[data-testid=stVerticalBlock]>[data-testid=stElementContainer] h1"
        "{padding-bottom:.75rem;}"
        "[data-testid=stMain]{scroll-padding-top:4rem;}"
        "[data-testid=stHeading] :focus{outline:none;}"
        "[data-testid=stLayoutWrapper]:has(>:is(.st-key-memory,.st-key-waking))"
        "{position:absolute;width:0;}"
        ".loss-lab-line{position:fixed;z-index:1000;left:50%;bottom:4.75rem;"
        "transform:translateX(-50%);width:max-content;max-width:92vw;margin:0;"
        "box-sizing:border-box;padding:.3rem .75rem;border-radius:.5rem;"
        "font-size:.9rem;"
        f"background:light-dark({LIGHT['surface']},{DARK['surface']});"
        f"border:2px solid light-dark({LIGHT['handle-text']},{DARK['handle-text']});}}"
        ".loss-lab-line:empty{visibility:hidden;}"
        "[data-testid=stMarkdownContainer] :is(p,ul,ol){max-width:47rem;}"
        "[data-testid=stMainBlockContainer] [data-testid=stCaptionContainer]"
        "{color:inherit;opacity:.75;}"
        "[data-testid=stMainBlockContainer] [data-testid^=stBaseButton-primary]"
        f"{{color:light-dark(#FFFFFF,{DARK['page']});}}"
        "[data-testid=stMainBlockContainer] button kbd{color:inherit;opacity:1;}"
        "body:has(.st-key-interview-parts) [data-testid=stTopNavLink]"
        "[href$='/walkthrough']{border-radius:.5rem;font-weight:600;"
        "background:color-mix(in srgb,currentColor 9%,transparent);}"
        "@media (pointer:coarse){[data-testid=stMainBlockContainer] button kbd"
        "{display:none;}.st-key-interview-parts a,"
        "body:has(.st-key-interview-parts) [data-testid=stButtonGroup] button"
        "{min-height:44px;}}"
        "@media (max-width:640px)"
        "{[data-testid=stMainBlockContainer]{padding:3.75rem 1rem 3rem;}"
        "[data-testid=stMainBlockContainer] h1{font-size:1.6rem;}}"
        "@media screen{[data-testid=stLayoutWrapper]:has(>:is(.st-key-cards-ratings,"
        ".st-key-mock-ratings)){position:sticky;bottom:0;z-index:2;padding:.5rem 0;"
        f"background:{paper};border-top:{line};}}}}"
        "@media (max-width:640px){:is(.st-key-cards-ratings,.st-key-mock-ratings)"
        "{flex-wrap:nowrap;gap:.4rem;}.st-key-cards-ratings>div{flex:1 1 0;}"
        ":is(.st-key-cards-ratings,.st-key-mock-ratings) button"
        "{min-height:48px;padding:.2rem .6rem;line-height:1.2;}"
        ".st-key-cards-ratings button{width:100%;padding:.2rem;}"
        ".st-key-cards-ratings button *{white-space:normal;}"
        ".st-key-interview-parts{flex-wrap:nowrap;overflow-x:auto;gap:0;"
        "scrollbar-width:none;margin-right:-1rem;padding-right:2rem;"
        "mask-image:linear-gradient(to right,black calc(100% - 2rem),transparent);}"
        ".st-key-interview-parts>*{flex:none;}}"
        "@media screen and (max-width:640px)"
        "{[data-testid=stLayoutWrapper]:has(>.st-key-walkthrough-turn)"
        "{position:fixed;inset:auto 0 0;z-index:5;width:auto;padding:.5rem 1rem;"
        f"background:{paper};border-top:{line};}}"
        ".st-key-walkthrough-turn{width:100%;}"
        ".st-key-walkthrough-turn>*{flex:1 1 0;}"
        ".st-key-walkthrough-turn button{width:100%;}"
        "[data-testid=stMainBlockContainer]:has(.st-key-walkthrough-turn)"
        "{padding-bottom:5rem;}"
        "[data-testid=stMain]:has(.st-key-walkthrough-turn)"
        "{scroll-padding-bottom:5rem;}}"
    )


def frame_css() -> str:
    """A page in a frame of another: its chart with the controls, and no menu."""
    return (
        "[data-testid=stHeader]{display:none;}"
        "[data-testid=stMainBlockContainer]"
        "{max-width:none;padding:.75rem .75rem .5rem;}"
        "[data-testid=stMain] .ll-plot"
        "{height:clamp(13rem,calc(100vh - 17rem),34rem);}"
        "[data-testid=stMain] .ll:has(>.ll-playback:not([hidden])) .ll-plot"
        "{height:clamp(13rem,calc(100vh - 20rem),34rem);}"
        "[data-testid=stMain] .ll-first{top:0;}"
        "@media (min-width:641px){[data-testid=stMain] .ll:has(.ll-out) .ll-sentence"
        "{padding-right:26rem;}}"
        "@media (max-width:640px){[data-testid=stMain] .ll-plot{height:15rem;}}"
    )


def said_css() -> str:
    """How words stand that the page itself says, before anything else has come."""
    rules = (
        f"color:{LIGHT['ink']};background:{LIGHT['surface']};"
        f"border:2px solid {LIGHT['handle-text']};"
    )
    dark = (
        f"color:{DARK['ink']};background:{DARK['surface']};"
        f"border-color:{DARK['handle-text']};"
    )
    return (
        ".loss-lab-said{position:fixed;z-index:1000000;left:50%;top:5rem;"
        "transform:translateX(-50%);box-sizing:border-box;width:min(34rem,92vw);"
        "padding:1rem 1.25rem;border-radius:.5rem;line-height:1.5;"
        f"font-family:system-ui,sans-serif;{rules}}}"
        ".loss-lab-said p{margin:0 0 .6rem}.loss-lab-said p:last-child{margin:0}"
        ".loss-lab-said a{color:inherit}"
        f"@media (prefers-color-scheme:dark){{.loss-lab-said{{{dark}}}}}"
    )

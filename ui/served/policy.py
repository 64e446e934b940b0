"""What the browser may load, and who may show it in a frame."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

ANCESTORS = "LOSS_LAB_FRAME_ANCESTORS"
_ORIGIN = re.compile(
    r"https?://((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?",
    re.IGNORECASE,
)
_CLOSED = "'none'"
_OURS = "'self'"


def frame_ancestors(text: str) -> tuple[str, ...]:
    """The origins that may show the app in a frame, from words with spaces between.

    Examples
    --------
    >>> frame_ancestors("https://moodle.school.edu/  https://*.school.edu:8443")
    ('https://moodle.school.edu', 'https://*.school.edu:8443')
    """
    origins = tuple(each.removesuffix("/") for each in text.split())
    for each in origins:
        if not _ORIGIN.fullmatch(each):
            raise ValueError(
                f"{ANCESTORS} must be origins with spaces between, each with http:// "
                "or https:// and without a path, such as "
                f"“https://moodle.school.edu https://*.school.edu:8443”; got {each!r}."
            )
    return origins


def content_policy(scripts: Iterable[str], ancestors: Iterable[str]) -> str:
    """The Content-Security-Policy of all that is served.

    Nothing is loaded from another host. What is wider than that has its reason.

    Parameters
    ----------
    scripts
        The scripts that stand in the page itself, each allowed by its hash.
    ancestors
        The origins that may show the app in a frame, besides its own.
    """
    return _joined(
        {
            "default-src": _CLOSED,
            # blob: Streamlit makes a module of a component's script in the browser.
            # 'wasm-unsafe-eval': its protobuf computes whole numbers of 64 bits so.
            "script-src": " ".join(
                (_OURS, "blob:", "'wasm-unsafe-eval'", *map(_hash, scripts))
            ),
            # 'unsafe-inline': Streamlit's Emotion and Plotly write style elements as
            # they run, with no nonce; st.html and the printed reports bring theirs.
            "style-src": f"{_OURS} 'unsafe-inline'",
            # data: the icons in Streamlit's styles, the page's icon; blob: and data:
            # the pictures of charts that Plotly makes to be saved.
            "img-src": f"{_OURS} data: blob:",
            # data: the smallest font of formulas stands in Streamlit's own styles.
            "font-src": f"{_OURS} data:",
            # The WebSocket is of the same origin, and so is what is uploaded.
            "connect-src": _OURS,
            "manifest-src": _OURS,
            "object-src": _CLOSED,
            "base-uri": _CLOSED,
            "form-action": _OURS,
            "frame-ancestors": " ".join((_OURS, *ancestors)),
        }
    )


def paper_policy(ancestors: Iterable[str]) -> str:
    """The policy of a printed page: words and their style, no script."""
    return _joined(
        {
            "default-src": _CLOSED,
            # 'unsafe-inline': it is one file, to be kept with its style.
            "style-src": "'unsafe-inline'",
            "img-src": "data:",
            "base-uri": _CLOSED,
            "form-action": _CLOSED,
            "frame-ancestors": " ".join((_OURS, *ancestors)),
        }
    )


def phone_policy(script: str, style: str, ancestors: Iterable[str]) -> str:
    """The policy of a phone's page in a room: its one script and its one style."""
    frames = " ".join((_OURS, *ancestors))
    return _one_script_policy(script, style, form=_OURS, frames=frames)


def remote_policy(script: str, style: str) -> str:
    """The policy of a teacher's remote: as a phone's, but in no frame.

    Who shows it in a frame could have a button tapped that is not seen.
    """
    return _one_script_policy(script, style, form=_CLOSED, frames=_CLOSED)


def _one_script_policy(script: str, style: str, *, form: str, frames: str) -> str:
    return _joined(
        {
            "default-src": _CLOSED,
            "script-src": _hash(script),
            "style-src": _hash(style),
            "img-src": "data:",
            "connect-src": _OURS,
            "base-uri": _CLOSED,
            "form-action": form,
            "frame-ancestors": frames,
        }
    )


def _joined(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

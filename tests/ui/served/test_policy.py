"""What may be loaded, and who may show the app in a frame."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.browser.driver import ROOT
from tests.served import get
from ui.room import page as phone
from ui.room import remote
from ui.served.headers import SecurityHeaders
from ui.served.index_page import index_page, scripts_of
from ui.served.policy import frame_ancestors, remote_policy

SCHOOL = "https://moodle.school.edu"


async def _anything(request):
    return PlainTextResponse("anything")


def headers_of(path: str, **settings) -> dict[str, str]:
    middleware = [Middleware(SecurityHeaders, **settings)]
    routes = [Route("/{path:path}", _anything)]
    return get(Starlette(routes=routes, middleware=middleware), path).headers


@pytest.mark.parametrize("path", ["/houses", "/paper/cheat-sheet"])
def test_frames_are_closed_unless_origins_are_named(path):
    closed = headers_of(path)
    assert closed["x-frame-options"] == "SAMEORIGIN"
    assert closed["content-security-policy"].endswith("frame-ancestors 'self'")
    opened = headers_of(path, ancestors=(SCHOOL,))
    assert "x-frame-options" not in opened
    assert f"frame-ancestors 'self' {SCHOOL}" in opened["content-security-policy"]


def test_each_script_in_the_page_is_allowed_by_its_hash_and_no_other():
    scripts = scripts_of(index_page(is_open_to_frames=True))
    assert len(scripts) == 2
    policy = headers_of("/", scripts=scripts)["content-security-policy"]
    (allowed,) = [each for each in policy.split("; ") if each.startswith("script-src")]
    for script in scripts:
        digest = hashlib.sha256(script.encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in allowed
    assert "unsafe-inline" not in allowed
    assert "'unsafe-eval'" not in allowed


def test_script_of_a_phone_is_allowed_in_rooms_and_nowhere_else():
    allowed = [
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in (phone.script(), phone.style())
    ]
    for path in ("/r", "/r/KQTM", "/r/KQTM/answer"):
        policy = headers_of(
            path, phone=(phone.script(), phone.style()), ancestors=(SCHOOL,)
        )["content-security-policy"]
        assert all(each in policy for each in allowed)
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")
        assert policy.endswith(f"frame-ancestors 'self' {SCHOOL}")
    for path in ("/", "/rooms", "/paper/cheat-sheet", "/houses"):
        policy = headers_of(path, phone=(phone.script(), phone.style()))[
            "content-security-policy"
        ]
        assert not any(each in policy for each in allowed)


def test_remote_has_a_script_of_its_own_and_stands_in_no_frame():
    own = {"remote": (remote.script(), remote.style())}
    other = {"phone": (phone.script(), phone.style())}
    policy = headers_of("/r/KQTM/remote", **own, **other, ancestors=(SCHOOL,))[
        "content-security-policy"
    ]
    assert policy == remote_policy(remote.script(), remote.style())
    assert policy.count("'sha256-") == 2
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("frame-ancestors 'none'")
    for path in ("/r", "/r/KQTM", "/r/KQTM/step", "/remote", "/houses"):
        foreign = headers_of(path, **own, **other)["content-security-policy"]
        assert [each for each in policy.split() if "sha256" in each] != [
            each for each in foreign.split() if "sha256" in each
        ]


@pytest.mark.parametrize(
    "text",
    [
        "moodle.school.edu",
        f"{SCHOOL}/course",
        f"{SCHOOL},https://other.edu",
        "*",
        "https:",
        "https://*",
        "'none'",
        f"{SCHOOL}; script-src *",
    ],
)
def test_what_is_no_origin_is_refused_in_words(text):
    with pytest.raises(ValueError, match="must be origins with spaces between"):
        frame_ancestors(text)


def test_no_origin_and_a_slash_at_the_end_are_well():
    assert frame_ancestors(" ") == ()
    assert frame_ancestors(f"{SCHOOL}/ http://[::1]:8080") == (
        SCHOOL,
        "http://[::1]:8080",
    )


def test_app_does_not_start_with_what_is_no_origin(monkeypatch):
    monkeypatch.setenv("LOSS_LAB_FRAME_ANCESTORS", "moodle.school.edu")
    started = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    last = started.stderr.strip().splitlines()[-1]
    assert last.startswith("Loss Lab does not start: LOSS_LAB_FRAME_ANCESTORS must be")
    assert "Traceback" not in started.stderr


def test_page_says_what_streamlit_would_say_of_itself_no_more():
    page = index_page(is_open_to_frames=False)
    assert page.count("<noscript>") == 1
    assert "needs JavaScript" in page
    assert "agent" not in page
    assert 'id="loss-lab-no-socket"' in page
    assert "loss-lab-frames" not in page
    assert "loss-lab-frames" in index_page(is_open_to_frames=True)

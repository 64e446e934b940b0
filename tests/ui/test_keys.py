"""The keys of the presenter view: one table, in the script and in the README."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "ui" / "live_chart" / "static"
SHOWN = re.compile(r'shown: "(.+?)",\s+says: "(.+?)",\s+does: "(\w+)"')


def keys() -> list[tuple[str, str, str]]:
    return SHOWN.findall((STATIC / "keys.js").read_text("utf-8"))


def test_readme_has_each_key_and_no_other():
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("| Key |")[2].partition("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[2:]]
    assert rows == [[shown, says] for shown, says, _ in keys()]


def test_presenter_does_what_each_key_says():
    script = (STATIC / "presenter.js").read_text("utf-8")
    actions = script.partition("this.actions = {")[2].partition("};")[0]
    assert keys()
    for _, _, does in keys():
        assert re.search(rf"^ +{does}(:|,)", actions, re.MULTILINE), does

"""Every program that a reader is shown is run, and prints what the screen shows.

PyTorch is too large to be installed for every run of the tests: `make programs` has it
in an environment of its own.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import pytest

from tests.links.kept import LESSONS, examples, look_of, opened
from tests.links.test_sweep import one_word_each
from tests.programs.install import main
from tests.programs.shown import is_among, is_on, numbers_on, printed
from ui.lessons.training import general

NOT_SHOWN = {
    "houses?preset=several": "the slopes of the houses that are not chosen",
    "houses?preset=outlier": "the pulls of the four other houses, and the RMSE",
    "houses?preset=sales": "the slopes of the houses that are not chosen",
    "choosing?preset=line": "the line's price at 0 square feet",
    "choosing?preset=line-quantile": "the line's price at 0 square feet",
    "choosing?preset=leverage": "the line's price at 0 square feet",
    "choosing?preset=masking": "the line's price at 0 square feet",
    "training?preset=price-diverges": "the loss of a run far outside the chart",
    "training?preset=race-limit": "the loss of a run far outside the chart",
}
"""What programs print beside what the screen shows, by example."""
NOT_SHOWN_BY_TORCH = {
    "cats-dogs?preset=brier": "the slope of the cross-entropy beside that of Brier",
}
IN_THOUSANDS = (1, 1e3, 1e6)
"""House prices counts in thousands of dollars and their squares; programs do not."""
CUT = "cuts ln off at -100"
"""Said by a program whose library gives 100 where mathematics says infinity."""
HAS_TORCH = importlib.util.find_spec("torch") is not None

needs_torch = pytest.mark.skipif(
    not HAS_TORCH, reason="PyTorch is not installed here: `make programs` runs this."
)
each_lesson = pytest.mark.parametrize("path", [path for path in LESSONS if path])


@cache
def sources(link: str) -> dict[str, str]:
    """The programs of a link's state, by library."""
    state, _ = opened(link)
    return LESSONS[link.partition("?")[0]].programs(state)


def not_on_the_screen(link: str, library: str) -> list[float]:
    shown = numbers_on(look_of(link))
    numbers = printed(sources(link)[library])
    units = IN_THOUSANDS if link.startswith("houses") else (1,)
    return [
        each
        for each in numbers
        if not any(is_on(each / unit, shown, beside=numbers) for unit in units)
    ]


@each_lesson
def test_what_programs_print_stands_on_the_screen(path):
    for link in examples(path):
        for library in sources(link):
            if library == "PyTorch":
                continue
            hidden = not_on_the_screen(link, library)
            count = len(printed(sources(link)[library]))
            assert count, link
            if link in NOT_SHOWN:
                assert len(hidden) < count, (link, library, hidden)
            else:
                assert not hidden, (link, library)


@needs_torch
@each_lesson
def test_what_pytorch_prints_stands_on_the_screen(path):
    for link in examples(path):
        hidden = (
            not_on_the_screen(link, "PyTorch") if "PyTorch" in sources(link) else []
        )
        assert not hidden or link in NOT_SHOWN | NOT_SHOWN_BY_TORCH, link


@needs_torch
@each_lesson
def test_pytorch_prints_what_numpy_prints_in_every_state(path):
    """A state that differs by one word has programs of its own; slow ones aside."""
    wrong, programs = {}, set()
    for link in [*examples(path), *one_word_each(path)]:
        slow = LESSONS[path].part_of(opened(link)[0]) is general.PART
        program = sources(link).get("PyTorch")
        if program is None or program in programs or (slow and "&" in link):
            continue
        programs.add(program)
        plain, shown = printed(sources(link)["NumPy"]), numbers_on(look_of(link))
        others = [
            each
            for each in printed(program)
            if not is_among(each, plain) and not is_on(each, shown, beside=plain)
        ]
        said = link.split("&")[0] in NOT_SHOWN_BY_TORCH or CUT in program
        if others and not said:
            wrong[link] = others
    assert not wrong
    assert len(programs) > len(examples(path)) / 2


def test_plain_tests_say_how_pytorch_programs_are_run():
    assert "make programs" in needs_torch.kwargs["reason"]
    assert "\nprograms: " in Path("Makefile").read_text(encoding="utf-8")


def test_what_cannot_be_installed_is_said_and_fails(tmp_path, capsys, monkeypatch):
    wanted = tmp_path / "requirements.txt"
    wanted.write_text("no-such-package-anywhere==1.0\n", encoding="utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert main(str(wanted)) == 1
    told = capsys.readouterr()
    assert "no-such-package-anywhere" in told.err
    assert "PyTorch could not be installed, so the programs were not run." in told.err

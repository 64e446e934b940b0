"""Every program that a reader is shown is run, and prints what the screen shows.

PyTorch is too large to be installed for every run of the tests: `make programs` has it
in an environment of its own.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.amounts import amounts
from tests.amounts import numbers as numbers_of
from tests.links.kept import LESSONS, examples, look_of, opened
from tests.links.test_sweep import one_word_each
from tests.programs.install import main
from tests.programs.shown import is_among, is_amount, is_shown, printed
from tests.readings import texts_of
from ui.lessons.training import general

PRINTED = {
    "houses": {"loss", "gradient"},
    "cats_dogs": {"loss", "brier", "brier-gradient", "gradients"},
    "spam": {"total", "loss", "gradient"},
    "choosing/curves": {"loss", "gradient"},
    "choosing/data": {"answer", "share", "pull"},
    "choosing/guide": {"loss", "gradient"},
    "choosing/numerics": {"loss", "stable"},
    "training/fit": {"loss", "weights"},
    "training/steps": {"loss", "price"},
    "training/race": {"loss", "distance"},
    "training/general": {"loss", "training", "accuracy", "absolute_error", "huber"},
}
"""The readouts whose numbers the NumPy programs of a part print, where it has them."""
PRINTED_BY_LIBRARIES = {
    "houses": {"loss"},
    "cats_dogs": {"loss", "brier"},
    "spam": {"total"},
    "choosing/curves": {"loss"},
    "choosing/data": {"answer"},
    "choosing/guide": {"loss"},
    "choosing/numerics": {"stable"},
    "training/general": {"training", "accuracy", "absolute_error"},
}
"""The same of scikit-learn and SciPy, which go to the lowest point by themselves."""
PRINTED_BY_TORCH = PRINTED | {
    "cats_dogs": {"loss", "brier", "gradients"},
    "choosing/data": {"share", "pull"},
    "choosing/numerics": {"loss", "stable", "gradient_0", "gradient_1"},
}
NOT_PRINTED = {("choosing?preset=honest", "gradient")}
"""Programs that print less: the mean of ten cases alone."""
NOT_SHOWN = {
    "houses?preset=several": "the slopes of the houses that are not chosen",
    "houses?preset=outlier": "the pulls of the four other houses, and the RMSE",
    "houses?preset=sales": "the slopes of the houses that are not chosen",
    "cats-dogs?preset=classic": "the gradient by the logit",
    "cats-dogs?preset=near": "the gradient by the logit",
    "cats-dogs?preset=soft": "the gradient by the logit",
    "spam?preset=compare": "the other losses of the mail that is not chosen",
    "choosing?preset=line": "the line's price at 0 square feet",
    "choosing?preset=line-quantile": "the line's price at 0 square feet",
    "choosing?preset=leverage": "the line's price at 0 square feet",
    "choosing?preset=masking": "the line's price at 0 square feet",
    "training?preset=race-prices": "the mean loss of the run",
    "training?preset=race-limit": "the mean loss of a run far outside the chart",
    "training?preset=race-confident": "the mean loss of the run",
    "training?preset=race-spam": "the mean loss of the run",
    "training?preset=noise": "the accuracy on the mails held out",
    "training?preset=penalty": "the accuracy on the mails held out",
    "training?preset=surer": "the loss where scikit-learn ends, beyond step 1,000",
}
"""What programs print beside what the screen shows, by example."""
NOT_SHOWN_BY_LIBRARIES = {"training/fit", "training/race"}
"""The lowest loss is a mark on these charts; the tests of their words compute it."""
NOT_SHOWN_BY_TORCH = {
    "cats_dogs": "the gradient by p of every picture, and that of the cross-entropy",
    "choosing/numerics": "the gradients of all logits",
}
"""What PyTorch prints beside what the screen shows, by part."""
LIBRARIES = ("scikit-learn", "SciPy")
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


def part_of(link: str) -> str:
    return LESSONS[link.partition("?")[0]].part_of(opened(link)[0]).name


def not_on_the_screen(link: str, numbers: Iterable[float]) -> list[float]:
    """The numbers of a program that the screen of a link does not show.

    What is left of a zero in floating point is a zero.
    """
    texts = texts_of(look_of(link))
    exact = (0.0 if abs(each) < 1e-15 else each for each in numbers)
    return [each for each in exact if not is_shown(each, texts)]


def not_printed(link: str, library: str, numbers: Iterable[float]) -> set[str]:
    """The readouts that the program of a library must print, and that it does not."""
    by_library = {"NumPy": PRINTED, "PyTorch": PRINTED_BY_TORCH}
    names = by_library.get(library, PRINTED_BY_LIBRARIES).get(part_of(link), set())
    return {
        each.name
        for each in look_of(link).readouts
        if each.name in names and (link, each.name) not in NOT_PRINTED
        if not is_printed(each.value, numbers)
    }


def is_printed(text: str, numbers: Iterable[float]) -> bool:
    """Whether all amounts of a readout are among some numbers; of a range, one."""
    found, _ = amounts(text)
    are_printed = [any(is_amount(number, each) for number in numbers) for each in found]
    return any(are_printed) if " to " in text else bool(found) and all(are_printed)


@each_lesson
def test_programs_print_what_the_screen_shows(path):
    wrong = {}
    for link in examples(path):
        for library, source in sources(link).items():
            if library == "PyTorch":
                continue
            numbers = printed(source)
            missing = not_printed(link, library, numbers)
            hidden = not_on_the_screen(link, numbers)
            said = link in NOT_SHOWN or (
                library in LIBRARIES and part_of(link) in NOT_SHOWN_BY_LIBRARIES
            )
            if missing or (hidden and not said):
                wrong[link, library] = missing, hidden
    assert not wrong


@each_lesson
def test_what_is_printed_of_a_readout_is_not_found_by_chance(path):
    """Every number another one: no readout that a program prints is found."""
    found_by_chance = {}
    for link in examples(path):
        numbers = printed(sources(link)["NumPy"])
        names = not_printed(link, "NumPy", ())
        others = [1.618 * each for each in numbers]
        if found := names - not_printed(link, "NumPy", others) - zeros_of(link):
            found_by_chance[link] = found
    assert not found_by_chance


def zeros_of(link: str) -> set[str]:
    """The readouts that a factor does not change: nothing, or without end."""
    return {
        each.name
        for each in look_of(link).readouts
        if all(number in (0, math.inf) for number in numbers_of(each.value))
        or " to " in each.value
    }


def test_program_with_another_delta_is_refused():
    link = "training?preset=price-huber"
    wrong = sources(link)["NumPy"].replace("0.5", "0.6")
    assert not_printed(link, "NumPy", printed(wrong)) == {"loss", "weights"}
    assert not_printed(link, "NumPy", printed(sources(link)["NumPy"])) == set()


@pytest.mark.parametrize(
    ("number", "text", "is_right"),
    [
        (2.5e9, "2,500 (thousand $)²", True),
        (2.6e9, "2,500 (thousand $)²", False),
        (2500, "2,500 (thousand $)²", False),
        (0.53784395, "$53,784", True),
        (0.53884395, "$53,784", False),
        (0.7984, "80 %", True),
        (0.79, "80 %", False),
        (-0.8, "−0.8000", True),
        (0.8, "−0.8000", False),
        (0.4, "0 of 2", False),
        (math.inf, "∞", True),
        (math.nan, "∞", False),
    ],
)
def test_printed_number_is_on_the_screen_to_the_shown_digits(number, text, is_right):
    assert is_shown(number, [text]) == is_right


@needs_torch
@each_lesson
def test_what_pytorch_prints_stands_on_the_screen(path):
    wrong = {}
    for link in examples(path):
        if program := sources(link).get("PyTorch"):
            numbers = printed(program)
            missing = not_printed(link, "PyTorch", numbers)
            hidden = not_on_the_screen(link, numbers)
            said = link in NOT_SHOWN or part_of(link) in NOT_SHOWN_BY_TORCH
            if missing or (hidden and not said):
                wrong[link] = missing, hidden
    assert not wrong


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
        plain = printed(sources(link)["NumPy"])
        others = not_on_the_screen(
            link, [each for each in printed(program) if not is_among(each, plain)]
        )
        said = part_of(link) in NOT_SHOWN_BY_TORCH or CUT in program
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

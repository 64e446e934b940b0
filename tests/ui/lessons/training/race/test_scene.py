"""Race: what the screen says of several losses from one start."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

import losses
from tests.tracks import check_equal
from tests.ui.lessons.helpers import printed, state_of
from ui.lessons.training.data import training_data
from ui.lessons.training.drawing import step_number
from ui.lessons.training.race import PART
from ui.lessons.training.race.mail import slopes
from ui.lessons.training.race.run import course, lap, laps
from ui.lessons.training.race.state import KINDS, OneMail, State
from ui.live_chart.scene import Panel, encode
from ui.numbers import fixed
from ui.state import from_link, moved, to_link

PRESETS, scene = PART.presets, PART.scene
each_preset = pytest.mark.parametrize("name", PRESETS)
PRICES, LIMIT, CONFIDENT, MAIL, SPAM = PRESETS.values()


def readouts(state: State) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def panel_of(state: State, name: str) -> Panel:
    return next(panel for panel in scene(state).panels if panel.name == name)


def trace(state: State, panel: str, name: str) -> dict:
    data = panel_of(state, panel).figure["data"]
    return next(item for item in data if item.get("name") == name)


def test_absolute_error_bounces_at_a_fixed_step_where_the_others_arrive():
    found = readouts(PRICES)
    assert found["distance"] == ("16.1 %", "of the start’s, after 40 steps")
    assert found["verdict squared_error"] == (
        "converging",
        "under 1 % of its height from step 10",
    )
    assert found["verdict absolute_error"] == (
        "oscillating",
        "in 40 steps; practical limit about 0.7",
    )
    assert found["verdict huber"] == (
        "converging",
        "under 1 % of its height from step 7",
    )
    assert found["rate"][0] == "0.89"
    absolute, huber = lap(PRICES, "absolute_error"), lap(PRICES, "huber")
    assert min(absolute.shares[10:]) > 0.1
    assert huber.shares[-1] < 1e-4


def test_over_its_limit_squared_error_explodes_and_the_others_do_not():
    found = readouts(LIMIT)
    assert found["verdict squared_error"][0] == "diverged"
    assert found["verdict absolute_error"][0] == "oscillating"
    assert found["verdict huber"][0] == "converging"
    assert found["distance"][0].startswith("× ")
    assert all(np.isfinite(lap(LIMIT, "squared_error").shares))
    away = trace(LIMIT, "plane", "outside")["text"]
    assert away == ["squared error<br>is off the chart"]
    assert trace(PRICES, "plane", "outside")["text"] == [""]


def test_losses_are_told_apart_by_their_marks_too():
    ends = [
        trace(PRICES, "distance", f"at {name}") for name in ("squared error", "Huber")
    ]
    ends.append(trace(PRICES, "distance", "at absolute error"))
    assert len({end["marker"]["symbol"] for end in ends}) == 3
    for index, name in enumerate(("squared error", "absolute error", "Huber")):
        key = trace(PRICES, "plane", f"key mark {index}")
        assert (
            key["marker"]["symbol"]
            == trace(PRICES, "plane", f"now {name}")["marker"]["symbol"]
        )


def test_what_the_questions_ask_for_can_be_found_by_dragging():
    rested = laps(replace(PRICES, rate=-0.15))
    assert {run.verdict.kind for run in rested} == {"converging"}
    over = lap(replace(LIMIT, rate=0.45), "huber")
    assert over.verdict.kind == "oscillating"
    quick = lap(replace(CONFIDENT, rate=1.0), "brier_logits")
    assert quick.verdict.kind == "converging"
    pulls = {
        logit: abs(slopes(MAIL, lap(replace(MAIL, logit=logit), "brier_logits"))[0])
        for logit in (-5.0, -1.0, -0.7, -0.4, 0.0)
    }
    assert max(pulls, key=pulls.get) == -0.7


def test_distances_are_shares_of_the_way_to_each_own_optimum():
    for state in (PRICES, CONFIDENT, SPAM):
        for run in laps(state):
            best = course(state, run.loss).best.weights
            first = np.hypot(*(np.array(state.start) - best))
            last = np.hypot(run.across[-1] - best[0], run.up[-1] - best[1])
            assert run.shares[0] == 1
            assert run.shares[-1] == pytest.approx(last / first)
            rings = trace(replace(state, loss=run.loss), "plane", "contours")
            assert rings["type"] == "contour"


def test_cross_entropy_leaves_a_sure_mistake_and_brier_does_not():
    found = readouts(CONFIDENT)
    assert found["distance"][0] == "83.1 %"
    assert found["verdict brier_logits"] == ("crawling", "in 60 steps; limit 98.2")
    assert found["verdict binary_cross_entropy_logits"] == (
        "converging",
        "under 1 % of its height from step 23",
    )
    entropy, brier = laps(CONFIDENT)
    assert entropy.metric[0] == brier.metric[0] == pytest.approx(0.154, abs=1e-3)
    assert entropy.metric[-1] > 0.85
    assert brier.metric[-1] < 0.2


# Misconceptions 11 and 19: p − 1 and 2 (p − 1) p (1 − p) at the logit −5.
def test_one_mail_is_pulled_75_times_as_hard_by_cross_entropy():
    found = readouts(MAIL)
    assert found["gradient binary_cross_entropy_logits"][0] == "−0.993 nats"
    assert found["gradient brier_logits"][0] == "−0.0132"
    entropy, brier = laps(MAIL)
    ratio = slopes(MAIL, entropy)[0] / slopes(MAIL, brier)[0]
    assert ratio == pytest.approx(75.2, abs=0.05)
    assert found["right binary_cross_entropy_logits"] == ("from step 6", "converging")
    assert found["right brier_logits"] == ("not yet", "crawling: 60 steps")
    p = 1 / (1 + np.exp(5))
    assert brier.values[0] == pytest.approx((1 - p) ** 2)
    assert brier.metric[0] == pytest.approx(p)


def test_hinge_lets_easy_mails_go_and_logistic_never_does():
    hinge, squared, logistic = laps(SPAM)
    assert readouts(SPAM)["pulls"] == ("50 %", "of the mails")
    assert hinge.pulls[-1] == pytest.approx(0.5, abs=0.01)
    assert squared.pulls[-1] == pytest.approx(0.87, abs=0.005)
    assert set(logistic.pulls) == {1.0}
    data = training_data("spam", loss="hinge")
    weights = (hinge.across[-1], hinge.up[-1])
    score = losses.linear_score(data.train.features, weights, data.bias)
    easy = losses.margin(data.train.targets, score) >= 1
    assert hinge.pulls[-1] == pytest.approx(1 - easy.mean())
    right = np.sign(losses.linear_score(data.held_out.features, weights, data.bias))
    assert hinge.metric[-1] == pytest.approx((right == data.held_out.targets).mean())


def test_typical_miss_is_the_median_of_the_houses_held_out():
    run = lap(PRICES, "huber")
    data = training_data("price").held_out
    score = data.features @ [run.across[-1], run.up[-1]]
    assert run.metric[-1] == pytest.approx(np.median(abs(score - data.targets)) * 1e5)


@pytest.mark.parametrize("kind", KINDS.values())
def test_dial_marks_the_limit_of_each_loss_that_has_one(kind):
    state = next(each for each in PRESETS.values() if isinstance(each, kind))
    handle = scene(state).handle_of("rate")
    marks = {
        item["x"][0]: (item["line"]["dash"], item["name"])
        for item in panel_of(state, handle.panel).figure["data"]
        if item["name"].startswith("mark ") and item["mode"] == "lines"
    }
    courses = [course(state, loss) for loss in kind.losses]
    known = [each for each in courses if np.isfinite(each.known)]
    assert list(marks) == pytest.approx([np.log10(each.known) for each in known])
    for (dash, name), each in zip(marks.values(), known, strict=True):
        assert dash == ("dash" if each.limit is None else "solid")
        assert ("about" in name) == (each.limit is None)
    assert handle.is_live
    assert handle.minimum <= handle.value <= handle.maximum


@pytest.mark.parametrize(
    ("state", "loss", "words"),
    [
        (PRICES, "absolute_error", "absolute: about 0.7"),
        (SPAM, "hinge", "hinge: about 11"),
    ],
)
def test_runs_arrive_under_the_practical_limit_that_is_marked_and_not_over_it(
    state, loss, words
):
    assert trace(state, "distance", f"mark word {words}")["text"] == [words]
    mark = np.log10(course(state, loss).known)
    for rate, has_arrived in ((mark - 0.1, True), (mark + 0.15, False)):
        run = lap(replace(state, rate=rate), loss, steps=400)
        assert (max(run.shares[-20:]) < 0.02) == has_arrived


@each_preset
def test_track_of_the_time_line_equals_the_scene_of_every_position(name):
    state = PRESETS[name]
    assert scene(state).played() == ("time",)
    assert len(check_equal(scene, state, "time", moved)) == state.steps + 1


@each_preset
def test_live_handles_reach_every_corner(name):
    state = PRESETS[name]
    for handle in scene(state).handles:
        corners = [handle.minimum, handle.maximum]
        if handle.direction == "xy":
            (left, low), (right, high) = corners
            corners = [(x, y) for x in (left, right) for y in (low, high)]
        for value in corners:
            at = scene(moved(state, handle.control, value))
            assert at.handle_of(handle.control).value == value
            words = " ".join(f"{one.value} {one.note}" for one in at.readouts)
            assert "undefined" not in words
            assert "nan" not in words.split()
            assert encode(at)


def test_start_at_an_optimum_has_nothing_left():
    best = course(PRICES, "squared_error").best.weights.tolist()
    state = replace(PRICES, loss="squared_error", start=tuple(best))
    assert readouts(state)["distance"][0] == "0.000 %"
    assert scene(state).panels


@each_preset
def test_links_bring_the_state_back(name):
    state = state_of(PART, name, rate=0.1, time=3.0, start=(0.5, 1.0))
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())
    for link in (
        {"start": "99,-99", "rate": "9", "time": "-1", "logit": "1e9"},
        {"loss": "hinge"},
        {"loss": "squared_error", "start": "x,y", "rate": "nan"},
    ):
        hostile, _ = from_link({"preset": name, **link}, PRESETS)
        assert hostile.loss in hostile.losses
        assert scene(hostile).readouts


@each_preset
def test_programs_give_the_numbers_of_the_screen(name):
    state, found = PRESETS[name], PART.programs(PRESETS[name])
    run = lap(state, state.loss)
    shown = numbers(found["NumPy"])
    if isinstance(state, OneMail):
        assert shown == pytest.approx([run.metric[-1], run.values[-1]])
        assert numbers(found["scikit-learn"]) == pytest.approx(shown)
    else:
        assert shown[:2] == pytest.approx([run.across[-1], run.up[-1]], rel=1e-6)
        assert shown[-1] == pytest.approx(run.shares[-1], rel=1e-3)
        best = course(state, state.loss).best.weights
        assert numbers(found["scikit-learn"])[:2] == pytest.approx(best, abs=2e-3)


@pytest.mark.parametrize("state", [PRICES, CONFIDENT, SPAM])
def test_programs_of_a_start_in_a_corner_begin_there_as_the_screen_does(state):
    (left, low), (right, high) = (
        getattr(scene(state).handle_of("start"), end) for end in ("minimum", "maximum")
    )
    for corner in ((left, low), (left, high), (right, low), (right, high)):
        at = moved(state, "start", corner)
        run = lap(at, at.loss)
        assert (run.across[0], run.up[0]) == corner
        assert f"{list(map(float, corner))}" in PART.programs(at)["PyTorch"]
        shown = numbers(PART.programs(at)["NumPy"])
        assert shown[:2] == pytest.approx([run.across[-1], run.up[-1]], rel=1e-6)


def numbers(source: str) -> list[float]:
    return [
        float(word)
        for line in printed(source)
        for word in re.sub(r"[\[\]]", " ", line).split()
    ]


@pytest.mark.parametrize("state", [PRICES, CONFIDENT, SPAM])
def test_title_counts_the_samples_held_out(state):
    count = len(training_data(state.model).held_out)
    assert re.search(rf"\b{count:,} \w+ held out", panel_of(state, "measure").title)


@pytest.mark.parametrize("loss", OneMail.losses)
def test_next_step_of_the_mail_starts_at_its_mark_and_leads_to_the_next_one(loss):
    for time in (0, 1, MAIL.steps - 1, MAIL.steps):
        state = replace(MAIL, time=float(time), loss=loss)
        shown = [value for term in scene(state).arithmetic for value in term.values]
        run = lap(state, loss)
        pull = slopes(state, run)[time]
        ahead = run.across[time] - state.step_size * pull
        signed = [step_number(run.across[time]), fixed(pull, 4), step_number(ahead)]
        size = shown[2]
        assert shown == [str(time + 1), signed[0], size, *signed[1:]]
        if time < state.steps:
            assert run.across[time + 1] == pytest.approx(ahead)

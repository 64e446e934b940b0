"""Race: what the screen says of several losses from one start."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace

import numpy as np
import pytest

import losses
from ui.lessons.training.data import training_data
from ui.lessons.training.race.code import snippets
from ui.lessons.training.race.mail import slopes
from ui.lessons.training.race.run import course, lap, laps
from ui.lessons.training.race.scene import scene
from ui.lessons.training.race.state import KINDS, LOSS_TITLES, PRESETS, TITLES, State
from ui.lessons.training.race.words import EXPLANATION, FOLDS
from ui.live_chart.scene import encode
from ui.live_chart.track import check_equal
from ui.state import from_link, moved, to_link

each_preset = pytest.mark.parametrize("name", PRESETS)
CONFIDENT, MAIL, SPAM = (
    PRESETS[name] for name in ("race-confident", "race-mail", "race-spam")
)


def readouts(state: State) -> dict[str, tuple[str, str]]:
    return {item.name: (item.value, item.note) for item in scene(state).readouts}


def trace(state: State, panel: int, name: str) -> dict:
    data = scene(state).panels[panel].figure["data"]
    return next(item for item in data if item.get("name") == name)


def test_absolute_error_bounces_at_a_fixed_step_where_the_others_arrive():
    found = readouts(State())
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
    absolute, huber = lap(State(), "absolute_error"), lap(State(), "huber")
    assert min(absolute.shares[10:]) > 0.1
    assert huber.shares[-1] < 1e-4


def test_over_its_limit_squared_error_explodes_and_the_others_do_not():
    found = readouts(PRESETS["race-limit"])
    assert found["verdict squared_error"][0] == "diverged"
    assert found["verdict absolute_error"][0] == "oscillating"
    assert found["verdict huber"][0] == "converging"
    assert found["distance"][0].startswith("× ")
    assert all(np.isfinite(lap(PRESETS["race-limit"], "squared_error").shares))
    away = trace(PRESETS["race-limit"], 0, "outside")["text"]
    assert away == ["squared error is off the chart"]
    assert trace(State(), 0, "outside")["text"] == [""]


def test_losses_are_told_apart_by_their_marks_too():
    ends = [trace(State(), 1, f"at {name}") for name in ("squared error", "Huber")]
    ends.append(trace(State(), 1, "at absolute error"))
    assert len({end["marker"]["symbol"] for end in ends}) == 3
    for index, name in enumerate(("squared error", "absolute error", "Huber")):
        key = trace(State(), 0, f"key mark {index}")
        assert (
            key["marker"]["symbol"]
            == trace(State(), 0, f"now {name}")["marker"]["symbol"]
        )


def test_what_the_questions_ask_for_can_be_found_by_dragging():
    rested = laps(replace(State(), rate=-0.15))
    assert {run.verdict.kind for run in rested} == {"converging"}
    over = lap(replace(PRESETS["race-limit"], rate=0.45), "huber")
    assert over.verdict.kind == "oscillating"
    quick = lap(replace(CONFIDENT, rate=1.0), "brier_logits")
    assert quick.verdict.kind == "converging"
    pulls = {
        logit: abs(slopes(MAIL, lap(replace(MAIL, logit=logit), "brier_logits"))[0])
        for logit in (-5.0, -1.0, -0.7, -0.4, 0.0)
    }
    assert max(pulls, key=pulls.get) == -0.7


def test_distances_are_shares_of_the_way_to_each_own_optimum():
    for state in (State(), CONFIDENT, SPAM):
        for run in laps(state):
            best = course(state.kind, run.loss).best.weights
            first = np.hypot(*(np.array(state.start) - best))
            last = np.hypot(run.across[-1] - best[0], run.up[-1] - best[1])
            assert run.shares[0] == 1
            assert run.shares[-1] == pytest.approx(last / first)
            rings = scene(replace(state, loss=run.loss)).panels[0].figure["data"][0]
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
    assert found["gradient binary_cross_entropy_logits"][0] == "−0.9933 nats"
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
    run = lap(State(), "huber")
    data = training_data("price").held_out
    score = data.features @ [run.across[-1], run.up[-1]]
    assert run.metric[-1] == pytest.approx(np.median(abs(score - data.targets)) * 1e5)


@pytest.mark.parametrize("kind", KINDS)
def test_dial_marks_the_limit_of_each_loss_that_has_one(kind):
    state = next(each for each in PRESETS.values() if each.kind == kind)
    marks = {
        item["x"][0]: (item["line"]["dash"], item["name"])
        for item in scene(state).panels[1].figure["data"]
        if item["name"].startswith("mark ") and item["mode"] == "lines"
    }
    courses = [course(kind, loss) for loss in KINDS[kind].losses]
    known = [each for each in courses if np.isfinite(each.known)]
    assert list(marks) == pytest.approx([np.log10(each.known) for each in known])
    for (dash, name), each in zip(marks.values(), known, strict=True):
        assert dash == ("dash" if each.limit is None else "solid")
        assert ("about" in name) == (each.limit is None)
    handle = scene(state).handle_of("rate")
    assert handle.is_live
    assert handle.minimum <= handle.value <= handle.maximum


@pytest.mark.parametrize(
    ("kind", "loss", "words"),
    [
        ("price", "absolute_error", "absolute error: about 0.7"),
        ("spam", "hinge", "hinge: about 11"),
    ],
)
def test_runs_arrive_under_the_practical_limit_that_is_marked_and_not_over_it(
    kind, loss, words
):
    state = next(each for each in PRESETS.values() if each.kind == kind)
    assert trace(state, 1, f"mark word {words}")["text"] == [words]
    mark = np.log10(course(kind, loss).known)
    long = replace(state, steps=400)
    for rate, has_arrived in ((mark - 0.1, True), (mark + 0.15, False)):
        run = lap(replace(long, rate=rate), loss)
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
    best = course("price", "squared_error").best.weights.tolist()
    state = replace(State(), loss="squared_error", start=tuple(best))
    assert readouts(state)["distance"][0] == "0.000 %"
    assert scene(state).panels


@each_preset
def test_links_bring_the_state_back(name):
    state = replace(PRESETS[name], rate=0.1, time=3.0)
    if "start" in state.used:
        state = replace(state, start=(0.5, 1.0))
    assert from_link(to_link(state, PRESETS), PRESETS) == (state, ())
    assert name in TITLES
    for link in (
        {"start": "99,-99", "rate": "9", "time": "-1", "logit": "1e9"},
        {"loss": "hinge"},
        {"loss": "squared_error", "start": "x,y", "rate": "nan"},
    ):
        hostile, _ = from_link({"preset": name, **link}, PRESETS)
        assert hostile.loss in LOSS_TITLES[hostile.kind]
        assert scene(hostile).readouts


@each_preset
def test_programs_give_the_numbers_of_the_screen(name):
    state, found = PRESETS[name], snippets(PRESETS[name])
    run = lap(state, state.loss)
    numbers = printed(found["NumPy"])
    if state.kind == "mail":
        assert numbers == pytest.approx([run.metric[-1], run.values[-1]])
        assert printed(found["scikit-learn"]) == pytest.approx(numbers)
    else:
        assert numbers[:2] == pytest.approx([run.across[-1], run.up[-1]], rel=1e-6)
        assert numbers[-1] == pytest.approx(run.shares[-1], rel=1e-3)
        best = course(state.kind, state.loss).best.weights
        assert printed(found["scikit-learn"])[:2] == pytest.approx(best, abs=2e-3)
    compile(found["PyTorch"], "PyTorch", "exec")


def printed(source: str) -> list[float]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(source, {})
    text = out.getvalue().replace("[", " ").replace("]", " ")
    return [float(word) for word in text.split()]


def test_numbers_in_the_words_are_those_of_the_runs():
    entropy = lap(CONFIDENT, "binary_cross_entropy_logits")
    assert entropy.shares[23] == pytest.approx(0.17, abs=0.005)
    assert "12 to 16 %" in " ".join(EXPLANATION.split())
    bouncing = lap(State(), "absolute_error").shares[12:]
    assert (min(bouncing), max(bouncing)) == pytest.approx((0.12, 0.16), abs=0.005)
    assert "2.33" in EXPLANATION
    assert course("price", "huber").limit == pytest.approx(2.33, abs=0.005)
    confident, hinge, _ = FOLDS.values()
    for text in ("23 steps", "17 %", "83 %", "after 60", "15 %", "−0.9933", "75 times"):
        assert text.replace("−", "-") in confident.replace("−", "-")
    from_zero = lap(replace(CONFIDENT, start=(0.0, 0.0)), "brier_logits")
    assert from_zero.metric[-1] == pytest.approx(0.84, abs=0.005)
    assert "84 %" in confident
    assert "87 %" in hinge
    assert len(training_data("spam").train) == 3_012
    assert len(training_data("price").train) == 2_198
    assert len(training_data("price").held_out) == 732
    assert len(training_data("spam").held_out) == 1_004
    assert len(training_data("family").held_out) == 11


@pytest.mark.parametrize("loss", KINDS["mail"].losses)
def test_next_step_of_the_mail_starts_at_its_mark_and_leads_to_the_next_one(loss):
    for time in (0, 1, MAIL.steps - 1, MAIL.steps):
        state = replace(MAIL, time=float(time), loss=loss)
        shown = [value for term in scene(state).arithmetic for value in term.values]
        run = lap(state, loss)
        pull = slopes(state, run)[time]
        ahead = run.across[time] - state.step_size * pull
        signed = [f"{x:.4f}".replace("-", "−") for x in (run.across[time], pull, ahead)]
        size = shown[2]
        assert shown == [str(time + 1), signed[0], size, *signed[1:]]
        if time < state.steps:
            assert run.across[time + 1] == pytest.approx(ahead)

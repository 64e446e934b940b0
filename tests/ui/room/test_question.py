"""What a room asks, and what it takes as an answer."""

from __future__ import annotations

import pytest

from ui.lessons import LESSONS
from ui.room.question import Choice, NotTakenError, Number, question_of

EVERY = [
    (f"{path}?preset={name}", part.asked(name), part.scene(example.state))
    for path, lesson in LESSONS.items()
    for part in lesson.parts
    for name, example in part.examples.items()
]
PRICE = question_of("houses?preset=classic&ask=number")
PROBABILITY = question_of("cats-dogs?preset=classic&ask=number")
WIDE = Number(
    link="", about="", text="", minimum=0.0, maximum=10_000.0, step=0.5, unit=""
)


def test_every_question_of_every_example_can_be_asked():
    for link, asked, _ in EVERY:
        if asked is None:
            with pytest.raises(ValueError, match="an example that asks a question"):
                question_of(link)
            continue
        question = question_of(link)
        assert isinstance(question, Choice)
        assert question.text == asked.question
        assert question.options == tuple(each.text for each in asked.choices)
        assert question.right == asked.right
        assert question.link == link
        assert [
            question.read(str(place)) for place in range(len(question.options))
        ] == [*map(float, range(len(question.options)))]
        if asked.veil.about:
            assert question.about == ""


def test_first_handle_of_every_example_asks_for_a_number_on_its_grid():
    refused = []
    for link, _, scene in EVERY:
        first = next(iter(scene.handles), None)
        if first is None or not first.panel or first.direction == "xy":
            refused.append(link)
            with pytest.raises(ValueError, match="a handle on an axis"):
                question_of(f"{link}&ask=number")
            continue
        question = question_of(f"{link}&ask=number")
        assert (question.minimum, question.maximum) == (first.minimum, first.maximum)
        assert question.text == first.label
        assert question.link == link
        for value in (first.minimum, first.maximum, question.middle):
            assert question.read(question.typed(value)) == pytest.approx(value)
            assert question.on_grid(value) == first.nearest(value)
            assert question.read(question.written(value)) == pytest.approx(value), link
    assert 0 < len(refused) < len(EVERY) / 2


def test_unit_is_that_of_the_chart():
    assert PRICE.unit == "$"
    assert question_of("?preset=colder&ask=number").unit.strip() == "°C"
    assert question_of("training?preset=noise&ask=number").unit.strip() == "%"
    assert PROBABILITY.unit == ""
    assert PROBABILITY.written(0.7) == "0.70"
    assert question_of("spam?preset=classic&ask=number").written(-1.5) == "−1.50"


@pytest.mark.parametrize(
    ("question", "written", "value"),
    [
        (PRICE, "235000", 235_000),
        (PRICE, "$235,000", 235_000),
        (PRICE, " 235 000 ", 235_000),
        (PRICE, "235.000", 235_000),
        (PRICE, "235’000", 235_000),
        (PRICE, "236000", 235_000),
        (PRICE, "236,250.01", 237_500),
        (PRICE, "٢٣٥٠٠٠", 235_000),
        (PRICE, "٢٣٥٬٠٠٠", 235_000),
        (PRICE, "２３５０００", 235_000),
        (PROBABILITY, "0,75", 0.75),
        (PROBABILITY, "٠٫٧٥", 0.75),
        (PROBABILITY, ".5", 0.5),
        (PROBABILITY, "0.125", 0.12),
        (WIDE, "7.5", 7.5),
        (WIDE, "7,5", 7.5),
        (WIDE, "7.500", 7500),
        (WIDE, "7,500", 7500),
        (WIDE, "9,999.5", 9999.5),
        (WIDE, "9.999,5", 9999.5),
    ],
)
def test_number_is_read_as_people_write_it_and_put_on_the_grid(
    question, written, value
):
    assert question.read(written) == pytest.approx(value)


@pytest.mark.parametrize(
    ("question", "written", "words"),
    [
        (PRICE, "NaN", "Write one number, such as $250,000."),
        (PRICE, "inf", "Write one number, such as $250,000."),
        (PRICE, "1e999", "Write one number, such as $250,000."),
        (PRICE, "", "Write one number, such as $250,000."),
        (PRICE, "a lot", "Write one number, such as $250,000."),
        (PRICE, "1 2 3, 4 5 6", "The number must be from $150,000 to $350,000."),
        (PRICE, "9" * 1000, "Write one number, such as $250,000."),
        (PRICE, "-200000", "The number must be from $150,000 to $350,000."),
        (PRICE, "350000.01", "The number must be from $150,000 to $350,000."),
        (PRICE, "2", "The number must be from $150,000 to $350,000."),
        (PROBABILITY, "70", "The number must be from 0.00 to 1.00."),
        (question_of("houses?preset=halve"), "3", "Choose one of the answers."),
        (question_of("houses?preset=halve"), "-1", "Choose one of the answers."),
        (question_of("houses?preset=halve"), "1.0", "Choose one of the answers."),
        (question_of("houses?preset=halve"), "٢", "Choose one of the answers."),
        (question_of("houses?preset=halve"), "", "Choose one of the answers."),
    ],
)
def test_what_is_no_answer_is_refused_in_words(question, written, words):
    with pytest.raises(NotTakenError) as refused:
        question.read(written)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    "link",
    [
        "nowhere?preset=classic",
        "houses?preset=nothing",
        "houses?preset=classic&ask=opinion",
        "houses?preset=classic&prices=1",
        "https://elsewhere.com/houses",
    ],
)
def test_link_that_shows_something_else_asks_nothing(link):
    with pytest.raises(ValueError, match="must be one of"):
        question_of(link)

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.datasets import load_table, spam_fit
from ui.lessons.spam.mail import (
    MAX_CHARACTERS,
    mail_features,
    score_mail,
    score_values,
)
from ui.lessons.spam.state import TEXTS


# Counted by hand from Spambase's definition of its attributes.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("free", {"words": 1, "free": 100.0, "cap_run_avg": 1.0, "cap_run_max": 1.0}),
        ("Free FREE freedom freely", {"words": 4, "free": 50.0}),
        ("$100,000 now!", {"words": 3, "n000": 100 / 3, "exclaim": 100 / 13}),
        ("$100,000 now!", {"dollar": 100 / 13, "characters": 13}),
        ("100000", {"words": 1, "n000": 0.0}),
        ("Re: your meeting", {"re": 100 / 3, "your": 100 / 3, "meeting": 100 / 3}),
        ("remove_me yours", {"words": 3, "remove": 100 / 3, "your": 0.0}),
        ("money-back", {"words": 2, "money": 50.0}),
        ("don't", {"words": 2}),
        ("ACT NOW! Free", {"cap_run_max": 7.0, "cap_run_avg": 7.0}),
        ("Act Now, OK", {"cap_run_max": 2.0, "cap_run_avg": 4 / 3}),
        ("aBcDDe", {"cap_run_max": 2.0, "cap_run_avg": 1.5}),
        ("B\n2 % B", {"cap_run_max": 2.0, "cap_run_avg": 2.0}),
        ("!!!", {"words": 0, "exclaim": 100.0, "free": 0.0, "cap_run_max": 1.0}),
        ("שלום free", {"words": 2, "free": 50.0, "cap_run_max": 1.0}),
        ("ÄÖ ü", {"words": 2, "cap_run_max": 2.0}),
        ("😀 free", {"words": 1, "free": 100.0, "characters": 6}),
        ("a\0b", {"words": 2, "characters": 3}),
        ("", {"words": 0, "characters": 0, "cap_run_avg": 1.0, "exclaim": 0.0}),
    ],
)
def test_attributes_are_counted_as_by_hand(text, expected):
    features = mail_features(text)
    for name, value in expected.items():
        assert getattr(features, name) == pytest.approx(value, rel=1e-12), name


def test_attributes_are_in_the_order_of_the_model():
    features = mail_features("FREE money, 000 $!")
    for name, value in zip(spam_fit().features, features.values, strict=True):
        assert getattr(features, name) == value


def test_the_table_counts_runs_of_capitals_over_spaces():
    # Why "ACT NOW" is one run: no single word explains what the table holds.
    table = load_table("spam_spambase11")
    assert np.median(table["cap_run_max"][table["spam"] == 1]) == 38
    assert table["cap_run_max"].min() == table["cap_run_avg"].min() == 1


def test_stored_scores_are_those_of_the_stored_attributes():
    mails = spam_fit().mails
    score = score_values(np.array([mail.values for mail in mails]))
    np.testing.assert_allclose(score, [mail.score for mail in mails], atol=5.1e-4)


def test_a_score_worked_by_hand():
    fit = spam_fit()
    values = (0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0)  # a text with nothing that counts
    score = fit.bias + sum(
        w * (math.log(1 + x) - m) / s
        for w, x, m, s in zip(fit.weights, values, fit.means, fit.scales, strict=True)
    )
    assert score_mail("good evening").score == pytest.approx(score, abs=1e-12)


@pytest.mark.parametrize("text", ["", "free", *TEXTS.values()])
def test_bias_and_contributions_add_up_to_the_score(text):
    scored = score_mail(text)
    total = scored.bias + sum(one.contribution for one in scored.contributions)
    assert scored.score == pytest.approx(total, abs=1e-12)
    sizes = [abs(one.contribution) for one in scored.contributions]
    assert sizes == sorted(sizes, reverse=True)
    assert {one.feature for one in scored.contributions} == set(spam_fit().features)


def test_more_spam_words_raise_the_score_and_meetings_lower_it():
    rest = " this is an ordinary sentence of nine words more"
    plain = score_mail("hello" + rest).score
    for word in ("free", "money", "your", "remove", "000", "!", "$"):
        assert score_mail(word + rest).score > plain, word
    for word in ("meeting", "re"):
        assert score_mail(word + rest).score < plain, word


def test_the_examples_are_spam_not_spam_and_inside_the_margin():
    spam, ordinary, between = map(score_mail, TEXTS.values())
    assert spam.score > 1
    assert ordinary.score < -1
    assert -1 < between.score < 1
    assert not any(one.notices for one in (spam, ordinary, between))


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("", "The text is empty"),
        (" \n\t ", "The text is empty"),
        ("?!", "There is no word"),
        ("😀😀", "There is no word"),
        ("\0", "There is no word"),
        ("one", "one “free” in 1 word is 100 %"),
        ("free for you", "one “free” in 3 words is 33 %"),
        ("word " * 19, "one “free” in 19 words is 5 %"),
        ("free money", "More than in any mail the model learned from: “free” 50 %"),
        ("word " * 10_000, "Only the first 20,000 characters are scored."),
    ],
)
def test_a_text_beyond_the_data_has_a_notice(text, notice):
    assert any(notice in one for one in score_mail(text).notices)


def test_twenty_ordinary_words_need_no_notice():
    assert score_mail("word " * 20).notices == ()


def test_only_the_first_part_of_a_long_text_counts():
    start = "word " * (MAX_CHARACTERS // 5)
    assert score_mail(start + "free " * 16_000).score == score_mail(start).score
    assert score_mail("A" * 100_000).features.characters == MAX_CHARACTERS
    assert score_mail(start).notices == ()


@pytest.mark.parametrize("text", [None, 3, b"free", ["free"]])
@pytest.mark.parametrize("read", [mail_features, score_mail])
def test_anything_but_a_text_is_refused(read, text):
    with pytest.raises(ValueError, match=r"^text must be a string; got "):
        read(text)


@settings(deadline=None)
@given(st.text(st.characters(codec=None)) | st.text("fre FREE$!0\n", max_size=400))
def test_any_text_has_a_finite_score_and_attributes_in_their_range(text):
    features = mail_features(text)
    shares = features.values[:7] + features.values[9:]
    assert all(0 <= share <= 100 for share in shares)
    assert 1 <= features.cap_run_avg <= features.cap_run_max <= max(1, len(text))
    scored = score_mail(text)
    assert math.isfinite(scored.score)
    assert len(scored.contributions) == 11

import dataclasses
import re
import subprocess
import sys

import numpy as np
import pytest

from ui.datasets import (
    DATA,
    PICTURES,
    TABLES,
    feature_words,
    houses_fit,
    load_table,
    picture,
    spam_fit,
    species_fit,
)


@pytest.mark.parametrize("load", [houses_fit, species_fit, spam_fit])
def test_a_fit_is_loaded_once_and_cannot_be_changed(load):
    fit = load()
    assert load() is fit
    with pytest.raises(dataclasses.FrozenInstanceError):
        fit.train = None
    for field in dataclasses.fields(fit):
        assert not isinstance(getattr(fit, field.name), list | dict)


def test_houses_agree_with_the_table():
    table = load_table("houses_ames")
    for house in houses_fit().houses:
        assert house.y_true == table["price"][house.row]
        assert house.area_sqft == table["area_sqft"][house.row]
        assert house.rooms == table["rooms"][house.row]
        assert house.label == f"{house.neighborhood}, {house.area_sqft:,} sq ft"


def test_species_agree_with_the_table_and_leave_out_missing_gestations():
    table = load_table("cats_dogs_families")
    species = species_fit()
    is_known = np.isfinite(table["gestation_days"])
    assert [one.latin for one in species.species] == list(table["species"][is_known])
    assert [one.family for one in species.species] == list(table["family"][is_known])
    assert species.excluded == ("Cape fox", "rusty-spotted cat")


def test_every_species_has_its_own_name_and_a_picture():
    names = load_table("species_names")
    table = load_table("cats_dogs_families")
    assert list(names["species"]) == list(table["species"])
    assert len(set(names["name"])) == 37
    assert set(names["picture"]) <= set(PICTURES)
    is_face = np.char.endswith(names["picture"], "-face")
    family = np.char.replace(names["picture"], "-face", "")
    plain = is_face & (names["picture"] != "tiger-face")
    assert (family[plain] == table["family"][plain]).all()


def test_mails_agree_with_the_table_and_differ_in_their_labels():
    table = load_table("spam_spambase11")
    fit = spam_fit()
    assert set(fit.features) == set(table) - {"spam"}
    for mail in fit.mails:
        row = tuple(table[name][mail.row] for name in fit.features)
        assert mail.values == row
        assert mail.y_sign == 2 * table["spam"][mail.row] - 1
    assert len({mail.label for mail in fit.mails}) == 12


def test_a_mail_is_described_by_what_it_has():
    (mail,) = (mail for mail in spam_fit().mails if mail.row == 1863)
    assert mail.label == "“free” 0.58 %, 1,488 capitals in a row"


@pytest.mark.parametrize(
    ("feature", "value", "words"),
    [
        ("free", 0.0, "no “free”"),
        ("n000", 0.004, "“000” under 0.01 %"),
        ("exclaim", 0.778, "“!” 0.78 %"),
        ("dollar", 6.003, "“$” 6.0 %"),
        ("re", 100.0, "“re” 100 %"),
        ("cap_run_max", 1.0, "no capitals in a row"),
        ("cap_run_max", 2204.0, "2,204 capitals in a row"),
        ("cap_run_avg", 2.28, "capitals in runs of 2.3 on average"),
    ],
)
def test_attributes_are_said_in_words(feature, value, words):
    assert feature_words(feature, value) == words


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("cats_dogs_families", 37),
        ("houses_ames", 2930),
        ("spam_spambase11", 4016),
        ("species_names", 37),
    ],
)
def test_tables_have_their_rows_and_cannot_be_changed(name, rows):
    table = load_table(name)
    assert name in TABLES
    for cells in table.values():
        assert cells.shape == (rows,)
        assert cells.dtype.kind in "fU"
        with pytest.raises(ValueError, match="read-only"):
            cells[0] = cells[1]


def test_a_table_that_one_caller_empties_is_whole_for_the_next():
    load_table("houses_ames").clear()
    assert len(load_table("houses_ames")) == 10


def test_mean_and_median_price_are_those_of_the_source():
    price = load_table("houses_ames")["price"]
    assert price.mean() == pytest.approx(180_796, abs=1)
    assert np.median(price) == 160_000


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_its_size_as_browsers_differ_without(name):
    size = ' width="512" height="512" viewBox="0 0 32 32"'
    assert size in picture(name).partition(">")[0]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_an_svg_without_scripts_or_links(name):
    svg = picture(name)
    assert svg.startswith("<svg ")
    assert not re.search(r"<script|href|\son\w+=|<foreignObject", svg)


@pytest.mark.parametrize("load", [picture, load_table])
@pytest.mark.parametrize("name", ["", "../SOURCES", "wolf.svg", "\0", None, 3, []])
def test_an_unknown_name_is_refused_with_the_rule(load, name):
    with pytest.raises(ValueError, match=r"^name must be one of .*; got .*\.$") as info:
        load(name)
    assert repr(name) in str(info.value)


def test_sources_speak_of_every_file():
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    assert all(f"{name}.csv" in text for name in TABLES)
    assert "Microsoft" in (DATA / "pictures" / "LICENSE").read_text(encoding="utf-8")


def test_loading_needs_no_scikit_learn_pandas_or_streamlit():
    code = (
        "import sys, ui.lessons.spam.mail; ui.lessons.spam.mail.score_mail('free');"
        "print(sorted({'sklearn', 'pandas', 'streamlit'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=DATA.parent,
        text=True,
    )
    assert done.stdout.strip() == "[]"

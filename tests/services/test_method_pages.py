"""The risk method in registers: scales in words, both matrices, levels, rules."""

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.rating import Perspective
from rai_desktop.services.registers.method_pages import method_pages
from rai_desktop.words import LANGUAGES
from tests.services.building import CATALOGUE, add_risk, all_labels, labels, register_of

METHOD = CATALOGUE.method()
PARTS = [
    "levels",
    "likelihood",
    "impact_persons",
    "impact_business",
    "matrix_persons",
    "matrix_business",
    "knock_outs",
    "acceptance",
]


def part(key, language="en"):
    return next(t for t in method_pages(labels(language)).tables if t.key == key)


def words_of(row):
    return [cell.text for cell in row]


@pytest.mark.parametrize("speaking", all_labels(), ids=LANGUAGES)
def test_every_part_is_there_and_its_rows_are_whole(speaking):
    pages = method_pages(speaking)
    assert [table.key for table in pages.tables] == PARTS
    for table in pages.tables:
        assert sum(table.spans) == 6
        assert all(len(row) == len(table.heads) == len(table.spans) for row in table.rows)
        assert all(cell.text for row in table.rows for cell in row)
        assert all(table.notes)


def test_the_method_is_named_with_its_version():
    assert f"({METHOD.id} {METHOD.version})" in method_pages(labels()).intro


def test_levels_tell_their_meaning_days_and_reviews():
    rows = {row[0].level: words_of(row) for row in part("levels").rows}
    assert list(rows) == list(RiskLevel)
    assert rows[RiskLevel.LOW][2:] == ["until the next review", "24 months"]
    assert rows[RiskLevel.VERY_HIGH][2:] == ["within 7 days", "1 month"]
    assert part("levels", "de").rows[2][2].text == "innerhalb von 60 Tagen"


@pytest.mark.parametrize("perspective", Perspective)
def test_a_matrix_shows_the_level_of_each_place_in_words(perspective):
    rows = part(f"matrix_{perspective}").rows
    for place, row in enumerate(rows):
        likelihood = 5 - place
        assert row[0].text.startswith(f"{likelihood} – ")
        for impact, cell in enumerate(row[1:], start=1):
            level = METHOD.level(perspective, likelihood, impact)
            assert (cell.level, cell.text) == (level, level.label)


def test_scales_have_the_words_of_the_method():
    first = part("impact_business", "de").rows[4]
    assert words_of(first)[0] == "5 – Existenzbedrohend"
    assert part("impact_business", "de").heads[1:] == ("Geld und Betrieb", "Recht und Ansehen")
    (note,) = part("impact_persons").notes
    assert note.startswith("The impact on people counts 1 step higher at most")
    assert "Consequences can hardly be undone" in note


def test_who_may_accept_and_who_is_asked_is_told():
    rows = [words_of(row) for row in part("acceptance").rows]
    assert rows[0] == ["Low", "For people, For the business", "Risk owner", "–", "24 months", "–"]
    assert rows[4][2:] == [
        "Management",
        "Data protection, where it is concerned; Compliance; Works council, where it is concerned",
        "3 months",
        "needed",
    ]
    assert rows[6] == ["Very high", "For people", "Nobody", "–", "–", "needed"]


def test_registers_without_risks_do_not_tell_the_method(project):
    assert register_of(project).method is None
    add_risk(project)
    assert register_of(project, names=("people",)).method is None
    assert register_of(project, names=("risks",)).method is not None
    assert register_of(project).method is not None

"""Highest fines and reliefs, told by the size of the company."""

import pytest

from rai_desktop.services.law.easing import fine_lines, relief_lines, size_text
from tests.services.law_building import TODAY, law_labels


def fine(project, source, language="en"):
    lines = fine_lines(project, law_labels(language))
    return next(line.text for line in lines if source in line.source)


def be(project, **facts):
    project.edit(project.organisation().uid, facts)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"staff": 30, "turnover": "up_to_10"}, "up to 700,000 euros"),
        ({"staff": 600, "turnover": "up_to_150"}, "up to 35,000,000 euros"),
        (
            {"staff": 9000, "turnover": "over_150"},
            "up to 35,000,000 euros or 7 % of the worldwide yearly turnover, whichever is higher",
        ),
        (
            {"staff": 30, "turnover": None},
            "up to 35,000,000 euros or 7 % of the worldwide yearly turnover",
        ),
        (
            {"staff": None, "turnover": None},
            "which of both counts depends on the size of the company",
        ),
    ],
)
def test_the_limit_follows_from_size_and_turnover(project, facts, told):
    be(project, **facts)
    assert told in fine(project, "Art. 99(3)")


def test_small_companies_and_mid_caps_pay_the_lower_of_both(project):
    be(project, staff=600, turnover="up_to_150")
    assert fine(project, "Art. 99(4)") == "up to 4,500,000 euros"


def test_german_amounts_are_written_as_usual(project):
    assert fine(project, "Abs. 3", "de") == "bis zu 700.000 Euro"


def test_a_note_of_the_pack_is_told(project):
    assert "Imposed by the Commission" in fine(project, "Art. 101")


def test_reliefs_are_those_for_the_size(project):
    def titles():
        return {line.title: line.text for line in relief_lines(project, law_labels(), TODAY)}

    assert len(titles()) == 7
    assert not any(titles().values())
    be(project, staff=9000, turnover="over_150")
    assert list(titles()) == ["Templates and a single information platform"]
    be(project, staff=None, turnover=None)
    assert "Depends on the size of the company" in titles().values()


def test_the_size_is_told_or_asked_for(project):
    assert size_text(project, law_labels()) == "Small enterprise"
    be(project, staff=None, turnover=None)
    assert "Enter staff and turnover" in size_text(project, law_labels())
    be(project, staff=30)
    assert " or " in size_text(project, law_labels())

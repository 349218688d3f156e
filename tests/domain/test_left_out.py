"""Names are found in texts however they are written."""

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.left_out import PRIVACY, LeftOut, Naming, parts_named

NAMING = Naming.of(
    ["Anna Groß-Berg", "Dr. Uwe Ott", "it@example.org", "Support", "Kim"], ["Support"]
)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Groß-Berg",
        "fragen Sie ANNA  GROSS-BERG oder anna groß-berg",
        "Groß-Berg, Anna",
        "Vertrag_Anna_Groß-Berg_2026.pdf",
        "Anna\nGroß-Berg",
        "Frau Groß-Berg sagt ja",
        "Herr Berg",
        "an it@example.org gesendet",
        "Kim weiß es",
        ("nichts", "Frau Groß-Berg"),
    ],
)
def test_a_text_names_somebody(text):
    assert NAMING.is_in(text)


@pytest.mark.parametrize(
    "text", ["", None, 5, "Bergbau", "Annahme", "Support", "Otto", "Ott", "Kimono", "Anna", True]
)
def test_a_text_names_nobody(text):
    assert not NAMING.is_in(text)


def test_a_last_name_alone_does_not_count_in_a_title():
    assert not NAMING.is_in("Berg CRM", is_title=True)
    assert NAMING.is_in("CRM von Anna Groß-Berg", is_title=True)


def test_where_nobody_is_known_nothing_is_found():
    assert not Naming.of([]).is_in("Anna Groß-Berg")


def test_parts_are_known_by_their_codes():
    assert parts_named(["costs", "names"]) == {LeftOut.COSTS, LeftOut.NAMES}
    with pytest.raises(UsageError, match="history"):
        parts_named(["everything"])


def test_parts_that_are_not_offered_are_refused():
    with pytest.raises(UsageError, match="names, costs, comments"):
        parts_named(["history"], PRIVACY)

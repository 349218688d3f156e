"""Labels, roles and marks of the law in words."""

import pytest

from rai_desktop.services.labels import Labels
from rai_desktop.services.law.words import (
    doubt_text,
    grade_text,
    label_words,
    mark_text,
    role_words,
)
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE

WORDS = words_for("en")
LABELS = Labels(WORDS, CATALOGUE)


@pytest.mark.parametrize("mark", ["1S", "U", "D"])
def test_what_is_open_is_to_be_checked_wherever_it_is_told(mark):
    assert mark_text(WORDS, mark) == "To be checked with counsel"
    assert "To be checked with counsel" in doubt_text(WORDS, mark)


@pytest.mark.parametrize("mark", ["V2", "G"])
def test_what_was_not_compared_with_the_law_says_so(mark):
    assert mark_text(WORDS, mark) == ""
    assert "ot compared with the text of the law" in doubt_text(WORDS, mark)


def test_what_was_compared_with_the_law_is_not_doubted():
    assert grade_text(WORDS, "V") == "Compared with the text of the law."
    assert doubt_text(WORDS, "V") == doubt_text(WORDS, "") == ""


def test_an_unknown_mark_of_an_own_pack_is_open():
    assert mark_text(WORDS, "X") == "To be checked with counsel"
    assert doubt_text(WORDS, "X") == "To be checked with counsel"


def test_labels_and_roles_stand_in_their_order():
    assert label_words(LABELS, {"MINIMAL", "TRANSP"}).startswith("Transparency obligations; ")
    assert role_words(LABELS, ("zzz", "deployer", "provider")).endswith("; zzz")
    assert label_words(LABELS, ()) == role_words(LABELS, ()) == ""

"""Texts are searched without case, accents, umlauts and signs."""

import pytest

from rai_desktop.services.searching.folding import marks, search_form, searched_words


@pytest.mark.parametrize("text", ["Prüfgerät", "pruefgeraet", "PRUFGERAT", "Prüf-gerät!"])
def test_spellings_of_umlauts_are_one(text):
    assert search_form(text).replace(" ", "") == "prufgerat"


def test_sharp_s_is_two_letters():
    assert search_form("Straße") == search_form("STRASSE") == " strasse"


def test_signs_part_words():
    assert searched_words("  E-Mail/Chat (intern) ") == ("e", "mail", "chat", "intern")


def test_what_is_typed_begins_what_is_meant():
    whole = search_form("Bauaufsicht neue Queue")
    for end in range(1, len("Bauaufsicht neue Queue")):
        assert whole.startswith(search_form("Bauaufsicht neue Queue"[:end]))


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Prüfgerät", ("prufger",), ["Prüfger"]),
        ("Mueller & Söhne", ("muller", "sohn"), ["Mueller", "Söhn"]),
        ("Straße", ("stras",), ["Straß"]),
        ("ChatGPT", ("xyz",), []),
    ],
)
def test_the_letters_that_fit_are_marked(text, words, found):
    assert [text[start:end] for start, end in marks(text, words)] == found

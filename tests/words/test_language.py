"""Texts, dates and numbers in both languages."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.texts import Sentence
from rai_desktop.words import LANGUAGES, words_for
from rai_desktop.words.language import folded

GERMAN, ENGLISH = words_for("de"), words_for("en")


def test_german_text_comes_from_the_catalogue():
    assert GERMAN("Supplier") == "Lieferant"
    assert GERMAN.language == "de"


def test_english_texts_are_their_own_keys():
    assert ENGLISH("Supplier") == "Supplier"


@pytest.mark.parametrize("language", ["", "fr", "DE", "en_GB"])
def test_any_other_language_gives_english(language):
    assert words_for(language).language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_text_stays_empty(language):
    assert words_for(language)("") == ""


def test_text_without_german_appears_in_english():
    assert GERMAN("No such text in the program") == "No such text in the program"


def test_places_are_filled_after_translation():
    assert GERMAN.filled("Page {page} of {pages}", page=2, pages=9) == "Seite 2 von 9"
    assert ENGLISH.filled("Page {page} of {pages}", page=2, pages=9) == "Page 2 of 9"


def test_values_are_never_read_as_places():
    assert GERMAN.filled("{name} (deleted)", name="{page}") == "{page} (gelöscht)"


@pytest.mark.parametrize(
    ("count", "german", "english"),
    [
        (0, "0 Risiken", "0 risks"),
        (1, "1 Risiko", "1 risk"),
        (2, "2 Risiken", "2 risks"),
        (12345, "12.345 Risiken", "12,345 risks"),
    ],
)
def test_texts_with_numbers_have_two_forms(count, german, english):
    assert GERMAN.plural("{count} risk", "{count} risks", count) == german
    assert ENGLISH.plural("{count} risk", "{count} risks", count) == english


def test_singular_form_is_found_alone_too():
    assert GERMAN("{count} risk") == "{count} Risiko"


def test_error_is_told_with_its_values():
    error = UsageError("There is no entry {number}. Look it up with “list”.", number="KI-0009")
    assert GERMAN.of_error(error).startswith("Einen Eintrag KI-0009 gibt es nicht.")
    assert ENGLISH.of_error(error) == str(error)


def test_sentence_inside_an_error_is_translated_too():
    inner = Sentence(text="Page {page} of {pages}", values={"page": 2, "pages": 9})
    error = UserError("Undone: {what}", what=inner)
    assert GERMAN.of_error(error) == "Rückgängig gemacht: Seite 2 von 9"
    assert ENGLISH.of_error(error) == "Undone: Page 2 of 9"


def test_error_without_values_keeps_its_braces():
    assert GERMAN.of_error(UserError("as typed: {x}")) == "as typed: {x}"


def test_text_of_the_catalogue_is_picked_by_language():
    assert GERMAN.pick({"de": "hoch", "en": "high"}) == "hoch"
    assert ENGLISH.pick({"de": "hoch", "en": "high"}) == "high"


def test_missing_language_takes_what_there_is():
    assert ENGLISH.pick({"de": "hoch"}) == "hoch"
    assert GERMAN.pick({"de": "", "en": "high"}) == ""


@pytest.mark.parametrize(
    ("day", "german", "english"),
    [
        (date(2026, 1, 5), "05.01.2026", "5 Jan 2026"),
        (date(2026, 12, 31), "31.12.2026", "31 Dec 2026"),
        (date(2028, 2, 29), "29.02.2028", "29 Feb 2028"),
        (date(1, 5, 1), "01.05.0001", "1 May 0001"),
        (None, "", ""),
    ],
)
def test_days_as_people_write_them(day, german, english):
    assert GERMAN.day(day) == german
    assert ENGLISH.day(day) == english


@given(st.dates())
def test_days_can_be_told_apart(day):
    german = GERMAN.day(day)
    assert datetime.strptime(german, "%d.%m.%Y").replace(tzinfo=UTC).date() == day
    assert ENGLISH.day(day).endswith(german[-4:])


def test_moment_is_told_to_the_minute():
    moment = datetime(2026, 11, 22, 14, 3, 59, tzinfo=UTC)
    assert GERMAN.moment(moment) == "22.11.2026, 14:03"
    assert ENGLISH.moment(moment) == "22 Nov 2026, 14:03"


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (-1234567, "-1.234.567", "-1,234,567"),
    ],
)
def test_numbers_have_the_separators_of_the_language(number, german, english):
    assert GERMAN.number(number) == german
    assert ENGLISH.number(number) == english


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (0.0, "0", "0"),
        (1.0, "1", "1"),
        (0.5, "0,5", "0.5"),
        (2.25, "2,25", "2.25"),
        (0.125, "0,12", "0.12"),
        (10, "10", "10"),
    ],
)
def test_parts_of_numbers_are_short(number, german, english):
    assert GERMAN.decimal(number) == german
    assert ENGLISH.decimal(number) == english


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", ""),
        ("KI-System 7", "ki-system 7"),
        ("Übersetzung", "ubersetzung"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Café", "cafe"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "cafe"),
        ("Chat™", "chattm"),
        ("ﬁnden", "finden"),
        ("Łódź", "łodz"),
        ("İstanbul", "istanbul"),
    ],
)
def test_folded_text_has_no_case_accents_or_umlauts(text, key):
    assert folded(text) == key


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text())
def test_what_is_inside_is_found_after_folding(before, name):
    assert folded(name) in folded(f"{before} {name}")


@given(st.text(alphabet="aäàâbcçdeéèfghiïjklmnñoöøpqrsßtuüùvwxyzåœ 0123456789-"))
def test_case_never_matters(text):
    assert folded(text.upper()) == folded(text)


def test_umlauts_sort_with_their_base_letters():
    names = ["Zebra", "Übung", "Uhr", "Ölung", "Oper", "Ast", "Äpfel", "Apfel"]
    assert sorted(names, key=folded) == [
        "Äpfel",
        "Apfel",
        "Ast",
        "Ölung",
        "Oper",
        "Übung",
        "Uhr",
        "Zebra",
    ]

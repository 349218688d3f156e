"""One word per thing also in the content packs and in the manual, and short sentences."""

import re

import pytest

from rai_desktop.services.manual.pages import PAGES, manual_page, sections
from rai_desktop.words import LANGUAGES
from tests.words.catalogue_texts import pairs
from tests.words.test_german import REFUSED

BOTH_WAYS = (
    (r"\bproviders?\b", r"Anbieter"),
    (r"\bdeployers?\b", r"Betreiber"),
    (r"\bsuppliers?\b", r"Lieferant"),
    (r"\bfingerprints?\b", r"Fingerabdr"),
)
"""Where one of the words stands in one language, the other stands in the other."""

OTHERS = (
    r"private(n|r)? .*Erbringer|private providers",  # of public services
    r"IKT-Drittanbieter",
    r"Medizinprodukte-Betreiberverordnung|Betreiberpflichten",  # another law
)
"""What other laws and trades call so, and what is not meant."""

REFUSED_IN_PACKS = {
    r"Risikoklass|Risikostufe|Gefahrenklasse": "Einstufung or Risikohöhe",
    r"Verzeichnis(?<!KI-Verzeichnis)(?! der Verarbeitungst)": "KI-Verzeichnis, Liste or Ordner",
    r"[Ii]mportier|[Ee]xportier|\b[IE](m|x)port": "einlesen, ausgeben",
    r"\bBenutzer\b|\bAnwender|\bUser\b": "Nutzende",
    r"Gegenmaßnahme|Kontrollmaßnahme|Minderung": "Maßnahme",
    r"\bBefund\b|\bWarnung": "Feststellung, Hinweis",
    r"\bDienstleister": "Lieferant or Firma",
    r"\bbzw\.|\bggf\.|\bu\. ?a\.|\betc\.": "the words written out",
    r"\bDu\b|\bdu\b|\bdein|\bDein": "Sie",
}
TITLES_OF_OTHERS = ("frameworks", "sources")
"""Packs with titles that publications gave themselves."""

AVERAGE, LONGEST = 15, 26


def test_packs_are_read():
    assert len(pairs()) > 3_000


@pytest.mark.parametrize(("english_word", "german_word"), BOTH_WAYS)
def test_one_word_per_thing_in_the_packs(english_word, german_word):
    wrong = [
        (place, german, english)
        for place, german, english in pairs()
        if bool(re.search(english_word, english, re.I)) is not bool(re.search(german_word, german))
        and not any(re.search(other, german) for other in OTHERS)
    ]
    assert wrong == []


@pytest.mark.parametrize(("pattern", "instead"), REFUSED_IN_PACKS.items())
def test_words_with_two_meanings_are_refused_in_the_packs(pattern, instead):
    found = [
        (place, german)
        for place, german, _ in pairs()
        if re.search(pattern, german) and not place.startswith(TITLES_OF_OTHERS)
    ]
    assert found == [], f"write {instead}"


@pytest.mark.parametrize(("pattern", "instead"), REFUSED.items())
def test_words_with_two_meanings_are_refused_in_the_manual(pattern, instead):
    found = [
        (name, line)
        for name in PAGES
        for line in manual_page("de", name).text.split("\n")
        if re.search(pattern, line)
    ]
    assert found == [], f"write {instead}"


def test_quotation_marks_of_the_manual_are_those_of_its_language():
    for language, marks, others in (("de", "„“", "”»«"), ("en", "“”", "„»«")):
        for name in PAGES:
            text = manual_page(language, name).text
            assert not set(others) & set(text), (language, name)
            assert text.count(marks[0]) == text.count(marks[1]), (language, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_the_manual_are_short(language):
    lengths = _lengths(
        line
        for name in PAGES
        for part in sections(language, name)
        for line in part.text.split("\n")
    )
    assert sum(length for length, _ in lengths) / len(lengths) <= AVERAGE
    assert [sentence for length, sentence in lengths if length > LONGEST] == []


def test_sentences_of_the_packs_are_short_on_average():
    lengths = _lengths(german for _, german, _ in pairs())
    assert sum(length for length, _ in lengths) / len(lengths) <= AVERAGE


def _lengths(texts):
    return [
        (len(sentence.split()), sentence)
        for text in texts
        for sentence in re.split(r"(?<=[.?!:;]) ", text)
        if sentence.endswith((".", "?", "!"))
    ]

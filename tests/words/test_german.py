"""German as the program speaks it: one word per thing, plain, and with „these“ quotes."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests import texts

PAGE = Path(__file__).resolve().parents[2] / "docs" / "words.md"
_TERM = re.compile(r"^\| ([^|]+) \| ([^|]+) \| [VGIP] \|$", re.MULTILINE)
TERMS = dict(_TERM.findall(PAGE.read_text("utf-8")))
"""The terms of the word list."""

BOTH_WAYS = (
    (r"\bsuppliers?\b", r"Lieferant"),
    (r"\bproviders?\b", r"Anbieter"),
    (r"\bdeployers?\b", r"Betreiber"),
    (r"\bmitigations?\b|\bmeasures?\b", r"Maßnahme"),
    (r"\breview(s|ed|er|ers)?\b", r"[Üü]berprüf"),
    (r"\brisk levels?\b|\blevel (is|today)\b|lower level|and level", r"Risikohöhe"),
    (r"\blikelihoods?\b", r"Wahrscheinlichkeit"),
    (r"\bclassifications?\b", r"Einstufung"),
    (r"\bfingerprint\b", r"Fingerabdruck"),
    (r"\bhistory\b", r"Verlauf"),
    (r"\bcut-off date\b", r"Stichtag"),
    (
        r"\bobligations?\b|\bdut(y|ies)\b|[Mm]andatory|\blaw today\b|become law",
        r"Pflicht|pflichten",
    ),
    (r"\bevidence\b", r"Nachweis"),
    (r"\binventor(y|ies)\b", r"KI-Verzeichnis"),
    (r"\bregisters?\b", r"Register"),
    (r"\b[Bb]in\b", r"Papierkorb"),
    (r"\bundo(ne)?\b|[Tt]ake .*\bback\b", r"[Rr]ückgängig|„undo“"),
    (r"\bAI Act\b", r"KI-Verordnung|die Einstufung"),
    (r"\bGDPR\b", r"DSGVO"),
    (r"(?<!-)\bpurpose\b", r"Zweckbestimmung"),
)
"""Where one of the words stands in one language, the other stands in the other."""

FREE = {
    "Mandatory from a date",
    "Mandatory from {day}",
    "Mandatory today",
    "Mandatory under a condition",
    "Proof of training",
    "The result {entry} has to give either a label or a role.",
}
"""Texts that say something near to one of these words, and mean something else."""

REFUSED = {
    r"Risikoklass|Risikostufe|Gefahrenklasse": "Einstufung or Risikohöhe",
    r"(?<!Über)(?<!über)\bPrüfung|Prüfungs": "Überprüfung, Audit or Prüfvermerk",
    r"Verzeichnis(?<!KI-Verzeichnis)": "KI-Verzeichnis or Ordner",
    r"[Ii]mportier|[Ee]xportier|\b[IE](m|x)port": "einlesen, ausgeben",
    r"\bBenutzer|\bAnwender|\bUser\b": "Nutzende",
    r"\b[Aa]ufgehoben": "aufbewahrt, gespeichert or widerrufen",
    r"Gegenmaßnahme|Kontrollmaßnahme|Minderung": "Maßnahme",
    r"\bBefund|\bWarnung": "Feststellung, Hinweis",
    r"\bHersteller\b|\bDienstleister": "Lieferant or Produkthersteller",
    r"Passwor|Passphrase": "Kennwort",
    r"\bIds?\b": "Kennung",
    r"(?<!E-)(?<!E-&)\bMail": "E-Mail",
    r"\bKommentar": "Notiz, Anmerkung or Prüfvermerk",
    r"[Bb]erichtig": "korrigieren",
    r"\baufgehoben\b": "aufbewahrt or gespeichert",
    r"angehakt|anhaken": "ankreuzen",
    r"\bSpreadsheet|\bWorkbook|\bSheet|\bRow\b|\bCell\b": "the German word",
    r"\bDu\b|\bdu\b|\bdein|\bDein|\beuch\b": "Sie",
    r"\bmuss eingegeben werden|\bist einzugeben": "an active sentence",
    r"\bbzw\.|\bggf\.|\bu\. ?a\.|\bi\. ?d\. ?R\.|\betc\.": "the words written out",
}

SAME_IN_BOTH = {
    "Audit",
    "Compliance",
    "Excel…",
    "Filter",
    "Filter: {column}",
    "Logo",
    "Name",
    "Person",
    "Position",
    "Register",
    "Start",
    "Start-up",
    "Status",
    "Status: {status}",
    "Text",
    "Version",
    "Version {version}",
    "Word",
    "Word…",
    "{action} ({entries})",
}

WITH_SAMPLE_OF_JSON = re.compile(r"\{\{.*?\}\}")
ADDRESSED = re.compile(r"(^|[.?!:] |\bund |\boder )([A-ZÄÖÜ]?[a-zäöüß]+en) sie\b")


@cache
def pairs():
    """Return each English form with its German one, without menu keys."""
    return [tuple(form.replace("&", "") for form in pair) for pair in texts.pairs()]


def test_word_list_is_read():
    assert len(TERMS) > 100
    assert TERMS["supplier"] == "Lieferant"


def test_texts_that_are_a_term_have_its_word():
    wrong = {
        english: german
        for english, german in pairs()
        if (term := TERMS.get(english.rstrip(".").casefold()) or TERMS.get(english.rstrip(".")))
        and german.rstrip(".").casefold() != term.casefold()
    }
    assert wrong == {}


@pytest.mark.parametrize(("english_word", "german_word"), BOTH_WAYS)
def test_one_word_per_thing(english_word, german_word):
    wrong = {
        english: german
        for english, german in pairs()
        if english not in FREE
        and bool(re.search(english_word, english, re.I)) is not bool(re.search(german_word, german))
    }
    assert wrong == {}


def test_exceptions_are_texts_of_the_program():
    assert {english for english, _ in pairs()} >= FREE | SAME_IN_BOTH


@pytest.mark.parametrize(("pattern", "instead"), REFUSED.items())
def test_words_with_two_meanings_are_refused(pattern, instead):
    found = [german for _, german in pairs() if re.search(pattern, german)]
    assert found == [], f"write {instead}"


def test_english_says_is_not_a_thing():
    """“X is no list” reads as a judgement in English; a text says “is not a list”."""
    found = [
        english for english, _ in pairs() if re.search(r"(?<!here )\bis no (?!longer)", english)
    ]
    assert found == []


def test_quotation_marks_are_german():
    for _, german in pairs():
        text = WITH_SAMPLE_OF_JSON.sub("", german)
        assert not set("\"'`”‘’«»‚") & set(text), german
        assert re.sub("[^„“]", "", text) == "„“" * text.count("„"), german


def test_quotation_marks_are_english_in_english():
    for english, _ in pairs():
        text = WITH_SAMPLE_OF_JSON.sub("", english)
        assert not set('"`„«»') & set(text), english
        assert re.sub("[^“”]", "", text) == "“”" * text.count("“"), english


def test_people_are_addressed_with_a_capital_letter():
    wrong = [german for _, german in pairs() if ADDRESSED.search(german)]
    assert wrong == []


def test_your_is_written_with_a_capital_letter():
    wrong = [
        german
        for english, german in pairs()
        if re.search(r"\byour?\b", english, re.I)
        and not re.search(r"\b(its|their|it|them|they)\b", english)
        and re.search(r"\bihr(e|en|em|er|es)?\b", german)
    ]
    assert wrong == []


def test_nothing_is_left_in_english():
    same = [english for english, german in pairs() if english == german and _has_words(english)]
    assert set(same) <= SAME_IN_BOTH


def _has_words(text):
    return bool(re.search(r"[a-z]{3}", re.sub(r"\{\w+\}", "", text)))


def test_sentences_are_short():
    lengths = [
        (len(sentence.split()), sentence)
        for _, german in pairs()
        for sentence in re.split(r"(?<=[.?!:;]) ", german)
        if sentence.endswith((".", "?", "!"))
    ]
    assert sum(length for length, _ in lengths) / len(lengths) <= 12
    assert [sentence for length, sentence in lengths if length > 24] == []


def test_sentences_begin_with_a_capital_letter():
    wrong = [german for english, german in pairs() if english[0].isupper() and german[0].islower()]
    assert wrong == []


def test_keys_have_their_german_names():
    for english, german in pairs():
        assert "Ctrl" not in german
        assert ("Ctrl" in english) is ("Strg" in german), english
        assert not re.search(r"\bDel\b|\bShift\b|\bEnter\b", german), german


def test_spaces_are_single():
    for english, german in pairs():
        assert "  " not in german, german
        assert (german == german.strip()) is (english == english.strip()), german
        assert not re.search(r" [.,;:?!…](?!\w)", german.replace(" .{", "")), german

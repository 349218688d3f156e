"""Words of the law are found in running text and explained."""

import pytest

from rai_desktop.catalogue.content import Content
from rai_desktop.services.glossary import TermFinder, explained
from rai_desktop.words import words_for

MODEL = "KI-Modell mit allgemeinem Verwendungszweck"


@pytest.fixture
def found():
    def words_in(text, language="de"):
        finder = TermFinder(words_for(language), Content())
        return [(text[each.start : each.end], each.term) for each in finder.found(text)]

    return words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Anbieter haftet.", ["Anbieter"]),
        ("Pflichten des Betreibers und der Betreiber", ["Betreibers"]),
        ("Lieferant, Anbieterliste, Nicht-Betreiber", []),
        ("Wer es anbieter nennt", []),
        (
            "KI-Modell mit allgemeinem Verwendungszweck",
            ["KI-Modell mit allgemeinem Verwendungszweck"],
        ),
    ],
)
def test_words_are_found_as_a_whole_once_and_the_longest_first(found, text, words):
    assert [word for word, _ in found(text)] == words


def test_english_words_are_found_in_any_case(found):
    assert found("The provider and Deployers", "en") == [
        ("provider", "term-provider"),
        ("Deployers", "term-deployer"),
    ]


def test_words_of_the_program_alone_are_not_explained_everywhere(found):
    assert found("Ein Alltagswerkzeug im KI-Verzeichnis") == []


def test_each_word_is_explained_in_a_line():
    (line,) = explained("Ein Betreiber.", words_for("de"), Content())
    assert line.startswith("Betreiber: Wer ein KI-System")

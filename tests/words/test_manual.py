"""The manual has the same sections in both languages, and can be read without its marks."""

import pytest

from rai_desktop.words import LANGUAGES
from rai_desktop.words.manual import manual, manual_sections, without_marks


def test_both_languages_have_the_same_sections():
    german, english = (manual_sections(language) for language in LANGUAGES)
    assert len(german) == len(english) > 10
    assert {each.title for each in german}.isdisjoint(each.title for each in english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_has_a_title_and_a_text(language):
    for section in manual_sections(language):
        assert section.title
        assert len(section.text) > 100
        assert not {"**", "](", "|--", "## "} & {section.text[i : i + 3] for i in range(400)}
    assert manual(language).startswith("# ")


def test_marks_are_taken_off():
    text = (
        "Some **bold**\n*text* with `code` and a [link](x.md).\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )
    points = "\n- one\n- two\n  goes on\n\n1. first\n2. second\n"
    assert without_marks(text + points).split("\n") == [
        *("Some bold text with code and a link.", "A – B", "1 – 2"),
        *("one", "two goes on", "first", "second"),
    ]

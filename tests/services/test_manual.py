"""The pages of the manual: the same in both languages, and their links lead somewhere."""

import re

import pytest

from rai_desktop.services.manual.pages import (
    PAGES,
    anchor_of,
    made_page,
    manual_folder,
    manual_page,
    place_of,
    sections,
    without_marks,
)
from rai_desktop.words import LANGUAGES

PICTURES_IN_ALL, PICTURE_AT_MOST = 2_000_000, 60_000
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]*)\)")
EVERY = [(language, name) for language in LANGUAGES for name in PAGES]


def links(language):
    for name in PAGES:
        for sign, address in LINK.findall(manual_page(language, name).text):
            yield name, bool(sign), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_is_a_page_and_each_page_a_file(language):
    assert sorted(path.stem for path in manual_folder(language).glob("*.md")) == sorted(PAGES)
    assert len(set(PAGES)) == len(PAGES) > 50


def test_both_languages_have_the_same_headings_tables_and_pictures():
    for name in PAGES:
        german, english = (manual_page(language, name).text for language in LANGUAGES)
        for mark in (r"^## ", r"^\|", r"^!\[", r"^\d+\. ", r"^- "):
            counts = [len(re.findall(mark, text, re.MULTILINE)) for text in (german, english)]
            assert counts[0] == counts[1], (name, mark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_begins_with_its_title_and_titles_differ(language):
    titles = [manual_page(language, name).title for name in PAGES]
    assert all(manual_page(language, name).text.startswith("# ") for name in PAGES)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_a_page_differ_so_that_links_find_them(language):
    for name in PAGES:
        anchors = manual_page(language, name).anchors
        assert len(set(anchors)) == len(anchors) >= 1, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_short(language):
    lengths = {name: len(manual_page(language, name).text.split()) for name in PAGES}
    assert {name: length for name, length in lengths.items() if length > 420} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_small_and_has_words(language):
    used = [(name, address) for name, is_picture, address in links(language) if is_picture]
    folder = manual_folder(language)
    kept = sorted(path.name for path in folder.iterdir() if path.suffix != ".md")
    assert sorted(address for _, address in used) == kept
    assert not any("![](" in manual_page(language, name).text for name in PAGES)
    sizes = [(folder / name).stat().st_size for name in kept]
    assert all(size <= PICTURE_AT_MOST for size in sizes)
    assert sum(sizes) <= PICTURES_IN_ALL / 2


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_sections_are_text_without_marks(language, name):
    first, *others = sections(language, name)
    assert first.title == ""
    assert len(first.text) > 40
    assert [anchor_of(each.title) for each in others] == list(manual_page(language, name).anchors)
    for section in (first, *others):
        assert not re.search(r"\*\*|\]\(|\|-|^#", section.text, re.MULTILINE), section.title


def test_marks_are_taken_off():
    text = (
        "Some **bold**\n*text* with `code` and a [link](x.md).\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )
    points = "\n![Words](x.png)\n\n- one\n- two\n  goes on\n\n1. first\n2. second\n"
    assert without_marks(text + points).split("\n") == [
        *("Some bold text with code and a link.", "A – B", "1 – 2"),
        *("one", "two goes on", "first", "second"),
    ]


def test_headings_are_found_by_the_names_that_links_use():
    page = made_page(
        "x", "# Title\n\n## Was mit den Daten geschieht\n\nText\n\n## `Code`, and more\n"
    )
    assert page.title == "Title"
    assert page.anchors == ("was-mit-den-daten-geschieht", "code-and-more")
    assert str(place_of("x#code-and-more")) == "x#code-and-more"
    assert str(place_of("x")) == "x"

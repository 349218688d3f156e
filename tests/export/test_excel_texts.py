"""Texts in workbooks: they come back as they were, or say visibly what could not."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import Cell

from rai_desktop.export.excel.texts import (
    MOST_CHARACTERS,
    cut_text,
    is_too_long,
    needs_guard,
    put_text,
    stored_text,
    unique,
)
from rai_desktop.export.excel.titles import DefinedNames, SheetTitles, headings, page_text
from rai_desktop.export.plain_text import clean_text
from tests.export.excel_reading import decoded
from tests.export.samples import BROKEN, HOSTILE

ANY_TEXT = st.text(st.characters(codec=None), max_size=300)
POSSIBLE = re.compile("[\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


@given(ANY_TEXT)
def test_clean_texts_hold_only_what_a_file_can_hold(text):
    assert POSSIBLE.fullmatch(clean_text(text))


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=300))
def test_clean_texts_keep_everything_else(text):
    assert clean_text(text) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@pytest.mark.parametrize(("broken", "mended"), BROKEN.items())
def test_what_no_file_can_hold_is_replaced_visibly(broken, mended):
    assert clean_text(broken) == mended


@given(st.text("_x0DdA5F9\n ", max_size=60))
@example("_x000D_x000D_")
@example("__x000D__")
@example("_x005F_x000D_")
def test_stored_texts_are_read_as_what_they_were(text):
    assert decoded(stored_text(text)) == text


@pytest.mark.parametrize("text", [*HOSTILE, *BROKEN])
def test_every_text_is_put_as_text(text):
    cell = Cell(Workbook().active, row=1, column=1)
    put_text(cell, stored_text(text))
    assert cell.data_type == "s"
    assert cell.value == stored_text(text)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "#REF!", "1e5", "007", "'a"])
def test_what_retyping_would_change_is_guarded(text):
    assert needs_guard(text)


def test_words_need_no_guard():
    assert not any(map(needs_guard, ("Kundenchat", "Übersetzung", "цех", "中文")))


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        ("x" * MOST_CHARACTERS, False),
        ("x" * (MOST_CHARACTERS + 1), True),
        ("😀" * (MOST_CHARACTERS // 2), False),
        ("😀" * (MOST_CHARACTERS // 2 + 1), True),
        ("_x000D_" * 4_000, True),
    ],
    ids=["full", "over", "full of pairs", "over with pairs", "escaped"],
)
def test_length_counts_as_excel_counts(text, is_long):
    assert is_too_long(stored_text(text)) is is_long


@pytest.mark.parametrize("letter", ["x", "ä", "😀", "_x000D_", "\n", "a😀", "_x005F_x000D_"])
@pytest.mark.parametrize("shift", range(8))
def test_cut_texts_keep_their_beginning_and_end_with_the_mark(letter, shift):
    text = "y" * shift + letter * 40_000
    cut = cut_text(text, " […]")
    assert not is_too_long(cut)
    assert cut.endswith(" […]")
    kept = decoded(cut).removesuffix(" […]")
    assert text.startswith(kept)
    assert len(cut.encode("utf-16-le")) // 2 > MOST_CHARACTERS - 20


@given(st.lists(st.text(max_size=40), max_size=30))
def test_headings_differ_and_fit(wanted):
    made = headings(wanted)
    assert len({heading.casefold() for heading in made}) == len(wanted)
    assert all(heading and "\n" not in heading and len(heading) <= 255 for heading in made)


@given(st.lists(ANY_TEXT, max_size=20))
@example(["History", "history", "_rai", "a/b", "'x'", "", "Ä" * 40, "ä" * 40, "😀" * 20])
def test_sheet_titles_are_accepted_by_excel(wanted):
    titles = SheetTitles()
    made = [titles.title(text) for text in wanted]
    assert len({title.casefold() for title in made}) == len(wanted)
    for title in made:
        assert 1 <= len(title.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\\/*?:\[\]]", title)
        assert not title.startswith("'")
        assert not title.endswith("'")
        assert title.casefold() != "history"


@given(st.lists(ANY_TEXT, max_size=20))
def test_defined_names_are_accepted_by_excel(wanted):
    names = DefinedNames()
    made = [names.name("list", text) for text in wanted]
    assert len({name.casefold() for name in made}) == len(wanted)
    assert all(re.fullmatch("list_[A-Za-z0-9_]{1,200}", name) for name in made)


def test_numbered_texts_stay_within_the_limit():
    taken: set[str] = set()
    made = [unique("x" * 50, taken, 31) for _ in range(12)]
    assert len(set(made)) == 12
    assert max(map(len, made)) <= 31


def test_head_and_foot_take_no_orders_from_data():
    assert page_text("R&D &P\nGmbH", 70) == "R&&D &&P GmbH"
    assert len(page_text("x" * 300, 70)) <= 70

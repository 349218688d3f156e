"""How a page was shared is the same the next time, and nonsense in the settings is passed by."""

import pytest

from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.kept_widths import read_widths
from tests.ui.conftest import show_example


def page_of(window, key):
    window.desk.workspace.show_page(key)
    return window.desk.workspace.page


def test_the_widths_of_pages_are_the_same_the_next_time(make_window):
    window = show_example(make_window())
    wanted = {}
    for key in (Page.REQUIREMENTS, Page.HISTORY):
        splitter = page_of(window, key)._splitter
        left, right = splitter.sizes()
        splitter.setSizes([left - 60, right + 60])
        wanted[key] = splitter.sizes()
        assert wanted[key] != [left, right]
    rows = page_of(window, Page.HISTORY).rows
    wider = rows.columnWidth(0) + 33
    rows.setColumnWidth(0, wider)
    window.close()
    again = show_example(make_window())
    assert {key: page_of(again, key)._splitter.sizes() for key in wanted} == wanted
    assert page_of(again, Page.HISTORY).rows.columnWidth(0) == wider


@pytest.mark.parametrize("text", ["", "1", "1 x", "-1 5", "1 2 3", "0 0", "9999999 1"])
def test_widths_that_make_no_sense_are_none(text):
    assert read_widths(text, 2) == []

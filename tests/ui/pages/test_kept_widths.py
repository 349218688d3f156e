"""How a page was shared is the same the next time, and nonsense in the settings is passed by."""

import pytest

from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.kept_widths import read_widths
from tests.ui.conftest import show_example


def opened(make_window, key):
    window = show_example(make_window())
    window.desk.workspace.show_page(key)
    return window, window.desk.workspace.page


@pytest.mark.parametrize("key", [Page.REQUIREMENTS, Page.HISTORY])
def test_the_widths_of_a_page_are_the_same_the_next_time(make_window, key):
    window, page = opened(make_window, key)
    left, right = page._splitter.sizes()
    page._splitter.setSizes([left - 60, right + 60])
    wanted = page._splitter.sizes()
    assert wanted != [left, right]
    window.close()
    _, again = opened(make_window, key)
    assert again._splitter.sizes() == wanted


def test_the_columns_of_the_history_are_the_same_the_next_time(make_window):
    window, page = opened(make_window, Page.HISTORY)
    wider = page.rows.columnWidth(0) + 33
    page.rows.setColumnWidth(0, wider)
    window.close()
    _, again = opened(make_window, Page.HISTORY)
    assert again.rows.columnWidth(0) == wider


@pytest.mark.parametrize("text", ["", "1", "1 x", "-1 5", "1 2 3", "0 0", "9999999 1"])
def test_widths_that_make_no_sense_are_none(text):
    assert read_widths(text, 2) == []

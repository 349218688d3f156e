"""The manual in the program: found by the search, shown offline, in either language."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from rai_desktop.services.searching.model import Sort
from rai_desktop.ui.help.browser import HelpBrowser
from rai_desktop.ui.help.window import HelpWindow
from rai_desktop.ui.searching.palette import Palette
from rai_desktop.words.manual import manual, manual_sections
from tests.ui.looking import cut_off, unnamed


@pytest.fixture
def show(qtbot, window):
    """Return what shows a section of the manual."""

    def shown(section=0):
        window.show_manual(section)
        found = window.findChild(HelpWindow)
        qtbot.waitUntil(found.isActiveWindow)
        qtbot.waitUntil(lambda: found.sections.currentIndex() == section)
        return found

    return shown


@pytest.fixture
def browser(qtbot, looks):
    made = HelpBrowser()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return lambda text: (made.show_text(text, looks.theme), made)[1]


def heading(found):
    return found.browser.textCursor().block().text()


def links(document):
    block = document.begin()
    while block.isValid():
        for part in block:
            if part.fragment().charFormat().isAnchor():
                yield part.fragment().text()
        block = block.next()


@pytest.mark.parametrize("section", [0, 3, 8])
def test_a_section_stands_at_the_upper_edge(show, section):
    found = show(section)
    title = manual_sections("en")[section].title
    assert heading(found) == title
    assert found.sections.currentText() == title
    top = found.browser.cursorForPosition(found.browser.viewport().rect().center() * 0).block()
    assert title in (top.text(), top.next().text(), top.next().next().text())


def test_the_last_section_can_be_read(qtbot, show):
    last = len(manual_sections("en")) - 1
    window = show(0)
    window.go_to(last)
    assert heading(window) == manual_sections("en")[last].title
    assert window.browser.cursorRect().intersects(window.browser.viewport().rect())


def test_sections_are_chosen_from_a_list_and_named_while_scrolling(show):
    found = show(0)
    found.sections.activated.emit(4)
    assert heading(found) == manual_sections("en")[4].title
    found.browser.verticalScrollBar().setValue(0)
    assert found.sections.currentIndex() == 0


def test_it_follows_language_and_section(window, show):
    found = show(2)
    window.set_language("de")
    assert found.windowTitle() == "Handbuch"
    assert heading(found) == manual_sections("de")[2].title
    assert manual_sections("de")[0].title in found.browser.toPlainText()


def test_there_is_one_window_for_all_sections(window, show):
    first = show(1)
    first.close()
    assert show(5) is first
    assert len(window.findChildren(HelpWindow)) == 1


def test_everything_has_a_name_and_nothing_is_cut(show):
    found = show()
    assert unnamed(found) == []
    assert list(cut_off(found)) == []


def test_esc_closes_it(qtbot, show):
    found = show()
    QTest.keyClick(found.browser, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_the_search_finds_a_section_by_its_last_words_and_leads_there(qtbot, window):
    window.open_example()
    window.commands["search_all"].trigger()
    palette = window.findChildren(Palette)[-1]
    words = manual_sections("en")[5].text.split()[-6:]
    palette.field.setText(" ".join(re.sub(r"\W", " ", word) for word in words))
    rows = range(palette.model.rowCount())
    hits = [hit for hit in map(palette.model.hit, rows) if hit is not None]
    assert [(hit.sort, hit.article.key) for hit in hits] == [(Sort.MANUAL, "5")]
    palette.field.accepted.emit()
    found = window.findChild(HelpWindow)
    qtbot.waitUntil(lambda: heading(found) == manual_sections("en")[5].title)
    assert found.isVisible()


@pytest.mark.parametrize("title", ["Zu zweit: zusammenführen", "Two people: merging"])
def test_a_section_is_found_by_its_name_in_either_language(window, title):
    window.open_example()
    window.commands["search_all"].trigger()
    palette = window.findChildren(Palette)[-1]
    found = [hit for hit in palette._search.hits(title) if hit.sort is Sort.MANUAL]
    assert [hit.title for hit in found] == ["Two people: merging"]


def test_links_are_shown_as_text_and_lead_nowhere(browser):
    shown = browser(
        "See [the site](https://example.org/a), [here](other.md), https://example.net and\n"
        "![picture](https://example.org/x.png) <b>bold</b>\n"
    )
    text = shown.toPlainText()
    assert "the site (https://example.org/a)" in text
    assert "here" in text
    assert "other.md" not in text
    assert "<b>bold</b>" in text
    assert list(links(shown.document())) == []
    assert not shown.openLinks()
    kind = QTextDocument.ResourceType.ImageResource
    assert shown.loadResource(int(kind.value), QUrl("file:///etc/hostname")) is None


def test_no_heading_and_no_word_of_the_manual_is_lost(browser):
    for language in ("de", "en"):
        shown = browser(manual(language))
        text = " ".join(shown.toPlainText().split())
        for section in manual_sections(language):
            assert section.title in text
            for line in section.text.split("\n"):
                assert line.split(" – ")[0][:60] in text, line


def test_the_cursor_of_the_text_is_where_a_screen_reader_begins(show):
    found = show(3)
    cursor = found.browser.textCursor()
    assert not cursor.hasSelection()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert cursor.block().blockFormat().headingLevel() == 2

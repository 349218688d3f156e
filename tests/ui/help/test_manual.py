"""The manual in the program: found by the search, shown offline, in either language."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QPdfWriter, QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from rai_desktop.services.glossary import TermFinder
from rai_desktop.services.manual.pages import PAGES, Place, manual_page, sections
from rai_desktop.services.searching.model import Sort
from rai_desktop.ui.help.browser import HelpBrowser
from rai_desktop.ui.help.generated import generated_names
from rai_desktop.ui.help.window import HelpWindow
from rai_desktop.ui.searching.palette import Palette
from rai_desktop.words import LANGUAGES, words_for
from tests.ui.looking import cut_off, unnamed

LEAST, STEM = 4, 5
"""Letters of words that say something, and of those by which they are known when bent."""

IMAGE = int(QTextDocument.ResourceType.ImageResource.value)


@pytest.fixture
def show(qtbot, window):
    """Return what shows a place of the manual."""

    def shown(place=""):
        window.show_manual(place)
        found = window.findChild(HelpWindow)
        qtbot.waitUntil(found.isActiveWindow)
        return found

    return shown


@pytest.fixture
def browser(qtbot, looks):
    made = HelpBrowser()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return lambda text, **more: (made.show_text(text, looks.theme, **more), made)[1]


def page_text(name):
    return manual_page("en", name).text


def heading(found):
    return found.browser.textCursor().block().text()


def links(document):
    block = document.begin()
    while block.isValid():
        for part in block:
            form = part.fragment().charFormat()
            if form.isAnchor():
                yield part.fragment().text(), form.anchorHref(), form.toolTip()
        block = block.next()


def shown_rows(found):
    tree = found.contents
    return [tree.topLevelItem(place).text(0) for place in range(tree.topLevelItemCount())]


def test_a_page_and_its_heading_are_shown(show):
    found = show("merging#how-to-use-it")
    assert found.place == Place(page="merging", anchor="how-to-use-it")
    assert heading(found) == "How to use it"
    assert found.windowTitle().startswith("Two people: merging")


def test_an_unknown_place_is_not_left_for(show):
    found = show("merging")
    found.go_to(Place(page="nowhere"))
    assert found.place == Place(page="merging")
    found.go_to(Place(page="sending", anchor="nowhere"))
    assert found.place == Place(page="sending")


def test_the_contents_name_every_page_and_lead_to_it(show):
    found = show()
    tree, names = found.contents, []
    for place in range(tree.topLevelItemCount()):
        chapter = tree.topLevelItem(place)
        names += [
            chapter.child(below).data(0, Qt.ItemDataRole.UserRole)
            for below in range(chapter.childCount())
        ]
    assert names == [*PAGES, *generated_names()]
    tree.setCurrentItem(tree.topLevelItem(1).child(0))
    assert found.place == Place(page="systems")


def test_one_goes_back_and_forward(qtbot, show):
    found = show("merging")
    assert found.back.isEnabled()
    found.go_to(Place(page="sending"))
    QTest.keyClick(found.browser, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert found.place == Place(page="merging")
    QTest.keyClick(found.browser, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert found.place == Place(page="sending")
    assert not found.forward.isEnabled()
    found.back.click()
    found.go_to(Place(page="file"))
    assert not found.forward.isEnabled()


def test_links_lead_to_other_pages(show):
    found = show("file")
    texts = {address: text for text, address, _ in links(found.browser.document())}
    assert texts["merging.md"] == "merging"
    found.browser.anchorClicked.emit(QUrl("merging.md"))
    assert found.place == Place(page="merging")
    found.browser.anchorClicked.emit(QUrl("#how-to-use-it"))
    assert found.place == Place(page="merging", anchor="how-to-use-it")


@pytest.mark.parametrize("text", ["mergin", "Zusammenführen", "two people"])
def test_the_search_finds_pages_though_mistyped_or_in_the_other_language(qtbot, show, text):
    found = show()
    found.field.setText(text)
    assert any("Two people: merging" in row for row in shown_rows(found))
    found.field.setText("")
    assert shown_rows(found)[0] == "First steps"


def test_what_was_found_is_shown_by_keys(show):
    found = show()
    QTest.keyClick(found.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert found.field.hasFocus()
    found.field.setText("Two people: merging")
    QTest.keyClick(found.field, Qt.Key.Key_Down)
    assert found.contents.hasFocus()
    assert found.place == Place(page="merging")


def test_nothing_found_is_told(show):
    found = show()
    found.field.setText("xyzzyxq")
    assert found.told.isVisible()
    assert shown_rows(found) == []


def test_it_follows_language_colours_and_size(window, show):
    found = show("merging#what-you-may-be-sure-of")
    window.set_language("de")
    assert found.windowTitle() == "Zu zweit: zusammenführen – Handbuch"
    assert heading(found) == "Was Sie sicher wissen dürfen"
    before = found.browser.document().defaultFont().pointSizeF()
    window.zoom_to(150)
    assert found.browser.document().defaultFont().pointSizeF() > before
    assert found.place == Place(page="merging", anchor="was-sie-sicher-wissen-dürfen")


def test_there_is_one_window_for_all_pages(window, show):
    first = show("merging")
    first.close()
    assert show("sending") is first
    assert len(window.findChildren(HelpWindow)) == 1


def test_everything_has_a_name_and_nothing_is_cut(show):
    found = show()
    assert unnamed(found) == []
    assert list(cut_off(found)) == []


def test_esc_closes_it(show):
    found = show()
    QTest.keyClick(found.browser, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_the_search_everywhere_finds_a_section_by_its_last_words_and_leads_there(qtbot, window):
    window.open_example()
    window.commands["search_all"].trigger()
    palette = window.findChildren(Palette)[-1]
    words = sections("en", "merging")[2].text.split()[-9:]
    palette.field.setText(" ".join(re.sub(r"\W", " ", word) for word in words))
    rows = range(palette.model.rowCount())
    hits = [hit for hit in map(palette.model.hit, rows) if hit is not None]
    assert [(hit.sort, hit.note) for hit in hits] == [(Sort.MANUAL, "Two people: merging")]
    palette.field.accepted.emit()
    found = window.findChild(HelpWindow)
    qtbot.waitUntil(lambda: heading(found) == "What you may be sure of")
    assert found.isVisible()


@pytest.mark.parametrize("title", ["Zu zweit: zusammenführen", "Two people: merging"])
def test_a_page_is_found_by_its_name_in_either_language(window, title):
    window.open_example()
    window.commands["search_all"].trigger()
    palette = window.findChildren(Palette)[-1]
    found = [hit for hit in palette._search.hits(title) if hit.sort is Sort.MANUAL]
    assert found[0].title == "Two people: merging"


def test_addresses_outside_are_shown_as_text_and_lead_nowhere(browser):
    shown = browser(
        "See [the site](https://example.org/a), [here](other/place.md), https://example.net and\n"
        "![picture](https://example.org/x.png) <b>bold</b> [page](page.md#part)\n"
    )
    text = shown.toPlainText()
    assert "the site (https://example.org/a)" in text
    assert "here" in text
    assert "other/place.md" not in text
    assert "<b>bold</b>" in text
    assert [address for _, address, _ in links(shown.document())] == ["page.md#part"]
    assert not shown.openLinks()


@pytest.mark.parametrize(
    "name", ["file:///etc/hostname", "../x.png", "/x.png", "http://example.org/x.png", "x.txt"]
)
def test_nothing_but_pictures_of_the_manual_is_read(browser, tmp_path, name):
    (tmp_path / "x.txt").write_text("x")
    shown = browser("# Text", folder=tmp_path)
    assert shown.loadResource(IMAGE, QUrl(name)) is None
    assert HelpBrowser().loadResource(IMAGE, QUrl("x.png")) is None


def test_a_picture_is_as_wide_as_the_text_at_most_and_tells_its_words(qtbot, browser, tmp_path):
    wide = QImage(1600, 400, QImage.Format.Format_RGB32)
    wide.fill(0)
    wide.save(str(tmp_path / "x.png"))
    shown = browser("# Text\n\n![What is seen](x.png)\n", folder=tmp_path)
    assert "What is seen" in shown.toPlainText()
    assert shown.document().size().width() <= shown.viewport().width()
    shown.resize(300, 300)
    assert shown.document().size().width() <= shown.viewport().width()


def test_words_of_the_law_are_explained_where_they_stand_first(window, browser):
    terms = TermFinder(words_for("de"), window._session.labels("de").catalogue)
    text = "# Der Anbieter\n\nEin Anbieter und noch ein Anbieter. *Betreibern* hilft das.\n"
    found = list(links(browser(text, terms=terms).document()))
    assert [(word, address) for word, address, _ in found] == [
        ("Anbieter", "glossary.md#term-provider"),
        ("Betreibern", "glossary.md#term-deployer"),
    ]
    assert "unter eigenem Namen" in found[0][2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_manual_is_lost(browser, language):
    for name in PAGES:
        shown = browser(manual_page(language, name).text)
        text = " ".join(shown.toPlainText().split())
        for section in sections(language, name):
            assert section.title in text
            for line in section.text.split("\n"):
                assert line.split(" – ")[0][:60] in text, line


def test_a_page_is_printed_black_on_white(browser, tmp_path):
    shown = browser("# Text\n\nSee [a page](page.md).\n")
    writer = QPdfWriter(str(tmp_path / "page.pdf"))
    shown.print_to(writer)
    assert (tmp_path / "page.pdf").stat().st_size > 1000
    assert [address for _, address, _ in links(shown.document())] == ["page.md"]


def test_the_cursor_of_the_text_is_where_a_screen_reader_begins(show):
    found = show("file#saving")
    cursor = found.browser.textCursor()
    assert not cursor.hasSelection()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert cursor.block().blockFormat().headingLevel() == 2


def test_keys_go_from_heading_to_heading_from_line_to_line_and_to_links(qtbot, show):
    found = show("file")
    browser, control = found.browser, Qt.KeyboardModifier.ControlModifier
    heads = [re.sub("[*`]", "", head) for head in re.findall("^#+ (.*)$", page_text("file"), re.M)]
    seen = [heading(found)]
    for _ in heads:
        qtbot.keyClick(browser, Qt.Key.Key_Down, control)
        seen.append(heading(found))
    assert seen == [*heads, heads[-1]]
    qtbot.keyClick(browser, Qt.Key.Key_Up, control)
    assert heading(found) == heads[-2]
    line = browser.textCursor().position()
    qtbot.keyClick(browser, Qt.Key.Key_Down)
    assert browser.textCursor().position() > line
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.textCursor().charFormat().isAnchor()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_link_says_is_found_on_the_page_to_which_it_leads(language):
    pages = {name: manual_page(language, name) for name in PAGES}
    astray = []
    for page in pages.values():
        for words, address in re.findall(r"(?<!!)\[([^\]]+)\]\(([^)#]+)\.md[^)]*\)", page.text):
            there = pages.get(address)  # pages that nobody writes are called like their links
            text = f"{there.title} {there.text}".casefold() if there else words.casefold()
            stems = [word[:STEM] for word in re.findall(rf"\w{{{LEAST},}}", words.casefold())]
            astray += [] if any(stem in text for stem in stems) else [(page.name, words, address)]
    assert astray == []

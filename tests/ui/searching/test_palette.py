"""The palette in the window: found while typing, chosen by keyboard, told to screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.searching.model import Sort
from rai_desktop.ui.commands import MENUS
from rai_desktop.ui.searching import watch
from rai_desktop.ui.searching.command_articles import plain
from rai_desktop.ui.searching.palette import Palette
from rai_desktop.ui.searching.watch import SearchWatch
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE

KEY = Qt.Key


@pytest.fixture
def example(qtbot, window, session):
    """The window with the example and the packs that come with the program."""
    qtbot.waitUntil(window.isActiveWindow)
    session.catalogue = CATALOGUE
    window.open_example()
    return window


@pytest.fixture
def show(qtbot):
    def shown(window):
        window.commands["search_all"].trigger()
        palette = window.findChildren(Palette)[-1]
        qtbot.waitUntil(palette.field.hasFocus)
        if palette._watch is not None:
            qtbot.waitUntil(lambda: palette._watch.index.is_complete)
        return palette

    return shown


def hits(palette):
    rows = range(palette.model.rowCount())
    return [hit for hit in map(palette.model.hit, rows) if hit is not None]


def current(palette):
    return palette.model.hit(palette.list.currentIndex().row())


def press(palette, *keys):
    for key in keys:
        QTest.keyClick(palette.field, key)


def palette_is_open(window):
    return any(palette.isVisible() for palette in window.findChildren(Palette))


def add(window, *names):
    return [window.desk.project.add(EntityKind.SYSTEM, {"name": name}) for name in names]


def test_an_entry_is_found_while_typing_and_gone_to(qtbot, example, show):
    _, wanted = add(example, "Prüfgerät Alpha", "Prüfgerät Beta")
    palette = show(example)
    QTest.keyClicks(palette.field, "pruefgeraet b")
    assert current(palette).title == "Prüfgerät Beta"
    press(palette, KEY.Key_Return)
    assert example.desk.workspace.form.uid == wanted
    qtbot.waitUntil(lambda: not example.findChildren(Palette))


def test_arrows_choose_hits_and_pass_over_headings(example, show):
    add(example, "Zebra eins", "Zebra zwei")
    palette = show(example)
    palette.field.setText("zebra")
    press(palette, KEY.Key_Down)
    assert current(palette).title == hits(palette)[1].title
    press(palette, KEY.Key_Up, KEY.Key_Up)
    assert current(palette).title == hits(palette)[0].title


def test_a_command_is_done(example, show):
    palette = show(example)
    palette.field.setText("evidence")
    chosen = next(h for h in hits(palette) if h.article and h.article.key == "go_evidence")
    while current(palette) is not chosen:
        press(palette, KEY.Key_Down)
    press(palette, KEY.Key_Return)
    assert example.desk.workspace.key is EntityKind.EVIDENCE


def test_every_command_is_found_by_its_german_and_english_name(example, show):
    palette = show(example)
    entries = [c for _, _, commands in MENUS for c in commands if c.name not in ("", "search_all")]
    for command in entries:
        for language in ("de", "en"):
            name = plain(words_for(language)(command.text)).rstrip("…")
            found = [hit.article for hit in palette._search.hits(name) if hit.article]
            names = {article.key.partition(":")[0] for article in found}
            assert command.name in names, (command.name, name)


def test_what_cannot_be_done_is_told_why_and_not_done(window, show):
    palette = show(window)
    palette.field.setText("risk method")
    hit = next(h for h in hits(palette) if h.article.key == "method")
    assert hit.article.hindrance == "Open an inventory first"
    press(palette, KEY.Key_Return)
    assert palette.isVisible()


def test_a_term_is_explained_in_place(example, show):
    palette = show(example)
    palette.field.setText("foundation model")
    assert current(palette).sort is Sort.GLOSSARY
    press(palette, KEY.Key_Return)
    assert palette._area.isVisible()
    assert palette.text.text() == current(palette).article.body
    palette.field.setText("x")
    assert not palette._area.isVisible()


def test_the_keyboard_returns_where_it_was(qtbot, example, show):
    example.desk.workspace.show_page(EntityKind.SYSTEM)
    example.desk.workspace.focus_search()
    field = example.desk.workspace.top.search
    for key, modifier in (
        (KEY.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_K, Qt.KeyboardModifier.ControlModifier),
    ):
        palette = show(example)
        QTest.keyClick(palette.field, key, modifier)
        qtbot.waitUntil(lambda: not palette_is_open(example))
        assert example.focusWidget() is field, key


def test_without_a_text_the_last_visited_is_first(example, show):
    example.prepare_search()
    (uid,) = add(example, "Neulich geändert")
    palette = show(example)
    assert hits(palette)[0].uid in example.desk.findChild(SearchWatch).visited
    assert uid in [hit.uid for hit in hits(palette)]


def test_hits_have_names_for_screen_readers(example, show):
    add(example, "Zebra")
    palette = show(example)
    palette.field.setText("zebra")
    told = palette.field.accessibleDescription()
    assert told.startswith("Zebra, AI systems, KI-")
    row = palette.list.currentIndex()
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == told
    assert QAccessible.queryAccessibleInterface(palette.field).text(QAccessible.Text.Name)


def test_nothing_found_is_told(example, show):
    palette = show(example)
    palette.field.setText("xyzzyxq")
    assert hits(palette) == []
    assert palette.told.text().startswith("Nothing found")


def test_another_language_is_searched_at_once(example, show):
    show(example).reject()
    example.set_language("de")
    palette = show(example)
    palette.field.setText("wörterbuch")
    assert palette.windowTitle() == "Überall suchen"
    assert example.desk.findChild(SearchWatch).language == "de"


def test_what_the_first_search_needs_is_there_before_anybody_asks(
    qtbot, monkeypatch, example, show
):
    example.prepare_search()
    found = example.desk.findChild(SearchWatch)
    found._pause.start(0)
    with qtbot.waitSignal(found.completed):
        pass
    made = []
    monkeypatch.setattr(watch, "articles", lambda labels: made.append(1) or [])
    palette = show(example)
    palette.field.setText("foundation model")
    assert current(palette).sort is Sort.GLOSSARY
    assert made == []


def test_a_search_before_all_is_ready_finds_everything(example, show):
    palette = show(example)
    palette.field.setText("foundation model")
    assert current(palette).sort is Sort.GLOSSARY

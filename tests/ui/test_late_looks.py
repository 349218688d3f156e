"""Pages that nobody sees take other colours later, and look then as if they had at once."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui import late_looks
from tests.ui.showing import show_list

KEYS = (EntityKind.RISK, Page.REGISTERS)


@pytest.fixture
def space(window, monkeypatch):
    """Return the workspace with pages that were seen; nothing follows by itself."""
    monkeypatch.setattr(late_looks, "PAUSE", 3_600_000)
    show_list(window)
    for key in KEYS:
        seen(window.desk.workspace, key)
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    return window.desk.workspace


def seen(space, key):
    space.show_page(key)
    QApplication.processEvents()
    return space.page.grab().toImage()


def unseen(space, key):
    (page,) = [page for page in space.out_of_sight() if page.key is key]
    return page


def test_what_follows_later_looks_as_if_it_had_followed_at_once(space, looks, monkeypatch):
    before = [seen(space, key) for key in KEYS]
    looks.choose("contrast")
    looks.choose("dark")
    late = [seen(space, key) for key in KEYS]
    looks.choose("light")
    assert [seen(space, key) for key in KEYS] == before
    monkeypatch.setattr(type(space), "out_of_sight", lambda _: [])
    looks.choose("dark")
    assert [seen(space, key) for key in KEYS] == late


def test_only_what_is_seen_takes_other_colours_at_once(space, looks):
    other = unseen(space, EntityKind.RISK)
    looks.choose("dark")
    assert (space.page.theme.name, other.theme.name) == ("dark", "light")
    space.show_page(EntityKind.RISK)
    assert other.theme.name == "dark"
    looks.set_zoom(150)
    assert {page.theme.unit for page in space.out_of_sight()} == {looks.theme.unit}


def test_an_open_dialog_of_a_page_that_is_not_seen_changes_at_once(space, looks, qtbot):
    dialog = QMessageBox(unseen(space, EntityKind.RISK))
    dialog.setText("Text")
    qtbot.addWidget(dialog)
    dialog.open()
    looks.choose("dark")
    label = dialog.findChild(QLabel, "qt_msgbox_label")
    assert label.palette().windowText().color() == looks.theme.colour("text")


def test_pages_follow_while_nothing_is_done(window, looks, qtbot):
    show_list(window)
    space = window.desk.workspace
    space.show_page(Page.REGISTERS)
    looks.choose("dark")
    qtbot.waitUntil(lambda: {page.theme.name for page in space.out_of_sight()} == {"dark"})

"""Every page, dialog and command of the window has a page of the manual, and F1 shows it."""

import inspect
import pkgutil
import re
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

import rai_desktop.ui
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.manual.pages import PAGES, Place, manual_page
from rai_desktop.services.targets import Page
from rai_desktop.ui.commands import MENUS
from rai_desktop.ui.help.book import Book
from rai_desktop.ui.help.generated import FIELD_KINDS, FIELDS, generated_names
from rai_desktop.ui.help.here import place_here
from rai_desktop.ui.help.places import (
    OF_COMMAND,
    OF_DIALOG,
    OF_PAGE,
    dialog_name,
    page_of_dialog,
)
from rai_desktop.ui.help.window import HelpWindow
from rai_desktop.ui.pages.plan import GUIDED, SHOWN
from rai_desktop.words import LANGUAGES
from tests.ui.conftest import child, field

NAMES = {*PAGES, *generated_names()}


def dialogs():
    for module in pkgutil.walk_packages(rai_desktop.ui.__path__, "rai_desktop.ui."):
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(found, QDialog) and found.__module__ == module.name:
                yield found


def labels_of(window, language):
    return window._session.labels(language)


def test_every_page_of_the_plan_is_in_the_manual():
    assert {*SHOWN, *GUIDED, *Page} <= set(OF_PAGE)
    assert set(OF_PAGE.values()) <= NAMES


def test_every_dialog_is_in_the_manual():
    found = list(dialogs())
    assert len(found) > 40
    assert {dialog_name(kind) for kind in found} == set(OF_DIALOG)
    assert set(OF_DIALOG.values()) <= NAMES


def test_every_command_is_in_the_manual():
    named = {command.name for _, _, commands in MENUS for command in commands if command.name}
    assert set(OF_COMMAND) == named
    assert set(OF_COMMAND.values()) <= NAMES


def test_every_page_of_the_manual_is_about_something_that_is_there():
    used = {*OF_PAGE.values(), *OF_DIALOG.values(), *OF_COMMAND.values()}
    read = {"law", "method", "maturity", "law-forms", "several", "round-trip", "promises", "limits"}
    assert set(PAGES) - used - read == {
        *("risk-library", "accessibility", "command-line"),
        *("conformance", "conformance-use", "conformance-more"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_links_lead_to_a_heading_that_is_there(window, language):
    book = Book(labels_of(window, language))
    for _, names in book.chapters():
        for name in names:
            for address in re.findall(r"\]\(([^)\s]+)\)", book.page(name).text):
                if address.endswith((".png", ".svg")) or "://" in address:
                    continue
                page, _, anchor = address.partition("#")
                target = book.page(page.removesuffix(".md") or name)
                assert not anchor or anchor in target.anchors, (name, address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_fields_tell_about_every_field_of_a_form(window, language):
    book = Book(labels_of(window, language))
    for kind in FIELD_KINDS:
        page = book.page(f"{FIELDS}{kind}")
        entered = [spec.key for spec in KINDS[kind].fields if spec.is_entered]
        assert list(page.anchors) == entered
        assert page.text.count("\n## ") == len(entered)


@pytest.mark.parametrize(
    ("key", "page"),
    [(Page.OVERVIEW, "overview"), (EntityKind.RISK, "risks"), (Page.BIN, "undo")],
)
def test_f1_shows_the_page_about_the_screen(qtbot, window, key, page):
    window.open_example()
    window.desk.workspace.show_page(key)
    window.desk.workspace.navigation.enter()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    assert window.findChild(HelpWindow).place == Place(page=page)


def test_f1_shows_the_beginning_where_nothing_is_open(qtbot, window):
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    found = window.findChild(HelpWindow)
    assert found.place == Place(page="start")
    assert manual_page("en", "start").title in found.browser.toPlainText()


def test_f1_shows_the_help_of_the_field_that_has_the_keyboard(qtbot, example):
    field(example, "purpose").setFocus()
    qtbot.keyClick(field(example, "purpose"), Qt.Key.Key_F1)
    found = example.findChild(HelpWindow)
    assert found.place == Place(page="fields-system", anchor="purpose")
    assert found.browser.textCursor().block().text() == "Purpose in one sentence"


def test_a_field_of_several_kinds_is_that_of_the_page_shown(example):
    example.desk.workspace.show_page(EntityKind.VENDOR)
    part = field(example, "name")
    assert place_here(part, EntityKind.VENDOR).page == "fields-vendor"


def test_f1_works_in_a_dialog_and_its_help_can_be_used_meanwhile(qtbot, window):
    window.open_example()
    window.commands["own_fields"].trigger()
    dialog = child(window, "own_fields")
    part = dialog.findChildren(QWidget)[0]
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    QTest.keyClick(dialog.focusWidget() or part, Qt.Key.Key_F1)
    found = dialog.findChild(HelpWindow)
    assert found is not None
    assert found.place == Place(page="own-fields")
    assert found.isVisible()
    window.set_language("de")
    assert "Handbuch" in found.windowTitle()
    found.close()
    dialog.close()


def test_the_nearest_base_of_a_dialog_tells_its_page():
    class Own(next(kind for kind in dialogs() if kind.__name__ == "FillingDialog")):
        pass

    assert page_of_dialog(Own) == "forms"
    assert page_of_dialog(QDialog) == ""

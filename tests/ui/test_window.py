"""Language, looks, names for screen readers, sizes, light imports."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from rai_desktop.resources import resource
from rai_desktop.services.pictures.colours import Meaning, contrast
from rai_desktop.ui.about import AboutDialog
from rai_desktop.ui.application import Look
from rai_desktop.ui.asker import question
from rai_desktop.ui.checking import CheckDialog
from rai_desktop.ui.colours import THEMES
from rai_desktop.ui.crashes.dialog import ReportDialog
from rai_desktop.ui.style_sheet import style_sheet
from rai_desktop.ui.theme import load_theme
from rai_desktop.words import words_for
from tests.ui.conftest import child, field, stored
from tests.ui.fakes import Doubled
from tests.ui.looking import cut_off, unnamed
from tests.ui.showing import PAGES

CTRL = Qt.KeyboardModifier.ControlModifier


# pages ---------------------------------------------------------------------------


@pytest.fixture(params=PAGES)
def page(request):
    return PAGES[request.param]


@pytest.fixture(params=["de", "en"])
def language(request):
    return request.param


# language ------------------------------------------------------------------------


def test_the_language_changes_at_once_and_keeps_place_and_typing(qtbot, example, session):
    table = example.desk.workspace.table
    table.select(stored(example, "Bot").uid)
    example.desk.workspace.form.set_open_sections(["approval"])
    day = field(example, "approved_on")
    qtbot.keyClicks(day, "31.2.")
    department = field(example, "department")
    department.setFocus()
    qtbot.keyClicks(department, "Sal")
    child(example, "language_de").click()
    assert session.settings.get("language") == "de"
    assert table.current() == stored(example, "Bot").uid
    assert QApplication.focusWidget() is department
    assert department.text() == "Sal"
    assert day.text() == "31.2."
    assert example.desk.workspace.form.open_sections() == ["identity", "approval"]
    qtbot.keyClicks(department, "es")
    example.desk.workspace.form.row("department").editor.flush()
    assert stored(example, "Bot").department == "Sales"


def test_days_are_written_in_the_new_language(example):
    example.desk.project.edit(stored(example, "Chat").uid, {"approved_on": date(2026, 2, 1)})
    assert field(example, "approved_on").text() == "1 Feb 2026"
    example.set_language("de")
    assert field(example, "approved_on").text() == "01.02.2026"
    assert example.desk.project.undo_entry().count == 1


def test_every_text_of_the_window_changes_with_the_language(make_window, session, page):
    """Whatever is said in both languages would be a text that nobody translates again."""
    session._words = lambda language: Marked("en" if language == "en" else "de", language)
    window = make_window()
    page(window)
    window.set_language("de")
    left = [text for text in said_texts(window) if "[en]" in text]
    assert left == []
    window.set_language("en")
    left = [text for text in said_texts(window) if "[de]" in text]
    assert left == []


class Marked(Doubled):
    """Words that carry the name of their language."""

    def __init__(self, language, mark):
        super().__init__(language, words_for("en")._catalogue)
        self._mark = mark

    def __call__(self, text):
        return f"{text} [{self._mark}]" if text else ""


def said_texts(window):
    """Give everything that the window says, in sight or to screen readers."""
    for part in window.findChildren(QWidget):
        if part.isHidden() and part.objectName() == "notice":
            continue
        texts = [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, (QLabel, QAbstractButton)):
            texts.append(part.text())
        if isinstance(part, (QLineEdit, QPlainTextEdit)):
            texts.append(part.placeholderText())
        if isinstance(part, QComboBox):
            texts += [part.itemText(place) for place in range(part.count())]
        if not _is_in_hidden_notice(part):
            yield from texts
    for action in window.commands.actions.values():
        yield action.text()


def _is_in_hidden_notice(part):
    while part is not None:
        if part.objectName() == "notice" and part.isHidden():
            return True
        part = part.parentWidget()
    return False


# looks ---------------------------------------------------------------------------

ON = {
    "text": ("window", "surface", "raised", "navigation", "hover", "pressed", "band"),
    "muted": ("window", "surface", "raised", "navigation", "hover", "band"),
    "accent": ("window", "surface", "navigation", "hover"),
    "on_accent": ("accent", "accent_hover"),
    "on_accent_soft": ("accent_soft",),
    "danger": ("window", "surface", "danger_soft"),
    "on_danger": ("danger",),
    "warn": ("window", "surface", "warn_soft"),
    "ok": ("window", "surface", "navigation", "ok_soft"),
    "on_tooltip": ("tooltip",),
    "level_low_text": ("level_low",),
    "level_medium_text": ("level_medium",),
    "level_high_text": ("level_high",),
    "level_very_high_text": ("level_very_high",),
}
TEXT_ON_SOFT = ("accent_soft", "warn_soft", "danger_soft", "ok_soft")
GRAPHICS = ("strong_line", "focus", "accent", "state_good", "state_busy", "state_late")


@pytest.mark.parametrize("name", THEMES)
def test_texts_and_signs_have_enough_contrast(qapp, name):
    theme = load_theme(name, qapp.font())
    pairs = [(text, ground) for text, grounds in ON.items() for ground in grounds]
    pairs += [("text", ground) for ground in TEXT_ON_SOFT]
    least = 7 if name == "contrast" else 4.5
    signs = [(sign, ground) for sign in GRAPHICS for ground in ("surface", "window", "raised")]
    assert weaker_than(least, theme, pairs) + weaker_than(3, theme, signs) == []


def weaker_than(least, theme, pairs):
    return [pair for pair in pairs if contrast(theme.hex(pair[0]), theme.hex(pair[1])) < least]


def test_high_contrast_shows_lines_patterns_and_what_is_disabled(qapp):
    theme = load_theme("contrast", qapp.font())
    grounds = ("surface", "window", "raised", "hover", "band")
    pairs = [("disabled", ground) for ground in grounds]
    assert weaker_than(4.5, theme, pairs) == []
    fills = [name for name in theme.colours if name.startswith(("level_", "legal_", "state_"))]
    shown = ["line", *(name for name in fills if not name.endswith("_text"))]
    assert weaker_than(3, theme, [(name, "surface") for name in shown]) == []
    assert theme.is_dark


def test_all_themes_know_the_same_meanings_and_those_of_pictures(qapp):
    first, *others = (set(load_theme(name, qapp.font()).colours) for name in THEMES)
    assert all(meanings == first for meanings in others)
    assert {str(meaning) for meaning in Meaning} <= first


@pytest.mark.parametrize("name", THEMES)
def test_drawings_of_the_style_sheet_have_the_colours_of_their_theme(qapp, name):
    theme = load_theme(name, qapp.font())
    wanted = (
        ("check", "on_accent"),
        ("dot", "on_accent"),
        ("down", "muted"),
        ("chosen", "text"),
        ("right", "text"),
    )
    for drawing, meaning in (*wanted, ("down_disabled", "disabled")):
        text = resource("themes", name, f"{drawing}.svg").read_text("utf-8")
        assert theme.hex(meaning) in text


def test_the_look_changes_at_once_by_menu(example, looks, session):
    before = example.grab().toImage().pixelColor(600, 500)
    example.commands.choose("look", "dark")
    after = example.grab().toImage().pixelColor(600, 500)
    assert session.settings.get("look") == "dark"
    assert before.lightness() > 200
    assert after.lightness() < 60


def test_the_look_follows_the_system(looks, qtbot):
    hints = QApplication.styleHints()
    looks.choose("system")
    start = looks.theme.name
    assert start == ("dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light")
    looks.choose("dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert looks.theme.name == "dark"


def test_the_look_has_high_contrast_where_the_system_wants_it(looks):
    wanted = [True]
    hints = QApplication.styleHints()
    look = Look(QApplication.instance(), "system", wants_contrast=lambda: wanted[0])
    try:
        assert look.theme.name == "contrast"
        wanted.clear()
        wanted.append(False)
        hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
        assert look.theme.name != "contrast"
        look.choose("contrast")
        assert look.theme.name == "contrast"
    finally:
        look.deleteLater()
        looks.choose("light")


def test_high_contrast_has_a_thicker_ring_around_what_has_the_keys(qapp):
    def ring(name, style):
        sheet = style_sheet(load_theme(name, qapp.font()))
        return max(map(int, re.findall(rf":focus[^{{]*\{{ border: (\d+)px {style}", sheet)))

    assert ring("contrast", "solid") >= 3 > ring("dark", "solid")
    assert ring("contrast", "double") > ring("dark", "double")


# screen readers and keyboard -----------------------------------------------------


def test_every_control_of_every_page_has_a_name(make_window, session, tmp_path, page, language):
    session.remember(tmp_path / "first.rai")
    window = make_window(language)
    page(window)
    assert unnamed(window) == []


@pytest.mark.allow_log
def test_every_control_of_every_dialog_has_a_name(qtbot, window, looks, language):
    words = words_for(language)
    dialogs = [
        AboutDialog(window, words, looks.theme),
        question(window, words, "Title", "Text", "Do it"),
        CheckDialog(window, words, looks.theme, [Path("folder")]),
    ]
    window.faults.tell(ValueError, ValueError("x"), None)
    qtbot.waitUntil(lambda: window.findChild(QDialog, "fault") is not None)
    dialogs += [window.findChild(QDialog, "fault"), ReportDialog(window, words, "report")]
    for dialog in dialogs:
        dialog.open()
        assert unnamed(dialog) == []
        dialog.close()


def test_tab_reaches_every_control_and_comes_back(qtbot, make_window, page):
    window = make_window()
    page(window)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    start = QApplication.focusWidget()
    reached = {start}
    for _ in range(250):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is start:
            break
        reached.add(focused)
    else:
        pytest.fail("Tab never came back")
    missed = [
        part.objectName()
        for part in window.findChildren(QAbstractButton)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isVisible()
        and part.isEnabled()
        and part not in reached
        and not _is_other_of_group(part)
    ]
    assert missed == []


def _is_other_of_group(part):
    """In a group of which one is chosen, arrows lead to the others."""
    group = part.group()
    return (group is not None and group.exclusive()) or part.autoExclusive()


def test_no_two_commands_share_a_key_and_none_a_letter_of_their_menu(make_window, language):
    window = make_window(language)
    keys = [
        key.toString() for action in window.commands.actions.values() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    for menu in [window.menuBar(), *(a.menu() for a in window.menuBar().actions())]:
        letters = [_letter(a.text()) for a in menu.actions() if not a.isSeparator()]
        assert "" not in letters, menu.objectName()
        assert len(letters) == len(set(letters)), (menu.objectName(), letters)


def _letter(text):
    return text.replace("&&", "").partition("&")[2][:1].lower()


def _told(about, terms):
    """Return which publications are named under these terms."""
    titles = (part for part in about.findChildren(QLabel) if part.text() == terms)
    return child(about, next(titles).objectName().removesuffix("_title")).text()


def test_about_tells_about_the_program_and_escape_closes_it(qtbot, window):
    window.commands["about"].trigger()
    about = child(window, "about")
    assert about.isVisible()
    assert "no network connection" in child(about, "about_offline").text()
    assert _told(about, "CC BY 4.0").startswith("• AI Risk Repository")
    assert "MITRE ATLAS" in _told(about, "Apache-2.0")
    assert "OWASP Top 10" in _told(about, "CC BY-SA 4.0; ids and names only")
    qtbot.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_focus_is_plain_to_see(qtbot, example):
    name = field(example, "name")
    example.desk.workspace.table.setFocus()
    before = name.grab().toImage()
    name.setFocus()
    after = name.grab().toImage()
    middle = before.height() // 2
    pair = [image.pixelColor(1, middle).name() for image in (before, after)]
    assert pair[0] != pair[1]
    assert contrast(pair[1], "#FFFFFF") >= 3


# sizes ---------------------------------------------------------------------------

SMALLEST = 24


def test_everything_to_click_is_large_enough(make_window, page):
    window = make_window()
    page(window)
    QApplication.processEvents()
    small = [
        (type(part).__name__, part.objectName(), part.width(), part.height())
        for part in window.findChildren(QWidget)
        if isinstance(part, (QAbstractButton, QLineEdit, QComboBox))
        and part.isVisible()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and min(part.width(), part.height()) < SMALLEST
    ]
    assert small == []


@pytest.mark.parametrize("zoom", [100, 150])
def test_texts_twice_as_long_are_not_cut_off(make_window, session, looks, page, zoom):
    session._words = lambda language: Doubled(language, words_for("en")._catalogue)
    looks.set_zoom(zoom)
    window = make_window(size=(1280 * zoom // 100, 800 * zoom // 100))
    page(window)
    QApplication.processEvents()
    assert [part.objectName() for part in cut_off(window)] == []


def test_the_window_fits_a_small_screen_with_large_letters(make_window, looks):
    looks.set_zoom(150)
    window = make_window(size=(1280, 720))
    window.open_example()
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720


# faults and imports --------------------------------------------------------------


def _modules_after(statements):
    """Return the modules of a fresh process that ran these statements."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {statements}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stdout.split())


def test_an_empty_window_imports_next_to_nothing():
    found = _modules_after("import rai_desktop.main.session, rai_desktop.ui.run")
    of_qt = {name for name in found if name.startswith("PySide6.Qt")}
    assert of_qt == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}
    parts = {name.split(".")[1] for name in found if name.startswith("rai_desktop.")}
    assert parts == {"domain", "main", "storage", "ui"}
    assert not {"rai_desktop.domain.fields", "rai_desktop.ui.theme", "rai_desktop.words"} & found


def test_opening_a_project_needs_no_library_that_writes():
    found = _modules_after("import rai_desktop.storage.opening, rai_desktop.services.project")
    assert not {"sqlalchemy", "sqlmodel", "pydantic", "yaml"} & found


def test_importing_the_window_stays_light():
    program = (
        "import sys, rai_desktop.ui.application, rai_desktop.ui.commands, rai_desktop.ui.run, "
        "rai_desktop.ui.welcome; "
        "heavy = {'sqlmodel', 'sqlalchemy', 'openpyxl', 'reportlab', 'yaml', 'pydantic', 'PIL'}; "
        "heavy |= {'PySide6.QtNetwork', 'sqlite3', 'babel'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_no_window_opens_by_itself_while_pages_are_made(qtbot, make_window, page):
    window = make_window()
    page(window)
    others = [
        type(other).__name__
        for other in QApplication.topLevelWidgets()
        if other.isVisible() and other is not window
    ]
    assert others == []

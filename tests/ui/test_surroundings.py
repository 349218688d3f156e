"""Dialogs of the system, running, narrow windows, Qt's own texts."""

import sys
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontInfo, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QPushButton,
)

from rai_desktop.ui.application import Look, make_application
from rai_desktop.ui.asker import QtAsker
from rai_desktop.ui.crashes.teller import CrashTeller
from rai_desktop.ui.run import run_window
from rai_desktop.words import words_for
from tests.ui.conftest import child, field, show_example, stored, systems


def when_open(kind, act):
    """Do something to the dialog that is about to open."""

    def look():
        dialogs = [
            d for d in QApplication.topLevelWidgets() if isinstance(d, kind) and d.isVisible()
        ]
        if dialogs:
            act(dialogs[0])
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


@pytest.fixture
def own_asker(window, monkeypatch):
    """Return the asker with Qt's own file dialog, which a test can reach."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield QtAsker(window, words_for("en"))
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


@pytest.mark.parametrize(("name", "agrees"), [("confirm_yes", True), ("confirm_no", False)])
def test_a_question_is_answered_by_its_verb(own_asker, name, agrees):
    when_open(QMessageBox, lambda box: child(box, name).click())
    assert own_asker.confirm("Title", "Text", "Do it") is agrees


def test_escape_and_enter_never_do_what_was_asked(qtbot, own_asker):
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        when_open(QMessageBox, lambda box, key=key: qtbot.keyClick(box, key))
        assert own_asker.confirm("Title", "Text", "Do it") is False


def test_a_question_shows_typed_texts_as_they_are(own_asker):
    seen = []

    def read(box):
        seen.append((box.textFormat(), box.informativeText()))
        box.findChild(QPushButton, "confirm_no").click()

    when_open(QMessageBox, read)
    own_asker.confirm("Title", "<b>text</b>", "Do it")
    assert seen == [(Qt.TextFormat.PlainText, "<b>text</b>")]


def test_a_target_gets_the_suggested_name_and_ending(own_asker, tmp_path):
    when_open(QFileDialog, lambda dialog: dialog.accept())
    suggestion = tmp_path / "register.xlsx"
    assert own_asker.save_path("Save", suggestion, "Excel workbook (*.xlsx)") == suggestion


def test_no_choice_is_no_path(own_asker, tmp_path):
    for ask in (
        lambda: own_asker.open_path("Open", "AI inventory (*.rai)"),
        lambda: own_asker.save_path("Save", tmp_path / "x.rai", "AI inventory (*.rai)"),
    ):
        when_open(QFileDialog, lambda dialog: dialog.reject())
        assert ask() is None


@pytest.mark.allow_log  # this platform complains that it cannot raise windows
def test_running_opens_the_file_and_ends_with_the_window(
    qapp, looks, session, tmp_path, monkeypatch
):
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    session.settings.set("language", "en")
    session.settings.set("look", "light")
    seen = []

    def read():
        window = QApplication.activeWindow()
        if window is None or window.desk is None:
            QTimer.singleShot(10, read)
            return
        seen.append((window.desk.project.store.path.name, window.export_language))
        window.close()

    QTimer.singleShot(0, read)
    assert run_window(session, "de", tmp_path / "x.rai") == 0
    assert seen == [("x.rai", "en")]
    for hook in (sys.excepthook, sys.unraisablehook, threading.excepthook):
        assert isinstance(hook.__self__, CrashTeller)
    assert (session.crashes.ended, session.crashes.is_left) == ([False], False)


def test_texts_of_qt_itself_follow_the_language(qtbot, looks):
    texts = []
    for language in ("de", "en", "de"):
        looks.speak(language)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        texts.append(box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", ""))
    assert texts == ["Abbrechen", "Cancel", "Abbrechen"]


def test_the_bundled_font_is_there_for_computers_without_one(qapp):
    app = make_application(bundled_font=True)
    assert QFontInfo(app.font()).family() == "DejaVu Sans"


@pytest.mark.parametrize(("wanted", "kept"), [(5, 70), (1000, 300), (120, 120)])
def test_the_zoom_stays_within_limits(looks, wanted, kept):
    looks.set_zoom(wanted)
    assert looks.zoom == kept


def test_unknown_settings_fall_back_to_the_usual_look(qapp, looks):
    odd = Look(make_application(bundled_font=True), "purple", 100)
    assert odd.choice == "system"
    odd.deleteLater()
    looks.choose("light")


# narrow windows ------------------------------------------------------------------


@pytest.fixture
def narrow(make_window):
    window = make_window(size=(700, 600))
    show_example(window)
    QApplication.processEvents()
    return window


def test_a_narrow_window_shows_the_list_or_the_form(qtbot, narrow):
    space = narrow.desk.workspace
    assert child(narrow, "list").isVisible()
    assert not space.form.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not child(narrow, "list").isVisible()
    assert field(narrow, "name").hasFocus()
    child(narrow, "form_back").click()
    assert child(narrow, "list").isVisible()
    assert not space.form.isVisible()


def test_a_new_entry_in_a_narrow_window_is_typed_and_listed(qtbot, narrow):
    narrow.commands["new"].trigger()
    assert field(narrow, "name").hasFocus()
    qtbot.keyClicks(field(narrow, "name"), "Translator")
    qtbot.keyClick(field(narrow, "name"), Qt.Key.Key_Escape)
    assert "Translator" in systems(narrow)
    assert child(narrow, "list").isVisible()


def test_a_window_that_grows_shows_both_again(narrow):
    narrow.resize(1280, 800)
    QApplication.processEvents()
    assert child(narrow, "list").isVisible()
    assert narrow.desk.workspace.form.isVisible()
    assert not child(narrow, "form_back").isVisible()


def test_signs_of_a_narrow_window_keep_their_names(narrow):
    assert child(narrow, "new").text() == ""
    assert child(narrow, "new").accessibleName() == "New AI system"
    assert child(narrow, "export").accessibleName() == "Export"


def test_an_empty_project_shows_no_form_until_something_is_new(example):
    example.desk.delete([stored(example, name).uid for name in ("Chat", "Invoice reader", "Bot")])
    assert not example.desk.workspace.form.isVisible()
    example.commands["new"].trigger()
    assert example.desk.workspace.form.isVisible()
    assert field(example, "name").hasFocus()


def test_no_dialog_is_left_open(window):
    window.show_about()
    child(window, "about_close").click()
    assert not any(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_keys_have_the_names_that_german_texts_use(qapp, looks):
    native = QKeySequence.SequenceFormat.NativeText
    looks.speak("de")
    try:
        told = [QKeySequence(keys).toString(native) for keys in ("Ctrl+Return", "Alt+Down")]
        assert told == ["Strg+Eingabe", "Alt+Pfeil nach unten"]
        assert qapp.translate("QDialogButtonBox", "OK") == "OK"
        assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        looks.speak("en")
    assert QKeySequence("Alt+Down").toString(native) == "Alt+Down"

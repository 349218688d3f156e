"""Faults at every seam of the window: told once, nothing lost, no content told (T49)."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import (
    QTimer,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPushButton,
    QWidget,
)

from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import Folders
from rai_desktop.ui import beside
from rai_desktop.ui.application import Look, make_application
from rai_desktop.ui.crashes.dialog import CrashDialog
from rai_desktop.ui.crashes.teller import CrashTeller
from rai_desktop.ui.main_window import MainWindow
from rai_desktop.ui.parts import slices
from tests.main.crash_seams import CANARY, PROJECT_SEAMS, SEAMS, SYSTEM, Seams, fail, refuse_soon
from tests.storage.building import crash
from tests.ui.closing import close_later
from tests.ui.fake_asker import FakeAsker

pytestmark = pytest.mark.allow_log


@pytest.fixture
def folders(tmp_path):
    return Folders(state=tmp_path / "state", data=tmp_path / "data")


@pytest.fixture
def session(folders):
    made = DesktopSession(folders)
    made.crashes.begin(watch_process=False)
    yield made
    made.crashes.end()


@pytest.fixture
def path(tmp_path, session):
    """A project with the canary in every text that is shown first."""
    made = tmp_path / f"{CANARY}.rai"
    project = session.new_project(made, {"name": CANARY}, {"name": CANARY})
    project.add(SYSTEM, {"name": CANARY, "department": CANARY, "purpose": CANARY})
    session.close_project(project)
    return made


@pytest.fixture
def window(qtbot, session, path, monkeypatch):
    """The window with the project, hearing of every fault, and one edit that is not published."""
    monkeypatch.setattr(slices, "AT_ONCE", 10.0)
    monkeypatch.setattr(beside, "AT_ONCE", 10.0)
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    look = Look(make_application(bundled_font=True), "light")
    made = MainWindow(session, look, "en", FakeAsker())
    close_later(qtbot, made)
    made.faults.end_program = (ended := []).append
    made.ended = ended
    made.show()
    made.open_file(path)
    qtbot.waitUntil(lambda: made.desk is not None and not made.opening.is_busy)
    made.desk.who.put_off()
    system = made.desk.project.entities(SYSTEM)[0]
    made.desk.workspace.go_to(system.uid)
    made.desk.project.edit(system.uid, {"department": f"{CANARY} edited"})
    made.faults.install()
    yield made
    made.faults.stop()
    put_away(made)
    look.deleteLater()


def put_away(window):
    """Forget what a process would forget that ends."""
    for dialog in visible_dialogs():
        dialog.done(0)
    if window.desk is not None:
        window.desk._requests.stop()
        window.desk.publisher.stop()
        crash(window.desk.project)
        window.desk = None


def dialogs():
    return [d for d in QApplication.topLevelWidgets() if isinstance(d, CrashDialog)]


def visible_dialogs():
    return [dialog for dialog in dialogs() if dialog.isVisible()]


def kept_bytes(folders):
    return b"".join(p.read_bytes() for p in sorted((folders.state / "crashes").iterdir()))


def assert_nothing_told(*texts):
    for text in texts:
        for word in ("Kanarienvogel", "Ünal"):
            for code in ("utf-8", "utf-16-le", "utf-16-be"):
                assert word.encode(code) not in text


def departments(session, path):
    project = session.open_project(path)
    try:
        return [system.department for system in project.entities(SYSTEM)]
    finally:
        session.close_project(project)


def told_once(qtbot, caplog, folders, seams, play):
    """Play a seam and return the one dialog about it, when all was looked at."""
    QTimer.singleShot(0, seams.window, lambda: play(seams))
    qtbot.waitUntil(lambda: len(visible_dialogs()) == 1)
    qtbot.wait(20)
    (dialog,) = visible_dialogs()
    assert seams.window.ended == []
    assert b"RAI Desktop" in kept_bytes(folders)
    shown = dialog.report.toPlainText()
    assert_nothing_told(kept_bytes(folders), caplog.text.encode(), shown.encode())
    return dialog


def test_faults_at_seams_of_the_window_are_told_once_each(
    qtbot, caplog, session, folders, path, window
):
    caplog.set_level(logging.DEBUG)
    for name, play in SEAMS.items():
        window.faults.stop()
        window.faults = CrashTeller(session.crashes, window, "en")
        window.faults.end_program = window.ended.append
        window.faults.install()
        seams = Seams(window, qtbot)
        dialog = told_once(qtbot, caplog, folders, seams, play)
        seams.mend()
        dialog.findChild(QPushButton, "fault_go_on").click()
        assert visible_dialogs() == [], name
        assert_kept(window.desk.project)
        caplog.clear()
    put_away(window)
    project = session.open_project(path)
    assert_kept(project)
    session.close_project(project)


def assert_kept(project):
    (system,) = project.entities(SYSTEM)
    assert system.department == f"{CANARY} edited"


@pytest.mark.parametrize("seam", PROJECT_SEAMS)
def test_a_fault_around_the_project_is_told_once_and_costs_nothing(
    qtbot, caplog, session, folders, path, window, seam
):
    caplog.set_level(logging.DEBUG)
    seams = Seams(window, qtbot)
    dialog = told_once(qtbot, caplog, folders, seams, PROJECT_SEAMS[seam])
    with qtbot.waitSignal(window.faults.left):
        dialog.findChild(QPushButton, "fault_close").click()
    seams.mend()
    assert visible_dialogs() == []
    assert window.faults.left_path == path
    session.crashes.leave()
    put_away(window)
    assert departments(session, path)[0] == f"{CANARY} edited"
    past = DesktopSession(folders).crashes.left_over()
    assert not past.is_closed
    assert_nothing_told(past.report.encode())


def test_there_are_at_least_thirty_seams():
    assert len(SEAMS | PROJECT_SEAMS) >= 30


def show_fault(qtbot):
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(visible_dialogs()) == 1)
    return visible_dialogs()[0]


def test_a_fault_inside_the_dialog_ends_the_program_with_the_report(
    qtbot, monkeypatch, folders, window
):
    dialog = show_fault(qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(dialog.report, "isHidden", fail)
        QTimer.singleShot(0, lambda: dialog.findChild(QPushButton, "fault_details").click())
        qtbot.waitUntil(lambda: bool(window.ended))
    assert window.ended == [5]
    assert kept_bytes(folders).count(b"RuntimeError") == 2
    assert_nothing_told(kept_bytes(folders))


def test_a_dialog_that_cannot_be_made_ends_the_program(qtbot, monkeypatch, folders, window):
    with monkeypatch.context() as patch:
        patch.setattr(CrashDialog, "__init__", fail)
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: bool(window.ended))
    assert window.ended == [5]
    assert b"RuntimeError" in kept_bytes(folders)


def test_a_fault_behind_the_dialog_joins_its_report(qtbot, folders, window):
    def other():
        raise KeyError(CANARY)

    dialog = show_fault(qtbot)
    QTimer.singleShot(0, other)
    qtbot.waitUntil(lambda: "KeyError" in dialog.report.toPlainText())
    assert visible_dialogs() == [dialog]
    assert window.ended == []
    assert b"KeyError" in kept_bytes(folders)


def test_who_goes_on_is_not_told_the_same_again_but_of_another_fault(qtbot, window):
    def other():
        raise KeyError(CANARY)

    show_fault(qtbot).findChild(QPushButton, "fault_go_on").click()
    QTimer.singleShot(0, fail)
    qtbot.wait(30)
    assert visible_dialogs() == []
    QTimer.singleShot(0, other)
    qtbot.waitUntil(lambda: len(visible_dialogs()) == 1)
    assert window.desk is not None


def test_more_faults_than_anybody_reads_end_the_program(qtbot, window):
    for number in range(25):
        kind = type(f"Fault{number}", (Exception,), {})
        window.faults.tell(kind, kind(CANARY), None)
    assert 5 in window.ended


def test_a_restart_names_the_project_and_the_report_can_be_copied(qtbot, path, window):
    dialog = show_fault(qtbot)
    dialog.findChild(QPushButton, "fault_copy").click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("RAI Desktop")
    assert_nothing_told(copied.encode())
    with qtbot.waitSignal(window.faults.left):
        dialog.findChild(QPushButton, "fault_restart").click()
    assert window.faults.wants_restart
    assert window.faults.left_path == path


def test_what_was_typed_but_not_stored_is_stored_before_leaving(qtbot, session, path, window):
    editor = window.desk.workspace.form.row("department").editor
    editor.field.setText(f"{CANARY} typed")
    editor.field.textEdited.emit(f"{CANARY} typed")
    dialog = show_fault(qtbot)
    with qtbot.waitSignal(window.faults.left):
        dialog.findChild(QPushButton, "fault_close").click()
    put_away(window)
    assert departments(session, path)[0] == f"{CANARY} typed"


def test_after_a_fault_of_the_storage_nothing_is_written_any_more(qtbot, session, path, window):
    before = path.read_bytes()
    store = window.desk.project.store
    patch = pytest.MonkeyPatch()
    patch.setattr(store._database, "transaction", fail)
    QTimer.singleShot(0, lambda: window.desk.project.add(SYSTEM, {"name": "never stored"}))
    qtbot.waitUntil(lambda: len(visible_dialogs()) == 1)
    closed = []
    patch.setattr(session, "close_project", closed.append)
    with qtbot.waitSignal(window.faults.left):
        visible_dialogs()[0].findChild(QPushButton, "fault_close").click()
    patch.undo()
    assert closed == []
    assert path.read_bytes() == before
    put_away(window)
    assert departments(session, path) == [f"{CANARY} edited"]


def test_qt_is_heard_without_what_it_quotes(qtbot, caplog, window):
    from PySide6.QtCore import qCritical, qWarning

    qWarning(f"QFile::open: no file {CANARY}")
    qCritical(CANARY)
    assert "QFile::open" in caplog.text
    window.faults.tell(KeyError, KeyError(CANARY), None)
    report = window.faults.report()
    assert "QFile::open" in report
    assert_nothing_told(caplog.text.encode(), report.encode())


def test_the_log_of_a_report_has_wordings_but_no_values(window):
    logging.getLogger("rai_desktop.ui.desk").warning("Not published: %s", CANARY)
    logging.getLogger("other").warning(CANARY)
    window.faults.tell(KeyError, KeyError(CANARY), None)
    report = window.faults.report()
    assert "Not published: %s" in report
    assert_nothing_told(report.encode())


def test_the_dialog_says_what_people_can_mend_but_the_report_does_not(qtbot, window):
    refuse_soon(None)
    qtbot.waitUntil(lambda: len(visible_dialogs()) == 1)
    said = visible_dialogs()[0].findChild(QWidget, "fault_what")
    assert said.text() == f"{CANARY} is open."
    assert said.isVisible()
    assert_nothing_told(window.faults.report().encode())
    assert isinstance(visible_dialogs()[0], QDialog)

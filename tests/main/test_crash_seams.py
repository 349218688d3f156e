"""Faults at every seam of the window: told once, nothing lost, no content told (T49)."""

import gc
import logging
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QRunnable,
    QSize,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QDragEnterEvent, QValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QProxyStyle,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import Folders
from rai_desktop.ui import beside
from rai_desktop.ui.application import Look, make_application
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.crashes.dialog import CrashDialog
from rai_desktop.ui.crashes.teller import CrashTeller
from rai_desktop.ui.main_window import MainWindow
from rai_desktop.ui.parts import slices
from tests.storage.building import crash
from tests.ui.fakes import FakeAsker

CANARY = "Kanarienvogel Ünal"
SYSTEM = EntityKind.SYSTEM
pytestmark = [
    pytest.mark.allow_log,
    pytest.mark.qt_log_ignore(
        r"^This plugin does not support (raise\(\)|grabbing the keyboard)$", extend=True
    ),
]


def fail(*_, **__):
    """Fail like a mistake of the program, with content in the message and among the values."""
    content = {CANARY: CANARY}
    raise RuntimeError(CANARY, content)


class Seams:
    """The window under test and what seams need to stay alive."""

    def __init__(self, window, qtbot):
        self.window = window
        self.qtbot = qtbot
        self.monkeypatch = pytest.MonkeyPatch()
        self.kept = []
        self.is_mended = False

    def keep(self, thing):
        self.kept.append(thing)
        return thing

    def overriding(self, base, name):
        """Return an object of Qt that has a method which fails until it is mended."""

        def override(made, *arguments):
            return getattr(base, name)(made, *arguments) if self.is_mended else fail(*arguments)

        return type(f"Failing{base.__name__}", (base,), {name: override})

    def mend(self):
        """Let nothing fail any more."""
        self.is_mended = True
        self.monkeypatch.undo()
        for thing in self.kept:
            if isinstance(thing, QTimer):
                thing.stop()

    def shown(self, widget):
        self.qtbot.addWidget(self.keep(widget))
        widget.show()
        return widget


def override_event(name, send):
    """Return a seam: a widget whose handler of an event fails when ``send`` reaches it."""

    def play(seams):
        widget = seams.shown(seams.overriding(QWidget, name)())
        send(widget)

    return play


def slot(seams):
    button = seams.shown(QPushButton())
    button.clicked.connect(fail)
    button.click()


def command(seams):
    seams.keep(action := QAction(seams.window)).triggered.connect(fail)
    action.trigger()


def timer(seams):
    QTimer.singleShot(0, fail)


def timer_again_and_again(seams):
    ticking = seams.keep(QTimer())
    ticking.timeout.connect(fail)
    ticking.start(1)


def thread(seams):
    seams.keep(threading.Thread(target=fail)).start()


def pool(seams):
    QThreadPool.globalInstance().start(fail)


def runnable(seams):
    QThreadPool.globalInstance().start(seams.keep(seams.overriding(QRunnable, "run")()))


def qthread(seams):
    worker = seams.keep(seams.overriding(QThread, "run")())
    worker.start()
    worker.wait()


def work_beside(seams):
    seams.keep(Beside(seams.window)).start(fail)


def model_data(seams):
    view = seams.shown(QListView())
    view.setModel(seams.keep(seams.overriding(QStringListModel, "data")(["a", "b"])))


def model_sorting(seams):
    proxy = seams.keep(seams.overriding(QSortFilterProxyModel, "lessThan")())
    proxy.setSourceModel(seams.keep(QStringListModel(["b", "a"])))
    proxy.sort(0)


def _delegated(name):
    def play(seams):
        view = seams.shown(QListView())
        view.setItemDelegate(seams.keep(seams.overriding(QStyledItemDelegate, name)()))
        view.setModel(seams.keep(QStringListModel(["a"])))

    return play


def delegate_editor(seams):
    view = seams.shown(QListView())
    view.setItemDelegate(seams.keep(seams.overriding(QStyledItemDelegate, "createEditor")()))
    view.setModel(seams.keep(QStringListModel(["a"])))
    view.edit(view.model().index(0, 0))


def style(seams):
    QApplication.instance().setStyleSheet("")  # it would draw in place of the style
    button = QPushButton("x")
    button.setStyle(seams.keep(seams.overriding(QProxyStyle, "drawControl")()))
    seams.shown(button)


def event_filter(seams):
    widget = seams.shown(QWidget())
    widget.installEventFilter(seams.keep(seams.overriding(QObject, "eventFilter")()))
    QApplication.sendEvent(widget, QEvent(QEvent.Type.User))


def event_filter_of_all(seams):
    class Watching(QObject):
        def eventFilter(self, watched, event):
            return fail(event) if event.type() is QEvent.Type.User else False

    program = QApplication.instance()
    program.installEventFilter(seams.keep(Watching()))
    QApplication.sendEvent(seams.window, QEvent(QEvent.Type.User))


def validator(seams):
    line = seams.shown(QLineEdit())
    line.setValidator(seams.keep(seams.overriding(QValidator, "validate")()))
    QTest.keyClick(line, Qt.Key.Key_A)


def finaliser(seams):
    class Going:
        __del__ = fail

    Going()
    gc.collect()


def weak_callback(seams):
    class Going:
        pass

    going = Going()
    seams.keep(weakref.ref(going, fail))
    del going
    gc.collect()


def destroyed(seams):
    widget = QWidget()
    widget.destroyed.connect(fail)
    widget.deleteLater()


def own_signal(seams):
    class Telling(QObject):
        told = Signal(str)

    telling = seams.keep(Telling())
    telling.told.connect(fail, Qt.ConnectionType.QueuedConnection)
    telling.told.emit(CANARY)


def publish(seams):
    seams.monkeypatch.setattr(seams.window.desk.project.store, "publish", fail)
    seams.window.desk.publisher.publish_now()


def publish_signal(seams):
    seams.window.desk.publisher.published.connect(fail)
    seams.window.desk.publisher.publish_now()


def change_listener(seams):
    project = seams.window.desk.project
    project.on_change(fail)
    QTimer.singleShot(0, lambda: project.add(SYSTEM, {"name": f"{CANARY} added"}))


def commit(seams):
    desk = seams.window.desk
    seams.monkeypatch.setattr(desk.project.store, "commit", fail)
    QTimer.singleShot(0, lambda: desk.project.add(SYSTEM, {"name": CANARY}))


def undo(seams):
    seams.monkeypatch.setattr(seams.window.desk.project.store, "undo", fail)
    seams.window.desk.workspace.top.undo.click()


def translating(seams):
    seams.monkeypatch.setattr(seams.window.desk, "retranslate", fail)
    QTimer.singleShot(0, lambda: seams.window.set_language("de"))


def closing(seams):
    seams.monkeypatch.setattr(seams.window.desk, "may_close", fail)
    seams.window.close()


def job_in_a_child(seams):
    desk = seams.window.desk
    seams.monkeypatch.setattr(seams.window._session, "export_command", fail)
    folder = desk.project.store.path.parent
    desk._asker.path = folder / f"{CANARY}.pdf"
    QTimer.singleShot(0, lambda: desk.export("pdf", "de"))


def recursion(seams):
    def deeper(*_):
        deeper(CANARY)

    QTimer.singleShot(0, deeper)


def uncaught_user_error(seams):
    def refuse():
        raise UserError("{name} is open.", name=CANARY)

    QTimer.singleShot(0, refuse)


def dragged(widget):
    mime = QMimeData()
    widget.setAcceptDrops(True)
    event = QDragEnterEvent(
        QPoint(1, 1),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


SEAMS = {
    "slot": slot,
    "command": command,
    "timer": timer,
    "timer again and again": timer_again_and_again,
    "thread": thread,
    "thread pool": pool,
    "runnable": runnable,
    "QThread": qthread,
    "work beside the window": work_beside,
    "data of a model": model_data,
    "order of a model": model_sorting,
    "delegate paint": _delegated("paint"),
    "delegate size": _delegated("sizeHint"),
    "delegate editor": delegate_editor,
    "style": style,
    "paint": override_event("paintEvent", lambda widget: widget.update()),
    "resize": override_event("resizeEvent", lambda widget: widget.resize(QSize(300, 200))),
    "show": override_event("showEvent", lambda widget: None),
    "close": override_event("closeEvent", lambda widget: widget.close()),
    "change": override_event("changeEvent", lambda widget: widget.setEnabled(False)),
    "key": override_event("keyPressEvent", lambda widget: QTest.keyClick(widget, Qt.Key.Key_A)),
    "mouse": override_event(
        "mousePressEvent", lambda widget: QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    ),
    "drag": override_event("dragEnterEvent", dragged),
    "event filter": event_filter,
    "event filter of the program": event_filter_of_all,
    "validator": validator,
    "finaliser": finaliser,
    "weak reference": weak_callback,
    "destroyed": destroyed,
    "own signal": own_signal,
    "recursion": recursion,
    "uncaught user error": uncaught_user_error,
}
"""Where nothing of the project is touched."""

PROJECT_SEAMS = {
    "publish": publish,
    "told of publishing": publish_signal,
    "listener to changes": change_listener,
    "commit": commit,
    "undo": undo,
    "language": translating,
    "closing the window": closing,
    "job in a child": job_in_a_child,
}
"""Where storing, writing or showing the project itself goes wrong."""


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
    qtbot.addWidget(made)
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
    uncaught_user_error(None)
    qtbot.waitUntil(lambda: len(visible_dialogs()) == 1)
    said = visible_dialogs()[0].findChild(QWidget, "fault_what")
    assert said.text() == f"{CANARY} is open."
    assert said.isVisible()
    assert_nothing_told(window.faults.report().encode())
    assert isinstance(visible_dialogs()[0], QDialog)

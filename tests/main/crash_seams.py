"""Seams of the window, each as a function that lets a fault happen there."""

import gc
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
    QLineEdit,
    QListView,
    QProxyStyle,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.beside import Beside

CANARY = "Kanarienvogel Ünal"
SYSTEM = EntityKind.SYSTEM


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
    QTimer.singleShot(0, lambda: desk.exports.export("pdf", "de"))


def recursion(seams):
    def deeper(*_):
        deeper(CANARY)

    QTimer.singleShot(0, deeper)


def refuse_soon(seams):
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
    "uncaught user error": refuse_soon,
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

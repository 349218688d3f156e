"""Random keys and clicks in a real window: nothing fails, and the file holds what was stored."""

import logging
import os
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QDialog, QMenu, QWidget

from rai_desktop.ui.application import Look, make_application
from tests.faults.block import Block, Case
from tests.pictures.appearance import SMALL, USUAL, Appearance
from tests.pictures.studio import Studio
from tests.storage.building import findings

EVENTS = 150
TYPED = (
    "a",
    "Ä ß 🙂",
    "<b>x</b>",
    "=1+1",
    "01.13.2026",
    "-5",
    "%s {0} \\n",
    "\u202eabc",
    "x" * 300,
)
KEYS = (
    *[
        (key, Qt.KeyboardModifier.NoModifier)
        for key in (
            Qt.Key.Key_Tab,
            Qt.Key.Key_Return,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Space,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Home,
            Qt.Key.Key_Delete,
            Qt.Key.Key_F1,
            Qt.Key.Key_F2,
            Qt.Key.Key_F4,
            Qt.Key.Key_F6,
        )
    ],
    *[
        (key, Qt.KeyboardModifier.ControlModifier)
        for key in (
            Qt.Key.Key_Z,
            Qt.Key.Key_Y,
            Qt.Key.Key_N,
            Qt.Key.Key_K,
            Qt.Key.Key_F,
            Qt.Key.Key_A,
            Qt.Key.Key_D,
            Qt.Key.Key_S,
            Qt.Key.Key_Return,
            Qt.Key.Key_Plus,
            Qt.Key.Key_0,
            *[Qt.Key(Qt.Key.Key_1 + place) for place in range(9)],
        )
    ],
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
)
NO_KEY = Qt.KeyboardModifier.NoModifier
HARMLESS = ("This plugin does not support",)
"""What Qt says where there is no screen."""


@dataclass
class Told(logging.Handler):
    """Gathers what went wrong, wherever it is told."""

    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(f"log: {record.getMessage()}")

    def listen(self) -> None:
        """Take over every place where a fault can be told."""
        logging.getLogger().addHandler(self)
        sys.excepthook = lambda kind, error, trace: self._on_fault(error, trace)
        sys.unraisablehook = lambda found: self._on_fault(found.exc_value, found.exc_traceback)
        threading.excepthook = lambda found: self._on_fault(found.exc_value, found.exc_traceback)
        qInstallMessageHandler(self._on_qt)

    def _on_fault(self, error, trace) -> None:
        place = ""
        while trace is not None:
            code = trace.tb_frame.f_code
            place, trace = f"{Path(code.co_filename).name}:{trace.tb_lineno}", trace.tb_next
        self.problems.append(f"{type(error).__name__}: {error} at {place}")

    def _on_qt(self, kind, context, text) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
            self.problems.append(f"Qt: {text}")


@dataclass(frozen=True, slots=True)
class Place:
    """The application of the process, and where projects lie."""

    look: Look
    folder: Path
    told: Told


def prepare(folder: Path) -> Place:
    """Make the application."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application(["events"], bundled_font=True)
    app.setQuitOnLastWindowClosed(False)
    told = Told()
    told.listen()
    return Place(Look(app, "light"), folder, told)


def judge(place: Place, case: Case) -> str:
    """Nothing fails while keys and clicks come by chance, and the file is whole afterwards."""
    place.told.problems.clear()
    chance = case.chance
    private = Path(tempfile.mkdtemp(dir=place.folder))
    appearance = Appearance(
        language=chance.choice(("de", "en")), size=chance.choice((USUAL, SMALL))
    )
    studio = Studio(private, place.look, appearance, lambda scene, widget: None)
    path = studio.session.example_path(appearance.language)
    played: list[str] = []
    try:
        studio.open_example()
        play(studio, chance, place.told, played)
        leave(studio)
    finally:
        studio.close()
        QApplication.processEvents()
    if place.told.problems:
        return f"{place.told.problems[:3]} after {played[-4:]}"
    broken = findings(path, deep=True)
    return f"the file: {broken}" if broken else ""


def play(studio, chance, told, played) -> None:
    """Let each event come by a timer of its own: a menu of a button waits in a loop of its own."""
    ended = QEventLoop()

    def on_time() -> None:
        if len(played) >= EVENTS or told.problems:
            close_front(studio)
            QTimer.singleShot(0, ended.quit)
            return
        QTimer.singleShot(0, on_time)
        place = len(played)
        played.append("")
        played[place] = one_event(studio, chance)

    QTimer.singleShot(0, on_time)
    ended.exec()


def one_event(studio, chance) -> str:
    """Do something at a place that is there, and return what."""
    menu = QApplication.activePopupWidget()
    where = menu or shown_dialog(studio) or studio.window
    parts = [part for part in where.findChildren(QWidget) if can_take(part)] or [where]
    part = chance.choice(parts)
    kind = chance.random()
    if isinstance(menu, QMenu) and kind < 0.6:
        key = chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Escape))
        QTest.keyClick(menu, key)
        return f"menu {menu.objectName()} {key.name}"
    name = part.objectName() or type(part).__name__
    if kind < 0.45:
        point = QPoint(
            chance.randrange(max(1, part.width())), chance.randrange(max(1, part.height()))
        )
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=point)
        return f"click {name}"
    if kind < 0.85:
        key, modifier = chance.choice(KEYS)
        QTest.keyClick(QApplication.focusWidget() or part, key, modifier)
        return f"key {key.name} {modifier.name}"
    part.setFocus()
    text = chance.choice(TYPED)
    type_into(QApplication.focusWidget() or part, text)
    return f"type {text[:10]!r} at {name}"


def type_into(part: QWidget, text: str) -> None:
    """Type a text; Qt's own helper knows no letters beyond Latin ones."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(part, QKeyEvent(kind, 0, NO_KEY, letter))


def shown_dialog(studio) -> QDialog | None:
    """Return the dialog that is in front."""
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        return modal
    shown = [dialog for dialog in studio.window.findChildren(QDialog) if dialog.isVisible()]
    return shown[-1] if shown else None


def can_take(part: QWidget) -> bool:
    """Return whether a person could use this part now."""
    if not part.isVisible() or not part.isEnabled() or isinstance(part, QAbstractSlider):
        return False
    return part.focusPolicy() is not Qt.FocusPolicy.NoFocus and not part.visibleRegion().isEmpty()


def close_front(studio) -> None:
    """Close the menus and dialogs that are in front."""
    for _ in range(20):
        front = QApplication.activePopupWidget() or shown_dialog(studio)
        if front is None:
            return
        front.close()
        QApplication.processEvents()


def leave(studio) -> None:
    """Close what is open, and the project."""
    close_front(studio)
    studio.wait_until(lambda: not studio.window.opening.is_busy)


EVENTS_IN_THE_WINDOW = Block(
    name="window-events",
    tests="T57",
    what=f"{EVENTS} random keys and clicks in the window with the example company",
    number=500,
    few=1,
    prepare=prepare,
    judge=judge,
)

"""Lists that are dropped onto the table."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind

PLAIN = "Name;Zweckbestimmung in einem Satz;Abteilung\n"


def dropped(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(frame, data):
    """Hold files over the list, and tell whether it would take them."""
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(9, 9), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(frame, event)
    return event.isAccepted()


def drop(frame, data):
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(9, 9), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(frame, event)


def test_a_list_is_dropped_onto_the_table(assistant):
    assistant.window.desk.workspace.show_page(EntityKind.SYSTEM)
    frame = assistant.window.desk.workspace.list_page.list
    data = dropped(assistant.write(PLAIN + "DeepL 2;Übersetzen;\n"))
    assert drag(frame, data)
    drop(frame, data)
    assistant.wait()
    assert assistant.outcomes() == ["new"]


def test_files_that_are_no_lists_are_not_taken(assistant):
    assistant.window.desk.workspace.show_page(EntityKind.SYSTEM)
    frame = assistant.window.desk.workspace.list_page.list
    assert not drag(frame, dropped(assistant.write("x", "bild.png")))

"""Rows are written beside the window, which shows them when all are in the file."""

import threading

from PySide6.QtCore import Qt

from rai_desktop.ui import beside
from tests.ui.conftest import child

PLAIN = "Name;Zweckbestimmung in einem Satz;Abteilung\n"


def test_rows_are_written_beside_the_window_and_shown_when_all_are_there(
    qtbot, monkeypatch, assistant
):
    rows = "".join(f"System {number};Zweck;\n" for number in range(400))
    dialog = assistant.open_text(PLAIN + rows)
    before, undone = assistant.names(), len(assistant.project.store.undo_entries())
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    writers = []
    write = assistant.project.store.write
    monkeypatch.setattr(
        assistant.project.store,
        "write",
        lambda commit: writers.append(threading.current_thread()) or write(commit),
    )
    child(dialog, "import_accept").click()
    assert dialog.is_busy
    assert assistant.names() == before
    assert not child(dialog, "import_accept").isEnabled()
    qtbot.waitUntil(lambda: assistant.dialog is None)
    assert writers[0] is not threading.main_thread()
    assert len(assistant.names()) == len(before) + 400
    assert len(assistant.window.desk.workspace.table.visible_uids()) == len(before) + 400
    assert len(assistant.project.store.undo_entries()) == undone + 1
    assistant.project.undo()
    assert assistant.names() == before


def test_escape_ends_the_writing_and_leaves_nothing(qtbot, monkeypatch, assistant):
    rows = "".join(f"System {number};Zweck;\n" for number in range(400))
    dialog = assistant.open_text(PLAIN + rows)
    before = assistant.names()
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    child(dialog, "import_accept").click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert assistant.names() == before
    assert child(dialog, "import_accept").isEnabled()
    dialog.reject()


def test_closing_the_dialog_ends_the_writing(monkeypatch, assistant):
    rows = "".join(f"System {number};Zweck;\n" for number in range(400))
    dialog = assistant.open_text(PLAIN + rows)
    before = assistant.names()
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    child(dialog, "import_accept").click()
    dialog.close()
    assert assistant.names() == before
    assert assistant.dialog is None

"""Earlier states in the window: listing them, going back, saving one as a file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import StepId
from rai_desktop.services.ports import BackupEntry
from rai_desktop.ui.backups import BackupsDialog
from rai_desktop.ui.telling import size_text
from rai_desktop.words import words_for
from tests.ui.conftest import child, show_example, stored, systems
from tests.ui.fakes import Doubled
from tests.ui.looking import unnamed

FIRST = datetime(2026, 6, 1, 10, 30, tzinfo=UTC)


def entry(number, reason, head):
    return BackupEntry(
        path=Path(f"{number}.rai"),
        moment=FIRST - timedelta(days=number),
        reason=reason,
        size=1_234_567,
        head=StepId(head * 64) if head else None,
    )


@pytest.fixture
def kept(session):
    """Let three earlier states be kept; one is like the present, one cannot be read."""
    session.kept = [entry(0, "open", "0"), entry(1, "bulk", "1"), entry(2, "work", "")]
    return session.kept


def dialog_of(window):
    window.commands["backups"].trigger()
    found = window.findChildren(BackupsDialog)
    return found[-1]


def cells(dialog, row):
    return [dialog.rows.item(row, column).text() for column in range(3)]


def test_earlier_states_tell_when_why_and_how_large(example, kept):
    dialog = dialog_of(example)
    why = "When the file was opened · like the present state"
    assert cells(dialog, 0)[1:] == [why, "1.2 MB"]
    assert cells(dialog, 1)[1] == "Before several entries were changed"
    assert cells(dialog, 2)[1] == "While working · cannot be read"
    assert not child(dialog, "backups_restore").isEnabled()


def test_going_back_is_one_step_that_undo_takes_back(qtbot, example, kept, session, asker):
    session.old = session.new_example(session.folder / "old.rai", "en")
    here = example.desk.project
    here.edit(stored(example, "Chat").uid, {"name": "Chat for all"})
    dialog = dialog_of(example)
    dialog.rows.setFocus()
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert "Chat" in systems(example)
    assert here.store.backed_up == ["restore"]
    assert session.old.store.is_closed
    assert example.desk.workspace.notice.text.startswith("The state of 31 May 2026")
    child(example, "notice_undo").click()
    assert "Chat for all" in systems(example)


def test_a_damaged_state_is_told_and_nothing_changes(example, kept, session):
    session.error = UserError("The backup is damaged. Choose another one.")
    dialog = dialog_of(example)
    dialog.rows.selectRow(1)
    child(dialog, "backups_restore").click()
    assert child(dialog, "backups_error").text() == "The backup is damaged. Choose another one."
    assert child(dialog, "backups_close").isEnabled()
    assert systems(example) == ["Chat", "Invoice reader", "Bot"]


def test_a_state_is_saved_as_a_file(example, kept, asker, tmp_path):
    asker.path = tmp_path / "old.rai"
    dialog = dialog_of(example)
    dialog.rows.selectRow(1)
    child(dialog, "backups_save").click()
    assert asker.path.read_text("utf-8") == "backup bulk"
    assert example.desk.workspace.notice.text == f"A copy is in {asker.path}."


def test_nothing_kept_yet_is_said(example):
    dialog = dialog_of(example)
    assert child(dialog, "backups_empty").text() == "No earlier state is kept yet."
    assert not child(dialog, "backups_save").isEnabled()


def test_a_file_that_cannot_be_opened_leads_to_its_earlier_states(
    qtbot, window, kept, session, asker, tmp_path
):
    session.error = UserError("The file is damaged. Open a backup.")
    window.open_file(tmp_path / "x.rai")
    session.error = None
    child(window.banners, "act_1").click()
    (dialog,) = window.findChildren(BackupsDialog)
    assert child(dialog, "backups_restore").isHidden()
    asker.path = tmp_path / "old.rai"
    child(dialog, "backups_save").click()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk.project.store.path == asker.path


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(make_window, kept, language):
    window = show_example(make_window(language))
    assert unnamed(dialog_of(window)) == []


def test_long_words_fit(session, make_window, kept):
    session._words = lambda language: Doubled(language, __import__("gettext").NullTranslations())
    dialog = dialog_of(show_example(make_window("en")))
    for name in ("backups_restore", "backups_save", "backups_close"):
        assert child(dialog, name).sizeHint().width() <= child(dialog, name).width()


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 Byte"), (999, "999 Bytes"), (1500, "2 kB"), (12_345_678, "12,3 MB")],
)
def test_sizes_are_told_as_people_read_them(size, text):
    assert size_text(words_for("de"), size) == text

"""The alliance view in the window: choosing, looking, reminding, writing, cancelling."""

import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from rai_desktop.export.targets import part_of
from rai_desktop.main.own_commands import OwnCommands
from rai_desktop.ui.alliance import AllianceDialog
from rai_desktop.words import words_for
from tests.services.alliance.reports import all_written, random_reports


@pytest.fixture
def served(tmp_path):
    """A session as far as the dialog needs one; its child is the real command line."""

    def private_folder():
        folder = tmp_path / "private"
        folder.mkdir()
        return folder

    return SimpleNamespace(
        private_folder=private_folder,
        documents_folder=lambda: tmp_path,
        part_of=part_of,
        consolidate_command=OwnCommands().consolidate_command,
    )


@pytest.fixture
def folder(tmp_path):
    all_written(random_reports(12), tmp_path / "reports")
    (tmp_path / "reports" / "broken.json").write_text("{", encoding="utf-8")
    return tmp_path / "reports"


@pytest.fixture
def dialog(qtbot, looks, served, asker):
    made = AllianceDialog(None, served, words_for("en"), asker)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.apply_theme(looks.theme)
    made.open()
    yield made
    made.close()


def choose(qtbot, asker, dialog, key, path):
    asker.path = path
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.buttons[key].click()


def column(dialog, about, place):
    model = dialog.tables[about].model()
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_nothing_can_be_written_before_reports_are_read(dialog):
    assert not any(part.isEnabled() for part in dialog.writers.values())
    assert not dialog.remind.isEnabled()


def test_a_chosen_folder_is_read_and_shown(qtbot, asker, dialog, folder, tmp_path):
    choose(qtbot, asker, dialog, "reports", folder)
    assert dialog.told.text() == "Year 2026 · Delivered: 12 · To be corrected: 0 · Missing: 0"
    assert column(dialog, "Files", 0)[0] == "broken.json"
    assert column(dialog, "Files", 1)[:2] == ["Not taken", "Taken"]
    assert "All members" in column(dialog, "Figures", 1)
    assert not (tmp_path / "private").exists()


def test_missing_members_stand_first_and_can_be_reminded(qtbot, asker, dialog, folder, tmp_path):
    members = tmp_path / "members.csv"
    rows = [f"M-{number:04d};Mitglied {number}" for number in range(1, 14)]
    members.write_text("\n".join(["Member number;Name", *rows]), encoding="utf-8")
    choose(qtbot, asker, dialog, "reports", folder)
    choose(qtbot, asker, dialog, "members", members)
    assert column(dialog, "Members", 0)[0] == "M-0013"
    assert column(dialog, "Members", 2)[:2] == ["Missing", "Delivered"]
    dialog.tables["Members"].selectRow(1)
    assert not dialog.remind.isEnabled()
    dialog.tables["Members"].selectRow(0)
    dialog.remind.click()
    assert "Mitglied 13" in QGuiApplication.clipboard().text()


def test_a_file_is_written_as_it_was_asked_for(qtbot, asker, dialog, folder, tmp_path):
    choose(qtbot, asker, dialog, "reports", folder)
    dialog.public.setChecked(True)
    for ending in ("csv", "jsonl"):
        target = asker.path = tmp_path / f"out.{ending}"
        with qtbot.waitSignal(dialog.ended, timeout=60_000):
            dialog.writers[ending].click()
        assert dialog.told.text().replace("\u200b", "") == f"Written: {target}"
        assert "M-0001" not in target.read_text("utf-8")
        assert asker.asked[-1][2] == f"Alliance view 2026.{ending}"


def test_a_folder_without_reports_is_told(qtbot, asker, dialog, tmp_path):
    (tmp_path / "empty").mkdir()
    choose(qtbot, asker, dialog, "reports", tmp_path / "empty")
    assert dialog.told.text().startswith("No yearly report was found.")
    assert not any(part.isEnabled() for part in dialog.writers.values())


def test_reading_can_be_cancelled(qtbot, asker, dialog, served, folder):
    served.consolidate_command = lambda options: [
        sys.executable,
        "-c",
        "import time; time.sleep(60)",
    ]
    asker.path = folder
    dialog.buttons["reports"].click()
    assert dialog.runner.is_running
    with qtbot.waitSignal(dialog.ended, timeout=10_000):
        dialog._close.click()
    assert dialog.told.text().startswith("Stopped.")
    assert not dialog.runner.is_running


def test_nothing_happens_when_no_folder_is_chosen(asker, dialog):
    asker.path = None
    dialog.buttons["reports"].click()
    assert not dialog.runner.is_running


def test_the_menu_shows_it_without_an_open_inventory(make_window):
    window = make_window()
    window.commands["alliance"].trigger()
    dialog = window.findChild(AllianceDialog)
    assert dialog.isVisible()
    dialog.close()

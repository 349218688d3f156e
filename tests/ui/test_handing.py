"""Handing out: what leaves is shown before, and just what was chosen is ordered."""

import pytest

from rai_desktop.domain.left_out import LeftOut
from rai_desktop.services.auditor_pack.model import PackPart, PackProfile
from rai_desktop.services.targets import Page
from rai_desktop.ui.handing.calendar import CalendarDialog
from rai_desktop.ui.handing.pack import PackDialog
from rai_desktop.ui.handing.public import PublicDialog
from tests.ui.conftest import child

PATIENCE = 60_000


@pytest.fixture
def open_dialog(example):
    """Return what triggers a command and gives the dialog that it opens."""

    def open_dialog(command, kind):
        example.commands[command].trigger()
        return example.findChild(kind)

    return open_dialog


@pytest.fixture
def write(qtbot, example, asker, tmp_path, session):
    """Return what lets a dialog write a file and gives the options of the export."""

    def write(dialog, kind):
        asker.path = tmp_path / f"file.{kind}"
        with qtbot.waitSignal(example.desk.exporter.finished, timeout=PATIENCE):
            child(dialog, f"handing_write_{kind}").click()
        assert example.desk.workspace.notice.text == f"The file is ready: file.{kind}"
        return session.limits

    return write


def test_pack_is_ordered_as_it_was_shown(open_dialog, write):
    dialog = open_dialog("auditor_pack", PackDialog)
    for part, box in dialog.parts.items():
        box.setChecked(part in (PackPart.DATA, PackPart.OPEN_POINTS))
    assert dialog.files.text() == "• Open points.csv\n• data.json"
    assert write(dialog, "zip") == ("--redact=costs,comments", "--parts=open_points,data")


def test_profile_sets_the_boxes_and_the_list(open_dialog):
    dialog = open_dialog("auditor_pack", PackDialog)
    dialog.profiles[PackProfile.OUTSIDE].setChecked(True)
    assert dialog.chosen_left_out == {LeftOut.NAMES, LeftOut.COSTS, LeftOut.COMMENTS}
    assert PackPart.EVIDENCE not in dialog.chosen_parts
    assert "data.json" not in dialog.files.text()
    dialog.profiles[PackProfile.EVERYTHING].setChecked(True)
    assert not dialog.chosen_left_out
    assert "data.json" in dialog.files.text()


def test_empty_pack_is_refused_in_the_dialog(open_dialog):
    dialog = open_dialog("auditor_pack", PackDialog)
    for box in dialog.parts.values():
        box.setChecked(False)
    child(dialog, "handing_write_zip").click()
    assert dialog.isVisible()
    assert dialog.error.text()


@pytest.mark.parametrize(("is_named", "options"), [(False, ()), (True, ("--with-names",))])
def test_people_are_in_the_calendar_only_when_ticked(open_dialog, write, is_named, options):
    dialog = open_dialog("calendar_file", CalendarDialog)
    dialog.with_names.setChecked(is_named)
    assert write(dialog, "ics") == options


@pytest.mark.parametrize("kind", ["html", "json"])
def test_page_needs_a_chosen_system_and_tells_of_no_other(open_dialog, write, kind):
    dialog = open_dialog("public_page", PublicDialog)
    child(dialog, f"handing_write_{kind}").click()
    assert dialog.isVisible()
    assert dialog.error.text()
    first = next(iter(dialog.systems.values()))
    first.setChecked(True)
    number = first.text().partition(" ")[0]
    dialog.contact.setText("ki@example.org")
    assert write(dialog, kind) == ("--public", f"--of={number}", "--contact=ki@example.org")


@pytest.mark.parametrize("kind", [PackDialog, CalendarDialog, PublicDialog])
def test_page_of_reports_leads_to_each(example, kind):
    example.desk.workspace.show_page(Page.REGISTERS)
    page = example.desk.workspace.page
    page.handing.rows[kind].click()
    dialog = example.findChild(kind)
    assert dialog.isVisible()
    dialog.reject()


def test_what_is_ordered_from_the_page_is_written(qtbot, example, asker, tmp_path, session):
    example.desk.workspace.show_page(Page.REGISTERS)
    example.desk.workspace.page.handing.rows[CalendarDialog].click()
    asker.path = tmp_path / "dates.ics"
    with qtbot.waitSignal(example.desk.exporter.finished, timeout=PATIENCE):
        child(example.findChild(CalendarDialog), "handing_write_ics").click()
    assert session.limits == ()
    assert example.desk.workspace.notice.text == "The file is ready: dates.ics"

"""Publishing by itself, exporting in a child process, and closing."""

from datetime import timedelta
from time import sleep

import pytest
from PySide6.QtCore import QObject, Qt

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.services.targets import Page
from rai_desktop.ui.exporting import PaperWish
from rai_desktop.ui.publishing import Publisher
from rai_desktop.ui.session import ExportKind
from tests.ui import fakes
from tests.ui.conftest import child, field, stored
from tests.ui.fakes import SAVED_AT

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def edit(window, text="Sales"):
    window.desk.project.edit(stored(window, "Chat").uid, {"department": text})


def saved_text():
    return f"Saved {SAVED_AT.astimezone():%H:%M} · Example.rai"


# publishing ----------------------------------------------------------------------


def test_the_file_follows_an_edit_by_itself_within_two_seconds(qtbot, example):
    store = example.desk.project.store
    with qtbot.waitSignal(example.desk.publisher.published, timeout=2500):
        edit(example)
        edit(example, "Purchasing")
        assert child(example, "save_state").text() == "Saving · Example.rai"
    assert store.published == 1
    assert child(example, "save_state").text() == saved_text()


def test_saving_by_key_writes_at_once_what_is_still_being_typed(qtbot, example):
    field(example, "department").setFocus()
    qtbot.keyClicks(field(example, "department"), "Sales")
    with qtbot.waitSignal(example.desk.publisher.published, timeout=1000):
        qtbot.keyClick(field(example, "department"), Qt.Key.Key_S, CTRL)
    assert stored(example, "Chat").department == "Sales"
    assert example.desk.project.store.published == 1


class SlowStore:
    """Takes its time to publish, in whichever thread it is asked."""

    def __init__(self):
        self.moments = []

    def publish(self):
        sleep(0.15)
        return SAVED_AT + timedelta(minutes=len(self.moments))


def test_publishing_rests_twenty_times_as_long_as_the_last_one_took(qtbot):
    parent = QObject()
    publisher = Publisher(SlowStore(), parent)
    with qtbot.waitSignal(publisher.published):
        publisher.publish_now()
    publisher.note_change()
    assert publisher._timer.remainingTime() >= 20 * 150 - 200
    publisher.stop()
    assert publisher.is_idle


def test_a_change_while_the_file_is_written_is_written_afterwards(qtbot):
    parent = QObject()
    publisher = Publisher(SlowStore(), parent)
    with qtbot.waitSignal(publisher.published):
        publisher.publish_now()
        publisher.note_change()
    assert not publisher.is_idle
    publisher.stop()


def test_an_unwritable_place_is_told_with_what_to_do_and_goes_away(qtbot, example, asker, tmp_path):
    store = example.desk.project.store
    edit(example)
    store.error = SurroundingsError("The disk of {name} is full. Free some space.", name="x.rai")
    with qtbot.waitSignal(example.desk.publisher.failed):
        example.commands["save"].trigger()
    banners = example.desk.workspace.banners
    assert banners.keys() == ("publish",)
    assert child(banners, "sentence").text() == "The disk of x.rai is full. Free some space."
    assert child(example, "save_state").text() == "Kept on this computer, not yet in Example.rai"
    asker.path = tmp_path / "copy.rai"
    qtbot.mouseClick(child(banners, "act_1"), LEFT)
    assert asker.path.read_text("utf-8") == "snapshot"
    store.error = None
    with qtbot.waitSignal(example.desk.publisher.published):
        example.commands["save"].trigger()
    assert banners.keys() == ()
    assert child(example, "save_state").text() == saved_text()


# exporting -----------------------------------------------------------------------


def start_export(window, asker, target, name="export_xlsx"):
    asker.path = target
    window.commands[name].trigger()


def test_an_export_runs_beside_the_window_and_offers_to_open_it(
    qtbot, example, asker, tmp_path, opened
):
    told = []
    example.desk.exporter.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(example.desk.exporter.finished):
        start_export(example, asker, tmp_path / "register.xlsx")
        assert child(example, "job_progress").isVisible()
    assert asker.asked[-1][2] == "AI register Muster GmbH 2026-06-15.xlsx"
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert not child(example, "job_progress").isVisible()
    assert not (tmp_path / "private").exists()
    assert example.desk.workspace.notice.text == "The register is ready: register.xlsx"
    qtbot.mouseClick(child(example, "notice_open"), LEFT)
    assert opened == [tmp_path / "register.xlsx"]


def test_the_folder_of_an_export_can_be_shown(qtbot, example, asker, tmp_path, opened):
    with qtbot.waitSignal(example.desk.exporter.finished):
        start_export(example, asker, tmp_path / "register.pdf", "export_pdf")
    qtbot.mouseClick(child(example, "notice_folder"), LEFT)
    assert opened == [tmp_path]


def test_a_document_about_an_entry_is_ordered_by_its_key_and_named_after_both(
    qtbot, example, asker, tmp_path, session
):
    system = next(iter(example.desk.project.entities("system")))
    number = example.desk.project.number(system)
    asker.path = tmp_path / "paper.docx"
    with qtbot.waitSignal(example.desk.exporter.finished):
        example.desk.exports.export(
            ExportKind.WORD, "en", paper=PaperWish(key="history", about=(system.uid,))
        )
    name = f"Extract of the history {number} Muster GmbH 2026-06-15.docx"
    assert asker.asked[-1] == ("save", "Write the document", name)
    assert session.limits == ("--paper", "history", f"--of={system.uid}")
    assert example.desk.workspace.notice.text == "The document is ready: paper.docx"


def test_both_registers_are_written_with_one_question_and_overwrite_nothing(
    qtbot, example, asker, tmp_path
):
    asker.path = tmp_path / "register.xlsx"
    (tmp_path / "register.pdf").write_text("somebody's file", "utf-8")
    example.commands["export_both"].trigger()
    notice = example.desk.workspace.notice
    ready = "The register is ready: register.xlsx, register (2).pdf"
    qtbot.waitUntil(lambda: notice.text == ready, timeout=20_000)
    assert (tmp_path / "register.xlsx").read_text("utf-8") == "register"
    assert (tmp_path / "register (2).pdf").read_text("utf-8") == "register"
    assert (tmp_path / "register.pdf").read_text("utf-8") == "somebody's file"
    assert len(asker.asked) == 1


def test_a_refused_first_register_keeps_the_second_from_being_begun(
    qtbot, example, asker, tmp_path, session
):
    asker.path = tmp_path / "register.xlsx"
    session.child = fakes.REFUSED_CHILD
    exporter = example.desk.exporter
    with qtbot.waitSignal(exporter.failed, timeout=20_000):
        example.commands["export_both"].trigger()
    assert not exporter.is_running
    session.child = fakes.WORKING_CHILD
    with qtbot.waitSignal(exporter.finished, timeout=20_000):
        example.commands["export_xlsx"].trigger()
    assert not exporter.is_running
    assert not (tmp_path / "register.pdf").exists()


def test_the_language_of_an_export_is_chosen_apart_from_the_window(example, asker, session):
    assert example.export_language == "en"
    example.set_language("de")
    assert example.export_language == "de"
    example.commands.choose("export_language", "en")
    assert example.export_language == "en"
    example.commands["export_pdf"].trigger()
    assert asker.asked[-1][2] == "AI register Muster GmbH 2026-06-15.pdf"


def test_a_register_in_both_languages_asks_before_it_replaces_a_file(
    qtbot, example, asker, tmp_path
):
    example.desk.workspace.show_page(Page.REGISTERS)
    page = example.desk.workspace.page
    child(page, "register_both").setChecked(True)
    (tmp_path / "register-en.xlsx").write_text("older", "utf-8")
    asker.path, asker.agrees = tmp_path / "register.xlsx", False
    child(page, "write_xlsx").click()
    assert asker.texts[-1] == "These files are there already: register-en.xlsx"
    assert not example.desk.exporter.is_running
    asker.agrees = True
    with qtbot.waitSignal(example.desk.exporter.finished) as caught:
        child(page, "write_xlsx").click()
    assert caught.args == [tmp_path / "register-de.xlsx"]
    text = "The register is ready: register-de.xlsx, register-en.xlsx"
    assert example.desk.workspace.notice.text == text


def test_a_refused_export_says_the_sentence_of_the_child(qtbot, example, asker, tmp_path, session):
    session.child = fakes.REFUSED_CHILD
    with qtbot.waitSignal(example.desk.exporter.failed):
        start_export(example, asker, tmp_path / "register.xlsx")
    banners = example.desk.workspace.banners
    assert child(banners, "sentence").text() == "The disk is full. Free some space."
    assert not (tmp_path / "private").exists()


@pytest.mark.parametrize("program", ["import sys; sys.exit(1)", "print('no json')", "1/0"])
def test_a_child_that_gives_no_reason_is_reported_all_the_same(
    qtbot, example, asker, tmp_path, session, program
):
    session.child = program
    with qtbot.waitSignal(example.desk.exporter.failed) as caught:
        start_export(example, asker, tmp_path / "register.xlsx")
    assert caught.args[0].text.startswith("The register could not be written.")


@pytest.mark.allow_log
def test_a_program_that_cannot_start_is_reported(qtbot, example, asker, tmp_path, session):
    session.export_command = lambda *_: [str(tmp_path / "missing")]
    with qtbot.waitSignal(example.desk.exporter.ended):
        start_export(example, asker, tmp_path / "register.xlsx")
    assert example.desk.workspace.banners.keys() == ("export",)


def test_a_cancelled_export_leaves_nothing_behind(qtbot, example, asker, tmp_path, session):
    session.child = fakes.SLOW_CHILD
    part = tmp_path / ".register.xlsx.part"
    start_export(example, asker, tmp_path / "register.xlsx")
    qtbot.waitUntil(part.exists)
    with qtbot.waitSignal(example.desk.exporter.cancelled, timeout=4000):
        qtbot.mouseClick(child(example, "job_cancel"), LEFT)
    assert not part.exists()
    assert not (tmp_path / "private").exists()
    assert not (tmp_path / "register.xlsx").exists()
    assert "cancelled" in example.desk.workspace.notice.text


def test_only_one_export_runs_at_a_time(qtbot, example, asker, tmp_path, session):
    session.child = fakes.SLOW_CHILD
    start_export(example, asker, tmp_path / "register.xlsx")
    asked = len(asker.asked)
    example.commands["export_pdf"].trigger()
    assert len(asker.asked) == asked
    assert "under way" in example.desk.workspace.notice.text
    with qtbot.waitSignal(example.desk.exporter.cancelled, timeout=4000):
        example.desk.exporter.cancel()


# closing -------------------------------------------------------------------------


def stored_by(store, name):
    return next(system for system in store.entities("system").values() if system.name == name)


def test_closing_stores_and_publishes_without_a_question(qtbot, example, asker):
    store = example.desk.project.store
    field(example, "department").setFocus()
    qtbot.keyClicks(field(example, "department"), "Sales")
    example.close()
    assert store.is_closed
    assert store.is_published
    assert stored_by(store, "Chat").department == "Sales"
    assert asker.asked == []


def test_closing_asks_before_something_unreadable_is_lost(qtbot, example, asker):
    qtbot.keyClicks(field(example, "review_due_on"), "31.2.2026")
    asker.agrees = False
    assert not example.close()
    assert asker.asked == [("confirm", "Something you typed cannot be stored", "Close without it")]
    assert field(example, "review_due_on").text() == "31.2.2026"
    asker.agrees = True
    assert example.close()


def test_closing_while_an_export_runs_asks_and_ends_it(qtbot, example, asker, tmp_path, session):
    session.child = fakes.SLOW_CHILD
    start_export(example, asker, tmp_path / "register.xlsx")
    part = tmp_path / ".register.xlsx.part"
    qtbot.waitUntil(part.exists)
    asker.agrees = False
    assert not example.close()
    assert example.desk.exporter.is_running
    asker.agrees = True
    assert example.close()
    assert asker.asked[-1] == ("confirm", "An export is under way", "Cancel export and close")
    assert not part.exists()
    assert not (tmp_path / "private").exists()


@pytest.mark.allow_log
def test_closing_asks_when_the_place_cannot_be_written(example, asker):
    store = example.desk.project.store
    edit(example)
    store.error = SurroundingsError("The disk is full. Free some space.")
    asker.agrees = False
    assert not example.close()
    assert asker.asked == [("confirm", "The file could not be written", "Close anyway")]
    assert example.desk is not None
    asker.agrees = True
    assert example.close()
    assert store.is_closed


def test_going_back_to_the_welcome_page_lets_go_of_the_file(example):
    store = example.desk.project.store
    example.commands["close"].trigger()
    assert store.is_closed
    assert example.desk is None
    assert child(example, "start_new").isVisible()
    assert not example.commands["new"].isEnabled()


def test_the_same_window_comes_back_where_it_was(make_window, session):
    first = make_window(size=(1000, 700))
    first.close()
    assert session.settings.get("geometry")
    second = make_window(size=(1000, 700))
    assert second.size() == first.size()

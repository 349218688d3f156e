"""Evidence in the window: attaching by button, keys and drop; opening and saving safely."""

import os

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services import attaching
from tests.ui.conftest import child, field, show_example, stored
from tests.ui.looking import unnamed
from tests.ui.test_form import HOSTILE

LEFT = Qt.MouseButton.LeftButton
MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def contract(tmp_path):
    path = tmp_path / "Contract.pdf"
    path.write_bytes(b"%PDF-1.7 contract")
    return path


@pytest.fixture
def evidence(example):
    """Return the page of evidence."""
    example.desk.workspace.show_page(EntityKind.EVIDENCE)
    return example.desk.workspace.page


def drop(target, *paths):
    """Drop files onto a part of the window; return whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(target.rect().center(), action, data, LEFT, MODIFIER)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(target.rect().center()), action, data, LEFT, MODIFIER)
    QApplication.sendEvent(target, event)
    return True


def attached(window):
    return window.desk.project.entities(EntityKind.EVIDENCE)


def linked(window, uid):
    return window.desk.project.links.firsts(LinkRole.EVIDENCE_OF, uid)


def error_text(window):
    return child(window.desk.workspace.banners, "sentence").text()


# attaching -----------------------------------------------------------------------


def test_a_file_is_attached_by_the_button_of_the_list(qtbot, example, evidence, asker, contract):
    asker.path = contract
    qtbot.mouseClick(child(example, "attach"), LEFT)
    (made,) = attached(example)
    assert (made.title, made.file_name, made.size) == ("Contract.pdf", "Contract.pdf", 17)
    assert example.desk.project.store.attachment(made.sha256) == contract.read_bytes()
    assert example.desk.workspace.notice.text.startswith("“Contract.pdf” was attached.")
    child(example, "notice_details").click()
    assert example.desk.workspace.form.uid == made.uid
    assert field(example, "title").hasFocus()


def test_a_file_is_attached_to_an_entry_by_keys_alone(qtbot, example, asker, contract):
    uid = stored(example, "Chat").uid
    example.desk.workspace.go_to(uid)
    asker.path = contract
    example.commands["attach"].trigger()
    assert linked(example, uid) == [attached(example)[0].uid]
    example.commands["undo"].trigger()
    assert attached(example) == []
    assert linked(example, uid) == []


def test_a_file_is_attached_from_the_links_of_a_form(qtbot, example, asker, contract):
    uid = stored(example, "Chat").uid
    example.desk.workspace.go_to(uid)
    asker.path = contract
    child(example.desk.workspace.form, "linked_attach_evidence").click()
    assert linked(example, uid) == [attached(example)[0].uid]
    rows = child(example.desk.workspace.form, "linked_rows_evidence")
    assert rows.item(0).text().endswith("Contract.pdf")


def test_files_dropped_onto_a_form_become_its_evidence(example, contract, tmp_path):
    other = tmp_path / "Notes.txt"
    other.write_text("notes", "utf-8")
    uid = stored(example, "Chat").uid
    example.desk.workspace.go_to(uid)
    assert drop(example.desk.workspace.form, contract, other)
    assert [e.title for e in attached(example)] == ["Contract.pdf", "Notes.txt"]
    assert len(linked(example, uid)) == 2
    assert example.desk.workspace.notice.text == "2 files were attached."


@pytest.mark.parametrize("key", ["name", "purpose"])
def test_a_file_dropped_onto_a_field_is_attached_and_not_typed(example, contract, key):
    uid = stored(example, "Chat").uid
    example.desk.workspace.go_to(uid)
    before = example.desk.workspace.form.row(key).editor.field.typed_text()
    assert drop(field(example, key), contract)
    assert len(linked(example, uid)) == 1
    assert example.desk.workspace.form.row(key).editor.field.typed_text() == before


def test_files_dropped_onto_the_list_become_evidence(example, evidence, contract):
    assert drop(evidence.list, contract)
    assert [e.title for e in attached(example)] == ["Contract.pdf"]


def test_a_project_file_dropped_onto_a_form_is_opened_in_place_of_the_project(
    qtbot, example, tmp_path
):
    project = tmp_path / "sent.rai"
    project.write_bytes(b"x")
    example.desk.workspace.go_to(stored(example, "Chat").uid)
    before = example.desk
    assert drop(before.workspace.form, project)
    qtbot.waitUntil(lambda: example.desk is not before)
    assert example.desk.project.store.path == project
    assert attached(example) == []


def test_nothing_is_attached_where_nothing_can_change(example, contract):
    example.desk.workspace.go_to(stored(example, "Chat").uid)
    example.desk.project.store.read_only = True
    assert not drop(example.desk.workspace.form, contract)
    example.desk.workspace.attach()
    assert attached(example) == []


def test_another_file_takes_the_place_of_the_first(example, evidence, asker, contract, tmp_path):
    drop(evidence.list, contract)
    (made,) = attached(example)
    example.desk.workspace.go_to(made.uid)
    newer = tmp_path / "Contract 2.pdf"
    newer.write_bytes(b"%PDF newer")
    assert drop(evidence.form, newer)
    (changed,) = attached(example)
    assert (changed.uid, changed.title) == (made.uid, "Contract.pdf")
    assert changed.file_name == "Contract 2.pdf"
    assert child(evidence.form, "evidence_name").text() == "Contract 2.pdf"
    example.commands["undo"].trigger()
    assert attached(example)[0].sha256 == made.sha256


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    example, evidence, monkeypatch, tmp_path
):
    large = tmp_path / "film.mp4"
    with large.open("wb") as made:
        made.truncate(attaching.MAX_ATTACHMENT + 1)
    reads = []
    monkeypatch.setattr(os, "read", lambda *_: reads.append(1))
    drop(evidence.list, large)
    assert error_text(example).startswith("film.mp4 is larger than 50 MB")
    assert attached(example) == []
    assert reads == []


def test_a_vanished_file_is_told_and_the_others_stay(example, evidence, asker, tmp_path, contract):
    asker.path = tmp_path / "gone.pdf"
    child(example, "attach").click()
    assert error_text(example).startswith("gone.pdf cannot be read.")
    drop(evidence.list, contract)
    assert example.desk.workspace.banners.keys() == ()


# opening and saving --------------------------------------------------------------


@pytest.fixture
def piece(example, evidence, contract):
    """Return the form of a piece of evidence with a file."""
    drop(evidence.list, contract)
    example.desk.workspace.go_to(attached(example)[0].uid)
    return evidence.form


def test_the_form_tells_name_size_and_checksum(piece):
    assert child(piece, "evidence_name").text() == "Contract.pdf"
    facts = child(piece, "evidence_facts")
    assert facts.text().startswith("17 bytes · checksum ")
    assert len(facts.toolTip()) >= 64


def test_a_file_opens_as_a_read_only_copy_after_asking(example, piece, asker, opened, session):
    child(piece, "evidence_open").click()
    assert asker.asked[-1] == ("confirm", "Open the attached file?", "Open the file")
    (path,) = opened
    assert path.read_bytes() == b"%PDF-1.7 contract"
    assert path.name == "Contract.pdf"
    assert path.stat().st_mode & 0o777 == 0o400
    example.close()
    assert not path.exists()
    assert not (session.folder / "viewed").exists()


def test_saying_no_opens_nothing(piece, asker, opened):
    asker.agrees = False
    child(piece, "evidence_open").click()
    assert opened == []


@pytest.mark.parametrize("name", ["run.exe", "macro.xlsm", "page.html", "list.rai", "pdf", "a.lnk"])
def test_what_may_do_harm_can_only_be_saved(example, evidence, tmp_path, asker, opened, name):
    path = tmp_path / name
    path.write_bytes(b"x")
    asker.path = path
    child(example, "attach").click()
    example.desk.workspace.go_to(attached(example)[0].uid)
    assert child(evidence.form, "evidence_open").isHidden()
    asker.path = tmp_path / "saved"
    child(evidence.form, "evidence_save").click()
    assert asker.path.read_bytes() == b"x"
    assert opened == []


def test_saving_where_nothing_can_be_written_is_told(example, piece, asker, tmp_path):
    asker.path = tmp_path / "missing" / "copy.pdf"
    child(piece, "evidence_save").click()
    assert error_text(example).startswith("copy.pdf cannot be written there.")


def test_a_file_whose_bytes_are_gone_is_told(example, piece, asker):
    example.desk.project.store.attachments.clear()
    child(piece, "evidence_open").click()
    assert "Attach it again." in error_text(example)


def test_a_link_is_copied_and_opens_only_in_the_web(example, evidence, asker, opened):
    project = example.desk.project
    web = project.add(EntityKind.EVIDENCE, {"title": "Web", "link": "https://example.org/a"})
    place = project.add(EntityKind.EVIDENCE, {"title": "Place", "link": "file:///etc/passwd"})
    example.desk.workspace.go_to(web)
    child(evidence.form, "evidence_link_copy").click()
    assert QApplication.clipboard().text() == "https://example.org/a"
    child(evidence.form, "evidence_link_open").click()
    assert opened == ["https://example.org/a"]
    example.desk.workspace.go_to(place)
    assert child(evidence.form, "evidence_link_open").isHidden()
    assert not child(evidence.form, "evidence_link_copy").isHidden()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_of_files_are_shown_as_they_are(example, evidence, text):
    project = example.desk.project
    uid = attaching.attach_file(project, b"x", text, {"title": text})
    example.desk.workspace.go_to(uid)
    shown = child(evidence.form, "evidence_name")
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text() == project.entity(uid).file_name


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(make_window, language, contract):
    window = show_example(make_window(language))
    window.desk.workspace.show_page(EntityKind.EVIDENCE)
    drop(window.desk.workspace.page.list, contract)
    window.desk.workspace.go_to(attached(window)[0].uid)
    assert unnamed(window) == []


def test_the_project_that_refuses_keeps_the_file_out(example, evidence, contract):
    example.desk.project.store.error = UserError("The file is too large.")
    drop(evidence.list, contract)
    assert error_text(example) == "The file is too large."
    example.desk.project.store.error = None
    assert attached(example) == []

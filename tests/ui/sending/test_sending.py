"""Sending by mail in the window: choosing, writing, mailing."""

import json
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from rai_desktop.domain.left_out import LeftOut
from rai_desktop.ui.sending.dialog import SendDialog
from tests.ui.conftest import child
from tests.ui.fakes import REFUSED_CHILD, SLOW_CHILD
from tests.ui.looking import unnamed

PHRASE = "vier Wörter im Regen"
CHILD = """
import json, pathlib, sys
pathlib.Path(sys.argv[1]).write_text(json.dumps(sys.argv[2:]), "utf-8")
if "--password-file" in sys.argv:
    phrase = pathlib.Path(sys.argv[sys.argv.index("--password-file") + 1])
    pathlib.Path(sys.argv[1]).with_suffix(".phrase").write_bytes(phrase.read_bytes())
print(json.dumps({"done": 50, "total": 100}), flush=True)
result = {"file": sys.argv[1], "size": 1234567, "fingerprint": "AAAA BBBB CCCC DDDD",
          "review": "--review" in sys.argv}
print(json.dumps({"result": result}), flush=True)
"""


@pytest.fixture
def dialog(example, session, asker):
    session.child = CHILD
    return dialog_of(example)


def dialog_of(window):
    window.commands["send"].trigger()
    return window.findChildren(SendDialog)[-1]


def type_phrase(dialog, first=PHRASE, second=None):
    dialog.phrase.first.setText(first)
    dialog.phrase.second.setText(first if second is None else second)


def write(qtbot, dialog):
    with qtbot.waitSignal(dialog._writer.finished):
        dialog.write_button.click()


def test_an_encrypted_copy_is_written_with_what_was_chosen(qtbot, dialog, session):
    for part in (LeftOut.COSTS, LeftOut.NAMES):
        dialog.left_out[part].setChecked(True)
    dialog.is_review.setChecked(True)
    type_phrase(dialog)
    target = dialog.target
    assert target.name.endswith(".rai.age")
    write(qtbot, dialog)
    given = json.loads(target.read_text("utf-8"))
    assert given[:2] == ["--without=names,costs", "--review"]
    assert target.with_suffix(".phrase").read_text("utf-8") == PHRASE
    assert PHRASE not in " ".join(session.sent_with)
    assert not (session.folder / "private").exists()
    assert session.swept == [target]


def test_the_copy_tells_size_and_fingerprint_and_what_to_attach(qtbot, dialog):
    type_phrase(dialog)
    write(qtbot, dialog)
    shown = [child(dialog, name).text() for name in ("sent_fact_1", "sent_fact_2", "sent_attach")]
    assert shown[0] == "Size: 1.2 MB"
    assert shown[1].endswith("AAAA BBBB CCCC DDDD")
    assert shown[2] == f"Please attach this file: {dialog.target.name.replace(' (2)', '')}"
    assert "phone" in child(dialog, "sent_next").text()


def test_the_mail_program_begins_a_mail_with_a_text(qtbot, dialog, opened):
    type_phrase(dialog)
    write(qtbot, dialog)
    child(dialog, "sent_mail").click()
    (address,) = opened
    text = unquote(address)
    assert address.startswith("mailto:?subject=AI%20inventory")
    assert "AAAA BBBB CCCC DDDD" in text
    assert "pass phrase by phone" in text
    assert PHRASE not in text


def test_the_folder_can_be_shown(qtbot, dialog, opened):
    type_phrase(dialog)
    target = dialog.target
    write(qtbot, dialog)
    child(dialog, "sent_folder").click()
    assert opened == [target.parent]


def test_without_a_pass_phrase_the_copy_is_a_plain_file(qtbot, dialog, session):
    dialog.phrase.is_wanted.setChecked(False)
    target = dialog.target
    assert target.suffix == ".rai"
    write(qtbot, dialog)
    assert "--password-file" not in session.sent_with
    assert "phone" not in child(dialog, "sent_next").text()


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("", "", "Enter a pass phrase"), ("kurz", "kurz", "Too short"), (PHRASE, "x", "differ")],
)
def test_a_pass_phrase_that_does_not_do_is_told(dialog, first, second, said):
    type_phrase(dialog, first, second)
    dialog.write_button.click()
    assert said in dialog.error.text()
    assert not dialog._writer.is_running


def test_how_strong_a_pass_phrase_is_is_told_while_typing(dialog):
    for text, said in (("kurz", "Too short"), ("passwort1", "Weak"), (PHRASE, "Strong")):
        dialog.phrase.first.setText(text)
        assert dialog.phrase.told.text().startswith(said)
    dialog.phrase.second.setText("other")
    assert "differ" in dialog.phrase.told.text()


def test_a_pass_phrase_is_hidden_until_somebody_wants_to_see_it(dialog):
    assert dialog.phrase.first.echoMode() is QLineEdit.EchoMode.Password
    dialog.phrase.shown.setChecked(True)
    assert dialog.phrase.second.echoMode() is QLineEdit.EchoMode.Normal


def test_another_place_keeps_the_ending_that_fits(dialog, asker, tmp_path):
    asker.path = tmp_path / "Elsewhere.rai"
    child(dialog, "send_other").click()
    assert dialog.target == tmp_path / "Elsewhere.rai.age"
    dialog.phrase.is_wanted.setChecked(False)
    assert dialog.target == tmp_path / "Elsewhere.rai"


def test_what_can_be_guessed_is_told_where_values_are_left_out(dialog):
    limit = child(dialog, "send_limit")
    assert not limit.isVisibleTo(dialog)
    dialog.left_out[LeftOut.COSTS].setChecked(True)
    assert limit.isVisibleTo(dialog)


def test_the_open_file_is_not_overwritten(dialog, asker, example):
    asker.path = example.desk.project.store.path
    dialog.phrase.is_wanted.setChecked(False)
    child(dialog, "send_other").click()
    dialog.write_button.click()
    assert "open file itself" in dialog.error.text()


def test_what_the_child_refuses_is_told(qtbot, dialog, session):
    session.child = REFUSED_CHILD
    dialog.phrase.is_wanted.setChecked(False)
    with qtbot.waitSignal(dialog._writer.failed):
        dialog.write_button.click()
    assert dialog.error.text() == "The disk is full. Free some space."
    assert dialog.write_button.isEnabled()


def test_escape_stops_the_writing_first(qtbot, dialog, session):
    session.child = SLOW_CHILD
    dialog.phrase.is_wanted.setChecked(False)
    with qtbot.waitSignal(dialog._writer.progressed):
        dialog.write_button.click()
    with qtbot.waitSignal(dialog._writer.cancelled):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert session.swept == [dialog.target]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_ends_the_child(qtbot, dialog, session):
    session.child = SLOW_CHILD
    dialog.phrase.is_wanted.setChecked(False)
    with qtbot.waitSignal(dialog._writer.progressed):
        dialog.write_button.click()
    dialog.close()
    assert not (session.folder / "private").exists()


def test_everything_has_a_name_for_screen_readers(dialog):
    assert unnamed(dialog) == []

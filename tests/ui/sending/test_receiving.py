"""What came by mail: asking for a pass phrase, and what a sent copy says and takes."""

import pytest
from PySide6.QtCore import QMimeData, QUrl

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.services.sent_copies import SentCopy
from rai_desktop.ui.offering import allow
from rai_desktop.ui.opening import dropped_project
from rai_desktop.ui.sending.banner import sent_banner
from rai_desktop.ui.sending.unlock import UnlockDialog
from rai_desktop.words import words_for
from tests.ui.conftest import child, field, stored, systems
from tests.ui.looking import unnamed

REVIEW = SentCopy(is_review=True, sender="Anna Berg", time="2026-03-02T10:00:00+00:00")


@pytest.fixture
def encrypted(session, tmp_path):
    session.phrase = "vier Wörter im Regen"
    path = tmp_path / "Inventory.rai.age"
    path.write_bytes(b"age-encryption.org/v1\n")
    return path


def unlock(window):
    (dialog,) = window.findChildren(UnlockDialog)
    return dialog


def test_an_encrypted_file_asks_for_its_pass_phrase_and_goes_on(qtbot, window, session, encrypted):
    window.open_file(encrypted)
    dialog = unlock(window)
    dialog.phrase.setText("vier Wörter im Regen")
    target = dialog._target
    assert target.name.startswith("Inventory")
    assert target.suffix == ".rai"
    with qtbot.waitSignal(dialog.unlocked):
        dialog.open_button.click()
    assert window.desk.project.store.path == target


def test_a_wrong_pass_phrase_is_told_and_may_be_typed_again(qtbot, window, encrypted):
    window.open_file(encrypted)
    dialog = unlock(window)
    dialog.phrase.setText("falsch")
    with qtbot.waitSignal(dialog._beside.failed):
        dialog.open_button.click()
    assert "does not open" in dialog.error.text()
    assert dialog.phrase.selectedText() == "falsch"
    assert window.desk is None


def test_the_place_of_the_opened_file_can_be_chosen(window, asker, encrypted, tmp_path):
    window.open_file(encrypted)
    dialog = unlock(window)
    asker.path = tmp_path / "Mine.rai"
    child(dialog, "unlock_other").click()
    assert dialog._target == tmp_path / "Mine.rai"


def test_a_dropped_encrypted_file_is_taken(encrypted):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(encrypted))])
    assert dropped_project(dropped) == encrypted


def test_everything_has_a_name_for_screen_readers(window, encrypted):
    window.open_file(encrypted)
    assert unnamed(unlock(window)) == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("is_review", [True, False])
def test_the_banner_says_from_whom_and_without_what(language, is_review):
    words = words_for(language)
    sent = SentCopy(
        left_out=frozenset({LeftOut.COSTS}), is_review=is_review, sender="Anna", time="2026-03-02"
    )
    banner = sent_banner(sent, lambda: None)
    text = words.of_error(banner.sentence)
    assert "Anna" in text
    assert words(LeftOut.COSTS.label) in text
    assert bool(banner.choices) is is_review


def test_a_review_copy_that_is_only_looked_at_asks_for_nothing():
    sent = SentCopy(is_review=True, sender="Anna", time="2026-03-02")
    banner = sent_banner(sent, lambda: None, is_looked_at=True)
    assert "opened for a look" in str(banner.sentence)
    assert banner.choices == ()
    assert banner.closable


def test_a_whole_copy_for_everything_needs_no_banner():
    assert sent_banner(None, lambda: None) is None
    assert sent_banner(SentCopy(time="2026-03-02"), lambda: None) is None


@pytest.fixture
def review(example):
    """Return the window with the example company as a review copy."""
    example.desk.project.store.sent = REVIEW
    allow(example.commands, example.desk)
    return example


def test_a_review_copy_takes_a_note(review):
    uid = stored(review, "Chat").uid
    review.desk.workspace.show_entity(uid)
    review.desk.project.edit(uid, {"notes": "Look again."})
    assert review.desk.project.entity(uid).notes == "Look again."


def test_a_review_copy_says_why_it_takes_nothing_else(qtbot, review):
    uid = stored(review, "Chat").uid
    review.desk.workspace.show_entity(uid)
    entry = field(review, "name")
    entry.selectAll()
    qtbot.keyClicks(entry, "Other")
    review.desk.workspace.flush()
    assert "Chat" in systems(review)
    assert "review copy" in review.desk.workspace.form.row("name").error_text


def test_only_fields_that_a_review_copy_takes_can_be_typed_in(review):
    space = review.desk.workspace
    space.show_entity(stored(review, "Bot").uid)
    space.form.set_open_sections(["notes"])
    assert field(review, "name").isReadOnly()
    assert not field(review, "notes").isReadOnly()


def test_a_review_copy_does_not_offer_what_it_refuses(review):
    space = review.desk.workspace
    for kind, may_add in ((EntityKind.RISK, False), (EntityKind.FINDING, True)):
        space.show_page(kind)
        assert space.top.new.isEnabled() is may_add
        assert review.commands["new"].isEnabled() is may_add
    assert not review.commands["delete"].isEnabled()
    assert review.commands["send"].isEnabled()

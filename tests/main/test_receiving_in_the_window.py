"""Files from elsewhere in the window: shown first, then looked at, kept or merged."""

import shutil

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.main import places
from rai_desktop.services.jobs import CancelledError
from rai_desktop.services.sent_copies import Sending, SentCopy
from rai_desktop.storage.age import encrypt_file
from rai_desktop.ui.merging.dialog import MergeDialog
from rai_desktop.ui.receiving.dialog import ReceivedDialog
from rai_desktop.ui.sending.unlock import UnlockDialog
from tests.storage.rebuilding import rebuilt
from tests.ui.conftest import child

SYSTEM = EntityKind.SYSTEM


@pytest.fixture
def mail(elsewhere, tmp_path):
    """A file that somebody else wrote."""
    path = tmp_path / "mail.rai"
    project = elsewhere.new_project(path, {"name": "Muster GmbH"}, {"name": "Leitung IT"})
    project.add(SYSTEM, {"name": "Chat"})
    elsewhere.close_project(project)
    return path


@pytest.fixture
def passing(monkeypatch):
    """Places count by their names alone: the tests themselves run in a temporary folder."""
    monkeypatch.setattr(places.tempfile, "gettempdir", lambda: "/nowhere/tmp")


@pytest.fixture
def window(show_window, passing):
    return show_window()


def opened(qtbot, window, path):
    window.open_file(path)
    qtbot.waitUntil(lambda: not window.opening.is_busy)


def received(qtbot, window, path):
    opened(qtbot, window, path)
    dialogs = [d for d in window.findChildren(ReceivedDialog) if d.isVisible()]
    assert dialogs, "nothing was shown first"
    return dialogs[-1]


def is_shown(window):
    return any(dialog.isVisible() for dialog in window.findChildren(ReceivedDialog))


def names(project):
    return [system.name for system in project.entities(SYSTEM)]


def change(session, path, name):
    project = session.open_project(path)
    project.add(SYSTEM, {"name": name})
    session.close_project(project)


def test_a_file_never_seen_before_says_what_it_is_before_it_opens(qtbot, window, mail):
    dialog = received(qtbot, window, mail)
    assert window.desk is None
    facts = dict(dialog.told.facts)
    assert facts["From"] == "The file does not say."
    assert facts["Company"] == "Muster GmbH"
    assert facts["Content"].startswith("AI systems: 1, Risks: 0, Mitigations: 0, People: 1")
    assert facts["Last change"].startswith("Leitung IT, ")
    shown = child(dialog, "received_fingerprint").text()
    assert shown == dialog._project.fingerprint
    assert "Origin not proven" in child(dialog, "received_history").text()
    assert not dialog.merge.isVisible()
    dialog.reject()
    assert window.welcome.isVisible()


def test_looking_opens_for_reading_only_and_keeps_nothing(qtbot, window, mail):
    before = mail.read_bytes()
    received(qtbot, window, mail).look.click()
    assert window.desk.project.store.read_only
    assert names(window.desk.project) == ["Chat"]
    window.close_project()
    assert mail.read_bytes() == before
    received(qtbot, window, mail).reject()


def test_a_kept_file_is_worked_in_and_not_asked_about_again(qtbot, window, mail, asker):
    received(qtbot, window, mail).keep.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert not window.desk.project.store.read_only
    assert asker.asked == []
    window.close_project()
    opened(qtbot, window, mail)
    assert window.desk is not None
    assert not is_shown(window)


def test_a_file_from_a_mail_program_is_kept_where_it_stays(qtbot, window, mail, asker, tmp_path):
    folder = tmp_path / "INetCache" / "Content.Outlook" / "ABC"
    folder.mkdir(parents=True)
    attached = shutil.move(mail, folder / "mail.rai")
    dialog = received(qtbot, window, attached)
    dialog.keep.click()
    assert dialog.isVisible()
    asker.path = tmp_path / "kept.rai"
    dialog.keep.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk.project.store.path == tmp_path / "kept.rai"
    assert not window.desk.project.store.read_only


def test_what_was_made_here_is_opened_at_once_also_elsewhere(qtbot, window, session, tmp_path):
    path, moved = tmp_path / "own.rai", tmp_path / "moved.rai"
    session.close_project(session.new_project(path, {"name": "Own"}, {"name": "Somebody"}))
    change(session, path, "Chat")
    shutil.move(path, moved)
    opened(qtbot, window, moved)
    assert names(window.desk.project) == ["Chat"]
    assert not is_shown(window)


def test_the_example_company_is_opened_at_once(qtbot, window):
    for _ in range(2):
        window.open_example()
        qtbot.waitUntil(lambda: window.desk is not None and not window.opening.is_busy)
        assert not is_shown(window)
        window.close_project()


def test_a_copy_of_a_known_project_is_merged_into_it(
    qtbot, window, session, elsewhere, mail, tmp_path
):
    kept = shutil.copyfile(mail, tmp_path / "kept.rai")
    change(session, kept, "Mine")
    change(elsewhere, mail, "Theirs")
    dialog = received(qtbot, window, mail)
    assert "The history continues yours from" in dialog.told.history
    assert dialog.merge.isVisible()
    assert dialog.merge.text() == "&Merge into kept.rai…"
    dialog.merge.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(MergeDialog)))
    assert window.desk.project.store.path == kept
    (merging,) = window.findChildren(MergeDialog)
    qtbot.waitUntil(lambda: merging.decisions is not None)
    merging.accept_button.click()
    qtbot.waitUntil(lambda: merging.decisions is None)
    assert names(window.desk.project) == ["Chat", "Mine", "Theirs"]
    merging.reject()


def test_the_open_project_stays_until_something_is_decided(
    qtbot, window, session, elsewhere, mail, tmp_path
):
    kept = shutil.copyfile(mail, tmp_path / "kept.rai")
    change(session, kept, "Mine")
    change(elsewhere, mail, "Theirs")
    opened(qtbot, window, kept)
    project = window.desk.project
    dialog = received(qtbot, window, mail)
    assert window.desk.project is project
    dialog.reject()
    assert window.desk.project is project
    dialog = received(qtbot, window, mail)
    dialog.merge.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(MergeDialog)))
    window.findChildren(MergeDialog)[-1].reject()
    assert window.desk.project is project


def test_a_history_that_goes_on_from_the_newest_known_state_says_so(
    qtbot, window, session, elsewhere, mail, tmp_path
):
    kept = tmp_path / "kept.rai"
    session.close_project(session.open_project(shutil.copyfile(mail, kept)))
    change(elsewhere, mail, "Theirs")
    dialog = received(qtbot, window, mail)
    assert dialog.told.history.startswith("The history continues yours: the state")
    dialog.reject()


def test_a_rebuilt_history_is_not_taken_for_the_one_that_was_exported(
    qtbot, window, session, elsewhere, tmp_path
):
    own = tmp_path / "own.rai"
    session.close_project(session.new_project(own, {"name": "Own"}, {"name": "Somebody"}))
    forged = rebuilt(elsewhere._folders, own, tmp_path / "forged.rai")
    dialog = received(qtbot, window, forged)
    assert dialog.told.history.startswith("History rebuilt, not the one you had or exported on ")
    assert child(dialog, "received_history").property("role") == "hint"
    dialog.reject()


def test_what_the_sender_left_out_and_wants_is_told(qtbot, window, elsewhere, mail, tmp_path):
    project = elsewhere.open_project(mail)
    copy = SentCopy(
        left_out=frozenset({LeftOut.COSTS}),
        is_review=True,
        sender="Leitung\nEinkauf\u202e",
        time="2026-11-27T14:03:00+00:00",
        head=project.store.head(),
    )
    for _ in project.store.send(tmp_path / "sent.rai", Sending(copy=copy)):
        pass
    own_fingerprint = project.fingerprint
    elsewhere.close_project(project)
    dialog = received(qtbot, window, tmp_path / "sent.rai")
    facts = dict(dialog.told.facts)
    assert facts["From"] == "Leitung Einkauf (as stated, not checked)"
    assert facts["Sent"].startswith("27 Nov 2026")
    assert facts["Left out"] == "Costs"
    assert facts["What it is for"].startswith("Review copy")
    assert dialog.told.fingerprint == own_fingerprint
    dialog.reject()


def test_a_damaged_file_and_a_cancelled_opening_show_no_page(qtbot, window, mail, session):
    mail.write_bytes(mail.read_bytes()[:-4096])
    opened(qtbot, window, mail)
    assert not is_shown(window)
    assert "damaged" in child(child(window, "banner_error"), "sentence").text()


def test_a_cancelled_check_goes_back(qtbot, window, mail, session, monkeypatch):
    def cancelled(path, tell):
        raise CancelledError

    monkeypatch.setattr(session, "open_copy", cancelled)
    opened(qtbot, window, mail)
    assert not is_shown(window)
    assert window.welcome.isVisible()


def test_a_decrypted_file_that_nobody_wants_is_told(qtbot, window, asker, mail, tmp_path):
    encrypted, opened_here = tmp_path / "mail.rai.age", tmp_path / "opened.rai"
    for _ in encrypt_file(mail, encrypted, "vier Wörter im Regen"):
        pass
    window.open_file(encrypted)
    (unlock,) = window.findChildren(UnlockDialog)
    asker.path = opened_here
    child(unlock, "unlock_other").click()
    unlock.phrase.setText("vier Wörter im Regen")
    unlock.open_button.click()
    qtbot.waitUntil(lambda: is_shown(window), timeout=30_000)
    window.findChildren(ReceivedDialog)[-1].reject()
    said = child(child(window, "banner_left_decrypted"), "sentence").text()
    assert f"opened.rai was put into {tmp_path}" in said.replace("\u200b", "")
    assert opened_here.exists()


def test_a_file_that_came_as_it_is_is_not_called_decrypted(qtbot, window, mail):
    received(qtbot, window, mail).reject()
    assert "left_decrypted" not in window.banners.keys()  # noqa: SIM118 - no mapping

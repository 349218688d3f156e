"""Attached files: kept once in pieces, as long as anything refers to them."""

from hashlib import sha256

import pytest
from sqlalchemy import func, select

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.storage import attachments
from rai_desktop.storage.attachments import CHUNK_SIZE
from rai_desktop.storage.tables import ATTACHMENT_TABLE, CHUNK_TABLE
from tests.storage.building import (
    changed_by_hand,
    findings,
    made,
    opened,
    private_folders,
)

SMALL = b"%PDF-1.7 Nachweis"


def _attached(project, data, title="Nachweis"):
    digest = sha256(data).hexdigest()
    uid, settings = project.new_settings(
        EntityKind.EVIDENCE, {"title": title, "sha256": digest, "size": len(data)}
    )
    project.commit(Action.ATTACH, settings, attachments={digest: data})
    return uid, digest


def _count(project, table):
    connection = project.store._database.connection
    return connection.execute(select(func.count()).select_from(table)).scalar()


def _reopened(project):
    project.store.close()
    return opened(project.store.path)


@pytest.mark.parametrize(
    ("size", "pieces"),
    [
        (0, 0),
        (1, 1),
        (CHUNK_SIZE - 1, 1),
        (CHUNK_SIZE, 1),
        (CHUNK_SIZE + 1, 2),
        (3 * CHUNK_SIZE + 5, 4),
    ],
)
def test_bytes_come_back(tmp_path, size, pieces):
    project = made(tmp_path)
    data = bytes(range(256)) * (size // 256 + 1)
    _, digest = _attached(project, data[:size])
    assert _count(project, CHUNK_TABLE) == pieces
    project = _reopened(project)
    assert project.store.attachment(digest) == data[:size]
    project.store.close()
    assert findings(project.store.path) == []
    foreign = opened(project.store.path, private_folders(tmp_path / "o"))
    assert foreign.store.attachment(digest) == data[:size]
    foreign.store.close()


def test_the_same_bytes_are_kept_once(tmp_path):
    project = made(tmp_path)
    _attached(project, SMALL)
    _attached(project, SMALL, "noch einmal")
    assert _count(project, ATTACHMENT_TABLE) == _count(project, CHUNK_TABLE) == 1
    project.store.close()


def test_what_is_not_there_is_none(tmp_path):
    project = made(tmp_path)
    assert project.store.attachment("0" * 64) is None
    project.store.close()


def test_bytes_of_another_digest_are_a_fault_of_ours(tmp_path):
    project = made(tmp_path)
    with pytest.raises(ValueError):
        project.commit(Action.ATTACH, [], attachments={"0" * 64: SMALL})
    assert _count(project, ATTACHMENT_TABLE) == 0
    project.store.close()


@pytest.mark.parametrize(
    ("limit", "value"), [("MAX_ATTACHMENT", len(SMALL) - 1), ("MAX_PROJECT", len(SMALL) * 2 - 1)]
)
def test_too_large(tmp_path, monkeypatch, limit, value):
    project = made(tmp_path)
    if limit == "MAX_PROJECT":
        _attached(project, SMALL.lower())
    monkeypatch.setattr(attachments, limit, value)
    held, head = _count(project, ATTACHMENT_TABLE), project.store.head()
    with pytest.raises(UserError, match="too large"):
        _attached(project, SMALL)
    assert project.store.head() == head
    assert _count(project, ATTACHMENT_TABLE) == held
    assert len(project.entities(EntityKind.EVIDENCE)) == held
    project.store.close()


def test_exactly_the_limit_is_allowed(tmp_path, monkeypatch):
    monkeypatch.setattr(attachments, "MAX_ATTACHMENT", len(SMALL))
    monkeypatch.setattr(attachments, "MAX_PROJECT", len(SMALL))
    project = made(tmp_path)
    _, digest = _attached(project, SMALL)
    assert project.store.attachment(digest) == SMALL
    project.store.close()


def test_bytes_stay_while_an_entry_refers_to_them(tmp_path):
    project = made(tmp_path)
    uid, digest = _attached(project, SMALL)
    project.delete([uid])
    project = _reopened(project)
    assert project.store.attachment(digest) == SMALL, "the bin still holds it"
    project.store.close()


def test_bytes_stay_while_an_action_can_be_undone(tmp_path):
    project = made(tmp_path)
    uid, digest = _attached(project, SMALL)
    project.edit(uid, {"sha256": sha256(b"other").hexdigest()})
    project = _reopened(project)
    assert project.store.attachment(digest) == SMALL
    project.undo()
    assert project.entity(uid).sha256 == digest
    project.store.close()


def test_unused_bytes_are_dropped_at_opening(tmp_path, monkeypatch):
    monkeypatch.setattr("rai_desktop.storage.undo_log.KEPT_UNDO", 2)
    project = made(tmp_path)
    uid, digest = _attached(project, SMALL)
    project.edit(uid, {"sha256": ""})
    for text in "abc":
        project.edit(uid, {"title": text})
    project = _reopened(project)
    assert project.store.attachment(digest) is None
    assert _count(project, ATTACHMENT_TABLE) == _count(project, CHUNK_TABLE) == 0
    project.store.close()
    assert findings(project.store.path) == []


def test_packs_keep_their_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr("rai_desktop.storage.undo_log.KEPT_UNDO", 1)
    project = made(tmp_path)
    digest = sha256(SMALL).hexdigest()
    _, settings = project.new_settings(
        EntityKind.PACK, {"pack_id": "method", "version": "1", "sha256": digest}
    )
    project.commit(Action.ADD, settings, undoable=False, attachments={digest: SMALL})
    project = _reopened(project)
    assert project.store.attachment(digest) == SMALL
    project.store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attachment_chunk SET data = x'00'",
        "UPDATE attachment_chunk SET position = 5 WHERE position = 0",
        "DELETE FROM attachment_chunk WHERE position = 1",
        "DELETE FROM attachment",
        "UPDATE attachment SET size = size + 1",
        "UPDATE attachment_chunk SET sha256 = 'x' WHERE position = 1",
        "INSERT INTO attachment_chunk SELECT NULL, sha256, 2, x'00' FROM attachment",
    ],
)
def test_damage_is_found(tmp_path, statement):
    project = made(tmp_path)
    _attached(project, bytes(CHUNK_SIZE) + SMALL)
    project.store.close()
    with changed_by_hand(project.store.path) as connection:
        assert connection.execute(statement).rowcount > 0
    assert any("attached file" in finding for finding in findings(project.store.path))
    with pytest.raises(UserError):
        opened(project.store.path)


def test_damaged_bytes_are_not_given_out(tmp_path):
    project = made(tmp_path)
    _, digest = _attached(project, SMALL)
    project.store._database.connection.exec_driver_sql("UPDATE attachment_chunk SET data = x'00'")
    assert project.store.attachment(digest) is None
    project.store.abandon()

"""What is sound in a damaged file comes into a new one; what is not is named, never taken over."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.attaching import attach_file
from rai_desktop.services.clock import RandomUids
from rai_desktop.services.jobs import CancelledError
from rai_desktop.storage.carving import records
from rai_desktop.storage.foreign import TooNewError
from rai_desktop.storage.rescue import rescue
from tests.storage.building import (
    changed_by_hand,
    closed,
    filled,
    findings,
    foreign,
    made,
    names_in,
    opened,
    private_folders,
    seen,
)

SAMPLES = sorted((Path(__file__).parent / "files").glob("*.rai"))


def rescued(path, name="rescued.rai", tell=None):
    target = path.with_name(name)
    now = datetime(2026, 6, 15, tzinfo=UTC)
    folders = private_folders(path.parent)
    return rescue(path, target, folders, new_uid=RandomUids().new_uid, now=now, tell=tell)


def seen_in(path):
    project = opened(path, private_folders(path.parent / f"look-{path.stem}"))
    found = seen(project), project.store.head()
    project.store.abandon()
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sound_file_comes_back_as_it_is(tmp_path, sample):
    path = Path(shutil.copy(sample, tmp_path))
    done = rescued(path)
    assert (done.keeps_history, done.lost) == (True, ())
    assert seen_in(done.path) == seen_in(path)
    assert findings(done.path) == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE system SET name = 'anders'",
        "DELETE FROM system",
        "UPDATE risk SET digest = zeroblob(32)",
        "DROP TABLE vendor",
        "DROP TABLE system",
        "CREATE TRIGGER spy AFTER INSERT ON system BEGIN DELETE FROM risk; END",
    ],
)
def test_entries_come_back_from_the_history(tmp_path, damage):
    path = foreign(tmp_path)
    before = seen_in(path)
    with changed_by_hand(path) as connection:
        connection.execute(damage)
    with pytest.raises(UserError):
        seen_in(path)
    done = rescued(path)
    assert done.keeps_history
    assert done.lost == ()
    assert seen_in(done.path) == before


@pytest.mark.parametrize(
    "damage", ["DELETE FROM step WHERE seq = 2", "DELETE FROM meta", "DROP TABLE step"]
)
def test_without_the_history_what_is_sound_comes_in_one_step(tmp_path, damage):
    path = foreign(tmp_path)
    before, _ = seen_in(path)
    with changed_by_hand(path) as connection:
        connection.execute(damage)
    done = rescued(path)
    assert not done.keeps_history
    assert [str(found) for found in done.lost] == [
        "The history could not be kept: the new file begins with one step that holds what was "
        "rescued."
    ]
    assert seen_in(done.path)[0] == before
    assert findings(done.path) == []
    project = opened(done.path)
    (step,) = [entry.step for entry in project.store.history()]
    assert step.action is Action.RESCUE
    project.store.close()


def test_what_is_not_sound_is_named_and_left_out(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("UPDATE risk SET title = 'Gefälscht'")
        connection.execute("DELETE FROM step WHERE seq = 2")
    done = rescued(path)
    assert EntityKind.RISK not in done.counts
    assert any("“Gefälscht”" in str(found) for found in done.lost)
    assert "Gefälscht" not in str(seen_in(done.path))


def test_attached_files_come_back_or_are_named(tmp_path):
    project = filled(tmp_path)
    attach_file(project, b"whole" * 300_000, "Ganz.pdf", {})
    attach_file(project, b"torn" * 300_000, "Zerrissen.pdf", {})
    path = project.store.path
    project.store.close()
    content = path.read_bytes()
    assert content.count(b"torntorn")
    path.write_bytes(content.replace(b"torntorn", b"tornTorn", 1))
    done = rescued(path)
    assert done.keeps_history
    (lost,) = done.lost
    assert "“Zerrissen.pdf”" in str(lost)
    project = opened(done.path)
    held = {
        e.file_name: project.store.attachment(e.sha256)
        for e in project.entities(EntityKind.EVIDENCE)
    }
    assert held == {"Ganz.pdf": b"whole" * 300_000, "Zerrissen.pdf": None}
    project.store.close()


def test_half_a_file_gives_what_is_in_that_half(tmp_path):
    path = closed(tmp_path)
    before, _ = seen_in(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4])
    done = rescued(path)
    now, _ = seen_in(done.path)
    assert now
    assert all(before[uid] == values for uid, values in now.items())


@pytest.mark.parametrize("content", [b"", b"Liste", b"SQLite format 3\x00" + bytes(9000)])
def test_what_holds_nothing_is_refused(tmp_path, content):
    path = tmp_path / "empty.rai"
    path.write_bytes(content)
    with pytest.raises(UserError, match="Nothing could be rescued"):
        rescued(path)
    assert not path.with_name("rescued.rai").exists()


def test_a_newer_file_is_no_damaged_one(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(TooNewError):
        rescued(path)


def test_no_file_is_replaced(tmp_path):
    path = foreign(tmp_path)
    with pytest.raises(UserError, match="already a file"):
        rescued(path, path.name)


def test_pages_that_lead_in_circles_end(tmp_path):
    """Cells that claim the whole file as their size are given up after four times as much."""
    page = bytearray(4096)
    page[:16] = b"SQLite format 3\x00"
    page[16:18] = (4096).to_bytes(2, "big")
    leaf = bytearray(4096)
    leaf[0], leaf[3:5] = 13, (1000).to_bytes(2, "big")
    for number in range(1000):
        leaf[8 + 2 * number : 10 + 2 * number] = (4000).to_bytes(2, "big")
    leaf[4000:4003] = b"\x81\xff\x7f"
    assert list(records(bytes(page + leaf) * 100)) == []


def test_the_rescued_file_is_named_among_the_names(tmp_path):
    path = closed(tmp_path)
    assert names_in(rescued(path).path) == ["Bewerbungen vorsortieren"]


def test_a_rescue_that_is_ended_leaves_no_new_file(tmp_path):
    path = Path(shutil.copy(SAMPLES[-1], tmp_path))

    def end(_progress):
        raise CancelledError

    with pytest.raises(CancelledError):
        rescued(path, tell=end)
    assert [each.name for each in tmp_path.glob("*.rai")] == [path.name]


@pytest.mark.parametrize("kind", [EntityKind.EVIDENCE, EntityKind.PRACTICE, EntityKind.VENDOR])
def test_what_is_left_out_is_called_by_its_kind_where_the_history_tells_none(tmp_path, kind):
    project = made(tmp_path)
    title, path = KINDS[kind].title, project.store.path
    project.add(kind, {title: "Echt"})
    project.store.close()
    with changed_by_hand(path) as connection:
        connection.execute("DELETE FROM payload")
        connection.execute(f"UPDATE {kind} SET {title} = 'Gefälscht'")  # noqa: S608 - own names
    (named,) = [text for found in rescued(path).lost if "Gefälscht" in (text := str(found))]
    assert f"“Gefälscht” ({KINDS[kind].label})" in named


def test_a_kind_that_is_only_guessed_is_not_named(tmp_path):
    project = made(tmp_path)
    path = project.store.path
    project.add(EntityKind.VENDOR, {"name": "Echt"})
    project.store.close()
    with changed_by_hand(path) as connection:
        connection.execute("DELETE FROM step")
        connection.execute("UPDATE vendor SET name = 'Gefälscht', contract_until = 'nie'")
    lost = [text for found in rescued(path).lost if "was damaged" in (text := str(found))]
    assert lost
    assert not [text for text in lost if KINDS[EntityKind.VENDOR].label in text]

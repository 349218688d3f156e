"""A copy for somebody else: what is left out is in no byte of it, and it opens and verifies."""

import json
import sqlite3
from contextlib import closing
from itertools import combinations

import pytest

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.storage import age
from rai_desktop.storage.rows import read_writers
from rai_desktop.storage.verification import verify_file
from tests.storage import sending as h
from tests.storage.building import changed_by_hand, findings, made, meta, opened, private_folders

ALL = tuple(LeftOut)
CHOICES = [
    choice
    for count in range(len(ALL) + 1)
    for choice in combinations(ALL, count)
    if count in (0, 1, 2, len(ALL))
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made_here = made(tmp_path_factory.mktemp("sender"))
    h.fill(made_here)
    made_here.store.publish()
    yield made_here
    made_here.store.close()


@pytest.mark.parametrize("left_out", CHOICES, ids="+".join)
def test_what_is_left_out_is_in_no_byte_and_the_copy_is_sound(project, tmp_path, left_out):
    copy = h.sent(project, tmp_path / "copy.rai", *left_out)
    texts = [text for part in left_out for text in h.SECRETS[part]]
    assert h.found_in(copy, texts) == []
    if LeftOut.ATTACHMENTS in left_out:
        assert h.ATTACHED[:64] not in copy.read_bytes()
    report = verify_file(copy, deep=True)
    assert report.findings == ()
    assert report.head == project.store.head()
    assert report.sent.left_out == frozenset(left_out)


def test_everything_is_in_the_bytes_before(project):
    texts = [text for part in ALL for text in h.SECRETS[part]]
    assert h.found_in(project.store.path, texts) == texts
    assert h.ATTACHED[:64] in project.store.path.read_bytes()


def test_a_whole_copy_says_all_that_the_project_says(project, tmp_path):
    copy = h.sent(project, tmp_path / "copy.rai")
    assert findings(copy, deep=True) == []
    assert verify_file(copy, deep=True).remarks == ()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM undo").fetchone() == (0,)
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_left_out_values_are_marked_and_never_read_as_deleted(project, tmp_path):
    copy = h.sent(project, tmp_path / "copy.rai", LeftOut.COSTS, LeftOut.NAMES)
    with closing(sqlite3.connect(copy)) as connection:
        (person,) = connection.execute("SELECT writers FROM person").fetchone()
        systems = dict(connection.execute("SELECT name, writers FROM system").fetchall())
    assert read_writers(person)[1] == {"name", "email", "phone", "x:own"}
    assert read_writers(systems["Chat"])[1] == {"yearly_cost"}
    assert read_writers(systems["Papierkorb"])[1] == frozenset()


def test_texts_that_name_somebody_go_whole_and_others_stay(project, tmp_path):
    copy = h.sent(project, tmp_path / "copy.rai", LeftOut.NAMES)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT description FROM risk").fetchone() == (None,)
        assert connection.execute("SELECT purpose FROM system WHERE name = 'Chat'").fetchone() == (
            "Beantwortet Fragen.",
        )
        assert connection.execute("SELECT function FROM person").fetchone() == ("Leitung Einkauf",)


def received(copy, tmp_path):
    """Open a copy as somebody else does."""
    return opened(copy, private_folders(tmp_path / "receiver"))


def test_the_receiver_sees_people_by_what_they_do(project, tmp_path):
    theirs = received(h.sent(project, tmp_path / "copy.rai", LeftOut.NAMES), tmp_path)
    (person,) = theirs.entities(EntityKind.PERSON)
    assert theirs.name(person.uid) == "Leitung Einkauf"
    theirs.store.close()


@pytest.mark.parametrize("left_out", [ALL, (LeftOut.NAMES,), (LeftOut.COSTS, LeftOut.HISTORY)])
def test_the_receiver_can_edit_and_the_file_stays_sound(project, tmp_path, left_out):
    copy = h.sent(project, tmp_path / "copy.rai", *left_out)
    theirs = received(copy, tmp_path)
    chat = next(s for s in theirs.entities(EntityKind.SYSTEM) if s.name == "Chat")
    (person,) = theirs.entities(EntityKind.PERSON)
    theirs.edit(chat.uid, {"name": "Chat 2"})
    theirs.edit(person.uid, {"department": "Einkauf"})
    theirs.edit(chat.uid, {"yearly_cost": 12})
    theirs.undo()
    theirs.store.close()
    assert findings(copy, deep=True) == []
    again = received(copy, tmp_path / "again")
    assert again.store.sent.left_out == frozenset(left_out)
    again.store.close()


def test_a_step_names_what_it_changed_without_knowing_all(project, tmp_path):
    theirs = received(h.sent(project, tmp_path / "copy.rai", LeftOut.COSTS), tmp_path)
    chat = next(s for s in theirs.entities(EntityKind.SYSTEM) if s.name == "Chat")
    (person,) = theirs.entities(EntityKind.PERSON)
    assert theirs.edit(chat.uid, {"name": "Chat 2"}).partial == (chat.uid,)
    assert theirs.edit(person.uid, {"department": "Einkauf"}).partial == ()
    theirs.store.close()


@pytest.mark.parametrize("left_out", [(LeftOut.NAMES,), (LeftOut.NAMES, LeftOut.HISTORY)])
def test_damage_to_what_was_not_left_out_is_found(project, tmp_path, left_out):
    copy = h.sent(project, tmp_path / "copy.rai", *left_out)
    with changed_by_hand(copy) as connection:
        connection.execute("UPDATE person SET department = NULL, function = 'Leitung Verkauf'")
    assert any("changed or damaged" in finding for finding in findings(copy, deep=False))


def test_a_value_that_the_log_contradicts_is_found(project, tmp_path):
    """Whoever mends the digest, too, still has the history against him."""
    copy = h.sent(project, tmp_path / "copy.rai", LeftOut.COSTS)
    with changed_by_hand(copy) as connection:
        connection.execute("UPDATE system SET name = 'Plauder' WHERE name = 'Chat'")
        (text,) = connection.execute("SELECT writers FROM system WHERE name = 'Plauder'").fetchone()
        kept = text.index('"kept":"')
        without = text[:kept] + '"kept":""' + text[kept + len('"kept":""') + 64 :]
        connection.execute("UPDATE system SET writers = ? WHERE name = 'Plauder'", (without,))
    assert any("changed or damaged" in finding for finding in findings(copy, deep=False))


def test_payloads_missing_where_nothing_was_left_out_are_found(project, tmp_path):
    copy = h.sent(project, tmp_path / "copy.rai")
    with changed_by_hand(copy) as connection:
        connection.execute("DELETE FROM payload WHERE seq = 3")
    assert any("left out of step 3" in finding for finding in findings(copy, deep=True))


def test_the_deep_check_tells_how_much_it_could_not_follow(project, tmp_path):
    copy = h.sent(project, tmp_path / "copy.rai", LeftOut.HISTORY)
    (remark,) = verify_file(copy, deep=True).remarks
    assert remark.values["count"] > 5


def test_the_deep_check_still_follows_the_rest(project, tmp_path):
    copy = h.sent(project, tmp_path / "copy.rai", LeftOut.COSTS)
    with changed_by_hand(copy) as connection:
        (text,) = connection.execute("SELECT writers FROM risk").fetchone()
        ((step, keys),) = json.loads(text).items()
        moved = json.dumps({str(int(step) - 1): keys}, separators=(",", ":"))
        connection.execute("UPDATE risk SET writers = ?", (moved,))
    (finding,) = findings(copy, deep=True)
    assert "names other steps" in finding


def test_sending_a_received_copy_on_leaves_out_what_it_lacks_already(project, tmp_path):
    first = h.sent(project, tmp_path / "first.rai", LeftOut.COSTS, is_review=True)
    theirs = received(first, tmp_path)
    second = h.sent(theirs, tmp_path / "second.rai", LeftOut.COMMENTS)
    theirs.store.close()
    told = verify_file(second, deep=True)
    assert told.findings == ()
    assert told.sent.left_out == {LeftOut.COSTS, LeftOut.COMMENTS}
    assert told.sent.is_review


def test_the_copy_says_who_sent_it_and_from_which_state(project, tmp_path):
    copy = h.sent(project, tmp_path / "copy.rai", LeftOut.COSTS, is_review=True)
    facts = meta(copy)
    assert facts["sent_by"] == "Einkauf"
    assert facts["sent_head"] == project.store.head()
    assert (facts["left_out"], facts["purpose"]) == ("costs", "review")
    assert "purpose" not in meta(project.store.path)


def test_an_encrypted_copy_is_the_same_behind_its_pass_phrase(project, tmp_path, monkeypatch):
    monkeypatch.setattr(age, "WORK", 4)
    target = h.sent(project, tmp_path / "copy.rai.age", LeftOut.COSTS, phrase="Äpfel im Regen")
    plain = tmp_path / "plain.rai"
    for _ in age.decrypt_file(target, plain, "Äpfel im Regen"):
        pass
    assert verify_file(plain, deep=True).findings == ()
    assert h.found_in(target, ["SQLite", "Chat"]) == []


def test_progress_goes_up_to_the_whole(project, tmp_path):
    told = [p.done for p in project.store.send(tmp_path / "copy.rai", h.sending(*ALL))]
    assert told == sorted(told)
    assert told[-1] == 100


@pytest.mark.parametrize("phrase", ["", "Äpfel im Regen"])
def test_stopping_leaves_nothing(project, tmp_path, phrase):
    folder = project.store._workplace.folder
    before = sorted(folder.iterdir())
    name = "copy.rai.age" if phrase else "copy.rai"
    job = project.store.send(tmp_path / name, h.sending(LeftOut.NAMES, phrase=phrase))
    for progress in job:
        if progress.done >= 50:
            break
    job.close()
    assert list(tmp_path.iterdir()) == []
    assert sorted(folder.iterdir()) == before


def test_the_project_itself_is_not_overwritten(project):
    before = project.store.path.read_bytes()
    with pytest.raises(UserError, match="open file itself"):
        h.sent(project, project.store.path)
    assert project.store.path.read_bytes() == before


def test_a_place_that_is_not_there_is_told(project, tmp_path):
    with pytest.raises(SurroundingsError):
        h.sent(project, tmp_path / "missing" / "copy.rai")


def test_every_kind_is_looked_through(project, tmp_path):
    """No table keeps a left-out value of its class."""
    copy = h.sent(project, tmp_path / "copy.rai", *ALL)
    with closing(sqlite3.connect(copy)) as connection:
        for kind, spec in KINDS.items():
            for field in spec.fields:
                if str(field.privacy) != "normal":
                    query = f'SELECT count("{field.key}") FROM "{kind}"'  # noqa: S608
                    assert connection.execute(query).fetchone() == (0,), (kind, field.key)

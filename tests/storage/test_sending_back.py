"""A copy with left-out values comes back: nothing that was left out is lost, and all adds up."""

from contextlib import ExitStack

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.services.merging.reviewed import MoreThanReviewedError
from tests.storage import sending as h
from tests.storage.building import findings, made, meta, opened, private_folders, seen
from tests.storage.copying import larger, merged

ALL = tuple(LeftOut)
SYSTEM, PERSON = EntityKind.SYSTEM, EntityKind.PERSON


@pytest.fixture
def both(tmp_path):
    """Return what gives the project of a sender and the copy that was received, both open."""
    with ExitStack() as stack:

        def give(*left_out):
            (tmp_path / "sender").mkdir()
            mine = made(tmp_path / "sender")
            stack.callback(mine.store.close)
            h.fill(mine)
            copy = h.sent(mine, tmp_path / "copy.rai", *left_out)
            theirs = opened(copy, private_folders(tmp_path / "receiver"))
            stack.callback(theirs.store.close)
            return mine, theirs

        yield give


def chat(project):
    return next(s for s in project.entities(SYSTEM) if s.yearly_cost or s.name.startswith("Chat"))


def check_sound(project, path):
    project.store.snapshot(path)
    assert findings(path, deep=True) == []


def edited(theirs):
    """Change what the receiver sees, of entries with and without left-out values."""
    theirs.edit(chat(theirs).uid, {"name": "Chat für alle"})
    (person,) = theirs.entities(PERSON)
    theirs.edit(person.uid, {"department": "Einkauf"})
    theirs.add(EntityKind.RISK, {"title": "Neues Risiko"})
    theirs.store.publish()


@pytest.mark.parametrize("goes_on", [False, True], ids=["unchanged", "changed"])
@pytest.mark.parametrize("left_out", [(), (LeftOut.COSTS,), (LeftOut.HISTORY,), ALL], ids="+".join)
def test_the_sender_gets_the_changes_and_loses_nothing(both, tmp_path, left_out, goes_on):
    mine, theirs = both(*left_out)
    edited(theirs)
    if goes_on:
        mine.edit(chat(mine).uid, {"department": "Vertrieb"})
    merged(mine, theirs, larger)
    found = chat(mine)
    assert (found.name, found.yearly_cost, found.notes) == ("Chat für alle", h.COST, h.NOTE)
    (person,) = mine.entities(PERSON)
    assert (person.name, person.department) == (h.NAME, "Einkauf")
    assert mine.store.extra_values(person.uid) == {"x:own": h.OWN_VALUE}
    check_sound(mine, tmp_path / "checked.rai")


@pytest.mark.parametrize("left_out", [(LeftOut.COSTS,), ALL], ids="+".join)
def test_the_receiver_gets_all_of_it_when_the_whole_file_comes(both, tmp_path, left_out):
    mine, theirs = both(*left_out)
    edited(theirs)
    mine.edit(chat(mine).uid, {"department": "Vertrieb"})
    merged(mine, theirs, larger)
    merged(theirs, mine, larger)
    assert seen(theirs) == seen(mine)
    assert theirs.store.head() == mine.store.head()
    check_sound(theirs, tmp_path / "checked.rai")
    assert not meta(tmp_path / "checked.rai").get("left_out")


def test_what_comes_back_a_second_time_changes_nothing(both):
    mine, theirs = both(*ALL)
    edited(theirs)
    merged(mine, theirs, larger)
    head = mine.store.head()
    merged(mine, theirs, larger)
    assert mine.store.head() == head


def reviewed(tmp_path, stack):
    """Return a project and a review copy of it, both open."""
    (tmp_path / "sender").mkdir()
    mine = made(tmp_path / "sender")
    stack.callback(mine.store.close)
    h.fill(mine)
    copy = h.sent(mine, tmp_path / "copy.rai", LeftOut.COSTS, is_review=True)
    theirs = opened(copy, private_folders(tmp_path / "receiver"))
    stack.callback(theirs.store.close)
    return mine, theirs


def test_a_review_copy_brings_its_notes_back(tmp_path):
    with ExitStack() as stack:
        mine, theirs = reviewed(tmp_path, stack)
        uid = chat(mine).uid
        theirs.edit(uid, {"notes": "Bitte den Zweck klären."})
        mine.edit(uid, {"name": "Chat neu"})
        merged(mine, theirs, larger)
        found = mine.entity(uid)
        assert (found.name, found.notes) == ("Chat neu", "Bitte den Zweck klären.")
        assert found.yearly_cost == h.COST
        check_sound(mine, tmp_path / "checked.rai")


def test_a_review_copy_that_changes_more_is_not_merged(tmp_path):
    """Whoever takes another program can change such a file; what comes back is looked at."""
    with ExitStack() as stack:
        mine, theirs = reviewed(tmp_path, stack)
        sent, theirs.store.sent = theirs.store.sent, None
        theirs.edit(chat(mine).uid, {"name": "Untergeschoben"})
        theirs.store.sent = sent
        head = mine.store.head()
        with pytest.raises(MoreThanReviewedError, match="review copy"):
            merged(mine, theirs, larger)
        assert mine.store.head() == head

"""Closed years in the file: their bytes stay, travel, name nobody, and merge field by field."""

from hashlib import sha256

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.snapshot import snapshot_uid
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.services.erasing import erase_person, plan_erasing
from rai_desktop.services.merging.comparing import compare
from rai_desktop.services.merging.decisions import Decisions, Take
from rai_desktop.services.merging.joining import merge
from rai_desktop.services.timeline.points import present_point
from rai_desktop.services.years.closed import closed_year, frozen_state
from rai_desktop.services.years.closing import Closing, close_year
from rai_desktop.services.years.past_project import project_at
from rai_desktop.services.years.written import read_document
from rai_desktop.words import words_for
from tests.services.building import labels
from tests.storage import sending as h
from tests.storage.building import closed, findings, made, opened
from tests.storage.copying import copied, mailed

YEAR = 2024


def close(project, name="Petra Muster", **values):
    spoken = labels("de")
    spoken.keep(project)
    close_year(project, spoken, Closing(year=YEAR, name=name, function="Leitung", **values))
    return closed_year(project, YEAR)


def test_bytes_stay_while_a_closed_year_refers_to_them(tmp_path, monkeypatch):
    monkeypatch.setattr("rai_desktop.storage.undo_log.KEPT_UNDO", 2)
    project = made(tmp_path)
    project.add(EntityKind.SYSTEM, {"name": "Chat"})
    first = close(project).sha256
    project.add(EntityKind.SYSTEM, {"name": "Scan"})
    second = close(project, again=True).sha256
    for name in "abc":
        project.add(EntityKind.SYSTEM, {"name": name})
    project.store.close()
    project = opened(project.store.path)
    assert project.store.attachment(second) is not None
    assert project.store.attachment(first) is None, "nothing refers to the first revision"
    project.store.close()
    assert findings(project.store.path) == []


@pytest.mark.parametrize("left_out", [(), tuple(LeftOut)], ids=["whole", "least"])
def test_a_closed_year_travels_and_holds_no_secret(tmp_path, left_out):
    project = made(tmp_path)
    h.fill(project)
    year = close(project, name=h.NAME)
    copy = h.sent(project, tmp_path / "copy.rai", *left_out)
    project.store.close()
    assert findings(copy, deep=True) == []
    secrets = [text for part in left_out for text in h.SECRETS[part]]
    assert h.found_in(copy, secrets) == []
    (tmp_path / "there").mkdir()
    other = opened(copy)
    data = other.store.attachment(year.sha256)
    text = str(read_document(data))
    assert frozen_state(other, closed_year(other, YEAR)).is_complete
    assert closed_year(other, YEAR).signed_name == ("" if left_out else h.NAME)
    other.store.close()
    for secret in (*h.SECRETS[LeftOut.NAMES], str(h.COST), h.NOTE):
        assert secret not in text


def test_erasing_a_person_leaves_the_frozen_state_alone_and_takes_the_signature(tmp_path):
    project = made(tmp_path)
    h.fill(project)
    year = close(project, name=h.NAME)
    person = project.find("PE-0001")
    erase_person(project, plan_erasing(project, words_for("de"), person.uid), texts_too=True)
    after = closed_year(project, YEAR)
    assert after.sha256 == year.sha256
    assert h.NAME not in after.signed_name
    project.store.close()
    assert h.found_in(project.store.path, [h.NAME, h.MAIL, h.PHONE]) == []


def test_two_copies_that_closed_the_same_year_differ_field_by_field(tmp_path):
    source = closed(tmp_path)
    mine = copied(source, tmp_path / "a", "a")
    theirs = copied(source, tmp_path / "b", "b")
    theirs.add(EntityKind.SYSTEM, {"name": "Scan"})
    ours, others = close(mine, name="Ada"), close(theirs, name="Bo")
    assert ours.uid == others.uid == snapshot_uid(mine.uid, YEAR)
    with mailed(theirs, tmp_path / "mail") as other:
        decisions = Decisions(compare(mine, other))
        keys = {conflict.place[1] for conflict in decisions.open}
        assert {"signed_name", "sha256", "figures", "head", "fingerprint"} <= keys
        for conflict in decisions.comparison.conflicts:
            decisions.take(conflict.place, Take.THEIRS)
        merge(decisions)
    merged = closed_year(mine, YEAR)
    assert (merged.signed_name, merged.sha256) == ("Bo", others.sha256)
    assert "Scan" in [one.name for one in frozen_state(mine, merged).systems]
    assert sha256(mine.store.attachment(merged.sha256)).hexdigest() == merged.sha256
    assert mine.undo().action is Action.MERGE
    assert closed_year(mine, YEAR).sha256 == ours.sha256
    mine.store.close()
    theirs.store.close()


def test_an_earlier_state_is_refused_where_values_were_left_out(tmp_path):
    project = made(tmp_path)
    h.fill(project)
    point = present_point(project.store)
    project.edit(project.find("KI-0001").uid, {"name": "Later"})
    copy = h.sent(project, tmp_path / "copy.rai", LeftOut.HISTORY)
    project.store.close()
    other = opened(copy)
    with pytest.raises(UsageError, match="complete file"):
        project_at(other, point)
    other.store.close()

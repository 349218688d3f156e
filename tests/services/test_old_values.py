"""Old values out of the history: which can come back, what changed since, and bringing back."""

from dataclasses import replace

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.history import history_lines
from rai_desktop.services.old_values import bring_back, can_come_back, changed_since
from tests.services.building import labels

S, P = EntityKind.SYSTEM, EntityKind.PERSON


def newest(project):
    """Return the changes of the newest step by the key of the field."""
    return {change.key: change for change in history_lines(project, labels())[-1].changes}


def test_one_field_gets_back_what_it_was(project):
    uid = project.add(S, {"name": "A", "status": "pilot", "roles": ("deployer", "provider")})
    project.edit(uid, {"status": "in_use", "roles": (), "department": "IT"})
    changes = newest(project)
    for key in ("status", "roles"):
        assert bring_back(project, [changes[key]]) is not None
    system = project.entity(uid)
    assert (system.status, system.roles) == ("pilot", ("deployer", "provider"))
    assert system.department == "IT"
    assert bring_back(project, [changes["status"]]) is None
    project.undo()
    project.undo()
    assert project.entity(uid).status == "in_use"


def test_an_edit_just_before_is_not_undone_together_with_bringing_back(project):
    uid = project.add(S, {"name": "A", "department": "IT"})
    project.edit(uid, {"department": "HR"})
    bring_back(project, list(newest(project).values()))
    project.undo()
    assert project.entity(uid).department == "HR"


def test_all_fields_of_several_entries_come_back_as_one_step(project):
    uids = [project.add(S, {"name": name, "department": "IT"}) for name in "AB"]
    project.edit_many(uids, {"department": "HR", "status": "pilot"})
    steps = len(history_lines(project, labels()))
    bring_back(project, history_lines(project, labels())[-1].changes)
    assert [project.entity(uid).department for uid in uids] == ["IT", "IT"]
    assert [project.entity(uid).status for uid in uids] == [None, None]
    assert len(history_lines(project, labels())) == steps + 1
    project.undo()
    assert [project.entity(uid).department for uid in uids] == ["HR", "HR"]


def test_a_value_that_no_longer_fits_is_refused_and_nothing_changes(project):
    uid = project.add(S, {"name": "A", "department": "IT"})
    project.edit(uid, {"status": "pilot", "department": "HR"})
    changes = newest(project)
    gone = replace(changes["status"], old="gone")
    with pytest.raises(UserError):
        bring_back(project, [changes["department"], gone])
    assert project.entity(uid).department == "HR"


def test_links_numbers_and_required_fields_that_were_empty_do_not_come_back(project):
    uid = project.add(S, {"name": "A"})
    changes = newest(project)
    assert not can_come_back(project, changes["name"])
    assert not can_come_back(project, changes["number"])
    project.edit(uid, {"name": "B"})
    assert can_come_back(project, newest(project)["name"])
    project.delete([uid])
    assert not can_come_back(project, newest(project)["deleted"])


def test_only_fields_that_hold_something_else_now_were_changed_since(project):
    uid = project.add(S, {"name": "A", "department": "IT"})
    project.edit(uid, {"name": "B", "department": "HR"})
    changes = newest(project)
    assert changed_since(project, changes.values()) == []
    project.edit(uid, {"name": "C"})
    assert changed_since(project, changes.values()) == [changes["name"]]
    project.edit(uid, {"name": "A"})
    assert changed_since(project, changes.values()) == []

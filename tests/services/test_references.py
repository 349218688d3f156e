"""Entries are found by what they name, also after changes and undo."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services import references

TASK, SYSTEM = EntityKind.TASK, EntityKind.SYSTEM


def tasks_of(project, system):
    return project.referring.entries(TASK, "system", system)


def test_what_names_an_entry_is_found_and_kept_up_to_date(project):
    one, two = (project.add(SYSTEM, {"name": name}) for name in ("One", "Two"))
    first = project.add(TASK, {"title": "First", "system": one})
    assert tasks_of(project, one) == [first]
    second = project.add(TASK, {"title": "Second", "system": one})
    assert tasks_of(project, one) == [first, second]
    project.edit(first, {"system": two})
    assert (tasks_of(project, one), tasks_of(project, two)) == ([second], [first])
    project.undo()
    assert set(tasks_of(project, one)) == {first, second}
    project.delete([first])
    assert tasks_of(project, one) == [second]
    project.edit(second, {"system": None})
    assert tasks_of(project, one) == []


def test_what_changes_while_a_field_is_read_is_found_too(project, monkeypatch):
    monkeypatch.setattr(references, "_PART", 1)
    one, two = (project.add(SYSTEM, {"name": name}) for name in ("One", "Two"))
    first, second = (project.add(TASK, {"title": t, "system": one}) for t in ("First", "Second"))
    reading = project.referring.read_in_parts(TASK, "system")
    next(reading)
    project.edit(first, {"system": two})
    third = project.add(TASK, {"title": "Third", "system": two})
    for _ in reading:
        pass
    assert (tasks_of(project, one), tasks_of(project, two)) == ([second], [first, third])


def test_who_asks_while_a_field_is_read_need_not_wait(project, monkeypatch):
    monkeypatch.setattr(references, "_PART", 1)
    one = project.add(SYSTEM, {"name": "One"})
    first, second = (project.add(TASK, {"title": t, "system": one}) for t in ("First", "Second"))
    reading = project.referring.read_in_parts(TASK, "system")
    next(reading)
    assert tasks_of(project, one) == [first, second]
    project.edit(first, {"system": None})
    for _ in reading:
        pass
    assert tasks_of(project, one) == [second]

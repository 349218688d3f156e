"""Entries are found by what they name, also after changes and undo."""

from rai_desktop.domain.fields import EntityKind

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

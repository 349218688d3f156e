"""Writing that is ended leaves nothing behind, wherever it is when that is asked."""

from threading import Thread

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services import heeding
from rai_desktop.services.erasing import erase_person, plan_erasing
from rai_desktop.services.jobs import CancelledError
from rai_desktop.storage import heeding as of_sqlite
from rai_desktop.words import words_for
from tests.storage.building import add_system, findings, made

WORDS = words_for("en")
SYSTEM, PERSON = EntityKind.SYSTEM, EntityKind.PERSON


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(of_sqlite, "STEPS", 50)
    monkeypatch.setattr(heeding, "EACH", 5)
    project = made(tmp_path)
    yield project
    path = project.store.path
    project.store.close()
    assert findings(path) == []


def state(project):
    names = [entity.name for entity in project.entities(SYSTEM)]
    undoable = [(entry.step, entry.undone) for entry in project.store.undo_entries()]
    return project.store.head(), names, undoable


def ended_everywhere(project, work):
    """Do ``work`` again and again, ended some questions later each time, until it is complete.

    Return how many questions it asked; each time it was ended everything was as before.
    """
    times = 0
    while True:
        before, asked = state(project), iter(range(times))

        def heed(asked=asked):
            if next(asked, None) is None:
                raise CancelledError

        try:
            with project.store.heeding(heed):
                work()
        except CancelledError:
            assert state(project) == before
            times += times // 2 + 1
        else:
            return times


def test_work_inside_of_work_leaves_the_asking_to_the_outer_one(project):
    asked = []

    def heed():
        asked.append(True)
        if len(asked) > 1:
            raise CancelledError

    def work():
        with project.store.heeding(lambda: None):
            asked.append(True)
        add_system(project, "New")

    before = state(project)
    with pytest.raises(CancelledError), project.store.heeding(heed):
        work()
    assert state(project) == before


def settings(project, number):
    return [
        setting
        for place in range(number)
        for setting in project.new_settings(SYSTEM, {"name": f"S {place}"}, number=place + 1)[1]
    ]


def test_an_import_and_its_undo(project):
    wanted = settings(project, 40)
    assert ended_everywhere(project, lambda: project.commit(Action.IMPORT, wanted)) > 10
    assert len(project.entities(SYSTEM)) == 40
    assert ended_everywhere(project, project.undo) > 10
    assert project.entities(SYSTEM) == []
    assert ended_everywhere(project, project.redo) > 10
    assert len(project.entities(SYSTEM)) == 40


def test_a_large_bulk_edit_with_its_backup(project):
    uids = [add_system(project, f"S {place}") for place in range(20)]
    folder = project.store._workplace.backup_folder

    def work():
        project.edit_many(uids, {"name": "all"})

    ended_everywhere(project, work)
    assert {entity.name for entity in project.entities(SYSTEM)} == {"all"}
    assert not [path for path in folder.rglob("*") if path.name.endswith(".part")]


def test_erasing_a_person(project):
    person = project.add(PERSON, {"name": "Erika Muster"})
    for place in range(10):
        uid = add_system(project, f"S {place}")
        project.edit(uid, {"owner": person, "purpose": f"Ask Erika Muster {place}"})
    plan = plan_erasing(project, WORDS, person)
    names = [project.name(person)]
    ended_everywhere(project, lambda: erase_person(project, plan, texts_too=True))
    assert project.name(person) not in names


def test_another_thread_is_not_disturbed(project):
    add_system(project, "eins")
    found = []

    def look():
        found.extend(project.store._database.plain.execute("SELECT name FROM system").fetchall())

    def heed():
        raise CancelledError

    uid = project.entities(SYSTEM)[0].uid

    def work():
        with project.store.heeding(heed):
            reader = Thread(target=look)
            reader.start()
            reader.join()
            project.edit(uid, {"name": "zwei"})

    with pytest.raises(CancelledError):
        work()
    assert found == [("eins",)]


def test_what_is_written_outside_is_never_ended(project):
    def heed():
        raise CancelledError

    with project.store.heeding(heed):
        pass
    add_system(project, "eins")
    assert [entity.name for entity in project.entities(SYSTEM)] == ["eins"]

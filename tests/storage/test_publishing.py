"""Writing the file while somebody edits: what is written is one state, never two mixed."""

from threading import Thread

import pytest

from rai_desktop.storage import database
from rai_desktop.storage.database import Database
from tests.storage.building import add_system, filled, findings, names, names_in


@pytest.fixture
def project(tmp_path):
    project = filled(tmp_path)
    yield project
    project.store.close()


@pytest.fixture
def between(monkeypatch):
    """Let something happen after the first steps of a copy; return how often it happened."""
    monkeypatch.setattr(database, "PAGES", 1)

    def arrange(act, times):
        real, done = Database._let_others_in, []

        def let_in(self, *left):
            real(self, *left)
            if len(done) < times:
                done.append(act())

        monkeypatch.setattr(Database, "_let_others_in", let_in)
        return done

    return arrange


@pytest.mark.parametrize("times", [1, 2, 40])
def test_an_edit_during_the_copy_is_never_mixed_into_it(project, between, times):
    done = between(lambda: add_system(project, "meanwhile " * 200), times)
    project.store.publish()
    path = project.store.path
    assert findings(path) == []
    assert names_in(path) == names(project)
    assert len(done) == times


def test_an_edit_of_another_thread_gets_in_during_the_copy(project, between):
    def edit():
        thread = Thread(target=add_system, args=(project, "from the window"))
        thread.start()
        return thread

    done = between(edit, 1)
    project.store.publish()
    done[0].join(timeout=10)
    assert not done[0].is_alive()
    assert findings(project.store.path) == []
    assert "from the window" in names(project)


def test_a_copy_is_made_while_somebody_edits_all_the_time(project, between):
    done = between(lambda: project.edit(_first(project), {"notes": "x" * 500}), 100)
    target = project.store.path.with_name("copy.rai")
    project.store.snapshot(target)
    assert done
    assert findings(target) == []


def _first(project):
    return next(iter(project.store.entities("system")))

"""New projects: never over a file, nothing left of one that was given up."""

import pytest

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.storage.opening import new_project
from tests.storage.building import (
    PROJECT,
    findings,
    made,
    opened,
    private_folders,
    workplace_of,
)


def test_a_new_project_never_replaces_a_file(tmp_path):
    path = tmp_path / "inventory.rai"
    path.write_text("something", "utf-8")
    with pytest.raises(UserError, match="already"):
        made(tmp_path)
    assert path.read_text("utf-8") == "something"


def test_a_new_project_needs_its_folder(tmp_path):
    with pytest.raises(SurroundingsError, match="folder"):
        made(tmp_path, "no/such/inventory.rai", folders=private_folders(tmp_path))


def test_an_abandoned_project_leaves_nothing_at_its_place(tmp_path):
    (tmp_path / "here").mkdir()
    project = made(tmp_path / "here", folders=private_folders(tmp_path))
    project.store.abandon()
    assert list((tmp_path / "here").iterdir()) == []
    assert not workplace_of(project.store.path).work.exists()


def test_an_empty_project_can_be_opened_again(tmp_path):
    store = new_project(tmp_path / "inventory.rai", private_folders(tmp_path), PROJECT)
    store.close()
    assert findings(store.path) == []
    again = opened(store.path, private_folders(tmp_path / "elsewhere"))
    assert again.store.project == PROJECT
    assert again.store.head() is None
    again.add(EntityKind.ORGANISATION, {"name": "Beispiel GmbH"})
    again.store.close()
    assert findings(store.path) == []

"""Files of older formats get today's tables on a private copy; the file itself is left alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.task import Task
from rai_desktop.storage.foreign import DamagedError
from rai_desktop.storage.migrations import bring_up_to_date, format_of, in_todays_format
from rai_desktop.storage.schema import FORMAT_VERSION, comparable, schema_statements
from rai_desktop.storage.watch import Watch
from tests.storage.building import findings, opened, private_folders

FILES = Path(__file__).with_name("files")
OLDER = [FILES / f"v{number}-sample.rai" for number in range(1, FORMAT_VERSION)]


def copied(sample, folder):
    return Path(shutil.copyfile(sample, folder / "older.rai"))


def tables(path):
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {comparable(sql) for (sql,) in found}


@pytest.mark.parametrize("sample", OLDER, ids=lambda path: path.stem)
def test_an_older_file_gets_the_tables_of_today(tmp_path, sample):
    path = copied(sample, tmp_path)
    bring_up_to_date(path)
    assert format_of(path) == FORMAT_VERSION
    assert tables(path) == {comparable(statement) for statement in schema_statements()}
    assert findings(path) == []


@pytest.mark.parametrize("sample", OLDER, ids=lambda path: path.stem)
def test_looking_at_an_older_file_leaves_it_alone(tmp_path, sample):
    path = copied(sample, tmp_path)
    assert findings(path) == []
    assert path.read_bytes() == sample.read_bytes()


@pytest.mark.parametrize("sample", OLDER, ids=lambda path: path.stem)
def test_what_is_new_is_kept_in_a_file_that_was_older(tmp_path, sample):
    path, folders = copied(sample, tmp_path), private_folders(tmp_path)
    project = opened(path, folders)
    task = project.add(EntityKind.TASK, {"title": "Klären"})
    project.store.close()
    assert format_of(path) == FORMAT_VERSION
    project = opened(path, folders)
    found = project.entity(task)
    assert isinstance(found, Task)
    assert found.title == "Klären"
    project.store.close()


def test_a_file_that_was_last_published_here_in_an_older_format_opens_the_short_way(tmp_path):
    path, folders = copied(OLDER[0], tmp_path), private_folders(tmp_path)
    opened(path, folders).store.close()
    shutil.copyfile(OLDER[0], path)
    project = opened(path, folders)
    assert project.entities(EntityKind.TASK) == []
    project.store.close()


def test_tables_of_another_format_than_the_header_says_are_refused(tmp_path):
    path = copied(FILES / f"v{FORMAT_VERSION}-sample.rai", tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={FORMAT_VERSION - 1}")
    with pytest.raises(DamagedError, match=r"older\.rai"), in_todays_format(path, Watch(path)):
        pass


def test_a_file_without_a_format_is_refused(tmp_path):
    path = copied(FILES / f"v{FORMAT_VERSION}-sample.rai", tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=0")
    with pytest.raises(DamagedError, match="format 0"), in_todays_format(path, Watch(path)):
        pass


def test_damage_in_an_older_file_names_that_file(tmp_path):
    path = copied(OLDER[0], tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE system SET name = 'changed'")
        connection.commit()
    with pytest.raises(DamagedError) as caught:
        opened(path)
    assert caught.value.values["path"] == path

"""The public lists of the United Kingdom's transparency standard, as they come."""

import csv
import json
from pathlib import Path

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.imports.reading import read_source
from tests.services.building import empty_project
from tests.services.lists import counts, imported, planned
from tests.services.whole_lists import lost_cells

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
CSV, JSON = DATA / "uk_atrs_records.csv", DATA / "uk_atrs_records.json"
RECORDS = 136

pytestmark = pytest.mark.skipif(not CSV.exists(), reason="the public lists are not here")


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    """A project for each of both lists, by the list it was made from."""
    made = {}
    for path in (CSV, JSON):
        made[path] = empty_project(tmp_path_factory.mktemp(path.suffix[1:]))
        imported(made[path], read_source(path))
    yield made
    for project in made.values():
        project.store.abandon()


def systems(project):
    return project.entities(EntityKind.SYSTEM)


def test_both_lists_give_the_same_systems(projects):
    facts = [
        [(s.name, s.department, s.link) for s in systems(project)] for project in projects.values()
    ]
    assert facts[0] == facts[1]
    assert len(facts[0]) == RECORDS


@pytest.mark.parametrize("path", [CSV, JSON], ids=["csv", "json"])
def test_the_same_list_again_changes_nothing(projects, path):
    assert counts(planned(projects[path], read_source(path))) == {"unchanged": RECORDS}


@pytest.mark.parametrize("path", [CSV, JSON], ids=["csv", "json"])
def test_no_cell_is_lost(project, path):
    source = read_source(path)
    plan = imported(project, source)
    assert lost_cells(project, source, plan) == []


def records_of_csv():
    with CSV.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def records_of_json():
    return json.loads(JSON.read_text("utf-8"))["records"]


@pytest.mark.parametrize(
    ("path", "records"), [(CSV, records_of_csv), (JSON, records_of_json)], ids=["csv", "json"]
)
def test_every_cell_of_the_source_is_a_field_or_a_note(projects, path, records):
    project = projects[path]
    kept = 0
    for system, record in zip(systems(project), records(), strict=True):
        everything = "\n".join((system.name, system.department, system.link, system.description))
        everything += "\n" + system.notes
        for value in filter(None, record.values()):
            for part in value if isinstance(value, list) else [value]:
                assert part.strip() in everything, (system.name, part)
                kept += 1
    assert kept > RECORDS * 3

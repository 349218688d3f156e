"""The benchmarks run to their end on a tiny project; no time is judged here."""

import json
import subprocess

import pytest

from benchmarks.__main__ import main
from benchmarks.children import PYTHON, ROOT, surroundings
from benchmarks.figures import Figure, Growth, Unit, amount, growth_figures
from benchmarks.groups import cancelling, window
from benchmarks.projects import Place, make_project
from benchmarks.report import page_block, renew_page, table
from benchmarks.running import GROUPS, WITHOUT_PROJECT, measured
from benchmarks.tasks import ENTITY_TABLES, rows_of
from rai_desktop.domain.fields import EntityKind
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import open_project
from rai_desktop.storage.verification import verify_file

SIZE = 10
BY_HAND = ("cancel", "window")
"""Groups that wait for what a person might do; they are run here, with shorter waits."""
BY_COMMAND = ("open", "commit")
QUICK = tuple(name for name in GROUPS if name not in {*WITHOUT_PROJECT, *BY_HAND, "office"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("benchmarks")


@pytest.fixture(scope="module")
def project_file(folder):
    place = Place(kept=folder / "kept", private=folder, repeat=1)
    return place.project(SIZE)


def folders_in(path):
    return Folders(state=path / "state", data=path / "data")


def figure(**values):
    usual = {"group": "open", "name": "short way", "size": 100, "value": 10.0}
    return Figure(**(usual | values))


# The command


@pytest.mark.slow
def test_groups_give_figures_by_the_command(folder, capsys):
    target = folder / "figures.json"
    options = ["--sizes", str(SIZE), "--repeat", "1", "--folder", str(folder / "kept")]
    assert main([*options, "--only", ",".join(BY_COMMAND), "--json", str(target)]) == 0
    document = json.loads(target.read_text("utf-8"))
    assert {found["group"] for found in document["figures"]} == set(BY_COMMAND)
    assert set(document["machine"]) >= {"Cores", "Python", "SQLite"}
    printed = capsys.readouterr().out
    assert all(found["name"] in printed for found in document["figures"])


@pytest.mark.slow
def test_every_group_gives_figures(folder, project_file):
    """All in one process: twenty starts would take longer than what is measured."""
    command = [*PYTHON, "-c", _ALL, str(SIZE), str(folder / "kept"), *QUICK]
    private = surroundings(PYTHONPYCACHEPREFIX=str(folder / "kept" / "bytecode"))
    done = subprocess.run(command, cwd=ROOT, env=private, stdout=subprocess.PIPE, text=True)
    assert done.returncode == 0
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    assert {found["group"] for found in figures} == set(QUICK)
    assert all(found["value"] >= 0 for found in figures)
    assert not [found for found in figures if found["runs"] and not found["value"]]


_ALL = """
import json, sys
from pathlib import Path
from benchmarks.running import measured
size, kept, *names = sys.argv[1:]
for name in names:
    for figure in measured(name, int(size), Path(kept), 1):
        print(json.dumps(figure.document(), ensure_ascii=True), flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", BY_HAND)
def test_what_waits_for_people_gives_figures(qapp, folder, project_file, monkeypatch, name):
    monkeypatch.setattr(window, "WATCHED", 0.03)
    monkeypatch.setattr(cancelling, "GROWS", 8)
    monkeypatch.setattr(cancelling, "CHILD_CLICKS", (100,))
    figures = list(measured(name, SIZE, folder / "kept", 1))
    assert {one.group for one in figures} == {name}
    assert len(figures) > 10
    assert all(one.value >= 0 for one in figures)


@pytest.mark.slow
def test_windows_are_started_and_seen(folder, capsys):
    options = ["--repeat", "1", "--folder", str(folder / "kept"), "--only", "start"]
    assert main(options) == 0
    assert "empty project usable" in capsys.readouterr().out


def test_a_crash_is_told_by_the_exit_code(folder, capfd):
    (folder / "kept").mkdir(exist_ok=True)
    (folder / "no folder").write_text("a file", "utf-8")
    options = ["--sizes", str(SIZE), "--repeat", "1", "--only", "register"]
    assert main([*options, "--folder", str(folder / "no folder")]) == 1
    assert f"crashed: register, {SIZE} systems" in capfd.readouterr().err


def test_unknown_groups_are_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--only", "everything"])
    assert "everything" in capsys.readouterr().err


# Made-up projects


def test_made_up_project_is_sound_and_complete(project_file):
    report = verify_file(project_file, deep=True)
    assert report.findings == ()
    assert report.counts[EntityKind.SYSTEM] == SIZE
    assert report.counts[EntityKind.RISK] == 5 * SIZE
    assert report.counts[EntityKind.MITIGATION] == 2 * SIZE
    assert report.counts[EntityKind.LINK] == 5 * SIZE + 2 * 2 * SIZE


def test_made_up_project_is_the_same_every_time(project_file, tmp_path):
    make_project(tmp_path / "again.rai", SIZE, folders_in(tmp_path))
    assert verify_file(tmp_path / "again.rai").head == verify_file(project_file).head


def test_copy_opens_the_short_way(folder, tmp_path, project_file):
    place = Place(kept=folder / "kept", private=tmp_path, repeat=1)
    with place.opened(SIZE, "work") as project:
        assert len(project.entities(EntityKind.SYSTEM)) == SIZE
        assert project.store.is_published
    before = project_file.read_bytes()
    assert place.project(SIZE).read_bytes() == before


def test_work_on_a_copy_leaves_the_kept_project_alone(folder, tmp_path, project_file):
    before = project_file.read_bytes()
    place = Place(kept=folder / "kept", private=tmp_path, repeat=1)
    with place.opened(SIZE, "work") as project:
        project.delete([project.entities(EntityKind.SYSTEM)[0].uid])
    assert project_file.read_bytes() == before


def test_bare_reading_finds_the_same_rows(project_file, tmp_path):
    rows = rows_of(str(project_file), ENTITY_TABLES)
    store = open_project(project_file, folders_in(tmp_path), read_only=True)
    try:
        entities = sum(len(store.entities(kind)) for kind in EntityKind)
    finally:
        store.close()
    assert sum(len(found) for found in rows) == entities


# Figures


def test_goal_for_a_value():
    assert figure(most=10.0).verdict == "met"
    assert figure(most=9.0).verdict == "missed"
    assert figure().verdict == ""


def test_goal_for_a_ratio():
    assert figure(floor=5.0, most_ratio=2.0).verdict == "met"
    assert figure(floor=4.0, most_ratio=2.0).verdict == "missed"
    assert figure(floor=20.0, most_ratio=1.0).goal == "faster"


def test_linear_growth_is_time_for_each_system():
    twice = [figure(growth=Growth.LINEAR), figure(growth=Growth.LINEAR, size=200, value=20.0)]
    assert [found.value for found in growth_figures(twice)] == [1.0]
    square = [figure(growth=Growth.LINEAR), figure(growth=Growth.LINEAR, size=200, value=40.0)]
    assert [found.verdict for found in growth_figures(square)] == ["missed"]


def test_constant_growth_is_time_itself():
    grown = [figure(growth=Growth.CONSTANT), figure(growth=Growth.CONSTANT, size=200, value=15.0)]
    assert [found.value for found in growth_figures(grown)] == [1.5]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.1234, Unit.MILLISECONDS, "0.12 ms"),
        (12.34, Unit.MILLISECONDS, "12.3 ms"),
        (999.0, Unit.MILLISECONDS, "999 ms"),
        (12_345.0, Unit.MILLISECONDS, "12.3 s"),
        (1234.0, Unit.MEGABYTES, "1,234 MB"),
    ],
)
def test_amounts_are_short(value, unit, text):
    assert amount(value, unit) == text


# The table


def test_numbers_stand_below_their_heading():
    figures = [figure(), figure(group="pdf", name="a longer name", size=10_000, value=5000.0)]
    head, *lines = table(figures).splitlines()
    end = head.index("Systems") + len("Systems")
    sizes = [line[:end].split()[-1] for line in lines if "short way" in line or "longer" in line]
    assert sizes == ["100", "10,000"]


def test_page_gets_the_last_run(tmp_path):
    page = tmp_path / "page.md"
    first = page_block([figure()], {"Cores": "2"}, "2026-01-01")
    page.write_text(f"before\n\n{first}\n\nafter\n", "utf-8")
    renew_page(page, page_block([figure(name="other")], {"Cores": "2"}, "2026-02-02"))
    text = page.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "2026-02-02" in text
    assert "short way" not in text

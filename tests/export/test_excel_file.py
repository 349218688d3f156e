"""The file of a workbook: the same bytes every time, and complete or not there."""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.export.excel import write_workbook
from tests.export.excel_reading import opened, parts, written
from tests.export.samples import company, register_of, text_table

ROOT = Path(__file__).parents[2]
MANY = 1_000

_ELSEWHERE = """
import sys
from pathlib import Path
from tests.export.excel_reading import written
from tests.export.samples import company
written(company(), Path(sys.argv[1]))
"""


def digest(path):
    return sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def own_temporary_folder(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_same_register_gives_the_same_bytes(tmp_path):
    assert digest(written(company(), tmp_path, "a.xlsx")) == digest(
        written(company(), tmp_path, "b.xlsx")
    )


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Tokyo", "1"), ("America/New_York", "2")])
def test_other_processes_and_time_zones_give_the_same_bytes(tmp_path, zone, seed):
    here = digest(written(company(), tmp_path, "here.xlsx"))
    surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(tmp_path)],
        cwd=ROOT,
        env=surroundings,
        check=True,
        timeout=60,
    )
    assert digest(tmp_path / "register.xlsx") == here


def test_the_moment_of_writing_is_the_registers(tmp_path):
    zone = timezone(timedelta(hours=5))
    moment = datetime(2026, 11, 22, 14, 3, 59, tzinfo=zone)
    properties = opened(written(replace(company(), created=moment), tmp_path)).properties
    assert properties.created == properties.modified
    assert properties.created.isoformat() == "2026-11-22T09:03:59"


def test_a_change_of_one_cell_changes_the_bytes(tmp_path):
    one = written(register_of(text_table(["a"])), tmp_path, "a.xlsx")
    other = written(register_of(text_table(["b"])), tmp_path, "b.xlsx")
    assert digest(one) != digest(other)


def test_progress_counts_all_rows(tmp_path):
    tables = [text_table(["x"] * n, key=f"t{n}", title=f"T{n}") for n in (250, 0, 30)]
    steps = list(write_workbook(register_of(*tables), tmp_path / "r.xlsx"))
    assert [step.done for step in steps] == [0, 100, 200, 250, 280]
    assert {step.total for step in steps} == {280}


@pytest.mark.parametrize("steps", [1, 2, 5])
def test_a_closed_job_leaves_the_old_file_and_nothing_else(tmp_path, own_temporary_folder, steps):
    target = tmp_path / "r.xlsx"
    target.write_bytes(b"old")
    job = write_workbook(register_of(text_table(["x"] * MANY)), target)
    for _ in range(steps):
        next(job)
    job.close()
    assert target.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.xlsx", "temporary"]
    assert list(own_temporary_folder.iterdir()) == []


def test_a_finished_job_leaves_no_temporary_files(tmp_path, own_temporary_folder):
    written(company(), tmp_path)
    assert list(own_temporary_folder.iterdir()) == []


_LIMITED = """
import resource, sys, tempfile
from pathlib import Path
from rai_desktop.domain.errors import SurroundingsError
from tests.export.excel_reading import written
from tests.export.samples import register_of, text_table
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
tempfile.tempdir = str(folder / "temporary")
register = register_of(text_table([f"Text {i}" * 30 for i in range(2000)]))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    written(register, folder)
except SurroundingsError as error:
    print(error.text)
    sys.exit(4)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are limited on POSIX systems only")
@pytest.mark.parametrize("limit", [0, 20_000, 60_000, 300_000])
def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(tmp_path, limit):
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "-W", "error", "-c", _LIMITED, str(tmp_path), str(limit)]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (4, "")
    assert "Free some space" in ended.stdout
    assert target.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["register.xlsx", "temporary"]
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_missing_folder_is_told_at_once(tmp_path):
    job = write_workbook(company(), tmp_path / "missing" / "r.xlsx")
    with pytest.raises(SurroundingsError, match="does not exist"):
        next(job)


def test_entries_carry_no_time_and_no_system(tmp_path):
    import zipfile

    with zipfile.ZipFile(written(company(), tmp_path)) as package:
        assert package.testzip() is None
        for entry in package.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == 3
            assert not entry.extra


def test_every_part_is_well_formed(tmp_path):
    from xml.etree import ElementTree as ET

    for content in parts(written(company(), tmp_path)).values():
        ET.fromstring(content)  # noqa: S314 - our own

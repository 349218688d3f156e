"""Archives hold nothing of the computer on which they were made."""

import os
import tarfile
import time
from zipfile import ZipFile

import pytest

from building import archives

MOMENT = 1_800_000_000


@pytest.fixture
def two_wheels(tmp_path):
    for name, names, rights in (("one", ["b.py", "a.py"], 0o600), ("two", ["a.py", "b.py"], 0o664)):
        folder = tmp_path / name
        folder.mkdir()
        with ZipFile(folder / "x.whl", "w") as wheel:
            for member in ["x.dist-info/RECORD", *names]:
                file = folder / "member"
                file.write_text(f"text of {member}")
                file.chmod(rights)
                os.utime(file, (MOMENT + rights, MOMENT + rights))
                wheel.write(file, member)
    return [tmp_path / name / "x.whl" for name in ("one", "two")]


def test_wheels_with_the_same_content_become_equal(two_wheels):
    for wheel in two_wheels:
        archives.settle_wheel(wheel, MOMENT)
    assert two_wheels[0].read_bytes() == two_wheels[1].read_bytes()
    with ZipFile(two_wheels[0]) as wheel:
        assert wheel.namelist() == ["a.py", "b.py", "x.dist-info/RECORD"]
        assert wheel.read("a.py") == b"text of a.py"
        assert wheel.getinfo("a.py").date_time == time.gmtime(MOMENT)[:6]


def test_source_packages_with_the_same_content_become_equal(tmp_path):
    packages = []
    for name, names, moment in (("one", ["b", "a"], 5), ("two", ["a", "b"], 7)):
        folder = tmp_path / name
        (folder / "x").mkdir(parents=True)
        for member in names:
            (folder / "x" / member).write_text(f"text of {member}")
            os.utime(folder / "x" / member, (moment, moment))
        packages.append(folder / "x.tar.gz")
        with tarfile.open(packages[-1], "w:gz") as packed:
            for member in names:
                packed.add(folder / "x" / member, f"x/{member}")
        archives.settle_source(packages[-1], MOMENT)
    assert packages[0].read_bytes() == packages[1].read_bytes()
    with tarfile.open(packages[0]) as packed:
        assert packed.getnames() == ["x/a", "x/b"]
        content = packed.extractfile("x/b")
        assert content is not None
        assert content.read() == b"text of b"
        assert {(entry.mtime, entry.uid, entry.uname) for entry in packed} == {(MOMENT, 0, "")}

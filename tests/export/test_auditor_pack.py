"""Packs for auditors: what was planned, nothing else, and checksums that notice changes."""

from hashlib import sha256
from itertools import pairwise
from zipfile import ZipFile

import pytest

from rai_desktop.domain.fields import Privacy
from rai_desktop.export.writers import write_auditor_pack
from rai_desktop.imports.packs_checked import CHECKSUMS, check_pack
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.attaching import attach_file
from rai_desktop.services.auditor_pack.model import (
    ALL_PARTS,
    LEFT_OUT,
    PARTS,
    PackPart,
    PackProfile,
    PackRequest,
)
from rai_desktop.services.auditor_pack.planning import plan_pack
from tests.services.building import TODAY, FixedClock, empty_project, labels
from tests.services.entries import add_risk, add_system


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    system = add_system(made, "Chat")
    add_risk(made, system, title="A risk")
    attach_file(made, b"plain bytes", "Contract.txt", {"title": "Contract"}, of=system)
    yield made
    made.store.abandon()


def planned(project, language="en", **wishes):
    request = PackRequest(**{"cut_off": TODAY, "created": FixedClock().now(), **wishes})
    return plan_pack(project, labels(language), request)


def packed(project, folder, language="en", **wishes):
    target = folder / "pack.zip"
    plan = planned(project, language, **wishes)
    for _ in write_auditor_pack(project, labels(language), plan, target):
        pass
    return target


@pytest.mark.parametrize("language", ["de", "en"])
def test_pack_holds_just_what_was_planned_and_its_checksums(project, tmp_path, language):
    plan = planned(project, language)
    with ZipFile(packed(project, tmp_path, language)) as archive:
        names = archive.namelist()
        assert names == [*(file.name for file in plan.files), plan.readme, CHECKSUMS]
        about = archive.read(plan.readme).decode("utf-8-sig")
        for line in archive.read(CHECKSUMS).decode().splitlines():
            digest, _, name = line.partition("  ")
            assert sha256(archive.read(name)).hexdigest() == digest
    assert project.fingerprint in about
    assert all(file.name in about for file in plan.files)


def test_files_of_evidence_come_as_they_are(project, tmp_path):
    with ZipFile(packed(project, tmp_path)) as archive:
        assert archive.read("Evidence/NA-0001 Contract.txt") == b"plain bytes"


@pytest.mark.parametrize("part", list(PackPart))
def test_a_part_that_is_left_out_is_told_and_not_packed(project, part):
    plan = planned(project, parts=ALL_PARTS - {part})
    assert plan.files
    assert all(file.part is not part for file in plan.files)
    assert labels().words(part.label) in plan.left_out


def test_profiles_leave_out_more_and_more():
    order = [PackProfile.EVERYTHING, PackProfile.AUDITOR, PackProfile.OUTSIDE]
    for wider, narrower in pairwise(order):
        assert LEFT_OUT[wider] <= LEFT_OUT[narrower]
        assert PARTS[wider] >= PARTS[narrower]


def test_people_hear_that_files_are_not_looked_into(project):
    assert planned(project, left_out=frozenset({Privacy.PERSONAL})).warnings
    assert not planned(project).warnings


def test_the_same_pack_gives_the_same_bytes_without_times(project, tmp_path):
    first = packed(project, tmp_path).read_bytes()
    assert first == packed(project, tmp_path).read_bytes()
    with ZipFile(tmp_path / "pack.zip") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_unchanged_pack_is_sound_and_names_its_state(project, tmp_path):
    found = check_pack(packed(project, tmp_path))
    assert found.is_sound
    assert found.mark.project == project.uid
    assert found.mark.head == project.store.head()


def _rewritten(target, change):
    with ZipFile(target) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


@pytest.mark.parametrize("what", ["changed", "missing", "unknown"])
def test_each_change_of_a_pack_is_named(project, tmp_path, what):
    def change(files):
        if what == "changed":
            files["data.json"] += b" "
        elif what == "missing":
            del files["data.json"]
        else:
            files["extra.txt"] = b"x"

    found = check_pack(_rewritten(packed(project, tmp_path), change))
    assert getattr(found, what) == ("extra.txt" if what == "unknown" else "data.json",)
    assert not found.is_sound


@pytest.mark.parametrize(
    "content", [None, b"", b"no checksums", b"\xff\xfe", b"zz" * 32 + b"  name\n"]
)
def test_foreign_zip_files_are_refused(tmp_path, content):
    target = tmp_path / "foreign.zip"
    with ZipFile(target, "w") as archive:
        archive.writestr("file.txt", b"x")
        if content is not None:
            archive.writestr(CHECKSUMS, content)
    with pytest.raises(ImportRefused):
        check_pack(target)


def test_damaged_zip_files_are_refused(project, tmp_path):
    target = packed(project, tmp_path)
    whole = target.read_bytes()
    for end in (0, 10, len(whole) // 2, len(whole) - 5):
        target.write_bytes(whole[:end])
        with pytest.raises(ImportRefused):
            check_pack(target)

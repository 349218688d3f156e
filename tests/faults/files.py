"""Faults that are fixed cases: test files of the normal run, where nothing may be skipped here."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

from tests.faults.block import Tried
from tests.faults.running import ROOT

NO_SKIPS = "RAI_DESKTOP_TEST_FAULTS"
"""Set, what a computer lacks is a failure and no reason to skip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Test files that show some of the tests; tried as a whole."""

    tests: str
    what: str
    paths: Sequence[str]


FILES: Mapping[str, Files] = {
    "storage-faults": Files(
        tests="T09 T11 T13–T18",
        what="full disk, rights, locks, changes by others, odd paths",
        paths=(
            "tests/storage/test_system_calls.py",
            "tests/storage/test_disk_full.py",
            "tests/storage/test_rights.py",
            "tests/storage/test_locks.py",
            "tests/storage/test_changed_elsewhere.py",
            "tests/storage/test_recovery.py",
            "tests/storage/test_paths.py",
            "tests/cli/test_rights.py",
        ),
    ),
    "foreign-files": Files(
        tests="T21 T23–T29",
        what="other formats, wrong values, hostile tables, endless work, bombs, side files",
        paths=(
            "tests/storage/test_headers.py",
            "tests/storage/test_samples.py",
            "tests/storage/test_migrations.py",
            "tests/storage/test_wrong_values.py",
            "tests/storage/test_foreign_schema.py",
            "tests/storage/test_limited.py",
            "tests/storage/test_history_check.py",
            "tests/storage/test_rescue.py",
        ),
    ),
    "foreign-lists": Files(
        tests="T34 T43",
        what="hostile workbooks, texts, catalogues and settings",
        paths=(
            "tests/imports",
            "tests/catalogue/test_yaml_reader.py",
            "tests/services/test_hostile_packs.py",
            "tests/main/test_settings.py",
        ),
    ),
    "exports": Files(
        tests="T38–T42 T44",
        what="hostile strings in every field, safety of files, same bytes, odd layout",
        paths=(
            "tests/export/test_excel_safety.py",
            "tests/export/test_excel_texts.py",
            "tests/export/test_pdf_texts.py",
            "tests/export/test_targets.py",
            "tests/services/test_importing_own_exports.py",
            "tests/services/roundtrip/test_coming_back.py",
            "tests/services/roundtrip/test_libreoffice.py",
        ),
    ),
    "hostile-surroundings": Files(
        tests="T30–T33 T36 T37 T58",
        what="attached files, links, folders, arguments, network",
        paths=(
            "tests/services/test_attaching.py",
            "tests/main/test_arguments.py",
            "tests/main/test_hostile_folder.py",
            "tests/main/test_network.py",
            "tests/test_promises.py",
        ),
    ),
    "merging-and-erasing": Files(
        tests="T52–T54 T59",
        what="copies of three people, people erased from every byte, chain intact",
        paths=(
            "tests/storage/test_merging.py",
            "tests/storage/test_erasing.py",
            "tests/storage/test_erasing_model.py",
            "tests/main/test_erasing_in_the_window.py",
        ),
    ),
}


def try_files(files: Files) -> Tried:
    """Run test files and return how many tests there were, the slowest, and what failed."""
    with tempfile.TemporaryDirectory(prefix="rai-desktop-faults-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        command += [f"--junitxml={report}", f"--basetemp={folder}/tests", *files.paths]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), NO_SKIPS: "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        tried = _of_report(report) if report.exists() else Tried()
    if done.returncode and not tried.problems:
        tried.problems.append(f"ended with {done.returncode}: {done.stdout[-800:]}")
    return tried


def _of_report(report: Path) -> Tried:
    tried = Tried()
    for test in Xml.parse(report).getroot().iter("testcase"):  # noqa: S314 - written by pytest
        broken = test.find("failure")
        broken = test.find("error") if broken is None else broken
        name = f"{test.get('classname')}.{test.get('name')}"
        if test.find("skipped") is not None:
            continue
        message = "" if broken is None else str(broken.get("message"))[:400]
        problems = [] if broken is None else [f"{name}: {message}"]
        tried.add(Tried(1, float(test.get("time") or 0), problems))
    return tried

"""The program as a process of its own: streams, exit codes, and nothing else on the screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments, **options):
    environment = os.environ | {"PYTHONPATH": str(ROOT), **options.pop("env", {})}
    command = [sys.executable, "-P", "-m", "rai_desktop", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, env=environment, timeout=60, check=False, **options
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    path = tmp_path_factory.mktemp("process") / "p.rai"
    assert run("new", path, "--name", "Büro").returncode == 0
    return path


def test_answers_go_to_standard_output_and_messages_to_standard_error(project):
    made = run("--json", "add", project, "system", "name=Ä \U0001f642")
    assert (made.returncode, made.stderr) == (0, b"")
    assert json.loads(made.stdout)["name"] == "Ä \U0001f642"
    refused = run("add", project, "system", "status=pilot", env={"LC_ALL": "de_DE.UTF-8"})
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"Traceback" not in refused.stderr
    assert len(refused.stderr.decode("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nonsense", "with", "arguments"), 2),
        (("list", ROOT / "README.md", "systems"), 3),
        (("new", ROOT / "nowhere" / "p.rai", "--name", "A"), 4),
    ],
)
def test_exit_codes(arguments, code):
    answer = run(*arguments)
    assert answer.returncode == code
    assert b"Traceback" not in answer.stderr


def test_remarks_end_with_1(project, tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("Name;Abteilung\nA;B;C\n", "utf-8")
    assert run("import", project, source).returncode == 1


def test_a_reader_that_goes_away_is_no_fault(project):
    command = [sys.executable, "-P", "-m", "rai_desktop", "history", str(project), "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        answer = subprocess.run(
            command, stdout=gone, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert (answer.returncode, answer.stderr) == (4, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_an_output_that_is_full_is_told(project):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-P", "-m", "rai_desktop", "list", str(project), "systems"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        answer = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert answer.returncode == 4
    assert b"Traceback" not in answer.stderr
    assert len(answer.stderr.splitlines()) == 1

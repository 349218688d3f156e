"""A mistake of the program on the command line: a sentence, a report, and an exit code."""

import json
from pathlib import Path

import pytest

from rai_desktop import main as program
from rai_desktop.services.project import OpenProject
from rai_desktop.storage import child
from rai_desktop.storage.folders import default_folders
from tests.cli.running import Program

CANARY = "Kanarienvogel"


@pytest.fixture(params=["en", "de"])
def commands(tmp_path, request):
    return Program(tmp_path, request.param)


@pytest.fixture
def mistaken(monkeypatch):
    """Let every change of a project be a mistake of the program."""

    def fail(*_, **__):
        raise KeyError(CANARY)

    monkeypatch.setattr(OpenProject, "commit", fail)


def reports(folders):
    return sorted((folders.state / "crashes").glob("command-*.txt"))


def test_a_mistake_is_one_sentence_with_the_place_of_the_report(commands, mistaken):
    path = commands.path(f"{CANARY}.rai")
    answer = commands.run("new", path, "--name", CANARY)
    assert (answer.code, answer.out) == (5, "")
    assert len(answer.err.splitlines()) == 1
    assert "KeyError" in answer.err
    (report,) = reports(commands.folders)
    assert str(report) in answer.err
    told = report.read_bytes()
    assert b"KeyError" in told
    assert b"rai_desktop/cli/" in told
    for code in ("utf-8", "utf-16-le"):
        assert CANARY.encode(code) not in told
    assert str(Path.home()).encode() not in told


def test_a_mistake_is_json_where_that_was_wished(commands, mistaken):
    answer = commands.run("new", commands.path("p.rai"), "--name", "Test", "--json")
    assert answer.code == 5
    assert json.loads(answer.out)["exit"] == 5


def test_a_report_that_cannot_be_written_is_said(commands, mistaken):
    commands.folders.state.mkdir(parents=True)
    (commands.folders.state / "crashes").write_text("no folder", "utf-8")
    answer = commands.run("new", commands.path("p.rai"), "--name", "Test")
    assert answer.code == 5
    assert "KeyError" in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_mistake_of_the_child_for_foreign_files_leaves_a_report(monkeypatch, capfd, tmp_path):
    def fail(*_):
        raise KeyError(CANARY)

    before = reports(default_folders())
    monkeypatch.setattr(child, "admit_file", fail)
    assert program.main(["admit-file", str(tmp_path / "x"), str(tmp_path / "y")]) == 5
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")
    (report,) = set(reports(default_folders())) - set(before)
    assert CANARY not in report.read_text("utf-8")
    report.unlink()

"""The large run tells what was tried and what failed, and fails when anything did."""

import os
import re
import time
from pathlib import Path

import pytest

from tests.faults import __main__ as command
from tests.faults import block as blocks_module
from tests.faults import blocks, files
from tests.faults.block import Block, Part, Tried, try_part
from tests.faults.report import Line, page, summary, table
from tests.storage.processes import ROOT

PAGE = ROOT / "docs" / "faults.md"


def block(judge, **more):
    usual = {"name": "b", "tests": "T99", "what": "x", "number": 10, "few": 3}
    return Block(prepare=lambda folder: folder, judge=judge, **(usual | more))


def tried(made, tmp_path, **part):
    found = Tried()
    for each in try_part(made, tmp_path, Part(seed="s", **part)):
        found.add(each)
    return found


def test_problems_and_errors_are_failures(tmp_path):
    def judge(_, case):
        if case.number == 2:
            raise ValueError("broken")
        return "lost" if case.number == 1 else ""

    found = tried(block(judge), tmp_path)
    assert found.cases == 10
    assert found.problems[0] == "case 1: lost"
    assert found.problems[1].startswith("case 2: ValueError: broken (")
    assert "test_command.py:" in found.problems[1]


def test_a_case_that_takes_too_long_is_a_failure(tmp_path):
    made = block(lambda *_: time.sleep(0.02), longest=0.01, number=1)
    assert "took" in tried(made, tmp_path).problems[0]


def test_parts_try_each_case_once_and_the_same_in_every_run(tmp_path):
    seen = []
    made = block(lambda _, case: seen.append((case.number, case.chance.random())))
    for part in range(3):
        tried(made, tmp_path, part=part, parts=3)
    assert sorted(number for number, _ in seen) == list(range(10))
    first = sorted(seen)
    seen.clear()
    tried(made, tmp_path)
    assert sorted(seen) == first


@pytest.mark.parametrize(
    ("part", "count"), [({}, 10), ({"share": 0.25}, 3), ({"few": True}, 3), ({"seconds": -1}, 0)]
)
def test_shares_few_and_seconds(tmp_path, part, count):
    assert tried(block(lambda *_: ""), tmp_path, **part).cases == count


def test_a_crash_of_a_process_is_a_failure():
    from tests.faults.running import run_part

    found = run_part("damage", Part(seed="s", share=-1, part=0, parts=0))
    assert "ended with 1" in found.problems[0]


@pytest.mark.parametrize(
    ("tests", "names"),
    [("T01", {"T01"}), ("T19 T21", {"T19", "T21"}), ("T13–T15", {"T13", "T14", "T15"})],
)
def test_tests_are_named_singly_and_in_rows(tests, names):
    assert command.numbered(tests) == names


@pytest.mark.slow
def test_a_run_prints_the_table_and_writes_the_page(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(command, "EVERY", 0)
    monkeypatch.setattr(command, "PARTS", 2)
    monkeypatch.setattr(command, "os", os)
    target = tmp_path / "page.md"
    monkeypatch.setenv(files.NO_SKIPS, "")
    arguments = ["--only", "kill-settings,hostile-tables", "--share", "0.03", "--page", str(target)]
    assert command.main([*arguments, "--seed", "s1"]) == 0
    printed = capsys.readouterr().out
    assert "hostile-tables" in printed
    assert "0 failed; seed s1" in printed
    text = target.read_text("utf-8")
    assert "| kill-settings | T08 |" in text
    assert "Seed `s1`, share 0.03" in text
    assert "Cores" in text


def test_failures_are_told_in_table_and_page():
    line = Line("undo", "T56", "histories", Tried(20, 1.5, ["case 3: lost"]), 12.0)
    assert re.search(r"undo +T56 +histories +20 +1 +12 +1.50", table([line]))
    assert summary([line], 2.0) == "20 faults tried in 2 minutes, 1 failed"
    assert "- undo: case 3: lost" in page([line], {"Cores": "2"}, "2026-01-01", "")


def test_unknown_names_are_refused(capsys):
    with pytest.raises(SystemExit):
        command.main(["--only", "T99"])
    assert "kill-editing" in capsys.readouterr().err


def test_every_block_can_be_loaded_and_is_in_the_page():
    text = PAGE.read_text("utf-8")
    for name in blocks.MODULES:
        found = blocks.block_named(name)
        ending = name.rpartition("-")[2] if name.startswith("kill-export") else name
        assert f"`{name}`" in text or f"`-{ending}`" in text, name
        assert found.few > 0
        assert found.judge is not blocks_module.try_part


def test_every_test_of_the_list_is_in_the_page():
    text = PAGE.read_text("utf-8")
    rows = re.findall(r"^\| (T\d\d(?: T\d\d)*) \|", text, flags=re.MULTILINE)
    assert {name for row in rows for name in row.split()} >= {f"T{n:02}" for n in range(1, 61)}


def test_the_page_names_only_tests_that_are_there():
    text = PAGE.read_text("utf-8")
    table_rows = [line for line in text.splitlines() if line.startswith("| T")]
    names = {
        name for line in table_rows for name in re.findall(r"\b[a-z]+(?:/\w+)*/test_\w+", line)
    }
    assert names
    assert [name for name in sorted(names) if not (ROOT / "tests" / f"{name}.py").exists()] == []


def test_the_files_of_the_large_run_are_there():
    for found in files.FILES.values():
        assert all(Path(ROOT, path).exists() for path in found.paths), found.what

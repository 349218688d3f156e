"""What the written pages promise: their commands run, their names exist."""

import re
import shlex
from pathlib import Path

import pytest

from rai_desktop.main import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
WITHOUT_FAULT = (0, 1)
APART = {"test", "access", "bench", "faults", "pictures", "tours", "build"}
"""What `start.py` itself answers; it would make an environment."""


def blocks(page):
    return BLOCK.findall((ROOT / page).read_text("utf-8"))


def commands_of(page):
    """Return the command lines of the program that stand in a page, in order."""
    lines = [
        line for kind, text in blocks(page) if kind == "sh" for line in text.splitlines() if line
    ]
    parts = [shlex.split(line, comments=True) for line in lines]
    own = [part[2:] for part in parts if part[:2] == ["python3", "start.py"]]
    return [part for part in own if part and part[0] not in APART]


@pytest.mark.parametrize("page", ["README.md", "docs/command-line.md"])
def test_commands_run_in_the_order_of_the_page(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for kind, text in blocks(page):
        if kind == "csv":
            Path("tools.csv").write_text(text, "utf-8")
    commands = commands_of(page)
    assert commands
    for command in commands:
        code = main(command)
        said = capsys.readouterr()
        assert code in WITHOUT_FAULT, f"{shlex.join(command)} ended with {code}: {said.err}"


def test_every_command_is_on_the_page_of_commands():
    page = (ROOT / "docs/command-line.md").read_text("utf-8")
    told = re.findall(r"(?:start\.py |`rai-desktop |`)([a-z-]+)", page)
    assert sorted(COMMANDS - set(told)) == []


def test_the_index_names_every_page():
    index = (ROOT / "docs/index.md").read_text("utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert [name for name in sorted(pages) if f"]({name})" not in index] == []


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/merging.md", "CONTRIBUTING.md"])
def test_files_that_a_page_names_exist(page):
    text = BLOCK.sub("", (ROOT / page).read_text("utf-8"))
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.(?:py|toml|lock)|/))`", text)
    places = [ROOT, ROOT / "rai_desktop"]
    assert named
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_the_changelog_has_the_usual_form():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    usual = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= usual
    versions = re.findall(r"^## (.+)$", text, re.MULTILINE)
    form = re.compile(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}")
    assert [version for version in versions if not form.fullmatch(version)] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_released_version_is_told_to_users(language):
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    released = re.findall(r"^## \[(\d\S*)\]", changelog, re.MULTILINE)
    told = (ROOT / "resources/manual" / language / "news.md").read_text("utf-8")
    assert [version for version in released if f"## {version}" not in told] == []
    assert len(re.findall("^## ", told, re.MULTILINE)) == len(released) + 1


def test_every_place_that_shows_an_expectation_exists():
    page = (ROOT / "docs/expectations.md").read_text("utf-8")
    named = re.findall(r"`([a-z_/]+(?:\.py)?)(?:::(test_\w+))?`", page)
    assert [place for place, _ in named if not (ROOT / "tests" / place).exists()] == []
    tests = {place: (ROOT / "tests" / place).read_text("utf-8") for place, test in named if test}
    assert [test for place, test in named if test and f"def {test}(" not in tests[place]] == []


ROW = re.compile(r"^\| ((?:WCAG )?\d[\d.]*) \|.*\| ([^|]+) \|$", re.MULTILINE)
STATES = {"erfüllt": "met", "teilweise": "partly", "nicht": "not"}


def clauses_told(language):
    """Return the state of each clause on the page of the manual about accessibility."""
    page = (ROOT / "resources/manual" / language / "conformance.md").read_text("utf-8")
    states = {clause: re.match(r"\w+", state)[0] for clause, state in ROW.findall(page)}
    return {clause: STATES.get(state, state) for clause, state in states.items()}


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_the_help_says_of_accessibility_has_a_state_and_a_test(language):
    shown = re.findall(
        r"^\| ((?:WCAG )?\d[\d.]*) \| (\w+) \| `(.+)` \|$",
        (ROOT / "docs/accessibility.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert {clause: state for clause, state, _ in shown} == clauses_told(language)
    assert {state for _, state, _ in shown} <= {"met", "partly", "not"}
    assert [place for _, _, place in shown if not (ROOT / place).exists()] == []

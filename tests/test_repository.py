"""What holds for the repository as a whole: its locks, its files, its first page."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

import rai_desktop

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 500
LOCKS = ["requirements.lock", "requirements-test.lock", "requirements-build.lock"]
PRIVATE = re.compile(
    rb"[/\\](?:home|Users)[/\\]+[\w.-]+[/\\]"  # somebody's home folder
    rb"|(?<![\w.-])/ro{2}t/"
    rb"|\b(?:pypi|pythonhosted|npmjs|crates)\.(?:org|com|io)\b",
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def text(name):
    return (ROOT / name).read_text("utf-8")


def pins(lock):
    """Return the version of each package in ``lock``."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text(lock), re.MULTILINE))


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def files():
    """Return the files that are, or would be, in version control."""
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("needs git and a checkout, not an unpacked archive")
    names = subprocess.run(
        [git, "-c", "safe.directory=*", "-C", ROOT, "ls-files", "-zco", "--exclude-standard"],
        check=True,
        capture_output=True,
    ).stdout
    found = [ROOT / os.fsdecode(name) for name in names.split(b"\0") if name]
    return [path for path in found if path.is_file()]


# Locks


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place_to_fetch_from(lock):
    assert not re.findall(r".*(?:http|://|--index|--extra|--find|--trusted|@ ).*", text(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock):
    entries = re.split(r"\n(?=\S)", text(lock).replace("\\\n", "").strip())
    entry = re.compile(r"[a-z0-9-]+==\S+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [e for e in entries if not entry.fullmatch(e)] == []
    assert len(entries) == len(pins(lock))


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_tests_and_builds_use_the_packages_that_users_get(lock):
    assert pins(LOCKS[0]).items() <= pins(lock).items()


def test_locks_hold_what_the_project_asks_for():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in zip(
        LOCKS, (project["dependencies"], extras["test"], extras["build"]), strict=True
    ):
        names = {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in wanted}
        assert names <= pins(lock).keys()
        exact = {normal(r.split("==")[0]): r.split("==")[1] for r in wanted if "==" in r}
        assert exact.items() <= pins(lock).items()


# Files


def test_no_file_names_a_home_folder_or_a_package_server():
    found = {
        str(path.relative_to(ROOT)): sorted(set(PRIVATE.findall(path.read_bytes())))
        for path in files()
        if PRIVATE.search(path.read_bytes())
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "/".join(["", "home", "someone", "x"]),
        "\\".join(["C:", "Users", "someone", "x"]),
        "see " + "/".join(["", "root", "x"]),
        "from " + ".".join(["pypi", "org"]),
    ],
)
def test_the_search_for_private_places_finds_them(line):
    assert PRIVATE.search(line.encode())


def test_file_names_work_on_every_system():
    names = [path.relative_to(ROOT).as_posix() for path in files()]
    assert [n for n in names if not re.fullmatch(r"[\w./-]*[\w-]", n, re.ASCII)] == []
    assert len({name.lower() for name in names}) == len(names)


def test_version_is_the_same_everywhere():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert project["version"] == rai_desktop.__version__


# First page


def test_first_page_begins_with_a_sentence_a_picture_and_the_two_commands():
    title, sentence, picture, commands = text("README.md").split("\n\n")[:4]
    assert title == "# RAI Desktop"
    assert sentence.count(".") == 1
    assert picture.startswith("![")
    assert re.findall(r"^python3 start\.py( \w+)?", commands, re.MULTILINE) == ["", " test"]


def test_links_between_pages_lead_somewhere():
    """The manual also links to pages that the program makes: tests/ui/help tries those."""
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in files()
        if page.suffix == ".md" and "manual" not in page.parts
        for link in LINK.findall(page.read_text("utf-8"))
        if not re.match(r"[a-z]+:", link) and not (page.parent / link).exists()
    ]
    assert broken == []


# Libraries


def test_qt_loses_no_references():
    """Some Qt versions end the program after some thousand calls on Python 3.11."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.reference_counts"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_no_file_of_code_grows_beyond_what_can_be_read():
    lengths = {
        path: len(path.read_text("utf-8").splitlines()) for path in files() if path.suffix == ".py"
    }
    assert len(lengths) > 500
    assert [str(path) for path, length in lengths.items() if length > MOST_LINES] == []

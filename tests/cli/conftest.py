import shutil

import pytest

from rai_desktop.catalogue import content
from rai_desktop.catalogue.content import Content
from tests.cli.running import Program

SHIPPED = Content()


@pytest.fixture(autouse=True)
def read_once(monkeypatch):
    """Read the packs of the program once for all commands of this process."""
    monkeypatch.setattr(content, "Content", lambda: SHIPPED)


@pytest.fixture
def program(tmp_path):
    """The command line in English, with private folders."""
    return Program(tmp_path)


@pytest.fixture(scope="session")
def empty_once(tmp_path_factory):
    return Program(tmp_path_factory.mktemp("empty")).new()


@pytest.fixture
def project(program, empty_once):
    """An empty project."""
    return shutil.copy(empty_once, program.path("p.rai"))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The example company, for tests that change nothing: the program and the project."""
    program = Program(tmp_path_factory.mktemp("company"))
    path = program.path("company.rai")
    program.done("demo", path, "--lang", "de", "--on", "2026-11-22")
    return program, path

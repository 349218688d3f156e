import shutil

import pytest

from tests.cli.running import Program


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

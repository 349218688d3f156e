"""What the tests of the start share."""

import pytest

from starting import environment, main
from tests.starting.computer import LOCK, Computer


@pytest.fixture
def computer(tmp_path):
    return Computer(tmp_path)


@pytest.fixture
def kind(tmp_path):
    lock = tmp_path / "some.lock"
    lock.write_text(LOCK)
    return environment.Kind("run", lock, 110, 600)


@pytest.fixture(autouse=True)
def _no_lasting_locks(monkeypatch):
    """The mark of a made-up program must not stay locked by this process."""
    monkeypatch.setattr(main, "keep_in_use", lambda file: None)

"""A file with anything but our tables is refused before anything in it could run."""

from tests.faults.few import try_few
from tests.faults.schemas import HOSTILE


def test_there_are_enough():
    assert len(HOSTILE) >= 60


def test_foreign_things_are_refused():
    try_few("hostile-tables")

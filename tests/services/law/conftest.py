import pytest

from tests.services.law_building import law_project


@pytest.fixture
def project(tmp_path):
    """A small company on a day in November 2026."""
    made = law_project(tmp_path / "p", staff=30, turnover="up_to_10")
    yield made
    made.store.abandon()

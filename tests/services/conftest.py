import pytest

from tests.services.building import empty_project, example_project


@pytest.fixture
def project(tmp_path):
    """A project with its organisation, and nobody looking at the clock."""
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The example company in German, for tests that change nothing."""
    made = example_project(tmp_path_factory.mktemp("company"))
    yield made
    made.store.abandon()

"""T44: whatever a person does to a workbook comes back as exactly that, once.

Sixty trips of thousands: ``python3 start.py faults --only round-trip`` makes the others.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.building import empty_project
from tests.services.roundtrip.trips import company_of, try_trip


@pytest.fixture(scope="module")
def trips(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trips")
    company = company_of(empty_project(folder))
    yield company, folder
    company.project.store.abandon()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_every_edit_comes_back_once_and_nothing_is_lost(trips, chance):
    company, folder = trips
    try_trip(chance, company, folder)

"""Times are named by words, years, days and fingerprints."""

from datetime import UTC, datetime

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.services.years.times import time_of
from tests.services.years.building import S, close, fill, go_to, speaking


@pytest.fixture
def years(project):
    """A project of two years: one system more each year, 2025 closed in 2026."""
    project.clock.moment = datetime(2025, 12, 31, 12, tzinfo=UTC)
    fill(project)
    go_to(project, 2026)
    close(project)
    project.add(S, {"name": "Voice"})
    return project


def named(project, text, language="en"):
    found = time_of(project, speaking(project, language), text)
    return found.name, len(found.then.systems)


@pytest.mark.parametrize(
    ("text", "language", "name", "systems"),
    [
        ("today", "en", "Today", 3),
        (" Heute ", "de", "Heute", 3),
        ("2025", "en", "2025", 2),
    ],
)
def test_today_and_closed_years(years, text, language, name, systems):
    assert named(years, text, language) == (name, systems)


def test_a_day_means_its_last_state_judged_by_that_day(years):
    found = time_of(years, speaking(years), "2025-12-31")
    assert [one.name for one in found.then.systems] == ["Chat", "Scan"]
    assert (found.then.year, found.then.day.year) == (2025, 2025)
    assert "2025" in found.name


def test_a_fingerprint_means_its_state(years):
    fingerprint = years.fingerprint
    years.add(S, {"name": "Later"})
    assert named(years, fingerprint)[1] == 3


@pytest.mark.parametrize("text", ["2024", "never", "2020-01-01", "0" * 16])
def test_what_names_nothing_is_refused(years, text):
    with pytest.raises(UsageError):
        named(years, text)

"""The figures of a year: as frozen, as they are today, and compared with the year before."""

from datetime import UTC, date, datetime

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.wanted_report import ComputedFigure
from rai_desktop.domain.yearly_report import ActionCounts, IncidentCounts, Signed
from rai_desktop.services.yearly_report.facts import facts_of_year
from tests.services.building import CATALOGUE, labels
from tests.services.yearly_report.drafting import YEAR, close, member


def facts(project, year=YEAR, **options):
    own = labels("de")
    own.keep(project)
    return facts_of_year(project, own, year, **options)


def test_a_closed_year_stays_as_it_was_frozen(project):
    member(project)
    close(project)
    before = facts(project)
    fingerprint = before.fingerprint
    project.add(EntityKind.SYSTEM, {"name": "Neu danach"})
    after = facts(project)
    assert (after.systems, after.fingerprint) == (before.systems, fingerprint)
    assert not after.is_draft
    assert after.closed_on == date(2026, 6, 15)
    assert after.signed == Signed(name="Vera Beispiel", function="Leitung", on=date(2026, 6, 15))


def test_a_year_that_is_not_closed_says_how_to_close_it(project):
    member(project)
    with pytest.raises(UsageError, match="Close it with"):
        facts(project)
    assert facts(project, as_draft=True).is_draft


def test_systems_that_nobody_classified_count_as_open(project):
    member(project)
    found = facts(project, as_draft=True)
    assert found.systems.by_label == {LegalLabel.OPEN: 1}
    assert found.computed[ComputedFigure.SYSTEMS_OPEN] == 1


def test_retired_systems_do_not_count(project):
    member(project)
    project.add(EntityKind.SYSTEM, {"name": "Alt", "status": "retired"})
    found = facts(project, as_draft=True).systems
    assert found.count == sum(found.by_lifecycle.values()) == 1


def test_incidents_are_those_of_the_year_and_near_misses_are_not_serious(project):
    member(project)
    day = date(YEAR, 2, 2)
    harmed = {"harms": ("health",), "known_on": day}
    project.add(EntityKind.INCIDENT, {"title": "Schwer", **harmed})
    project.add(EntityKind.INCIDENT, {"title": "Fast", "near_miss": True, **harmed})
    project.add(EntityKind.INCIDENT, {"title": "Früher", "known_on": date(YEAR - 1, 2, 2)})
    assert facts(project, as_draft=True).incidents == IncidentCounts(count=3, serious=1)


def test_overdue_actions_are_among_the_open_ones(project):
    member(project)
    late = {"status": "planned", "due_on": date(2026, 1, 1)}
    project.add(EntityKind.MITIGATION, {"title": "Spät", **late})
    project.add(EntityKind.MITIGATION, {"title": "Fertig", "status": "implemented"})
    assert facts(project, as_draft=True).actions == ActionCounts(open=2, done=1, overdue=1)


def test_the_last_closed_year_is_what_is_compared_with(project):
    member(project)
    project.clock.moment = datetime(2025, 12, 20, tzinfo=UTC)
    close(project, 2025)
    project.clock.moment = datetime(2026, 12, 20, tzinfo=UTC)
    project.add(EntityKind.SYSTEM, {"name": "Zweites"})
    found = facts(project, as_draft=True)
    assert (found.previous.year, found.previous.systems) == (2025, 1)
    assert facts(project, 2025).previous is None


def test_the_requirements_are_named_with_pack_version_and_digest(project):
    member(project)
    pack = CATALOGUE.pack("minimum-requirements")
    found = facts(project, as_draft=True).requirements
    assert (found.pack, found.version, found.sha256) == (pack.id, pack.version, pack.sha256)

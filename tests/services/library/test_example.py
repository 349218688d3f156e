"""The example company works with the library."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.library.newer import newer_texts
from rai_desktop.services.library.proposing import proposals
from tests.services.building import CATALOGUE, example_project, labels
from tests.services.library.building import changed_library, title_of_risk


@pytest.fixture(scope="module", params=["de", "en"])
def company(request, tmp_path_factory):
    made = example_project(tmp_path_factory.mktemp("company"), request.param)
    yield made, request.param
    made.store.abandon()


def test_dismissed_proposals_are_shown_with_their_reason(company):
    project, _ = company
    systems = project.entities(EntityKind.SYSTEM)
    found = [proposals(project, CATALOGUE, systems[place].uid).dismissed for place in (0, 3)]
    assert [[each.risk.id for each in one] for one in found] == [["R-ROB-05"], ["R-ORG-04"]]
    assert all(each.dismissed for one in found for each in one)


def test_its_own_words_are_not_replaced_by_the_library(company):
    project, language = company
    assert all(newer_texts(project, CATALOGUE, e.uid) == () for e in entries(project))
    title = title_of_risk("R-ROB-04", language)
    newer = changed_library((f'"{title}"', '"Neu"'))
    changed = [each for e in entries(project) for each in newer_texts(project, newer, e.uid)]
    assert [each.newer for each in changed] == ["Neu"]
    assert changed[0].is_own


def entries(project):
    return [e for kind in (EntityKind.RISK, EntityKind.MITIGATION) for e in project.entities(kind)]


def test_every_system_in_use_has_more_to_look_at(company):
    project, _ = company
    for system in project.entities(EntityKind.SYSTEM):
        assert proposals(project, CATALOGUE, system.uid).open, labels().title(system)

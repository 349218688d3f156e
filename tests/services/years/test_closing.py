"""A reporting year is frozen, signed off and followed by the next one, as one step."""

from datetime import date

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.snapshot import snapshot_uid
from rai_desktop.services.jobs import CancelledError
from rai_desktop.services.years.closed import (
    closed_year,
    closed_years,
    frozen_state,
    reporting_year,
)
from rai_desktop.services.years.closing import (
    Closing,
    YearClosedError,
    check_closing,
    close_year,
    freeze_year,
    is_unchanged,
)
from rai_desktop.services.years.looking import look_at
from rai_desktop.services.years.written import read_document, read_figures
from tests.services.years.building import BY, POLICY, P, R, S, answer, close, fill, go_to, speaking


def test_a_closed_year_says_who_stands_for_which_state(project):
    fill(project)
    head, fingerprint = project.store.head(), project.fingerprint
    step = close(project, note="Seen by the board")
    snapshot = closed_year(project, 2025)
    assert step.action is Action.CLOSE_YEAR
    assert (snapshot.head, snapshot.fingerprint) == (head, fingerprint)
    assert (snapshot.signed_name, snapshot.signed_function) == ("Petra Muster", "Managing director")
    assert snapshot.signed_on == snapshot.closed_on == date(2026, 6, 15)
    assert (snapshot.revision, snapshot.note) == (1, "Seen by the board")
    assert snapshot.uid == snapshot_uid(project.uid, 2025)


def test_the_state_of_a_closed_year_stays_whatever_comes_after(project):
    systems, risks = fill(project)
    then = look_at(project, speaking(project), 2025)
    close(project)
    project.edit(systems[0], {"name": "Other"})
    project.delete([risks[0]])
    answer(project, POLICY, 0)
    found = frozen_state(project, closed_year(project, 2025))
    assert found == then
    assert [one.name for one in found.systems] == ["Chat", "Scan"]
    assert {one.id: one.level for one in found.requirements}[POLICY] == 3
    assert found.figures.systems_by_status == {"in_use": 2}
    assert sum(found.figures.risks_by_level.values()) == found.figures.risks == 2


def test_what_was_frozen_before_is_taken_unless_something_changed(project):
    systems, _ = fill(project)
    closing, heard = Closing(year=2025, **BY), []
    state = freeze_year(project, speaking(project), closing, heard.append)
    assert heard
    project.edit(systems[0], {"name": "Other"})
    close_year(project, speaking(project), closing, state=state)
    found = frozen_state(project, closed_year(project, 2025))
    assert [one.name for one in found.systems] == ["Other", "Scan"]
    project.undo()
    state = freeze_year(project, speaking(project), closing)
    close_year(project, speaking(project), closing, state=state)
    assert frozen_state(project, closed_year(project, 2025)) == state.then


def test_freezing_can_be_ended(project):
    def end(_):
        raise CancelledError

    fill(project)
    with pytest.raises(CancelledError):
        freeze_year(project, speaking(project), Closing(year=2025, **BY), end)


def test_numbers_of_a_closed_year_lie_beside_it(project):
    fill(project)
    close(project)
    snapshot = closed_year(project, 2025)
    figures = read_figures(snapshot.figures)
    assert figures == frozen_state(project, snapshot).figures
    assert figures.applicable > figures.met > 0
    assert sum(one.applicable for one in figures.criteria) == figures.applicable


def test_the_next_year_begins_and_undo_takes_it_all_back(project):
    fill(project)
    organisation = project.organisation().uid
    project.edit(organisation, {"reporting_year": 2025})
    close(project)
    assert reporting_year(project) == 2026
    project.undo()
    assert reporting_year(project) == 2025
    assert closed_years(project) == ()
    close(project)
    assert [one.revision for one in closed_years(project)] == [1]


def test_a_later_reporting_year_stays(project):
    fill(project)
    project.edit(project.organisation().uid, {"reporting_year": 2027})
    close(project)
    assert reporting_year(project) == 2027


def test_without_a_word_the_year_after_the_last_closed_one_is_worked_on(project):
    fill(project)
    assert reporting_year(project) == 2026
    close(project, 2024)
    project.edit(project.organisation().uid, {"reporting_year": None})
    assert reporting_year(project) == 2025


def test_closing_again_has_to_be_asked_for_and_makes_a_revision(project):
    systems, _ = fill(project)
    close(project)
    with pytest.raises(YearClosedError, match="nothing has changed since"):
        close(project)
    assert is_unchanged(project, closed_year(project, 2025))
    project.edit(systems[0], {"name": "Other"})
    assert not is_unchanged(project, closed_year(project, 2025))
    with pytest.raises(YearClosedError, match="revision 2"):
        close(project)
    close(project, again=True)
    snapshot = closed_year(project, 2025)
    assert snapshot.revision == 2
    assert frozen_state(project, snapshot).systems[0].name == "Other"
    project.undo()
    assert frozen_state(project, closed_year(project, 2025)).systems[0].name == "Chat"


@pytest.mark.parametrize(
    ("year", "values", "text"),
    [
        (2027, {}, "has not begun"),
        (2019, {}, "2020"),
        (2025, {"name": " "}, "name"),
        (2025, {"signed_on": date(2026, 6, 16)}, "future"),
    ],
)
def test_what_makes_no_sense_is_refused(project, year, values, text):
    fill(project)
    with pytest.raises(UsageError, match=text):
        close(project, year, **values)
    assert closed_years(project) == ()


def test_an_empty_inventory_has_no_year_to_close(project):
    with pytest.raises(UsageError, match="no AI system"):
        check_closing(project, 2025)


def test_a_year_before_a_closed_one_cannot_be_frozen_any_more(project):
    fill(project)
    close(project)
    with pytest.raises(UsageError, match="2025"):
        close(project, 2024)


def test_nothing_personal_is_frozen(project):
    system = project.add(S, {"name": "Chat of Anna Geheim", "purpose": "Anna Geheim asks it"})
    project.add(P, {"name": "Anna Geheim", "email": "anna@example.org"})
    project.add(R, {"title": "Geheim waits", "description": "anna@example.org", "notes": "hidden"})
    project.edit(system, {"yearly_cost": 987654, "notes": "only here"})
    close(project)
    data = project.store.attachment(closed_year(project, 2025).sha256)
    document = read_document(data)
    text = str(document)
    assert "people" not in document["project"]
    for secret in ("Anna", "anna@", "987654", "hidden", "only here"):
        assert secret not in text
    state = frozen_state(project, closed_year(project, 2025))
    assert [(one.number, one.name) for one in state.systems] == [("KI-0001", "")]


def test_a_year_of_which_only_the_numbers_came_along_still_tells_them(project):
    fill(project)
    close(project)
    snapshot = closed_year(project, 2025)
    project.commit(
        Action.EDIT,
        project.checked(EntityKind.SNAPSHOT, snapshot.uid, {"sha256": "0" * 64}),
    )
    found = frozen_state(project, closed_year(project, 2025))
    assert not found.is_complete
    assert found.figures.systems == 2


def test_several_years_stand_the_latest_first(project):
    fill(project)
    go_to(project, 2025)
    close(project, 2024)
    go_to(project, 2026)
    close(project, 2025)
    assert [one.year for one in closed_years(project)] == [2025, 2024]

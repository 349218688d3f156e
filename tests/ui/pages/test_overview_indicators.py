"""The card of the key risk indicators."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.creating import begin_project
from rai_desktop.services.targets import Target
from rai_desktop.ui.pages.overview.indicators import IndicatorsCard
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, FixedClock, bare_project
from tests.ui.conftest import child
from tests.ui.pages.cards import DAY, cards, part, rows, shown
from tests.ui.tables import fake
from tests.ui.tables.fake import TODAY

CARD, ROWS = "card_indicators", "indicators_rows"


@pytest.fixture(autouse=True)
def _indicators(monkeypatch):
    """Let the small method of the tests have the indicators of the real one."""
    real = Content().method().indicators
    monkeypatch.setattr(fake, "METHOD", replace(fake.METHOD, indicators=real))


def add_incident(space, day=TODAY):
    return space.project.add(EntityKind.INCIDENT, {"title": "Wrong answer", "known_on": day})


def test_without_a_value_there_is_no_card(space):
    assert CARD not in cards(space)


def test_a_row_tells_value_and_limits_and_leads_to_what_was_counted(qtbot, space):
    made = [add_incident(space), add_incident(space)]
    add_incident(space, TODAY - 200 * DAY)
    qtbot.waitUntil(lambda: CARD in cards(space))
    assert rows(space, ROWS) == ["Incidents and near misses per quarter: 2 – Watch closely"]
    row = part(space, "indicator_0")
    assert row.accessibleDescription() == "Watch: 2 or more. Act: 5 or more"
    space.page.target_wanted.disconnect(space.follow)
    with qtbot.waitSignal(space.page.target_wanted) as caught:
        row.click()
    assert caught.args == [Target(kind=EntityKind.INCIDENT, uids=tuple(made))]


def test_the_list_of_the_counted_entries_shows_as_many_as_the_row_says(qtbot, space):
    for days in (0, 1, 200):
        add_incident(space, TODAY - days * DAY)
    qtbot.waitUntil(lambda: CARD in cards(space))
    assert rows(space, ROWS) == ["Incidents and near misses per quarter: 2 – Watch closely"]
    part(space, "indicator_0").click()
    assert shown(space) == ["Wrong answer", "Wrong answer"]


def test_what_has_no_value_or_no_comparison_is_said_once(qtbot, space):
    add_incident(space)
    qtbot.waitUntil(lambda: CARD in cards(space))
    note = part(space, "indicators_note").text()
    assert note == (
        "12 further indicators have not enough data. "
        "No comparison: the AI inventory was begun after 15 Mar 2026."
    )


def test_the_card_speaks_the_other_language(qtbot, space, window):
    add_incident(space)
    qtbot.waitUntil(lambda: CARD in cards(space))
    window.set_language("de")
    qtbot.waitUntil(lambda: "Im Rahmen" in "".join(rows(space, ROWS)))
    assert rows(space, ROWS) == ["Vorfälle und Beinahe-Vorfälle je Quartal: 1 – Im Rahmen"]


def test_the_values_of_a_quarter_ago_come_from_the_history(qtbot, looks, tmp_path):
    project = bare_project(tmp_path)
    project.clock = FixedClock(datetime(2026, 2, 1, 12, tzinfo=UTC))
    begin_project(project, CATALOGUE, {"name": "Beispiel GmbH"})
    incident = {"title": "Wrong answer", "known_on": date(2026, 2, 1)}
    project.add(EntityKind.INCIDENT, incident)
    project.clock = FixedClock()
    card = IndicatorsCard(project, CATALOGUE.method, words_for("en"), looks.theme)
    qtbot.addWidget(card)
    card.show_overview(SimpleNamespace(day=TODAY))
    row = child(card, "indicator_0")
    wanted = "Watch: 2 or more. Act: 5 or more · ↓ Lower than on 15 Mar 2026, when it was 1"
    qtbot.waitUntil(lambda: row.accessibleDescription() == wanted)
    card.rest()
    project.store.abandon()

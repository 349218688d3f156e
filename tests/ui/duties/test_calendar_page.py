"""Legal dates in the window: the page of all of them, and the card of the overview."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.law.calendar import Phase
from rai_desktop.services.law.waiting import waiting_systems
from rai_desktop.services.targets import Page
from tests.services.building import FixedClock
from tests.services.law_building import duty_of
from tests.ui.conftest import child
from tests.ui.looking import unnamed


@pytest.fixture
def page(space):
    space.show_page(Page.CALENDAR)
    return space.page


def rows(part):
    return [
        made
        for made in part.findChildren(QWidget)
        if made.property("role") == "row" and not made.isHidden()
    ]


def row(part, text):
    return next(made for made in rows(part) if text in made.accessibleName())


def shown(space):
    return [space.project.name(uid) for uid in space.table.visible_uids()]


def texts(part):
    return [made.text() for made in part.findChildren(QLabel) if not made.isHidden()]


def test_days_are_parted_into_today_and_to_come(page):
    today = [made.accessibleName() for made in rows(page.days[Phase.TODAY])]
    coming = [made.accessibleName() for made in rows(page.days[Phase.COMES])]
    assert any("AI literacy" in name for name in today)
    assert any("Annex III" in name for name in coming)
    assert page.days[Phase.TRANSITIONAL].isHidden()


def test_a_day_leads_to_the_systems_it_concerns(space, page):
    made = row(page.days[Phase.COMES], "high-risk AI systems of Annex III apply")
    assert "Concerns 2 AI systems" in made.accessibleDescription()
    made.click()
    assert space.kind is EntityKind.SYSTEM
    assert set(shown(space)) == {"Ranking", "Doubted"}


def test_days_of_duties_lead_to_their_obligations(space, page):
    row(page.duties, "2 obligations apply and are not met yet").click()
    assert space.kind is EntityKind.OBLIGATION
    assert shown(space) == ["Literacy", "Tell people"]


def test_highest_fines_and_reliefs_are_for_this_company(page):
    assert "up to 700,000 euros" in texts(page.fines)
    assert "Small enterprise" in texts(page.fines)
    assert any("Simplified technical documentation" in text for text in texts(page.reliefs))


def test_changed_facts_of_the_company_are_shown(space, page, project):
    project.edit(project.organisation().uid, {"staff": 9000, "turnover": "over_150"})
    assert "Larger enterprise" in texts(page.fines)
    assert any("whichever is higher" in text for text in texts(page.fines))


def test_systems_that_are_not_classified_are_one_click_away(space, page, project):
    project.delete([system.uid for system in waiting_systems(project)])
    assert not child(page, "calendar_unclassified").isVisible()
    project.add(EntityKind.SYSTEM, {"name": "New"})
    project.add(EntityKind.SYSTEM, {"name": "Newer"})
    child(page, "calendar_unclassified").click()
    assert shown(space) == ["New", "Newer"]


def test_the_company_is_one_click_away(space, page):
    child(page, "calendar_company").click()
    assert space.key is Page.COMPANY


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name_in_each_language(lawful, page, language):
    lawful.set_language(language)
    assert unnamed(lawful) == []
    assert page.summary()


# the overview


def test_the_overview_tells_the_next_dates(space):
    space.show_page(Page.OVERVIEW)
    card = child(space.page, "card_legal_dates")
    assert card.isVisible()
    assert len(rows(card)) == 3
    child(card, "legal_dates_all").click()
    assert space.key is Page.CALENDAR


def test_duties_that_begin_soon_become_tasks_by_one_click(space, project):
    project.clock = FixedClock(datetime(2027, 6, 10, tzinfo=UTC))
    space.show_page(Page.OVERVIEW)
    space.page.catch_up()
    button = child(space.page, "legal_dates_tasks")
    assert button.text() == "1 obligation begins within six months – make a task"
    before = len(project.entities(EntityKind.TASK))
    button.click()
    duty = duty_of(project, "X-OVER", "Ranking").uid
    found = [task for task in project.entities(EntityKind.TASK) if task.about == duty]
    assert len(found) == 1
    assert not button.isVisible()
    child(space, "notice_undo").click()
    assert len(project.entities(EntityKind.TASK)) == before


def test_systems_are_counted_by_classification_and_lead_to_them(space, project):
    project.add(EntityKind.SYSTEM, {"name": "New"})
    space.show_page(Page.OVERVIEW)
    group = child(space.page, "counts_systems_by_label")
    names = [made.accessibleName() for made in rows(group)]
    assert "Not yet classified: 1" in names
    row(group, "High-risk (Annex III)").click()
    assert space.form.uid == duty_of(project, "X-OVER", "Ranking").system


def test_law_of_today_comes_first_among_the_next_steps(space):
    space.show_page(Page.OVERVIEW)
    card = child(space.page, "card_next_steps")
    first = rows(card)[0]
    assert first.accessibleName() == "2 obligations apply today and are not marked as met"
    first.click()
    assert shown(space) == ["Literacy", "Tell people"]


def test_a_project_without_classifications_shows_no_legal_dates(window):
    window.open_example()
    assert not child(window.desk.workspace.page, "card_legal_dates").isVisible()

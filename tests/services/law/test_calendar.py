"""The legal calendar: which days of the law concern an inventory, and which duties begin when."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law import read_answers
from rai_desktop.services.law.calendar import (
    KnownAnswers,
    Phase,
    calendar_in_parts,
    legal_calendar,
)
from rai_desktop.services.law.recording import plan_recording, record
from rai_desktop.services.law.waiting import waiting_systems
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.overview import overview
from rai_desktop.words import words_for
from tests.services.law_building import (
    ALL_NO,
    CHATBOT,
    LAW,
    RANKING,
    RULES,
    TODAY,
    classified,
    duty_of,
    law_labels,
    three_systems,
)


def calendar(project, language="en", day=TODAY):
    return legal_calendar(project, law_labels(language), day)


def of(project, day_id, day=TODAY):
    return next((each for each in calendar(project, day=day).days if each.id == day_id), None)


def test_a_day_for_a_label_concerns_the_systems_that_have_it_or_may_have_it(project):
    _chatbot, ranking, doubted = three_systems(project)
    found = of(project, "d-2027-12-02")
    assert set(found.systems) == {ranking, doubted}
    assert not found.of_all
    assert found.day == date(2027, 12, 2)
    assert "Annex III" in found.articles


def test_a_day_that_concerns_nobody_is_not_there(project):
    classified(project, "Chatbot", CHATBOT)
    assert of(project, "d-2028-08-02") is None
    assert of(project, "d-2027-12-02") is None


def test_days_for_everybody_are_there_before_anything_is_classified(project):
    project.add(EntityKind.SYSTEM, {"name": "Chat"})
    found = of(project, "d-2025-02-02")
    assert (found.of_all, found.systems) == (True, ())


def test_retired_and_deleted_systems_are_not_concerned(project):
    ranking = classified(project, "Ranking", RANKING)
    old = classified(project, "Old", RANKING)
    gone = classified(project, "Gone", RANKING)
    project.edit(old, {"status": "retired"})
    project.delete([gone])
    assert of(project, "d-2027-12-02").systems == (ranking,)


def test_systems_without_a_classification_are_told_apart(project):
    open_one = project.add(EntityKind.SYSTEM, {"name": "Chat"})
    project.add(EntityKind.SYSTEM, {"name": "Old", "status": "retired"})
    classified(project, "Chatbot", CHATBOT)
    assert calendar(project).unclassified == (open_one,)


def test_a_system_whose_result_is_open_waits_and_may_be_concerned_all_the_same(project):
    _chatbot, _ranking, doubted = three_systems(project)
    assert [system.uid for system in waiting_systems(project)] == [doubted]
    assert calendar(project).unclassified == (doubted,)
    assert doubted in of(project, "d-2027-12-02").systems


def test_list_overview_and_calendar_count_the_same_systems(project):
    three_systems(project)
    classified(project, "Gone", RANKING, status="retired")
    project.add(EntityKind.SYSTEM, {"name": "Old", "status": "retired"})
    project.add(EntityKind.SYSTEM, {"name": "New"})
    listing = EntityListing(project, EntityKind.SYSTEM, law_labels())
    assert listing.summary(6) == "6 systems · 2 of 4 classified"
    view = overview(project, law_labels(), TODAY)
    group = next(group for group in view.counts if group.key == "systems_by_label")
    assert {count.code: count.count for count in group.counts if count.count} == {
        "HR_III": 1,
        "TRANSP": 1,
        "OPEN": 1,
        "": 1,
    }
    assert len(calendar(project).unclassified) == len(waiting_systems(project)) == 2


def test_answers_decide_where_a_day_asks_for_them(project):
    maker = classified(project, "Maker", {"C1": "yes", "F2": "yes"})
    unsure = classified(project, "Unsure", {"C1": "yes", "F2": "unknown"})
    classified(project, "Chatbot", CHATBOT)
    assert set(of(project, "d-2026-12-02-50").systems) == {maker, unsure}


def test_days_are_what_they_are_on_the_day_asked_for(project):
    classified(project, "Maker", {"C1": "yes", "F2": "yes"})
    assert of(project, "d-2026-12-02-5").phase is Phase.COMES
    assert of(project, "d-2026-12-02-5", date(2026, 12, 2)).phase is Phase.TODAY
    assert of(project, "d-2026-12-02-50").phase is Phase.TRANSITIONAL
    assert of(project, "d-2026-12-02-50", date(2027, 1, 1)).phase is Phase.TODAY


def test_an_unsure_source_is_marked(project):
    classified(project, "Maker", {"C1": "yes"})
    assert of(project, "d-2026-12-09").mark == "To be checked with counsel"
    assert of(project, "d-2026-12-02-5").mark == ""


def test_duties_are_put_together_by_the_day_they_begin(project):
    three_systems(project)
    days = {each.day: set(each.obligations) for each in calendar(project).duties}
    assert days[None] == {duty_of(project, "X-LIT").uid, duty_of(project, "X-TELL", "Chatbot").uid}
    assert days[date(2027, 3, 1)] == {duty_of(project, "X-SOON", "Chatbot").uid}
    assert len(days[date(2027, 12, 2)]) == 2
    assert list(days) == [None, date(2027, 3, 1), date(2027, 12, 2)]


def test_what_is_met_or_not_applicable_is_in_no_day(project):
    classified(project, "Chatbot", CHATBOT)
    project.edit(duty_of(project, "X-LIT").uid, {"status": "met"})
    soon = duty_of(project, "X-SOON", "Chatbot").uid
    project.edit(soon, {"reason": "Nothing is published"})
    project.edit(soon, {"status": "not_applicable"})
    assert [each.day for each in calendar(project).duties] == [None]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_day_has_words(project, language):
    three_systems(project)
    found = calendar(project, language)
    assert found.days
    assert all(day.title and day.articles for day in found.days)
    assert [day.day for day in found.days] == sorted(day.day for day in found.days)
    assert set(found.coming()) | set(found.of_phase(Phase.TODAY)) == set(found.days)


def test_in_parts_it_is_the_same(project):
    three_systems(project)
    found = []

    def whole():
        found.append((yield from calendar_in_parts(project, law_labels(), TODAY)))

    assert len(list(whole())) > 5
    assert found == [calendar(project)]


def test_answers_that_are_kept_are_read_anew_once_they_changed(project):
    maker = classified(project, "Maker", {"C1": "yes", "F2": "yes"})
    answers = KnownAnswers()

    def concerned():
        found = []

        def whole():
            parts = calendar_in_parts(project, law_labels(), TODAY, answers)
            found.append((yield from parts))

        list(whole())
        return {day.id for day in found[0].days if maker in day.systems}

    assert "d-2026-12-02-50" in concerned()
    assert "d-2026-12-02-50" in concerned()
    again = read_answers(RULES, {**ALL_NO, "C1": "yes"})
    record(project, plan_recording(project, LAW, words_for("en"), maker, answers=again))
    assert "d-2026-12-02-50" not in concerned()

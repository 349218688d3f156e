"""Duties that begin within six months become tasks, once, when somebody says so."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.task import task_uid
from rai_desktop.domain.law_codes import TaskOrigin, TaskStatus
from rai_desktop.services.law.coming import coming_duties, make_tasks
from tests.services.law_building import (
    CHATBOT,
    DOUBTED,
    RANKING,
    classified,
    duty_of,
    law_labels,
)

JUST_BEFORE, NEAR = date(2027, 6, 1), date(2027, 6, 2)


def coming(project, day):
    return list(coming_duties(project, law_labels(), day))


@pytest.fixture
def ranking(project):
    classified(project, "Ranking", RANKING)
    return duty_of(project, "X-OVER", "Ranking").uid


def test_a_duty_is_told_six_months_before_it_begins(project, ranking):
    assert coming(project, JUST_BEFORE) == []
    assert coming(project, NEAR) == [ranking]


def test_what_applies_already_or_binds_nobody_is_not_told(project, ranking):
    assert coming(project, date(2027, 12, 2)) == []
    assert coming(project, NEAR) == [ranking]


def test_a_duty_that_may_not_come_is_not_told(project):
    classified(project, "Doubted", DOUBTED)
    assert coming(project, NEAR) == []


def test_what_somebody_decided_is_not_told(project, ranking):
    project.edit(ranking, {"status": "met"})
    assert coming(project, NEAR) == []


def test_tasks_are_made_in_one_step_and_taken_back_together(project, ranking):
    before = len(project.entities(EntityKind.TASK))
    assert make_tasks(project, law_labels(), [ranking]) is not None
    task = project.entity(task_uid(project.uid, TaskOrigin.OBLIGATION, ranking))
    assert (task.title, task.due_on, task.status) == (
        "Oversight",
        date(2027, 12, 2),
        TaskStatus.OPEN,
    )
    assert (task.about, task.origin) == (ranking, TaskOrigin.OBLIGATION)
    assert project.name(task.system) == "Ranking"
    assert coming(project, NEAR) == []
    assert make_tasks(project, law_labels(), [ranking]) is None
    project.undo()
    assert len(project.entities(EntityKind.TASK)) == before


def test_a_task_that_somebody_deleted_is_not_made_again(project, ranking):
    make_tasks(project, law_labels(), [ranking])
    project.delete([task_uid(project.uid, TaskOrigin.OBLIGATION, ranking)])
    assert coming(project, NEAR) == []
    assert make_tasks(project, law_labels(), [ranking]) is None


def test_a_duty_that_began_with_a_task_has_it_already(project):
    classified(project, "Chatbot", CHATBOT)
    assert coming(project, date(2026, 11, 28)) == []

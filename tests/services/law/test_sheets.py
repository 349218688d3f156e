"""Answers are kept on one sheet for each catalogue and subject."""

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.law.sheets import answer_settings, answers_of, sheet_uid
from tests.services.law.building import add_system, bare

project = bare


def answered(project, system, answers):
    settings = answer_settings(project, "ai-act", "1.0", system, answers)
    if settings:
        project.commit(Action.CLASSIFY, settings)
    return settings


def test_answers_come_back_as_given(project):
    system = add_system(project)
    answered(project, system, {"A1": "yes", "E1": ("product", "component"), "F1": "unknown"})
    assert answers_of(project, "ai-act", system) == {
        "A1": "yes",
        "E1": ("component", "product"),
        "F1": "unknown",
    }
    assert answers_of(project, "other", system) == {}


def test_equal_answers_change_nothing(project):
    system = add_system(project)
    answered(project, system, {"A1": "yes"})
    assert answered(project, system, {"A1": "yes"}) == []
    changed = answered(project, system, {"A1": "yes", "A2": "no"})
    assert [setting.key for setting in changed] == ["a:A2"]


def test_an_answer_can_be_taken_back_and_undone(project):
    system = add_system(project)
    answered(project, system, {"A1": "yes"})
    answered(project, system, {"A1": None})
    assert answers_of(project, "ai-act", system) == {}
    project.undo()
    assert answers_of(project, "ai-act", system) == {"A1": "yes"}


def test_the_sheet_is_one_entity_in_every_copy(project):
    system = add_system(project)
    answered(project, system, {"A1": "yes"})
    (sheet,) = project.entities(EntityKind.ANSWER_SHEET)
    assert sheet.uid == sheet_uid(project.uid, "ai-act", system)
    assert (sheet.catalogue, sheet.subject, sheet.pack_version) == ("ai-act", system, "1.0")


def test_answers_that_were_undone_do_not_come_back_with_the_next_one(project):
    system = add_system(project)
    answered(project, system, {"A1": "yes", "A2": "no"})
    project.undo()
    assert answers_of(project, "ai-act", system) == {}
    assert answered(project, system, {"A1": None}) == []
    answered(project, system, {"A1": "yes"})
    assert answers_of(project, "ai-act", system) == {"A1": "yes"}
    project.undo()
    project.redo()
    assert answers_of(project, "ai-act", system) == {"A1": "yes"}

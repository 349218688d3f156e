"""Switching hints off is a step with a reason, and can be taken back."""

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.hints.board import all_hints
from rai_desktop.services.hints.silencing import silence, silenced_hints, speak_again
from rai_desktop.services.registers.build import build_register
from tests.services.building import TODAY, labels, request
from tests.services.entries import add_system, steps_of

RULE = "system-no-owner"


def count(project):
    return all_hints(project, labels(), TODAY).count(RULE)


def test_switching_off_is_one_step_that_can_be_undone(project):
    systems = [add_system(project, "A"), add_system(project, "B")]
    before = steps_of(project)
    assert silence(project, RULE, systems, "Nur zum Ausprobieren") is not None
    assert steps_of(project) == before + 1
    assert count(project) == 0
    project.undo()
    assert count(project) == 2
    project.redo()
    assert count(project) == 0


def test_a_hint_is_switched_on_again(project):
    system = add_system(project)
    silence(project, RULE, [system], "Nur zum Ausprobieren")
    assert speak_again(project, RULE, [system]) is not None
    assert count(project) == 1
    assert speak_again(project, RULE, [system]) is None
    silence(project, RULE, [system], "Doch nicht")
    assert silenced_hints(project).by_rule == {RULE: {system: "Doch nicht"}}


def test_a_reason_is_needed(project):
    system = add_system(project)
    with pytest.raises(UsageError):
        silence(project, RULE, [system], "  ")
    assert count(project) == 1


def test_registers_say_which_open_points_are_switched_off(project):
    system = add_system(project)
    silence(project, RULE, [system], "Wird abgelöst")
    points = build_register(project, labels(), request()).open_points
    text = "No responsible owner is named. (hint switched off: Wird abgelöst)"
    assert text in [point.text for point in points]
    assert project.entities(EntityKind.SILENCED_HINT)

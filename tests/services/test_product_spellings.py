"""Spellings of one product in the short list: named alike, or both kept."""

import pytest

from rai_desktop.services.everyday import add_tool
from rai_desktop.services.hints.board import all_hints
from rai_desktop.services.product_spellings import RULE, keep_both, name_alike, other_spelling
from tests.services.building import TODAY, labels


def found_for(project, uid):
    """Return what looking bit by bit ends with."""
    looking = other_spelling(project, uid)
    while True:
        try:
            next(looking)
        except StopIteration as end:
            return end.value


def tools(project, *names):
    return [add_tool(project, {"name": name}) for name in names]


def fired(project):
    return [hint.uid for hint in all_hints(project, labels(), TODAY).of_rule(RULE)]


def test_both_spellings_get_the_hint(project):
    first, second, _ = tools(project, "MS Copilot", "Microsoft 365 Copilot", "GitHub Copilot")
    assert set(fired(project)) == {first, second}
    assert found_for(project, first).uid == second


@pytest.mark.parametrize("name", ["GitHub Copilot", "DeepL Write", "Copilot Studio"])
def test_different_products_are_left_alone(project, name):
    _, _, other = tools(project, "Copilot", "DeepL", name)
    assert fired(project) == []
    assert found_for(project, other) is None


def test_naming_alike_is_one_step_and_ends_the_hint(project):
    first, second = tools(project, "MS Copilot", "Microsoft 365 Copilot")
    name_alike(project, first, second)
    assert project.name(first) == "Microsoft 365 Copilot"
    assert fired(project) == []
    project.undo()
    assert project.name(first) == "MS Copilot"


def test_who_keeps_both_names_is_not_asked_again(project):
    first, second = tools(project, "MS Copilot", "Microsoft 365 Copilot")
    keep_both(project, first, second, "Two contracts")
    assert fired(project) == []
    assert found_for(project, first) is None
    assert found_for(project, second) is None


def test_a_typing_error_is_offered_in_the_form(project):
    first, second = tools(project, "Rechnungsleser", "Rechnugsleser")
    assert found_for(project, second).uid == first


def test_one_product_for_two_tasks_is_no_twin(project):
    add_tool(project, {"name": "ChatGPT", "purpose": "Letters"})
    add_tool(project, {"name": "ChatGPT", "purpose": "Minutes"})
    hints = all_hints(project, labels(), TODAY)
    assert not list(hints.of_rule("system-twin"))
    assert fired(project) == []

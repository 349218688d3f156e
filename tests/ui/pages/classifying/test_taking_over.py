"""What a system may take over from others that are classified already."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.law.sheets import answers_of
from tests.ui.conftest import child
from tests.ui.pages.classifying.test_wizard import texts, visible


def test_answers_of_a_similar_system_are_shown_and_taken(answered):
    answered.hand.click("adopt")
    first, project = answered.system, answered.project
    second = project.add(EntityKind.SYSTEM, {"name": "Other assistant"})
    answered.page.show_only((second,))
    answered.hand.click("wizard_similar")
    assert "answers would be taken over." in texts(answered.page, "taking_changes")[0]
    answered.hand.click("take_answers")
    assert answered.answers() == answers_of(project, "ai-act", first)


def test_a_system_of_the_same_purpose_is_answered_at_once(answered):
    said = {"template": "T-01", "purpose": "Drafts letters"}
    project, first = answered.project, answered.system
    project.edit(first, {**said, "source": "bought", "people_data": "no"})
    answered.page.go_to_step("result")
    answered.hand.click("adopt")
    second = project.add(EntityKind.SYSTEM, {"name": "Other assistant", **said})
    answered.page.show_only((second,))
    answered.hand.click("alike_take")
    assert answered.page.step == "result"
    assert answered.answers() == answers_of(project, "ai-act", first)
    told = project.entity(second)
    assert (told.source, told.people_data) == ("bought", "no")
    answered.page.go_to_step("describe")
    assert "alike" not in visible(answered.page)


def test_another_purpose_is_answered_by_itself(answered):
    project = answered.project
    project.edit(answered.system, {"template": "T-01", "purpose": "Drafts letters"})
    answered.page.go_to_step("result")
    answered.hand.click("adopt")
    other = {"name": "Other assistant", "template": "T-01", "purpose": "Ranks applicants"}
    answered.page.show_only((project.add(EntityKind.SYSTEM, other),))
    assert "alike" not in visible(answered.page)
    assert child(answered.page, "wizard_similar").isVisible()


def test_without_a_classified_system_there_is_nothing_to_take_over(wizard):
    wizard.open()
    assert "wizard_similar" not in visible(wizard.page)

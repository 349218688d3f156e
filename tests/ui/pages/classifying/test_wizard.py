"""Classifying systems in the real window, by the keyboard alone, and what the result offers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus, TaskOrigin
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.pages.classifying.tick_row import TICKED
from rai_desktop.ui.parts.widgets import tab_stops
from tests.services.entries import add_result
from tests.ui.conftest import child

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SPACE = Qt.Key.Key_Space
DECISIONS = 10
"""What a bought everyday tool takes, without the keys that only go from place to place."""


def texts(page, name):
    found = child(page, name)
    return [part.text() for part in found.findChildren(QWidget) if hasattr(part, "text")]


def test_a_bought_everyday_tool_takes_about_ten_decisions(wizard):
    wizard.open()
    wizard.to_areas()
    wizard.tick("none_areas")
    wizard.on()
    wizard.tick("none_notice")
    wizard.on()
    wizard.tick("adopt")
    assert wizard.labels() == {"MINIMAL"}
    assert wizard.status() is ClassificationStatus.PROVISIONAL
    assert len(wizard.decisions) <= DECISIONS + 1, wizard.decisions


@pytest.mark.parametrize("language", ["de", "en"], indirect=True)
def test_a_chatbot_has_to_be_recognised(wizard, language):
    wizard.open()
    wizard.to_areas()
    wizard.tick("none_areas")
    wizard.on()
    wizard.tick("tick_F1")
    wizard.tick("none_notice")
    wizard.tick("answer_F1-x1_yes")
    wizard.hand.press(Qt.Key.Key_Right)  # the next answer: no
    wizard.hand.press(SPACE)
    wizard.on()
    wizard.tick("adopt")
    assert wizard.labels() == {"TRANSP"}
    word = "Transparenzpflichten" if language == "de" else "Transparency obligations"
    assert child(wizard.page, "chip_TRANSP").accessibleName() == word


def test_ranking_of_applicants_is_high_risk_and_profiling_ends_the_derogation(wizard):
    wizard.open()
    wizard.to_areas()
    wizard.tick("area_employment")
    wizard.tick("tick_III-4a")
    wizard.tick("none_employment")
    wizard.tick("answer_E3-0_yes")
    assert "line_E3-a" not in visible(wizard.page)
    wizard.tick("none_areas")
    wizard.on()
    wizard.tick("none_notice")
    wizard.on()
    wizard.tick("adopt")
    assert wizard.labels() == {"HR_III"}


def test_a_prohibited_practice_says_stop(answered):
    answered.page.entering.change({"D-c": "yes"})
    answered.page.go_to_step("prohibited")
    answered.page.go_to_step("result")
    assert texts(answered.page, "result_stop")[0] == "Stop: Prohibited practice"


def test_none_of_the_others_stands_below_the_areas_and_not_below_what_comes_after(wizard):
    wizard.open()
    wizard.to_areas()
    wizard.tick("area_employment")
    wizard.tick("tick_III-4a")
    heights = {
        name: child(wizard.page, name).mapTo(wizard.page, QPoint(0, 0)).y()
        for name in ("area_justice", "none_areas", "answer_E3-0_yes")
    }
    assert sorted(heights, key=heights.get) == ["area_justice", "none_areas", "answer_E3-0_yes"]


def test_a_missing_answer_is_found_from_the_result(qtbot, wizard):
    wizard.open()
    wizard.to_areas()
    wizard.tick("area_employment")
    wizard.tick("tick_III-4a")
    wizard.tick("none_employment")
    wizard.tick("none_areas")
    wizard.page.go_to_step("result")
    child(wizard.page, "missing_areas").click()
    line = child(wizard.page, "line_E3-0")
    qtbot.waitUntil(lambda: line.isAncestorOf(wizard.window.focusWidget()))


def test_what_was_done_before_does_not_lie_over_the_next_step(qtbot, wizard, window):
    wizard.open()
    notice = window.desk.workspace.notice
    notice.tell("3 AI systems were added.")
    qtbot.waitUntil(lambda: not notice._fresh.isActive())
    wizard.describe()
    assert notice.text == ""


def test_a_result_that_is_taken_leads_to_the_system(answered):
    answered.page.go_to_step("result")
    assert answered.page.foot.later.text() == "Later"
    child(answered.page, "adopt").click()
    assert answered.page.foot.later.text() == "To the AI system"


def visible(page):
    return {part.objectName() for part in page.findChildren(QWidget) if part.isVisible()}


def test_leaving_half_way_keeps_the_answers_and_goes_on_there(wizard, window):
    wizard.open()
    wizard.to_prohibited()
    wizard.tick("none_prohibited")
    wizard.hand.tab_to("wizard_later")
    wizard.hand.press(SPACE)
    assert window.desk.workspace.key is EntityKind.SYSTEM
    wizard.open()
    assert wizard.page.step == "areas"
    assert wizard.answers()["D-a"] == "no"


def test_answers_are_kept_when_the_file_is_closed_and_opened_again(wizard, window):
    wizard.open()
    wizard.to_prohibited()
    wizard.tick("none_prohibited")
    path = window.desk.project.store.path
    window.close_project()
    window.open_file(path)
    wizard.open()
    assert wizard.page.step == "areas"


def test_going_back_and_changing_loses_nothing(wizard):
    wizard.open()
    wizard.to_prohibited()
    wizard.back()
    wizard.back()
    wizard.tick("choose_built")
    wizard.on()
    assert wizard.answers()["C1"] == "yes"
    assert wizard.answers()["A1"] == "yes"
    assert wizard.project.entity(wizard.system).source == "built"


def test_undo_takes_back_what_a_page_was_answered(wizard):
    wizard.open()
    wizard.to_prohibited()
    wizard.tick("none_prohibited")
    wizard.on()
    wizard.back()
    assert child(wizard.page, "none_prohibited").state == "ticked"
    wizard.hand.press(Qt.Key.Key_Z, CTRL)
    assert "D-a" not in wizard.answers()
    assert child(wizard.page, "none_prohibited").state == "open"
    assert wizard.answers()["A1"] == "yes"


def test_unsure_about_one_leaves_the_result_open_with_a_task(wizard):
    wizard.open()
    wizard.to_prohibited()
    wizard.tick("none_prohibited")
    wizard.hand.tab_to("unsure_prohibited")
    wizard.hand.press(SPACE)
    wizard.hand.tab_to("tick_D-b")
    wizard.hand.press(SPACE)
    wizard.hand.press(SPACE)
    assert child(wizard.page, "tick_D-b").state == "unsure"
    wizard.on()
    wizard.tick("none_areas")
    wizard.on()
    wizard.tick("none_notice")
    wizard.on()
    told = texts(wizard.page, "result_unclear")
    assert "The result is open." in told
    assert "At best: No specific duties (AI literacy applies)" in told
    assert "At worst: Prohibited practice" in told
    wizard.tick("adopt")
    assert wizard.status() is ClassificationStatus.OPEN
    tasks = wizard.project.entities(EntityKind.TASK)
    (task,) = [task for task in tasks if task.origin is TaskOrigin.CLARIFY]
    assert "vulnerabilities" in task.description


def test_an_open_result_is_not_confirmed(wizard, window):
    wizard.open()
    wizard.page.go_to_step("result")
    wizard.hand.click("confirm")
    wizard.hand.click("decide")
    assert "answered" in banner(window)
    assert classification_of(wizard.project, wizard.system) is None


def banner(window):
    return " ".join(texts(window, "banner_error"))


def test_confirming_names_person_and_day(answered):
    hand = answered.hand
    hand.tab_to("confirm")
    hand.press(SPACE)
    assert QApplication.focusWidget().objectName() == "names_decided_by"
    hand.tab_to("decide")
    hand.press(SPACE)
    found = classification_of(answered.project, answered.system)
    assert found.status is ClassificationStatus.CONFIRMED
    assert found.decided_by == answered.project.author
    assert found.decided_on == answered.project.clock.today()


def test_the_derogation_is_confirmed_only_with_a_reason(answered, window):
    said = {"E3-0": "no", "E3-a": "yes", "E3-b": "no", "E3-c": "no", "E3-d": "no", "E3-r": "yes"}
    answered.page.entering.change({"III-4a": "yes", **said})
    answered.page.go_to_step("areas")
    answered.page.go_to_step("result")
    answered.hand.click("confirm")
    answered.hand.click("decide")
    assert "written reason" in banner(window)
    answered.hand.tab_to("decision_reason")
    answered.hand.type("It only sorts files")
    answered.hand.tab_to("decide")
    answered.hand.press(SPACE)
    assert answered.labels() == {"EXEMPT_6_3"}
    assert answered.status() is ClassificationStatus.CONFIRMED


def test_deciding_otherwise_needs_a_reason_and_counts(answered, window):
    answered.hand.click("override")
    answered.hand.click("decide_MINIMAL")
    answered.hand.click("decide_TRANSP")
    answered.hand.click("decide")
    assert "otherwise" in banner(window)
    answered.hand.tab_to("decision_reason")
    answered.hand.type("The supplier says so")
    answered.hand.tab_to("decide")
    answered.hand.press(SPACE)
    assert answered.labels() == {"TRANSP"}
    assert answered.status() is ClassificationStatus.OVERRIDDEN


def test_a_typed_reason_is_not_lost_by_closing_without_a_question(answered, window, asker):
    answered.hand.click("override")
    answered.page.view.decision.reason.setPlainText("Because")
    asker.agrees = False
    window.close_project()
    assert window.desk is not None
    assert asker.asked[-1][0] == "confirm"
    answered.page.view.decision.reason.setPlainText("")


def test_a_typed_reason_is_there_when_somebody_looks_at_an_answer_and_comes_back(answered):
    answered.hand.click("override")
    answered.page.view.decision.reason.setPlainText("Because")
    answered.page.go_to_step("areas")
    assert answered.page.unstored() == ["Because"]
    answered.page.go_to_step("result")
    assert answered.page.view.decision.draft == "Because"
    answered.page.view.decision.reason.setPlainText("")


def test_only_going_on_takes_over_what_the_entry_says_already(wizard):
    wizard.project.edit(wizard.project.entities(EntityKind.SYSTEM)[0].uid, {"source": "bought"})
    wizard.open()
    wizard.page.go_to_step("origin")
    wizard.back()
    assert "C2" not in wizard.answers()
    wizard.page.go_to_step("origin")
    wizard.on()
    assert wizard.answers()["C2"] == "yes"


def test_the_keyboard_begins_at_the_choice_that_is_taken(wizard):
    wizard.project.edit(wizard.project.entities(EntityKind.SYSTEM)[0].uid, {"source": "built"})
    wizard.open()
    wizard.page.go_to_step("origin")
    assert QApplication.focusWidget().objectName() == "choose_built"
    assert QApplication.focusWidget().state == TICKED


def test_what_the_buttons_tell_is_no_markup(answered):
    foot = answered.page.foot
    for part in (foot.later, foot.back, foot.next):
        assert part.toolTip().startswith("<p>")


def test_the_last_step_leads_on_to_the_next_system_once_its_result_is_taken(answered):
    foot, decision = answered.page.foot, answered.page.view.decision
    assert (foot.next.isVisible(), foot.another.isVisible()) == (False, True)
    assert (decision.adopt.isVisible(), foot.another.property("role")) == (True, "quiet")
    answered.hand.click("adopt")
    decision = answered.page.view.decision
    assert (decision.adopt.isVisible(), decision.confirm.isVisible()) == (False, True)
    assert foot.another.property("role") == "primary"
    waiting = answered.project.add(EntityKind.SYSTEM, {"name": "Other assistant"})
    answered.hand.click("wizard_another")
    assert answered.system == waiting
    assert (foot.next.isVisible(), foot.next.isEnabled()) == (True, True)
    assert foot.another.property("role") == "quiet"


def test_one_question_at_a_time_asks_in_the_words_of_the_law(wizard):
    wizard.open()
    wizard.hand.tab_to("wizard_each")
    wizard.hand.press(SPACE)
    assert child(wizard.page, "question_text").text().startswith("Do we develop the system")
    wizard.hand.qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "say_yes")
    wizard.hand.tab_to("say_no")
    wizard.hand.press(SPACE)
    assert wizard.answers() == {"C1": "no"}
    assert child(wizard.page, "question_text").text().startswith("Do we use the system")
    wizard.back()
    assert child(wizard.page, "say_no").state == "ticked"


def test_the_questions_end_once_nothing_can_change(answered):
    answered.hand.click("wizard_each")
    assert "Nothing is left" in child(answered.page, "questions_end").text()
    answered.on()
    assert answered.page.step == "result"


def test_why_something_is_asked_names_help_example_and_source(wizard):
    wizard.open()
    wizard.page.go_to_step("origin")
    wizard.hand.tab_to("why_button_C8")
    wizard.hand.press(SPACE)
    told = child(wizard.page, "why_C8").accessibleName()
    assert "Counts only if it is a high-risk system" in told
    assert "Example: A bought chatbot" in told
    assert "Source: Art. 25(1)(a) AI Act" in told


def test_a_source_that_is_not_sure_is_marked(wizard):
    wizard.open()
    wizard.page.entering.change({"C1": "yes"})
    wizard.page.go_to_step("notice")
    wizard.hand.click("why_button_G2")
    told = child(wizard.page, "why_G2").accessibleName()
    assert "Found in two sources, not compared with the text of the law." in told


def test_a_template_asks_its_variants_before_it_proposes(wizard):
    wizard.open()
    wizard.page.go_to_step("describe")
    wizard.hand.type("Microsoft 365 Copilot")
    wizard.hand.tab_to("variant_0")
    assert "It may stay open." in child(wizard.page, "variants_title").text()
    assert "proposal_note" not in visible(wizard.page)
    wizard.hand.press(SPACE)
    assert "chip_HR_III" in visible(wizard.page)
    wizard.hand.tab_to("variant_none")
    wizard.hand.press(SPACE)
    assert "chip_MINIMAL" in visible(wizard.page)
    assert "Only a proposal" in child(wizard.page, "proposal_note").text()
    assert wizard.answers() == {}


def test_the_form_tells_labels_status_and_day(answered, window):
    answered.hand.click("adopt")
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    form = window.desk.workspace.form
    assert not child(form, "chip_MINIMAL").isHidden()
    assert child(form, "classification_status").text().startswith("Status: Provisional")
    assert "Deployer" in child(form, "classification_more").text()
    assert "1 of 1 classified" in window.desk.workspace.page.summary()


def test_the_form_names_what_changed_since(answered, window):
    answered.hand.click("adopt")
    answered.page.entering.change({"F3": "yes"})
    answered.page.flush()
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    form = window.desk.workspace.form
    assert child(form, "classification_status").text().startswith("Status: Outdated")
    assert "We recognise emotions" in child(form, "classification_more").text()


def test_the_overview_leads_to_the_system_that_waits(wizard, window):
    window.desk.workspace.show_page(Page.OVERVIEW)
    overview = window.desk.workspace.page
    rows = child(overview, "next_steps_rows").findChildren(QPushButton)
    step = next(row for row in rows if "Classify the next AI system" in row.accessibleName())
    wizard.hand.qtbot.mouseClick(step, LEFT)
    assert window.desk.workspace.key is Page.CLASSIFY
    assert wizard.project.name(wizard.system) == "Assistant"


def test_the_button_above_the_list_leads_here(wizard, window):
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    wizard.hand.click("classify")
    assert window.desk.workspace.key is Page.CLASSIFY


def test_what_a_classification_is_not_can_be_read(answered):
    answered.hand.click("explain")
    dialog = child(answered.window, "explained")
    assert "no lawyer has reviewed" in child(dialog, "explained_not").text()
    dialog.close()


def test_another_language_keeps_place_and_answers(wizard, window):
    wizard.open()
    wizard.to_prohibited()
    wizard.tick("none_prohibited")
    window.set_language("de")
    assert wizard.page.step == "prohibited"
    assert child(wizard.page, "step_title").text() == "Verbotenes ausschließen"
    assert child(wizard.page, "none_prohibited").state == "ticked"
    window.set_language("en")


@pytest.mark.parametrize("language", ["de", "en"], indirect=True)
def test_everything_the_keyboard_reaches_has_a_name(wizard, language):
    wizard.open()
    for step in ("describe", "origin", "scope", "prohibited", "areas", "notice", "result"):
        wizard.page.go_to_step(step)
        wizard.page.head.each.setChecked(step == "notice")
        for part in tab_stops(wizard.page):
            if part.isVisible():
                found = QAccessible.queryAccessibleInterface(part)
                assert found.text(QAccessible.Text.Name), (step, part.objectName())


def test_a_file_for_reading_only_shows_the_result_and_asks_nothing(wizard, monkeypatch):
    wizard.open()
    monkeypatch.setattr(type(wizard.project.store), "read_only", True)
    wizard.page.go_to_step("prohibited")
    assert not wizard.page.view.isEnabled()
    wizard.page.go_to_step("result")
    assert wizard.page.view.decision is None


def test_where_nothing_waits_the_wizard_leads_on(window):
    space = window.desk.workspace
    for system in space.project.entities(EntityKind.SYSTEM):
        add_result(space.project, system.uid)
    space.follow(Target(page=Page.CLASSIFY))
    assert child(space.page, "classify_empty_title").text() == "All AI systems are classified"
    assert QApplication.focusWidget() is child(space.page, "classify_on")
    child(space.page, "classify_on").click()
    assert space.key is Page.OVERVIEW


def test_without_any_system_the_wizard_leads_to_what_is_used(window):
    space = window.desk.workspace
    space.project.delete([one.uid for one in space.project.entities(EntityKind.SYSTEM)])
    space.follow(Target(page=Page.CLASSIFY))
    assert child(space.page, "classify_empty_title").text() == "No AI systems yet"
    assert space.page.summary() == ""
    child(space.page, "classify_on").click()
    assert space.key is Page.ALREADY_USED


def test_each_step_is_told_with_its_place_where_the_keyboard_comes_into_it(wizard):
    wizard.open()
    wizard.on()
    step = QAccessible.queryAccessibleInterface(wizard.page.view)
    assert step.role() is QAccessible.Role.Grouping
    assert step.text(QAccessible.Text.Name).startswith("Step 2 of 7: ")


def test_on_a_low_page_name_and_steps_scroll_with_the_questions(qtbot, wizard, window):
    wizard.open()
    area = child(wizard.page, "classify_scroll")
    assert not area.isAncestorOf(wizard.page.stepper)
    window.resize(1280, 480)
    qtbot.waitUntil(lambda: area.isAncestorOf(wizard.page.stepper))
    assert wizard.page.stepper.isVisible()
    wizard.on()
    wizard.on()
    assert area.verticalScrollBar().value() > 0
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not area.isAncestorOf(wizard.page.stepper))
    assert wizard.page.stepper.isVisible()

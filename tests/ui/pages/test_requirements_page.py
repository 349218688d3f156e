"""The minimum requirements: answered in the list and in the first pass, by keyboard alone."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.requirements import COMPANY
from rai_desktop.services.requirements.answered import FIRST_PASS
from rai_desktop.services.requirements.answering import answer_of
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.pages.requirements.page_head import View
from rai_desktop.ui.parts import slices
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE
from tests.ui.conftest import child
from tests.ui.fakes import Doubled
from tests.ui.keys import focused, press, tab_to, typed
from tests.ui.looking import unnamed
from tests.ui.pages.filed import FileSession

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
POLICY, SHARED, EACH, LITERACY = "MR-GOV-01", "MR-SOR-01", "MR-ETH-01", "MR-KNO-01"


@pytest.fixture
def session(tmp_path):
    made = FileSession(tmp_path)
    yield made
    for project in made.projects:
        project.store.close()


@pytest.fixture
def page(qtbot, window):
    """The page of the example with three systems, with the keyboard in its list."""
    qtbot.waitUntil(window.isActiveWindow)
    return shown(window)


def shown(window):
    window.open_example()
    window.desk.workspace.show_page(Page.REQUIREMENTS)
    found = window.desk.workspace.page
    assert found._standing is not None
    return found


def down_to(qtbot, page, requirement):
    """Go down the list with the arrow key until a requirement is reached."""
    for _ in range(40):
        if page.list.current == requirement:
            return
        press(qtbot, KEY.Key_Down)
    raise AssertionError(requirement)


def answer(page, requirement, subject=COMPANY):
    return answer_of(page.project, rules_of(page.project, CATALOGUE), requirement, subject)


def systems(page):
    return [system.uid for system in page.project.entities(EntityKind.SYSTEM)]


def steps(page):
    return len(page.project.store.undo_entries())


def text(page, name):
    found = page.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


# the list ------------------------------------------------------------------------


def test_the_head_says_whose_proposal_it_is_and_shows_three_figures(page):
    assert "not a text of the RAI Alliance" in text(page, "requirements_title")
    facts = text(page, "requirements_facts")
    assert "Version 1.0" in facts
    assert "22 Nov 2026" in facts
    assert "To be checked" in facts
    assert text(page, "figure_met") == "0 of 30"
    assert int(text(page, "figure_law")) > 0
    assert page.summary() == "0 of 30 requirements met"


def test_the_page_is_reached_by_its_key_and_begins_at_the_first_gap(qtbot, window):
    window.open_example()
    press(qtbot, KEY.Key_5, CTRL)
    page = window.desk.workspace.page
    assert page.key is Page.REQUIREMENTS
    assert focused() == "requirement_rows"
    assert page.list.current == page.form.requirement != ""


def test_keys_answer_in_the_list_and_down_goes_on(qtbot, page):
    down_to(qtbot, page, LITERACY)
    before = steps(page)
    press(qtbot, KEY.Key_3)
    assert answer(page, LITERACY).level == 3
    assert steps(page) == before + 1
    assert text(page, "figure_met") == "1 of 30"
    assert page.list.current == LITERACY
    press(qtbot, KEY.Key_U)
    assert answer(page, LITERACY).is_unknown
    press(qtbot, KEY.Key_Up)
    assert page.list.current != LITERACY
    assert focused() == "requirement_rows"


def test_an_answer_is_undone_and_done_again(qtbot, page, window):
    down_to(qtbot, page, LITERACY)
    press(qtbot, KEY.Key_2)
    press(qtbot, KEY.Key_Z, CTRL)
    assert not answer(page, LITERACY).counts
    assert text(page, "figure_met") == "0 of 30"
    assert not child(page, "choice_2").isChecked()
    press(qtbot, KEY.Key_Y, CTRL)
    assert answer(page, LITERACY).level == 2
    assert child(page.form, "choice_2").isChecked()


def test_not_applicable_is_refused_without_a_reason(qtbot, page):
    down_to(qtbot, page, LITERACY)
    before = steps(page)
    press(qtbot, KEY.Key_N)
    assert focused() == "field_reason"
    press(qtbot, KEY.Key_Return)
    assert child(page.form, "hint_reason").isVisible()
    typed(qtbot, "   ")
    press(qtbot, KEY.Key_Tab)
    assert steps(page) == before
    assert not answer(page, LITERACY).counts
    page.form.choices.reason.editor.entry().setFocus()
    typed(qtbot, "Nobody uses AI here")
    press(qtbot, KEY.Key_Return)
    assert answer(page, LITERACY).not_applicable == "Nobody uses AI here"
    assert not child(page.form, "hint_reason").isVisible()
    press(qtbot, KEY.Key_Z, CTRL)
    assert not answer(page, LITERACY).counts


def test_setting_aside_what_is_law_today_asks_for_a_check(qtbot, page):
    down_to(qtbot, page, EACH)
    press(qtbot, KEY.Key_N)
    typed(qtbot, "Only internal texts")
    press(qtbot, KEY.Key_Return)
    assert child(page.form, "set_aside_warning").isVisible()
    page.form.answer("3")
    assert not child(page.form, "set_aside_warning").isVisible()


def test_going_on_takes_an_unfinished_not_applicable_back(qtbot, page):
    down_to(qtbot, page, LITERACY)
    press(qtbot, KEY.Key_N)
    page.list.enter()
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Up)
    assert page.list.current == LITERACY
    assert not child(page.form, "choice_n").isChecked()
    assert not child(page.form, "field_reason").isVisible()


def test_a_gap_asks_for_a_plan_and_a_new_person_is_added_with_it(qtbot, page):
    down_to(qtbot, page, LITERACY)
    assert not child(page.form, "plan_fields").isVisible()
    press(qtbot, KEY.Key_1)
    assert child(page.form, "plan_fields").isVisible()
    tab_to(qtbot, "field_note")
    typed(qtbot, "First course held")
    press(qtbot, KEY.Key_Tab)
    assert answer(page, LITERACY).note == "First course held"
    tab_to(qtbot, "names_person")
    typed(qtbot, "Berta Neu")
    press(qtbot, KEY.Key_Return)
    child(page.form, "hint_act_person").click()
    tab_to(qtbot, "field_due")
    typed(qtbot, "1 Sep 2026")
    press(qtbot, KEY.Key_Return)
    found = answer(page, LITERACY)
    assert (page.project.name(found.person), found.due) == ("Berta Neu", date(2026, 9, 1))
    (task,) = page.project.entities(EntityKind.TASK)
    assert (task.due_on, task.owner) == (date(2026, 9, 1), found.person)
    page.form.answer("4")
    assert not child(page.form, "plan_fields").isVisible()


def test_evidence_is_chosen_or_attached(qtbot, page, asker, tmp_path):
    kept = page.project.add(EntityKind.EVIDENCE, {"title": "Training plan"})
    down_to(qtbot, page, LITERACY)
    press(qtbot, KEY.Key_3)
    tab_to(qtbot, "names_proof")
    typed(qtbot, "training plan")
    press(qtbot, KEY.Key_Return)
    assert answer(page, LITERACY).evidence == (kept,)
    asker.path = tmp_path / "course.txt"
    asker.path.write_text("course", "utf-8")
    child(page.form, "proof_attach").click()
    assert len(answer(page, LITERACY).evidence) == 2
    child(page.form, "proof_remove_0").click()
    assert kept not in answer(page, LITERACY).evidence


def test_filters_narrow_the_list_and_a_hidden_requirement_comes_back_when_wanted(page):
    child(page, "starter_only").setChecked(True)
    assert len(page.list.shown) == 10
    child(page, "open_only").setChecked(True)
    page.form.answer("4")
    page.show_requirement("MR-VER-04")
    assert page.list.current == "MR-VER-04"
    assert not child(page, "starter_only").isChecked()


def test_arrows_between_the_levels_go_to_the_next_requirement_and_answer_nothing(qtbot, page):
    down_to(qtbot, page, LITERACY)
    press(qtbot, KEY.Key_Return)
    assert focused() == "choice_0"
    press(qtbot, KEY.Key_Right)
    assert focused() == "choice_1"
    press(qtbot, KEY.Key_Down)
    assert page.list.current != LITERACY
    assert page.form.requirement == page.list.current
    assert not answer(page, LITERACY).counts


# systems -------------------------------------------------------------------------


def test_an_exception_for_one_system_by_keyboard_alone(qtbot, page):
    second = systems(page)[1]
    down_to(qtbot, page, SHARED)
    press(qtbot, KEY.Key_4)
    tab_to(qtbot, "systems_rows")
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Return)
    assert "Invoice reader" in text(page.form, "requirement_scope")
    press(qtbot, KEY.Key_1)
    assert answer(page, SHARED).level == 4
    assert answer(page, SHARED, second).level == 1
    score = page._standing.assessment.by_requirement[SHARED]
    assert (score.level, score.distribution) == (1, (0, 1, 0, 0, 2))
    tab_to(qtbot, "systems_remove")
    press(qtbot, KEY.Key_Space)
    assert not answer(page, SHARED, second).counts
    assert text(page.form, "requirement_scope") == "Holds for all AI systems"
    press(qtbot, KEY.Key_Z, CTRL)
    assert answer(page, SHARED, second).level == 1


def test_an_exception_ends_with_its_system(qtbot, page):
    second = systems(page)[1]
    page.show_requirement(SHARED)
    page.form.systems.exception_wanted.emit(second)
    assert text(page.form, "requirement_scope").startswith("Exception for")
    page.project.delete([second])
    assert text(page.form, "requirement_scope") == "Holds for all AI systems"


def test_prohibited_practices_are_answered_for_each_system(qtbot, page):
    first, second, third = systems(page)
    down_to(qtbot, page, EACH)
    assert not child(page.form, "systems_exception").isVisible()
    press(qtbot, KEY.Key_3)
    assert answer(page, EACH, first).level == 3
    assert not answer(page, EACH, second).counts
    page.form.systems.view.setFocus()
    press(qtbot, KEY.Key_A, CTRL)
    before = steps(page)
    press(qtbot, KEY.Key_4)
    assert [answer(page, EACH, one).level for one in (first, second, third)] == [4, 4, 4]
    assert steps(page) == before + 1


def test_a_note_goes_to_the_system_for_which_it_was_typed(qtbot, page):
    first, second, _ = systems(page)
    down_to(qtbot, page, EACH)
    page.form.answer("2")
    tab_to(qtbot, "field_note")
    typed(qtbot, "Checked by hand")
    page.form.systems.view.go_to(1)
    assert answer(page, EACH, first).note == "Checked by hand"
    assert answer(page, EACH, second).note == ""
    assert page.form.note.editor.entry().typed_text() == ""


# the first pass ------------------------------------------------------------------


def test_the_first_pass_of_the_starter_set_by_keyboard_alone(qtbot, page):
    tab_to_view(qtbot, page, "view_walk")
    press(qtbot, KEY.Key_Space)
    assert page.view is View.WALK
    total = len(page.pass_view._pass.scores)
    assert total == 10
    for place in range(total):
        assert text(page, "first_pass_progress") == f"{place + 1} of 10 · {place} answered"
        if focused() == "systems_rows":
            press(qtbot, KEY.Key_A, CTRL)
            press(qtbot, KEY.Key_2)
            press(qtbot, KEY.Key_Return)
        else:
            press(qtbot, KEY.Key_3)
            press(qtbot, KEY.Key_Down)
    assert text(page, "first_pass_end_title") == "3 requirements of the starter set are open"
    assert focused() == "first_pass_plan"
    press(qtbot, KEY.Key_Space)
    assert page.view is View.PLAN
    assert focused() == "field_target"
    tab_to(qtbot, "names_person")
    typed(qtbot, "Leitung IT")
    press(qtbot, KEY.Key_Return)
    tasks = page.project.entities(EntityKind.TASK)
    assert {task.owner for task in tasks} == {page.project.author}
    assert len(tasks) == 3


def tab_to_view(qtbot, page, name):
    page.head.setFocus()
    child(page, "view_list").setFocus()
    tab_to(qtbot, name)


def test_the_first_pass_is_left_and_gone_on_with(qtbot, page):
    page.show_view(View.WALK)
    press(qtbot, KEY.Key_3)
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_U)
    child(page, "first_pass_later").click()
    assert page.view is View.LIST
    page.show_view(View.WALK)
    assert text(page, "first_pass_progress") == "3 of 10 · 2 answered"
    child(page, "first_pass_back").click()
    assert text(page, "first_pass_progress") == "2 of 10 · 2 answered"
    assert child(page.pass_view, "choice_u").isChecked()


def test_the_first_pass_asks_only_level_and_note(page):
    page.show_view(View.WALK)
    page.pass_view.form.answer("1")
    for name in ("plan_fields", "proofs", "requirement_why"):
        assert not child(page.pass_view, name).isVisible()
    assert child(page.pass_view, "field_note").isVisible()


def test_the_checklist_leads_into_the_first_pass_and_then_knows_it(qtbot, window):
    window.open_example()
    space = window.desk.workspace
    space.follow(Target(page=Page.REQUIREMENTS, uids=(FIRST_PASS,)))
    page = space.page
    assert page.view is View.WALK
    while not page.pass_view.is_at_end:
        if page.pass_view.form._is_each:
            page.pass_view.form.systems.view.selectAll()
        page.pass_view.form.answer("4")
        page.pass_view.step(1)
    space.show_page(Page.OVERVIEW)
    overview = space.page
    qtbot.waitUntil(lambda: child(overview, "card_maturity").isVisible())
    step = next(s for s in overview._overview.checklist.steps if s.key == "requirements")
    assert step.is_done


# frameworks and maturity ---------------------------------------------------------


def test_a_point_of_a_framework_leads_to_the_requirement_behind_it(qtbot, page):
    page.show_view(View.FRAMEWORKS)
    assert page.frameworks.choice.currentData() == "altai"
    assert text(page, "share_met").startswith("Met: 0")
    assert "not a certification" in text(page, "framework_note")
    page.frameworks.view.setFocus()
    press(qtbot, KEY.Key_Return)
    assert page.view is View.LIST
    assert page.list.current == LITERACY


def test_the_maturity_stands_in_words_and_in_a_table(page):
    page.show_view(View.MATURITY)
    radar = child(page, "maturity_radar")
    assert (
        "Foundations: Mandatory today, lowest level none, Median of all 0;"
        in radar.accessibleDescription()
    )
    model = page.maturity.table.model()
    assert [model.index(0, column).data() for column in range(4)] == [
        "Foundations",
        "none",
        "0",
        "0 of 9",
    ]


def test_the_card_of_the_overview_leads_to_a_gap(page, window):
    space = window.desk.workspace
    space.show_page(Page.OVERVIEW)
    assert not child(space.page, "card_maturity").isVisible()
    space.show_page(Page.REQUIREMENTS)
    page.form.answer("1")
    space.show_page(Page.OVERVIEW)
    assert child(space.page, "card_maturity").isVisible()
    child(space.page, "maturity_gap_0").click()
    assert space.page is page
    assert page.form.requirement == page.list.current


# language, names, room -----------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_of_every_view_has_a_name(qtbot, make_window, language):
    window = make_window(language)
    page = shown(window)
    page.form.answer("1")
    for view in View:
        page.show_view(view)
        assert unnamed(window) == [], view


def test_the_language_changes_at_once_and_the_place_stays(page, window):
    page.show_requirement(SHARED)
    page.form.answer("2")
    window.commands.choose("language", "de")
    assert page.list.current == SHARED
    assert "kein Text der RAI Alliance" in text(page, "requirements_title")
    assert child(page.form, "choice_2").text() == "2 Festgelegt"
    assert text(page.form, "requirement_scope") == "Gilt für alle KI-Systeme"


@pytest.mark.parametrize("size", [(1280, 720), (820, 720)])
def test_words_twice_as_long_fit(make_window, session, size):
    session._words = lambda language: Doubled(language, words_for("en")._catalogue)
    page = shown(make_window(size=size))
    page.form.answer("1")
    for view in View:
        page.show_view(view)
        QApplication.processEvents()
        for area in page.findChildren(QScrollArea):
            inside = area.widget()
            if area.isVisible() and inside is not None:
                assert inside.minimumSizeHint().width() <= area.viewport().width(), (
                    view,
                    area.objectName(),
                )
        for part in page.findChildren(QWidget):
            if part.isVisible() and part.property("role") in ("card", "side"):
                right = part.mapTo(page, QPoint(part.width(), 0)).x()
                assert right <= page.width(), (view, part.objectName())


def test_another_day_is_judged_anew_when_the_page_is_shown(page, window, monkeypatch):
    space = window.desk.workspace
    space.show_page(Page.OVERVIEW)
    monkeypatch.setattr(page.project.clock, "moment", datetime(2027, 12, 3, 12, tzinfo=UTC))
    space.show_page(Page.REQUIREMENTS)
    assert page._standing.assessment.day == date(2027, 12, 3)


def test_nothing_can_be_answered_in_a_project_opened_for_reading(qtbot, window, monkeypatch):
    window.open_example()
    project = window.desk.project
    monkeypatch.setattr(type(project.store), "read_only", property(lambda store: True))
    window.desk.workspace.show_page(Page.REQUIREMENTS)
    page = window.desk.workspace.page
    press(qtbot, KEY.Key_3)
    assert not page.form.choices.isEnabled()
    assert not answer(page, page.list.current).counts


def test_a_long_inventory_is_judged_in_slices(qtbot, page, monkeypatch):
    monkeypatch.setattr(slices, "AT_ONCE", 0.0)
    monkeypatch.setattr(slices, "A_SLICE", 0.0)
    before = page._standing
    page.form.answer("2")
    assert page._slices.is_running
    assert page._standing is before
    with qtbot.waitSignal(page._slices.finished):
        pass
    assert page._standing is not before


def test_a_change_while_the_requirements_are_put_together_begins_anew(qtbot, window, monkeypatch):
    window.open_example()
    project = window.desk.project
    monkeypatch.setattr(slices, "AT_ONCE", 0)
    monkeypatch.setattr(slices, "A_SLICE", 0)
    window.desk.workspace.show_page(Page.REQUIREMENTS)
    page = window.desk.workspace.page
    qtbot.waitUntil(lambda: page._slices.is_running)
    project.add(EntityKind.SYSTEM, {"name": "One more"})
    qtbot.waitUntil(lambda: page._standing is not None)
    assert len(page._standing.assessment.by_requirement[EACH].items) == len(systems(page))

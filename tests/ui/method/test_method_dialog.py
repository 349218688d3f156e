"""The risk method in the window: read, changed part by part, previewed, taken over, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from rai_desktop.services.listing.columns import LEVEL, LEVEL_PERSONS
from rai_desktop.services.packs import own_packs
from rai_desktop.ui.method import MethodDialog
from tests.services.building import CATALOGUE, FixedClock
from tests.services.own_methods import STRICTER, use_own
from tests.ui.conftest import child

RATED = {"current_likelihood": 2, "current_persons": 2, "current_business": 1, "confidence": "high"}
CELL = ("matrix", "persons", 1, 1)


@pytest.fixture
def example(qtbot, window, session):
    """The window with the example and the packs that come with the program."""
    qtbot.waitUntil(window.isActiveWindow)
    session.catalogue = CATALOGUE
    window.open_example()
    window.desk.project.clock = FixedClock()
    return window


@pytest.fixture
def project(example):
    return example.desk.project


@pytest.fixture
def system(project):
    return project.add(EntityKind.SYSTEM, {"name": "Chat"})


@pytest.fixture
def risk(project, system):
    uid = project.add(EntityKind.RISK, {"title": "Wrong answers", **RATED})
    link_entries(project, LinkRole.SYSTEM_RISK, system, uid)
    return uid


@pytest.fixture
def show(example):
    def shown():
        example.commands["method"].trigger()
        return example.findChildren(MethodDialog)[-1]

    return shown


def choose(dialog, path, level):
    box = dialog.editor.fields[path]
    box.setCurrentIndex(box.findData(str(level)))
    box.activated.emit(box.currentIndex())


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    field.insert(text) if hasattr(field, "insert") else field.insertPlainText(text)
    field.typed.emit()


def click(dialog, name):
    child(dialog, name).click()


def faults(dialog):
    part = child(dialog, "method_faults")
    return part.text() if part.isVisible() else ""


def preview(dialog):
    rows = dialog.preview.rows
    return [
        [rows.item(row, column).text() for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def adjusted(show, level=RiskLevel.MEDIUM):
    """The dialog at the preview of one changed cell."""
    dialog = show()
    click(dialog, "method_adjust")
    choose(dialog, CELL, level)
    click(dialog, "method_look")
    return dialog


def test_the_method_is_shown_with_its_matrices_scales_and_rules(show, risk):
    dialog = show()
    title = child(dialog, "method_title").text()
    assert title.endswith("version 1.0, method of this program")
    assert child(dialog, "method_matrix_persons").isVisible()
    assert child(dialog, "method_likelihood_1_0").text() == "1 – Rare"
    assert child(dialog, "method_levels_3_0").accessibleName() == "High"
    assert not child(dialog, "method_shipped").isVisible()


def test_a_changed_cell_is_previewed_and_then_rates_everywhere_at_once(example, show, risk, system):
    space = example.desk.workspace
    space.show_page(EntityKind.RISK)
    space.show_page(EntityKind.SYSTEM)
    lists = {kind: space._pages[kind].table for kind in (EntityKind.RISK, EntityKind.SYSTEM)}
    assert lists[EntityKind.RISK]._listing.level(risk, LEVEL_PERSONS) is RiskLevel.LOW
    dialog = adjusted(show)
    number = example.desk.project.number(example.desk.project.entity(risk))
    assert preview(dialog) == [
        [f"{number} Wrong answers", "Rating today", "For people", "Low", "Medium"]
    ]
    assert own_packs(example.desk.project, CATALOGUE) == ()
    click(dialog, "method_apply")
    assert lists[EntityKind.RISK]._listing.level(risk, LEVEL_PERSONS) is RiskLevel.MEDIUM
    assert lists[EntityKind.SYSTEM]._listing.level(system, LEVEL) is RiskLevel.MEDIUM
    assert "risk method" in space.notice.text.lower()
    example.desk.undo()
    assert lists[EntityKind.RISK]._listing.level(risk, LEVEL_PERSONS) is RiskLevel.LOW
    assert lists[EntityKind.SYSTEM]._listing.level(system, LEVEL) is RiskLevel.LOW


def test_words_and_limits_are_changed_in_both_languages(show, project):
    dialog = show()
    click(dialog, "method_adjust")
    dialog.editor.part.setCurrentIndex(2)
    name = dialog.editor.fields["likelihood", 0, "label"]
    type_into(name, "Hardly ever")
    dialog.editor.language.setCurrentIndex(dialog.editor.language.findData("de"))
    assert name.text() == "Sehr selten"
    type_into(name, "So gut wie nie")
    type_into(dialog.editor.fields["likelihood", 0, "events_per_year_max"], "0,1")
    dialog.editor.part.setCurrentIndex(4)
    type_into(dialog.editor.fields["impact_business", 0, "turnover_share_max"], "0.2")
    dialog.editor.part.setCurrentIndex(5)
    type_into(dialog.editor.fields["levels", 3, "action_within_days"], "3")
    type_into(dialog.editor.fields["review_months", "by_level", "very_high"], "2")
    click(dialog, "method_look")
    assert "No risk gets another risk level." in child(dialog, "method_preview_text").text()
    click(dialog, "method_apply")
    method = project.method(CATALOGUE)
    assert method.likelihood[0].label == {"de": "So gut wie nie", "en": "Hardly ever"}
    assert (method.likelihood[0].most, method.impact_business[0].most) == (0.1, 0.002)
    assert method.days(RiskLevel.VERY_HIGH) == 3
    assert method.reviews.by_level[RiskLevel.VERY_HIGH] == 2


def test_new_words_stand_beside_the_rating_at_once(example, show, risk):
    space = example.desk.workspace
    space.show_page(EntityKind.RISK)
    space.go_to(risk)
    dialog = show()
    click(dialog, "method_adjust")
    dialog.editor.part.setCurrentIndex(2)
    type_into(dialog.editor.fields["likelihood", 1, "label"], "Now and then")
    click(dialog, "method_look")
    click(dialog, "method_apply")
    shown = [step.text() for step in space.form.findChildren(QRadioButton)]
    assert "2 – Now and then" in shown
    assert "2 – Unlikely" not in shown


def test_a_mistake_names_its_cell_and_is_not_taken_over(show, project):
    dialog = show()
    click(dialog, "method_adjust")
    choose(dialog, ("matrix", "business", 4, 4), RiskLevel.LOW)
    assert "For the business, likelihood 5, impact 5: a lower rating" in faults(dialog)
    click(dialog, "method_look")
    assert child(dialog, "method_part").currentText() == "Matrix for the business"
    field = dialog.editor.fields["matrix", "business", 4, 4]
    assert dialog.focusWidget() is field
    assert field.property("wrong") == "yes"
    assert "a lower rating" in field.accessibleDescription()
    choose(dialog, ("matrix", "business", 4, 4), RiskLevel.VERY_HIGH)
    assert faults(dialog) == ""
    assert not field.property("wrong")
    assert field.accessibleDescription() == ""
    assert not child(dialog, "method_look").isEnabled()


@pytest.mark.parametrize(
    ("part", "path", "typed", "told"),
    [
        (2, ("likelihood", 0, "label"), "", "Likelihood, row 1: a text is missing in English"),
        (2, ("likelihood", 1, "events_per_year_max"), "0.1", "Likelihood, row 2: the limit"),
        (2, ("likelihood", 1, "events_per_year_max"), "often", "Likelihood, row 2: the limit"),
        (5, ("levels", 1, "action_within_days"), "1.5", "Risk levels, row 2: enter a whole"),
        (5, ("levels", 1, "action_within_days"), "0", "enter a whole number from 1 to 3650"),
        (5, ("review_months", "by_level", "low"), "", "enter a whole number from 0 to 120"),
    ],
)
def test_what_cannot_be_is_told_while_typing(show, part, path, typed, told):
    dialog = show()
    click(dialog, "method_adjust")
    dialog.editor.part.setCurrentIndex(part)
    type_into(dialog.editor.fields[path], typed)
    assert told in faults(dialog)
    dialog.editor.part.setCurrentIndex(0)
    click(dialog, "method_look")
    assert dialog.editor.part.currentIndex() == part
    assert dialog.focusWidget() is dialog.editor.fields[path]


def test_going_back_to_the_method_of_the_program_is_previewed_too(show, project, risk):
    use_own(project, STRICTER)
    dialog = show()
    assert child(dialog, "method_title").text().endswith("own method of the company")
    click(dialog, "method_shipped")
    assert preview(dialog)[0][3:] == ["Medium", "Low"]
    assert project.method(CATALOGUE).own
    click(dialog, "method_apply")
    assert not project.method(CATALOGUE).own
    project.undo()
    assert project.method(CATALOGUE).own


def test_esc_goes_back_page_by_page_and_changes_are_not_lost_without_a_question(qtbot, show, asker):
    dialog = adjusted(show)
    for _ in range(2):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert child(dialog, "method_adjust").isVisible()
    asker.agrees = False
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    click(dialog, "method_adjust")
    assert dialog.editor.draft.text(CELL) == "medium"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    asker.agrees = True
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_list_of_risks_offers_it_and_a_project_to_read_only_shows_it(example, show):
    example.desk.workspace.show_page(EntityKind.RISK)
    assert example.commands["method"] in example.desk.workspace.table.offered
    example.desk.project.store.read_only = True
    dialog = show()
    assert not child(dialog, "method_adjust").isEnabled()


def test_hints_are_looked_for_again_by_the_new_method(qtbot, example, risk, project):
    hints = example.desk.workspace.hints
    qtbot.waitUntil(lambda: hints.is_current, timeout=20_000)
    before = hints.board
    use_own(project, STRICTER)
    assert hints.board is not before
    qtbot.waitUntil(lambda: hints.is_current, timeout=20_000)

"""Assessing again in the window: side by side, chosen or not, one step that undo takes back."""

from gettext import NullTranslations

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.recording import (
    Decision,
    plan_recording,
    record,
    save_answers,
)
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.ui.reassessing import ReassessDialog
from rai_desktop.words import words_for
from tests.services.building import empty_project
from tests.services.law.building import LAW, NewerLaw, add_system, all_no
from tests.ui.conftest import child
from tests.ui.fakes import Doubled
from tests.ui.looking import unnamed


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


@pytest.fixture
def systems(project):
    """Two that get a new duty, one decided otherwise, one whose result stays the same."""
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    overridden = Decision(
        status=ClassificationStatus.OVERRIDDEN, by=person, reason="Sure", labels=("TRANSP",)
    )
    rows = (
        ("A", all_no(), None),
        ("B", all_no(), None),
        ("C", all_no(), overridden),
        ("D", all_no(F1="yes"), None),
    )
    made = []
    for name, answers, decision in rows:
        made.append(add_system(project, name))
        planned = plan_recording(
            project, LAW, words_for("en"), made[-1], answers=answers, decision=decision
        )
        record(project, planned)
    save_answers(project, LAW, made[2], {"F1": "yes"})
    return made


@pytest.fixture
def make(qtbot, looks):
    def made(project, law=None, words=None):
        dialog = ReassessDialog(None, project, Labels(words or words_for("en"), law or NewerLaw()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.apply_theme(looks.theme)
        dialog.open()
        dialog.start()
        return dialog

    return made


def cells(dialog, row):
    return [dialog.model.index(row, column).data() for column in range(4)]


def version(project, system):
    return classification_of(project, system).pack_version


def test_each_row_says_before_after_and_why(project, systems, make):
    dialog = make(project)
    assert dialog.model.rowCount() == 3
    name, before, after, why = cells(dialog, 0)
    assert name.endswith("A")
    assert before == after
    assert why == "The law is newer"
    assert child(dialog, "reassess_after_duties").text() == "New obligation: LOGS"


def test_nothing_changes_until_somebody_takes_it_over(qtbot, project, systems, make):
    dialog = make(project)
    assert dialog.model.chosen() == systems[:2]
    dialog.model.toggle(1)
    assert "1 new" in child(dialog, "reassess_counts").text()
    assert version(project, systems[0]) != "2.0"
    with qtbot.waitSignal(dialog.renewed) as told:
        child(dialog, "reassess_take").click()
    assert told.args == [2]
    assert [version(project, one) == "2.0" for one in systems] == [True, False, False, True]
    project.undo()
    assert [version(project, one) == "2.0" for one in systems] == [False] * 4


def test_what_was_decided_otherwise_is_shown_and_cannot_be_chosen(project, systems, make):
    dialog = make(project)
    assert cells(dialog, 2)[3] == "Decided otherwise by a person: stays as it is."
    dialog.model.toggle(2)
    assert systems[2] not in dialog.model.chosen()
    index = dialog.model.index(2, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None


def test_the_version_is_noted_only_where_that_is_wanted(project, systems, make):
    dialog = make(project)
    dialog.note_same.setChecked(False)
    child(dialog, "reassess_take").click()
    assert version(project, systems[3]) != "2.0"


def test_all_and_none_are_chosen_by_one_box(project, systems, make):
    dialog = make(project)
    assert dialog.all.checkState() is Qt.CheckState.Checked
    dialog.all.click()
    assert dialog.model.chosen() == []
    dialog.note_same.setChecked(False)
    assert not child(dialog, "reassess_take").isEnabled()
    dialog.all.click()
    assert dialog.model.chosen() == systems[:2]


def test_the_keyboard_chooses_rows(qtbot, project, systems, make):
    dialog = make(project)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert dialog.model.chosen() == systems[1:2]
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert dialog.model.chosen() == []


def test_where_nothing_would_change_that_is_said(project, systems, make):
    project.delete(systems[2:3])
    dialog = make(project, LAW)
    assert child(dialog, "reassess_empty").isVisible()
    assert not dialog.rows.isVisible()
    assert not child(dialog, "reassess_take").isVisible()


def test_a_duty_of_the_company_that_ends_is_said_and_taken_over(project, systems, make):
    for system in systems:
        project.edit(system, {"status": "retired"})
    dialog = make(project, LAW)
    assert not child(dialog, "reassess_empty").isVisible()
    told = child(dialog, "reassess_further")
    assert told.isVisible()
    assert told.text() == "No longer for the company as a whole: LITERACY"
    child(dialog, "reassess_take").click()
    titles = {duty.title for duty in project.entities(EntityKind.OBLIGATION)}
    assert "LITERACY" not in titles


def test_what_has_to_be_confirmed_is_said_although_nothing_would_change(project, systems, make):
    project.edit(systems[3], {"traits": ("agentic", "generative")})
    project.delete(systems[2:3])
    dialog = make(project, LAW)
    assert child(dialog, "reassess_empty").isVisible()
    assert child(dialog, "reassess_further").text() == (
        "1 AI system has the same result by other facts: to be confirmed."
    )
    assert not child(dialog, "reassess_take").isVisible()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(project, systems, make, language):
    assert unnamed(make(project, words=words_for(language))) == []


def test_long_words_fit(project, systems, make):
    dialog = make(project, words=Doubled("en", NullTranslations()))
    for name in ("reassess_take", "reassess_close"):
        part = child(dialog, name)
        assert part.sizeHint().width() <= part.width()


def test_the_menu_and_the_list_lead_to_it(example):
    example.commands["assess_again"].trigger()
    (dialog,) = example.findChildren(ReassessDialog)
    assert child(dialog, "reassess_empty").text() == "Nothing would change."
    dialog.close()
    assert example.commands["assess_again"] in example.desk.workspace.table.offered

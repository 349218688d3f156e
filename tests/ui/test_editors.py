"""The editor of each kind of field: values in, values out, and nothing by accident."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.ui.forms.editors.check_list import CheckListPopup
from rai_desktop.ui.forms.editors.make import make_editor
from tests.ui.conftest import child, field, stored
from tests.ui.tables.fake import labels, new_project

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make(qtbot, looks):
    """Return what shows the editor of a field, with the values it tells."""

    def made(key="", kind=EntityKind.SYSTEM, spec=None, language="en"):
        spec = spec or KINDS[kind].field(key)
        editor = make_editor(spec, labels(language), looks.theme, new_project())
        told = []
        editor.edited.connect(told.append)
        qtbot.addWidget(editor)
        editor.resize(300, 60)
        with qtbot.waitExposed(editor):
            editor.show()
        editor.activateWindow()
        editor.entry().setFocus()
        return editor, told

    return made


def spec(kind, **more):
    return FieldSpec(key="some", kind=kind, label="Some", **more)


VALUES = {
    FieldKind.TEXT: "text & <b>more</b>",
    FieldKind.LONG_TEXT: "first\nsecond\u00a0part",
    FieldKind.LINK: "https://example.org",
    FieldKind.EMAIL: "a@b.c",
    FieldKind.DATE: date(2026, 2, 1),
    FieldKind.NUMBER: 12345,
    FieldKind.FLAG: True,
}


@pytest.mark.parametrize("kind", VALUES)
def test_showing_a_value_tells_nothing(make, kind):
    editor, told = make(spec=spec(kind))
    editor.show_value(VALUES[kind])
    editor.flush()
    editor.show_value(None)
    editor.flush()
    assert told == []
    assert not editor.is_pending


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\u2028b", "a\u00a0b", "", "\n\n", "x" * 5000])
def test_a_long_text_that_nobody_touched_is_never_told(make, text):
    editor, told = make("description")
    editor.show_value(text)
    editor.flush()
    assert told == []


@pytest.mark.parametrize("text", ["two\nlines", "nul\x00", "tab\t", " spaces ", "x" * 300])
def test_a_short_text_that_nobody_touched_is_never_told(make, text):
    editor, told = make("department")
    editor.show_value(text)
    editor.flush()
    assert told == []


def test_text_is_told_a_second_after_the_last_key(qtbot, make):
    editor, told = make("department")
    with qtbot.waitSignal(editor.edited, timeout=3000):
        qtbot.keyClicks(editor.field, "Sales")
    assert told == ["Sales"]
    editor.flush()
    assert told == ["Sales"]


def test_tab_leaves_a_long_text_and_tells_it(qtbot, example):
    purpose = field(example, "purpose")
    purpose.setFocus()
    qtbot.keyClicks(purpose, "To help")
    qtbot.keyClick(purpose, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field(example, "department")
    assert stored(example, "Chat").purpose == "To help"


def test_an_example_that_wraps_is_whole(make):
    editor, _ = make("purpose")
    entry, line = editor.entry(), editor.entry().fontMetrics().lineSpacing()
    editor.resize(16 * line, 60)
    QApplication.processEvents()
    within = entry.viewport().rect().adjusted(4, 0, -4, 1000)
    example = entry.fontMetrics().boundingRect(
        within, Qt.TextFlag.TextWordWrap, entry.placeholderText()
    )
    assert example.height() > 2 * line, "wraps more often than the field has lines at least"
    assert entry.sizeHint().height() >= example.height()


def test_a_long_text_grows_with_its_lines_up_to_a_limit(make):
    editor, _ = make("description")
    low = editor.field.sizeHint().height()
    editor.show_value("line\n" * 6)
    higher = editor.field.sizeHint().height()
    editor.show_value("line\n" * 60)
    highest = editor.field.sizeHint().height()
    editor.show_value("line\n" * 600)
    assert low < higher < highest == editor.field.sizeHint().height()


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("de", "31.12.2026", date(2026, 12, 31)),
        ("de", "1.2.26", date(2026, 2, 1)),
        ("de", "2026-02-01", date(2026, 2, 1)),
        ("de", "1. März 2026", date(2026, 3, 1)),
        ("en", "1 Feb 2026", date(2026, 2, 1)),
        ("en", "01/02/2026", date(2026, 2, 1)),
        ("en", " 5.6.2026 ", date(2026, 6, 5)),
        ("en", "", None),
    ],
)
def test_days_are_read_as_people_write_them(make, language, typed, day):
    editor, told = make("approved_on", language=language)
    editor.show_value(date(2020, 1, 1))
    editor.field.selectAll()
    editor.field.insert(typed)
    editor.flush()
    assert told == [day]


@pytest.mark.parametrize("typed", ["31.2.2026", "soon", "1.1.202", "1.13.2026", "1.1.0001"])
def test_what_is_no_day_is_kept_and_explained(qtbot, make, typed):
    editor, told = make("approved_on")
    errors = []
    editor.refused.connect(errors.append)
    qtbot.keyClicks(editor.field, typed)
    editor.flush()
    assert told == []
    assert errors[0].values["typed"] == typed
    assert editor.field.text() == typed
    assert editor.is_pending


def test_a_day_is_picked_from_the_calendar_by_keyboard(qtbot, make):
    editor, told = make("approved_on")
    editor.show_value(date(2026, 6, 15))
    qtbot.keyClick(editor.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = child(editor, "calendar")
    qtbot.waitUntil(calendar.isVisible)
    view = child(calendar, "qt_calendar_calendarview")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told == [date(2026, 6, 16)]
    assert editor.field.text() == "16 Jun 2026"


@pytest.mark.parametrize(
    ("language", "typed", "number"),
    [("en", "12", 12), ("de", "1.234", 1234), ("en", "1,234,567", 1_234_567), ("de", "0", 0)],
)
def test_numbers_are_read_with_their_thousands(qtbot, make, language, typed, number):
    editor, told = make("user_count", language=language)
    qtbot.keyClicks(editor.field, typed)
    editor.flush()
    assert told == [number]


@pytest.mark.parametrize("typed", ["many", "1.5", "1,2", "-1", "99999999999999", "١٢"])
def test_what_is_no_number_is_kept_and_explained(qtbot, make, typed):
    editor, told = make("user_count")
    errors = []
    editor.refused.connect(errors.append)
    editor.field.insert(typed)
    editor.flush()
    assert told == []
    assert len(errors) == 1
    assert editor.field.text() == typed


def test_a_choice_is_told_once_and_can_be_taken_back(qtbot, make):
    editor, told = make("status")
    box = editor.entry()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told == ["idea", None]


def test_a_code_that_no_list_knows_is_shown_as_it_is(make):
    editor, told = make(spec=spec(FieldKind.CHOICE, vocabulary="any"))
    editor.show_value("from the future")
    assert editor.entry().currentText() == "from the future"
    assert told == []


@pytest.mark.parametrize("has_focus", [True, False])
@pytest.mark.parametrize("key", ["status", "user_count", "owner", "approved_on"])
def test_the_wheel_changes_nothing(make, key, has_focus):
    editor, told = make(key)
    if not has_focus:
        editor.entry().clearFocus()
    for target in (editor.entry(), editor.entry().parentWidget()):
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, turn)
    editor.flush()
    assert told == []


def test_few_choices_are_ticked_side_by_side(qtbot, make):
    editor, told = make("roles")
    qtbot.mouseClick(child(editor, "roles_deployer"), LEFT, pos=QPoint(8, 12))
    qtbot.keyClick(child(editor, "roles_provider"), Qt.Key.Key_Space)
    assert told == [("deployer",), ("deployer", "provider")]


def test_many_choices_are_ticked_in_a_list_by_keyboard(qtbot, make, monkeypatch):
    monkeypatch.setattr("rai_desktop.ui.forms.editors.make.FEW", 1)
    editor, told = make("traits")
    qtbot.keyClick(editor.entry(), Qt.Key.Key_Down)
    popup = editor.findChild(CheckListPopup)
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    assert told == []
    qtbot.keyClick(popup.list, Qt.Key.Key_Escape)
    assert told == [("customers",)]
    assert editor.entry().words == "Customers"


def test_a_list_that_nobody_changed_tells_nothing(qtbot, make, monkeypatch):
    monkeypatch.setattr("rai_desktop.ui.forms.editors.make.FEW", 1)
    editor, told = make("traits")
    editor.show_value(("staff",))
    qtbot.mouseClick(editor.entry(), LEFT)
    editor.findChild(CheckListPopup).close()
    assert told == []


def test_a_rating_is_a_step_with_its_word_and_can_be_cleared(qtbot, make):
    editor, told = make("current_likelihood", EntityKind.RISK)
    step = child(editor, "current_likelihood_3")
    assert step.text() == "3 – Possible"
    qtbot.mouseClick(step, LEFT, pos=QPoint(8, 12))
    qtbot.mouseClick(child(editor, "current_likelihood_clear"), LEFT)
    assert told == [3, None]
    assert not step.isChecked()


def test_a_flag_is_told_when_clicked(qtbot, make):
    editor, told = make(spec=spec(FieldKind.FLAG))
    qtbot.keyClick(editor.entry(), Qt.Key.Key_Space)
    assert told == [True]


# references ----------------------------------------------------------------------


def leave(qtbot, owner):
    """Press Tab while the offered names are shown."""
    qtbot.keyClick(owner.completer().popup(), Qt.Key.Key_Tab)


def test_a_known_name_is_found_without_case_and_accents(qtbot, example):
    owner = field(example, "owner")
    owner.setFocus()
    owner.selectAll()
    qtbot.keyClicks(owner, "leitung it")
    leave(qtbot, owner)
    assert stored(example, "Chat").owner == example.desk.project.author
    assert owner.text() == "Leitung IT"
    assert example.desk.project.undo_entry() is None


def test_an_unknown_name_is_kept_and_can_be_added_on_the_spot(qtbot, example):
    form = example.desk.workspace.form
    owner = field(example, "owner")
    owner.setFocus()
    owner.selectAll()
    qtbot.keyClicks(owner, "Head & <b>Sales</b>")
    leave(qtbot, owner)
    row = form.row("owner")
    assert row.error_text.startswith("“Head & <b>Sales</b>” is not in the list yet.")
    assert stored(example, "Chat").owner == example.desk.project.author
    qtbot.mouseClick(child(row, "hint_act_owner"), LEFT)
    added = stored(example, "Chat").owner
    assert example.desk.project.name(added) == "Head & <b>Sales</b>"
    assert row.error_text == ""
    example.desk.undo()
    assert stored(example, "Chat").owner == example.desk.project.author
    people = example.desk.project.entities(EntityKind.PERSON)
    assert [person.name for person in people] == ["Leitung IT"]


def test_typing_offers_names_and_adding(qtbot, example):
    editor = example.desk.workspace.form.row("owner").editor
    editor.field.setFocus()
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "IT")
    model = editor.field.completer().model()
    assert model.stringList() == ["Leitung IT", "Add “IT”"]
    popup = editor.field.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(example.desk.project.entities(EntityKind.PERSON)) == 2)
    assert editor.field.text() == "IT"


def test_names_are_picked_from_the_opened_list(qtbot, example):
    project = example.desk.project
    other = project.add(EntityKind.PERSON, {"name": "Head of Sales"})
    names = child(example, "names_owner")
    names.showPopup()
    names.setCurrentIndex(names.findText("Head of Sales"))
    names.activated.emit(names.currentIndex())
    names.hidePopup()
    assert stored(example, "Chat").owner == other


def test_equal_names_carry_their_numbers(example):
    example.desk.project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    editor = example.desk.workspace.form.row("owner").editor
    assert [name for name, _ in editor.offers()] == ["Leitung IT (PE-0001)", "Leitung IT (PE-0002)"]


def test_a_deleted_person_is_still_named(example):
    project = example.desk.project
    project.delete([project.author])
    example.desk.workspace.form.refresh()
    assert field(example, "owner").text() == "Leitung IT (deleted)"
    example.desk.workspace.form.flush()
    assert stored(example, "Chat").owner == project.author

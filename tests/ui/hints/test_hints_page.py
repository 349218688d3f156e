"""Hints in the window: by severity, to the field, switched off with a reason, counted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.hints.model import Severity
from rai_desktop.services.hints.rules import RULE_BY_ID
from rai_desktop.services.targets import Page
from tests.ui.conftest import child
from tests.ui.looking import unnamed

REFUSED, PURPOSE = "system-refused-in-use", "system-no-purpose"


def lines(page):
    return [line.text for line in page._rule_model.lines]


def rules(page):
    return [line.rule for line in page._rule_model.lines if line.rule]


def entries(page):
    model = page.entries.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(page, rule):
    page.rules.setCurrentIndex(page._rule_model.index(page._rule_model.row_of(rule), 0))


def dialog(window):
    found = [each for each in window.findChildren(QDialog, "silence") if each.isVisible()]
    return found[0] if found else None


def give_reason(window, reason):
    box = dialog(window)
    box.rows["reason"].editor.take_draft(reason)
    box.accept_button.click()
    return box


def test_the_most_serious_hints_stand_first_below_their_heading(page):
    assert lines(page)[0] == "1 serious hint"
    assert rules(page)[0] == page.rule == REFUSED
    assert lines(page)[1].startswith("AI systems (1): The approval was refused")
    severities = [RULE_BY_ID[rule].severity for rule in rules(page)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert child(page, "hints_facts").text() == "Serious · Field: Approval"


def test_everything_on_the_page_has_a_name(page):
    assert unnamed(page) == []


def test_the_entries_of_a_rule_are_listed_by_number(page):
    choose(page, PURPOSE)
    assert len(entries(page)) == len(page._hint_model.hints) > 1
    assert entries(page) == sorted(entries(page))


def test_a_hint_leads_to_its_field(qtbot, window, space, page):
    page.entries.setFocus()
    qtbot.keyClick(page.entries, Qt.Key.Key_Return)
    assert space.kind is EntityKind.SYSTEM
    assert space.form.uid == space.project.entities(EntityKind.SYSTEM)[0].uid
    row = space.form.row("approval")
    assert row.isAncestorOf(window.focusWidget())
    assert row.mark_text.startswith("The approval was refused")


def test_only_one_kind_of_entries_is_shown(page):
    page.kind.setCurrentIndex(page.kind.findText("Company"))
    assert {RULE_BY_ID[rule].kind for rule in rules(page)} == {EntityKind.ORGANISATION}
    page.kind.setCurrentIndex(0)
    assert REFUSED in rules(page)


def test_a_hint_is_switched_off_with_a_reason_for_one_entry(window, page, found):
    choose(page, PURPOSE)
    count, name = len(entries(page)), entries(page)[0]
    page.silence.click()
    give_reason(window, "")
    assert dialog(window).rows["reason"].error_text == "Say why the hint is switched off."
    give_reason(window, "Wird abgelöst")
    assert dialog(window) is None
    assert len(entries(page)) == count - 1
    assert name not in entries(page)
    page.off.setChecked(True)
    assert entries(page) == [f"{name} · off: Wird abgelöst"]
    page.silence.click()
    assert entries(page) == []
    page.off.setChecked(False)
    choose(page, PURPOSE)
    assert len(entries(page)) == count


def test_a_hint_is_switched_off_everywhere_and_undo_brings_it_back(window, space, page, found):
    choose(page, PURPOSE)
    page.silence_all.click()
    give_reason(window, "Machen wir anders")
    assert PURPOSE not in rules(page)
    child(space, "notice_undo").click()
    assert PURPOSE in rules(page)


def test_what_is_chosen_stays_chosen_when_something_changes(qtbot, space, page, found):
    choose(page, PURPOSE)
    page.entries.selectAll()
    chosen = [hint.uid for hint in page.chosen()]
    assert len(chosen) > 1
    with qtbot.waitSignal(found.changed):
        space.project.edit(chosen[0], {"version": "2"})
    assert [hint.uid for hint in page.chosen()] == chosen
    assert page.silence.text() == f"Switch off for {len(chosen)} entries…"


def test_entries_of_a_rule_are_listed_once_each_time(page):
    times = []
    page._hint_model.modelReset.connect(lambda: times.append(len(page._hint_model.hints)))
    page.kind.setCurrentIndex(page.kind.findText("AI systems"))
    assert times == [len(entries(page))]


def test_nothing_is_switched_off_at_first(page):
    page.off.setChecked(True)
    assert child(page, "hints_empty_title").text() == "No hint is switched off."
    assert not page._details.isVisible()


def test_a_project_without_hints_says_so(qtbot, space, found):
    project = space.project
    for kind in (EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION, EntityKind.PERSON):
        if uids := [entity.uid for entity in project.entities(kind)]:
            project.delete(uids)
    space.show_page(Page.HINTS)
    qtbot.waitUntil(lambda: not space.page._rule_model.lines)
    assert child(space.page, "hints_empty_title").text() == "No hints"
    assert space.page.enter()


def test_an_edit_changes_the_hints_by_itself(qtbot, space, page, found):
    system = space.project.entities(EntityKind.SYSTEM)[0].uid
    with qtbot.waitSignal(found.changed):
        space.project.edit(system, {"approval": "granted"})
    assert REFUSED not in rules(page)


def test_the_overview_counts_hints_and_leads_to_them(qtbot, space, found):
    card = child(space, "card_hints")
    qtbot.waitUntil(card.isVisible)
    first = child(card, "hints_0")
    assert first.accessibleName() == "1 serious hint"
    first.click()
    assert space.key is Page.HINTS


def test_a_field_is_marked_until_the_thing_is_done(qtbot, space, found):
    system = space.project.entities(EntityKind.SYSTEM)[0].uid
    space.go_to(system)
    row = space.form.row("approval")
    assert row.mark_text
    with qtbot.waitSignal(found.changed):
        space.project.edit(system, {"approval": "granted"})
    assert row.mark_text == ""


def test_the_page_speaks_the_language_that_is_shown(window, page):
    window.set_language("de")
    assert lines(page)[0] == "1 ernster Hinweis"
    assert page.off.text() == "Nur abgeschaltete Hinweise anzeigen"
    assert page.kind.itemText(0) == "Alle Einträge"


def test_one_pane_at_a_time_where_there_is_little_room(qtbot, window, page):
    listed, details = child(page, "hints_list"), child(page, "hints_details")
    page.fit(is_narrow=True)
    assert listed.isVisible()
    assert not details.isVisible()
    page.enter(details)
    assert not listed.isVisible()
    assert child(page, "hints_back").isVisible()
    assert window.focusWidget() is page.entries
    qtbot.keyClick(page.entries, Qt.Key.Key_Escape)
    assert listed.isVisible()
    assert not details.isVisible()
    assert window.focusWidget() is page.rules
    page.fit(is_narrow=False)
    assert details.isVisible()
    assert not child(page, "hints_back").isVisible()

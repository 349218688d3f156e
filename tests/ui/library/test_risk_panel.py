"""Fitting risks in the form of a system: taken or dismissed by mouse and by one key each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.library.proposing import MOST_AT_ONCE, proposals
from rai_desktop.services.library.taking import dismiss_risk
from tests.services.building import CATALOGUE
from tests.services.library.building import add_system
from tests.ui.conftest import child
from tests.ui.keys import focused, press, tab_to
from tests.ui.looking import unnamed

RISK = EntityKind.RISK


def keys(cards):
    return [card.offer.key for card in cards.cards]


def best(project, system):
    return [each.risk.id for each in proposals(project, CATALOGUE, system).open]


def libraries(project):
    return [risk.library for risk in project.entities(RISK)]


def test_at_most_five_are_shown_best_first(panel, project, system):
    assert keys(panel.cards) == best(project, system)[:MOST_AT_ONCE]
    assert not panel.dismissed.isVisible()
    assert not panel.older.isVisible()


def test_each_card_says_why_and_how_high(panel):
    card = panel.cards.cards[0]
    assert card.offer.why.startswith("Typical of “Generative office assistant”, because the system")
    assert child(card, "offer_why").text() == card.offer.why
    assert child(card, "offer_level").accessibleName() in ("Medium", "High", "Very high")


def test_more_can_be_shown(panel, project, system):
    count = len(best(project, system))
    assert panel.cards.more.text() == f"Show {count - MOST_AT_ONCE} more"
    panel.cards.more.click()
    assert keys(panel.cards) == best(project, system)[: 2 * MOST_AT_ONCE]
    assert QApplication.focusWidget() is panel.cards.cards[MOST_AT_ONCE]


def test_a_click_takes_a_risk_and_the_notice_takes_it_back(space, panel, project, system):
    first, second = keys(panel.cards)[:2]
    panel.cards.cards[0].take.click()
    assert libraries(project) == [first]
    assert keys(panel.cards)[0] == second
    assert "RI-0001" in child(space, "notice_text").text()
    child(space, "notice_undo").click()
    assert libraries(project) == []
    assert keys(panel.cards)[0] == first


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_key_takes_a_risk_and_the_keyboard_stays(qtbot, panel, project, key):
    first, second = keys(panel.cards)[:2]
    panel.cards.focus_card(0)
    press(qtbot, key)
    assert libraries(project) == [first]
    assert QApplication.focusWidget() is panel.cards.cards[0]
    assert panel.cards.cards[0].offer.key == second


@pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_Delete])
def test_one_key_dismisses_and_asks_for_the_reason(qtbot, panel, project, key):
    first, second = keys(panel.cards)[:2]
    panel.cards.focus_card(0)
    press(qtbot, key)
    assert focused() == "dismiss_field"
    qtbot.keyClicks(QApplication.focusWidget(), "axa")
    press(qtbot, Qt.Key.Key_Return)
    assert [(each.library, each.reason) for each in project.entities(EntityKind.DISMISSAL)] == [
        (first, "axa")
    ]
    assert libraries(project) == []
    assert panel.cards.cards[0].offer.key == second
    assert QApplication.focusWidget() is panel.cards.cards[0]


def test_without_a_reason_nothing_is_dismissed(qtbot, panel, project):
    panel.cards.focus_card(0)
    press(qtbot, Qt.Key.Key_X)
    press(qtbot, Qt.Key.Key_Return)
    assert project.entities(EntityKind.DISMISSAL) == []
    assert child(panel.cards.cards[0], "dismiss_hint").isVisible()
    assert focused() == "dismiss_field"


def test_esc_closes_the_reason_and_not_the_form(qtbot, panel):
    panel.cards.focus_card(0)
    press(qtbot, Qt.Key.Key_X)
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is panel.cards.cards[0]
    assert not panel.cards.cards[0].is_asking


def test_a_reason_goes_with_its_risk_when_another_one_is_taken(qtbot, panel):
    second = keys(panel.cards)[1]
    panel.cards.cards[1].dismiss.click()
    qtbot.keyClicks(QApplication.focusWidget(), "Nobody uses it")
    panel.cards.cards[0].take.click()
    card = panel.cards.cards[0]
    assert (card.offer.key, card.typed_reason) == (second, "Nobody uses it")
    assert [each.typed_reason for each in panel.cards.cards[1:]] == [None] * 4


def test_a_reason_keeps_the_keyboard_when_its_risk_moves(qtbot, panel, project, system):
    first = keys(panel.cards)[0]
    panel.cards.cards[1].dismiss.click()
    qtbot.keyClicks(QApplication.focusWidget(), "Nobody")
    dismiss_risk(project, system, first, "Elsewhere")
    panel.show_entity(system)
    qtbot.keyClicks(QApplication.focusWidget(), " uses it")
    assert panel.cards.cards[0].typed_reason == "Nobody uses it"


def test_a_usual_reason_is_one_click(panel, project):
    card = panel.cards.cards[1]
    card.dismiss.click()
    card.reason.usual[1].click()
    assert [each.reason for each in project.entities(EntityKind.DISMISSAL)] == [
        "Covered by another risk"
    ]


def test_arrow_keys_go_from_card_to_card(qtbot, panel):
    panel.cards.focus_card(0)
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        press(qtbot, key)
        assert QApplication.focusWidget() is panel.cards.cards[place]
    for _ in range(MOST_AT_ONCE):
        press(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel.cards.cards[-1]


def test_a_card_that_has_the_keyboard_can_be_seen(qtbot, space, panel):
    panel.cards.focus_card(MOST_AT_ONCE - 1)
    area = space.form.findChild(QScrollArea, "form_scroll")
    card = panel.cards.cards[-1]
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    assert (
        area.viewport()
        .rect()
        .intersects(card.rect().translated(card.mapTo(area.viewport(), card.rect().topLeft())))
    )


def test_everything_is_reached_by_tab_alone(qtbot, space, panel, project):
    space.form.focus_title()
    tab_to(qtbot, "proposals_section_fold")
    tab_to(qtbot, "offer_0")
    press(qtbot, Qt.Key.Key_A)
    assert len(libraries(project)) == 1
    tab_to(qtbot, "offer_dismiss")
    press(qtbot, Qt.Key.Key_Space)
    assert focused() == "dismiss_field"
    tab_to(qtbot, "dismiss_usual_0")
    press(qtbot, Qt.Key.Key_Space)
    assert len(project.entities(EntityKind.DISMISSAL)) == 1


def test_tab_goes_from_the_title_to_the_first_card(qtbot, space, panel):
    panel.set_open(False)
    panel.fold.title.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() == "offer_0"


def test_tab_comes_to_show_more_behind_the_last_card(qtbot, space, panel):
    for count in (MOST_AT_ONCE, 2 * MOST_AT_ONCE):
        panel.cards.cards[-1].dismiss.setFocus()
        press(qtbot, Qt.Key.Key_Tab)
        assert focused() == "offers_more"
        assert len(panel.cards.cards) == count
        press(qtbot, Qt.Key.Key_Space)


def test_what_cannot_be_offered_again_is_told(qtbot, space, panel, project, system):
    dismiss_risk(project, system, keys(panel.cards)[0], "Not with us")
    panel.show_entity(system)
    panel.older.click()
    project.store.error = error = SurroundingsError("The disk is full. Free some space.")
    with qtbot.waitSignal(space.form.failed) as told:
        panel.dismissed.cards[0].give_back.click()
    project.store.error = None
    assert told.args == [error]


def test_enter_on_a_button_does_what_it_says(qtbot, panel, project):
    panel.cards.cards[0].dismiss.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert libraries(project) == []
    assert focused() == "dismiss_field"


def test_dismissed_ones_are_listed_with_their_reason_and_offered_again(panel, project, system):
    first = keys(panel.cards)[0]
    dismiss_risk(project, system, first, "Not with us")
    panel.show_entity(system)
    assert panel.older.text() == "Show 1 dismissed"
    panel.older.click()
    card = panel.dismissed.cards[0]
    assert (card.offer.key, child(card, "offer_note").text()) == (first, "Dismissed: Not with us")
    card.give_back.click()
    assert keys(panel.cards)[0] == first
    assert not panel.older.isVisible()


def test_a_dismissed_one_comes_back_greyed_after_the_traits_changed(panel, project, system):
    first = keys(panel.cards)[0]
    dismiss_risk(project, system, first, "Not with us")
    project.edit(system, {"people_data": "no"})
    panel.show_entity(system)
    while panel.cards.more.isVisible():
        panel.cards.more.click()
    card = next(card for card in panel.cards.cards if card.offer.key == first)
    assert card.offer.is_dimmed
    note = child(card, "offer_note").text()
    assert note == "Dismissed before the traits changed: Not with us"
    assert child(card, "offer_title").property("role") == "dimmed"


def test_a_system_without_traits_leads_to_the_field(space, project, panel):
    uid = add_system(project, "New", traits=())
    space.go_to(uid)
    assert "No traits are ticked yet" in child(panel, "proposals_hint").text()
    panel.tick.click()
    assert QApplication.focusWidget() is space.form.row("traits").editor.entry()


def test_everything_decided_is_said(panel, project, system):
    for entry in best(project, system):
        dismiss_risk(project, system, entry, "No")
    panel.show_entity(system)
    assert "Everything is decided" in child(panel, "proposals_hint").text()
    assert panel.cards.cards == []


def test_the_keyboard_goes_to_the_title_after_the_last_card(qtbot, panel, project, system):
    for entry in best(project, system)[1:]:
        dismiss_risk(project, system, entry, "No")
    panel.show_entity(system)
    panel.cards.focus_card(0)
    press(qtbot, Qt.Key.Key_A)
    assert focused() == "proposals_section_fold"


def test_texts_are_copied_in_the_language_of_the_window(shown, panel, project):
    shown.set_language("de")
    entry = panel.cards.cards[0].offer.key
    panel.cards.cards[0].take.click()
    (risk,) = project.entities(RISK)
    assert risk.title == CATALOGUE.library().risks[entry].title["de"]


def test_folded_proposals_are_neither_computed_nor_forgotten(
    space, panel, project, system, monkeypatch
):
    panel.fold.title.click()
    computed = []

    def counted(*given):
        computed.append(given)
        return proposals(*given)

    monkeypatch.setattr("rai_desktop.ui.library.risk_panel.proposals", counted)
    project.edit(system, {"people_data": "no"})
    assert computed == []
    assert not panel.cards.isVisible()
    assert "proposals" not in space.form.open_sections()
    panel.fold.title.click()
    assert len(computed) == 1
    assert keys(panel.cards) == best(project, system)[:MOST_AT_ONCE]
    assert panel.cards.isVisible()
    assert "proposals" in space.form.open_sections()


def test_a_project_for_reading_only_offers_nothing_to_do(qtbot, panel, project, system):
    project.store.read_only = True
    panel.show_entity(system)
    card = panel.cards.cards[0]
    assert not card.take.isVisible()
    assert not card.dismiss.isVisible()
    panel.cards.focus_card(0)
    for key in (Qt.Key.Key_A, Qt.Key.Key_X):
        press(qtbot, key)
    assert libraries(project) == []
    assert not card.is_asking


def test_everything_has_a_name(space, panel):
    panel.cards.cards[0].dismiss.click()
    assert unnamed(panel) == []

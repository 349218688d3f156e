"""Fitting mitigations of a risk, help with a mitigation, and newer texts, in their forms."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.library.taking import add_measure, take_risk
from tests.services.building import CATALOGUE
from tests.services.library.building import changed_library, title_of_risk
from tests.ui.conftest import child
from tests.ui.keys import press
from tests.ui.looking import unnamed

MEASURE = EntityKind.MITIGATION


@pytest.fixture
def risk(space, project, system):
    """A risk that was taken from the library, in its form with the mitigations open."""
    uid = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    _show(space, EntityKind.RISK, uid)
    return uid


@pytest.fixture
def measures(space, risk):
    return space.form.panels.library.panel


def _show(space, kind, uid):
    space.show_page(kind)
    space.go_to(uid)
    space.form.panels.library.panel.set_open(True)


def keys(panel):
    return [card.offer.key for card in panel.cards.cards]


def test_the_measures_of_the_library_are_offered_in_their_order(measures):
    assert keys(measures) == list(CATALOGUE.library().risks["R-ROB-01"].measures[:5])
    card = measures.cards.cards[0]
    assert child(card, "offer_why").text() == (
        "Likelihood: 2 steps lower; Effort: Medium (about 3 to 15 person-days)"
    )
    assert "Helpful tools: Giskard" in child(card, "offer_note").text()
    assert not card.dismiss.isVisible()


@pytest.mark.parametrize("by_key", [False, True], ids=["mouse", "key"])
def test_a_measure_is_added_and_linked_with_one_act(qtbot, measures, project, risk, by_key):
    first, second = keys(measures)[:2]
    if by_key:
        measures.cards.focus_card(0)
        press(qtbot, Qt.Key.Key_A)
    else:
        measures.cards.cards[0].take.click()
    (measure,) = project.entities(MEASURE)
    assert measure.library == first
    assert project.links.seconds(LinkRole.RISK_MITIGATION, risk) == [measure.uid]
    assert keys(measures)[0] == second


def test_one_that_is_there_is_offered_for_linking(space, measures, project, system, risk):
    uid = add_measure(project, CATALOGUE, risk, "M-HUM-01", "en")
    other = take_risk(project, CATALOGUE, system, "R-ROB-04", "en")
    space.go_to(other)
    while measures.cards.more.isVisible():
        measures.cards.more.click()
    card = next(card for card in measures.cards.cards if card.offer.key == "M-HUM-01")
    assert card.take.text() == "Link the existing one"
    assert "Already in the project: MA-0001" in child(card, "offer_note").text()
    card.take.click()
    assert project.links.firsts(LinkRole.RISK_MITIGATION, uid) == [risk, other]
    assert len(project.entities(MEASURE)) == 1


def test_when_all_are_linked_it_says_so(measures, project, risk):
    for entry in CATALOGUE.library().risks["R-ROB-01"].measures:
        add_measure(project, CATALOGUE, risk, entry, "en")
    measures.show_entity(risk)
    assert measures.cards.cards == []
    assert "are linked" in child(measures, "measures_hint").text()


def test_a_risk_of_ones_own_has_no_such_part(space, measures, project):
    own = project.add(EntityKind.RISK, {"title": "Own"})
    space.go_to(own)
    assert not measures.isVisible()


def test_a_measure_shows_proof_and_tools_as_text(space, project, risk):
    uid = add_measure(project, CATALOGUE, risk, "M-QUA-05", "en")
    _show(space, MEASURE, uid)
    panel = space.form.panels.library.panel
    tools = child(panel, "help_tools").text().replace("\u200b", "")
    assert "Giskard: " in tools
    assert "https://" in tools
    assert child(panel, "help_tools").openExternalLinks() is False
    assert child(panel, "help_tools").textFormat() is Qt.TextFormat.PlainText
    evidence = CATALOGUE.library().measures["M-QUA-05"].evidence
    assert all(text["en"] in child(panel, "help_proof").text() for text in evidence)
    own = project.add(MEASURE, {"title": "Own"})
    space.go_to(own)
    assert not panel.isVisible()


def test_everything_has_a_name(measures):
    assert unnamed(measures) == []


@pytest.fixture
def newer(space, risk):
    """The form of a risk whose title has changed in the library."""
    changed = changed_library((f'"{title_of_risk("R-ROB-01")}"', '"A new title"'))
    labels = space.list_page.labels
    labels._catalogue = changed
    space.form.panels.library.newer.show_entity(risk)
    yield space.form.panels.library.newer
    labels._catalogue = CATALOGUE


def test_a_newer_text_shows_old_and_new_and_is_taken_over(space, newer, project, risk):
    assert newer.isVisible()
    assert newer.findChild(QLabel, "newer_now_1") is None
    newer.look.click()
    assert child(newer, "newer_now_1").text() == f"Now: {title_of_risk('R-ROB-01')}"
    assert child(newer, "newer_new_2").text() == "New: A new title"
    newer.take.click()
    assert project.entity(risk).title == "A new title"
    assert not newer.isVisible()
    child(space, "notice_undo").click()
    assert project.entity(risk).title == title_of_risk("R-ROB-01")


@pytest.mark.parametrize("name", ["take", "keep"])
def test_a_choice_that_cannot_be_stored_is_told(qtbot, space, newer, project, name):
    project.store.error = error = SurroundingsError("The disk is full. Free some space.")
    with qtbot.waitSignal(space.form.failed) as told:
        getattr(newer, name).click()
    project.store.error = None
    assert told.args == [error]


def test_a_text_that_was_changed_can_only_be_kept(newer, project, risk):
    project.edit(risk, {"title": "Own words"})
    newer.show_entity(risk)
    newer.look.click()
    assert child(newer, "newer_own_3").isVisible()
    assert not newer.take.isVisible()
    newer.keep.click()
    assert project.entity(risk).title == "Own words"
    assert not newer.isVisible()


def test_nothing_new_shows_nothing(space, risk):
    assert not space.form.panels.library.newer.isVisible()

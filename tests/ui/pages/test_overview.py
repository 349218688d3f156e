"""The overview: the checklist of an empty project, then cards that lead to what they count."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from rai_desktop.services.sent_copies import SentCopy
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.pages.first_state import FirstState
from rai_desktop.ui.pages.overview import OverviewPage
from rai_desktop.ui.pages.overview import page as overview_page
from rai_desktop.ui.pages.overview.due import SHOWN
from rai_desktop.ui.session import ExportKind
from rai_desktop.words import words_for
from tests.services.entries import add_result
from tests.ui.conftest import child
from tests.ui.fakes import Doubled
from tests.ui.keys import press, tab_to
from tests.ui.looking import unnamed
from tests.ui.pages.cards import cards, clear, fill, part, rows, shown
from tests.ui.tables.fake import TODAY, rated
from tests.ui.test_form import HOSTILE

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
DAY = timedelta(days=1)


@pytest.fixture
def empty(space):
    clear(space)
    return space


# the empty project ----------------------------------------------------------------


def test_an_empty_project_shows_the_checklist_alone(empty):
    assert cards(empty) == []
    assert part(empty, "first_steps").isVisible()
    assert part(empty, "first_steps_progress").text() == "1 of 5"
    assert part(empty, "first_steps_bar").value() == 1
    assert part(empty, "first_next_title").text() == "Tick what you already use"
    assert not part(empty, "later").isVisible()
    assert empty.page.summary() == ""


def test_the_next_step_is_the_one_primary_action_and_leads_to_its_page(qtbot, empty):
    empty.page.target_wanted.disconnect(empty.follow)
    with qtbot.waitSignal(empty.page.target_wanted) as caught:
        part(empty, "first_next_start").click()
    assert caught.args == [Target(page=Page.ALREADY_USED)]


@pytest.mark.parametrize(
    ("place", "page"),
    [
        (0, Page.COMPANY),
        (2, Page.RESPONSIBLE),
        (3, Page.ALREADY_USED),  # there is nothing to classify yet
        (4, Page.REGISTERS),
    ],
)
def test_every_other_step_leads_to_its_page(qtbot, empty, place, page):
    empty.page.target_wanted.disconnect(empty.follow)
    with qtbot.waitSignal(empty.page.target_wanted) as caught:
        part(empty, f"first_{place}").click()
    assert caught.args == [Target(page=page)]


def test_a_step_says_to_screen_readers_whether_it_is_done(empty):
    assert part(empty, "first_0").accessibleDescription().startswith("Done. ")
    assert part(empty, "first_3").accessibleDescription().startswith("Still to do. ")


def test_later_steps_are_folded_and_opened_by_keyboard(qtbot, empty):
    assert empty.page.enter()
    tab_to(qtbot, "first_steps_later")
    press(qtbot, Qt.Key.Key_Space)
    assert part(empty, "later").isVisible()
    assert "Rate every risk" in rows(empty, "later")
    press(qtbot, Qt.Key.Key_Space)
    assert not part(empty, "later").isVisible()


def test_the_first_system_brings_the_cards(empty):
    empty.project.add("system", {"name": "Chat"})
    assert not part(empty, "first_steps").isVisible()
    assert cards(empty) == ["card_checklist", "card_next_steps", "card_systems"]


def test_no_part_is_a_window_for_a_moment(space, window):
    space.project.add("risk", {"title": "One"})
    clear(space)
    assert window.isActiveWindow()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]


# next steps -----------------------------------------------------------------------


def test_next_steps_say_what_and_why_and_lead_there(qtbot, space):
    waiting, purpose = rows(space, "next_steps_rows")[:2]
    assert waiting == "Classify the next AI system: 3 are waiting"
    assert purpose == "3 AI systems do not say what they are for"
    row = part(space, "next_step_1")
    assert row.accessibleDescription() == "The intended purpose decides which duties apply."
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert space.kind is EntityKind.SYSTEM
    assert len(shown(space)) == 3


def test_a_next_step_is_done_by_keyboard_alone(qtbot, space):
    space.page.enter(part(space, "card_next_steps"))
    assert QApplication.focusWidget() is part(space, "next_step_0")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Return)
    assert space.kind is EntityKind.SYSTEM


def test_the_keyboard_comes_back_to_where_it_was(qtbot, space):
    row = part(space, "next_step_1")
    row.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_1, CTRL)
    assert QApplication.focusWidget() is row


def test_further_steps_are_unfolded_in_their_place(qtbot, space):
    fill(space)
    project = space.project
    project.add("risk", {"title": "Unrated"})
    project.add("mitigation", {"title": "Late", "due_on": TODAY - DAY})
    project.add("system", {"name": "New"})
    QApplication.processEvents()
    assert len(rows(space, "next_steps_rows")) == 5
    more = part(space, "next_steps_more")
    assert more.text() == "5 more steps"
    more.click()
    assert len(rows(space, "next_steps_rows")) == 10
    assert more.text() == "Show fewer"
    more.click()
    assert len(rows(space, "next_steps_rows")) == 5


# counts ---------------------------------------------------------------------------


def test_each_count_leads_to_the_entries_that_were_counted(qtbot, space):
    names = rows(space, "counts_systems_by_status")
    assert names == ["Pilot: 1", "In use: 1", "Not stated: 1"]
    for place, system in enumerate(("Invoice reader", "Chat", "Bot")):
        space.show_page(Page.OVERVIEW)
        qtbot.mouseClick(part(space, f"systems_by_status_{place}"), Qt.MouseButton.LeftButton)
        current = space.form.uid if len(shown(space)) != 1 else space.table.visible_uids()[0]
        assert space.project.name(current) == system


def test_counts_of_levels_name_every_level_and_lead_to_the_risks(qtbot, space):
    fill(space)
    names = rows(space, "counts_risks_by_level")
    assert names == ["Very high: 0", "High: 3", "Medium: 0", "Low: 0"]
    assert not part(space, "risks_by_level_0").isEnabled()
    tab_to(qtbot, "risks_by_level_1")
    press(qtbot, Qt.Key.Key_Space)
    assert space.kind is EntityKind.RISK
    assert shown(space) == ["Risk 1", "Risk 2", "Risk 3"]


def test_unrated_entries_are_counted_and_found(qtbot, space):
    space.project.add("risk", {"title": "One"})
    space.project.add("risk", {"title": "Two"})
    space.project.add("risk", {"title": "Closed", "status": "closed"})
    assert rows(space, "counts_risks_by_level") == ["Not rated: 2"]
    part(space, "risks_by_level_0").click()
    assert shown(space) == ["One", "Two"]


# the matrix -----------------------------------------------------------------------


def test_a_cell_is_clicked_and_shows_its_risks(qtbot, space):
    fill(space)
    matrix = part(space, "matrix")
    centre = matrix.cell_area((3, 3)).center().toPoint()
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=centre)
    assert space.kind is EntityKind.RISK
    assert shown(space) == ["Risk 1", "Risk 2", "Risk 3"]


def test_cells_are_reached_and_opened_by_keyboard(qtbot, space):
    fill(space)
    space.page.enter()
    tab_to(qtbot, "matrix")
    matrix = part(space, "matrix")
    assert matrix.cell == (3, 3)
    for key, modifiers, cell in (
        (Qt.Key.Key_Up, NONE, (4, 3)),
        (Qt.Key.Key_Right, NONE, (4, 4)),
        (Qt.Key.Key_End, NONE, (4, 5)),
        (Qt.Key.Key_Right, NONE, (4, 5)),
        (Qt.Key.Key_Home, NONE, (4, 1)),
        (Qt.Key.Key_End, CTRL, (5, 5)),
        (Qt.Key.Key_Up, NONE, (5, 5)),
        (Qt.Key.Key_Home, CTRL, (1, 1)),
        (Qt.Key.Key_Down, NONE, (1, 1)),
    ):
        press(qtbot, key, modifiers)
        assert matrix.cell == cell
    press(qtbot, Qt.Key.Key_Return)
    assert space.key is Page.OVERVIEW
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Return)
    assert shown(space) == ["Risk 1", "Risk 2", "Risk 3"]


def test_the_tab_key_leaves_the_matrix(qtbot, space):
    fill(space)
    matrix = part(space, "matrix")
    matrix.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not matrix


def test_screen_readers_hear_the_cell_and_can_read_the_whole(qtbot, space):
    fill(space)
    matrix = part(space, "matrix")
    matrix.setFocus()
    found = QAccessible.queryAccessibleInterface(matrix)
    assert found.text(QAccessible.Text.Name).endswith("Possible / Possible (High): 3")
    assert "Possible / Possible (High): 3" in found.text(QAccessible.Text.Description)
    press(qtbot, Qt.Key.Key_Up)
    assert found.text(QAccessible.Text.Name).endswith("Likely / Possible (High): 0")


def test_the_tip_of_a_cell_names_its_first_risks_as_they_are(qtbot, space):
    uids = fill(space, count=7)
    space.project.edit(uids[0], {"title": HOSTILE[1]})
    matrix = part(space, "matrix")
    pos = matrix.cell_area((3, 3)).center().toPoint()
    QApplication.sendEvent(matrix, QHelpEvent(QHelpEvent.Type.ToolTip, pos, QPoint(5, 5)))
    tip = QToolTip.text()
    assert "Possible / Possible (High): 7" in tip
    assert "<img" not in tip
    assert "Risk 2" in tip
    assert "and 2 more risks" in tip
    QToolTip.hideText()


def test_people_and_business_are_switched_and_remembered(qtbot, space, window):
    fill(space)
    matrix = part(space, "matrix")
    part(space, "matrix_business").click()
    pos = matrix.cell_area((3, 3)).center().toPoint()
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=pos)
    assert shown(space) == ["Risk 2", "Risk 3"]
    again = OverviewPage(space.scene, space.page.labels, space.page.theme)
    qtbot.addWidget(again)
    assert child(again, "matrix_business").isChecked()


# what is due ----------------------------------------------------------------------


def test_due_entries_come_with_their_day_and_are_opened(qtbot, space):
    fill(space)
    assert rows(space, "due_rows") == ["RI-0003 Risk 3", "RI-0002 Risk 2", "RI-0001 Risk 1"]
    first = part(space, "due_0")
    assert first.accessibleDescription() == "12 Jun 2026 Review of the risk overdue"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert space.kind is EntityKind.RISK
    assert space.project.name(space.form.uid) == "Risk 3"


def test_all_that_is_due_is_unfolded(qtbot, space):
    fill(space, count=SHOWN + 2)
    assert len(rows(space, "due_rows")) == SHOWN
    more = part(space, "due_more")
    assert more.text() == f"Show all {SHOWN + 2}"
    more.click()
    assert len(rows(space, "due_rows")) == SHOWN + 2
    more.click()
    assert len(rows(space, "due_rows")) == SHOWN


def test_what_is_too_much_for_rows_is_found_in_the_lists(qtbot, space):
    uids = fill(space, count=52)
    part(space, "due_more").click()
    assert len(rows(space, "due_rows")) == 50
    part(space, "due_risk").click()
    assert set(space.table.visible_uids()) == set(uids)


# the checklist card ---------------------------------------------------------------


def test_the_checklist_says_how_far_and_what_is_next(space):
    assert part(space, "checklist_bar").value() == 3
    assert part(space, "checklist_note").text() == "3 of 13"
    assert part(space, "checklist_next_title").text() == "Classify your AI systems"


def test_a_review_copy_offers_no_first_steps(qtbot, space):
    assert space.page._checklist.has_content
    space.project.store.sent = SentCopy(is_review=True)
    page = OverviewPage(space.scene, space.page.labels, space.page.theme)
    qtbot.addWidget(page)
    page.catch_up()
    qtbot.waitUntil(lambda: page._overview is not None)
    assert not page._checklist.has_content


def test_the_checklist_is_put_away_for_this_project_and_comes_back(qtbot, space, window, session):
    part(space, "checklist_close").click()
    assert "card_checklist" not in cards(space)
    assert FirstState(session.settings, space.project.uid).checklist_wanted is False
    space.show_page(EntityKind.RISK)
    window.commands["checklist"].trigger()
    assert space.key is Page.OVERVIEW
    assert "card_checklist" in cards(space)
    assert len(rows(space, "checklist_steps")) == 13


def test_the_checklist_goes_when_the_first_steps_are_done(qtbot, space, asker, tmp_path, window):
    asker.path = tmp_path / "register.xlsx"
    with qtbot.waitSignal(window.desk.exporter.finished, timeout=20_000):
        window.export(ExportKind.XLSX)
    assert "card_checklist" in cards(space)
    classify_all(space.project)
    assert "card_checklist" not in cards(space)
    window.commands["checklist"].trigger()
    assert part(space, "checklist_note").text() == "5 of 13"


def classify_all(project):
    for system in project.entities(EntityKind.SYSTEM):
        add_result(project, system.uid)


def test_a_checklist_that_is_done_says_so(qtbot, space, session, monkeypatch):
    monkeypatch.setattr(overview_page, "has_answers", lambda project: True)
    FirstState(session.settings, space.project.uid).note_registers()
    FirstState(session.settings, space.project.uid).note_first_pass(0)
    project = space.project
    risk = project.add("risk", {"title": "R", **rated("low")})
    for system in project.entities(EntityKind.SYSTEM):
        project.edit(system.uid, {"review_due_on": TODAY + 300 * DAY})
        link_entries(project, LinkRole.SYSTEM_RISK, system.uid, risk)
    said = dict.fromkeys(("works_council", "data_protection_officer", "public_services"), "no")
    facts = {"staff": 5, "turnover": "up_to_10", "sector": "x", "org_kind": "sme", "nis2": "no"}
    project.edit(project.organisation().uid, {**said, **facts})
    classify_all(project)
    project.add(EntityKind.EVIDENCE, {"title": "Contract"})
    project.add(EntityKind.SNAPSHOT, {"year": TODAY.year, "revision": 1, "closed_on": TODAY})
    space.show_checklist()
    assert part(space, "checklist_note").text() == "13 of 13"
    assert part(space, "checklist_praise").isVisible()


# reading anew ---------------------------------------------------------------------


def test_a_change_is_shown_at_once_and_the_keyboard_stays(qtbot, space):
    row = part(space, "next_step_0")
    row.setFocus()
    space.project.add("system", {"name": "Fourth"})
    assert "Not stated: 2" in rows(space, "counts_systems_by_status")
    assert QApplication.focusWidget() is row
    assert space.page.summary() == "4 systems · 0 risks"


def test_a_change_made_elsewhere_is_shown_when_the_page_comes_back(space):
    space.show_page(EntityKind.RISK)
    space.project.add("risk", {"title": "New"})
    space.show_page(Page.OVERVIEW)
    assert rows(space, "counts_risks_by_level") == ["Not rated: 1"]


# language, looks, room ------------------------------------------------------------


def test_language_and_looks_change_at_once(qtbot, space, window, looks):
    fill(space)
    part(space, "due_0").setFocus()
    window.set_language("de")
    assert part(space, "due_title").text() == "Was fällig ist"
    assert rows(space, "counts_risks_by_level")[1] == "Hoch: 3"
    assert QApplication.focusWidget() is part(space, "due_0")
    looks.choose("dark")
    looks.set_zoom(150)
    assert cards(space)[0] == "card_checklist"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(space, window, language):
    fill(space, count=9)
    window.set_language(language)
    part(space, "checklist_all").click()
    part(space, "due_more").click()
    assert unnamed(window) == []


def test_cards_stand_two_in_a_line_or_one_where_there_is_little_room(qtbot, space, window):
    fill(space)

    def tops():
        return [part(space, name).mapTo(space, QPoint(0, 0)).y() for name in cards(space)]

    window.resize(1280, 800)
    QApplication.processEvents()
    assert tops()[1] == tops()[2] < tops()[3] == tops()[4]
    window.resize(700, 800)
    QApplication.processEvents()
    assert sorted(set(tops())) == tops()


def test_the_tab_key_follows_the_reading_order(qtbot, space):
    fill(space)
    space.page.enter()
    passed = [focus().objectName()]
    while focus() is not part(space, "matrix"):
        press(qtbot, Qt.Key.Key_Tab)
        passed.append(focus().objectName())
    assert passed[:4] == ["checklist_next_start", "checklist_all", *STEPS[:2]]
    wanted = [*STEPS, "due_0", "due_2", "systems_by_status_0", "risks_by_level_1", "matrix"]
    assert [name for name in passed if name in wanted] == wanted


STEPS = ["next_step_0", "next_step_1", "next_step_2"]


def test_the_tab_key_follows_the_first_steps(qtbot, empty):
    empty.page.enter(part(empty, "first_steps"))
    part(empty, "first_0").setFocus()
    passed = []
    for _ in range(6):
        passed.append(focus().objectName())
        press(qtbot, Qt.Key.Key_Tab)
    wanted = ["first_0", "first_next_start", "first_2", "first_3", "first_4", "first_steps_later"]
    assert passed == wanted


def test_f6_goes_from_card_to_card(qtbot, space, window):
    fill(space)
    space.hints.look()  # their card may come at any time
    space.page.enter()
    passed = []
    for _ in range(len(cards(space))):
        passed.append(next(c for c in cards(space) if part(space, c).isAncestorOf(focus())))
        window.commands["next_pane"].trigger()
    assert passed == cards(space)


def focus():
    return QApplication.focusWidget()


@pytest.mark.parametrize("size", [(1280, 720), (750, 700)])
def test_long_words_and_hostile_texts_fit_and_are_shown_literally(
    qtbot, make_window, session, size
):
    session._words = lambda language: Doubled(language, words_for("en")._catalogue)
    window = make_window(size=size)
    window.open_example()
    space = window.desk.workspace
    uids = fill(space, count=9)
    title = f"{HOSTILE[0]} {HOSTILE[1]} " * 5
    space.project.edit(uids[8], {"title": title})
    QApplication.processEvents()
    assert HOSTILE[1] in rows(space, "due_rows")[0]
    assert child(part(space, "due_0"), "row_title").textFormat() is Qt.TextFormat.PlainText
    assert "<img" not in part(space, "due_0").toolTip()
    room = part(space, "overview_scroll").viewport().width()
    for name in cards(space):
        card = part(space, name)
        assert card.mapTo(part(space, "overview_scroll"), QPoint(card.width(), 0)).x() <= room
        assert card.height() >= card.layout().totalMinimumHeightForWidth(card.width())

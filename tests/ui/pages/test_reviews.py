"""Reviews in the real window: by mouse, and by keyboard alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.targets import Page, Target
from tests.services.building import FixedClock
from tests.ui.conftest import child, stored
from tests.ui.keys import ALT, Keyboard

KEY = Qt.Key
REVIEW, FINDING = EntityKind.REVIEW, EntityKind.FINDING


@pytest.fixture
def reviews(qtbot, space):
    """The page of reviews, with three systems that nobody reviewed."""
    space.project.add(EntityKind.PERSON, {"name": "Second"})
    space.show_page(REVIEW)
    page = space.page
    qtbot.waitUntil(lambda: page.is_ready)
    return page


@pytest.fixture
def reviewing(reviews, space):
    """The page on which they are reviewed, at the first of them."""
    reviews.queue.begin.click()
    assert space.key is Page.REVIEWING
    return space.page


def held(space):
    return space.project.entities(REVIEW)


def shown(page, name):
    found = page.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def name_of(page):
    return shown(page, "round_name")


def write(page, key, text):
    page.form.rows[key].editor.field.setPlainText(text)


# the queue ---------------------------------------------------------------------------


def test_queue_tells_what_waits_and_begins_with_the_first(reviews, space):
    assert "3 entries are to be reviewed now" in shown(reviews, "review_queue_text")
    reviews.queue.begin.click()
    assert space.key is Page.REVIEWING
    assert "Chat" in name_of(space.page)


def test_row_of_the_queue_begins_with_that_entry_and_goes_on_with_the_others(reviews, space):
    child(reviews, "review_waiting_1").click()
    assert "Invoice reader" in name_of(space.page)
    assert len(space.page.round.uids) == 3


def test_queue_follows_changes_of_the_project(qtbot, reviews, space):
    space.project.edit(stored(space.window(), "Bot").uid, {"status": "retired"})
    qtbot.waitUntil(lambda: "2 entries" in shown(reviews, "review_queue_text"))


def test_queue_without_anything_to_review_says_so(qtbot, reviews, space):
    systems = space.project.entities(EntityKind.SYSTEM)
    space.project.delete([system.uid for system in systems])
    qtbot.waitUntil(lambda: "no AI system" in shown(reviews, "review_queue_text"))
    assert reviews.queue.begin.isHidden()


def test_small_window_shows_what_waits_in_place_of_the_list(reviews, space):
    space.window().resize(853, 480)
    QApplication.processEvents()
    assert not reviews.splitter.isHidden()
    reviews.queue.all.click()
    assert reviews.splitter.isHidden()
    reviews.queue.all.click()
    assert not reviews.splitter.isHidden()


# reviewing -----------------------------------------------------------------------------


def test_approving_goes_on_to_the_next_entry(reviewing, space):
    child(reviewing, "verdict_approved").click()
    reviewing.foot.save.click()
    (review,) = held(space)
    assert review.verdict is ReviewVerdict.APPROVED
    assert review.reviewer == space.project.author
    assert "Invoice reader" in name_of(reviewing)
    assert space.project.undo_entry().action is Action.REVIEW


def test_who_reviews_is_asked_once(reviewing, space):
    second = space.project.entities(EntityKind.PERSON)[1]
    reviewing.form.edited.emit("reviewer", second.uid)
    reviewing.go_on(1)
    assert reviewing.form.rows["reviewer"].editor.field.text() == "Second"


def test_missing_reason_is_told_at_its_field_and_nothing_is_recorded(reviewing, space):
    child(reviewing, "verdict_returned").click()
    reviewing.foot.save.click()
    assert "reason is needed" in reviewing.form.rows["reason"].error_text
    assert QApplication.focusWidget().objectName() == "field_reason"
    assert not held(space)


def test_returned_entry_becomes_a_finding(reviewing, space):
    child(reviewing, "verdict_returned").click()
    write(reviewing, "reason", "The purpose is missing.")
    reviewing.foot.save.click()
    (finding,) = space.project.entities(FINDING)
    assert finding.description == "The purpose is missing."
    assert finding.about == held(space)[0].uid


def test_verdict_decides_what_else_is_asked(reviewing):
    rows = reviewing.form.rows
    child(reviewing, "verdict_approved").click()
    assert [rows[key].isHidden() for key in ("conditions", "severity", "due_on")] == [True] * 3
    child(reviewing, "verdict_returned").click()
    assert [rows[key].isHidden() for key in ("conditions", "severity", "due_on")] == [
        True,
        False,
        False,
    ]


def test_nothing_typed_is_lost_by_skipping_leaving_or_another_language(reviewing, space):
    write(reviewing, "reason", "Half a thought")
    reviewing.foot.skip.click()
    assert reviewing.form.rows["reason"].editor.field.toPlainText() == ""
    space.show_page(EntityKind.SYSTEM)
    assert "Half a thought" in space.unstored()
    space.show_page(Page.REVIEWING)
    reviewing.foot.back.click()
    assert reviewing.form.rows["reason"].editor.field.toPlainText() == "Half a thought"
    space.retranslate(space.scene.session.labels("de"))
    assert reviewing.form.rows["reason"].editor.field.toPlainText() == "Half a thought"
    assert child(reviewing, "verdict_returned").text() == "Zur Überarbeitung zurückgegeben"


def test_changes_since_the_last_review_stand_side_by_side(reviewing, space):
    chat = stored(space.window(), "Chat")
    space.project.edit(chat.uid, {"purpose": "Answers customers"})
    child(reviewing, "verdict_approved").click()
    reviewing.foot.save.click()
    space.project.edit(chat.uid, {"purpose": "Rates customers"})
    space.follow(Target(page=Page.REVIEWING, uids=(chat.uid,)))
    assert shown(reviewing, "change_old_purpose") == "Answers customers"
    assert shown(reviewing, "change_new_purpose") == "Rates customers"
    assert "no longer holds" in shown(reviewing, "review_standing")


def test_entry_that_changes_meanwhile_is_shown_anew_and_typing_stays(reviewing, space):
    write(reviewing, "reason", "Half a thought")
    space.project.edit(stored(space.window(), "Chat").uid, {"purpose": "Something new"})
    assert "changed in the meantime" in shown(reviewing, "reviewing_remark")
    assert reviewing.form.rows["reason"].editor.field.toPlainText() == "Half a thought"
    child(reviewing, "verdict_approved").click()
    reviewing.foot.save.click()
    assert len(held(space)) == 1


def test_entry_that_is_deleted_meanwhile_is_told_and_can_be_skipped(reviewing, space):
    space.project.delete([stored(space.window(), "Chat").uid])
    assert "in the bin" in shown(reviewing, "reviewing_remark")
    assert not reviewing.foot.save.isEnabled()
    reviewing.foot.skip.click()
    assert "Invoice reader" in name_of(reviewing)


def test_day_to_come_is_refused_at_its_field(reviewing, space):
    child(reviewing, "verdict_approved").click()
    reviewing.form.edited.emit("held_on", space.project.clock.today().replace(year=2030))
    reviewing.foot.save.click()
    assert "still to come" in reviewing.form.rows["held_on"].error_text
    assert not held(space)


def test_new_person_can_be_added_as_approver(reviewing, space):
    field = reviewing.form.rows["approver"].editor
    field.adding.emit("Third")
    child(reviewing, "verdict_approved").click()
    reviewing.foot.save.click()
    assert space.project.name(held(space)[0].approver) == "Third"


def test_day_that_cannot_be_read_keeps_the_keyboard_and_nothing_is_recorded(reviewing, space):
    child(reviewing, "verdict_approved").click()
    reviewing.form.rows["next_on"].editor.field.setText("soon")
    reviewing.foot.save.click()
    assert QApplication.focusWidget().objectName() == "field_next_on"
    assert not held(space)
    assert "soon" in reviewing.unstored()


def test_undone_review_waits_again(reviewing, space):
    child(reviewing, "verdict_approved").click()
    reviewing.foot.save.click()
    space.project.undo()
    reviewing.foot.back.click()
    assert "Chat" in name_of(reviewing)


def test_project_for_reading_only_shows_reviews_but_takes_none(qtbot, space):
    space.project.store.read_only = True
    space.show_page(REVIEW)
    qtbot.waitUntil(lambda: space.page.is_ready)
    assert space.page.queue.begin.isHidden()
    chat = stored(space.window(), "Chat")
    space.follow(Target(page=Page.REVIEWING, uids=(chat.uid,)))
    assert not space.page.foot.save.isEnabled()
    assert not space.page.form.choice.isEnabled()


# the end -------------------------------------------------------------------------------


def approve_all(page):
    for _ in range(3):
        child(page, "verdict_approved").click()
        page.foot.save.click()


def test_end_lists_what_was_reviewed_and_says_that_names_are_not_checked(reviewing):
    approve_all(reviewing)
    assert shown(reviewing, "sign_off_title") == "3 entries were reviewed"
    assert "not technically checked" in shown(reviewing, "sign_off_names")
    assert reviewing.foot.isHidden()


def test_end_prints_the_protocol_of_this_session(qtbot, reviewing, space, asker, session):
    approve_all(reviewing)
    asker.path = session.folder / "protocol.pdf"
    desk = space.window().desk
    with qtbot.waitSignal(desk.exporter.finished):
        reviewing.end.protocol.click()
    assert session.limits[:2] == ("--review", "all")
    assert asker.path.exists()


def test_undone_review_leaves_the_end(reviewing, space):
    approve_all(reviewing)
    last = reviewing.round.uids[-1]
    space.project.undo()
    assert reviewing.round.current == last
    assert space.project.name(last) in name_of(reviewing)
    assert not reviewing.end.isVisible()
    assert reviewing.foot.isVisible()
    assert child(reviewing, "verdict_approved").isChecked()
    reviewing.foot.save.click()
    assert shown(reviewing, "sign_off_title") == "3 entries were reviewed"


def test_undone_review_keeps_what_was_typed_about_it(reviewing, space):
    child(reviewing, "verdict_approved").click()
    write(reviewing, "notes", "Asked the works council")
    reviewing.foot.save.click()
    assert "Asked the works council" not in reviewing.unstored()
    space.project.undo()
    assert "Asked the works council" in reviewing.unstored()
    reviewing.foot.back.click()
    assert reviewing.form.rows["notes"].editor.field.toPlainText() == "Asked the works council"


def test_end_of_one_review_does_not_say_that_nobody_else_waits(reviewing, space):
    space.follow(Target(page=Page.REVIEWING, uids=(reviewing.round.uids[0],)))
    child(reviewing, "verdict_approved").click()
    reviewing.foot.save.click()
    assert shown(reviewing, "sign_off_text") == "Nothing of this session is left."


def test_what_is_said_about_an_entry_follows_the_language(reviewing, space):
    reviewing.foot.save.click()
    space.project.edit(stored(space.window(), "Chat").uid, {"purpose": "Something new"})
    before = {name: shown(reviewing, name) for name in ("reviewing_remark", "review_error")}
    space.window().set_language("de")
    assert all(before.values())
    assert "inzwischen geändert" in shown(reviewing, "reviewing_remark")
    assert shown(reviewing, "review_error") not in ("", before["review_error"])


def test_reviews_lead_back_to_the_list(reviewing, space):
    approve_all(reviewing)
    reviewing.end.back.click()
    assert space.key is REVIEW
    assert len(space.table.visible_uids()) == 3


# form and list ---------------------------------------------------------------------------


def test_form_of_a_system_tells_whether_its_review_holds(reviewing, space):
    chat = stored(space.window(), "Chat")
    approve_all(reviewing)
    space.go_to(chat.uid)
    panel = space.form.panels.review
    assert "Reviewed on" in shown(panel, "review_text")
    space.project.edit(chat.uid, {"purpose": "Another one"})
    assert "Changed: Purpose in one sentence" in shown(panel, "review_text")


def test_queue_names_no_day_where_nothing_asks_for_another_review(qtbot, reviewing, space):
    approve_all(reviewing)
    reviewing.end.back.click()
    page = space.page
    qtbot.waitUntil(lambda: page.is_ready)
    assert shown(page, "review_queue_text") == "Nothing has to be reviewed now."


def test_queue_knows_the_day_when_it_is_shown_again(qtbot, reviewing, space):
    clock = space.project.clock = FixedClock(space.project.clock.now())
    approve_all(reviewing)
    for system in space.project.entities(EntityKind.SYSTEM):
        space.project.edit(system.uid, {"review_due_on": clock.today() + timedelta(days=700)})
    reviewing.end.back.click()
    page = space.page
    qtbot.waitUntil(lambda: page.is_ready)
    assert page.queue.begin.isHidden()
    space.show_page(EntityKind.SYSTEM)
    clock.moment += timedelta(days=800)
    space.show_page(REVIEW)
    qtbot.waitUntil(lambda: "3 entries are to be reviewed" in shown(page, "review_queue_text"))
    assert page.queue.begin.isVisible()


def test_form_leads_to_the_review_of_its_entry(space):
    space.go_to(stored(space.window(), "Bot").uid)
    child(space.form.panels.review, "review_open").click()
    assert space.key is Page.REVIEWING
    assert "Bot" in name_of(space.page)


def test_form_of_a_review_shows_its_record_and_leads_to_the_entry(reviewing, space):
    approve_all(reviewing)
    review = held(space)[0]
    space.go_to(review.uid)
    texts = [part.text() for part in space.form.panels.side.findChildren(QLabel)]
    assert "In order" in texts
    child(space.form.panels.side, "record_open").click()
    assert space.form.uid == review.system


# by keyboard ----------------------------------------------------------------------------


def test_session_by_keyboard_alone(qtbot, reviewing, space):
    hand = Keyboard(qtbot)
    assert hand.place == "verdict_approved"
    hand.press(KEY.Key_Space)
    hand.press(KEY.Key_Return, ALT)
    assert len(held(space)) == 1
    hand.press(KEY.Key_Down, times=2)
    hand.press(KEY.Key_Space)
    hand.tab_to("field_reason")
    hand.type("Purpose is missing")
    hand.press(KEY.Key_Return, ALT)
    assert len(space.project.entities(FINDING)) == 1
    hand.press(KEY.Key_Right, ALT)
    assert hand.place == "sign_off_protocol"
    assert shown(reviewing, "sign_off_title") == "2 entries were reviewed"
    hand.tab_to("sign_off_back")
    hand.press(KEY.Key_Space)
    assert space.key is REVIEW


def test_queue_by_keyboard_alone(qtbot, reviews, space):
    hand = Keyboard(qtbot)
    reviews.queue.begin.setFocus()
    hand.tab_to("review_waiting_0")
    hand.press(KEY.Key_Space)
    assert space.key is Page.REVIEWING
    hand.press(KEY.Key_Right, ALT)
    hand.press(KEY.Key_Left, ALT)
    assert "Chat" in name_of(space.page)

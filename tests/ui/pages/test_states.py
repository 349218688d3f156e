"""What every page shows while it is empty, filtered to nothing, made, or not to be made."""

from itertools import product

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.duties import calendar_page, due_page
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.pages.overview import indicators
from rai_desktop.ui.pages.overview import page as overview_page
from rai_desktop.ui.pages.plan import GUIDED, SHOWN
from rai_desktop.ui.pages.registers import page as registers_page
from rai_desktop.ui.pages.requirements import page as requirements_page
from rai_desktop.ui.pages.requirements.page_head import View
from rai_desktop.ui.pages.reviews import page as reviews_page
from rai_desktop.ui.parts import slices
from rai_desktop.ui.years import page as year_page
from tests.ui.conftest import child
from tests.ui.fakes import FakeSession

ALL = (*SHOWN, *GUIDED, Page.DUE)
BEGINNINGS = {
    **dict.fromkeys(LISTED, ("empty_notice_text", "new_here")),
    **dict.fromkeys(
        (EntityKind.OBLIGATION, EntityKind.ACCEPTANCE, EntityKind.REVIEW),
        ("empty_notice_text", "tick_here"),
    ),
    EntityKind.PERSON: ("help_text", "new"),
    EntityKind.INQUIRY: ("empty_notice_text", "asked_send"),
    Page.OVERVIEW: ("first_steps_lead", "first_next_start"),
    Page.REQUIREMENTS: ("requirements_title", f"view_{View.WALK}"),
    Page.REGISTERS: ("registers_lead", "write_xlsx"),
    Page.CALENDAR: ("calendar_lead", ""),
    Page.HINTS: ("hints_note", "hints_open"),
    Page.HISTORY: ("step_who", ""),
    Page.BIN: ("bin_empty_text", ""),
    Page.COMPANY: ("company_lead", "company_next"),
    Page.ALREADY_USED: ("already_used_lead", "create_systems"),
    Page.EVERYDAY: ("everyday_lead", "everyday_next"),
    Page.RESPONSIBLE: ("assign_empty_text", "assign_tick"),
    Page.CLASSIFY: ("classify_empty_text", "classify_on"),
    Page.REVIEWING: ("sign_off_text", "sign_off_back"),
    Page.YEAR: ("year_lead", "year_close"),
    Page.DUE: ("due_empty_text", "due_tasks_here"),
}
"""What says in a new inventory what each page is for, and the button that begins.

Where there is no button, entries come by themselves.
"""


class NewSession(FakeSession):
    """Opens an inventory that holds nothing but the company and the person who keeps it."""

    def new_example(self, path, language, heed=None):
        return self.new_project(path, {"name": "Muster GmbH"}, {"name": "Leitung IT"})


@pytest.fixture
def session(request, tmp_path):
    made = NewSession if "new" in request.node.name else FakeSession
    return made(tmp_path)


def seen(space, name):
    return [part for part in space.findChildren(QWidget, name) if part.isVisible()]


def main_buttons(space):
    """Return the names of the buttons in the accent colour."""
    parts = [part for part in space.findChildren(QPushButton) if part.isVisible()]
    return [part.objectName() for part in parts if part.property("role") == "primary"]


def test_every_page_of_a_new_inventory_says_what_it_is_for_and_how_to_begin(window):
    window.open_example()
    space = window.desk.workspace
    assert set(BEGINNINGS) == set(ALL)
    wrong = []
    for key, (text, begins) in BEGINNINGS.items():
        show(space, key)
        told = [part for part in seen(space, text) if isinstance(part, QLabel) and part.text()]
        buttons = seen(space, begins) if begins else [None]
        if not told or not buttons or len(main_buttons(space)) > 1:
            wrong.append((key, bool(told), bool(buttons), main_buttons(space)))
    assert wrong == []


def nothing_in_list(space):
    space.page.set_search("xyzxyz")


def nothing_in_history(space):
    space.page.filters.text.setText("xyzxyz")
    space.page._restart()


def nothing_in_hints(space):
    space.page.off.setChecked(True)


def nothing_in_requirements(space):
    listed = space.page.list
    for wanted in product(range(1, listed.framework.count()), range(1, listed.criterion.count())):
        listed.framework.setCurrentIndex(wanted[0])
        listed.criterion.setCurrentIndex(wanted[1])
        listed.criterion.activated.emit(wanted[1])
        if not listed.shown:
            break


def nothing_without_owner(space):
    space.page.only_open.setChecked(True)


def nothing_already_used(space):
    space.page.search.setText("xyzxyz")


FILTERS = {
    EntityKind.SYSTEM: (nothing_in_list, "clear_filters_here", "rows"),
    Page.HISTORY: (nothing_in_history, "history_state_clear", "history_rows"),
    Page.HINTS: (nothing_in_hints, "hints_clear", "hints_rules"),
    Page.REQUIREMENTS: (nothing_in_requirements, "requirements_clear", "requirement_rows"),
    Page.RESPONSIBLE: (nothing_without_owner, "assign_clear", "assign_grid"),
    Page.ALREADY_USED: (nothing_already_used, "used_clear", "card_T-01"),
}
WITHOUT_FILTER = {
    Page.OVERVIEW: "cards with content only",
    Page.REGISTERS: "ways to write, not entries",
    Page.CALENDAR: "all days of the law",
    Page.BIN: "everything that was deleted",
    Page.COMPANY: "a form",
    Page.EVERYDAY: "a list to type in",
    Page.CLASSIFY: "one system after the other",
    Page.REVIEWING: "one entry after the other",
    Page.YEAR: "closed years",
    Page.DUE: "offers only people who have something to do",
}


def test_every_page_is_known_to_have_a_filter_or_none():
    pages = {key for key in ALL if isinstance(key, Page)}
    assert pages == {key for key in FILTERS if isinstance(key, Page)} | set(WITHOUT_FILTER)


def test_a_filter_that_leaves_nothing_says_so_and_shows_all_again(window):
    window.open_example()
    space = window.desk.workspace
    wrong = []
    for key, (filtered, clear, rows) in FILTERS.items():
        show(space, key)
        filtered(space)
        offered = seen(space.page, clear)
        hidden = key is not EntityKind.SYSTEM and seen(space.page, rows)
        if offered:
            offered[0].click()
        if not offered or hidden or not seen(space.page, rows):
            wrong.append((key, bool(offered), bool(hidden)))
    assert wrong == []


PUT_TOGETHER = {
    Page.OVERVIEW: (overview_page, "overview_in_parts"),
    Page.CALENDAR: (calendar_page, "calendar_in_parts"),
    Page.DUE: (due_page, "due_in_parts"),
    Page.REQUIREMENTS: (requirements_page, "standing_in_parts"),
    Page.YEAR: (year_page, "board_in_parts"),
}
"""What puts pages together that take a while in a large project."""

IN_PART = {
    Page.REGISTERS: (registers_page, "register_preview", "draft"),
    EntityKind.REVIEW: (reviews_page, "queue_in_parts", "review_queue_text"),
}
"""What finds out something for one part of a page, and the part that tells it."""


def held(*_args, **_kwargs):
    """Work that never comes to an end."""
    while True:
        yield


def failing(error):
    def work(*_args, **_kwargs):
        yield
        raise error

    return work


def show(space, key):
    space.follow(Target(kind=key) if isinstance(key, EntityKind) else Target(page=key))


def test_a_page_that_takes_a_while_says_so_in_place_of_being_empty(window, monkeypatch):
    monkeypatch.setattr(slices, "AT_ONCE", 0.0)
    for module, name in PUT_TOGETHER.values():
        monkeypatch.setattr(module, name, held)
    window.open_example()
    space = window.desk.workspace
    for key in PUT_TOGETHER:
        show(space, key)
        told = seen(space.page, "page_cover_title")
        assert [part.text() for part in told] == ["This page is being put together…"], key
        assert not main_buttons(space.page), key
        space.page.keep_state()


@pytest.mark.allow_log
def test_a_page_that_cannot_be_put_together_says_why_and_tries_again(window, monkeypatch):
    errors = (UserError("The disk is full. Free some space."), ValueError("7"))
    works = {key: getattr(*place) for key, place in PUT_TOGETHER.items()}
    for error in errors:
        for module, name in PUT_TOGETHER.values():
            monkeypatch.setattr(module, name, failing(error))
        window.open_example()
        space = window.desk.workspace
        for key, (module, name) in PUT_TOGETHER.items():
            show(space, key)
            assert child(space.page, "page_cover_title").text() == "This page cannot be shown", key
            is_known = isinstance(error, UserError)
            text = child(space.page, "page_cover_text").text()
            assert (text == str(error)) if is_known else ("not affected" in text), key
            assert bool(seen(space.page, "page_details")) is not is_known
            monkeypatch.setattr(module, name, works[key])
            seen(space.page, "page_again")[0].click()
            assert not seen(space.page, "page_cover"), key
        window.close_project()


@pytest.mark.allow_log
def test_the_keyboard_goes_to_what_tries_again_and_back_into_the_page(window):
    window.open_example()
    space = window.desk.workspace
    show(space, Page.DUE)
    page = space.page
    assert page.isAncestorOf(QApplication.focusWidget())
    page._slices.fail(UserError("The disk is full. Free some space."))
    again = child(page, "page_again")
    assert again.hasFocus()
    again.click()
    assert page.isAncestorOf(QApplication.focusWidget())
    assert not again.isVisible()


@pytest.mark.allow_log
def test_details_of_a_mistake_can_be_passed_on(window, monkeypatch):
    module, name = PUT_TOGETHER[Page.DUE]
    monkeypatch.setattr(module, name, failing(ValueError("7")))
    window.open_example()
    show(window.desk.workspace, Page.DUE)
    seen(window, "page_details")[0].click()
    assert "ValueError" in child(window, "fault_details").toPlainText()


@pytest.mark.allow_log
def test_a_part_that_cannot_be_found_out_says_why_and_the_page_stays(window, monkeypatch):
    for module, name, _ in IN_PART.values():
        monkeypatch.setattr(module, name, failing(UserError("The disk is full.")))
    window.open_example()
    space = window.desk.workspace
    for key, (_, _, told) in IN_PART.items():
        show(space, key)
        assert child(space.page, told).text() == "The disk is full.", key


@pytest.mark.allow_log
def test_broken_rules_of_requirements_are_told_on_their_page(window, monkeypatch):
    def broken(_catalogue):
        raise UserError("The pack cannot be read.")

    good = requirements_page.load_rules
    monkeypatch.setattr(requirements_page, "load_rules", broken)
    window.open_example()
    space = window.desk.workspace
    show(space, Page.REQUIREMENTS)
    assert child(space.page, "page_cover_text").text() == "The pack cannot be read."
    window.set_language("de")
    assert child(space.page, "page_cover_title").text() == "Diese Seite lässt sich nicht anzeigen"
    assert child(space.page, "page_again").text() == "Noch einmal versuchen"
    window.set_language("en")
    monkeypatch.setattr(requirements_page, "load_rules", good)
    seen(space.page, "page_again")[0].click()
    assert not seen(space.page, "page_cover")


@pytest.mark.allow_log
def test_a_card_of_the_overview_that_fails_says_so_until_it_succeeds(qtbot, window, monkeypatch):
    monkeypatch.setattr(indicators, "indicators_in_parts", failing(ValueError("7")))
    window.open_example()
    space = window.desk.workspace
    card = space.page.findChild(QWidget, "card_indicators")
    qtbot.waitUntil(lambda: card.is_troubled)
    assert card.isVisibleTo(space.page)
    assert "not affected" in child(card, "indicators_trouble").text()
    monkeypatch.undo()
    space.project.add(EntityKind.SYSTEM, {"name": "Another one"})
    qtbot.waitUntil(lambda: not card.is_troubled)
    assert child(card, "indicators_trouble").isHidden()

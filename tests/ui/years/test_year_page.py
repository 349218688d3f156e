"""The page of the year: from the reports there, closing, closing again, and comparing."""

from time import sleep

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.jobs import Progress
from rai_desktop.services.targets import Page
from rai_desktop.services.years.closed import closed_years
from rai_desktop.ui import beside
from rai_desktop.ui.years import close_dialog
from tests.ui.conftest import child


@pytest.fixture
def space(qtbot, window):
    """The workspace of the example with three systems."""
    qtbot.waitUntil(window.isActiveWindow)
    window.open_example()
    return window.desk.workspace


@pytest.fixture
def page(space):
    """The page of the year."""
    space.show_page(Page.YEAR)
    return space.page


def dialog_of(page):
    return page.window().findChildren(QDialog, "close_year")[-1]


def close(page, year=None, name="Petra Muster"):
    """Close a year by the dialog and return it."""
    page.open.close_year.click()
    dialog = dialog_of(page)
    if year:
        dialog.show_value("year", year)
    dialog.show_value("signed_name", name)
    dialog.accept_button.click()
    return dialog


def this_year(page):
    return page.project.clock.today().year


def told(page, name):
    return page.findChild(QLabel, name).text()


def test_reports_lead_to_the_year(space):
    space.show_page(Page.REGISTERS)
    child(space.page, "to_the_year").click()
    assert space.key is Page.YEAR


def test_without_a_closed_year_there_is_nothing_to_compare(page):
    assert "No year is closed yet" in told(page, "year_closed_note")
    assert page.trend.isHidden()
    assert page.compare.isHidden()


def test_closing_a_year_shows_it_and_can_be_undone(page):
    heard = []
    page.told.connect(heard.append)
    close(page)
    (year,) = closed_years(page.project)
    assert (year.year, year.signed_name) == (this_year(page), "Petra Muster")
    assert heard == [f"The year {year.year} is closed."]
    assert "Petra Muster" in told(page, f"closed_{year.year}")
    assert page.trend.isVisible()
    assert page.compare.isVisible()
    page.project.undo()
    assert page.findChild(QLabel, f"closed_{year.year}") is None
    assert page.trend.isHidden()


def test_without_a_name_the_dialog_stays_and_says_so(page):
    dialog = close(page, name=" ")
    assert dialog.isVisible()
    assert "name" in dialog.rows["signed_name"].error_text
    assert closed_years(page.project) == ()


def test_closing_can_be_ended_while_the_state_is_frozen(page, qtbot, monkeypatch):
    with monkeypatch.context() as slow:
        slow.setattr(beside, "AT_ONCE", 0.0)
        slow.setattr(close_dialog, "freeze_year", until_ended)
        dialog = close(page)
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(lambda: child(dialog, "close_year_progress").isVisible())
    dialog.reject()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.isVisible()
    assert not closed_years(page.project)
    dialog.accept_button.click()
    assert len(closed_years(page.project)) == 1


def until_ended(_project, _labels, _closing, tell):
    while True:
        tell(Progress(done=0, total=0))
        sleep(0.01)


def test_closing_again_is_offered_first(page):
    close(page)
    dialog = close(page, this_year(page))
    assert dialog.isVisible()
    assert "revision 2" in told(dialog, "close_year_hint")
    dialog.accept_button.click()
    assert closed_years(page.project)[0].revision == 2


def test_a_year_without_thousands_is_shown_and_one_out_of_range_refused(page):
    page.open.close_year.click()
    dialog = dialog_of(page)
    field = dialog.rows["year"].editor.entry()
    assert field.text() == str(this_year(page))
    field.setText("1999")
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert "2020" in dialog.rows["year"].error_text


def test_two_times_are_compared_and_others_can_be_chosen(page):
    close(page)
    page.project.add(EntityKind.SYSTEM, {"name": "Voice"})
    assert page.compare.times() == (str(this_year(page)), "today")
    systems = page.compare.tables["systems"].rows.model()
    cells = [systems.index(0, column).data() for column in range(4)]
    assert cells == ["KI-0004 Voice", "New", "–", "Not classified"]
    page.compare.choices[0].setCurrentIndex(1)
    assert page.compare.times() == ("today", "today")
    assert systems.rowCount() == 0


def test_an_empty_inventory_is_told_before_the_dialog(page):
    failed = []
    page.failed.connect(failed.append)
    page.project.delete([one.uid for one in page.project.entities(EntityKind.SYSTEM)])
    page.open.close_year.click()
    assert "no AI system" in str(failed[0])
    assert page.window().findChild(QDialog, "close_year") is None


def test_what_is_open_leads_to_where_it_is_done(page, space):
    row = page.open.rows.made()[0]
    row.click()
    assert space.key is not Page.YEAR

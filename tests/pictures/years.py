"""The year in the window: on the way there, before and after closing, and what is compared."""

from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page


def take_years(studio):
    studio.open_example()
    studio.show(Page.REGISTERS)
    studio.take("210-reports-with-year")
    studio.show(Page.YEAR)
    studio.take("211-year")
    page = studio.space.page
    page._scroll.ensureWidgetVisible(page.compare.tables["criteria"])
    studio.settle()
    studio.take("212-year-compared")
    page._scroll.ensureWidgetVisible(page.compare.tables["risks"])
    studio.settle()
    studio.take("213-year-changes")
    page.open.close_year.click()
    studio.settle()
    dialog = studio.window.findChild(QDialog, "close_year")
    dialog.show_value("signed_name", "Geschäftsführung")
    studio.take("214-close-year", dialog)
    dialog.show_value("year", page.project.clock.today().year - 1)
    dialog.accept_button.click()
    studio.settle()
    studio.take("215-close-again", dialog)
    studio.leave(dialog)


def take_practices(studio):
    studio.open_example()
    studio.show(EntityKind.PRACTICE)
    studio.take("216-practices")


def take_year_requirements(studio):
    studio.open_example()
    studio.show(Page.REQUIREMENTS)
    studio.take("217-requirements-since-last-year")

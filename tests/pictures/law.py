"""The law in the window: classifying, requirements, obligations, tasks, legal dates."""

from PySide6.QtWidgets import QScrollArea

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.requirements.page_head import View
from tests.pictures.example import to_end


def take_classifying(studio):
    """Every step of the wizard for a chatbot that is classified, and for a system that is not."""
    studio.open_example()
    systems = studio.desk.project.entities(EntityKind.SYSTEM)
    page = _classifying(studio, systems[4].uid)
    for place, step in enumerate(page._steps(), start=1):
        page.go_to_step(step.key)
        studio.take(f"70-classify-{place}")
        for area in page.findChildren(QScrollArea):
            if area.isVisible() and area.verticalScrollBar().maximum() > 0:
                to_end(area)
                studio.take(f"70-classify-{place}-end")
                break
    page = _classifying(studio, systems[8].uid)
    studio.take("71-classify-first")


def _classifying(studio, system):
    studio.show(Page.CLASSIFY)
    page = studio.space.page
    page.start(system)
    studio.settle()
    return page


def take_requirements(studio):
    studio.open_example()
    studio.show(Page.REQUIREMENTS)
    page = studio.space.page
    studio.wait_until(lambda: page._standing is not None)
    studio.take("72-requirements")
    for view in View:
        if view is not View.LIST:
            page.show_view(view)
            studio.settle()
            studio.take(f"72-requirements-{view}")


def take_duties(studio):
    studio.open_example()
    for kind in (EntityKind.OBLIGATION, EntityKind.TASK):
        studio.show(kind)
        table = studio.space.table
        table.select(table.visible_uids()[0])
        studio.space.go_to(table.visible_uids()[0])
        studio.take(f"73-{kind}")
    studio.show(Page.CALENDAR)
    studio.wait_until(lambda: not studio.space.page._slices.is_running)
    studio.take("74-calendar")
    to_end(studio.space.page.findChild(QScrollArea))
    studio.take("74-calendar-end")

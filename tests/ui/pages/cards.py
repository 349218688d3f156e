"""What the cards of the overview show, and an example to show in them."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.domain.fields import EntityKind
from tests.ui.conftest import child
from tests.ui.tables.fake import TODAY, rated

DAY = timedelta(days=1)


def clear(space):
    project = space.project
    project.delete([system.uid for system in project.entities(EntityKind.SYSTEM)])


def fill(space, count=3):
    """Add risks that are due and rated high, two of them also for the business."""
    project = space.project
    uids = [
        project.add(
            "risk", {"title": f"Risk {n}", "review_due_on": TODAY - n * DAY, **rated("high")}
        )
        for n in range(1, count + 1)
    ]
    project.edit(uids[0], {"current_business": 1})
    QApplication.processEvents()
    return uids


def owners(window):
    project = window.desk.project
    return [project.name(e.owner) for e in project.entities(EntityKind.SYSTEM)]


def part(space, name):
    return child(space.page, name)


def cards(space):
    found = space.page.findChildren(QWidget)
    return [w.objectName() for w in found if w.objectName().startswith("card_") and w.isVisible()]


def rows(space, name):
    """Return the texts of visible rows: the names that screen readers say."""
    inside = part(space, name).findChildren(QWidget)
    return [w.accessibleName() for w in inside if w.property("role") == "row" and w.isVisible()]


def shown(space):
    return [space.project.name(uid) for uid in space.table.visible_uids()]

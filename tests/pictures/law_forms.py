"""The forms of the law in the form of a system."""

from PySide6.QtWidgets import QScrollArea

from rai_desktop.domain.fields import EntityKind


def take_papers(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    form = studio.space.form
    uids = {
        studio.space.project.number(studio.space.project.entity(uid)): uid
        for uid in studio.space.table.visible_uids()
    }
    for number in ("KI-0012", "KI-0001"):
        studio.space.go_to(uids[number])
        panel = form.panels.papers
        panel.set_open(True)
        studio.settle()
        area = form.findChild(QScrollArea, "form_scroll")
        area.ensureWidgetVisible(panel, 0, 0)
        studio.settle()
        studio.take(f"48-papers-{number}")
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())
        studio.take(f"48-papers-{number}-2")

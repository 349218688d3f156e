"""Handing out: the pack for an auditor, the calendar, the page for everybody."""

from rai_desktop.ui.handing.calendar import CalendarDialog
from rai_desktop.ui.handing.pack import PackDialog
from rai_desktop.ui.handing.public import PublicDialog


def take_handing(studio):
    studio.open_example()
    page = studio.space.page
    for name, kind in (
        ("pack", PackDialog),
        ("calendar", CalendarDialog),
        ("public", PublicDialog),
    ):
        dialog = kind(studio.window, studio.desk.project, page.labels, page.theme)
        dialog.open()
        studio.take(f"68-{name}", dialog)
        area = studio.part("handing_area", dialog)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        studio.take(f"68-{name}-end", dialog)
        studio.leave(dialog)

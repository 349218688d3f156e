"""Hints and what is due: both pages, the question before a hint is switched off, marks in forms."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page


def take_hints(studio):
    studio.open_example()
    studio.space.hints.look()
    studio.wait_until(lambda: studio.space.hints.is_current)
    studio.show(Page.OVERVIEW)
    studio.take("75-overview-hints")
    studio.show(Page.HINTS)
    studio.take("75-hints")
    page = studio.space.page
    page.enter(page.panes()[-1])
    studio.take("75-hints-entries")
    studio.click("hints_silence")
    studio.take_dialog("75-hints-silence", "silence")
    page.off.setChecked(True)
    studio.take("75-hints-off")
    page.off.setChecked(False)
    page.enter(page.panes()[-1])
    studio.click("hints_open")
    studio.take("75-hints-field")


def take_due(studio):
    studio.open_example()
    studio.show(EntityKind.TASK)
    studio.click("everything_due")
    studio.wait_until(lambda: not studio.space.page._slices.is_running)
    studio.take("76-due")

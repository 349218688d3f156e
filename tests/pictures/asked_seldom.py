"""Dialogs that come seldom: a reason, an explanation, what went wrong."""

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.crashes.dialog import ReportDialog
from rai_desktop.ui.pages.classifying.explained import ExplainedDialog
from rai_desktop.ui.parts.fault_dialog import FaultDialog
from rai_desktop.ui.risks.revoking import RevokeDialog
from tests.pictures.messages import DISK_FULL


def take_postponing(studio):
    studio.open_example()
    studio.show(EntityKind.TASK)
    table = studio.space.table
    table.select(table.visible_uids()[0])
    studio.settle()
    studio.window.commands["task_postpone"].trigger()
    _take(studio, "49-postpone")


def take_reasons(studio):
    """What revoking asks for, and what people are told about classifying."""
    studio.open_example()
    window, project, theme = studio.window, studio.desk.project, studio.window.theme
    labels = studio.space.page.labels
    risk = next(iter(project.store.entities(EntityKind.RISK)))
    RevokeDialog(window, project, labels, theme, risk).open()
    _take(studio, "47-revoke")
    ExplainedDialog(window, window.words, theme).open()
    _take(studio, "31-explained")


def take_faults(studio):
    """A fault that says what to do, a mistake of the program, and the report of one."""
    window = studio.window
    title = window.words("The history cannot be read")
    for scene, error in (("known", UserError(DISK_FULL)), ("mistake", ValueError("7"))):
        FaultDialog(window, title, error, window.words, window.theme).open()
        _take(studio, f"53-fault-{scene}")
    ReportDialog(window, window.words, "RAI Desktop\nValueError\n" * 9).open()
    _take(studio, "53-crash-report")


def take_page_covers(studio):
    """A page that is being put together, and one that cannot be."""
    studio.open_example()
    studio.show(Page.DUE)
    work = studio.space.page._slices
    for scene, error in (("known", UserError(DISK_FULL)), ("mistake", ValueError("7"))):
        work.fail(error)
        studio.take(f"54-page-fault-{scene}")
    studio.click("page_details")
    _take(studio, "54-page-fault-details")
    work.expect()
    studio.take("54-page-coming")


def _take(studio, scene):
    """Look at the dialog that was opened last, and leave it."""
    dialog = studio.dialogs()[-1]
    studio.take(scene, dialog)
    studio.leave(dialog)

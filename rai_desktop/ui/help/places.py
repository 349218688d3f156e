"""Which page of the manual tells about each page, dialog and command of the window."""

from collections.abc import Mapping

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page, PageKey
from rai_desktop.ui.pages.plan import SHOWN

_KINDS: Mapping[PageKey, str] = {
    EntityKind.ORGANISATION: "company",
    EntityKind.SYSTEM: "systems",
    EntityKind.RISK: "risks",
    EntityKind.MITIGATION: "mitigations",
    EntityKind.PERSON: "people",
    EntityKind.VENDOR: "suppliers",
    EntityKind.EVIDENCE: "evidence",
    EntityKind.OBLIGATION: "obligations",
    EntityKind.TASK: "tasks",
    EntityKind.INCIDENT: "incidents",
    EntityKind.TRAINING: "trainings",
    EntityKind.INQUIRY: "inquiries",
    EntityKind.PRACTICE: "practices",
    EntityKind.REVIEW: "reviews",
    EntityKind.FINDING: "findings",
    EntityKind.ACCEPTANCE: "acceptances",
}
_PAGES: Mapping[PageKey, str] = {
    Page.OVERVIEW: "overview",
    Page.COMPANY: "company",
    Page.ALREADY_USED: "already-used",
    Page.RESPONSIBLE: "responsible",
    Page.EVERYDAY: "everyday",
    Page.CLASSIFY: "classify",
    Page.REVIEWING: "reviews",
    Page.REQUIREMENTS: "requirements",
    Page.REGISTERS: "registers",
    Page.YEAR: "year",
    Page.CALENDAR: "calendar",
    Page.HISTORY: "history",
    Page.BIN: "undo",
    Page.HINTS: "hints",
    Page.DUE: "due",
}
OF_PAGE: Mapping[PageKey, str] = {**_KINDS, **_PAGES}
"""The page of the manual for each page of an open project."""

BEGINNING = "start"
"""What is shown where no project is open."""

OF_DIALOG: Mapping[str, str] = {
    "about.AboutDialog": "start",
    "alliance.dialog.AllianceDialog": "alliance",
    "writing_dialog.WritingDialog": "file",
    "backups.dialog.BackupsDialog": "earlier-states",
    "beside_dialog.BesideDialog": "start",
    "beside_dialog.StoppableDialog": "start",
    "checking.CheckDialog": "privacy",
    "copying.dialog.CopyDialog": "other-inventory",
    "crashes.dialog.CrashDialog": "mistakes",
    "crashes.dialog.ReportDialog": "mistakes",
    "duties.postponing.PostponeDialog": "tasks",
    "parts.reading_order.ReadingDialog": "forms",
    "forms.filling.FillingDialog": "forms",
    "handing.base.HandingDialog": "handing-out",
    "handing.calendar.CalendarDialog": "handing-out",
    "handing.pack.PackDialog": "handing-out",
    "handing.public.PublicDialog": "handing-out",
    "help.window.HelpWindow": "start",
    "hints.silence_dialog.SilenceDialog": "hints",
    "busy_dialog.BusyDialog": "import",
    "importing.dialog.ImportDialog": "import",
    "merging.dialog.MergeDialog": "merging",
    "method.dialog.MethodDialog": "own-method",
    "other_dialog.OtherDialog": "merging",
    "own_fields.dialog.OwnFieldsDialog": "own-fields",
    "own_fields.filling.OwnFieldFilling": "own-fields",
    "packs.dialog.PacksDialog": "packs",
    "pages.classifying.explained.ExplainedDialog": "classify",
    "papers.preview.PaperPreview": "documents",
    "parts.fault_dialog.FaultDialog": "mistakes",
    "preparing.PreparingDialog": "documents",
    "pasting.dialog.PasteDialog": "paste",
    "people.erase.EraseDialog": "erasing",
    "people.hand_over.HandOverDialog": "people",
    "people.who.WhoDialog": "people",
    "questionnaires.ask_dialog.AskDialog": "inquiries",
    "questionnaires.returned_dialog.ReturnedDialog": "inquiries",
    "reassessing.dialog.ReassessDialog": "classify-again",
    "receiving.dialog.ReceivedDialog": "receiving",
    "rescuing.RescueDialog": "checking",
    "risks.acceptance_dialog.AcceptanceDialog": "acceptances",
    "risks.revoking.RevokeDialog": "acceptances",
    "searching.palette.Palette": "search",
    "sending.dialog.SendDialog": "sending",
    "sending.unlock.UnlockDialog": "sending",
    "settings.dialog.SettingsDialog": "settings",
    "states.check_dialog.CheckFileDialog": "checking",
    "states.compare_dialog.CompareDialog": "history",
    "tables.columns_dialog.ColumnsDialog": "lists",
    "tables.view_name_dialog.ViewNameDialog": "lists",
    "years.close_dialog.CloseYearDialog": "year",
    "yearly_report.dialog.ReportDialog": "yearly-report",
}
"""The same for each dialog, by its module and class below ``rai_desktop.ui``."""

OF_COMMAND: Mapping[str, str] = {
    "new_inventory": "first-half-hour",
    "open": "file",
    "example": "start",
    "save": "file",
    "save_copy": "file",
    "send": "sending",
    "merge": "merging",
    "copy_entries": "other-inventory",
    "backups": "earlier-states",
    "check_file": "checking",
    "read_list": "import",
    "alliance": "alliance",
    "packs": "packs",
    "method": "own-method",
    "settings": "settings",
    "close": "file",
    "quit": "file",
    "undo": "undo",
    "redo": "undo",
    "new": "forms",
    "duplicate": "forms",
    "fill_down": "paste",
    "delete": "undo",
    "attach": "evidence",
    "task_done": "tasks",
    "task_postpone": "tasks",
    "entry_history": "history",
    "classify": "classify",
    "assess_again": "classify-again",
    "next_entry": "forms",
    "previous_entry": "forms",
    "find": "lists",
    "filters": "lists",
    "search_all": "search",
    "own_fields": "own-fields",
    "company": "company",
    "everyday": "everyday",
    "who": "people",
    "hand_over": "people",
    "erase_person": "erasing",
    "language": "appearance",
    "look": "appearance",
    "larger": "appearance",
    "smaller": "appearance",
    "usual_size": "appearance",
    "checklist": "overview",
    "main_button": "window",
    "next_pane": "window",
    "previous_pane": "window",
    "divider_right": "window",
    "divider_left": "window",
    "column_wider": "window",
    "column_narrower": "window",
    **{f"go_{key}": OF_PAGE[key] for key in SHOWN},
    "export_xlsx": "registers",
    "export_pdf": "registers",
    "export_both": "registers",
    "export_list_xlsx": "lists",
    "export_list_csv": "lists",
    "auditor_pack": "handing-out",
    "calendar_file": "handing-out",
    "public_page": "handing-out",
    "export_language": "registers",
    "help_here": "start",
    "manual": "start",
    "keys": "keys",
    "glossary": "glossary",
    "news": "news",
    "about": "start",
}
"""The same for each command."""


def dialog_name(kind: type) -> str:
    """Return how a class is named in ``OF_DIALOG``."""
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("rai_desktop.ui.")


def page_of_dialog(kind: type) -> str:
    """Return the page about a dialog, or about the nearest of what it is built on."""
    for each in kind.__mro__:
        if (found := OF_DIALOG.get(dialog_name(each))) is not None:
            return found
    return ""

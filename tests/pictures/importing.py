"""The assistant that reads lists in: the list, its columns, the preview, and what comes after."""

from openpyxl import Workbook
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from tests.pictures.start import begin
from tests.pictures.texts import LIST, MESSY, RISKS, SYSTEMS


def write_messy(path):
    """Write a workbook as people keep it: a title, an empty row, headings, two sheets."""
    book = Workbook()
    sheet = book.active
    sheet.title = "KI-Tools"
    for row in MESSY:
        sheet.append(row)
    people = book.create_sheet("Ansprechpartner")
    people.append(("Name", "E-Mail", "Abteilung"))
    people.append(("Leitung Lager", "lager@example.org", "Lager"))
    people.append(("Leitung Versand", "versand@example.org", "Versand"))
    book.save(path)
    return path


def open_assistant(studio, path):
    """Read ``path`` in on the page of AI systems, and return the assistant."""
    studio.target = path
    studio.show(EntityKind.SYSTEM)
    studio.window.desk.workspace.read_list()
    studio.wait_until(lambda: _is_ready(studio))
    return _assistant(studio)


def _assistant(studio):
    return studio.window.findChild(QDialog, "import")


def _is_ready(studio):
    dialog = _assistant(studio)
    return dialog is not None and not dialog.is_busy and dialog.planned is not None


def take_import(studio):
    studio.open_example()
    dialog = open_assistant(studio, write_messy(studio.private / "KI-Tools 2026.xlsx"))
    studio.take("14-import-list", dialog)
    dialog.go_to(1)
    studio.take("14-import-columns", dialog)
    dialog.columns.columns.open_options(1)
    studio.take("14-import-choosing", dialog)
    studio.part("choice_editor", dialog).hidePopup()
    dialog.columns.columns.setFocus()
    dialog.go_to(2)
    studio.take("14-import-preview", dialog)
    dialog.preview.show_problems()
    studio.take("14-import-problems", dialog)
    studio.click("import_accept", dialog)
    studio.wait_until(lambda: _is_ready(studio))
    studio.take("14-import-next-list", dialog)
    studio.leave(dialog)
    studio.take("14-imported")


def take_import_plain(studio):
    begin(studio)
    path = studio.private / "KI-Liste.csv"
    path.write_text(LIST, "utf-8")
    dialog = open_assistant(studio, path)
    studio.take("15-import-plain", dialog)
    studio.wait_until(lambda: not dialog.is_busy)
    dialog.go_to(2)
    studio.click("import_accept", dialog)
    studio.settle()
    changed = LIST.replace("Wir machen", "Alle machen").replace("Chatbot", "Chat-Bot")
    path.write_text(changed, "utf-8")
    dialog = open_assistant(studio, path)
    dialog.go_to(2)
    studio.take("15-import-again", dialog)
    studio.click("import_chip_look_at", dialog)
    studio.take("15-import-question", dialog)
    studio.leave(dialog)
    path.write_bytes(b"PK\x03\x04 broken")
    studio.show(Page.ALREADY_USED)
    studio.click("read_list")
    studio.wait_until(lambda: not studio.space.page.reading.is_busy)
    studio.take("15-import-refused")


def take_import_decisions(studio):
    studio.open_example()
    path = studio.private / "Risiken 2026.csv"
    path.write_text(RISKS, "utf-8")
    studio.target = path
    studio.show(EntityKind.RISK)
    studio.window.desk.workspace.read_list()
    studio.wait_until(lambda: _is_ready(studio))
    dialog = _assistant(studio)
    dialog.go_to(1)
    studio.settle()
    dialog.pages.currentWidget().ensureWidgetVisible(dialog.columns.unknown.words)
    studio.take("16-import-three-steps", dialog)
    dialog.go_to(2)
    studio.click("import_chip_conflicting", dialog)
    studio.take("16-import-doubled", dialog)
    studio.leave(dialog)
    path.write_text(SYSTEMS, "utf-8")
    studio.window.desk.project.add(EntityKind.SYSTEM, {"name": "Bewerberfilter"})
    dialog = open_assistant(studio, path)
    dialog.go_to(1)
    dialog.pages.currentWidget().ensureWidgetVisible(dialog.columns.unknown.spellings)
    studio.take("16-import-spellings", dialog)
    dialog.go_to(2)
    studio.take("16-import-yes-to-all", dialog)
    studio.leave(dialog)

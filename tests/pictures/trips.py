"""Own workbooks that come back: conflicts page by page, entries in the bin, another project."""

from openpyxl import load_workbook

from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.excel.workbook import write_workbook
from rai_desktop.ui.importing import conflict_list
from tests.pictures.importing import open_assistant
from tests.services.building import empty_project, labels, register_of

_A_PAGE = 10
_EDITED = ("department", "description")


def take_import_trip(studio):
    studio.open_example()
    usual, conflict_list.PAGE = conflict_list.PAGE, _A_PAGE
    try:
        _take_conflicts(studio)
    finally:
        conflict_list.PAGE = usual
    _take_other_project(studio)


def _take_conflicts(studio):
    project = studio.window.desk.project
    path = _edited(studio, project, studio.private / "KI-Register.xlsx", "Vertrieb Süd")
    first, second, *_ = systems = project.entities(EntityKind.SYSTEM)
    for system in systems:
        project.edit(system.uid, dict.fromkeys(_EDITED, "Einkauf und Logistik"))
    project.delete([first.uid, second.uid])
    dialog = open_assistant(studio, path)
    studio.take("17-import-trip", dialog)
    pages = dialog.pages.currentWidget()
    pages.ensureWidgetVisible(dialog.preview.trip.asked.after)
    studio.click("import_trip_after", dialog)
    studio.take("17-import-trip-pages", dialog)
    studio.leave(dialog)


def _take_other_project(studio):
    (studio.private / "other").mkdir()
    other = empty_project(studio.private / "other")
    for name in ("Übersetzung", "Rechnungsprüfung"):
        other.add(EntityKind.SYSTEM, {"name": name})
    path = _edited(studio, other, studio.private / "Schwesterfirma.xlsx", "Werk 2")
    other.store.abandon()
    dialog = open_assistant(studio, path)
    studio.take("17-import-other-project", dialog)
    studio.leave(dialog)


def _edited(studio, project, path, text):
    """Write the systems as a workbook, with ``text`` in two columns of every row."""
    language = studio.appearance.language
    list(write_workbook(register_of(project, language, names=("systems",)), path))
    book = load_workbook(path)
    sheet = next(each for each in book if each["A1"].value == "uid")
    titles = {labels(language).field(project.field(EntityKind.SYSTEM, key)) for key in _EDITED}
    columns = [cell.column for cell in sheet[1] if cell.value in titles]
    for row in range(2, sheet.max_row + 1):
        for column in columns:
            sheet.cell(row, column).value = text
    book.save(path)
    return path

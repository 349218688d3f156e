"""A list of thirty AI systems as people keep it, with headings of their own."""

from openpyxl import Workbook

HEADINGS = ("Lfd. Nr.", "Tool", "Hersteller", "Wofür?", "Bereich", "Ansprechpartner", "Bemerkung")
AREAS = ("Vertrieb", "Einkauf", "Marketing", "Personal", "Technik", "Lager")
ROWS = 30


def foreign_list(path):
    """Write the list as a workbook: a title, an empty line, headings, rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "KI-Tools"
    for row in (("KI-Tools im Haus, Stand März 2026",), (), HEADINGS):
        sheet.append(row)
    for number in range(1, ROWS + 1):
        area = AREAS[number % len(AREAS)]
        told = (f"Werkzeug {number}", f"Hersteller {number % 7} AG", f"Aufgabe {number} erledigen")
        sheet.append((number, *told, area, f"Leitung {area}", "im Test"))
    book.save(path)
    return path

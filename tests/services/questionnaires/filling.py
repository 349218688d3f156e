"""Filling forms as people do, and making a mess of them."""

from openpyxl import load_workbook

from rai_desktop.catalogue.content import Content

FIRST_LINE = 14


def fill(path, *lines, cells=(), change=None):
    """Fill lines of a form, and single cells; ``change`` may make a mess of the workbook."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row, line in enumerate(lines, start=FIRST_LINE):
        for column, text in enumerate(line, start=1):
            sheet.cell(row, column).value = text
    for place, value in dict(cells).items():
        sheet[place] = value
    if change is not None:
        change(book)
    book.save(path)
    return path


def answer_supplier(path, given, change=None):
    """Write answers beside their questions, found by the number in front."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    order = [question.id for question in Content().supplier_questions()]
    for row in sheet.iter_rows():
        number = str(row[0].value or "")
        if number.isdecimal() and order[int(number) - 1] in given:
            row[2].value = given[order[int(number) - 1]]
    sheet["C8"] = "Vertrieb der Lieferfirma"
    if change is not None:
        change(book)
    book.save(path)
    return path

"""What a workbook looks like to the people and programs that open it."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.errors import UserError
from rai_desktop.export.excel import table_sheet
from rai_desktop.export.excel.looks import level_difference
from rai_desktop.services.pictures.colours import contrast
from rai_desktop.services.registers.model import Choice, Column, ColumnKind
from tests.export.excel_reading import meta, opened, stored_column, written
from tests.export.samples import (
    LABELS,
    LEVEL_WORDS,
    STATUS,
    company,
    empty_register,
    register_of,
    table_of,
    text_column,
    text_table,
)

LONG_NAME = "Überprüfungs" * 25


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return written(company(), tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="module")
def book(path):
    return opened(path)


def test_sheets_stand_in_reading_order(book):
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == ["Start", "Übersicht", "KI-Systeme", "Risiken", "Personen"]
    assert [sheet.title for sheet in book][5:] == ["_rai_lists", "_rai"]
    assert book.active.title == "Start"


def test_start_sheet_tells_what_the_register_is(book):
    texts = {str(cell.value) for row in book["Start"].iter_rows() for cell in row if cell.value}
    register = company()
    for wanted in (register.title, register.organisation, register.draft):
        assert wanted in texts
    assert LABELS["de"]["example"] in texts
    assert {fact.text for fact in (*register.facts, *register.legend)} <= texts


def test_start_sheet_links_every_visible_sheet_and_counts_its_rows(book):
    links = {
        cell.value: (cell.hyperlink.location, cell.offset(column=2).value)
        for row in book["Start"].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links == {
        "Übersicht": ("'Übersicht'!A1", None),
        "KI-Systeme": ("'KI-Systeme'!A1", 7),
        "Risiken": ("'Risiken'!A1", 8),
        "Personen": ("'Personen'!A1", 0),
    }


def test_tables_cover_exactly_the_headings_and_rows(book):
    for name, rows in (("KI-Systeme", 7), ("Risiken", 8)):
        sheet = book[name]
        (table,) = sheet.tables.values()
        first_column, first_row, last_column, last_row = range_boundaries(table.ref)
        assert (first_column, first_row, last_row) == (1, 1, rows + 1)
        assert sheet.max_row == rows + 1
        headings = [cell.value for cell in sheet[1]]
        assert last_column == len(headings)
        assert [column.name for column in table.tableColumns] == headings
        assert table.autoFilter.ref == table.ref
        assert table.tableStyleInfo.name
    names = [name for sheet in book for name in sheet.tables]
    assert names == ["register_systems", "register_risks"]


def test_headings_stay_in_view_and_repeat_in_print(book):
    sheet = book["KI-Systeme"]
    assert sheet.freeze_panes == "D2"
    assert sheet.print_title_rows == "$1:$1"


def test_print_is_landscape_and_as_wide_as_a_page(book):
    for name in ("KI-Systeme", "Risiken"):
        sheet = book[name]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text == "Seite &P von &N"
        assert sheet.oddFooter.left.text == "Fingerabdruck: a1b2-c3d4-e5f6"


def test_what_counts_most_is_printed_and_all_else_can_be_folded_away(book):
    sheet = book["KI-Systeme"]
    assert sheet.print_area == "'KI-Systeme'!$A$1:$G$8"
    levels = [sheet.column_dimensions[letter].outlineLevel for letter in "ABCDEFGHIJKLMN"]
    assert levels == [0] * 7 + [1] * 7
    assert not any(sheet.column_dimensions[letter].hidden for letter in "BCDEFGHIJKLMN")
    assert sheet.sheet_properties.outlinePr.summaryRight is False


def test_a_table_that_is_printed_whole_has_nothing_to_fold_away(book):
    sheet = book["Risiken"]
    assert sheet.print_area == "'Risiken'!$A$1:$G$9"
    assert not any(dimension.outlineLevel for dimension in sheet.column_dimensions.values())


def test_long_texts_aside_do_not_make_rows_high(tmp_path):
    text = text_column("a", "A", in_print=True)
    aside = Column(key="b", title="B", kind=ColumnKind.LONG_TEXT)
    table = table_of([["kurz", "Wort " * 200]], [text, aside])
    sheet = opened(written(register_of(table), tmp_path))["KI-Systeme"]
    assert sheet.row_dimensions[2].height < 60
    table = table_of([["kurz", "Wort " * 200]], [text, replace(aside, in_print=True)])
    sheet = opened(written(register_of(table), tmp_path))["KI-Systeme"]
    assert sheet.row_dimensions[2].height > 200


def test_rows_are_as_high_as_whole_words_need(tmp_path):
    column = replace(text_column("a", "A"), in_print=True)
    words = ["w" * 22] * 6
    lines = [["x" * 34]] * 20 + [[" ".join(words)]]
    sheet = opened(written(register_of(table_of(lines, [column])), tmp_path))["KI-Systeme"]
    assert sheet.row_dimensions[22].height >= 6 * sheet.row_dimensions[2].height - 6 * 4


def test_identity_stands_in_a_hidden_first_column(book, path):
    assert book["KI-Systeme"].column_dimensions["A"].hidden
    assert book["KI-Systeme"]["A1"].value == "uid"
    wanted = [row.uid for row in company().tables[0].rows]
    assert stored_column(path, "KI-Systeme", "A") == wanted


def test_auditor_gets_two_free_columns(book):
    for name in ("KI-Systeme", "Risiken", "Personen"):
        headings = [cell.value for cell in book[name][1]]
        assert {"Prüfvermerk", "geprüft am"} < set(headings)
    systems = [cell.value for cell in book["KI-Systeme"][1]]
    assert systems[4:8] == ["Abteilung", "Prüfvermerk", "geprüft am", "Verantwortliche Person"]
    row = book["Risiken"][2]
    assert [cell.value for cell in row[-2:]] == [None, None]
    assert row[-1].number_format == "[$-407]DD.MM.YYYY"


def test_days_and_numbers_are_real_ones(book):
    row = {cell.value: place for place, cell in enumerate(book["KI-Systeme"][1])}
    cells = book["KI-Systeme"][2]
    assert cells[row["Im Einsatz seit"]].value == datetime(2025, 2, 2)  # noqa: DTZ001
    assert cells[row["Im Einsatz seit"]].number_format == "[$-407]DD.MM.YYYY"
    assert cells[row["Anzahl Nutzende"]].value == 7


def test_english_days_are_written_as_english_people_do(tmp_path):
    sheet = opened(written(company("en"), tmp_path))["KI-Systeme"]
    cell = next(cell for cell in sheet[2] if isinstance(cell.value, datetime))
    assert cell.number_format == "[$-809]D MMM YYYY"
    assert cell.is_date


def test_days_that_excel_counts_wrongly_are_texts(tmp_path):
    days = [date(1900, 2, 28), date(1900, 3, 1), date(2999, 12, 31)]
    columns = [Column(key="day", title="Tag", kind=ColumnKind.DATE)]
    path = written(register_of(table_of([[day] for day in days], columns)), tmp_path)
    values = [cell.value for cell in opened(path)["KI-Systeme"]["B"][1:]]
    assert values == ["28.02.1900", datetime(1900, 3, 1), datetime(2999, 12, 31)]  # noqa: DTZ001


def test_numbers_that_excel_would_round_are_texts(tmp_path):
    columns = [Column(key="n", title="Zahl", kind=ColumnKind.NUMBER)]
    numbers = [0, -3, 10**15 - 1, 10**15, -(10**15)]
    path = written(register_of(table_of([[n] for n in numbers], columns)), tmp_path)
    values = [cell.value for cell in opened(path)["KI-Systeme"]["B"][1:]]
    assert values == [0, -3, 10**15 - 1, str(10**15), str(-(10**15))]


def test_drop_downs_offer_the_words_of_existing_lists(book):
    (rule,) = book["KI-Systeme"].data_validations.dataValidation
    assert rule.formula1 == "list_systems_status"
    place = [cell.value for cell in book["KI-Systeme"][1]].index("Status") + 1
    assert str(rule.sqref).startswith(f"{get_column_letter(place)}2:")
    assert offered(book, rule.formula1) == [(c.label, c.code) for c in STATUS]


def test_the_same_choices_share_a_list(book):
    (rule,) = book["Risiken"].data_validations.dataValidation
    assert rule.formula1 == "list_systems_status"


def test_computed_choices_get_no_drop_down(tmp_path):
    columns = [
        Column(key="a", title="A", kind=ColumnKind.CHOICE, choices=STATUS, editable=False),
        Column(key="b", title="B", kind=ColumnKind.MULTI_CHOICE, choices=STATUS),
    ]
    book = opened(written(register_of(table_of([["Idee", "Idee"]], columns)), tmp_path))
    assert not book["KI-Systeme"].data_validations.dataValidation
    assert offered(book, "list_systems_a") == [(c.label, c.code) for c in STATUS]


def offered(book, name):
    """Return words and codes of a named list."""
    ((title, area),) = book.defined_names[name].destinations
    assert book[title].sheet_state == "hidden"
    column, first, _, last = range_boundaries(area)
    sheet = book[title]
    assert sheet.cell(1, column).value == name
    assert sheet.cell(1, column + 1).value == f"{name}:code"
    return [
        (sheet.cell(row, column).value, sheet.cell(row, column + 1).value)
        for row in range(first, last + 1)
    ]


def test_headings_have_notes_that_explain_the_column(book):
    notes = {cell.value: cell.comment.text for cell in book["KI-Systeme"][1] if cell.comment}
    assert notes == {
        "Bezeichnung": "Wie das System bei Ihnen heißt.",
        "Zweckbestimmung": "Wofür ist es gedacht?",
        "Risikohöhe heute": "Die höhere der beiden Risikohöhen.",
    }
    assert {c.comment.author for c in book["KI-Systeme"][1] if c.comment} == {"RAI Desktop"}


def test_levels_are_coloured_by_their_word(book):
    formats = book["KI-Systeme"].conditional_formatting
    (area,) = formats
    assert str(area.sqref).startswith("N2:")
    words = [rule.formula[0].strip('"') for rule in area.rules]
    assert words == list(LEVEL_WORDS["de"].values())
    assert len({rule.dxf.fill.bgColor.rgb for rule in area.rules}) == 4


@pytest.mark.parametrize("level", RiskLevel)
def test_level_words_are_readable_on_their_colour(level):
    look = level_difference(level)
    assert contrast(f"#{look.fill.bgColor.rgb[2:]}", f"#{look.font.color.rgb[2:]}") >= 4.5


def test_overview_counts_and_draws(book, path):
    sheet = book["Übersicht"]
    pairs = {row[1].value: row[2].value for row in sheet.iter_rows() if row[1].value}
    assert pairs["Im Einsatz"] == 8
    assert pairs["Sehr hoch"] == 2
    (chart,) = sheet._charts
    values = chart.series[0].val.numRef.f
    _, area = values.rsplit("!", 1)
    cells = [cell.value for (cell,) in sheet[area.replace("$", "")]]
    assert cells == [2, 6, 14, 9]


def test_matrix_cells_hold_counts_and_show_the_word(book):
    rows = list(book["Übersicht"].iter_rows())
    first = next(i for i, row in enumerate(rows) if row[1].value == "5  fast sicher")
    grid = [list(row[2:7]) for row in rows[first : first + 5]]
    assert [cell.value for cell in grid[0]] == [0, 3, 0, 0, 0]
    assert [cell.value for cell in grid[2]] == [0, 0, 4, 0, 0]
    assert grid[0][4].number_format == '0" · Sehr hoch"'
    assert grid[4][0].number_format == '0" · Gering"'
    assert grid[0][4].fill.fgColor.rgb != grid[4][0].fill.fgColor.rgb


def test_empty_registers_say_so_and_keep_their_headings(tmp_path):
    path = written(empty_register(), tmp_path)
    book = opened(path)
    for name, sentence in (
        ("KI-Systeme", "Noch kein Eintrag."),
        ("Personen", "Noch keine Person ist eingetragen."),
    ):
        sheet = book[name]
        assert not sheet.tables
        assert sheet.auto_filter.ref
        assert sheet["A2"].value is None
        assert sheet["B2"].value == sentence
        assert sheet.max_row == 2
    assert meta(path)["sheet.1.empty"] == "Noch kein Eintrag."


def test_a_register_without_tables_is_a_workbook(tmp_path):
    bare = replace(register_of(), summary=(), matrices=(), facts=(), legend=(), draft="")
    book = opened(written(bare, tmp_path))
    assert [sheet.title for sheet in book] == ["Start", "Übersicht", "_rai_lists", "_rai"]
    assert not book["Übersicht"]._charts


def test_hidden_sheet_tells_where_everything_is(path):
    told = meta(path)
    register = company()
    assert told["format"] == "rai-desktop-register-1"
    assert (told["project"], told["head"]) == (register.project, register.head)
    assert told["language"] == "de"
    assert told["sheets"] == "3"
    assert (told["sheet.1"], told["sheet.1.table"], told["sheet.1.rows"]) == (
        "KI-Systeme",
        "systems",
        "7",
    )
    own = [column.key for column in register.tables[0].columns]
    keys = ["uid", *own[:4], "=auditor_note", "=audited_on", *own[4:]]
    assert json.loads(told["sheet.1.columns"]) == keys
    assert json.loads(told["sheet.1.lists"])["status"] == "list_systems_status"


def test_no_row_and_no_filled_column_is_lost(book):
    for table, name in zip(company().tables, ("KI-Systeme", "Risiken", "Personen"), strict=True):
        rows = [r for r in book[name].iter_rows(min_row=2, values_only=True) if r[0]]
        assert len(rows) == len(table.rows)
        headings = [cell.value for cell in book[name][1]]
        for place, column in enumerate(table.columns):
            wanted = sum(row.cells[place] not in (None, "") for row in table.rows)
            found = headings.index(column.title)
            assert sum(row[found] is not None for row in rows) == wanted


def test_equal_headings_and_titles_are_told_apart(tmp_path):
    columns = [text_column("a", "Name"), text_column("b", "name"), text_column("c", "UID")]
    table = table_of([["1", "2", "3"]], columns, title="Übersicht")
    other = table_of([["1", "2", "3"]], columns, title="Übersicht")
    book = opened(written(register_of(table, other), tmp_path))
    assert book.sheetnames[:4] == ["Start", "Übersicht", "Übersicht (2)", "Übersicht (3)"]
    headings = [cell.value for cell in book["Übersicht (2)"][1]]
    assert headings[:4] == ["uid", "Name", "name (2)", "UID (2)"]
    assert len({name for sheet in book for name in sheet.tables}) == 2


def test_very_long_names_fit(tmp_path):
    columns = [text_column("a", LONG_NAME), text_column("b", LONG_NAME)]
    choices = tuple(Choice(code=str(i), label=f"{LONG_NAME}{i}") for i in range(3))
    columns.append(Column(key="c" * 300, title=LONG_NAME, kind=ColumnKind.CHOICE, choices=choices))
    table = table_of([[LONG_NAME] * 3], columns, key="k" * 300, title=LONG_NAME)
    register = replace(register_of(table), title=LONG_NAME, organisation=LONG_NAME)
    path = written(register, tmp_path)
    title = opened(path).sheetnames[2]
    assert len(title) <= 31
    assert stored_column(path, title, "B") == [LONG_NAME]


def test_long_texts_are_cut_visibly_and_listed(tmp_path):
    long = "Wort " * 8_000
    path = written(register_of(text_table(["kurz", long])), tmp_path)
    shown = stored_column(path, "KI-Systeme", "C")[1]
    assert shown.endswith("… (gekürzt, 40.000 Zeichen insgesamt)")
    assert long.startswith(shown.split("… (gekürzt")[0])
    rows = list(opened(path)["Gekürzte Texte"].iter_rows(min_row=2, values_only=True))
    assert rows == [
        ("KI-Systeme", 3, "Name", 40_000),
        ("KI-Systeme", 3, "Zweck", 40_000),
    ]
    start = opened(path)["Start"]
    links = [c.hyperlink.location for row in start.iter_rows() for c in row if c.hyperlink]
    assert "'Gekürzte Texte'!A1" in links


def test_rows_grow_with_their_texts_and_stay_flexible(path, book):
    heights = {row: book["KI-Systeme"].row_dimensions[row].ht for row in range(2, 9)}
    assert heights[4] > heights[5]
    content = path.read_bytes()
    assert content
    assert not any('customHeight="1"' in tag for tag in _row_tags(path)[1:])


def _row_tags(path):
    import re
    import zipfile

    with zipfile.ZipFile(path) as package:
        text = package.read("xl/worksheets/sheet3.xml").decode()
    return re.findall("<row [^>]*>", text)


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(table_sheet, "_MOST_ROWS", 2)
    with pytest.raises(UserError, match="has 3 entries"):
        written(register_of(text_table(["a", "b", "c"])), tmp_path)
    assert list(tmp_path.iterdir()) == []

"""Finding the lists of a sheet and the names of their columns, in the mess that people make."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.tables import RemarkCode
from tests.imports.builders import found, only_table, saved_book, texts

SYSTEMS = [("Name", "Zweck", "Abteilung"), ("Chat", "Texte", "IT"), ("Scan", "Belege", "Einkauf")]
PEOPLE = [("Name", "E-Mail"), ("Anna", "anna@example.org"), ("Bernd", "b@example.org")]


def document_of(folder, rows, *, merged=(), bold=(), headers=None):
    book = Workbook()
    book.active.title = "Liste"
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    for number in bold:
        for cell in book.active[number]:
            cell.font = Font(bold=True)
    book.save(folder / "list.xlsx")
    return read_source(folder / "list.xlsx", headers=headers)


def side_by_side(left, right, *, below=0):
    """Return rows with an empty column between two lists; the right one begins further below."""
    width = max(map(len, left))
    right = [()] * below + list(right)
    left = list(left) + [()] * (len(right) - len(left))
    right += [()] * (len(left) - len(right))
    return [
        (*one, *[None] * (width + 1 - len(one)), *two) for one, two in zip(left, right, strict=True)
    ]


# names of columns -----------------------------------------------------------------


def test_groups_merged_over_columns_belong_to_the_names(tmp_path):
    rows = [
        ("Stammdaten", None, None, "Recht", None),
        ("Name", "Zweck", "Abteilung", "DSFA", "Rolle"),
        ("Chat", "Texte", "IT", "ja", "Betreiber"),
    ]
    table = only_table(document_of(tmp_path, rows, merged=["A1:C1", "D1:E1"]))
    assert table.header == (
        "Stammdaten / Name",
        "Stammdaten / Zweck",
        "Stammdaten / Abteilung",
        "Recht / DSFA",
        "Recht / Rolle",
    )
    assert table.header_rows == (1, 2)
    assert texts(table) == [("Chat", "Texte", "IT", "ja", "Betreiber")]
    assert table.remarks == ()


def test_a_title_merged_over_all_columns_is_no_group(tmp_path):
    table = only_table(document_of(tmp_path, [("KI-Register",), *SYSTEMS], merged=["A1:C1"]))
    assert table.header == SYSTEMS[0]
    assert table.header_rows == (2,)
    assert found(table.remarks, RemarkCode.ROWS_ABOVE_HEADER)


def test_groups_without_merged_cells_are_seen_by_the_gaps(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Nr;Name;Recht;\n;;DSFA;Rolle\n1;Chat;ja;x\n2;Scan;nein;y\n", encoding="utf-8")
    table = only_table(read_source(path))
    assert table.header == ("Nr", "Name", "Recht / DSFA", "Recht / Rolle")
    assert texts(table) == [("1", "Chat", "ja", "x"), ("2", "Scan", "nein", "y")]


def test_an_entry_with_a_gap_is_no_second_line_of_names(tmp_path):
    rows = [("Nr", "Name", None), (None, "Chat", "x"), ("2", "Scan", "y")]
    table = only_table(document_of(tmp_path, rows))
    assert [row[1] for row in texts(table)] == ["Chat", "Scan"]


def test_names_in_two_bold_rows_are_put_together(tmp_path):
    rows = [("Name des", "Zweck der"), ("Systems", "Anwendung"), ("Chat", "Texte"), ("Scan", "x")]
    table = only_table(document_of(tmp_path, rows, bold=[1, 2]))
    assert table.header == ("Name des / Systems", "Zweck der / Anwendung")
    assert len(table.rows) == 2


def test_line_breaks_in_a_name_are_spaces(tmp_path):
    table = only_table(document_of(tmp_path, [("Name des\nSystems", "Zweck\n"), ("Chat", "x")]))
    assert table.header == ("Name des Systems", "Zweck")


def test_a_name_merged_over_columns_with_values_counts_for_each(tmp_path):
    rows = [("Name", "Zweck", None), ("Chat", "Texte", "kurze")]
    table = only_table(document_of(tmp_path, rows, merged=["B1:C1"]))
    assert table.header == ("Name", "Zweck", "Zweck (2)")


def test_a_full_row_of_other_words_gives_way_to_known_names(tmp_path):
    above = ("Muster GmbH", "Fassung 3", "vertraulich")
    table = only_table(document_of(tmp_path, [above, *SYSTEMS]))
    assert table.header == SYSTEMS[0]


def test_a_row_of_units_is_no_entry(tmp_path):
    rows = [("Name", "Kosten", "Seit"), (None, "€", "TT.MM.JJJJ"), ("Chat", 5, date(2025, 1, 1))]
    table = only_table(document_of(tmp_path, rows))
    assert [row.number for row in table.rows] == [3]
    [remark] = found(table.remarks, RemarkCode.UNITS_ROW)
    assert remark.row == 2


def test_names_repeated_on_each_printed_page_are_no_entries(tmp_path):
    rows = [*SYSTEMS, (), SYSTEMS[0], ("Plan", "Schichten", "Personal")]
    table = only_table(document_of(tmp_path, rows))
    assert [row.number for row in table.rows] == [2, 3, 6]
    [remark] = found(table.remarks, RemarkCode.NAMES_AGAIN)
    assert remark.row == 5


# several lists --------------------------------------------------------------------


@pytest.mark.parametrize(
    "between", [[()], [(), ("Personen",)], [(), ("Personen",), ()], [()] * 5 + [("x",), ("y",)]]
)
def test_lists_below_each_other_are_two(tmp_path, between):
    document = document_of(tmp_path, [("Systeme",), *SYSTEMS, *between, *PEOPLE])
    systems, people = document.tables
    assert (systems.name, systems.sheet) == ("Liste", "Liste")
    assert (people.name, people.sheet) == ("Liste (2)", "Liste")
    assert (systems.header, people.header) == (SYSTEMS[0], PEOPLE[0])
    assert texts(systems) == SYSTEMS[1:]
    assert texts(people) == PEOPLE[1:]
    assert people.header_row == 5 + len(between)
    [remark] = found(document.remarks, RemarkCode.SEVERAL_LISTS)
    assert remark.values["count"] == 2


def test_a_list_of_unknown_words_below_is_seen_by_its_bold_names(tmp_path):
    rows = [*SYSTEMS, (), ("Kürzel", "Langform"), ("IT", "Informatik"), ("EK", "Einkauf")]
    assert len(document_of(tmp_path, rows).tables) == 1
    assert len(document_of(tmp_path, rows, bold=[1, 5]).tables) == 2


@pytest.mark.parametrize("below", [0, 2])
def test_lists_beside_each_other_are_two(tmp_path, below):
    rows = side_by_side(SYSTEMS, PEOPLE, below=below)
    systems, people = document_of(tmp_path, rows).tables
    assert (systems.header, people.header) == (SYSTEMS[0], PEOPLE[0])
    assert texts(systems) == SYSTEMS[1:]
    assert texts(people) == PEOPLE[1:]
    assert people.header_row == 1 + below


def test_a_short_legend_beside_a_long_list_is_a_list_of_its_own(tmp_path):
    systems = [*SYSTEMS, *((f"Nr {n}", "x", "IT") for n in range(9))]
    legend = [("Status", "Bedeutung"), ("A", "aktiv"), ("B", "beendet")]
    rows = side_by_side(systems, [("Status", "Beschreibung"), *legend[1:]])
    first, second = document_of(tmp_path, rows).tables
    assert len(first.rows) == 11
    assert len(second.rows) == 2


def test_an_empty_column_inside_a_list_does_not_part_it(tmp_path):
    left = [("Name", "Zweck"), ("Chat", "x"), ("Scan", "y"), ("Plan", "z")]
    right = [("Status", "Verantwortlich"), ("aktiv", "IT"), ("", ""), ("aktiv", "IT")]
    table = only_table(document_of(tmp_path, side_by_side(left, right)))
    assert table.header == ("Name", "Zweck", "Status", "Verantwortlich")
    assert len(table.rows) == 3


def test_blank_rows_sections_and_notes_do_not_part_a_list(tmp_path):
    rows = [
        *SYSTEMS,
        (),
        ("Vertrieb",),
        ("Plan", "Schichten", "Vertrieb"),
        (),
        ("Summe", 3),
        (),
        ("Stand: März",),
    ]
    table = only_table(document_of(tmp_path, rows))
    assert [row.number for row in table.rows] == [2, 3, 5, 6, 8, 10]


def test_facts_above_a_list_are_no_list(tmp_path):
    rows = [("Firma", "Muster GmbH"), ("Version", "3"), (), *SYSTEMS]
    table = only_table(document_of(tmp_path, rows))
    assert table.header == SYSTEMS[0]
    assert found(table.remarks, RemarkCode.ROWS_ABOVE_HEADER)


def test_the_names_of_lists_stay_single(tmp_path):
    path = tmp_path / "list.xlsx"
    book = Workbook()
    for title, rows in (("A", [*SYSTEMS, (), *PEOPLE]), ("A (2)", SYSTEMS)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    assert [table.name for table in read_source(path).tables] == ["A", "A (3)", "A (2)"]


def test_remarks_stand_at_the_list_they_are_about(tmp_path):
    rows = [("Name", "Zweck", "Kosten"), ("Chat", "x", "=1+1"), (), *PEOPLE, ("Eva", "=A1")]
    systems, people = document_of(tmp_path, rows).tables
    for table, row in ((systems, 2), (people, 7)):
        [remark] = found(table.remarks, RemarkCode.FORMULA_WITHOUT_RESULT)
        assert remark.row == row
    assert people.remarks[0].column == "E-Mail"


def test_lists_in_separated_values_are_found_too(tmp_path):
    path = tmp_path / "list.csv"
    lines = [("KI-Register",), ("Stand: 2025",), *SYSTEMS, (), ("Personen",), *PEOPLE]
    path.write_text("".join(";".join(line) + "\n" for line in lines), encoding="utf-8")
    document = read_source(path)
    assert [table.name for table in document.tables] == ["list", "list (2)"]
    assert [table.header for table in document.tables] == [SYSTEMS[0], PEOPLE[0]]
    assert found(document.remarks, RemarkCode.SEVERAL_LISTS)
    assert not [one for table in document.tables for one in found(table.remarks, RemarkCode.QUOTES)]


@pytest.mark.parametrize("above", ["KI-Register;;\n", "KI-Register;;\nStand: 2025;;\n"])
def test_titles_close_above_separated_values_are_passed_over(tmp_path, above):
    path = tmp_path / "list.csv"
    path.write_text(above + "Name;Zweck;Ort\nChat;x;y\n", encoding="utf-8")
    assert only_table(read_source(path)).header == ("Name", "Zweck", "Ort")


# a row of names that a person chose -----------------------------------------------


def test_a_person_can_choose_the_row_of_names(tmp_path):
    rows = [("a", "b"), ("Name", "Zweck"), ("Chat", "x"), ("Scan", "y")]
    table = only_table(document_of(tmp_path, rows, headers={"Liste": 3}))
    assert (table.header, table.header_row, table.header_rows) == (("Chat", "x"), 3, (3,))
    assert texts(table) == [("Scan", "y")]


def test_the_choice_is_for_one_list_and_may_be_none_of_this_file(tmp_path):
    rows = [*SYSTEMS, (), *PEOPLE]
    choice = {"Liste (2)": 6, "Anderswo": 1}
    systems, people = document_of(tmp_path, rows, headers=choice).tables
    assert systems.header == SYSTEMS[0]
    assert people.header == PEOPLE[1]


@pytest.mark.parametrize("row", [0, 4, 99])
def test_a_row_that_says_nothing_cannot_be_chosen(tmp_path, row):
    with pytest.raises(ImportRefused, match=f"Row {row} of “Liste”"):
        document_of(tmp_path, SYSTEMS, headers={"Liste": row})


def test_an_empty_first_row_is_passed_over(tmp_path):
    table = only_table(read_source(saved_book(tmp_path / "list.xlsx", [(), *SYSTEMS])))
    assert table.header_row == 2
    assert table.remarks == ()

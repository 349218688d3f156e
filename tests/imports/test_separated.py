import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.imports.limits import Limits
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.separated import find_separator
from rai_desktop.services.tables import CellKind, RemarkCode, SourceFormat, SourceTable
from tests.imports.builders import found, only_table, texts


def table_of(folder: Path, text: str, name: str = "list.csv", **limits: int) -> SourceTable:
    path = folder / name
    path.write_bytes(text.encode())
    document = read_source(path, Limits(**limits))
    assert document.format is SourceFormat.SEPARATED
    return only_table(document)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_separator_is_found(tmp_path, separator):
    rows = ["Name Zweck Leitung", "Chat Fragen IT", "Scan Belege Einkauf"]
    text = "\n".join(rows).replace(" ", separator)
    table = table_of(tmp_path, text)
    assert table.header == ("Name", "Zweck", "Leitung")
    assert texts(table) == [("Chat", "Fragen", "IT"), ("Scan", "Belege", "Einkauf")]


def test_semicolons_win_over_commas_in_the_texts(tmp_path):
    text = "Name;Zweck, kurz;Kosten\nChat;Fragen, Antworten, Hilfe;1,5\nScan;Belege, alle;2,0\n"
    table = table_of(tmp_path, text)
    assert table.header == ("Name", "Zweck, kurz", "Kosten")
    assert texts(table)[0] == ("Chat", "Fragen, Antworten, Hilfe", "1,5")


def test_excel_may_say_what_separates_the_values(tmp_path):
    table = table_of(tmp_path, "sep=|\r\na,b|c\r\n1,2|3\r\n")
    assert table.header == ("a,b", "c")
    assert texts(table) == [("1,2", "3")]


def test_a_list_of_one_column_is_not_split(tmp_path):
    table = table_of(tmp_path, "Systeme\nChat, intern\nScan, extern\nPlan\n")
    assert table.header == ("Systeme",)
    assert texts(table) == [("Chat, intern",), ("Scan, extern",), ("Plan",)]


def test_quoted_cells_keep_separators_quotes_and_line_ends(tmp_path):
    text = 'Name;Zweck\r\n"Chat; intern";"sagt ""Hallo""\r\nund hilft"\r\nScan;x\r\n'
    table = table_of(tmp_path, text)
    assert texts(table) == [("Chat; intern", 'sagt "Hallo"\nund hilft'), ("Scan", "x")]
    assert [row.number for row in table.rows] == [2, 3]


def test_blank_rows_are_passed_over_but_counted(tmp_path):
    table = table_of(tmp_path, "\n;\nName;Zweck\n\n  ; \nChat;x\n;;\nScan;y\n")
    assert table.header_row == 3
    assert [row.number for row in table.rows] == [6, 8]


def test_ragged_rows_are_reported_with_their_number(tmp_path):
    table = table_of(tmp_path, "Name;Zweck;Ort\nChat;x;y\nScan;x\nPlan;x;y;z\nTool;x;y;\n")
    remarks = found(table.remarks, RemarkCode.RAGGED_ROW)
    assert [(one.row, one.values["found"]) for one in remarks] == [(3, 2), (4, 4)]
    assert table.header == ("Name", "Zweck", "Ort", "Column D")
    assert texts(table)[1] == ("Scan", "x", "", "")
    assert texts(table)[2] == ("Plan", "x", "y", "z")


def test_every_cell_is_text_or_empty(tmp_path):
    table = table_of(tmp_path, "Name;Wert\nChat;12\nScan;\n")
    kinds = [[cell.kind for cell in row.cells] for row in table.rows]
    assert kinds == [[CellKind.TEXT, CellKind.TEXT], [CellKind.TEXT, CellKind.EMPTY]]


def test_the_apostrophe_before_a_formula_sign_is_taken_off(tmp_path):
    lines = ["'=1+1", "'+49", "'-3", "'@x", "'\tx", "'tis", "''=1", "=1+1", "'"]
    table = table_of(tmp_path, "Name|Wert\n" + "".join(f"{one}|x\n" for one in lines))
    assert [row[0] for row in texts(table)] == [
        "=1+1",
        "+49",
        "-3",
        "@x",
        "\tx",
        "'tis",
        "'=1",
        "=1+1",
        "'",
    ]


def test_zero_bytes_are_replaced_and_reported(tmp_path):
    table = table_of(tmp_path, "Name;Zweck\nChat;gut\nSc\0an;x\n")
    assert texts(table)[1] == ("Sc�an", "x")
    [remark] = found(table.remarks, RemarkCode.CHARACTER_REPLACED)
    assert (remark.row, remark.column) == (3, "Name")


def test_a_long_text_stays_whole_up_to_the_limit_of_a_cell(tmp_path):
    table = table_of(tmp_path, f"Name;Text\nChat;{'ä' * 4_000}\nScan;{'b' * 40_000}\n")
    assert texts(table)[0][1] == "ä" * 4_000
    assert len(texts(table)[1][1]) == 32_767
    [remark] = found(table.remarks, RemarkCode.CELL_CUT)
    assert (remark.row, remark.column) == (3, "Text")


def test_a_missing_quotation_mark_is_reported_with_its_row(tmp_path):
    table = table_of(tmp_path, 'Name;Zweck\nChat;x\n"Scan;y\nPlan;z\n')
    [remark] = found(table.remarks, RemarkCode.QUOTES)
    assert remark.row == 3


def test_a_cell_without_end_is_refused_with_its_row(tmp_path):
    text = 'Name;Zweck\nChat;x\n"Scan;y\n' + "Plan;z\n" * 30_000
    with pytest.raises(ImportRefused, match="row 3"):
        table_of(tmp_path, text)


def test_a_line_without_end_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="does not end"):
        table_of(tmp_path, "Name;Zweck\n" + "x" * 1_100_000)


def test_repeated_names_get_a_number(tmp_path):
    table = table_of(tmp_path, "Name;Name;Name (2); Name\na;b;c;d\n")
    assert table.header == ("Name", "Name (3)", "Name (2)", "Name (4)")
    remarks = found(table.remarks, RemarkCode.REPEATED_HEADER)
    assert [(one.values["letter"], one.column) for one in remarks] == [
        ("B", "Name (3)"),
        ("D", "Name (4)"),
    ]


def test_columns_with_values_but_no_name_get_one(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name;;Ort;\nChat;x;y;\n", encoding="utf-8")
    table = only_table(read_source(path, unnamed="Spalte {letter}"))
    assert table.header == ("Name", "Spalte B", "Ort")
    [remark] = found(table.remarks, RemarkCode.UNNAMED_COLUMN)
    assert remark.column == "Spalte B"


def test_names_are_written_in_one_line(tmp_path):
    table = table_of(tmp_path, '" Name  des\nSystems ";Zweck\nChat;x\n')
    assert table.header == ("Name des Systems", "Zweck")


@pytest.mark.parametrize("title", ["KI-Verzeichnis 2025\n", "KI-Verzeichnis, Stand;;\n;;\n"])
def test_a_title_above_the_names_is_passed_over(tmp_path, title):
    table = table_of(tmp_path, title + "Name;Zweck;Ort\nChat;x;y\nScan;x;y\n")
    assert table.header == ("Name", "Zweck", "Ort")
    assert len(table.rows) == 2
    assert found(table.remarks, RemarkCode.ROWS_ABOVE_HEADER)


def test_endless_blank_rows_end_the_reading(tmp_path):
    table = table_of(tmp_path, "Name;Zweck\nChat;x\n" + "\n" * 300 + "Scan;y\n", empty_rows=200)
    assert texts(table) == [("Chat", "x")]
    [remark] = found(table.remarks, RemarkCode.EMPTY_ROWS)
    assert (remark.row, remark.values["count"]) == (202, 200)


def test_a_few_hundred_blank_rows_do_not(tmp_path):
    table = table_of(tmp_path, "Name;Zweck\nChat;x\n" + ";\n" * 300 + "Scan;y\n")
    assert [row.number for row in table.rows] == [2, 303]
    assert table.remarks == ()


def test_names_without_rows_are_an_empty_table(tmp_path):
    table = table_of(tmp_path, "Name;Zweck\n")
    assert table.header == ("Name", "Zweck")
    assert table.rows == ()


def test_a_file_of_blank_rows_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match="empty"):
        table_of(tmp_path, "\n;;\n  \n")


def test_old_programs_end_files_with_a_sign_of_their_own(tmp_path):
    assert len(table_of(tmp_path, "Name;Zweck\r\nChat;x\r\n\x1a").rows) == 1


def test_too_many_rows_columns_and_remarks_are_stopped(tmp_path):
    with pytest.raises(ImportRefused, match="too large"):
        table_of(tmp_path, "a;b\n" * 12, rows=10)
    with pytest.raises(ImportRefused, match="more than 3 columns"):
        table_of(tmp_path, "a;b;c;d\n1;2;3;4\n", columns=3)
    with pytest.raises(ImportRefused, match="too large"):
        table_of(tmp_path, f"a;b\n{'x' * 9_000};y\n", memory_bytes=5_000)
    wide = ";".join(f"n{i}" for i in range(900)) + "\n"
    with pytest.raises(ImportRefused, match="too large"):
        table_of(tmp_path, wide + "1;2\n" * 2_000, memory_bytes=2_000_000)
    table = table_of(tmp_path, "a;b\n1;2\n" + "1\n" * 20, remarks=5)
    assert len(found(table.remarks, RemarkCode.RAGGED_ROW)) == 5
    [more] = found(table.remarks, RemarkCode.MORE)
    assert (more.row, more.values["count"]) == (7, 15)


def test_one_and_a_half_million_rows_are_stopped(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(b"a;b\n" + b"1;2\n" * 1_500_000)
    with pytest.raises(ImportRefused, match="too large"):
        read_source(path, Limits(rows=50_000))


def test_a_decimal_comma_does_not_separate():
    assert find_separator(["Name;Kosten\n", "a;1,5\n", "b;2,5\n", "c;3,0\n"]) == ";"


WORDS = st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\0\x1a"), max_size=40
)


def is_kept(text: str) -> bool:
    """Return whether the text is none that reads as our own protection from formulas."""
    return not text.startswith(("'=", "'+", "'-", "'@", "'\t"))


def one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=8),
    separator=st.sampled_from([",", ";", "\t", "|"]),
    ends=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_the_csv_module_writes_reads_back_equal(
    tmp_path_factory, rows, separator, ends, quoting, encoding
):
    rows = [row for row in rows if any(map(str.strip, row)) and all(map(is_kept, row))]
    if quoting == csv.QUOTE_MINIMAL:  # the module does not protect a carriage return alone
        rows = [tuple(map(one_line_end, row)) for row in rows]
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator=ends, quoting=quoting)
    writer.writerows([("Name", "Zweck", "Leitung"), *rows])
    path = tmp_path_factory.mktemp("csv") / "list.csv"
    path.write_bytes(stream.getvalue().encode(encoding))
    table = only_table(read_source(path))
    assert table.header == ("Name", "Zweck", "Leitung")
    assert texts(table) == [tuple(map(one_line_end, row)) for row in rows]
    assert table.remarks == ()

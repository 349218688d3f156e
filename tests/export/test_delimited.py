"""Separated values: every text survives, and none is a formula for a spreadsheet."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.export.delimited import write_csv
from rai_desktop.services.registers.model import Column, ColumnKind
from tests.export.samples import BROKEN, HOSTILE, company, table_of, text_column, text_table

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


def written(table, folder, language="de"):
    target = folder / "table.csv"
    for _ in write_csv(table, target, language):
        pass
    return target


def rows_of(path, separator=";"):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=separator, strict=True))


def freed(text):
    """Return what reading a file in makes of a cell: one apostrophe before a sign goes."""
    guarded = text.startswith("'") and text.lstrip("'").startswith(DANGEROUS)
    return text[1:] if guarded else text


@pytest.mark.parametrize(("language", "separator"), [("de", ";"), ("en", ","), ("fr", ",")])
def test_separators_follow_the_language(tmp_path, language, separator):
    path = written(company().tables[0], tmp_path, language)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfNummer" + separator.encode())
    assert len({len(row) for row in rows_of(path, separator)}) == 1


def test_the_identity_is_the_last_column(tmp_path):
    table = company().tables[0]
    rows = rows_of(written(table, tmp_path))
    assert rows[0] == [*(column.title for column in table.columns), "uid"]
    assert [row[-1] for row in rows[1:]] == [row.uid for row in table.rows]


def test_days_are_iso_days_and_numbers_plain(tmp_path):
    columns = [
        Column(key="day", title="Tag", kind=ColumnKind.DATE),
        Column(key="n", title="Zahl", kind=ColumnKind.NUMBER),
        text_column("t"),
    ]
    rows = rows_of(written(table_of([[date(2026, 1, 31), -5, None]], columns), tmp_path))
    assert rows[1][:3] == ["2026-01-31", "-5", ""]


def test_hostile_texts_survive_and_stay_harmless(tmp_path):
    rows = rows_of(written(text_table((*HOSTILE, *BROKEN)), tmp_path))[1:]
    assert [freed(row[1]) for row in rows] == [*HOSTILE, *BROKEN.values()]
    assert not any(cell.startswith(DANGEROUS) for row in rows for cell in row)


def test_hostile_headings_are_harmless_too(tmp_path):
    table = table_of([], [text_column("x", text) for text in HOSTILE])
    (heads,) = rows_of(written(table, tmp_path))
    assert not any(head.startswith(DANGEROUS) for head in heads)
    assert [freed(head) for head in heads[:-1]] == list(HOSTILE)


@given(st.text("'=+-@\t\n;,\"a ", max_size=12))
def test_any_mixture_of_signs_survives(tmp_path_factory, text):
    path = written(text_table([text]), tmp_path_factory.mktemp("csv"))
    assert freed(rows_of(path)[1][1]) == text


def test_an_empty_table_keeps_its_headings(tmp_path):
    assert len(rows_of(written(text_table(()), tmp_path))) == 1


def test_progress_counts_rows(tmp_path):
    steps = list(write_csv(text_table(["x"] * 250), tmp_path / "t.csv", "de"))
    assert [step.done for step in steps] == [0, 100, 200, 250]


def test_a_closed_job_leaves_the_old_file(tmp_path):
    target = tmp_path / "t.csv"
    target.write_bytes(b"old")
    job = write_csv(text_table(["x"] * 250), target, "de")
    next(job)
    next(job)
    job.close()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_each_row_says_which_state_it_came_from(tmp_path):
    table, target = company().tables[0], tmp_path / "table.csv"
    for _ in write_csv(table, target, "de", "0123 4567 89AB CDEF"):
        pass
    rows = rows_of(target)
    assert rows[0][-2:] == ["fingerprint", "uid"]
    assert {row[-2] for row in rows[1:]} == {"0123 4567 89AB CDEF"}

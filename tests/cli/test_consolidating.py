"""Many yearly reports on the command line: each file is judged, the rest goes on."""

import csv
import json
import re
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.schema_check import compiled
from rai_desktop.domain.yearly_report import MemberSize, SharedPractice
from rai_desktop.resources import resource
from tests.export.test_excel_charts import title_of
from tests.services.alliance.reports import (
    REQUEST,
    a_member,
    a_report,
    all_written,
    random_reports,
    written,
)

ENDINGS = ("xlsx", "pdf", "docx", "csv", "jsonl", "json")


@pytest.fixture
def folder(tmp_path):
    """Thirty reports, one of them anonymous in a good practice, one named."""
    reports = random_reports(30)
    named = SharedPractice(
        id="1", criterion=Criterion.DILIGENCE, title="Named", text="x", named=True
    )
    reports[4] = replace(
        reports[4], practices=(replace(named, id="2", title="=Formula", named=False), named)
    )
    all_written(reports, tmp_path / "reports")
    return tmp_path / "reports"


@pytest.fixture
def members(tmp_path):
    lines = ["Member number;Name;Contact"]
    lines += [f"M-{n:04d};Mitglied {n};office@m{n}.example" for n in range(1, 33)]
    path = tmp_path / "members.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_what_came_is_told(program, folder, members):
    written(a_report(77), folder)
    (folder / "broken.json").write_text("{", encoding="utf-8")
    path = written(a_report(31), folder)
    path.write_text(path.read_text("utf-8").replace('"revision": 1', '"revision": 2'), "utf-8")
    written(a_report(32, request=replace(REQUEST, year=2025), previous=None), folder, "old.json")
    (folder / "notes.txt").write_text("no report", encoding="utf-8")
    answer = program.run("consolidate", folder, "--members", members, "--json")
    assert answer.code == 1
    found = answer.json
    assert (found["year"], found["reports"]) == (2026, 30)
    assert found["states"] == {"delivered": 30, "to_correct": 2, "missing": 0}
    reasons = {each["file"]: each["reason"] for each in found["files"] if each["reason"]}
    assert reasons == {
        "M-0077-1.json": "not_listed",
        "broken.json": "broken",
        "M-0031-1.json": "changed",
        "old.json": "other_year",
    }


def test_members_that_have_not_delivered_are_named(program, folder, members):
    answer = program.run("consolidate", folder, "--members", members)
    assert answer.code == 0
    assert "Missing: 2" in answer.lines[0]
    assert answer.lines[1].startswith("M-0031 · Mitglied 31 · Missing")


def test_single_files_count_once(program, folder):
    path = folder / "M-0001-1.json"
    answer = program.run("consolidate", path, folder, path, "--json")
    assert answer.json["reports"] == 30


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_files_give_the_same_bytes(program, folder, ending):
    first, second = program.path(f"a.{ending}"), program.path(f"b.{ending}")
    for target in (first, second):
        program.done("consolidate", folder, "--to", target, "--on", "2027-03-01")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_published_names_nobody(program, folder, members, ending, language):
    target = program.path(f"out.{ending}")
    program.done(
        *("consolidate", folder, "--members", members, "--publish", "--lang", language),
        *("--to", target),
    )
    text = everything_in(target)
    if ending in ("xlsx", "docx"):
        assert "Mitglied 5" in text  # wants to be named with its good practice
        text = text.replace("Mitglied 5", "")
    assert not re.findall(r"Mitglied \d|M-00|Person \d|office@", text)


def everything_in(path) -> str:
    """Return all texts of a file, as another program reads it."""
    if path.suffix == ".xlsx":
        sheets = load_workbook(path).worksheets
        cells = (cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row)
        return "\n".join(str(value) for value in cells if value is not None)
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        return "\n".join(each.text for each in Document(path).paragraphs)
    return path.read_text("utf-8")


def test_the_workbook_says_who_delivered_and_whom_to_remind(program, folder, members):
    target = program.path("out.xlsx")
    program.done(
        *("consolidate", folder, "--members", members, "--to", target),
        *("--lang", "en", "--due", "2027-03-31"),
    )
    book = load_workbook(target)
    assert book.sheetnames[:5] == [
        "Alliance view 2026",
        "Members",
        "Reminders",
        "Files",
        "Reported figures",
    ]
    mails = list(book["Reminders"].iter_rows(min_row=2, values_only=True))
    assert [mail[0] for mail in mails] == ["M-0031", "M-0032"]
    assert "31 Mar 2027" in mails[0][4]
    assert mails[0][2] == "office@m31.example"


def test_a_text_of_a_member_is_never_a_formula(program, folder):
    target = program.path("out.xlsx")
    program.done("consolidate", folder, "--to", target, "--lang", "en")
    cells = load_workbook(target)["Good practices"].iter_rows(min_row=2)
    formula = next(row[1] for row in cells if row[1].value == "=Formula")
    assert formula.data_type == "s"


def test_the_workbook_draws_shares_the_trend_and_how_members_are_spread(program, folder):
    target = program.path("view.xlsx")
    program.run("consolidate", folder, "--to", target, "--lang", "en")
    sheet = load_workbook(target)["Charts"]
    titles = [title_of(chart.title) for chart in sheet._charts]
    assert titles[0] == "Share met by criterion, mean of all members"
    assert "change to last year" in titles[1]
    assert len(titles) == 8
    assert all(title_of(chart.y_axis.title) for chart in sheet._charts)


def test_numbers_in_the_workbook_are_those_of_the_document(program, folder):
    target = program.path("out.xlsx")
    document = program.done("consolidate", folder, "--to", target, "--lang", "en")
    rows = list(load_workbook(target)["Criteria"].iter_rows(min_row=2, values_only=True))
    figures = [each for each in document["figures"] if each["topic"] == "criteria"]
    expected = [group for each in figures for group in each["groups"]]
    assert [row[4] for row in rows] == [group["mean"] for group in expected]
    assert [str(row[3]).removeprefix("≥ ") for row in rows] == [str(e["n"]) for e in expected]


def test_the_tidy_table_fits_its_published_schema(program, folder):
    lines, table = program.path("out.jsonl"), program.path("out.csv")
    for target in (lines, table):
        program.done("consolidate", folder, "--to", target)
    schema = json.loads(resource("schema", "alliance-table-1.json").read_text("utf-8"))
    check = compiled(schema)
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    for row in rows:
        check(row, "")
    with table.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert list(found[0]) == list(schema["properties"])
    assert [row["measure"] for row in found] == [row["measure"] for row in rows]
    assert {row["by"] for row in rows} >= {"member", "all"}


def test_published_rows_are_of_groups_only(program, folder):
    target = program.path("out.jsonl")
    program.done("consolidate", folder, "--to", target, "--publish")
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert all(row["by"] != "member" and row["n"] >= 5 for row in rows)


def test_last_year_tells_what_changed(program, folder, tmp_path):
    earlier = replace(REQUEST, year=2025)
    before = [a_report(n, request=earlier, previous=None, criteria=()) for n in range(1, 31)]
    all_written(before, tmp_path / "last")
    answer = program.done("consolidate", folder, "--last-year", tmp_path / "last")
    changed = {each["measure"] for each in answer["figures"] if each["topic"] == "changes"}
    assert changed == {"change.systems.count", "change.open.law_now", "change.open.soon"}


def test_fewer_than_five_are_not_published(program, tmp_path):
    all_written([a_report(n) for n in range(1, 4)], tmp_path / "few")
    target = program.path("out.pdf")
    answer = program.run("consolidate", tmp_path / "few", "--publish", "--to", target)
    assert answer.code == 3
    assert "five" in answer.err
    assert not target.exists()


def test_nothing_to_read_is_refused(program, tmp_path):
    (tmp_path / "empty").mkdir()
    assert program.run("consolidate", tmp_path / "empty").code == 3
    assert program.run("consolidate", tmp_path / "none.json").code == 3


def test_a_report_is_never_written_over(program, folder):
    report = folder / "M-0001-1.json"
    before = report.read_bytes()
    assert program.run("consolidate", report, "--to", report).code == 2
    assert program.run("consolidate", folder, "--to", report).code == 2
    assert program.run("consolidate", folder, "--to", folder / "new.json").code == 2
    assert report.read_bytes() == before


def test_another_ending_is_refused_before_reading(program, folder):
    answer = program.run("consolidate", folder, "--to", program.path("out.doc"))
    assert answer.code == 2
    assert "docx" in answer.err


def test_a_list_without_member_numbers_is_refused(program, folder, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Firma;Ort\nMitglied 1;Bonn\n", encoding="utf-8")
    answer = program.run("consolidate", folder, "--members", path)
    assert (answer.code, "member numbers" in answer.err) == (3, True)


def test_a_huge_text_is_whole_in_every_file(program, tmp_path):
    practice = SharedPractice(id="1", title="T", text="x" * 20_000)
    reports = [
        a_report(n, member=a_member(n, size=MemberSize.LARGE), practices=(practice,))
        for n in range(6)
    ]
    all_written(reports, tmp_path / "reports")
    for ending in ("xlsx", "docx", "pdf"):
        program.done("consolidate", tmp_path / "reports", "--to", program.path(f"o.{ending}"))
    sheet = load_workbook(program.path("o.xlsx")).worksheets[-2]
    assert sheet.cell(2, 3).value == "x" * 20_000
    assert everything_in(program.path("o.docx")).count("x") == 6 * 20_000

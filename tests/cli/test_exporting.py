import csv
import json
from importlib.util import find_spec
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from rai_desktop.services.registers.build import REGISTER_NAMES

HAS_PDF = find_spec("rai_desktop.export.pdf_register") is not None
needs_pdf = pytest.mark.skipif(not HAS_PDF, reason="there is no PDF register yet")
ENDINGS = ["xlsx", "json", pytest.param("pdf", marks=needs_pdf)]


NOT_IN_EXAMPLE = ("classifications", "obligations", "tasks", "risk_movement")
"""Registers that may be empty: nobody has classified the systems of the example, and it is new."""


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_export_gives_the_same_bytes_on_the_judged_day(company, ending):
    program, path = company
    targets = [program.path(f"{number}.{ending}") for number in range(2)]
    for target in targets:
        answer = program.done("export", path, "--to", target, "--on", "2026-11-22")
        assert answer["file"] == str(target)
    assert targets[0].read_bytes() == targets[1].read_bytes()


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_judged_day_stands_in_the_export(company, ending):
    program, path = company
    contents = []
    for day in ("2026-11-22", "2027-11-22"):
        target = program.path(f"{day}.{ending}")
        program.done("export", path, "--to", target, "--on", day)
        contents.append(target.read_bytes())
    assert contents[0] != contents[1]


def test_open_points_are_judged_by_the_day(company):
    program, path = company
    counts = []
    for day in ("2026-11-22", "2030-01-01"):
        target = program.path("points.csv")
        program.done("export", path, "--to", target, "--register", "open_points", "--on", day)
        counts.append(len(target.read_text("utf-8-sig").splitlines()))
    assert counts[0] < counts[1]


def test_a_workbook_is_read_by_others_and_holds_every_row(company):
    program, path = company
    target = program.path("all.xlsx")
    answer = program.done("export", path, "--to", target, "--lang", "en", "--on", "2026-11-22")
    book = load_workbook(target)
    rows = {sheet.title: sheet.max_row - 1 for sheet in book}
    assert {name: rows[name] for name in ("AI systems", "Risks", "Mitigations", "People")} == {
        "AI systems": 12,
        "Risks": 30,
        "Mitigations": 25,
        "People": 8,
    }
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    assert answer["fingerprint"] in cells


def test_a_document_holds_the_project(company):
    program, path = company
    target = program.path("all.json")
    answer = program.done("export", path, "--to", target)
    document = json.loads(target.read_text("utf-8"))
    assert (document["head"], document["project"]) == (answer["head"], answer["project"])
    assert len(document["systems"]) == 12


@pytest.mark.parametrize("register", [*REGISTER_NAMES, "vendors"])
def test_each_register_can_be_written_as_separated_values(company, register):
    program, path = company
    target = program.path(f"{register}.csv")
    program.done("export", path, "--to", target, "--register", register, "--lang", "de")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert len(rows) > (register not in NOT_IN_EXAMPLE)
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--to", "x.doc"), "xlsx, pdf, csv, json"),
        (("--to", "x"), "xlsx, pdf, csv, json"),
        (("--to", "x.csv"), "--register"),
        (("--to", "x.xlsx", "--register", "trees"), "open_points"),
        (("--to", "x.json", "--register", "open_points"), "xlsx"),
        (("--to", "x.xlsx", "--redact", "names,secrets"), "names, costs, comments"),
        (("--to", "x.xlsx", "--system", "KI-0099"), "KI-0099"),
        (("--to", "x.xlsx", "--system", "RI-0001"), "RI-0001"),
        (("--to", "x.xlsx", "--lang", "fr"), "fr"),
        (("--to", "x.csv", "--register", "systems", "--columns", "name,secret"), "secret"),
        (("--to", "x.xlsx", "--columns", "name"), "one register"),
        (("--to", "x.csv", "--register", "systems", "--entries", "gone.txt"), "gone.txt"),
        (("--to", "x.pdf", "--paper", "trees"), "history"),
        (("--to", "x.xlsx", "--paper", "history"), "pdf, docx"),
        (("--to", "x.docx", "--paper", "history", "--lang", "both"), "Only PDF documents"),
        (("--to", "x.json", "--lang", "both"), "Only registers and PDF documents"),
        (("--to", "x.csv", "--register", "systems", "--lang", "both"), "in both languages"),
        (("--to", "x.ics", "--lang", "both"), "Only registers and PDF documents"),
    ],
)
def test_what_cannot_be_exported_is_told_and_nothing_is_written(company, options, told):
    program, path = company
    target = program.path(options[1])
    answer = program.run("export", path, "--to", target, *options[2:])
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert not target.exists()


def test_a_deleted_system_is_not_exported(program, project):
    program.done("add", project, "system", "name=A")
    program.done("remove", project, "KI-0001")
    target = program.path("x.json")
    assert program.run("export", project, "--to", target, "--system", "KI-0001").code == 2


def test_a_folder_that_is_not_there_is_told(company):
    program, path = company
    answer = program.run("export", path, "--to", program.path("none") / "x.xlsx")
    assert answer.code == 4
    assert len(answer.err.splitlines()) == 1


def test_an_export_changes_neither_project_nor_history(company):
    program, path = company
    before = path.read_bytes()
    program.done("export", path, "--to", program.path("y.xlsx"))
    assert path.read_bytes() == before


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_project_can_be_exported(program, project, ending):
    target = program.path(f"empty.{ending}")
    for language in ("de", "en"):
        program.done("export", project, "--to", target, "--lang", language)
        assert target.stat().st_size > 0


def test_names_costs_and_comments_can_be_left_out(program, project):
    program.done("add", project, "person", "name=Geheim-Name", "function=Leitung IT")
    program.done(
        "add", project, "system", "name=A", "owner=PE-0001", "yearly_cost=987654", "notes=Intern!"
    )
    texts = []
    for redact in ("", "names, costs,comments"):
        target = program.path("x.json")
        program.done("export", project, "--to", target, "--redact", redact)
        texts.append(target.read_text("utf-8"))
    for secret in ("Geheim-Name", "987654", "Intern!"):
        assert secret in texts[0]
        assert secret not in texts[1]


def test_one_system_can_be_exported(company):
    program, path = company
    target = program.path("one.json")
    program.done("export", path, "--to", target, "--system", "ki-0005")
    document = json.loads(target.read_text("utf-8"))
    assert [system["number"] for system in document["systems"]] == ["KI-0005"]
    risks = {risk["uid"] for risk in document["risks"]}
    assert len(risks) == 5
    assert {link["second"] for link in document["links"] if link["role"] == "system_risk"} == risks


# progress ----------------------------------------------------------------------------------------


def test_progress_is_told_in_json_lines_and_ends_with_the_result(company):
    program, path = company
    target = program.path("p.xlsx")
    answer = program.run("export", path, "--to", target, "--progress-json")
    lines = [json.loads(line) for line in answer.lines]
    done = [line["done"] for line in lines[:-1]]
    assert (answer.code, done) == (0, sorted(done))
    assert lines[-2]["done"] == lines[-2]["total"]
    assert lines[-1]["result"]["file"] == str(target)


def test_a_fault_is_told_in_the_same_lines(company):
    program, path = company
    answer = program.run("export", path, "--to", program.path("p.doc"), "--progress-json")
    assert json.loads(answer.out)["error"]["exit"] == answer.code == 2


def test_a_name_without_ending_is_refused_with_the_endings_that_are_possible(company):
    program, path = company
    answer = program.run("export", path, "--to", program.path("register"))
    assert answer.code == 2
    assert "needs an ending" in answer.err
    assert "xlsx" in answer.err


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_some_columns_and_rows_are_exported_in_the_order_asked_for(company, ending):
    program, path = company
    target, entries = program.path(f"list.{ending}"), program.path("entries.txt")
    entries.write_text("KI-0003\nKI-0001\nKI-0003\n", "utf-8")
    limits = ("--register", "systems", "--columns", "number,=level,name", "--entries", entries)
    program.done("export", path, "--to", target, "--lang", "en", *limits)
    if ending == "csv":
        with target.open(encoding="utf-8-sig", newline="") as stream:
            rows = [row[:-2] for row in csv.reader(stream)]
    else:
        sheet = load_workbook(target)["AI systems"]
        rows = [[c.value for c in row[1:4]] for row in sheet.iter_rows()]
    assert rows[0] == ["Number", "Risk level", "Name"]
    assert [row[0] for row in rows[1:]] == ["KI-0003", "KI-0001"]


def test_a_list_tells_how_many_of_all_entries_it_holds(company):
    program, path = company
    target, entries = program.path("list.xlsx"), program.path("entries.txt")
    entries.write_text("KI-0003\nKI-0001\n", "utf-8")
    limits = ("--register", "systems", "--entries", entries)
    program.done("export", path, "--to", target, "--lang", "en", *limits)
    cells = [
        str(c.value) for sheet in load_workbook(target) for row in sheet.iter_rows() for c in row
    ]
    assert "2 of 12 entries" in cells


def test_an_entry_that_is_not_there_is_told(company):
    program, path = company
    target, entries = program.path("missing.csv"), program.path("entries.txt")
    entries.write_text("KI-0099\n", "utf-8")
    answer = program.run(
        "export", path, "--to", target, "--register", "systems", "--entries", entries
    )
    assert answer.code == 2
    assert "KI-0099" in answer.err
    assert not target.exists()


def test_what_moved_is_told_since_a_day_before_the_judged_one(company):
    program, path = company
    target = program.path("moved.csv")
    options = ("--to", target, "--register", "risk_movement", "--on", "2030-01-01")
    program.done("export", path, *options, "--since", "2029-12-31")
    assert target.exists()
    refused = program.run("export", path, *options, "--since", "2030-01-01")
    assert refused.code == 2
    assert "Choose a day before" in refused.err


def test_forms_of_the_law_are_written_about_a_system_and_about_nothing_else(company):
    program, path = company
    target = program.path("fria.docx")
    options = ("--to", target, "--paper", "fria", "--lang", "de")
    program.done("export", path, *options, "--of", "KI-0001", "--redact", "names")
    text = "\n".join(line.text for line in docx.Document(target).paragraphs)
    assert "Die sechs Angaben" in text
    refused = program.run("export", path, *options)
    assert (refused.code, "--of" in refused.err) == (2, True)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_documents_are_written_by_name(company, ending):
    program, path = company
    target = program.path(f"history.{ending}")
    program.done("export", path, "--paper", "history", "--of", "KI-0001", "--to", target)
    assert target.stat().st_size > 5_000


@pytest.mark.parametrize("ending", ["html", "json"])
def test_the_page_for_everybody_tells_of_the_chosen_systems(company, ending):
    program, path = company
    target = program.path(f"public.{ending}")
    options = ("--public", "--of", "KI-0001,KI-0002", "--contact", "ki@example.org")
    program.done("export", path, "--to", target, *options)
    text = target.read_text("utf-8")
    assert "KI-0002" in text
    assert "KI-0003" not in text
    assert "ki@example.org" in text


def test_deadlines_are_written_as_a_calendar(company):
    program, path = company
    target = program.path("deadlines.ics")
    program.done("export", path, "--to", target, "--lang", "de", "--on", "2026-11-22")
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_documents_can_be_in_both_languages(company):
    program, path = company
    target = program.path("both.pdf")
    program.done("export", path, "--paper", "management", "--to", target, "--lang", "both")
    assert target.stat().st_size > 5_000


def test_a_register_in_both_languages_is_one_pdf_document(company):
    program, path = company
    target = program.path("both.pdf")
    answer = program.done("export", path, "--to", target, "--register", "systems", "--lang", "both")
    assert answer["file"] == str(target)
    assert "files" not in answer
    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "KI-Systeme" in text
    assert "AI systems" in text


def test_a_workbook_in_both_languages_is_two_and_each_comes_back(program, project):
    for name in "AB":
        program.done("add", project, "system", f"name={name}", "department=IT")
    program.done("add", project, "person", "name=Secret-Name")
    target = program.path("both.xlsx")
    wish = ("--register", "systems", "--redact", "names", "--lang", "both")
    answer = program.done("export", project, "--to", target, *wish)
    assert not target.exists()
    files = list(map(Path, answer["files"]))
    assert [path.name for path in files] == ["both-de.xlsx", "both-en.xlsx"]
    named = (("KI-Systeme", "Abteilung"), ("AI systems", "Department"))
    for row, (path, (title, heading)) in enumerate(zip(files, named, strict=True), start=2):
        book = load_workbook(path)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not any("Secret-Name" in str(cell.value) for cell in cells)
        column = next(cell.column for cell in book[title][1] if cell.value == heading)
        book[title].cell(row, column).value = title
        book.save(path)
        program.done("import", project, path)
    systems = program.done("list", project, "systems")
    assert [each["department"] for each in systems] == ["KI-Systeme", "AI systems"]

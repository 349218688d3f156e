"""From an empty file to registers an auditor reads, by commands alone."""

import json
from importlib.util import find_spec

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.cli.running import DAY, Program

SYSTEMS = "KI-System;Zweck;Abteilung;Verantwortlich;Lieferant;Status\n" + "".join(
    f"System {n};Zweck {n};IT;Leitung IT;Muster AG;im Einsatz\n" for n in range(1, 4)
)


@pytest.fixture(scope="module")
def journey(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("journey"), "de")
    path = program.path("inventar.rai")
    author = ("--author", "Qualität")
    program.done("new", path, "--name", "Beispiel GmbH", "--staff", "60", *author)
    program.done("set", path, "organisation", "scope=Alle Standorte", *author)
    program.done("import", path, program.write("liste.csv", SYSTEMS), *author)
    for number, rating in enumerate(((5, 5, 4), (2, 2, 2)), start=1):
        keys = ("current_likelihood", "current_persons", "current_business")
        values = [f"{key}={value}" for key, value in zip(keys, rating, strict=True)]
        title = f"title=Risiko {number}"
        program.done("add", path, "risk", title, "owner=Leitung IT", *values, *author)
        program.done("link", path, f"KI-000{number}", f"RI-000{number}", *author)
    program.done("add", path, "mitigation", "title=Schulung", "status=planned", *author)
    program.done("link", path, "RI-0001", "MA-0001", *author)
    program.done("add", path, "evidence", "title=Protokoll", "valid_until=2026-01-01", *author)
    program.done("link", path, "NA-0001", "KI-0001", *author)
    program.done("remove", path, "KI-0003", *author)
    program.done("undo", path, *author)
    return program, path


def test_the_inventory_is_what_was_entered(journey):
    program, path = journey
    assert program.names(path, "systems") == ["System 1", "System 2", "System 3"]
    assert program.names(path, "people") == ["Qualität", "Leitung IT"]
    assert program.names(path, "vendors") == ["Muster AG"]
    links = program.done("show", path, "RI-0001")["links"]
    assert {name: [e["number"] for e in found] for name, found in links.items()} == {
        "system_risk": ["KI-0001"],
        "risk_mitigation": ["MA-0001"],
        "refers_to": ["PE-0002"],
    }


def test_the_history_is_whole_and_signed(journey):
    program, path = journey
    report = program.done("verify", path, "--deep")
    assert report["sound"] is True
    lines = program.done("history", path)
    assert report["steps"] == len(lines) == 13
    assert {line["author"] for line in lines} == {"Qualität"}
    assert [line["action"] for line in lines[-2:]] == ["delete", "undo"]


@pytest.mark.parametrize(
    ("language", "sheet", "level"), [("de", "Risiken", "Sehr hoch"), ("en", "Risks", "Very high")]
)
def test_the_workbook_says_it(journey, language, sheet, level):
    program, path = journey
    target = program.path(f"register-{language}.xlsx")
    program.done("export", path, "--to", target, "--lang", language, "--on", DAY)
    rows = [[cell.value for cell in row] for row in load_workbook(target)[sheet].iter_rows()]
    assert len(rows) == 3
    assert level in rows[1]
    assert "KI-0001 System 1" in rows[1]


@pytest.mark.skipif(
    find_spec("rai_desktop.export.pdf_register") is None, reason="there is no PDF register yet"
)
def test_the_print_says_it(journey):
    program, path = journey
    target = program.path("register.pdf")
    answer = program.done("export", path, "--to", target, "--lang", "de", "--on", DAY)
    text = "\n".join(page.extract_text() for page in PdfReader(target).pages)
    for wanted in ("Beispiel GmbH", "System 3", "Risiko 1", "Schulung", answer["fingerprint"]):
        assert wanted in text


def test_the_export_of_everything_comes_into_another_inventory(journey):
    program, path = journey
    target = program.path("alles.json")
    program.done("export", path, "--to", target, "--on", DAY)
    other = program.new("anderes.rai")
    answer = program.run("import", other, target, "--as-new", "--json")
    assert answer.json["imported"]
    assert [each["text"] for each in answer.json["remarks"]], "the other inventory is told"
    again = program.path("nochmal.json")
    program.done("export", other, "--to", again, "--on", DAY)
    first, second = (json.loads(each.read_text("utf-8")) for each in (target, again))
    for section, key in (("systems", "name"), ("risks", "title"), ("people", "name")):
        assert [e[key] for e in first[section]] == [e[key] for e in second[section]]
    assert len(first["links"]) == len(second["links"])


def test_open_points_name_what_is_left(journey):
    program, path = journey
    target = program.path("offen.csv")
    program.done("export", path, "--to", target, "--register", "open_points", "--on", DAY)
    lines = target.read_text("utf-8-sig").splitlines()
    assert any("KI-0003" in line for line in lines)
    assert any("NA-0001" in line and "2026-01-01" in line for line in lines)

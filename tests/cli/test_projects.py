import hashlib

import pytest

from rai_desktop.domain.errors import ExitCode
from rai_desktop.storage.opening import open_project
from tests.storage.building import changed_by_hand


def test_a_new_project_is_a_file_with_its_organisation(program):
    path = program.path("Büro & Söhne.rai")
    made = program.done("new", path, "--name", "Büro & Söhne", "--staff", "12")
    assert made["path"] == str(path.resolve())
    assert len(made["fingerprint"].replace(" ", "")) == 16
    shown = program.done("show", path, "organisation")
    assert (shown["name"], shown["staff"]) == ("Büro & Söhne", 12)


@pytest.mark.parametrize("name", ["firma", "firma.v2", "Firma GmbH & Co."])
def test_a_name_without_the_ending_gets_it_and_is_found_without_it(program, name):
    answer = program.done("new", program.path(name), "--name", "A")
    assert answer["path"] == f"{program.path(name)}.rai"
    assert program.done("list", program.path(name), "systems") == []
    assert program.done("verify", program.path(name))["sound"]


def test_who_makes_a_project_is_its_first_person_and_author(program):
    path = program.path("p.rai")
    program.done("new", path, "--name", "A", "--author", "Leitung IT")
    assert program.names(path, "people") == ["Leitung IT"]
    assert [line["author"] for line in program.done("history", path)] == ["Leitung IT"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--name", ""), 2),
        (("--name", "   "), 2),
        (("--name", "A", "--staff", "-1"), 2),
        (("--name", "A", "--staff", "9" * 30), 2),
        (("--name", "x" * 100_001), 2),
    ],
)
def test_a_project_that_cannot_be_leaves_nothing_behind(program, options, code):
    path = program.path("p.rai")
    answer = program.run("new", path, *options)
    assert (answer.code, answer.out) == (code, "")
    assert not path.exists()
    program.new()


@pytest.mark.parametrize("command", [("new", "--name", "A"), ("demo",)])
def test_a_file_that_is_there_is_never_replaced(program, command):
    path = program.write("p.rai", "precious")
    answer = program.run(command[0], path, *command[1:])
    assert (answer.code, answer.out) == (3, "")
    assert "another name" in answer.err
    assert path.read_text() == "precious"


def test_a_folder_that_is_not_there_is_told(program):
    answer = program.run("new", program.path("nowhere") / "p.rai", "--name", "A")
    assert answer.code == 4
    assert "Choose another place" in answer.err


@pytest.mark.parametrize(("language", "name"), [("de", "Beispiel"), ("en", "example")])
def test_the_example_company_comes_in_both_languages(program, language, name):
    path = program.path("d.rai")
    program.done("demo", path, "--lang", language)
    assert name in program.done("show", path, "organisation")["name"]
    assert len(program.names(path, "systems")) == 12


def test_the_days_of_the_example_follow_the_judged_day(program):
    days = []
    for number, on in enumerate(("2026-01-10", "2026-01-20")):
        path = program.path(f"{number}.rai")
        program.done("demo", path, "--on", on)
        days.append(program.done("show", path, "KI-0001")["in_use_since"])
    assert days[0][:8] == days[1][:8] or days[0] != days[1]
    assert days[0] != days[1]


# verify ------------------------------------------------------------------------------------


def test_a_sound_file_is_told_with_its_counts(company):
    program, path = company
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    report = program.done("verify", path, "--deep")
    assert report["sound"] is True
    assert report["counts"]["system"] == 12
    assert report["steps"] == len(program.done("history", path))
    assert report["fingerprint"] in program.run("verify", path).out
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0" + b"\0" * 100, b"%PDF-1.7 x"])
@pytest.mark.parametrize("command", ["verify", "list"])
def test_what_is_no_project_is_refused(program, content, command):
    path = program.path("no.rai")
    path.write_bytes(content)
    answer = program.run(command, path, *(("systems",) if command == "list" else ()))
    assert (answer.code, answer.out) == (3, "")
    assert len(answer.err.splitlines()) == 1


def test_a_damaged_file_is_noticed(program, project):
    data = bytearray(project.read_bytes())
    place = data.rindex(b"Beispiel GmbH")
    data[place] ^= 1
    copy = program.path("copy.rai")
    copy.write_bytes(data)
    assert program.run("verify", copy).code == 3
    assert program.run("list", copy, "systems").code == 3


@pytest.mark.parametrize("command", ["verify", "history", "undo"])
def test_a_file_that_is_not_there_is_told(program, command):
    answer = program.run(command, program.path("none.rai"))
    assert answer.code in (3, 4)
    assert "none.rai" in answer.err


# surroundings --------------------------------------------------------------------------------


def test_a_project_that_is_open_elsewhere_can_be_read_but_not_changed(program, project):
    store = open_project(project, program.folders)
    try:
        answer = program.run("add", project, "system", "name=A")
        assert answer.code == 4
        assert "Close it there" in answer.err
        assert program.names(project, "systems") == []
    finally:
        store.close()
    program.done("add", project, "system", "name=A")


def test_a_folder_instead_of_a_file_is_told(program):
    answer = program.run("list", program.folder, "systems")
    assert answer.code in (3, 4)
    assert len(answer.err.splitlines()) == 1


# history and packs ---------------------------------------------------------------------------


def test_the_history_tells_who_changed_what(program, project):
    program.done("add", project, "system", "name=Chat", "--author", "Leitung IT")
    program.done("set", project, "KI-0001", "status=pilot", "--author", "leitung it")
    lines = program.done("history", project)
    assert [line["action"] for line in lines] == ["new_project", "add", "edit"]
    assert [line["author"] for line in lines] == ["", "Leitung IT", "Leitung IT"]
    assert [(c["field"], c["old"], c["new"]) for c in lines[-1]["changes"]] == [
        ("status", None, "pilot")
    ]
    assert len(program.done("history", project, "--of", "KI-0001")) == 2
    assert "Status: – → Pilot" in program.run("history", project).out


def test_the_packs_of_the_product_are_in_order(program):
    answer = program.done("packs")
    assert answer["problems"] == []
    assert {pack["id"] for pack in answer["packs"]} >= {"method", "risks", "measures"}


def test_a_folder_of_packs_that_is_not_there_is_told(program):
    answer = program.run("packs", "--folder", program.path("none"))
    assert (answer.code, answer.out) == (2, "")
    assert "none" in answer.err


def test_packs_with_mistakes_are_refused_with_their_place(program):
    program.path("packs").mkdir()
    program.write("packs/bad.yaml", "pack: {id: x}\n")
    answer = program.run("packs", "--folder", program.path("packs"))
    assert answer.code == 3
    assert "bad" in answer.err + answer.out


def test_a_damaged_file_is_rescued_into_a_new_one(program):
    path = program.path("p.rai")
    assert program.run("new", path, "--name", "Beispiel GmbH").code == ExitCode.DONE
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Beispiel GmbH", b"Beispiel gMBH"))
    assert program.run("verify", path).code == ExitCode.REFUSED
    answer = program.run("verify", path, "--rescue", program.path("new"), "--json")
    assert answer.code == ExitCode.REMARKS
    assert answer.json["path"] == str(program.path("new.rai"))
    assert not answer.json["keeps_history"]
    assert program.run("verify", program.path("new.rai")).code == ExitCode.DONE
    assert program.run("verify", path, "--rescue", path).code == ExitCode.REFUSED


def test_what_is_damaged_is_called_by_its_kind_in_the_language_of_the_check(program, project):
    program.done("add", project, "systems", "name=Chat")
    with changed_by_hand(project) as connection:
        connection.execute("UPDATE system SET name = 'Other'")
    for language, kind in (("en", "(AI system)"), ("de", "(KI-System)")):
        program.language = language
        answer = program.run("verify", project)
        assert answer.code
        assert kind in answer.out + answer.err

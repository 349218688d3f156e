import shutil

import pytest

from rai_desktop.cli.context import KIND_NAMES
from rai_desktop.domain.kinds.registry import KINDS
from tests.cli.running import Program


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("filled"))
    path = program.new()
    program.done("add", path, "person", "name=Leitung IT")
    program.done("add", path, "vendor", "name=Muster AG")
    program.done("add", path, "system", "name=Chat")
    return path


@pytest.fixture
def filled(program, filled_once):
    """A project with a person, a supplier and a system."""
    return shutil.copy(filled_once, program.path("filled.rai"))


# add -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_kind_can_be_added_listed_and_shown(program, project, kind):
    key = KINDS[KIND_NAMES[kind]].title
    added = program.done("add", project, kind, f"{key}=A & B")
    (listed,) = program.done("list", project, kind)
    assert added["number"].endswith("-0001")
    assert (listed["uid"], listed["number"], listed[key]) == (
        added["uid"],
        added["number"],
        "A & B",
    )
    assert program.done("show", project, added["number"].lower())["uid"] == added["uid"]
    assert program.done("show", project, added["uid"])["number"] == added["number"]


def test_the_singular_of_a_kind_is_understood(program, project):
    for kind in ("system", "risk", "mitigation", "person", "vendor", "evidence"):
        assert program.done("list", project, kind) == []


def test_values_are_read_as_people_type_them(program, filled):
    values = [
        "name=Leser",
        "status=im Einsatz",
        "roles=deployer;provider",
        "in_use_since=1.2.2026",
        "review_due_on=2027-02-01",
        "user_count=1.200",
        "owner=Leitung IT",
        "vendor=LI-0001",
        "people_data=ja",
        "purpose=a=b; c",
    ]
    added = program.done("add", filled, "system", *values)
    assert {key: added[key] for key in ("status", "roles", "user_count", "people_data")} == {
        "status": "in_use",
        "roles": ["deployer", "provider"],
        "user_count": 1200,
        "people_data": "yes",
    }
    assert (added["in_use_since"], added["review_due_on"]) == ("2026-02-01", "2027-02-01")
    assert added["purpose"] == "a=b; c"
    linked = {entry["number"] for entry in added["links"]["refers_to"]}
    assert linked == {"PE-0001", "LI-0001"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tree", "name=A"), "systems"),
        (("system",), "required"),
        (("system", "name="), "required"),
        (("system", "name=  "), "required"),
        (("system", "name=A", "status=alive"), "In use (in_use)"),
        (("system", "name=A", "colour=red"), "purpose"),
        (("system", "name=A", "owner=Nobody"), "list"),
        (("system", "name=A", "number=7"), "Number"),
        (("system", "name=A", "deleted=yes"), "Deleted"),
        (("system", "name=A", "origin=x"), "origin"),
        (("system", "name=A", "name=B"), "twice"),
        (("system", "name"), "FIELD=VALUE"),
        (("system", "name=A", "in_use_since=soon"), "2026-12-31"),
        (("system", "name=A", "user_count=-3"), "range"),
        (("risk", "title=A", "current_likelihood=9"), "1 – Rare, 2 – Unlikely"),
    ],
)
def test_what_cannot_be_added_is_told_and_changes_nothing(program, project, arguments, told):
    answer = program.run("add", project, *arguments, "--author", "Somebody new")
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert len(program.done("history", project)) == 1
    assert program.names(project, "people") == []


# set -----------------------------------------------------------------------------------------


def test_fields_change_in_one_step_and_can_be_emptied(program, filled):
    program.done("set", filled, "KI-0001", "department=IT", "owner=leitung it", "roles=deployer")
    shown = program.done("set", filled, "KI-0001", "department=", "owner=", "roles=")
    assert shown.keys() & {"department", "owner", "roles"} == set()
    assert len(program.done("history", filled, "--of", "KI-0001")) == 3


def test_setting_what_is_there_makes_no_step(program, filled):
    before = program.done("verify", filled)["head"]
    program.done("set", filled, "KI-0001", "name=Chat", "--author", "Somebody new")
    assert program.done("verify", filled)["head"] == before


def test_the_organisation_is_changed_by_its_word(program, project):
    shown = program.done("set", project, "organisation", "scope=Alle Standorte", "staff=5")
    assert (shown["scope"], shown["staff"]) == ("Alle Standorte", 5)


@pytest.mark.parametrize("number", ["KI-0099", "XX-0001", "nonsense", "", "KI-", "1"])
@pytest.mark.parametrize("command", [("show",), ("remove",), ("set", "name=A")])
def test_an_entry_that_is_not_there_is_told(program, filled, number, command):
    answer = program.run(command[0], filled, number, *command[1:])
    assert (answer.code, answer.out) == (2, "")
    assert "list" in answer.err


def test_what_the_program_keeps_itself_is_no_entry(program, company):
    _, path = company
    pack = _document(company)["packs"][0]
    assert program.run("set", path, pack["uid"], "title=x").code == 2


def _document(company):
    import json

    program, path = company
    target = program.path("whole.json")
    program.done("export", path, "--to", target)
    return json.loads(target.read_text("utf-8"))


@pytest.mark.parametrize("value", ["name=", "name= ", "status=alive", "x:none=1", "owner=Nobody"])
def test_what_cannot_be_set_changes_nothing(program, filled, value):
    before = program.done("verify", filled)["head"]
    assert program.run("set", filled, "KI-0001", "department=IT", value).code == 2
    assert program.done("verify", filled)["head"] == before


# remove, undo, redo ---------------------------------------------------------------------------


def test_removing_and_bringing_back(program, filled):
    assert program.done("remove", filled, "KI-0001")["number"] == "KI-0001"
    assert program.names(filled, "systems") == []
    assert program.done("show", filled, "KI-0001")["deleted"] is True
    for command in (("set", "KI-0001", "name=B"), ("remove", "KI-0001")):
        answer = program.run(command[0], filled, *command[1:])
        assert answer.code == 2
        assert "in the bin" in answer.err
    assert program.done("undo", filled) == {"undone": "delete", "title": "Chat"}
    assert program.names(filled, "systems") == ["Chat"]
    assert program.done("redo", filled) == {"redone": "delete", "title": "Chat"}
    assert program.names(filled, "systems") == []


def test_the_organisation_cannot_be_removed(program, project):
    assert program.run("remove", project, "organisation").code == 2


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(program, project):
    program.done("add", project, "person", "name=Leitung IT")
    program.done("add", project, "system", "name=Chat", "owner=Leitung IT")
    program.done("set", project, "KI-0001", "status=pilot")
    after = program.done("verify", project)["root"]
    undone = []
    while (answer := program.done("undo", project))["undone"]:
        undone.append(answer["undone"])
    assert undone == ["edit", "add", "add"]
    assert [program.names(project, kind) for kind in ("systems", "people")] == [[], []]
    while program.done("redo", project)["redone"]:
        pass
    assert program.done("verify", project, "--deep")["root"] == after


def test_there_may_be_nothing_to_undo_or_redo(program, project):
    for command in ("undo", "redo"):
        answer = program.run(command, project, "--author", "Somebody new")
        assert answer.code == 0
        assert "nothing" in answer.out
    assert program.names(project, "people") == []


# author --------------------------------------------------------------------------------------


def test_a_new_author_is_added_once_and_signs(program, project):
    program.done("add", project, "person", "name=Einkauf", "--author", "Leitung IT")
    program.done("add", project, "system", "name=Chat", "--author", "LEITUNG IT")
    people = program.done("list", project, "people")
    assert sorted(person["number"] for person in people) == ["PE-0001", "PE-0002"]
    authors = {line["author"] for line in program.done("history", project)[1:]}
    assert authors == {"Leitung IT"}


@pytest.mark.parametrize(
    "command",
    [("remove", "KI-0001"), ("undo",), ("link", "KI-0001", "RI-0001")],
)
def test_other_commands_are_signed_by_a_new_author_too(program, filled, command):
    program.done("add", filled, "risk", "title=Leak")
    program.done(command[0], filled, *command[1:], "--author", "Neu")
    assert program.done("history", filled)[-1]["author"] == "Neu"
    assert "Neu" in program.names(filled, "people")


def test_a_refused_command_adds_no_author(program, filled):
    for command in (("link", "KI-0001", "PE-0001"), ("remove", "KI-0099")):
        assert program.run(command[0], filled, *command[1:], "--author", "Neu").code == 2
    assert program.names(filled, "people") == ["Leitung IT"]


# link ----------------------------------------------------------------------------------------


def test_links_are_made_once_shown_and_removed(program, filled):
    program.done("add", filled, "risk", "title=Leak")
    program.done("add", filled, "mitigation", "title=Train")
    program.done("add", filled, "evidence", "title=Proof")
    assert program.done("link", filled, "KI-0001", "RI-0001")["changed"] is True
    assert program.done("link", filled, "KI-0001", "RI-0001")["changed"] is False
    program.done("link", filled, "RI-0001", "MA-0001")
    program.done("link", filled, "NA-0001", "KI-0001")
    links = program.done("show", filled, "RI-0001")["links"]
    assert {name: [e["number"] for e in entries] for name, entries in links.items()} == {
        "system_risk": ["KI-0001"],
        "risk_mitigation": ["MA-0001"],
    }
    assert "→ Risk RI-0001  Leak" in program.run("show", filled, "KI-0001").out
    program.done("link", filled, "KI-0001", "RI-0001", "--remove")
    assert "system_risk" not in program.done("show", filled, "RI-0001")["links"]


@pytest.mark.parametrize("ends", [("RI-0001", "KI-0001"), ("KI-0001", "KI-0001"), ("PE-0001",) * 2])
def test_what_cannot_be_linked_is_told(program, filled, ends):
    program.done("add", filled, "risk", "title=Leak")
    answer = program.run("link", filled, *ends)
    assert answer.code == 2
    assert "Link a system with a risk" in answer.err


# list ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "found"),
    [("chat", 1), ("CHÁT  leitung", 1), ("leitung muster", 1), ("chat nobody", 0), ("", 2)],
)
def test_lists_are_searched_by_every_word(program, filled, where, found):
    program.done("set", filled, "KI-0001", "owner=Leitung IT", "vendor=Muster AG")
    program.done("add", filled, "system", "name=Leser")
    assert len(program.done("list", filled, "systems", "--where", where)) == found


def test_lists_are_read_in_the_words_of_the_language(company):
    program, path = company
    assert len(program.done("list", path, "systems", "--where", "suspended")) == 1


def test_a_list_without_entries_says_so(program, project):
    assert "no entry yet" in program.run("list", project, "risks").out
    assert "contains this text" in program.run("list", project, "risks", "--where", "x").out


@pytest.mark.parametrize("pair", ["Name=Chat", "name=Chat", "Zweckbestimmung in einem Satz=Chat"])
def test_a_field_is_known_by_key_and_by_label_in_either_language(program, project, pair):
    given = ["name=Old", pair] if pair.startswith("Zweck") else [pair]
    added = program.run("add", project, "system", *given, "--json").json
    assert "Chat" in (added["name"], added.get("purpose"))


def test_a_file_becomes_evidence(program, project):
    paper = program.path("policy.txt")
    paper.write_bytes(b"rules")
    added = program.run("add", project, "evidence", "title=Policy", f"file={paper}", "--json")
    assert added.code == 0, added.err
    assert added.json["file_name"] == "policy.txt"
    assert added.json["size"] == 5
    assert program.run("verify", project).code == 0


def test_a_file_that_is_not_there_is_told(program, project):
    refused = program.run("add", project, "evidence", "title=Policy", "file=missing.pdf")
    assert refused.code == 4
    assert "missing.pdf" in refused.err

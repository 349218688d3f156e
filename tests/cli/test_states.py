"""Comparing states, going back to one, and recognising exports on the command line."""

import shutil
import zipfile

import pytest

from rai_desktop.domain.steps import fingerprint


@pytest.fixture
def heads(program, project):
    """A project with a few steps; return its heads, oldest first."""
    found = [program.done("verify", project)["head"]]
    for command in (
        ("add", project, "systems", "name=Chat"),
        ("add", project, "risks", "title=Falsche Antworten"),
        ("set", project, "KI-0001", "name=Auskunft", "notes=intern"),
    ):
        program.done(*command)
        found.append(program.done("verify", project)["head"])
    return found


def entries(document):
    return [(entry["entry"], entry["what"]) for entry in document["entries"]]


# comparing ---------------------------------------------------------------------------


def test_a_state_is_compared_with_the_present_one(program, project, heads):
    document = program.done("compare", project, fingerprint(heads[1]))
    assert (document["from"]["head"], document["to"]["head"]) == (heads[1], heads[3])
    assert document["from"]["later_steps"] == 2
    assert entries(document) == [
        ("KI-0001 Auskunft", "changed"),
        ("RI-0001 Falsche Antworten", "new"),
    ]
    fields = {each["key"]: (each["old"], each["new"]) for each in document["entries"][0]["fields"]}
    assert fields == {"name": ("Chat", "Auskunft"), "notes": (None, "intern")}


def test_two_states_are_compared_in_the_order_given(program, project, heads):
    document = program.done("compare", project, heads[2], heads[1])
    assert entries(document) == [("RI-0001 Falsche Antworten", "removed")]


def test_what_is_different_is_told_in_words(program, project, heads):
    answer = program.run("compare", project, heads[2])
    assert "AI system KI-0001 Auskunft · Changed since" in answer.lines
    assert "    Name: Chat → Auskunft" in answer.lines
    assert answer.lines[0].startswith(f"From: {fingerprint(heads[2])}, ")
    same = program.run("compare", project, heads[3])
    assert same.code == 0
    assert same.lines[-1] == "Nothing is different between these two states."


def test_a_copy_names_a_state_if_the_project_knows_it(program, project, heads):
    copy = shutil.copy(project, program.path("copy.rai"))
    program.done("set", project, "KI-0001", "name=Neu")
    document = program.done("compare", project, copy)
    assert document["from"]["head"] == heads[3]
    assert entries(document) == [("KI-0001 Neu", "changed")]
    program.done("set", copy, "KI-0001", "name=Anders")
    answer = program.run("compare", project, copy)
    assert answer.code == 2
    assert "merge --dry-run" in answer.err


def test_a_file_of_another_project_and_a_missing_one_name_no_state(program, project, heads):
    other = program.new("other.rai")
    assert program.run("compare", project, other).code == 2
    assert program.run("compare", project, program.path("missing.rai")).code in (3, 4)
    answer = program.run("compare", project, "yesterday")
    assert (answer.code, answer.out) == (2, "")
    assert "names no state" in answer.err


# going back --------------------------------------------------------------------------


def test_the_project_goes_back_as_one_step_that_undo_takes_back(program, project, heads):
    document = program.done("restore", project, heads[1])
    assert (document["done"], document["entries"], document["links"]) == (True, 2, 0)
    assert program.names(project, "systems") == ["Chat"]
    assert program.names(project, "risks") == []
    assert program.done("verify", project, "--deep")["sound"] is True
    program.done("undo", project)
    assert program.names(project, "systems") == ["Auskunft"]
    assert program.names(project, "risks") == ["Falsche Antworten"]


def test_one_entry_goes_back(program, project, heads):
    program.done("restore", project, heads[1], "--of", "KI-0001")
    assert program.names(project, "systems") == ["Chat"]
    assert program.names(project, "risks") == ["Falsche Antworten"]


def test_who_is_new_signs_and_stays(program, project, heads):
    program.done("restore", project, heads[1], "--author", "Neue Person")
    newest = program.done("history", project)[-1]
    assert (newest["action"], newest["author"]) == ("restore_backup", "Neue Person")
    assert program.names(project, "people") == ["Neue Person"]


def test_a_dry_run_writes_nothing(program, project, heads):
    before = project.read_bytes()
    answer = program.run("restore", project, heads[1], "--dry-run")
    assert answer.code == 0
    assert answer.lines[1:] == ["Entries: 2, links: 0", "Nothing was written."]
    assert project.read_bytes() == before


def test_the_present_state_needs_no_step(program, project, heads):
    document = program.done("restore", project, heads[3])
    assert (document["done"], document["head"]) == (False, heads[3])


# exports -----------------------------------------------------------------------------


def exported(program, project, name, *options):
    path = program.path(name)
    program.done("export", project, "--to", path, *options)
    return path


KINDS = (
    ("all.xlsx", ()),
    ("all.pdf", ()),
    ("all.json", ()),
    ("systems.csv", ("--register", "systems")),
    ("systems.pdf", ("--register", "systems")),
)


@pytest.mark.parametrize(("name", "options"), KINDS)
def test_every_export_is_recognised(program, project, heads, name, options):
    path = exported(program, project, name, *options)
    plain = program.done("verify", path)
    assert plain["fingerprint"] == fingerprint(heads[3])
    document = program.done("verify", path, "--of", project)
    assert (document["standing"], document["head"]) == ("present", heads[3])
    program.done("set", project, "KI-0001", "name=Neu", "purpose=Hilft.")
    later = program.run("verify", path, "--of", project, "--json")
    assert later.code == 1
    told = ("standing", "later_steps", "changed_entries")
    assert [later.json[key] for key in told] == ["earlier", 1, 1]


def test_what_an_export_is_of_is_told_in_words(program, project, heads):
    path = exported(program, project, "all.pdf")
    now = program.run("verify", path, "--of", project)
    assert "It is the present state of this project." in now.lines
    assert now.lines[-1].startswith("This tells which state the file names")
    program.done("undo", project)
    program.done("undo", project)
    then = program.run("verify", path, "--of", project)
    assert "2 later steps in the history" in then.lines
    assert "2 entries are different since then" in then.lines


def test_an_export_of_a_copy_that_was_not_merged_was_never_a_state(program, project, heads):
    copy = shutil.copy(project, program.path("copy.rai"))
    program.done("set", copy, "KI-0001", "name=Anders")
    for name, options in KINDS:
        path = exported(program, copy, name, *options)
        answer = program.run("verify", path, "--of", project, "--json")
        assert (answer.code, answer.json["standing"]) == (3, "never")


def test_an_export_of_another_project_is_told(program, project, heads):
    path = exported(program, program.new("other.rai"), "other.json")
    answer = program.run("verify", path, "--of", project, "--json")
    assert (answer.code, answer.json["standing"]) == (3, "other_project")


def test_a_copy_is_recognised_too(program, project, heads):
    copy = shutil.copy(project, program.path("copy.rai"))
    program.done("set", project, "KI-0001", "name=Neu")
    answer = program.run("verify", copy, "--of", project, "--json")
    assert (answer.code, answer.json["standing"], answer.json["later_steps"]) == (1, "earlier", 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.pdf", b""),
        ("plain.pdf", b"%PDF-1.7\nnothing\n%%EOF"),
        ("list.csv", b"a,b\n1,2\n"),
        ("list.json", b'[{"a": 1}]'),
        ("wrong.json", b'{"project": "x", "head": "../../etc", "systems": [{"a": 1}]}'),
        ("broken.xlsx", b"PK\x03\x04 and nothing more"),
        ("broken.json", b"{" * 100_000),
        ("title.pdf", b"%PDF-1.7 /Title (/Keywords \\(rai-desktop-state x y\\))"),
    ],
)
def test_a_file_that_names_no_state_is_refused_in_one_sentence(program, name, data):
    path = program.path(name)
    path.write_bytes(data)
    answer = program.run("verify", path)
    assert (answer.code, answer.out) == (3, "")
    assert len(answer.err.splitlines()) == 1


def test_a_missing_export_is_named(program):
    answer = program.run("verify", program.path("missing.pdf"))
    assert answer.code == 4
    assert "missing.pdf" in answer.err


def test_two_states_in_one_document_are_refused(program, project, heads):
    path = exported(program, project, "all.pdf")
    data = path.read_bytes()
    mark = f"/Keywords (rai-desktop-state {program.done('verify', project)['project']} "
    assert data.count(f"{mark}{heads[3]})".encode()) == 1
    path.write_bytes(data + f"{mark}{heads[2]})".encode())
    answer = program.run("verify", path)
    assert answer.code == 3
    assert "more than one state" in answer.err


def test_separated_values_with_rows_of_two_states_are_refused(program, project, heads):
    path = exported(program, project, "systems.csv", "--register", "systems")
    lines = path.read_text("utf-8-sig").splitlines()
    other = lines[1].replace(fingerprint(heads[3]), fingerprint(heads[2]))
    path.write_text("\n".join([*lines, other]), "utf-8")
    assert program.run("verify", path).code == 3


def test_the_state_of_a_pdf_stands_in_front_of_a_border_of_two_pieces(
    program, project, heads, monkeypatch
):
    from rai_desktop.imports import exported as reading

    path = exported(program, project, "all.pdf")
    monkeypatch.setattr(reading, "_PIECE", 7)
    assert program.done("verify", path)["head"] == heads[3]


def test_a_workbook_that_unpacks_to_too_much_is_refused(program):
    path = program.path("bomb.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"0" * 400_000_000)
    answer = program.run("verify", path)
    assert answer.code == 3
    assert "unpacks" in answer.err


def test_an_empty_list_of_separated_values_names_no_state(program, project, heads):
    path = exported(program, project, "people.csv", "--register", "people")
    assert program.run("verify", path).code == 3


def test_the_column_of_fingerprints_is_no_note_when_the_list_comes_back(program, project, heads):
    path = exported(program, project, "systems.csv", "--register", "systems")
    document = program.done("import", project, path, "--dry-run")
    assert (document["counts"]["unchanged"], document["changes"]) == (1, [])
    program.done("import", project, path, "--on-conflict", "update")
    assert program.done("show", project, "KI-0001")["notes"] == "intern"

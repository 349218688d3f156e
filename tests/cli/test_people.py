"""Erasing a person and handing over on the command line."""

NAME = "Wilhelmina Groß"


def filled(program, project):
    program.done("add", project, "people", f"name={NAME}", "email=w.gross@example.org")
    program.done("add", project, "people", "name=Ben")
    program.done("add", project, "systems", "name=Chat", "owner=PE-0001", f"notes={NAME} fragen")


def test_erasing_says_first_what_it_does_and_does_nothing(program, project):
    filled(program, project)
    answer = program.run("erase", project, "PE-0001")
    assert answer.code == 3
    assert "--yes" in answer.out
    assert "KI-0001 Chat · Notes" in answer.out
    assert program.done("show", project, "PE-0001")["name"] == NAME


def test_erasing_leaves_no_byte_of_the_person(program, project):
    filled(program, project)
    document = program.done("erase", project, "PE-0001", "--yes", "--texts", "--backups")
    assert document["stays"] == "Erased person PE-0001"
    assert document["backups_removed"] > 0
    assert document["backups_left"] == 0
    for path in program.folder.rglob("*"):
        if path.is_file():
            assert NAME.encode() not in path.read_bytes(), path
    assert program.done("show", project, "KI-0001")["notes"] == "Erased person PE-0001 fragen"
    assert program.done("verify", project, "--deep")["sound"] is True
    assert program.run("undo", project).code == 0
    assert NAME.encode() not in project.read_bytes()


def test_texts_that_still_name_the_person_are_told(program, project):
    filled(program, project)
    answer = program.run("erase", project, "PE-0001", "--yes")
    assert answer.code == 0
    assert f"KI-0001 Chat · Notes: {NAME} fragen" in answer.out


def test_what_cannot_be_erased_is_refused(program, project):
    filled(program, project)
    assert program.run("erase", project, "KI-0001", "--yes").code == 2
    assert program.run("erase", project, "PE-0009", "--yes").code == 2
    program.done("erase", project, "PE-0001", "--yes")
    assert program.run("erase", project, "PE-0001", "--yes").code == 2


def owner(program, project):
    owner = program.done("show", project, "KI-0001")["owner"]
    people = program.done("list", project, "people")
    return next(person["number"] for person in people if person["uid"] == owner)


def test_handing_over_can_be_looked_at_before(program, project):
    filled(program, project)
    document = program.done("hand-over", project, "PE-0001", "--to", "PE-0002", "--dry-run")
    assert document == {"entries": 1, "done": False, "fields": {"system.owner": 1}}
    assert owner(program, project) == "PE-0001"
    assert program.done("hand-over", project, "PE-0001", "--to", "PE-0002")["done"] is True
    assert owner(program, project) == "PE-0002"
    program.done("undo", project)
    assert owner(program, project) == "PE-0001"


def test_handing_over_nothing_says_so(program, project):
    filled(program, project)
    answer = program.run("hand-over", project, "PE-0002", "--to", "PE-0001")
    assert "not responsible for anything" in answer.out

from tests.services.questionnaires.filling import fill

CHAT = ("Chat", "Texte schreiben")


def test_departments_are_asked_and_their_answers_come_back(program):
    project = program.new()
    folder = program.path("forms")
    folder.mkdir()
    sent = program.done(
        *("questionnaire", project, "--departments", "Vertrieb;Einkauf", "--to", folder),
        *("--lang", "de", "--due", "2099-12-31"),
    )
    assert [path.name for path in sorted(folder.iterdir())] == [
        "KI-Fragebogen Einkauf.xlsx",
        "KI-Fragebogen Vertrieb.xlsx",
    ]
    assert program.names(project, "inquiries") == [
        "Welche KI nutzt Vertrieb?",
        "Welche KI nutzt Einkauf?",
    ]
    fill(folder / "KI-Fragebogen Vertrieb.xlsx", CHAT)
    fill(folder / "KI-Fragebogen Einkauf.xlsx", cells={"B11": "Ja"})
    read = program.done("questionnaire", project, "--read", *sent["files"])
    assert [(row["department"], row["name"], row["outcome"]) for row in read["rows"]] == [
        ("Vertrieb", "Chat", "new")
    ]
    assert program.names(project, "systems") == ["Chat"]
    program.done("undo", project)
    assert program.names(project, "systems") == []


def test_a_file_that_is_no_form_is_told_and_the_rest_is_read(program):
    project = program.new()
    form = program.path("form.xlsx")
    program.done("questionnaire", project, "--anybody", "--to", form, "--lang", "en")
    fill(form, CHAT, cells={"B8": "Sales"})
    other = program.write("other.txt", "no form")
    answer = program.run("questionnaire", project, "--read", form, other, program.path("none.xlsx"))
    assert answer.code == 1, answer
    assert "other.txt" in answer.out
    assert program.names(project, "systems") == ["Chat"]
    assert program.names(project, "inquiries") == ["Which AI does Sales use?"]


def test_nothing_is_written_on_a_dry_run(program):
    project = program.new()
    folder = program.path("forms")
    folder.mkdir()
    asked = ("questionnaire", project, "--departments", "Sales", "--to", folder)
    assert program.done(*asked, "--dry-run")["done"] is False
    assert list(folder.iterdir()) == []
    assert program.names(project, "inquiries") == []


def test_a_supplier_is_asked_about_a_system(program):
    project = program.new()
    program.done("add", project, "systems", "name=Reader")
    form = program.path("questions")
    sent = program.done("questionnaire", project, "--supplier", "KI-0001", "--to", form)
    assert sent["files"] == [str(program.path("questions.xlsx"))]
    assert program.names(project, "inquiries") == ["Questions about Reader"]


def test_what_is_missing_is_told(program):
    project = program.new()
    assert program.run("questionnaire", project).code == 2
    assert program.run("questionnaire", project, "--anybody").code == 2
    answer = program.run("questionnaire", project, "--departments", " ; ", "--to", "x")
    assert answer.code == 2
    assert "department" in answer.err
    empty = program.path("empty.xlsx")
    program.done("questionnaire", project, "--anybody", "--to", empty)
    assert program.run("questionnaire", project, "--read", empty).code == 3


def test_lines_named_twice_and_values_that_do_not_fit_are_told(program):
    project = program.new()
    form = program.path("form.xlsx")
    program.done("questionnaire", project, "--anybody", "--to", form, "--lang", "de")
    bot = ("Bot", "Antworten", "", "", "", "", "", "weiß keiner")
    fill(form, CHAT, CHAT, bot, cells={"B8": "IT"})
    answer = program.run("questionnaire", project, "--read", form)
    assert "“Chat” is named twice: form.xlsx, row 15, and form.xlsx, row 14." in answer.lines
    assert any("weiß keiner" in line for line in answer.lines)
    assert answer.code == 1, answer


def test_a_questionnaire_never_replaces_a_filled_one(program):
    project = program.new()
    ask = ("questionnaire", project, "--departments", "Einkauf;Vertrieb", "--to", program.folder)
    program.done(*ask, "--lang", "de")
    filled = fill(program.path("KI-Fragebogen Vertrieb.xlsx"), CHAT)
    before = filled.read_bytes()
    answer = program.run(*ask, "--lang", "de")
    assert answer.code == 2
    assert "KI-Fragebogen" in answer.err
    assert filled.read_bytes() == before


def test_a_whole_folder_of_forms_is_read(program):
    project = program.new()
    folder = program.path("forms")
    folder.mkdir()
    ask = ("questionnaire", project, "--departments", "Vertrieb;Einkauf", "--to", folder)
    program.done(*ask, "--lang", "de")
    fill(folder / "KI-Fragebogen Vertrieb.xlsx", CHAT)
    fill(folder / "KI-Fragebogen Einkauf.xlsx", ("Leser", "Rechnungen lesen"))
    (folder / "~$KI-Fragebogen Einkauf.xlsx").write_bytes(b"open in Excel")
    (folder / "notes.txt").write_text("no form", "utf-8")
    read = program.done("questionnaire", project, "--read", folder)
    assert read["refused"] == []
    assert sorted(program.names(project, "systems")) == ["Chat", "Leser"]


def test_a_folder_without_forms_is_told(program):
    project = program.new()
    folder = program.path("empty")
    folder.mkdir()
    answer = program.run("questionnaire", project, "--read", folder)
    assert answer.code == 3
    assert "empty" in answer.out


def test_a_filled_form_that_is_imported_answers_its_inquiry(program):
    project = program.new()
    folder = program.path("forms")
    folder.mkdir()
    program.done("questionnaire", project, "--departments", "Vertrieb", "--to", folder)
    (form,) = folder.iterdir()
    fill(form, CHAT)
    assert program.done("import", project, form, "--dry-run")["done"] is False
    assert program.names(project, "systems") == []
    assert program.done("import", project, form)["done"] is True
    (inquiry,) = program.done("list", project, "inquiries")
    assert (inquiry["status"], inquiry["named"]) == ("answered", 1)
    (system,) = program.done("list", project, "systems")
    assert (system["name"], system["department"]) == ("Chat", "Vertrieb")


def test_none_against_the_inventory_waits_for_a_decision(program):
    project = program.new()
    program.done("add", project, "systems", "name=Chat", "department=Vertrieb")
    folder = program.path("forms")
    folder.mkdir()
    ask = ("questionnaire", project, "--departments", "Vertrieb", "--to", folder)
    program.done(*ask, "--lang", "de")
    (form,) = folder.iterdir()
    fill(form, cells={"B11": "Ja"})
    answer = program.run("questionnaire", project, "--read", form)
    assert answer.code == 1, answer
    assert "KI-0001 Chat" in answer.out
    assert "--accept-none" in answer.out
    assert program.done("list", project, "inquiries")[0]["status"] == "open"
    program.done("questionnaire", project, "--read", form, "--accept-none")
    assert program.done("list", project, "inquiries")[0]["status"] == "none_used"

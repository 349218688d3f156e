"""Searching everywhere on the command line."""


def test_entries_are_found_by_what_is_typed(program, project):
    program.done("add", project, "systems", "name=Prüfgerät")
    assert "KI-0001  Prüfgerät" in program.run("search", project, "pruefgeraet").out


def test_the_answer_in_json_names_number_and_fit(program, project):
    program.done("add", project, "systems", "name=Rechnungsleser")
    (first, *_) = program.run("search", project, "Rechnugsleser", "--json").json
    assert first["number"] == "KI-0001"
    assert (first["sort"], first["fit"]) == ("system", "MISTYPED")


def test_a_term_is_explained(program, project):
    found = program.run("search", project, "foundation", "model", "--json").json
    assert any(one["sort"] == "glossary" and one["text"] for one in found)


def test_nothing_found_is_told(program, project):
    assert "Nothing found" in program.run("search", project, "xyzzyxq").out


def test_a_section_of_the_manual_is_found_by_its_text(program, project):
    found = program.run("search", project, "conflicted", "copy", "--json").json
    (section,) = [one for one in found if one["sort"] == "manual"]
    assert section["title"] == "Good to know"
    assert section["place"] == "One file, one inventory"
    assert "conflicted copy" in section["text"]
    (line, text) = program.run("search", project, "conflicted", "copy").out.split("\n")[:2]
    assert line == "Manual: One file, one inventory  Good to know"
    assert len(text.strip()) <= 300

import pytest

TYPES = ("text", "long_text", "number", "date", "choice", "person")


def test_a_project_without_fields_says_so(program, project):
    assert program.done("fields", project) == []
    assert "no custom fields" in program.run("fields", project).out


@pytest.mark.parametrize("sort", TYPES)
def test_fields_are_added_and_listed(program, project, sort):
    wishes = ["--options", "EU; USA;;"] if sort == "choice" else []
    program.done(
        "fields", project, "--add", "systems", "Cloud", "--type", sort, *wishes,
        "--describe", "Wo?",
    )  # fmt: skip
    (found,) = program.done("fields", project)
    assert (found["kind"], found["label"], found["type"]) == ("system", "Cloud", sort)
    assert found["options"] == (["EU", "USA"] if sort == "choice" else [])
    assert found["help"] == "Wo?"
    assert found["key"].startswith("x:")


def test_values_are_set_by_label_and_shown(program, project):
    program.done(
        "fields", project, "--add", "system", "Cloud", "--type", "choice", "--options", "EU;USA"
    )
    program.done("add", project, "system", "name=Chat", "cloud=usa")
    (found,) = program.done("fields", project)
    assert program.done("show", project, "KI-0001")[found["key"]] == "USA"
    assert "Cloud: USA" in program.run("show", project, "KI-0001").out
    program.done("set", project, "KI-0001", f"{found['key']}=EU")
    assert program.done("list", project, "systems")[0][found["key"]] == "EU"
    refused = program.run("set", project, "KI-0001", "Cloud=Mars")
    assert refused.code == 2
    assert "EU, USA" in refused.err


def test_fields_are_renamed_removed_and_come_back(program, project):
    program.done("fields", project, "--add", "risks", "Alt")
    (renamed,) = program.done("fields", project, "--rename", "risks", "alt", "Neu")
    assert renamed["label"] == "Neu"
    assert program.done("fields", project, "--remove", "risks", "Neu") == []
    program.done("undo", project)
    assert program.done("fields", project)[0]["label"] == "Neu"


@pytest.mark.parametrize(
    "wishes",
    [
        ("--add", "unknown", "Cloud"),
        ("--add", "reviews", "Cloud"),
        ("--add", "systems", "Name"),
        ("--add", "systems", ""),
        ("--add", "systems", "x" * 61),
        ("--add", "systems", "Cloud", "--type", "choice"),
        ("--add", "systems", "Cloud", "--options", "a;b"),
        ("--add", "systems", "A", "--remove", "systems", "B"),
        ("--remove", "systems", "B"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(program, project, wishes):
    answer = program.run("fields", project, *wishes)
    assert answer.code == 2
    assert answer.err.strip()
    assert program.done("fields", project) == []

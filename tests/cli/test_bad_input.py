"""What people or other programs write into text fields comes back exactly as it was."""

import json

import pytest

from rai_desktop.cli.context import KIND_NAMES
from rai_desktop.domain.kinds.registry import KINDS

TEXTS = (
    "x" * 300,
    "two\nlines\r\nand\rmore",
    "🙂 👩‍👩‍👧 🇩🇪",
    "مرحبا \u202eevil\u202c שלום",
    '=HYPERLINK("https://example.org")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\ttab",
    "bell \x07 escape \x1b[31m delete \x7f next \x85 csi \x9b",
    "<img src=x onerror=alert(1)>",
    "R&D &amp; &lt;b&gt; %s {name} {0} \\n",
    "'; DROP TABLE system; --",
    "_x000D_ #REF! NULL None",
    " blanks at both ends ",
    "e\u0301 \u00e9 \ufeff \u200b \ufffe \U0010ffff",
)


def text_keys(kind):
    specs = KINDS[KIND_NAMES[kind]].fields
    free = (spec for spec in specs if spec.is_text and not (spec.internal or spec.time_of_day))
    return [spec.key for spec in free]


def turned(keys, turn):
    """Give every field another text, and by each turn yet another one."""
    return {key: TEXTS[(place + turn) % len(TEXTS)] for place, key in enumerate(keys)}


def exported(program, project):
    target = program.path("all.json")
    program.done("export", project, "--to", target)
    return json.loads(target.read_text("utf-8"))


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_texts_come_back_as_typed_from_list_show_and_export(program, project, kind):
    keys = text_keys(kind)
    first, second = turned(keys, 0), turned(keys, 7)
    for texts in (first, second):
        program.done("add", project, kind, *(f"{key}={text}" for key, text in texts.items()))
    number = program.done("list", project, kind)[0]["number"]
    third = turned(keys, 12)
    program.done("set", project, number, *(f"{key}={text}" for key, text in third.items()))
    for entries in (
        program.done("list", project, kind),
        [program.done("show", project, e["number"]) for e in program.done("list", project, kind)],
        exported(program, project)[kind],
    ):
        found = [{key: entry[key] for key in keys} for entry in entries]
        assert found == [third, second]


def test_every_text_can_be_a_name_and_an_import_gives_it_back(program, project):
    keys = text_keys("systems")
    records = [
        turned(keys, 0) | {"name": text, "own_id": f"K-{place}"} for place, text in enumerate(TEXTS)
    ]
    source = program.write("list.json", json.dumps(records))
    answer = program.run("import", project, source, "--kind", "systems", "--json")
    assert answer.json["counts"]["new"] == len(TEXTS), answer.json
    names = program.names(project, "systems")
    lines = [text.replace("\r\n", "\n").replace("\r", "\n") for text in TEXTS]
    assert names == [line.strip(" ") for line in lines]
    again = program.done("import", project, source, "--kind", "systems")
    assert again["counts"]["unchanged"] == len(TEXTS)
    assert program.run("verify", project, "--deep").code == 0


@pytest.mark.parametrize("text", [TEXTS[1], TEXTS[3], TEXTS[4], TEXTS[10]])
def test_the_organisation_holds_any_text(program, text):
    path = program.path("p.rai")
    program.done("new", path, "--name", text)
    program.done("set", path, "organisation", f"scope={text}")
    shown = program.done("show", path, "organisation")
    assert (shown["name"], shown["scope"]) == (text, text)


def test_nul_characters_cannot_be_kept_and_are_told(program, project):
    source = program.write("list.csv", "Name;Zweck\nA\0B;C\n")
    answer = program.run("import", project, source, "--json")
    assert answer.code == 1
    assert [remark["row"] for remark in answer.json["remarks"]] == [2]
    assert program.names(project, "systems") == ["A\N{REPLACEMENT CHARACTER}B"]


def test_halves_of_surrogate_pairs_become_question_marks(program, project):
    program.done("add", project, "system", "name=A\udcffB")
    assert program.names(project, "systems") == ["A?B"]


def test_a_text_that_is_too_long_is_refused(program, project):
    answer = program.run("add", project, "system", "name=A", f"purpose={'x' * 100_001}")
    assert answer.code == 2
    assert "100000" in answer.err
    program.done("add", project, "system", "name=A", f"purpose={'x' * 100_000}")


def test_no_text_gives_orders_to_a_terminal(program, project):
    records = [{"name": text, "purpose": text} for text in TEXTS]
    source = program.write("list.json", json.dumps(records))
    written = program.run("import", project, source, "--kind", "systems").out
    numbers = [entry["number"] for entry in program.done("list", project, "systems")]
    for command in (
        ("list", project, "systems"),
        ("list", project, "systems", "--json"),
        ("history", project),
        *(("show", project, number) for number in numbers),
    ):
        written += program.run(*command).out
    orders = {c for c in written if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0} - {"\n", "\t"}
    assert orders == set()


def test_a_line_break_in_a_name_cannot_pretend_to_be_another_entry(program, project):
    program.done("add", project, "system", "name=A\nKI-0002  B")
    lines = program.run("list", project, "systems").lines
    assert [line for line in lines if line.startswith("KI-")] == ["KI-0001  A"]


@pytest.mark.parametrize(
    "name", ["\n", "a" * 5000, "../../etc", "ki-0001\0", "KI-0001 ", "KI-" + "9" * 50, "=1", "💥"]
)
def test_odd_numbers_of_entries_are_refused_with_a_sentence(program, project, name):
    answer = program.run("show", project, name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("Look it up") == 1


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_last_and_the_first_day_there_is_can_be_judged_by(program, day):
    path = program.path("far.rai")
    on = ("--on", day)
    assert program.run("demo", path, *on).code == 2
    program.done("demo", path)
    program.done("classify", path, "--again", *on)
    for name in ("all.xlsx", "all.pdf", "all.json"):
        answer = program.run("export", path, "--to", program.path(name), *on)
        assert answer.code in (0, 1), answer
    program.done("list", path, "tasks", *on)

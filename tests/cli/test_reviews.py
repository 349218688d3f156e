"""Reviews on the command line: recording, listing, and the protocol."""

import docx
from pypdf import PdfReader

from tests.cli.running import DAY

LATER = "2027-01-31"


def prepared(program, path):
    """Add a system with an owner, and two people who may review it."""
    for name in ("Owner", "Reviewer", "Approver"):
        program.done("add", path, "people", f"name={name}")
    program.done("add", path, "systems", "name=Chat", "owner=PE-0001")


def review(program, path, *options, verdict="approved", reviewer="Reviewer"):
    return program.run(
        *("review", path, "KI-0001", "--verdict", verdict, "--reviewer", reviewer),
        *("--on", DAY, "--json", *options),
    )


def test_review_is_recorded_with_the_day_that_the_method_asks_for(program, project):
    prepared(program, project)
    answer = review(program, project)
    assert answer.json == {"review": "UP-0001", "verdict": "approved", "next_on": "2027-05-22"}
    (listed,) = program.done("list", project, "reviews")
    assert (listed["number"], listed["title"]) == ("UP-0001", "Chat")
    shown = program.done("show", project, "KI-0001")
    assert shown["reviewed_on"] == DAY


def test_returned_review_makes_a_finding_and_is_undone_as_one(program, project):
    prepared(program, project)
    wishes = ("--reason", "The purpose is missing", "--severity", "major", "--due", LATER)
    answer = review(program, project, *wishes, verdict="returned")
    assert (answer.json["finding"], answer.json["next_on"]) == ("FE-0001", LATER)
    finding = program.done("show", project, "FE-0001")
    assert (finding["severity"], finding["due_on"]) == ("major", LATER)
    program.done("undo", project)
    assert program.done("list", project, "reviews") == []
    assert program.done("list", project, "findings") == []


def test_answer_in_words_names_what_came_of_it(program, project):
    prepared(program, project)
    answer = program.run(
        *("review", project, "KI-0001", "--verdict", "approved_with_conditions"),
        *("--reviewer", "PE-0002", "--conditions", "Ask for the report", "--next", "2027-02-01"),
        *("--on", DAY),
    )
    assert answer.lines == [
        "Reviewed: Chat. Outcome: In order with conditions. Recorded as UP-0001.",
        "Next review: 1 Feb 2027.",
        "AU-0001 Meet the conditions of the review: Chat",
    ]


def test_what_is_missing_or_wrong_is_told_and_nothing_is_recorded(program, project):
    prepared(program, project)
    program.done("set", project, "KI-0001", "status=in_use")
    for options, told in (
        ({"verdict": "returned"}, "reason is needed"),
        ({"verdict": "approved_with_conditions"}, "Write down the conditions"),
        ({"reviewer": "Nobody Known"}, "not among the people"),
    ):
        answer = review(program, project, **options)
        assert answer.code == 2
        assert told in answer.err
    assert "still to come" in review(program, project, "--held", "2026-11-23").err
    program.done("set", project, "KI-0001", "status=retired")
    assert "retired" in review(program, project).err
    assert program.run("review", project, "PE-0001", "--verdict", "approved").code == 2
    assert program.done("list", project, "reviews") == []


def text_of(path):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_protocol_of_one_review_or_of_all(program, project):
    prepared(program, project)
    wishes = ("--approver", "Approver", "--notes", "Calm talk")
    review(program, project, *wishes)
    review(program, project, "--reason", "Changed purpose", verdict="returned")
    one, both = program.path("one.pdf"), program.path("both.pdf")
    program.done("export", project, "--review", "UP-0001", "--to", one, "--lang", "de")
    program.done("export", project, "--review", "all", "--to", both, "--lang", "en")
    german, english = text_of(one), text_of(both)
    assert "Protokoll der Überprüfung UP-0001" in german
    assert "Namen nach eigener Angabe, nicht technisch geprüft." in german
    assert "PE-0003 Approver" in german
    assert "Unterschrift" in german
    assert "UP-0002 KI-0001 Chat" in english
    assert "Finding FE-0001" in english
    word = program.path("both.docx")
    program.done("export", project, "--review", "all", "--to", word, "--lang", "en")
    paragraphs = [paragraph.text for paragraph in docx.Document(word).paragraphs]
    assert "UP-0002 KI-0001 Chat" in paragraphs


def test_protocol_leaves_out_what_is_asked(program, project):
    prepared(program, project)
    program.done("set", project, "PE-0002", "function=Quality")
    review(program, project, "--notes", "Calm talk")
    target = program.path("p.pdf")
    wishes = ("--redact", "names,comments", "--lang", "en")
    program.done("export", project, "--review", "UP-0001", "--to", target, *wishes)
    text = text_of(target)
    assert "Calm talk" not in text
    assert "PE-0002 Quality" in text


def test_protocol_of_what_is_no_review_is_refused(program, project):
    prepared(program, project)
    target = program.path("p.pdf")
    assert "no review" in program.run("export", project, "--review", "all", "--to", target).err
    answer = program.run("export", project, "--review", "KI-0001", "--to", target)
    assert "KI-0001 is not a review" in answer.err
    review(program, project)
    answer = program.run("export", project, "--review", "all", "--to", program.path("p.xlsx"))
    assert "pdf, docx" in answer.err
    assert not target.exists()

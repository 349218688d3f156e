"""The yearly report and its receipt as documents, and what the history says about them."""

from datetime import UTC, date, datetime

import pytest

from rai_desktop.domain.fields import EntityKind, answer_key
from rai_desktop.services.answers_told import AnswerTeller
from rai_desktop.services.papers.model import Grid, Heading
from rai_desktop.services.papers.registry import paper_kind
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.services.yearly_report.finishing import keep_decisions
from rai_desktop.services.yearly_report.making import (
    drafted_report,
    made_report,
    shown_report,
    wanted_report,
)
from rai_desktop.services.yearly_report.papers import WrittenFile
from rai_desktop.services.yearly_report.sheet import FIGURE, item_changes
from tests.services.building import labels
from tests.services.yearly_report.drafting import SIGNED, YEAR, close, member, practice, wanted

REQUEST = PaperRequest(cut_off=date(2026, 6, 15), created=datetime(2026, 6, 15, tzinfo=UTC))


def own_labels(project, language="en"):
    own = labels(language)
    own.keep(project)
    return own


def made(project, **options):
    own = own_labels(project)
    draft = drafted_report(project, own, wanted_report(project, own, YEAR), as_draft=True)
    return shown_report(project, own, draft, **options)


def finished(project):
    keep_decisions(project, wanted(), {f"{FIGURE}responsible": "yes"})
    close(project)
    own = own_labels(project)
    draft = drafted_report(project, own, wanted_report(project, own, YEAR), as_draft=False)
    return made_report(project, own, draft, SIGNED)


def headings(paper):
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def cells(paper):
    return [
        cell
        for block in paper.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
    ]


def built(project, key):
    return paper_kind(key).build(project, own_labels(project), REQUEST)


def test_a_draft_says_so_and_a_finished_report_does_not(project):
    member(project)
    assert "not closed" in made(project).paper.banner
    paper = finished(project).paper
    assert paper.banner == ""
    assert any("Vera Beispiel" in fact.text for fact in paper.facts)


def test_a_practice_stands_under_its_title(project):
    member(project)
    practice(project)
    assert "Zweite Person schaut hin" in headings(made(project).paper)


def test_what_is_left_out_is_said_in_place_of_a_number(project):
    member(project)
    keep_decisions(project, wanted(), item_changes("incidents", is_out=True))
    assert "Left out" in cells(made(project).paper)


def test_without_its_name_the_member_is_called_by_its_number(project):
    member(project)
    keep_decisions(project, wanted(), item_changes("member.name", is_out=True))
    assert made(project).paper.organisation == "Member M-17"


def test_the_change_to_an_earlier_year_is_told_in_points(project):
    member(project)
    project.clock.moment = datetime(2025, 12, 20, tzinfo=UTC)
    close(project, 2025)
    project.clock.moment = datetime(2026, 12, 20, tzinfo=UTC)
    paper = made(project).paper
    assert "Change to an earlier year" in headings(paper)
    assert "±0" in cells(paper)


def test_the_receipt_names_files_with_their_checksums(project):
    member(project)
    report = finished(project)
    receipt = report.receipt([WrittenFile(name="report.json", sha256="ab" * 32)])
    facts = {fact.label: fact.text for fact in receipt.facts}
    assert facts["Report id"] == report.report.report_id
    assert facts["Checksum of the report (SHA-256)"] == report.sha256
    assert "Files" in headings(receipt)


def test_documents_of_a_project_hold_the_draft_and_the_last_receipt(project):
    member(project)
    assert "Yearly report 2026" in built(project, "yearly-report").title
    assert built(project, "receipt").facts[0].label != "Request"
    report = finished(project)
    facts = {fact.label: fact.text for fact in built(project, "receipt").facts}
    assert facts["Report id"] == report.report.report_id
    assert facts["Checksum of the report (SHA-256)"] == report.sha256


@pytest.mark.parametrize(
    ("key", "words"),
    [("figure:plan", "plan"), ("out:incidents", "incidents"), ("sent:revision", "revision")],
)
def test_the_history_tells_what_was_decided(project, key, words):
    teller = AnswerTeller(project, own_labels(project))
    told = teller.label(answer_key(key))
    assert "Yearly report" in told
    assert words in told


def test_a_report_is_a_step_of_its_own_in_the_history(project):
    member(project)
    finished(project)
    newest = project.store.step_heads(None, 1)[0]
    assert newest.action == "report"
    assert {kind for kind, _ in newest.touched} == {EntityKind.ANSWER_SHEET}


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("figure:person", "Sieben", "Sieben"),
        ("figure:responsible", "yes", "Yes"),
        ("figure:plan", ["law", "risks"], "law; risks"),
        ("practice:1", "named", "Shared with our name"),
        ("sent:revision", "2", "2"),
    ],
)
def test_the_history_shows_what_was_decided_in_words(project, key, value, shown):
    teller = AnswerTeller(project, own_labels(project))
    assert teller.text(answer_key(key), value) == shown

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.papers.model import Grid
from rai_desktop.services.reviews.protocol import reviewed_entry
from rai_desktop.services.reviews.recording import record_review
from rai_desktop.services.reviews.shown import shown_facts
from tests.services.building import TODAY, labels
from tests.services.entries import add_system
from tests.services.papers.making import paper_of, paper_texts
from tests.services.reviews.making import draft, high_risk, people, reviewed_system


def protocol_of(project, *reviews, language="en"):
    return paper_of(project, "reviews", language, entries=reviews)


def recorded(project, **wishes):
    owner, reviewer, approver = people(project)
    system = add_system(project, owner=owner)
    done = record_review(project, labels(), draft(system, reviewer, approver, **wishes))
    return system, done.review


def facts_of(entry):
    return {fact.label: fact.text for fact in entry.facts}


def test_protocol_of_one_review_is_called_by_its_number(project):
    _, review = recorded(project)
    protocol = protocol_of(project, review)
    assert protocol.title == "Protocol of review UP-0001"
    assert not any(isinstance(block, Grid) for block in protocol.blocks)
    assert protocol.fingerprint == project.fingerprint
    assert protocol_of(project, review, language="de").title == "Protokoll der Überprüfung UP-0001"


def test_protocol_tells_the_verdict_its_reason_and_what_came_of_it(project):
    wishes = {"verdict": ReviewVerdict.RETURNED, "reason": "Purpose is missing"}
    _, review = recorded(project, **wishes)
    entry = reviewed_entry(project, labels(), project.entity(review))
    facts = facts_of(entry)
    texts = paper_texts(protocol_of(project, review))
    assert all(label in texts and text in texts for label, text in facts.items())
    assert facts["Outcome of the review"] == "Returned for rework"
    assert facts["Reason for the outcome"] == "Purpose is missing"
    assert facts["Finding"].startswith("FE-0001")
    assert [signer.label for signer in entry.signers] == ["Reviewer", "Agreed by"]


def test_several_reviews_stand_in_a_table_by_their_days(project):
    _, first = recorded(project)
    _, second = recorded(project, held_on=TODAY.replace(day=1))
    for protocol in (protocol_of(project, first, second), protocol_of(project)):
        (grid,) = (block for block in protocol.blocks if isinstance(block, Grid))
        assert [row[0] for row in grid.rows] == ["UP-0002", "UP-0001"]


def test_protocol_says_whether_the_review_still_holds(project):
    system, review = recorded(project)
    assert "Nothing covered" in reviewed_entry(project, labels(), project.entity(review)).remark
    project.edit(system, {"purpose": "Another"})
    told = reviewed_entry(project, labels(), project.entity(review)).remark
    assert "Changed: Purpose in one sentence" in told
    _, reviewer, approver = people(project)
    record_review(project, labels(), draft(system, reviewer, approver))
    assert "UP-0002" in reviewed_entry(project, labels(), project.entity(review)).remark
    project.delete([system])
    assert "deleted" in reviewed_entry(project, labels(), project.entity(review)).remark


def test_only_reviews_are_printed(project):
    system, *_ = reviewed_system(project)
    with pytest.raises(UsageError, match="not a review"):
        protocol_of(project, system)


def test_without_reviews_the_protocol_says_so(project):
    assert "There is no review to print yet." in paper_texts(protocol_of(project))


def test_reviewer_is_shown_levels_and_what_is_filled(project):
    system = add_system(project, name="Chat", department="Sales")
    risk = high_risk(project, system)
    facts = {
        fact.label: fact.text for fact in shown_facts(project, labels(), project.entity(system))
    }
    assert facts["Department"] == "Sales"
    assert facts["Risk level"] == "Very high"
    assert facts["Classification (AI Act)"] == "Not classified yet."
    assert "Purpose in one sentence" not in facts
    of_risk = {
        fact.label: fact.text for fact in shown_facts(project, labels(), project.entity(risk))
    }
    assert of_risk["Risk level today"].startswith("people: Very high, business:")

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rai_desktop.domain.fields import EntityKind, FieldKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.stamps import covers
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.reviews.differences import differences
from rai_desktop.services.reviews.recording import record_review
from rai_desktop.services.reviews.standing import ReviewState, Standings, standing_text
from tests.services.building import TODAY, add_custom_field, labels
from tests.services.entries import add_system
from tests.services.reviews.making import draft, people, reviewed_system

TEXTS = [spec for spec in KINDS[EntityKind.SYSTEM].fields if spec.is_text and not spec.internal]


def standing_of(project, uid):
    return Standings(project).of(project.entity(uid))


def told(project, uid):
    entity = project.entity(uid)
    return standing_text(project, labels(), entity, standing_of(project, uid))


def differing(project, uid, language="en"):
    entity, standing = project.entity(uid), standing_of(project, uid)
    return [
        (one.label, one.old_text, one.new_text)
        for one in differences(project, labels(language), entity, standing)
    ]


def test_entry_without_a_review_was_never_reviewed(project):
    system = add_system(project)
    assert standing_of(project, system).state is ReviewState.NEVER
    assert told(project, system) == "Never reviewed."


def test_day_that_only_the_entry_tells_is_told_as_such(project):
    system = add_system(project, reviewed_on=TODAY)
    assert "as the entry says" in told(project, system)


def test_review_holds_and_says_when_and_by_whom(project):
    system, *_ = reviewed_system(project)
    standing = standing_of(project, system)
    assert standing.state is ReviewState.HOLDS
    assert told(project, system) == "Reviewed on 15 Jun 2026 by Reviewer: In order."


def test_stamp_falls_off_and_names_the_fields(project):
    system, *_ = reviewed_system(project, purpose="Answers customers", department="Sales")
    project.edit(system, {"purpose": "Rates customers"})
    project.edit(system, {"department": "Legal"})
    standing = standing_of(project, system)
    assert standing.state is ReviewState.CHANGED
    assert "no longer holds. Changed: Purpose in one sentence, Department" in told(project, system)
    assert [old for _, old, _ in differing(project, system)] == ["Answers customers", "Sales"]


def test_putting_the_old_value_back_makes_the_review_hold_again(project):
    system, *_ = reviewed_system(project, purpose="Answers customers")
    project.edit(system, {"purpose": "Rates customers"})
    project.undo()
    assert standing_of(project, system).state is ReviewState.HOLDS


def test_own_fields_are_covered_too(project):
    key = add_custom_field(project, EntityKind.SYSTEM, "Cost centre")
    _, reviewer, approver = people(project)
    system = add_system(project, **{key: "4711"})
    record_review(project, labels(), draft(system, reviewer, approver))
    project.edit(system, {key: "4712"})
    assert differing(project, system) == [("Cost centre", "4711", "4712")]


def test_old_value_is_the_reviewed_one_however_often_it_changed_since(project):
    system, *_ = reviewed_system(project, purpose="First")
    for place in range(60):
        project.edit(system, {"purpose": f"Later {place}", "notes": "x" * place})
    project.edit(system, {"purpose": "Last"})
    assert differing(project, system) == [("Purpose in one sentence", "First", "Last")]


def test_field_that_was_empty_shows_a_dash(project):
    system, *_ = reviewed_system(project)
    project.edit(system, {"purpose": "New"})
    assert differing(project, system) == [("Purpose in one sentence", "–", "New")]


def test_returned_entry_stays_returned_until_it_changes(project):
    _, reviewer, approver = people(project)
    system = add_system(project)
    wishes = {"verdict": ReviewVerdict.RETURNED, "reason": "Purpose is missing"}
    record_review(project, labels(), draft(system, reviewer, approver, **wishes))
    assert standing_of(project, system).state is ReviewState.RETURNED
    project.edit(system, {"purpose": "Answers customers"})
    assert standing_of(project, system).state is ReviewState.CHANGED


def test_newest_review_counts_whenever_it_was_entered(project):
    system, reviewer, approver = reviewed_system(project)
    wishes = {
        "verdict": ReviewVerdict.RETURNED,
        "reason": "Old",
        "held_on": TODAY - timedelta(days=30),
    }
    record_review(project, labels(), draft(system, reviewer, approver, **wishes))
    assert standing_of(project, system).review.verdict is ReviewVerdict.APPROVED


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    changes=st.lists(
        st.tuples(st.sampled_from([spec.key for spec in TEXTS]), st.sampled_from(["", "a", "b"])),
        max_size=6,
    )
)
def test_stamp_holds_exactly_while_no_covered_field_says_something_else(project, changes):
    system, *_ = reviewed_system(project, purpose="a")
    before = project.entity(system)
    for key, value in changes:
        spec = next(spec for spec in TEXTS if spec.key == key)
        if spec.required and not value:
            continue
        text = f"{value}@example.org" if spec.kind is FieldKind.EMAIL and value else value
        if spec.kind is FieldKind.LINK and value:
            text = f"https://{value}.example"
        project.edit(system, {key: text})
    now = project.entity(system)
    changed = {s.key for s in TEXTS if covers(s) and getattr(now, s.key) != getattr(before, s.key)}
    standing = standing_of(project, system)
    assert {spec.key for spec in standing.changed} == changed
    assert (standing.state is ReviewState.HOLDS) is not bool(changed)

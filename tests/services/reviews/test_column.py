from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.listing import ChoiceFilter, EntityListing
from rai_desktop.services.listing.columns import REVIEW_STATE
from rai_desktop.services.reviews.recording import record_review
from rai_desktop.services.reviews.standing import ReviewState
from tests.services.building import labels
from tests.services.entries import add_system
from tests.services.reviews.making import draft, high_risk, people


def only(state):
    return {REVIEW_STATE: ChoiceFilter(codes=frozenset({str(state)}))}


def test_list_tells_which_reviews_still_hold_and_follows_changes(project):
    _, reviewer, approver = people(project)
    system, other = add_system(project, name="Chat"), add_system(project, name="Bot")
    listing = EntityListing(project, EntityKind.SYSTEM, labels())
    assert listing.filtered(only(ReviewState.NEVER)) == [system, other]
    done = record_review(project, labels(), draft(system, reviewer, approver))
    assert system in listing.refresh([done.review])
    assert listing.filtered(only(ReviewState.HOLDS)) == [system]
    project.edit(system, {"purpose": "Another"})
    listing.refresh([system])
    assert listing.filtered(only(ReviewState.CHANGED)) == [system]
    assert listing.text(system, REVIEW_STATE) == "No longer holds: changed since"
    assert listing.sorted([system, other], REVIEW_STATE) == [other, system]


def test_column_is_there_for_risks_too_and_not_shown_at_first(project):
    risk = high_risk(project)
    listing = EntityListing(project, EntityKind.RISK, labels())
    (column,) = [column for column in listing.columns() if column.key == REVIEW_STATE]
    assert not column.default_visible
    assert [code for code, _ in column.choices] == [str(state) for state in ReviewState]
    assert listing.text(risk, REVIEW_STATE) == "No review recorded"

"""Reviews for tests: people, systems and risks, and a draft that can be recorded."""

from datetime import date, timedelta

from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.reviews.recording import ReviewDraft, record_review
from tests.services.building import TODAY, labels
from tests.services.entries import add_person, add_risk, add_system, rated

LATER = TODAY + timedelta(days=180)
HIGH = rated(4, 4)


def people(project):
    """Return an owner, a reviewer and an approver."""
    return [add_person(project, name) for name in ("Owner", "Reviewer", "Approver")]


def draft(subject, reviewer, approver=None, **wishes):
    """Return an approval held today."""
    given = {
        "subject": subject,
        "verdict": ReviewVerdict.APPROVED,
        "held_on": TODAY,
        "next_on": LATER,
        "reviewer": reviewer,
        "approver": approver,
    }
    return ReviewDraft(**{**given, **wishes})


def reviewed_system(project, **values):
    """Return a system that was just approved, and who reviewed it."""
    owner, reviewer, approver = people(project)
    system = add_system(project, owner=owner, **values)
    record_review(project, labels(), draft(system, reviewer, approver))
    return system, reviewer, approver


def high_risk(project, *systems, **values):
    """Return a risk of a high level."""
    return add_risk(project, *systems, **HIGH, **values)


def day(text):
    return date.fromisoformat(text)

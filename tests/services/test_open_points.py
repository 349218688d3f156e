"""Open points name what is missing or overdue, and nothing else."""

from datetime import date

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.kinds.registry import HAND_KINDS
from rai_desktop.services.linking import link_entries
from tests.services.building import TODAY, add_risk, register_of

S, R, M, P, V, E, T = HAND_KINDS[:7]


def points(project):
    found = [(point.entry, point.text, point.due) for point in register_of(project).open_points]
    return [(entry.partition(" ")[0], text, due) for entry, text, due in found]


YESTERDAY = date(2026, 6, 14)


def test_what_is_missing_or_overdue_is_an_open_point(project):
    project.add(S, {"name": "A", "review_due_on": YESTERDAY})
    add_risk(project)
    project.add(M, {"title": "A", "due_on": YESTERDAY})
    project.add(E, {"title": "A", "valid_until": YESTERDAY})
    assert set(points(project)) == {
        ("KI-0001", "No responsible owner is named.", None),
        ("KI-0001", "The purpose is not stated.", None),
        ("KI-0001", "The status is not stated.", None),
        ("KI-0001", "The review is overdue.", YESTERDAY),
        ("KI-0001", "No risk has been entered.", None),
        ("KI-0001", "The AI system is not classified under the AI Act yet.", None),
        ("RI-0001", "The risk is not rated.", None),
        ("RI-0001", "No risk owner is named.", None),
        ("MA-0001", "The mitigation is overdue.", YESTERDAY),
        ("MA-0001", "Nobody is responsible.", None),
        ("NA-0001", "The evidence has expired.", YESTERDAY),
    }
    assert [due for *_, due in points(project)][:3] == [YESTERDAY] * 3


def test_what_is_in_order_is_no_open_point(project):
    owner = project.add(P, {"name": "Leitung IT"})
    system = project.add(
        S,
        {
            "name": "A",
            "purpose": "B",
            "owner": owner,
            "status": "pilot",
            "review_due_on": TODAY,
        },
    )
    add_risk(
        project,
        system,
        owner=owner,
        current_likelihood=1,
        current_persons=1,
        review_due_on=TODAY,
    )
    project.add(M, {"title": "A", "owner": owner, "due_on": TODAY})
    project.add(M, {"title": "B", "status": "implemented", "due_on": YESTERDAY})
    project.add(S, {"name": "Old", "status": "retired"})
    add_risk(project, status="closed")
    newer = project.add(E, {"title": "A", "valid_until": TODAY})
    project.add(E, {"title": "A", "valid_until": YESTERDAY, "superseded_by": newer})
    assert points(project) == [
        ("KI-0001", "The AI system is not classified under the AI Act yet.", None)
    ]


@pytest.mark.parametrize(("status", "told"), [("planned", False), ("rejected", True)])
def test_a_high_risk_needs_a_mitigation_that_was_not_given_up(project, status, told):
    owner = project.add(P, {"name": "Leitung IT"})
    risk = add_risk(project, owner=owner, current_likelihood=5, current_persons=5)
    measure = project.add(M, {"title": "A", "owner": owner, "status": status})
    text = "The level is high and no mitigation is linked."
    assert ("RI-0001", text, None) in points(project)
    link_entries(project, LinkRole.RISK_MITIGATION, risk, measure)
    assert (("RI-0001", text, None) in points(project)) is told

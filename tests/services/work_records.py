"""A project in which risks were accepted and reviewed, and things went wrong and were learned."""

from datetime import date

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.risks.acceptances import covered

RATED = {"current_likelihood": 4, "current_persons": 3, "current_business": 3}


def record(project, kind, **values):
    """Add an entry that people do not make by hand."""
    uid, settings = project.new_settings(kind, values, number=project.next_number(kind))
    project.commit(Action.ADD, settings)
    return uid


def accept(project, risk, person, **values):
    """Add an acceptance of a risk that holds until September."""
    known = {
        "title": project.name(risk),
        "risk": risk,
        "accepted_by": person,
        "level_persons": "high",
        "level_business": "medium",
        "accepted_on": date(2026, 6, 1),
        "expires_on": date(2026, 9, 1),
        "reason": "The service is being replaced",
        "conditions": "A person checks every answer",
        "stamp": covered(project, project.entity(risk)).stamp("salt"),
    }
    return record(project, EntityKind.ACCEPTANCE, **{**known, **values})


def add_work_records(project):
    """Add one entry of each kind; return the uids of system, risk and person."""
    person = project.add(EntityKind.PERSON, {"name": "Petra Geheim", "function": "Head of IT"})
    system = project.add(EntityKind.SYSTEM, {"name": "Chat"})
    risk = project.add(EntityKind.RISK, {"title": "Wrong answers", **RATED})
    record(
        project,
        EntityKind.REVIEW,
        title="Chat",
        system=system,
        held_on=date(2026, 5, 4),
        reviewer=person,
        verdict="approved_with_conditions",
        reason="Works as described",
        conditions="Train the new colleagues",
        next_on=date(2026, 11, 4),
    )
    project.add(
        EntityKind.FINDING,
        {
            "title": "No second person",
            "source": "review",
            "severity": "minor",
            "status": "corrective_action",
            "owner": person,
            "due_on": date(2026, 6, 1),
            "system": system,
            "risk": risk,
            "cause": "Nobody was named",
            "corrective_action": "A deputy is named",
        },
    )
    project.add(
        EntityKind.INCIDENT,
        {
            "title": "Wrong price told",
            "system": system,
            "known_on": date(2026, 5, 20),
            "harms": ("health",),
            "risk": risk,
            "provider_told_on": date(2026, 5, 21),
            "authority_told_on": date(2026, 5, 22),
            "immediate_action": "Switched off for a day",
            "reporter": "Karl Geheim",
            "owner": person,
        },
    )
    project.add(
        EntityKind.TRAINING,
        {
            "title": "Chat assistants",
            "held_on": date(2026, 4, 1),
            "audience": "Sales",
            "content": "What they can do and what not",
            "participants": 12,
            "invited": 14,
            "minutes": 90,
            "trainer": "Karl Geheim",
            "system": system,
            "owner": person,
            "repeat_on": date(2027, 4, 1),
        },
    )
    accept(project, risk, person)
    return system, risk, person

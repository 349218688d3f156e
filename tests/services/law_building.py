"""A small law pack beside the shipped one, and systems that are classified by it."""

from datetime import UTC, date, datetime

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law import read_answers
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.creating import begin_project
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.recording import Decision, plan_recording, record
from rai_desktop.words import words_for
from tests.catalogue.building import as_bytes, shipped, text
from tests.services.building import FixedClock, bare_project

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = NOW.date()


def duty(duty_id, title, when, day, **more):
    starts = [{"when": {"always": True}, "applies_from": day}] if day else []
    return {
        "id": duty_id,
        "title": text(title),
        "text": text(f"{title} in words"),
        "reference": ["Art. 26(1)"],
        "when": when,
        "starts": starts,
        "binding": "law_date" if day else "good_practice",
        **more,
    }


DEPLOYER = {"role": "deployer"}
HIGH = {"all": [DEPLOYER, {"label": "HR_III"}]}
DUTIES = (
    duty("X-LIT", "Literacy", DEPLOYER, "2025-02-02", subject="organisation"),
    duty(
        "X-TELL",
        "Tell people",
        {"all": [DEPLOYER, {"label": "TRANSP"}]},
        "2026-08-02",
        evidence=[text("Screenshot"), text("Wording")],
        covered_by=["MR-VER-01"],
        penalty="fine-4",
        mark="U",
        note=text("Unsure note"),
        roles=["deployer"],
    ),
    duty("X-SOON", "Mark outputs", {"label": "TRANSP"}, "2027-03-01"),
    duty("X-OVER", "Oversight", HIGH, "2027-12-02", roles=["deployer"], penalty="fine-4"),
    duty("X-GOOD", "Good habit", HIGH, None),
)


NOT_MINE = ("obligations", "questions", "results", "dates", "penalties", "reliefs", "screens")
"""Sections of law that only the pack of the AI Act keeps here."""


def law_packs(duties=DUTIES):
    """The shipped packs with these duties in place of theirs."""
    for pack_id, plain in shipped().items():
        if pack_id == "ai-act":
            plain["obligations"] = list(duties)
        elif set(NOT_MINE) & set(plain):
            for section in NOT_MINE:
                plain.pop(section, None)
        else:
            continue
        plain["pack"]["holds"] = [section for section in plain if section != "pack"]
        yield f"{pack_id}.yaml", as_bytes(_dayless(plain))


def _dayless(plain):
    """Return plain data with days as text."""
    if isinstance(plain, dict):
        return {_key(key): _dayless(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_dayless(value) for value in plain]
    return plain.isoformat() if isinstance(plain, date) else plain


def _key(key):
    return key if isinstance(key, str) else str(key)


LAW = Content(Catalogue(more=law_packs()))
RULES = LAW.law().rules

ALL_NO = {
    **dict.fromkeys(("A1", "A2", "A3", "A4", "B1", "C2"), "yes"),
    **{
        question.id: "no"
        for question in RULES.questions
        if question.kind == "yes_no"
        and question.id not in ("A1", "A2", "A3", "A4", "B1", "C2")
        and not question.from_field
    },
    "E1": ["neither"],
}
CHATBOT = {"F1": "yes"}
RANKING = {"III-4a": "yes", "E3-0": "yes"}
DOUBTED = {"III-4a": "unknown"}


def law_labels(language="en"):
    return Labels(words_for(language), LAW)


def law_project(folder, language="en", **organisation):
    """Return an empty project on a day in November 2026."""
    project = bare_project(folder)
    project.clock = FixedClock(NOW)
    facts = {"name": "Beispiel GmbH", "public_services": "no", **organisation}
    begin_project(project, LAW, facts)
    project.name_by(law_labels(language).title)
    return project


def classified(project, name, *answers, decided_by=None, **values):
    """Add a system and record what the answers make of it."""
    system = project.add(EntityKind.SYSTEM, {"name": name, "status": "in_use", **values})
    given = {key: value for part in (ALL_NO, *answers) for key, value in part.items()}
    decision = None
    if decided_by:
        decision = Decision(status=ClassificationStatus.CONFIRMED, by=decided_by)
    planned = plan_recording(
        project,
        LAW,
        words_for("en"),
        system,
        answers=read_answers(RULES, given),
        decision=decision,
    )
    record(project, planned)
    return system


def three_systems(project):
    """A chatbot, a ranking of applicants and one about which something is not known."""
    return (
        classified(project, "Chatbot", CHATBOT),
        classified(project, "Ranking", RANKING),
        classified(project, "Doubted", DOUBTED),
    )


def duties_of(project):
    """Return the obligations by rule and system."""
    found = project.entities(EntityKind.OBLIGATION)
    return {(each.title, project.name(each.system)): each for each in found}


def duty_of(project, rule, system=""):
    return duties_of(project)[rule, system]

"""What the command line tells of requirements."""

from datetime import date

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.lines import Line
from rai_desktop.services.requirements.words import (
    WHOLE_COMPANY,
    articles,
    binding_text,
    level_text,
    shared_text,
)


class RequirementsTold:
    """Tells lines of requirements as documents and as lines of text, judged on ``day``."""

    def __init__(self, project: OpenProject, labels: Labels, day: date) -> None:
        self._project = project
        self._labels = labels
        self._day = day

    def document(self, line: Line) -> dict[str, Plain]:
        """Return a line with codes and uids; ``uid`` names it, ``number`` its requirement."""
        plan, effective = line.plan, line.effective
        system = self._project.store.entity(Uid(line.subject)) if line.subject else None
        return {
            "uid": line.key,
            "number": line.rule.id,
            "title": self._labels.words.pick(line.rule.title),
            "criterion": str(line.rule.criterion),
            "subject": self._subject(line),
            "system": self._project.number(system) if system else None,
            "systems": line.systems or int(system is not None),
            "binding": str(line.need.kind),
            "since": _day(line.need.since),
            "certain": line.need.is_certain,
            "cited": articles(self._labels, line.need, self._day),
            "level": effective.level if effective.applies else None,
            "state": str(effective.state),
            "origin": str(effective.origin),
            "target": plan.target if plan else None,
            "person": self._named(plan.person if plan else ""),
            "due": _day(plan.due if plan else None),
            "evidence": [number for uid in line.evidence if (number := self._named(uid))],
            "note": line.note,
            "not_applicable": line.not_applicable,
        }

    def line(self, line: Line) -> str:
        """Return a line of text."""
        words, need = self._labels.words, line.need
        name = f"{line.rule.id}  {words.pick(line.rule.title)}"
        binding = binding_text(self._labels, need, self._day)
        return " · ".join((name, self._subject(line), binding, level_text(words, line)))

    def _subject(self, line: Line) -> str:
        words = self._labels.words
        if line.systems:
            return shared_text(words, line, has_own=False)
        return self._project.name(Uid(line.subject)) if line.subject else words(WHOLE_COMPANY)

    def _named(self, uid: str) -> str:
        """Return the number of an entry; empty when it is gone."""
        entity = self._project.store.entity(Uid(uid)) if uid else None
        return self._project.number(entity) if entity and not entity.deleted else ""


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""What the command line tells of the law about an entry, beside its fields."""

from collections.abc import Iterator

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.obligation import OBLIGATION, Obligation
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.duty_facts import duty_facts
from rai_desktop.services.law.shown import ShownClassifications
from rai_desktop.services.law.statuses import obligation_status
from rai_desktop.services.law.words import role_words, state_words
from rai_desktop.services.project import OpenProject
from rai_desktop.services.urgency import urgency_of


class LawTold:
    """Tells it as documents and as lines, on the day by which rules are judged."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels
        self._day = project.clock.today()
        self._shown = ShownClassifications(project, labels, self._day)

    def document(self, entity: Entity) -> dict[str, Plain]:
        """Return what is short enough for a list."""
        if isinstance(entity, Obligation):
            duty = self._labels.duty(entity.title or "")
            return {
                "name": self._labels.title(entity),
                "state": str(obligation_status(entity, self._day)),
                "articles": list(duty.rule.reference) if duty.rule else [],
            }
        if isinstance(entity, Task):
            return {"urgency": str(urgency_of(entity, self._day))}
        if isinstance(entity, Classification) and entity.system:
            system = self._project.store.entity(entity.system)
            return {
                "number": self._project.number(system) if system else "",
                "name": self._project.name(entity.system),
                "state": str(self._shown.of(entity.system).status),
            }
        return {}

    def details(self, entity: Entity) -> dict[str, Plain]:
        """Return what ``show`` tells of a system: its classification and its obligations."""
        if not isinstance(entity, AiSystem):
            return {}
        shown = self._shown.of(entity.uid)
        if shown.found is None:
            return {"classification": None, "obligations": []}
        found = shown.found
        return {
            "classification": {
                "labels": list(found.labels),
                "open_labels": list(found.open_labels),
                "roles": list(found.roles),
                "status": str(found.status) if found.status else None,
                "state": str(shown.status),
                "reason": found.reason,
                "decided_by": found.decided_by,
                "decided_on": found.decided_on.isoformat() if found.decided_on else None,
                "judged_on": found.judged_on.isoformat() if found.judged_on else None,
                "pack": found.pack_id,
                "version": found.pack_version,
                "state_of_law": found.state_of_law.isoformat() if found.state_of_law else None,
            },
            "obligations": [self._short(uid) for uid in self._duties(entity.uid)],
        }

    def line(self, entity: Entity) -> str:
        """Return the line of a list; empty where number and name say enough."""
        project, labels = self._project, self._labels
        if isinstance(entity, Obligation):
            system = project.name(entity.system) or labels.words(N_("The company as a whole"))
            state = state_words(labels, entity, self._day)
            articles = labels.duty(entity.title or "").articles
            return _joined(
                f"{project.number(entity)}  {labels.title(entity)}", system, state, articles
            )
        if isinstance(entity, Task):
            due = labels.words.day(entity.due_on)
            urgency = labels.code(urgency_of(entity, self._day))
            owner = project.name(entity.owner)
            return _joined(f"{project.number(entity)}  {entity.title}", urgency, due, owner)
        if isinstance(entity, Classification) and entity.system:
            system = project.name(entity.system)
            number = self.document(entity)["number"]
            return _joined(f"{number}  {system}", self._shown.text(entity.system))
        return ""

    def lines(self, entity: Entity) -> Iterator[str]:
        """Yield what ``show`` tells."""
        words = self._labels.words
        if isinstance(entity, Obligation):
            fields = {self._labels.field(spec) for spec in OBLIGATION.fields}
            for name, text in duty_facts(self._project, self._labels, entity):
                if text and name not in fields:
                    yield f"{name}: {'; '.join(text.splitlines())}"
        if not isinstance(entity, AiSystem):
            return
        found = self._shown.of(entity.uid).found
        yield f"{words(N_('Classification (AI Act)'))}: {self._shown.text(entity.uid)}"
        if found is not None and found.roles:
            yield f"{words(N_('Our role (AI Act)'))}: {role_words(self._labels, found.roles)}"
        for ground in self._shown.grounds(entity.uid):
            yield f"  {ground}"
        for uid in self._duties(entity.uid):
            yield f"  {self.line(self._project.entity(uid))}"

    def _duties(self, system: Uid) -> list[Uid]:
        return self._project.referring.entries(EntityKind.OBLIGATION, "system", system)

    def _short(self, uid: Uid) -> Plain:
        entity = self._project.entity(uid)
        assert isinstance(entity, Obligation)  # noqa: S101 - found by its kind
        return {
            "uid": uid,
            "number": self._project.number(entity),
            "title": entity.title,
            "applies_from": entity.applies_from.isoformat() if entity.applies_from else None,
            **self.document(entity),
        }


def law_told(project: OpenProject, labels: Labels) -> LawTold:
    """Return what tells of the law about the entries of a project."""
    return LawTold(project, labels)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

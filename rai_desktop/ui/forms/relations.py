"""What entries of a kind can be linked to, and how the lists of links call it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.law_codes import TaskOrigin
from rai_desktop.domain.texts import N_
from rai_desktop.services.linking import add_linked, link_entries, unlink_entries
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.kinds import LISTED
from rai_desktop.words.language import folded

MOST_OFFERED = 12


class NotFoundError(UsageError):
    """A name that stands for nothing that can be linked."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("“{name}” is not in the list, or linked already. Choose one of the names offered."),
            name=name,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One side of a link: ``is_first`` tells that the entry shown is its first end."""

    role: LinkRole
    kinds: tuple[EntityKind, ...]
    is_first: bool
    title: str
    prompt: str

    can_link: ClassVar[bool] = True

    @property
    def name(self) -> str:
        """A name for its widgets."""
        return self.kinds[0] if len(self.kinds) == 1 else "any"

    def linked(self, project: OpenProject, uid: Uid) -> list[Uid]:
        """Return what ``uid`` is linked to."""
        links = project.links
        return (links.seconds if self.is_first else links.firsts)(self.role, uid)

    def offers(self, project: OpenProject, uid: Uid, typed: str) -> list[tuple[str, Uid]]:
        """Return what is not linked yet and has ``typed`` in its number or name."""
        done = set(self.linked(project, uid))
        wanted = folded(typed.strip())
        return [
            (text, entity.uid)
            for kind in self.kinds
            for entity in project.entities(kind)
            if entity.uid not in done and wanted in folded(text := shown(project, entity.uid))
        ]

    def found(self, project: OpenProject, uid: Uid, typed: str) -> Uid:
        """Return what ``typed`` names: number with name, a name that only one has, or a number.

        Raises:
            NotFoundError: nothing, or more than one thing, is called so.
        """
        wanted = folded(typed.strip())
        offers = self.offers(project, uid, typed)
        named = [
            other
            for text, other in offers
            if wanted in (folded(text), folded(project.name(other)), folded(text.split(" ")[0]))
        ]
        if len(named) != 1:
            raise NotFoundError(typed.strip())
        return named[0]

    def link(self, project: OpenProject, uid: Uid, other: Uid) -> None:
        """Link both as one step."""
        link_entries(project, self.role, *self._ends(uid, other))

    def add(self, project: OpenProject, uid: Uid, values: Mapping[str, Value]) -> Uid:
        """Add an entry that is linked with ``uid``, as one step."""
        return add_linked(
            project, self.kinds[0], values, self.role, uid, other_is_first=self.is_first
        )

    def unlink(self, project: OpenProject, uid: Uid, other: Uid) -> None:
        """Remove the link of both as one step."""
        unlink_entries(project, self.role, *self._ends(uid, other))

    def _ends(self, uid: Uid, other: Uid) -> tuple[Uid, Uid]:
        return (uid, other) if self.is_first else (other, uid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Entries that name the one shown in a field; they are opened here, not linked or unlinked."""

    kind: EntityKind
    key: str
    title: str
    prompt: str = ""

    can_link: ClassVar[bool] = False

    @property
    def kinds(self) -> tuple[EntityKind, ...]:
        """The kind of the entries."""
        return (self.kind,)

    @property
    def name(self) -> str:
        """A name for its widgets."""
        return self.kind

    def linked(self, project: OpenProject, uid: Uid) -> list[Uid]:
        """Return the entries that name ``uid``."""
        return project.referring.entries(self.kind, self.key, uid)

    def add(self, project: OpenProject, uid: Uid, values: Mapping[str, Value]) -> Uid:
        """Add an entry that names ``uid``, as one step."""
        more: dict[str, Value] = {self.key: uid}
        entity = project.entity(uid)
        if isinstance(entity, Obligation):
            more |= {"system": entity.system, "rule": entity.title or ""}
            more |= {"origin": TaskOrigin.OBLIGATION}
        return project.add(self.kind, {**more, **values})


AnyRelation = Relation | Naming


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLinked:
    """A new entry that is wanted: what it is to be linked with, and what it is called so far."""

    relation: AnyRelation
    uid: Uid
    name: str = ""

    @property
    def kind(self) -> EntityKind:
        """The kind of the new entry."""
        return self.relation.kinds[0]


def shown(project: OpenProject, uid: Uid) -> str:
    """Return number and name of an entry."""
    return f"{project.number(project.entity(uid))} {project.name(uid)}".strip()


def relations(kind: EntityKind) -> Sequence[AnyRelation]:
    """Return what entries of ``kind`` can be linked to."""
    return _RELATIONS[kind]


_PROMPTS = {
    EntityKind.SYSTEM: N_("Link an AI system: type its name"),
    EntityKind.RISK: N_("Link a risk: type its name"),
    EntityKind.MITIGATION: N_("Link a mitigation: type its name"),
    EntityKind.EVIDENCE: N_("Link a piece of evidence: type its name"),
}


def _to(role: LinkRole, kind: EntityKind, *, is_first: bool) -> Relation:
    return Relation(
        role=role,
        kinds=(kind,),
        is_first=is_first,
        title=KINDS[kind].plural,
        prompt=_PROMPTS[kind],
    )


_EVIDENCE = _to(LinkRole.EVIDENCE_OF, EntityKind.EVIDENCE, is_first=False)
_EVIDENCE_OF = Relation(
    role=LinkRole.EVIDENCE_OF,
    kinds=tuple(kind for kind in LISTED if kind is not EntityKind.EVIDENCE),
    is_first=True,
    title=N_("Evidence of"),
    prompt=N_("Link an entry: type its name"),
)

_RELATIONS: Mapping[EntityKind, tuple[AnyRelation, ...]] = {
    EntityKind.SYSTEM: (
        _to(LinkRole.SYSTEM_RISK, EntityKind.RISK, is_first=True),
        Naming(kind=EntityKind.OBLIGATION, key="system", title=N_("Obligations")),
        Naming(kind=EntityKind.TASK, key="system", title=N_("Tasks")),
        Naming(kind=EntityKind.REVIEW, key="system", title=N_("Reviews")),
        Naming(kind=EntityKind.FINDING, key="system", title=N_("Findings")),
        Naming(kind=EntityKind.INCIDENT, key="system", title=N_("Incidents")),
        Naming(kind=EntityKind.TRAINING, key="system", title=N_("Trainings")),
        Naming(kind=EntityKind.INQUIRY, key="system", title=N_("Inquiries")),
        Naming(kind=EntityKind.PRACTICE, key="system", title=N_("Good practices")),
        _EVIDENCE,
    ),
    EntityKind.OBLIGATION: (
        _EVIDENCE,
        Naming(kind=EntityKind.TASK, key="about", title=N_("Tasks")),
    ),
    EntityKind.TASK: (_EVIDENCE,),
    EntityKind.RISK: (
        _to(LinkRole.SYSTEM_RISK, EntityKind.SYSTEM, is_first=False),
        _to(LinkRole.RISK_MITIGATION, EntityKind.MITIGATION, is_first=True),
        Naming(kind=EntityKind.ACCEPTANCE, key="risk", title=N_("Risk acceptances")),
        Naming(kind=EntityKind.REVIEW, key="risk", title=N_("Reviews")),
        Naming(kind=EntityKind.FINDING, key="risk", title=N_("Findings")),
        Naming(kind=EntityKind.INCIDENT, key="risk", title=N_("Incidents")),
        _EVIDENCE,
    ),
    EntityKind.MITIGATION: (
        _to(LinkRole.RISK_MITIGATION, EntityKind.RISK, is_first=False),
        Naming(kind=EntityKind.FINDING, key="mitigation", title=N_("Findings")),
        _EVIDENCE,
    ),
    EntityKind.PERSON: (_EVIDENCE,),
    EntityKind.VENDOR: (_EVIDENCE,),
    EntityKind.EVIDENCE: (_EVIDENCE_OF,),
    EntityKind.INCIDENT: (
        Naming(kind=EntityKind.FINDING, key="about", title=N_("Findings")),
        _EVIDENCE,
    ),
    EntityKind.TRAINING: (_EVIDENCE,),
    EntityKind.INQUIRY: (_EVIDENCE,),
    EntityKind.PRACTICE: (_EVIDENCE,),
    EntityKind.REVIEW: (
        Naming(kind=EntityKind.FINDING, key="about", title=N_("Findings")),
        _EVIDENCE,
    ),
    EntityKind.FINDING: (
        Naming(kind=EntityKind.TASK, key="about", title=N_("Tasks")),
        _EVIDENCE,
    ),
    EntityKind.ACCEPTANCE: (_EVIDENCE,),
}

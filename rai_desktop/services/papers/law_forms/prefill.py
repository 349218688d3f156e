"""What the inventory knows for an item of a form, and where that stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.domain.codes import Role
from rai_desktop.domain.conditions.tree import NO, UNKNOWN, YES
from rai_desktop.domain.fields import EntityKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import counts_today
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.law_forms.subject import FormSubject
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.redaction import shown_value

ANSWERS = {YES: N_("Yes"), NO: N_("No"), UNKNOWN: N_("Don't know")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that is known: a label, the text, the entry it stands with, and the place there.

    ``is_list`` texts need no label before them.
    """

    label: str
    text: str
    entry: str
    place: str
    is_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What is known for an item, and where it was taken from; empty when nothing is."""

    text: str = ""
    source: str = ""


class Prefill:
    """Fills items for one system; what is left out of the paper is never looked at."""

    def __init__(
        self, project: OpenProject, labels: Labels, request: PaperRequest, subject: FormSubject
    ) -> None:
        self._project, self._labels = project, labels
        self._left_out = request.left_out
        self._subject = subject
        self._assessment = Assessment(project, labels.method(), request.cut_off)
        self._groups: dict[str, Callable[[str], Iterator[Piece]]] = {
            "system": lambda key: self._field(EntityKind.SYSTEM, subject.system, key),
            "organisation": lambda key: self._field(
                EntityKind.ORGANISATION, project.organisation(), key
            ),
            "vendor": lambda key: self._field(EntityKind.VENDOR, self._vendor(), key),
            "classification": lambda key: self._field(
                EntityKind.CLASSIFICATION, subject.found, key
            ),
            "person": self._person,
            "answer": lambda key: self._answer(key, is_affirmed=False),
            "affirmed": lambda key: self._answer(key, is_affirmed=True),
            "provider": lambda _: self._provider(),
            "risks": lambda _: self._risks(),
            "measures": lambda _: self._measures(),
        }

    def filled(self, names: Sequence[str]) -> Filled:
        """Return what is known by ``names``, each as in ``system.purpose``."""
        pieces = [piece for name in names for piece in self._pieces(name)]
        alone = len(pieces) == 1
        lines = [_line(piece, alone=alone) for piece in pieces]
        return Filled(text="\n".join(lines), source=_source(pieces))

    def contact(self) -> str:
        """Return whom to ask about the system: name or function, and address; may be empty."""
        owner = self._entity(self._subject.system.owner)
        return self._person_text(owner) if isinstance(owner, Person) else ""

    def _pieces(self, name: str) -> Iterator[Piece]:
        group, _, key = name.partition(".")
        yield from self._groups[group](key)

    def _field(self, kind: EntityKind, entity: Entity | None, key: str) -> Iterator[Piece]:
        spec = self._project.field(kind, key)
        if entity is None or spec.privacy in self._left_out:
            return
        text = shown_value(
            self._project, self._labels, spec, self._project.value(entity, key), self._left_out
        )
        yield from self._told(entity, spec, text)

    def _told(self, entity: Entity, spec: FieldSpec, text: str) -> Iterator[Piece]:
        """Yield a field; a name is labelled by what it is the name of."""
        if text:
            place, kind = self._labels.field(spec), KINDS[kind_of(entity)]
            label = self._labels.words(kind.label) if spec.key == kind.title else place
            yield Piece(label=label, text=text, entry=self._named(entity), place=place)

    def _named(self, entity: Entity) -> str:
        """Return the number of an entry, or what it is where it has none."""
        if isinstance(entity, Organisation):
            return self._labels.words(N_("Company"))
        if entity is self._subject.found:
            return self._labels.words(N_("Classification"))
        return self._project.number(entity)

    def provider(self) -> str:
        """Return the name of the provider: the company where it is that, or its supplier."""
        entity = self._project.organisation() if self._are_we() else self._vendor()
        return self._labels.title(entity) if entity is not None else ""

    def _are_we(self) -> bool:
        return Role.PROVIDER in self._subject.facts.roles

    def _provider(self) -> Iterator[Piece]:
        if self._are_we():
            for key in ("name", "sites", "management_contact"):
                yield from self._field(EntityKind.ORGANISATION, self._project.organisation(), key)
            return
        for key in ("name", "country", "website", "contact_name", "contact_email"):
            yield from self._field(EntityKind.VENDOR, self._vendor(), key)

    def _vendor(self) -> Entity | None:
        return self._entity(self._subject.system.vendor)

    def _entity(self, uid: Uid | None) -> Entity | None:
        found = self._project.store.entity(uid) if uid else None
        return found if found is not None and not found.deleted else None

    def _person(self, key: str) -> Iterator[Piece]:
        spec = self._project.field(EntityKind.SYSTEM, key)
        uid = self._project.value(self._subject.system, key)
        person = self._entity(Uid(str(uid)) if uid else None)
        if isinstance(person, Person):
            yield from self._told(self._subject.system, spec, self._person_text(person))

    def _person_text(self, person: Person) -> str:
        if Privacy.PERSONAL in self._left_out:
            return person.function or self._project.number(person)
        name = f"{person.name} ({person.function})" if person.function else person.name
        return ", ".join(part for part in (name, person.email) if part)

    def _answer(self, key: str, *, is_affirmed: bool) -> Iterator[Piece]:
        words = self._labels.words
        given = self._subject.facts.given(key)
        question = self._labels.law().rules.by_question.get(key)
        if question is None or not given or (is_affirmed and given <= {NO}):
            return
        options = dict(question.options)
        shown = (
            words(ANSWERS[one]) if one in ANSWERS else words.pick(options.get(one, {})) or one
            for one in sorted(given)
        )
        recorded = words(N_("Recorded answers"))
        yield Piece(
            label=words.pick(question.text),
            text="; ".join(shown),
            entry=self._project.number(self._subject.system),
            place=recorded,
        )

    def _risks(self) -> Iterator[Piece]:
        for risk in self._open_risks():
            level = self._assessment.levels(risk).persons
            told = [self._numbered(risk, risk.title)]
            if level is not None:
                told.append(
                    self._labels.words.filled(
                        N_("Risk level for people: {level}"), level=self._labels.code(level)
                    )
                )
            told += [risk.consequence or risk.description, self._groups_of(risk)]
            yield self._listed(risk, " – ".join(part for part in told if part))

    def _groups_of(self, risk: Risk) -> str:
        spec = self._project.field(EntityKind.RISK, "affected_groups")
        return self._labels.shown(self._project, spec, risk.affected_groups)

    def _measures(self) -> Iterator[Piece]:
        known: dict[Uid, None] = {}
        spec = self._project.field(EntityKind.MITIGATION, "status")
        for risk in self._open_risks():
            for one in self._assessment.mitigations_of(risk.uid):
                if one.uid not in known and not (one.status and one.status.is_given_up):
                    known[one.uid] = None
                    status = self._labels.shown(self._project, spec, one.status)
                    told = (self._numbered(one, one.title), status, one.description)
                    yield self._listed(one, " – ".join(part for part in told if part))

    def _open_risks(self) -> list[Risk]:
        risks = self._assessment.risks_of(self._subject.system.uid)
        return [risk for risk in risks if counts_today(risk)]

    def _numbered(self, entity: Entity, title: str) -> str:
        return f"{self._project.number(entity)} {title}".strip()

    def _listed(self, entity: Entity, text: str) -> Piece:
        return Piece(
            label="", text=text, entry=self._project.number(entity), place="", is_list=True
        )


def _line(piece: Piece, *, alone: bool) -> str:
    if piece.is_list:
        return f"• {piece.text}"
    if piece.label.endswith("?"):
        return f"{piece.label} {piece.text}"
    return piece.text if alone else f"{piece.label}: {piece.text}"


def _source(pieces: Sequence[Piece]) -> str:
    """Return the entries with their places, each once, as in ``KI-0001 (Name, Purpose)``."""
    found: dict[str, dict[str, None]] = {}
    for piece in pieces:
        places = found.setdefault(piece.entry, {})
        if piece.place:
            places[piece.place] = None
    return "; ".join(
        f"{entry} ({', '.join(places)})" if places else entry for entry, places in found.items()
    )

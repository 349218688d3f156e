"""The project as one JSON document, for programs and for reading back."""

from collections.abc import Iterable, Iterator

from rai_desktop.domain.canonical import Plain, is_empty, to_plain
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import ANSWER_PREFIX, EntityKind, Privacy
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Tell, told
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest
from rai_desktop.services.registers.scope import Scope
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.services.requirements.sheets import NOTE_ENDING

DOCUMENT_FORMAT = "rai-desktop-project"
DOCUMENT_VERSION = 1

SECTIONS = {
    EntityKind.SYSTEM: "systems",
    EntityKind.RISK: "risks",
    EntityKind.MITIGATION: "mitigations",
    EntityKind.PERSON: "people",
    EntityKind.VENDOR: "vendors",
    EntityKind.EVIDENCE: "evidence",
    EntityKind.CLASSIFICATION: "classifications",
    EntityKind.OBLIGATION: "obligations",
    EntityKind.TASK: "tasks",
    EntityKind.ACCEPTANCE: "acceptances",
    EntityKind.REVIEW: "reviews",
    EntityKind.FINDING: "findings",
    EntityKind.INCIDENT: "incidents",
    EntityKind.TRAINING: "trainings",
    EntityKind.INQUIRY: "inquiries",
    EntityKind.PRACTICE: "practices",
}
"""The lists of entries in the document, as the command line calls them."""

LINKS = "links"
ANSWER_SHEETS = "answer_sheets"

_FURTHER = {
    EntityKind.CUSTOM_FIELD: "custom_fields",
    EntityKind.PACK: "packs",
    EntityKind.DISMISSAL: "dismissals",
    EntityKind.SILENCED_HINT: "silenced_hints",
    EntityKind.COMMENT: "comments",
    EntityKind.SNAPSHOT: "closed_years",
}


def project_document(
    project: OpenProject, request: RegisterRequest, tell: Tell | None = None
) -> dict[str, Plain]:
    """Return what an export holds, with codes and uids; left-out privacy classes do not appear.

    ``tell`` hears how far each list is, and may end the work.

    Raises:
        UsageError: a wished register has no place in the document.
    """
    left_out = request.left_out
    scope = Scope(project, request.system.uid if request.system else None)
    organisation = project.organisation()
    kinds = _wished_kinds(request)
    document: dict[str, Plain] = {
        "format": DOCUMENT_FORMAT,
        "version": DOCUMENT_VERSION,
        "project": project.uid,
        "head": project.store.head() or "",
        "fingerprint": project.fingerprint,
        "cut_off": request.cut_off.isoformat(),
        "created": request.created.isoformat(timespec="seconds"),
        "left_out": [str(privacy) for privacy in sorted(left_out)],
        "organisation": entity_document(project, organisation, left_out) if organisation else {},
    }
    if request.system is not None:
        document["system"] = request.system.uid
    for kind in kinds:
        document[SECTIONS[kind]] = [
            entity_document(project, entity, left_out)
            for entity in told(tuple(scope.entities(kind)), tell)
        ]
    document[LINKS] = [
        entity_document(project, link)
        for link in told(tuple(project.entities(EntityKind.LINK)), tell)
        if isinstance(link, Link) and _is_inside(project, link, scope, kinds)
    ]
    if scope.is_whole and not request.names:
        for kind, section in _FURTHER.items():
            if kind is EntityKind.COMMENT and Privacy.COMMENT in left_out:
                continue
            found = project.entities(kind)
            document[section] = [entity_document(project, entity, left_out) for entity in found]
        sheets = project.entities(EntityKind.ANSWER_SHEET)
        document[ANSWER_SHEETS] = list(_sheet_documents(project, sheets, left_out))
    return document


def _sheet_documents(
    project: OpenProject, sheets: Iterable[Entity], left_out: frozenset[Privacy]
) -> Iterator[dict[str, Plain]]:
    """Yield sheets with what was answered about the law and the requirements, by key."""
    extra = project.store.all_extra_values(EntityKind.ANSWER_SHEET)
    for sheet in sheets:
        given = {
            key.removeprefix(ANSWER_PREFIX): value
            for key, value in extra.get(sheet.uid, {}).items()
            if key.startswith(ANSWER_PREFIX) and not _is_left_out(key, left_out)
        }
        yield {**entity_document(project, sheet), "answers": given}


def _is_left_out(key: str, left_out: frozenset[Privacy]) -> bool:
    """Return whether a part of an answer is an internal comment that does not appear."""
    return Privacy.COMMENT in left_out and key.endswith(NOTE_ENDING)


def entity_document(
    project: OpenProject, entity: Entity, left_out: frozenset[Privacy] = frozenset()
) -> dict[str, Plain]:
    """Return one entity: uid, visible number, and its filled fields by key."""
    kind = kind_of(entity)
    document: dict[str, Plain] = {"uid": entity.uid}
    if KINDS[kind].prefix:
        document["number"] = project.number(entity)
    for spec in project.fields(kind):
        if spec.key in ("number", "deleted") or spec.privacy in left_out:
            continue
        value = project.value(entity, spec.key)
        if not is_empty(value) or spec.key == KINDS[kind].title:
            document[spec.key] = to_plain(value)
    return document


def _wished_kinds(request: RegisterRequest) -> list[EntityKind]:
    known = dict(REGISTER_KINDS)
    for name in request.names:
        if name not in known:
            raise UsageError(
                N_("A json file does not hold the register {name}. Choose xlsx, pdf or csv."),
                name=name,
            )
    wished = {known[name] for name in request.names} or set(SECTIONS)
    return [kind for kind in SECTIONS if kind in wished]


def _is_inside(project: OpenProject, link: Link, scope: Scope, kinds: list[EntityKind]) -> bool:
    """Return whether both ends of a link are in the document."""
    ends = [project.store.entity(uid) for uid in (link.first, link.second) if uid]
    return len(ends) == 2 and all(
        end is not None and not end.deleted and end.uid in scope and kind_of(end) in kinds
        for end in ends
    )

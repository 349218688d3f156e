"""The whole project as one JSON document, for programs and for reading back."""

from rai_desktop.domain.canonical import Plain, is_empty, to_plain
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of, title_of
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest

DOCUMENT_FORMAT = "rai-desktop-project"
DOCUMENT_VERSION = 1

_EXPORTED = (
    EntityKind.ORGANISATION,
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.MITIGATION,
    EntityKind.PERSON,
    EntityKind.VENDOR,
    EntityKind.EVIDENCE,
    EntityKind.LINK,
    EntityKind.ANSWER_SHEET,
    EntityKind.CUSTOM_FIELD,
    EntityKind.PACK,
)


def project_document(project: OpenProject, request: RegisterRequest) -> dict[str, Plain]:
    """Return the project with codes and uids; left-out privacy classes do not appear."""
    document: dict[str, Plain] = {
        "format": DOCUMENT_FORMAT,
        "version": DOCUMENT_VERSION,
        "project": project.uid,
        "head": project.store.head() or "",
        "fingerprint": project.fingerprint,
        "cut_off": request.cut_off.isoformat(),
        "created": request.created.isoformat(timespec="seconds"),
        "left_out": [str(privacy) for privacy in sorted(request.left_out)],
    }
    for kind in _EXPORTED:
        document[f"{kind}s" if kind is not EntityKind.EVIDENCE else "evidence"] = [
            entity_document(project, entity, request.left_out) for entity in project.entities(kind)
        ]
    return document


def entity_document(
    project: OpenProject, entity: Entity, left_out: frozenset[Privacy] = frozenset()
) -> dict[str, Plain]:
    """Return one entity: uid, visible number, and its non-empty fields by key."""
    kind = kind_of(entity)
    document: dict[str, Plain] = {"uid": entity.uid}
    if KINDS[kind].prefix:
        document["number"] = project.number(entity)
    for spec in project.fields(kind):
        if spec.key in ("number", "deleted") or spec.privacy in left_out:
            continue
        value = project.value(entity, spec.key)
        if not is_empty(value):
            document[spec.key] = to_plain(value)
    if KINDS[kind].title and not title_of(entity):
        document.setdefault(KINDS[kind].title, "")
    return document

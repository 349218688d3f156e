"""Closed years: what stood in the project when a reporting year was closed."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.base import DELETED, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot(Entity):
    """A frozen year; closing it again raises ``revision`` and replaces the rest.

    ``head`` and ``fingerprint`` are those of the state that was frozen, ``figures`` its numbers as
    canonical JSON, ``sha256`` the attachment with the frozen state.
    """

    year: int | None = None
    revision: int | None = None
    closed_on: date | None = None
    head: str = ""
    fingerprint: str = ""
    figures: str = ""
    sha256: str = ""
    signed_name: str = ""
    signed_function: str = ""
    signed_on: date | None = None
    note: str = ""


def snapshot_uid(project: Uid, year: int) -> Uid:
    """Return the uid that a closed year has in every copy."""
    return natural_uid(project, EntityKind.SNAPSHOT, str(year))


def _field(
    key: str,
    label: str,
    kind: FieldKind = FieldKind.TEXT,
    privacy: Privacy = Privacy.NORMAL,
) -> FieldSpec:
    return FieldSpec(key=key, kind=kind, label=label, privacy=privacy)


SNAPSHOT = KindSpec(
    kind=EntityKind.SNAPSHOT,
    entity=Snapshot,
    label=N_("Closed year"),
    plural=N_("Closed years"),
    title="year",
    fields=(
        FieldSpec(
            key="year",
            kind=FieldKind.NUMBER,
            label=N_("Year"),
            required=True,
            minimum=2020,
            maximum=2100,
        ),
        FieldSpec(key="revision", kind=FieldKind.NUMBER, label=N_("Revision"), minimum=1),
        _field("closed_on", N_("Closed on"), FieldKind.DATE),
        _field("head", N_("State of the project")),
        _field("fingerprint", N_("Fingerprint")),
        _field("figures", N_("Figures"), FieldKind.LONG_TEXT),
        _field("sha256", N_("Checksum (SHA-256)")),
        _field("signed_name", N_("Signed off by"), privacy=Privacy.PERSONAL),
        _field("signed_function", N_("Function")),
        _field("signed_on", N_("Signed off on"), FieldKind.DATE),
        _field("note", N_("Note"), FieldKind.LONG_TEXT, Privacy.COMMENT),
        DELETED,
    ),
)

"""Evidence: files and links that prove something."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import EvidenceKind, EvidenceType
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Entity):
    """A piece of evidence; the bytes of a file are kept by their SHA-256."""

    number: int | None = None
    title: str = ""
    evidence_kind: EvidenceKind | None = None
    evidence_type: EvidenceType | None = None
    link: str = ""
    file_name: str = ""
    sha256: str = ""
    size: int | None = None
    version: str = ""
    dated_on: date | None = None
    valid_until: date | None = None
    owner: Uid | None = None
    superseded_by: Uid | None = None
    notes: str = ""


_FIELDS = (
    NUMBER,
    FieldSpec(
        key="title",
        kind=FieldKind.TEXT,
        label=N_("Title"),
        help=N_("What it is, so that others find it."),
        group="evidence",
        required=True,
        short=True,
        table=True,
    ),
    FieldSpec(
        key="evidence_kind",
        kind=FieldKind.CHOICE,
        choices=EvidenceKind,
        label=N_("File or link"),
        help=N_("A file that lies in the inventory, or the address of where it is kept."),
        group="evidence",
        short=True,
    ),
    FieldSpec(
        key="evidence_type",
        kind=FieldKind.CHOICE,
        choices=EvidenceType,
        label=N_("Type of evidence"),
        help=N_("Contract, minutes, report, certificate, or something else."),
        group="evidence",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="link",
        kind=FieldKind.LINK,
        label=N_("Link or place"),
        help=N_("A web address, or where the paper is kept."),
        group="evidence",
        short=True,
    ),
    FieldSpec(
        key="file_name",
        kind=FieldKind.TEXT,
        label=N_("File name"),
        internal=True,
        group="evidence",
    ),
    FieldSpec(
        key="sha256",
        kind=FieldKind.TEXT,
        label=N_("Checksum (SHA-256)"),
        internal=True,
        group="evidence",
    ),
    FieldSpec(
        key="size",
        kind=FieldKind.NUMBER,
        label=N_("Size in bytes"),
        internal=True,
        group="evidence",
    ),
    FieldSpec(
        key="version",
        kind=FieldKind.TEXT,
        label=N_("Version"),
        help=N_("Which state of the paper it is."),
        group="evidence",
    ),
    FieldSpec(
        key="dated_on",
        kind=FieldKind.DATE,
        label=N_("Date"),
        help=N_("The day that is written on the paper."),
        group="evidence",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="valid_until",
        kind=FieldKind.DATE,
        label=N_("Valid until"),
        help=N_("How long it proves something. It appears under “Everything due” in time."),
        group="evidence",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="owner",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Responsible"),
        help=N_("Who renews it."),
        group="evidence",
    ),
    FieldSpec(
        key="superseded_by",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.EVIDENCE,
        label=N_("Superseded by"),
        help=N_("The newer paper that counts in its place."),
        group="evidence",
    ),
    NOTES,
    DELETED,
)

EVIDENCE = KindSpec(
    kind=EntityKind.EVIDENCE,
    entity=Evidence,
    label=N_("Piece of evidence"),
    plural=N_("Evidence"),
    prefix="NA",
    title="title",
    orders=(("dated_on", "valid_until"),),
    chains=("superseded_by",),
    fields=_FIELDS,
)

"""What an AI system is under the AI Act, and who stands for it."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import Role
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.base import DELETED, Entity, KindSpec
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification(Entity):
    """The classification of one system; its answers lie in an answer sheet.

    ``labels`` and ``roles`` are what counts, ``found`` what the rules say: they differ when a
    person decided otherwise. ``basis`` is the digest of the facts that were judged.
    """

    system: Uid | None = None
    status: ClassificationStatus | None = None
    labels: tuple[str, ...] = ()
    open_labels: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    open_roles: tuple[str, ...] = ()
    reason: str = ""
    decided_by: Uid | None = None
    decided_on: date | None = None
    judged_on: date | None = None
    pack_id: str = ""
    pack_version: str = ""
    pack_sha256: str = ""
    state_of_law: date | None = None
    basis: str = ""


def classification_uid(project: Uid, system: Uid) -> Uid:
    """Return the uid of the one classification that a system has in every copy."""
    return natural_uid(project, EntityKind.CLASSIFICATION, system)


def _labels(key: str, label: str) -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.MULTI_CHOICE,
        choices=LegalLabel,
        label=label,
        group="law",
        fixed=True,
    )


def _roles(key: str, label: str) -> FieldSpec:
    return FieldSpec(
        key=key, kind=FieldKind.MULTI_CHOICE, choices=Role, label=label, group="law", fixed=True
    )


def _made(key: str, label: str, kind: FieldKind = FieldKind.TEXT) -> FieldSpec:
    return FieldSpec(key=key, kind=kind, label=label, internal=True, group="law")


CLASSIFICATION = KindSpec(
    kind=EntityKind.CLASSIFICATION,
    entity=Classification,
    label=N_("Classification"),
    plural=N_("Classifications"),
    made_by=N_(
        "Classifications come from the wizard. Choose “Classify the AI system”, or use the "
        "command “classify”."
    ),
    fields=(
        FieldSpec(
            key="system",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.SYSTEM,
            label=N_("AI system"),
            group="law",
            internal=True,
            required=True,
        ),
        FieldSpec(
            key="status",
            kind=FieldKind.CHOICE,
            choices=ClassificationStatus,
            label=N_("Status of the classification"),
            group="law",
            fixed=True,
        ),
        _labels("labels", N_("Classification (AI Act)")),
        _labels("open_labels", N_("May turn out to be")),
        _labels("found", N_("Result of the rules")),
        _roles("roles", N_("Our role (AI Act)")),
        _roles("open_roles", N_("Possible role")),
        FieldSpec(
            key="reason",
            kind=FieldKind.LONG_TEXT,
            label=N_("Reason of the decision"),
            group="law",
            fixed=True,
        ),
        FieldSpec(
            key="decided_by",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Decided by"),
            group="law",
            fixed=True,
        ),
        FieldSpec(
            key="decided_on", kind=FieldKind.DATE, label=N_("Decided on"), group="law", fixed=True
        ),
        _made("judged_on", N_("Classified by the state of"), FieldKind.DATE),
        _made("pack_id", N_("Pack")),
        _made("pack_version", N_("Version of the pack")),
        _made("pack_sha256", N_("Checksum of the pack")),
        _made("state_of_law", N_("State of law"), FieldKind.DATE),
        FieldSpec(
            key="basis",
            kind=FieldKind.TEXT,
            label=N_("Checksum of the answers"),
            internal=True,
            register=False,
            group="law",
        ),
        DELETED,
    ),
)

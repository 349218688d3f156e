"""Entities that carry others: links, answers, custom fields, content packs, what was declined."""

from dataclasses import dataclass

from rai_desktop.domain.codes import CustomKind, LinkRole
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.base import DELETED, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Entity):
    """A relation between two entities; the same relation has the same uid everywhere."""

    role: LinkRole | None = None
    first: Uid | None = None
    second: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheet(Entity):
    """The answers to one catalogue for one subject and year; one field per question."""

    catalogue: str = ""
    pack_version: str = ""
    subject: Uid | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField(Entity):
    """A field that the users added to a kind of entity."""

    of_kind: str = ""
    label: str = ""
    custom_kind: CustomKind | None = None
    help: str = ""
    options: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Entity):
    """A content pack that results of this project rest on, kept as it was used."""

    pack_id: str = ""
    version: str = ""
    sha256: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Entity):
    """That a risk of the library was not taken for a system; ``traits`` are those of that day."""

    system: Uid | None = None
    library: str = ""
    reason: str = ""
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SilencedHint(Entity):
    """That a hint is switched off with a reason: for one entry, or without ``about`` for all."""

    rule: str = ""
    about: Uid | None = None
    reason: str = ""


def dismissal_uid(project: Uid, system: Uid, library: str) -> Uid:
    """Return the uid that the dismissal of a risk of the library has in every copy."""
    return natural_uid(project, EntityKind.DISMISSAL, system, library)


def silenced_hint_uid(project: Uid, rule: str, about: Uid | None) -> Uid:
    """Return the uid that switching off a hint has in every copy."""
    return natural_uid(project, EntityKind.SILENCED_HINT, rule, about or "")


def _text(key: str, label: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(key=key, kind=FieldKind.TEXT, label=label, required=required)


LINK = KindSpec(
    kind=EntityKind.LINK,
    entity=Link,
    label=N_("Link"),
    plural=N_("Links"),
    fields=(
        FieldSpec(
            key="role",
            kind=FieldKind.CHOICE,
            choices=LinkRole,
            label=N_("Relation"),
            required=True,
        ),
        FieldSpec(key="first", kind=FieldKind.REFERENCE, label=N_("From"), required=True),
        FieldSpec(key="second", kind=FieldKind.REFERENCE, label=N_("To"), required=True),
        DELETED,
    ),
)

ANSWER_SHEET = KindSpec(
    kind=EntityKind.ANSWER_SHEET,
    entity=AnswerSheet,
    label=N_("Answers"),
    plural=N_("Answers"),
    fields=(
        _text("catalogue", N_("Catalogue"), required=True),
        _text("pack_version", N_("Version of the catalogue")),
        FieldSpec(key="subject", kind=FieldKind.REFERENCE, label=N_("Subject")),
        FieldSpec(key="year", kind=FieldKind.NUMBER, label=N_("Year"), minimum=2020, maximum=2100),
        DELETED,
    ),
)

CUSTOM_FIELD = KindSpec(
    kind=EntityKind.CUSTOM_FIELD,
    entity=CustomField,
    label=N_("Custom field"),
    plural=N_("Custom fields"),
    title="label",
    fields=(
        _text("of_kind", N_("Belongs to"), required=True),
        _text("label", N_("Label"), required=True),
        FieldSpec(
            key="custom_kind",
            kind=FieldKind.CHOICE,
            choices=CustomKind,
            label=N_("Kind of field"),
            required=True,
        ),
        FieldSpec(key="help", kind=FieldKind.LONG_TEXT, label=N_("Help")),
        FieldSpec(key="options", kind=FieldKind.LONG_TEXT, label=N_("Options, one on each line")),
        FieldSpec(key="position", kind=FieldKind.NUMBER, label=N_("Position")),
        DELETED,
    ),
)

PACK = KindSpec(
    kind=EntityKind.PACK,
    entity=Pack,
    label=N_("Content pack"),
    plural=N_("Content packs"),
    title="title",
    fields=(
        _text("pack_id", N_("Pack"), required=True),
        _text("version", N_("Version"), required=True),
        _text("sha256", N_("Checksum (SHA-256)"), required=True),
        _text("title", N_("Title")),
        DELETED,
    ),
)

DISMISSAL = KindSpec(
    kind=EntityKind.DISMISSAL,
    entity=Dismissal,
    label=N_("Dismissed proposal"),
    plural=N_("Dismissed proposals"),
    fields=(
        FieldSpec(
            key="system",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.SYSTEM,
            label=N_("AI system"),
            required=True,
        ),
        _text("library", N_("Library entry"), required=True),
        FieldSpec(key="reason", kind=FieldKind.LONG_TEXT, label=N_("Not applicable, because")),
        FieldSpec(
            key="traits",
            kind=FieldKind.MULTI_CHOICE,
            vocabulary="traits",
            label=N_("Traits of the system"),
        ),
        DELETED,
    ),
)

SILENCED_HINT = KindSpec(
    kind=EntityKind.SILENCED_HINT,
    entity=SilencedHint,
    label=N_("Hint switched off"),
    plural=N_("Hints switched off"),
    fields=(
        _text("rule", N_("Hint"), required=True),
        FieldSpec(key="about", kind=FieldKind.REFERENCE, label=N_("Belongs to")),
        FieldSpec(key="reason", kind=FieldKind.LONG_TEXT, label=N_("Switched off, because")),
        DELETED,
    ),
)

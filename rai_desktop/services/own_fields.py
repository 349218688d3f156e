"""Custom fields as people keep them: added, described, ordered and removed, each as one step."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, CustomKind
from rai_desktop.domain.errors import FieldError, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.kinds.registry import HAND_KINDS, KINDS
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_, Named
from rai_desktop.services.custom_fields import MOST_OPTIONS, options_of, ordered_fields
from rai_desktop.services.option_names import following, renamed_options
from rai_desktop.services.project import OpenProject
from rai_desktop.words import LANGUAGES, words_for
from rai_desktop.words.language import folded

OWN_FIELD_KINDS = HAND_KINDS
"""Kinds that can have custom fields: those that people add themselves."""

LONGEST_LABEL = 60
LONGEST_OPTION = 100
MOST_FIELDS = 100
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what stands behind them, also of words that are not theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """What people say about a custom field; ``options`` count for a choice only."""

    label: str
    kind: CustomKind = CustomKind.TEXT
    help: str = ""
    options: tuple[str, ...] = ()


def own_fields(project: OpenProject, kind: EntityKind) -> list[CustomField]:
    """Return the custom fields of a kind in their order."""
    custom = project.entities(EntityKind.CUSTOM_FIELD)
    return ordered_fields(kind, (each for each in custom if isinstance(each, CustomField)))


def add_own_field(project: OpenProject, kind: EntityKind, field: OwnField) -> Uid:
    """Add a custom field behind the others and return its uid.

    Raises:
        UsageError: the kind has no custom fields or too many, or the label does not fit.
    """
    known = own_fields(project, kind)
    if kind not in OWN_FIELD_KINDS:
        raise UsageError(N_("Entries of this kind cannot have custom fields. Choose another kind."))
    if len(known) >= MOST_FIELDS:
        raise UsageError(
            N_("There are {limit} custom fields already. Delete one that is not needed."),
            limit=MOST_FIELDS,
        )
    values: dict[str, Value] = {
        "of_kind": str(kind),
        "label": _checked_label(project, kind, field.label, None),
        "custom_kind": field.kind,
        "help": field.help.strip(),
        "options": _checked_options(field.kind, field.options),
        "position": 1 + max((each.position or 0 for each in known), default=0),
    }
    return project.add(EntityKind.CUSTOM_FIELD, values)


def change_own_field(project: OpenProject, uid: Uid, field: OwnField) -> Step | None:
    """Rename or describe a custom field; what it holds stays as it was chosen at first.

    Entries with an option that has another name now get that name in the same step.

    Raises:
        UsageError: the label or the options do not fit.
    """
    known = _field(project, uid)
    kind = known.custom_kind or CustomKind.TEXT
    values = {
        "label": _checked_label(project, EntityKind(known.of_kind), field.label, uid),
        "help": field.help.strip(),
        "options": _checked_options(kind, field.options),
    }
    also = following(known, renamed_options(project, known, values["options"].splitlines()))
    if also:
        project.store.backup("bulk")
    return project.edit(uid, values, also=also)


def move_own_field(project: OpenProject, uid: Uid, by: int) -> Step | None:
    """Put a custom field ``by`` places behind; ``None`` when it stands at the end already."""
    fields = own_fields(project, EntityKind(_field(project, uid).of_kind))
    place = next(place for place, each in enumerate(fields) if each.uid == uid)
    there = min(max(place + by, 0), len(fields) - 1)
    fields.insert(there, fields.pop(place))
    settings = [
        FieldSetting(EntityKind.CUSTOM_FIELD, each.uid, "position", place)
        for place, each in enumerate(fields, start=1)
        if each.position != place
    ]
    if there == place or not settings:
        return None
    return project.commit(Action.EDIT, settings, title=project.name(uid))


def remove_own_field(project: OpenProject, uid: Uid) -> Step | None:
    """Move a custom field to the bin; its values are kept and come back with it."""
    return project.delete([_field(project, uid).uid])


def told_of(field: CustomField) -> OwnField:
    """Return what is said about a custom field."""
    return OwnField(
        label=field.label,
        kind=field.custom_kind or CustomKind.TEXT,
        help=field.help,
        options=options_of(field.options),
    )


def own_field_named(project: OpenProject, kind: EntityKind, text: str) -> CustomField:
    """Return the custom field with this label, or this uid.

    Raises:
        UsageError: there is none.
    """
    fields = own_fields(project, kind)
    for field, spec in zip(fields, project.custom_fields(kind), strict=True):
        if text in (field.uid, spec.key) or folded(text) == folded(spec.label):
            return field
    raise UsageError(
        N_("There is no custom field “{name}”. “fields” lists those that there are."),
        name=text[:LONGEST_LABEL],
    )


def clean_label(text: str) -> str:
    """Return a label on one line without characters that nobody sees."""
    visible = (" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    kept = "".join(sign for sign in visible if sign not in _TURNING)
    return " ".join(kept.encode("utf-8", "replace").decode("utf-8").split())


def _field(project: OpenProject, uid: Uid) -> CustomField:
    field = project.entity(uid)
    if not isinstance(field, CustomField):
        raise UsageError(N_("There is no entry {uid} here. Choose another one."), uid=uid)
    return field


def _checked_label(project: OpenProject, kind: EntityKind, typed: str, own: Uid | None) -> str:
    label = clean_label(typed)
    if not label:
        text = N_("The field “{field}” is required. Fill it.")
        raise FieldError(text, key="label", field=_LABEL.named)
    if len(label) > LONGEST_LABEL:
        raise FieldError(
            N_("The name of a field has at most {limit} characters. Shorten it."),
            key="label",
            limit=LONGEST_LABEL,
        )
    others = (each.label for each in own_fields(project, kind) if each.uid != own)
    if folded(label) in {folded(other) for other in (*others, *_built_in_names(kind))}:
        raise FieldError(
            N_("There is a field “{name}” already. Choose another name."),
            key="label",
            name=Named(key=label, texts={"": label}),
        )
    return label


_LABEL = next(spec for spec in KINDS[EntityKind.CUSTOM_FIELD].fields if spec.key == "label")


def _built_in_names(kind: EntityKind) -> Iterable[str]:
    """Yield how fields of the program are called, in every language; ``uid`` is a column too."""
    yield "uid"
    for spec in KINDS[kind].fields:
        yield spec.key
        yield from (words_for(language)(spec.label) for language in LANGUAGES)


def _checked_options(kind: CustomKind, options: Sequence[str]) -> str:
    if kind is not CustomKind.CHOICE:
        return ""
    known = options_of("\n".join(clean_label(option) for option in options))
    if not known:
        text = N_("A choice needs options. Write at least one, each on its own line.")
        raise FieldError(text, key="options")
    if len({folded(clean_label(option)) for option in options} - {""}) > MOST_OPTIONS:
        text = N_("A choice has at most {limit} options. Leave some out.")
        raise FieldError(text, key="options", limit=MOST_OPTIONS)
    if max(map(len, known)) > LONGEST_OPTION:
        text = N_("An option has at most {limit} characters. Shorten it.")
        raise FieldError(text, key="options", limit=LONGEST_OPTION)
    return "\n".join(known)

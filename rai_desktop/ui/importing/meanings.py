"""What columns, words and names of a list can become, as options to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.rating_words import READINGS
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ColumnMap, Suggestion, ThreeSteps
from rai_desktop.services.importing.link_columns import LINK_COLUMNS
from rai_desktop.services.importing.mapping import UID_COLUMN, is_link_key
from rai_desktop.services.importing.part_columns import (
    PART_FIELDS,
    PART_KIND,
    has_parts,
    is_part_key,
)
from rai_desktop.services.importing.wish_files import KEEP_STEPS
from rai_desktop.services.importing.wishes import ColumnChoice, ColumnUse
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.importing.choice_table import Option
from rai_desktop.words.language import folded

MOST_ENTRIES = 400
"""Entries of the inventory among which a name can be looked for in the list of options."""

_CUSTOM = (
    CustomKind.TEXT,
    CustomKind.LONG_TEXT,
    CustomKind.NUMBER,
    CustomKind.DATE,
    CustomKind.CHOICE,
    CustomKind.PERSON,
)
USES = {
    ColumnUse.NOTES: N_("Keep in the notes"),
    ColumnUse.LEFT_OUT: N_("Leave out"),
    ColumnUse.NEW_FIELD: N_("A new field of your own"),
}


@dataclass(frozen=True, slots=True)
class WordChoice:
    """What a word of the list means; ``None`` while it is open: the cell becomes a note."""

    value: Value


@dataclass(frozen=True, slots=True)
class StepsChoice:
    """How ratings in three steps lie on five; empty while it is open."""

    reading: str


@dataclass(frozen=True, slots=True)
class NameChoice:
    """Whom a name means: a new entry, one that is here, or nobody: the cell becomes a note."""

    creates: bool = False
    uid: Uid | None = None


def field_text(project: OpenProject, labels: Labels, kind: EntityKind, key: str) -> str:
    """Return what people read for the key of a column."""
    if key == UID_COLUMN:
        return labels.words(N_("The hidden id of the entry"))
    if is_link_key(kind, key):
        return labels.words(KINDS[LINK_COLUMNS[kind].kind].plural)
    text = labels.field(field_of(project, kind, key))
    if is_part_key(kind, key):
        part = labels.words(KINDS[PART_KIND].label)
        return labels.words.filled(N_("{kind}: {field}"), kind=part, field=text)
    return text


def field_of(project: OpenProject, kind: EntityKind, key: str) -> FieldSpec:
    """Return the field that a key of a column stands for, also one of a mitigation in the row."""
    if is_part_key(kind, key):
        return project.field(PART_KIND, PART_FIELDS[key])
    return project.field(kind, key)


def found_choice(columns: ColumnMap, name: str) -> ColumnChoice:
    """Return what a column becomes where nobody chose anything."""
    use = columns.use(name)
    if use is ColumnUse.FIELD:
        return ColumnChoice(use=use, key=columns.keys[name])
    if use is ColumnUse.NEW_FIELD:
        return ColumnChoice(use=use, custom_kind=columns.new_fields[name].custom_kind)
    return ColumnChoice(use=use)


def choice_text(
    project: OpenProject, labels: Labels, kind: EntityKind, choice: ColumnChoice
) -> str:
    """Return what a column becomes in words."""
    words = labels.words
    if choice.use is ColumnUse.FIELD:
        return field_text(project, labels, kind, choice.key)
    if choice.use is ColumnUse.NEW_FIELD and choice.custom_kind is not None:
        return words.filled(N_("New field: {kind}"), kind=labels.code(choice.custom_kind))
    return words(USES[choice.use])


def column_options(project: OpenProject, labels: Labels, kind: EntityKind) -> list[Option]:
    """Return everything that a column can become, the fields by their groups."""
    found = [Option(labels.words(N_("No field")))]
    plain = (ColumnUse.NOTES, ColumnUse.LEFT_OUT)
    found += [Option(labels.words(USES[use]), ColumnChoice(use=use)) for use in plain]
    found.append(Option(labels.words(USES[ColumnUse.NEW_FIELD])))
    for custom in _CUSTOM:
        choice = ColumnChoice(use=ColumnUse.NEW_FIELD, custom_kind=custom)
        found.append(Option(choice_text(project, labels, kind, choice), choice))
    return [*found, *_fields(project, labels, kind)]


def _fields(project: OpenProject, labels: Labels, kind: EntityKind) -> Iterator[Option]:
    group = None
    if kind in LINK_COLUMNS:
        key = LINK_COLUMNS[kind].key
        yield Option(labels.words(N_("Belongs to")))
        yield _field(project, labels, kind, key)
    if has_parts(kind):
        yield Option(labels.words(N_("Mitigation in the same row")))
        yield from (_field(project, labels, kind, key) for key in PART_FIELDS)
    for spec in project.fields(kind):
        if not spec.is_entered and spec.key != "number":
            continue
        if spec.group != group:
            group = spec.group
            yield Option(labels.group(group) or labels.words(N_("General")))
        yield _field(project, labels, kind, spec.key)


def _field(project: OpenProject, labels: Labels, kind: EntityKind, key: str) -> Option:
    text = field_text(project, labels, kind, key)
    return Option(text, ColumnChoice(use=ColumnUse.FIELD, key=key))


def word_options(project: OpenProject, labels: Labels, kind: EntityKind, key: str) -> list[Option]:
    """Return the values of a field that a word can mean."""
    spec = field_of(project, kind, key)
    steps = [
        Option(word, WordChoice(int(code) if spec.scale else code))
        for code, word in labels.offered(spec)
    ]
    if not steps:
        said = ((N_("Yes"), True), (N_("No"), False))
        steps = [Option(labels.words(text), WordChoice(value)) for text, value in said]
    return [Option(labels.words(USES[ColumnUse.NOTES]), WordChoice(None)), *steps]


def steps_options(labels: Labels, asked: ThreeSteps) -> list[Option]:
    """Return how the words of three steps can lie on five."""
    found = [Option(labels.words(USES[ColumnUse.NOTES]), StepsChoice(KEEP_STEPS))]
    for reading, levels in READINGS.items():
        pairs = zip(asked.words, asked.places, strict=True)
        steps = (f"{word} = {levels[place - 1]}" for word, place in pairs)
        found.append(Option(" · ".join(steps), StepsChoice(reading)))
    return found


def name_options(
    project: OpenProject, labels: Labels, kind: EntityKind, alike: Sequence[Suggestion]
) -> list[Option]:
    """Return whom a name can mean: a new entry, those that are called alike, all others."""
    words = labels.words
    found = [
        Option(words(N_("Add as new")), NameChoice(creates=True)),
        Option(words(USES[ColumnUse.NOTES]), NameChoice()),
    ]
    if alike:
        found.append(Option(words(N_("Called alike"))))
        found += [Option(each.name, NameChoice(uid=each.uid)) for each in alike]
    uids = {each.uid for each in alike}
    others = [entity for entity in project.entities(kind) if entity.uid not in uids]
    if others:
        found.append(Option(words(N_("In the inventory"))))
        pairs = ((project.name(e.uid), e.uid) for e in others)
        named = sorted(pairs, key=lambda one: folded(one[0]))
        found += [Option(name, NameChoice(uid=uid)) for name, uid in named[:MOST_ENTRIES]]
    return found

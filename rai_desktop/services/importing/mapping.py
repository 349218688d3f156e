"""Which column of a list is which field."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.synonyms import synonyms_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.link_columns import LINK_COLUMNS
from rai_desktop.services.importing.part_columns import (
    PART_FIELDS,
    PART_TITLE,
    has_parts,
    is_part_key,
)
from rai_desktop.services.importing.wishes import ColumnUse
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

UID_COLUMN = "uid"
NUMBER_COLUMN = "number"
NOTES = "notes"
IDENTITY = (UID_COLUMN, NUMBER_COLUMN)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[?*]")
_ENDINGS = re.compile(r"(?:[*:_]|/-?)(?:innen|in|r|n)\b")
_FAR = 100
BETWEEN_LINES = " / "
"""What the readers put between the lines of a heading; the last one names the column."""
_STAND_INS = {EntityKind.SYSTEM: "product"}
_ANY_NAME = frozenset(("name", "titel", "title", "bezeichnung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Field key by column name; columns that are neither mapped nor ignored are kept as notes.

    Besides fields, a column can carry the uid or the visible number of an entry, or say what the
    rows belong to (``LINK_COLUMNS``). ``new_fields`` are the custom fields that an import makes
    for columns; their keys stand in ``keys``, too. ``by_content`` are columns whose field was
    seen from their cells and not from their name.
    """

    kind: EntityKind
    keys: Mapping[str, str]
    ignored: Collection[str] = ()
    new_fields: Mapping[str, CustomField] = field(default_factory=dict)
    by_content: frozenset[str] = frozenset()

    def use(self, name: str) -> ColumnUse:
        """Return what becomes of a column."""
        if name in self.new_fields:
            return ColumnUse.NEW_FIELD
        if name in self.keys:
            return ColumnUse.FIELD
        return ColumnUse.LEFT_OUT if name in self.ignored else ColumnUse.NOTES

    def unmapped(self, header: Sequence[str]) -> list[str]:
        """Return the columns that become notes."""
        return [name for name in header if name not in self.keys and name not in self.ignored]

    @property
    def has_title(self) -> bool:
        """Whether a column names the entries."""
        return KINDS[self.kind].title in self.keys.values()


class ColumnGuesser:
    """Finds fields by the names of columns: labels and keys in both languages, and synonyms."""

    def __init__(self, project: OpenProject, labels: Sequence[Labels]) -> None:
        self._project = project
        self._labels = labels

    def columns(self, kind: EntityKind, header: Sequence[str]) -> ColumnMap:
        """Return the best guess; each field is taken once.

        A label or key counts before a synonym, an earlier synonym before a later one.
        """
        return ColumnMap(kind=kind, keys={name: key for _, name, key in self._found(kind, header)})

    def likeliest(
        self, kinds: Sequence[EntityKind], header: Sequence[str], title: str
    ) -> ColumnMap:
        """Return the guess for the kind that fits a list best; ``title`` is what it is called.

        What matters: that entries get a name, then the title of the list, then how many columns
        are understood, then whether it says what the rows belong to or names what belongs to
        them, then whether the names stand in front, then how plainly.
        """
        return max((self._fitness(kind, header, title) for kind in kinds), key=lambda f: f[0])[1]

    def _fitness(
        self, kind: EntityKind, header: Sequence[str], title: str
    ) -> tuple[tuple[bool, bool, int, bool, int, int], ColumnMap]:
        found = self._found(kind, header)
        columns = ColumnMap(kind=kind, keys={name: key for _, name, key in found})
        is_called_so = plain_name(title) in self._words_for(kind)
        titles = [name for name, key in columns.keys.items() if key == KINDS[kind].title]
        link = LINK_COLUMNS.get(kind)
        place = min((header.index(name) for name in titles), default=len(header))
        names_parts = any(
            is_part_key(kind, key) and key == PART_TITLE and header.index(name) > place
            for _, name, key in found
        )
        found = [each for each in found if not is_part_key(kind, each[2])]
        is_link = [link is not None and key == link.key for _, _, key in found]
        hangs_on = any(is_link) or names_parts
        belongs = hangs_on and not _ANY_NAME & {plain_name(name) for name in titles}
        fitness = (
            columns.has_title,
            is_called_so,
            is_link.count(False) + belongs,
            belongs,
            -place,
            -sum(rank for rank, _, _ in found),
        )
        return fitness, columns

    def _words_for(self, kind: EntityKind) -> set[str]:
        texts = (KINDS[kind].label, KINDS[kind].plural)
        return {plain_name(each.words(text)) for each in self._labels for text in texts}

    def _found(self, kind: EntityKind, header: Sequence[str]) -> list[tuple[int, str, str]]:
        """Return how far-fetched each recognised column is, its name and its field."""
        known = self._known(kind)
        guesses = sorted(
            (rank, place, name, key)
            for place, name in enumerate(header)
            for key, rank in _meanings(known, name).items()
        )
        found: dict[str, tuple[int, str, str]] = {}
        taken: set[str] = set()
        for rank, _, name, key in guesses:
            if name not in found and key not in taken:
                found[name] = (rank, name, key)
                taken.add(key)
        return [_as_title(kind, each, taken) for each in found.values()]

    def _known(self, kind: EntityKind) -> dict[str, dict[str, int]]:
        """Return for each name the fields it may mean, with how far-fetched that is."""
        names: dict[str, dict[str, int]] = {}
        for name, key, rank in self._names(kind):
            keys = names.setdefault(plain_name(name), {})
            keys[key] = min(rank, keys.get(key, rank))
        return names

    def _names(self, kind: EntityKind) -> Iterator[tuple[str, str, int]]:
        yield UID_COLUMN, UID_COLUMN, 0
        for spec in self._project.fields(kind):
            if not spec.is_entered and spec.key != NUMBER_COLUMN:
                continue
            labels = [each.field(spec) for each in self._labels]
            yield from ((label, spec.key, 0) for label in labels)
            yield from ((label.partition(" (")[0], spec.key, 1) for label in labels)
            yield spec.key, spec.key, 1
            for rank, synonym in enumerate(synonyms_of(kind, spec.key), start=2):
                yield synonym, spec.key, rank
        yield from self._link_names(kind)
        if has_parts(kind):
            for key in PART_FIELDS:
                for rank, synonym in enumerate(synonyms_of(kind, key), start=2):
                    yield synonym, key, rank

    def _link_names(self, kind: EntityKind) -> Iterator[tuple[str, str, int]]:
        """Yield how a column may be called that says what the rows belong to."""
        link = LINK_COLUMNS.get(kind)
        if link is None:
            return
        texts = (KINDS[link.kind].label, KINDS[link.kind].plural)
        yield from ((each.words(text), link.key, 1) for each in self._labels for text in texts)
        for rank, synonym in enumerate(synonyms_of(kind, link.key), start=2):
            yield synonym, link.key, rank


def _as_title(
    kind: EntityKind, found: tuple[int, str, str], taken: Collection[str]
) -> tuple[int, str, str]:
    """Return a column that names the entries where no other does: systems by their product."""
    rank, name, key = found
    title = KINDS[kind].title
    is_stand_in = key == _STAND_INS.get(kind) and title not in taken
    return (rank + _FAR, name, title) if is_stand_in else found


def _meanings(known: Mapping[str, Mapping[str, int]], name: str) -> Mapping[str, int]:
    """Return the fields that a heading may mean, as written or without what is added to it.

    “Personal data (yes/no)” is personal data; “Manufacturer / supplier” is what both parts mean.
    """
    bare = bare_name(name)
    for written in (name, bare):
        if plain_name(written) in known:
            return known[plain_name(written)]
    parts = [known.get(plain_name(part), {}) for part in bare.split("/")]
    keys = set(parts[0]).intersection(*parts[1:])
    if not keys and BETWEEN_LINES in name:
        return {key: rank + _FAR for key, rank in parts[-1].items()}
    return {key: max(part[key] for part in parts) + _FAR for key in keys}


def given_columns(
    project: OpenProject,
    kind: EntityKind,
    mapping: Mapping[str, str | None],
    header: Sequence[str],
) -> ColumnMap:
    """Return the mapping that somebody wrote: field key by column name, ``None`` to leave it out.

    Raises:
        UsageError: a column or a field does not exist, or a field is named twice.
    """
    keys: dict[str, str] = {}
    for name, key in mapping.items():
        if name not in header:
            raise UsageError(N_("The list has no column {column}. Check its name."), column=name)
        if not key:
            continue
        check_key(project, kind, key)
        if key in keys.values():
            raise mapped_twice(project, kind, key)
        keys[name] = key
    ignored = tuple(name for name, key in mapping.items() if not key)
    return ColumnMap(kind=kind, keys=keys, ignored=ignored)


def mapped_twice(project: OpenProject, kind: EntityKind, key: str) -> UsageError:
    """Return what to say about a field that two columns were given."""
    return UsageError(
        N_("The field “{field}” is mapped twice. Leave one of the two columns out."),
        field=_named(project, kind, key),
    )


def check_key(project: OpenProject, kind: EntityKind, key: str) -> None:
    """Refuse what is no field, or none that an import may set.

    Raises:
        UsageError: it names what is possible.
    """
    if _is_no_field(kind, key):
        return
    spec = project.field(kind, key)
    if key != NUMBER_COLUMN and not spec.is_entered:
        raise UsageError(
            N_("The program keeps the field “{field}” itself. Leave it out."), field=spec.named
        )


def _named(project: OpenProject, kind: EntityKind, key: str) -> object:
    return key if _is_no_field(kind, key) else project.field(kind, key).named


def _is_no_field(kind: EntityKind, key: str) -> bool:
    return key == UID_COLUMN or is_beside(kind, key)


def is_beside(kind: EntityKind, key: str) -> bool:
    """Return whether ``key`` stands for a column about other entries, beside the row's own."""
    return is_link_key(kind, key) or is_part_key(kind, key)


def is_link_key(kind: EntityKind, key: str) -> bool:
    """Return whether ``key`` stands for the column that says what the rows belong to."""
    link = LINK_COLUMNS.get(kind)
    return link is not None and key == link.key


def bare_name(name: str) -> str:
    """Return a heading without what stands in brackets and without endings of gender."""
    return _IN_BRACKETS.sub(" ", _ENDINGS.sub("", name))


def plain_name(name: str) -> str:
    """Return a name without case, accents and punctuation, as lists vary in them."""
    text = folded(name)
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def plain_word(text: str) -> str:
    """Return what two spellings of one text in a cell have in common; signs stay as they are."""
    return plain_name(text) or text.strip()

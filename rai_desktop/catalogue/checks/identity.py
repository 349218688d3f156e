"""Ids: unique, never used again, and leading somewhere when something was replaced."""

from collections import Counter
from collections.abc import Iterator

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.checks.shelf import Located, Shelf
from rai_desktop.catalogue.checks.walking import models
from rai_desktop.catalogue.packs import Pack
from rai_desktop.catalogue.schema.base import Model
from rai_desktop.catalogue.schema.library import VocabularyList
from rai_desktop.domain.texts import N_

_PACK_TWICE = N_("Two packs have the id {pack}. Use only one of them.")
_TWICE = N_("The id {entry} is there twice in the section {section}. Give one of them another id.")
_CODE_TWICE = N_(
    "The code {code} is there twice in the list {entry}. Give one of them another code."
)
_PART_TWICE = N_("The id {code} is there twice in {key} of {entry}. Give one of them another id.")
_USED_AGAIN = N_("The id {entry} was removed or renamed and must not be used again.")
_RENAMED_TO_NOTHING = N_("The id {entry} is renamed to {code}, which does not exist.")
_REPLACED_BY_NOTHING = N_("The entry {entry} is replaced by {code}, which does not exist.")
_REPLACED_IN_USE = N_("The entry {entry} names a replacement but is not marked as deprecated.")
_NOTE_ON_NOTHING = N_("A note of the pack {pack} speaks of {entry}, which the pack does not hold.")
_CHECKED_TOO_EARLY = N_("The pack {pack} was checked before the day of its state of law.")


def check_headers(shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the ids and days in the packs' headers."""
    seen = Counter(pack.info.id for pack in shelf.packs)
    for pack_id, count in seen.items():
        if count > 1:
            yield _of_pack(pack_id, "pack_twice", _PACK_TWICE)
    for pack in shelf.packs:
        yield from _check_header(pack, shelf)


def _check_header(pack: Pack, shelf: Shelf) -> Iterator[Problem]:
    own = {entry.id for entries in pack.sections.values() for entry in entries}
    header = pack.header
    if header.checked_on < header.state_of_law:
        yield _of_pack(header.id, "checked_too_early", _CHECKED_TOO_EARLY)
    for old in sorted({*header.removed, *header.renamed}):
        if old in own:
            yield _of_pack(header.id, "used_again", _USED_AGAIN, entry=old)
    for old, new in header.renamed.items():
        if new not in own and not any(new in shelf.ids(section) for section in pack.sections):
            yield _of_pack(
                header.id, "renamed_to_nothing", _RENAMED_TO_NOTHING, entry=old, code=new
            )
    for note in header.notes:
        for entry in note.entries:
            if entry not in own:
                yield _of_pack(header.id, "note_on_nothing", _NOTE_ON_NOTHING, entry=entry)


def _of_pack(pack: str, check: str, text: str, **values: object) -> Problem:
    entry = str(values.get("entry", ""))
    return Problem(check=check, pack=pack, entry=entry, text=text, values={"pack": pack, **values})


def check_ids(shelf: Shelf) -> Iterator[Problem]:
    """Yield ids that stand twice in a section, in a list of codes or inside an entry."""
    seen: set[tuple[str, str]] = set()
    for located in shelf.located():
        if isinstance(located.entry, VocabularyList):
            yield from _check_codes(located, located.entry, seen)
            continue
        place = (located.section, located.entry.id)
        if place in seen:
            yield located.problem("id_twice", _TWICE, section=located.section)
        seen.add(place)
        yield from _check_parts(located)


def _check_codes(
    located: Located, codes: VocabularyList, seen: set[tuple[str, str]]
) -> Iterator[Problem]:
    """Yield codes that stand twice; several packs may add to one list."""
    for code in codes.codes:
        place = (codes.id, code.id)
        if place in seen:
            yield located.problem("id_twice", _CODE_TWICE, code=code.id)
        seen.add(place)


def _check_parts(located: Located) -> Iterator[Problem]:
    for key, model in models(located.entry):
        for name in type(model).model_fields:
            value = getattr(model, name)
            parts = value if isinstance(value, tuple) else ()
            ids = Counter(
                str(part.id) for part in parts if isinstance(part, Model) and hasattr(part, "id")
            )
            for code, count in ids.items():
                if count > 1:
                    where = f"{key}.{name}".removeprefix(".")
                    yield located.problem("id_twice", _PART_TWICE, key=where, code=code)


def check_replacements(shelf: Shelf) -> Iterator[Problem]:
    """Yield replacements that do not exist, or of entries that are still in use."""
    for located in shelf.located():
        new = located.entry.replaced_by
        if new is None:
            continue
        if new not in shelf.ids(located.section):
            yield located.problem("replaced_by_nothing", _REPLACED_BY_NOTHING, code=new)
        if not located.entry.deprecated:
            yield located.problem("replaced_in_use", _REPLACED_IN_USE)

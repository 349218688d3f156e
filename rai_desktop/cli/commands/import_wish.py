"""What the command line asks of an import: options, and choices from a file."""

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from rai_desktop.cli.context import kind_named
from rai_desktop.domain.errors import SurroundingsError, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.texts import N_, Listed, Named
from rai_desktop.services.importing import (
    ColumnChoice,
    ColumnMap,
    ColumnUse,
    ImportPlan,
    ImportWish,
    OnConflict,
)
from rai_desktop.services.importing.own import is_own
from rai_desktop.services.importing.wish_files import (
    is_wish,
    wish_from_json,
    wish_to_json,
)
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument

NO_MAPPING = N_(
    '{path} is not a mapping. Write a JSON object such as {{"Column": "field"}}, or make '
    "a file with --save-mapping."
)
OWN_EXPORT = N_(
    "This program wrote the list, so that it needs no choices. Import it without --save-mapping."
)
UNWRITABLE = N_("{path} cannot be written. Check that the folder is there and that you may write.")
_REST = {"notes": ColumnUse.NOTES, "fields": ColumnUse.NEW_FIELD, "leave": ColumnUse.LEFT_OUT}


def wish_of(options: Namespace) -> ImportWish:
    """Return what the options ask for; they count before a file of choices.

    Raises:
        UsageError: the file holds neither a mapping nor choices.
    """
    wish = _from_file(options.mapping) if options.mapping else ImportWish()
    kind = kind_named(options.kind)
    return replace(
        wish,
        kind=kind or wish.kind,
        sheet=options.sheet if options.sheet is not None else wish.sheet,
        on_conflict=OnConflict(options.on_conflict) if options.on_conflict else wish.on_conflict,
        rest=_REST[options.rest] if options.rest else wish.rest,
        all_or_nothing=options.all_or_nothing or wish.all_or_nothing,
    )


def _from_file(path: Path) -> ImportWish:
    try:
        found = json.loads(path.read_text("utf-8-sig"))
        if isinstance(found, dict) and is_wish(found):
            return wish_from_json(found)
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(_is_key(key) for key in found.values()):
        raise UsageError(NO_MAPPING, path=path)
    return ImportWish(mapping=found)


def _is_key(key: object) -> bool:
    return key is None or isinstance(key, str)


def check_columns(wish: ImportWish, document: SourceDocument) -> None:
    """Refuse choices for columns and rows that the list does not have: somebody mistyped them.

    Raises:
        UsageError: it names them.
    """
    tables = [table for table in document.tables if wish.sheet in (None, table.name)]
    known = {name for table in tables for name in table.header}
    asked = [*wish.columns, *(column for _, column in wish.cells)]
    missing = [name for name in dict.fromkeys(asked) if name not in known]
    if missing and tables:
        raise UsageError(
            N_("The list has no column: {columns}."),
            columns=Listed(tuple(Named(key=name, texts={"": name}) for name in missing)),
        )


def check_entries(wish: ImportWish, project: OpenProject) -> None:
    """Refuse entries that the project does not have: the choices belong to another project.

    Raises:
        UsageError: it names them.
    """
    names = ((kind, uid) for (kind, _), uid in wish.names.items())
    asked = (*names, *((wish.kind, uid) for uid in wish.matches.values()))
    missing = [str(uid) for kind, uid in asked if uid and not _is_there(project, kind, uid)]
    if missing:
        raise UsageError(
            N_("The project has no such entry: {uids}. Look it up with “list”."),
            uids=", ".join(dict.fromkeys(missing)),
        )


def _is_there(project: OpenProject, kind: EntityKind | None, uid: Uid) -> bool:
    found = project.store.entity(uid)
    return found is not None and not found.deleted and kind in (None, kind_of(found))


def save_choices(path: Path, wish: ImportWish, document: SourceDocument, plan: ImportPlan) -> None:
    """Write what becomes of each column, with what was said and what nobody understood yet.

    Raises:
        UsageError: the list is an own export; choices are about one sheet and would leave the
            others out.
        SurroundingsError: the file cannot be written.
    """
    if is_own(document) and wish.mapping is None:
        raise UsageError(OWN_EXPORT)
    table = plan.tables[0]
    header = table.source.header if table.source else tuple(table.columns.keys)
    words = {(word.key, word.text): None for word in plan.unknown_words}
    spellings = {
        (group.kind, name): group.names[0] if group.is_one else name
        for group in plan.spellings
        for name in group.names[1:]
    }
    chosen = replace(
        wish,
        kind=table.kind,
        columns={name: _choice(table.columns, name) for name in header},
        words={**words, **wish.words},
        spellings={**spellings, **wish.spellings},
    )
    text = json.dumps(wish_to_json(chosen), ensure_ascii=False, indent=2)
    try:
        path.write_text(f"{text}\n", "utf-8")
    except OSError as error:
        raise SurroundingsError(UNWRITABLE, path=path) from error


def _choice(columns: ColumnMap, name: str) -> ColumnChoice:
    use = columns.use(name)
    if use is ColumnUse.NEW_FIELD:
        return ColumnChoice(use=use, custom_kind=columns.new_fields[name].custom_kind)
    return ColumnChoice(use=use, key=columns.keys.get(name, "") if use is ColumnUse.FIELD else "")

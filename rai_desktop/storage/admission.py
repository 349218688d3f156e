"""Letting a file from outside in: checked row by row, then copied by value into a fresh file."""

from pathlib import Path

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.storage.database import new_database, no_collecting
from rai_desktop.storage.files import remove_quietly
from rai_desktop.storage.findings import Inspection
from rai_desktop.storage.foreign import check_header, check_schema, damaged, foreign_connection
from rai_desktop.storage.inspection import inspect

_COPIED = (*KINDS, "extra_value", "step", "payload", "attachment", "attachment_chunk", "meta")


def checked(source: Path) -> Inspection:
    """Return what a full check of a file finds.

    Raises:
        UserError: it is no project, too new, or its tables are not ours.
    """
    check_header(source)
    with foreign_connection(source) as connection, no_collecting():
        check_schema(connection, source)
        return inspect(connection)


def admit(source: Path, target: Path) -> Inspection:
    """Check every row of a file from outside and copy it by value into the new file ``target``.

    What other copies can undo is not copied.

    Raises:
        UserError: the file is no sound project; nothing is left behind.
    """
    found = checked(source)
    if found.findings:
        raise damaged(source, found.findings[0])
    try:
        _copy(source, target)
    except BaseException:
        remove_quietly(target)
        raise
    return found


def _copy(source: Path, target: Path) -> None:
    database = new_database(target)
    try:
        with foreign_connection(source) as connection, database.plain_transaction():
            for table in _COPIED:
                rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - own names
                database.fill(table, rows)
    finally:
        database.close()

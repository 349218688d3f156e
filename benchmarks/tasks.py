"""What a fresh child does so that its time and memory are its own."""

import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.children import tell

ENTITY_TABLES = "entities"
ALL_TABLES = "all"

Rows = list[tuple[object, ...]]


def open_all(path: str, base: str) -> None:
    """Open a project until every entity is in memory, and close it as people do."""
    from rai_desktop.cli.program import own_command
    from rai_desktop.domain.kinds.registry import KINDS
    from rai_desktop.storage.child import COMMAND
    from rai_desktop.storage.folders import Folders
    from rai_desktop.storage.limited import LimitedAdmission
    from rai_desktop.storage.opening import open_project

    folders = Folders(state=Path(base) / "state", data=Path(base) / "data")
    admit = LimitedAdmission(command=tuple(own_command(COMMAND)))

    def work() -> Callable[[], None]:
        store = open_project(Path(path), folders, admit=admit)
        for kind in KINDS:
            store.entities(kind)
        return store.close

    close = tell(work)
    close()


def read_rows(path: str, which: str) -> None:
    """Read rows with nothing but SQLite."""
    tell(lambda: rows_of(path, which))


def rows_of(path: str, which: str) -> Sequence[Rows]:
    """Return the rows of the tables of entities, or of all tables."""
    from rai_desktop.domain.kinds.registry import KINDS

    wanted = {str(kind) for kind in KINDS}
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        names = [name for (name,) in connection.execute(query)]
        return [
            connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - own names
            for name in names
            if which == ALL_TABLES or name in wanted
        ]


TASKS: dict[str, Callable[..., None]] = {"open": open_all, "rows": read_rows}

if __name__ == "__main__":
    TASKS[sys.argv[1]](*sys.argv[2:])

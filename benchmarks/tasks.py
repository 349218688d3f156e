"""What a fresh child does so that its time and memory are its own."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.children import tell

ENTITY_TABLES = "entities"
ALL_TABLES = "all"


def open_all(path: str, base: str) -> Callable[[], object]:
    """Return the work of opening a project until every entity is in memory."""
    from rai_desktop.domain.kinds.registry import KINDS
    from rai_desktop.storage.folders import Folders
    from rai_desktop.storage.opening import open_project

    folders = Folders(state=Path(base) / "state", data=Path(base) / "data")

    def work() -> object:
        store = open_project(Path(path), folders)
        return store, [store.entities(kind) for kind in KINDS]

    return work


def read_rows(path: str, which: str) -> Callable[[], object]:
    """Return the work of reading rows with nothing but SQLite."""
    from rai_desktop.domain.kinds.registry import KINDS

    wanted = {str(kind) for kind in KINDS}

    def work() -> object:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
            query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
            names = [name for (name,) in connection.execute(query)]
            return [
                connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - own names
                for name in names
                if which == ALL_TABLES or name in wanted
            ]

    return work


TASKS: dict[str, Callable[..., Callable[[], object]]] = {"open": open_all, "rows": read_rows}

if __name__ == "__main__":
    tell(TASKS[sys.argv[1]](*sys.argv[2:]))

"""What tests let another process do, as ``python -m tests.storage.children WHAT PATH …``.

Each prints ``ready`` or what it achieved, line by line, and waits for its standard input to end
where it shall stay open.
"""

import select
import sys
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.storage.opening import open_project
from tests.storage.building import opened, private_folders, project_on


def _say(line: str) -> None:
    print(line, flush=True)


def hold(path: Path, base: Path) -> None:
    """Open a project and keep it open until standard input ends."""
    store = open_project(path, private_folders(base))
    _say("ready")
    sys.stdin.read()
    store.close()


def hold_as_window(path: Path, base: Path) -> None:
    """Like ``hold``, taking the requests of second starts; says each."""
    store = open_project(path, private_folders(base))
    _say("ready")
    while select.select([sys.stdin], [], [], 0.02) == ([], [], []):
        if store.take_request():
            _say("asked")
    store.close()


def hold_with_edit(path: Path, base: Path) -> None:
    """Like ``hold``, with an edit that is not published."""
    project = project_on(open_project(path, private_folders(base)), seed="child")
    project.add(EntityKind.SYSTEM, {"name": "nicht veröffentlicht"})
    _say("ready")
    sys.stdin.read()
    project.store.close()


def contend(path: Path, base: Path) -> None:
    """Try to open, edit and close; say whether it worked."""
    try:
        project = project_on(open_project(path, private_folders(base)), seed=sys.argv[4])
    except UserError as error:
        _say(f"refused {type(error).__name__}")
        return
    project.add(EntityKind.SYSTEM, {"name": sys.argv[4]})
    project.store.close()
    _say("written")


def publish(path: Path, base: Path) -> None:
    """Make one edit and publish it."""
    project = opened(path, private_folders(base))
    project.add(EntityKind.SYSTEM, {"name": "neu"})
    _say("publishing")
    project.store.publish()
    _say("published")
    project.store.close()


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))

"""Yearly reports in files and folders, each read by itself: one that is none stops no other."""

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from rai_desktop.imports.reports import report_file
from rai_desktop.services.alliance.model import ReportFile
from rai_desktop.services.jobs import Progress

ENDING = ".json"
_EACH = 20


def reports_read(places: Iterable[Path]) -> Generator[Progress, None, tuple[ReportFile, ...]]:
    """Return what stands in the files at ``places``; of folders all JSON files count.

    No file counts twice, and each has a name of its own.
    """
    found = _found(places)
    files = []
    for done, (path, name) in enumerate(found.items()):
        if done % _EACH == 0:
            yield Progress(done=done, total=len(found))
        files.append(report_file(path, name))
    yield Progress(done=len(found), total=len(found))
    return tuple(files)


def _found(places: Iterable[Path]) -> dict[Path, str]:
    """Return the files with what they are called: by their place in the folder."""
    found: dict[Path, str] = {}
    taken: set[str] = set()
    for path, name in _named(places):
        real = path.resolve()
        if real not in found:
            found[real] = name if name not in taken else str(path)
            taken.add(found[real])
    return found


def _named(places: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for place in places:
        if not place.is_dir():
            yield place, place.name
            continue
        for path in sorted(place.rglob("*")):
            inner = path.relative_to(place)
            is_hidden = any(part.startswith(".") for part in inner.parts)
            if path.suffix.lower() == ENDING and not is_hidden and path.is_file():
                yield path, inner.as_posix()

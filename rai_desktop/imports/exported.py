"""Which state an export of ours says that it came from; the file is a foreign one and not trusted.

Nothing is opened or carried out: of a PDF document only one line of its information is looked for,
of a workbook only the own sheet is read, within the limits of an import.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.state_mark import COLUMN, HEAD, NAME, PROJECT, StateMark, mark_of
from rai_desktop.domain.texts import N_
from rai_desktop.imports.content import is_package
from rai_desktop.imports.limits import TOO_LARGE, USUAL_LIMITS, Budget, Limits
from rai_desktop.imports.reading import UNREADABLE, read_source, refuse_odd_files
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.workbook import own_facts
from rai_desktop.services.tables import SourceDocument

ENDINGS = (".xlsx", ".pdf", ".csv", ".json")

NO_STATE = N_(
    "“{name}” does not say which state it came from. Only exports of this program do, and only as "
    "long as no other program has saved them. Compare with the fingerprint printed in it."
)
SEVERAL_STATES = N_(
    "“{name}” names more than one state. It is not as this program wrote it. Take"
    " the file as it was exported."
)

_PDF = b"%PDF-"
_MARK = re.compile(rf"/Keywords \({NAME} ({PROJECT}) ({HEAD})\)".encode("ascii"))
_LONGEST = 200
_PIECE = 1 << 20


def is_export(path: Path) -> bool:
    """Return whether a file looks like an export, by its name or because it is a PDF document."""
    if path.suffix.lower() in ENDINGS:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(len(_PDF)) == _PDF
    except OSError:
        return False


def state_of_export(path: Path, limits: Limits = USUAL_LIMITS) -> StateMark:
    """Return the state that an export names.

    Raises:
        ImportRefused: it names none, it is damaged, or it asks for too much.
        SurroundingsError: it cannot be read.
    """
    budget = Budget(limits)
    try:
        refuse_odd_files(path, limits)
        found = _found(path, budget, limits)
    except OSError as error:
        raise SurroundingsError(UNREADABLE, name=path.name) from error
    except MemoryError as error:
        raise ImportRefused(TOO_LARGE) from error
    if found is None:
        raise ImportRefused(NO_STATE, name=path.name)
    return found


def _found(path: Path, budget: Budget, limits: Limits) -> StateMark | None:
    with path.open("rb") as stream:
        is_pdf = stream.read(len(_PDF)) == _PDF
    if is_pdf:
        return _in_pdf(path, budget)
    if is_package(path, budget):
        return _told(own_facts(path, budget))
    document = read_source(path, limits)
    return _told(document.meta) or _in_column(document)


def _told(facts: Mapping[str, str]) -> StateMark | None:
    return mark_of(facts.get("project", ""), facts.get("head", ""))


def _in_column(document: SourceDocument) -> StateMark | None:
    """Return what the column of fingerprints of separated values says."""
    table = document.tables[0]
    if COLUMN not in table.header:
        return None
    place = table.header.index(COLUMN)
    found = {row.cells[place].text for row in table.rows}
    if len(found) > 1:
        raise ImportRefused(SEVERAL_STATES, name=document.name)
    return mark_of("", found.pop()) if found else None


def _in_pdf(path: Path, budget: Budget) -> StateMark | None:
    marks = set(_marks(path, budget))
    if len(marks) > 1:
        raise ImportRefused(SEVERAL_STATES, name=path.name)
    if not marks:
        return None
    project, head = marks.pop()
    return mark_of(project.decode("ascii"), head.decode("ascii"))


def _marks(path: Path, budget: Budget) -> Iterator[tuple[bytes, bytes]]:
    rest = b""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            budget.check_time()
            window = rest + piece
            yield from _MARK.findall(window)
            rest = window[-_LONGEST:]

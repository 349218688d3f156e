"""Reads workbooks that may be filled questionnaires; nothing in them is trusted."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.imports.content import is_package
from rai_desktop.imports.limits import TOO_LARGE, USUAL_LIMITS, Budget
from rai_desktop.imports.reading import UNREADABLE, refuse_odd_files
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.workbook import plain_sheets
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.questionnaires.filled import FormFile
from rai_desktop.services.questionnaires.returned import RefusedForm

NO_WORKBOOK = N_(
    "“{name}” is not an Excel workbook (.xlsx). Ask for the filled form as it was sent."
)
NO_FORMS = N_("The folder “{name}” holds no Excel workbooks (.xlsx). Choose another one.")
TOO_MANY = N_(
    "The folder “{name}” holds {count} workbooks; at most {most} are read at once. Put the filled "
    "questionnaires into a folder of their own."
)
MOST_FORMS = 1_000
_ENDINGS = (".xlsx", ".xlsm")
_NOT_MEANT = ("~$", ".")
FORM_LIMITS = replace(
    USUAL_LIMITS,
    file_bytes=20_000_000,
    unpacked_bytes=50_000_000,
    elements=500_000,
    rows=20_000,
    memory_bytes=50_000_000,
    seconds=10.0,
)
"""A form has some dozen lines; what asks for more is none."""


def read_forms(paths: Sequence[Path], tell: Tell | None = None) -> list[FormFile | RefusedForm]:
    """Return what is in the files, and in those of the folders among ``paths``.

    One that cannot be read does not keep the others out; it comes with the reason.
    """
    found: list[FormFile | RefusedForm] = []
    files: list[Path] = []
    for path in paths:
        try:
            files += forms_in(path) if path.is_dir() else [path]
        except UserError as error:
            found.append(RefusedForm(file=path.name, error=error))
    for done, path in enumerate(files):
        if tell is not None:
            tell(Progress(done=done, total=len(files)))
        try:
            found.append(read_form(path))
        except UserError as error:
            found.append(RefusedForm(file=path.name, error=error))
    return found


def forms_in(folder: Path) -> list[Path]:
    """Return the workbooks of a folder by name, without those that an open Excel leaves there.

    Raises:
        UserError: there are none, or far too many, or the folder cannot be read.
    """
    try:
        files = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in _ENDINGS and not path.name.startswith(_NOT_MEANT)
        )
    except OSError as error:
        raise SurroundingsError(UNREADABLE, name=folder.name) from error
    if not files:
        raise UserError(NO_FORMS, name=folder.name)
    if len(files) > MOST_FORMS:
        raise UserError(TOO_MANY, name=folder.name, count=len(files), most=MOST_FORMS)
    return files


def read_form(path: Path) -> FormFile:
    """Return the sheets of a workbook as they stand, and what it says about itself.

    Raises:
        UserError: it is no workbook, damaged, locked or far too large; with the way out.
    """
    budget = Budget(FORM_LIMITS)
    try:
        refuse_odd_files(path, FORM_LIMITS)
        if not is_package(path, budget):
            raise ImportRefused(NO_WORKBOOK, name=path.name)
        return plain_sheets(path, budget)
    except OSError as error:
        raise SurroundingsError(UNREADABLE, name=path.name) from error
    except MemoryError as error:
        raise ImportRefused(TOO_LARGE) from error

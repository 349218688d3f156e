"""Reads workbooks that may be filled questionnaires; nothing in them is trusted."""

from dataclasses import replace
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_
from rai_desktop.imports.content import is_package
from rai_desktop.imports.limits import TOO_LARGE, USUAL_LIMITS, Budget
from rai_desktop.imports.reading import UNREADABLE, refuse_odd_files
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.workbook import plain_sheets
from rai_desktop.services.questionnaires.filled import FormFile

NO_WORKBOOK = N_("“{name}” is no Excel workbook (.xlsx). Ask for the filled form as it was sent.")
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

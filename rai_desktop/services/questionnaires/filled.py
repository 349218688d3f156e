"""What came back: the rows of a workbook as they stand, and the answers found in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rai_desktop.services.importing.model import ImportNote
from rai_desktop.services.questionnaires.layout import FormKind
from rai_desktop.services.tables import SourceCell, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRows:
    """The rows of a visible sheet; cells begin with the first column of the sheet."""

    name: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """A workbook that may be a filled form: what it says about itself, and its sheets."""

    name: str
    meta: Mapping[str, str]
    sheets: tuple[SheetRows, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """What stands on top of a form: whose answer it is, by whom and when."""

    department: str = ""
    company: str = ""
    filled_by: str = ""
    filled_on: date | None = None
    uses_none: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLine:
    """A line of a department's form: cells by field key, or by the heading of an added column."""

    row: int
    cells: Mapping[str, SourceCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What a supplier wrote to one question; ``remark`` is the column beside the answer."""

    row: int
    question: str
    answer: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A form that was understood.

    ``inquiry`` and ``system`` are uids that its hidden sheet names, empty when it got lost.
    """

    file: str
    kind: FormKind
    head: FormHead
    inquiry: str = ""
    system: str = ""
    lines: tuple[FilledLine, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    remarks: tuple[ImportNote, ...] = ()

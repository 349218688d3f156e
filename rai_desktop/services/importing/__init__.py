"""Importing lists: which column is which field, what would change, and one step for all."""

from rai_desktop.services.importing.apply import apply_plan, write_plan
from rai_desktop.services.importing.cells import CellOutcome, CellPlan, row_cells
from rai_desktop.services.importing.mapping import ColumnMap
from rai_desktop.services.importing.model import (
    ImportPlan,
    RowOutcome,
    RowPlan,
    SpellingGroup,
    Suggestion,
    TablePlan,
    ThreeSteps,
    UnknownName,
    UnknownWord,
)
from rai_desktop.services.importing.plan import plan_import
from rai_desktop.services.importing.wishes import (
    ColumnChoice,
    ColumnUse,
    ImportWish,
    OnConflict,
)

__all__ = [
    "CellOutcome",
    "CellPlan",
    "ColumnChoice",
    "ColumnMap",
    "ColumnUse",
    "ImportPlan",
    "ImportWish",
    "OnConflict",
    "RowOutcome",
    "RowPlan",
    "SpellingGroup",
    "Suggestion",
    "TablePlan",
    "ThreeSteps",
    "UnknownName",
    "UnknownWord",
    "apply_plan",
    "plan_import",
    "row_cells",
    "write_plan",
]

"""Importing lists: which column is which field, what would change, and one step for all."""

from rai_desktop.services.importing.apply import apply_plan
from rai_desktop.services.importing.mapping import ColumnMap
from rai_desktop.services.importing.model import (
    ImportPlan,
    ImportWish,
    OnConflict,
    RowOutcome,
    RowPlan,
    TablePlan,
)
from rai_desktop.services.importing.plan import plan_import

__all__ = [
    "ColumnMap",
    "ImportPlan",
    "ImportWish",
    "OnConflict",
    "RowOutcome",
    "RowPlan",
    "TablePlan",
    "apply_plan",
    "plan_import",
]

"""Importing foreign lists: which column is which field, what would change, and one step for all."""

from rai_desktop.services.importing.apply import apply_plan
from rai_desktop.services.importing.mapping import ColumnMap, guess_columns
from rai_desktop.services.importing.plan import ImportPlan, OnConflict, RowOutcome, plan_import

__all__ = [
    "ColumnMap",
    "ImportPlan",
    "OnConflict",
    "RowOutcome",
    "apply_plan",
    "guess_columns",
    "plan_import",
]

"""The one table of the program: every list is shown, filtered, sorted and copied by it."""

from rai_desktop.ui.tables.table import EntityTable

__all__ = ["EntityTable"]

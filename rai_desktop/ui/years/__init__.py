"""The reporting year in the window: what is open, closing it, and how years compare."""

from rai_desktop.ui.years.page import YearPage

__all__ = ["YearPage"]

"""The history: every step, newest first, with the values before and after."""

from rai_desktop.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]

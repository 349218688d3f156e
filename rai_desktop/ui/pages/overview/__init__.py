"""The overview: what to do next, how things stand, what is due."""

from rai_desktop.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]

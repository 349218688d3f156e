"""The overview of a project: next steps, counts, matrices, what is due."""

from rai_desktop.services.overview.build import overview, overview_in_parts
from rai_desktop.services.overview.due import DueItem, DueList
from rai_desktop.services.overview.model import Overview
from rai_desktop.services.overview.next_steps import NextStep

__all__ = ["DueItem", "DueList", "NextStep", "Overview", "overview", "overview_in_parts"]

"""The page of the minimum requirements: list, answers, first pass, maturity, frameworks."""

from rai_desktop.ui.pages.requirements.page import RequirementsPage

__all__ = ["RequirementsPage"]

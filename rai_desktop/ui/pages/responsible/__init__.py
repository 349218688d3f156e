"""The page on which departments and responsible people are filled down a list."""

from rai_desktop.ui.pages.responsible.page import ResponsiblePage

__all__ = ["ResponsiblePage"]

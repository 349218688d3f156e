"""The page from which registers are written."""

from rai_desktop.ui.pages.registers.page import RegistersPage

__all__ = ["RegistersPage"]

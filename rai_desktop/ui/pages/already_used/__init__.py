"""The page on which people tick what they already use."""

from rai_desktop.ui.pages.already_used.page import AlreadyUsedPage

__all__ = ["AlreadyUsedPage"]

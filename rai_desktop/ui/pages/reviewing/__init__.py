"""Reviewing entries one after the other, with the lines to sign at the end."""

from rai_desktop.ui.pages.reviewing.page import ReviewingPage

__all__ = ["ReviewingPage"]

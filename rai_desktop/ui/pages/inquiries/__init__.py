"""The page that tells whether everybody was asked."""

from rai_desktop.ui.pages.inquiries.page import InquiriesPage

__all__ = ["InquiriesPage"]

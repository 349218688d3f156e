"""The bin: what was deleted, and how it comes back."""

from rai_desktop.ui.pages.bin.page import BinPage

__all__ = ["BinPage"]

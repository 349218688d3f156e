"""Everyday tools: a short list of product, task and department."""

from rai_desktop.ui.pages.everyday.page import EverydayPage

__all__ = ["EverydayPage"]

"""The pages of an open project: what they have in common, their order, and how they are made."""

from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.plan import GUIDED, MAIN, MORE, SHOWN, page_title

__all__ = ["GUIDED", "MAIN", "MORE", "SHOWN", "Scene", "WorkPage", "page_title"]

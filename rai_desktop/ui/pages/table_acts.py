"""What the table of a list page asks for beyond rows: pasting, filling down, views, own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.ui.own_fields.acts import OwnFieldActs
from rai_desktop.ui.pages.list_views import ListViews
from rai_desktop.ui.pasting.acts import TablePasting
from rai_desktop.ui.pasting.filling import TableFilling

if TYPE_CHECKING:
    from rai_desktop.ui.list_page import ListPage


class TableActs:
    """Made once for each page."""

    def __init__(self, page: ListPage) -> None:
        self.pasting = TablePasting(page)
        self.filling = TableFilling(page)
        self.views = ListViews(page)
        self.own_fields = OwnFieldActs(page)

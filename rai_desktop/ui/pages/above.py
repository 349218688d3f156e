"""What stands above the list of a page, and shares a low page with it."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.ui.list_page import ListPage
from rai_desktop.ui.parts.roomy import TopArea

LEAST_BELOW = 14
"""Height in em that list and form keep below it."""


class AboveList(TopArea):
    """Puts ``part`` above the list of ``page``; it scrolls where the list needs the room."""

    def __init__(self, page: ListPage, part: QWidget, name: str) -> None:
        super().__init__(part, name)
        self._page = page
        across = QSizePolicy.Policy.Preferred
        page.splitter.setSizePolicy(across, QSizePolicy.Policy.Ignored)
        whole = page.layout()
        assert isinstance(whole, QVBoxLayout)  # noqa: S101 - the list page laid it out
        whole.insertWidget(0, self)
        whole.setStretch(1, 1)
        whole.setSpacing(page.theme.em(0.8))

    def fit(self, *, is_low: bool) -> None:
        """Leave the list the least room it needs; a form alone on a low page has all of it."""
        below = self._page.splitter
        least = max(self._page.theme.em(LEAST_BELOW), below.minimumSizeHint().height())
        below.setMinimumHeight(least)
        self.setVisible(not is_low or not self._page.list.isHidden())

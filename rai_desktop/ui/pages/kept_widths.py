"""How people shared the width of a page, kept on this computer for the next time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTableView

from rai_desktop.ui.session import Settings


class KeptWidths:
    """The two parts of a page, and the columns of its table if ``rows`` is given."""

    def __init__(
        self, settings: Settings, page: str, splitter: QSplitter, rows: QTableView | None = None
    ) -> None:
        self._settings, self._page = settings, page
        self._splitter, self._rows = splitter, rows

    def keep(self) -> None:
        """Remember the widths of now; parts that lie one below the other have none."""
        if self._splitter.orientation() is Qt.Orientation.Horizontal:
            self._settings.set(f"split.{self._page}", widths_text(self._splitter.sizes()))
        if self._rows is not None:
            columns = range(self._rows.horizontalHeader().count())
            widths = [self._rows.columnWidth(column) for column in columns]
            self._settings.set(f"columns.{self._page}", widths_text(widths))

    def restore(self) -> None:
        """Share the width as it was; what makes no sense is passed by."""
        sizes = read_widths(self._settings.get(f"split.{self._page}"), self._splitter.count())
        if sizes:
            self._splitter.setSizes(sizes)
        if self._rows is not None:
            count = self._rows.horizontalHeader().count()
            widths = read_widths(self._settings.get(f"columns.{self._page}"), count)
            for column, width in enumerate(widths):
                self._rows.setColumnWidth(column, width)


def widths_text(widths: list[int]) -> str:
    """Return widths as they are kept."""
    return " ".join(map(str, widths))


def read_widths(text: str, count: int) -> list[int]:
    """Return ``count`` widths, or none where the text holds something else."""
    told = text.split()
    if len(told) != count or not all(word.isdecimal() and len(word) < 6 for word in told):
        return []
    widths = [int(word) for word in told]
    return widths if any(widths) else []

"""Charts at their place, with words for people who do not see them."""

from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.units import cm_to_EMU
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.texts import stored_text

if TYPE_CHECKING:
    from rai_desktop.export.excel.charts import AnyChart


class _Described(OneCellAnchor):
    """A place with words for what stands there; openpyxl makes the frame while it writes."""

    __attrs__ = OneCellAnchor.__attrs__
    __elements__ = OneCellAnchor.__elements__
    __nested__ = OneCellAnchor.__nested__
    told = ""

    def to_tree(self, *arguments: Any, **named: Any) -> Any:
        """Return the element, its frame described."""
        frame: Any = self.graphicFrame
        frame.nvGraphicFramePr.cNvPr.descr = self.told
        return super().to_tree(*arguments, **named)


def place_chart(sheet: Worksheet, chart: "AnyChart", cell: str, told: str) -> None:
    """Put ``chart`` at ``cell``; ``told`` is what screen readers say of it."""
    anchor: Any = _Described()
    anchor.told = stored_text(told)
    row, column = coordinate_to_tuple(cell)
    anchor._from.row, anchor._from.col = row - 1, column - 1  # noqa: SLF001 - its only name
    anchor.ext.width, anchor.ext.height = map(cm_to_EMU, (chart.width, chart.height))
    chart.anchor = anchor
    sheet.add_chart(chart)

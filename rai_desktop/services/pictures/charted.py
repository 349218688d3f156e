"""Numbers with the chart that a spreadsheet draws of them."""

from dataclasses import dataclass
from enum import StrEnum


class ChartShape(StrEnum):
    """How numbers are drawn."""

    BARS = "bars"
    STACKS = "stacks"
    LINES = "lines"
    RADAR = "radar"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartedRow:
    """A category with a number for each series; ``None`` where there is none."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charted:
    """A table of numbers and how it is drawn.

    ``series`` name the columns of numbers, ``category`` that of the labels; ``value`` says what
    is counted. Both stand at the axes. ``highest`` ends the scale, where it is known. Values that
    are ``shares`` lie between 0 and 1 and are shown in per cent; ``signed`` ones are changes of
    shares, in percentage points with their sign.
    """

    title: str
    shape: ChartShape
    category: str
    value: str
    series: tuple[str, ...]
    rows: tuple[ChartedRow, ...]
    highest: float | None = None
    shares: bool = False
    signed: bool = False

    @property
    def in_words(self) -> str:
        """The title and all numbers, for people who do not see the chart."""
        told = "; ".join(self._row_in_words(row) for row in self.rows)
        return f"{self.title}: {told}"

    def written(self, value: float) -> str:
        """Return a number as it stands in the chart."""
        if self.signed:
            return f"{round(100 * value):+d}" if round(100 * value) else "0"
        return f"{round(100 * value)} %" if self.shares else f"{value:g}"

    def _row_in_words(self, row: ChartedRow) -> str:
        numbers = ["–" if value is None else self.written(value) for value in row.values]
        if len(self.series) > 1:
            numbers = [" ".join(pair) for pair in zip(self.series, numbers, strict=True)]
        return f"{row.label}: {', '.join(numbers)}"

"""What members keep to themselves says nothing: it is not counted as zero."""

from collections.abc import Iterable

from rai_desktop.domain.yearly_report import ReportPart, YearlyReport
from rai_desktop.services.alliance.measures import MeasureValue

_CHANGE = "change."
_SYSTEMS = f"{ReportPart.SYSTEMS}.count"


def told_values(
    report: YearlyReport,
    earlier: YearlyReport | None,
    values: Iterable[tuple[str, MeasureValue]],
) -> dict[str, MeasureValue]:
    """Return ``values`` by measure, nothing in place of what the member left out.

    A change needs the part in the ``earlier`` report, too, if there is one.
    """
    left_out = frozenset(report.left_out)
    before = left_out | frozenset(earlier.left_out if earlier else ())
    hides_labels = report.systems.count > 0 and not report.systems.by_label
    found: dict[str, MeasureValue] = {}
    for key, value in values:
        part = key.removeprefix(_CHANGE).partition(".")[0]
        is_silent = part in (before if key.startswith(_CHANGE) else left_out)
        is_label = part == ReportPart.SYSTEMS and key != _SYSTEMS and not key.startswith(_CHANGE)
        found[key] = None if is_silent or (is_label and hides_labels) else value
    return found

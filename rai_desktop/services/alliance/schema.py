"""The published schema of yearly reports, ready to check data with."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from rai_desktop.domain.schema_check import Check, compiled
from rai_desktop.domain.yearly_report import VERSION, YearlyReport, check_report, sealed_report
from rai_desktop.resources import resource


@cache
def report_schema() -> Mapping[str, Any]:
    """Return the schema of a report as it is published."""
    path = resource("schema", f"yearly-report-{VERSION}.json")
    schema: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return schema


@cache
def report_check() -> Check:
    """Return what refuses data that is no report."""
    return compiled(report_schema())


def checked_plain(report: YearlyReport) -> dict[str, Any]:
    """Return a report as it stands in a file, if every receiver can read it.

    Raises:
        UserError: a text is too long, a figure contradicts another; the sentence names the place.
    """
    check_report(report)
    plain = sealed_report(report)
    report_check()(plain, "")
    return plain

"""The command that lists the key risk indicators of the method."""

from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.texts import N_
from rai_desktop.words.language import folded

if TYPE_CHECKING:
    from datetime import date

    from rai_desktop.cli.context import Context
    from rai_desktop.services.indicators.model import Reading
    from rai_desktop.services.project import OpenProject

NAMES = ("indicators",)


def list_indicators(context: "Context") -> ExitCode:
    """List value, limits and trend, the gravest first; ``--where`` only lines with a text."""
    from rai_desktop.services.assessment import Assessment
    from rai_desktop.services.indicators.reading import indicators

    with context.project(context.options.project, read_only=True) as project:
        method = context.labels().method()
        report = indicators(project, Assessment(project, method, context.clock.today()))
        wanted = folded(context.options.where or "")
        found = [(_line(context, one, report.since), one) for one in (*report.told, *report.silent)]
        shown = [(line, one) for line, one in found if wanted in folded(line)]
        document: list[Plain] = [_document(context, project, one, report.since) for _, one in shown]
        none = N_("No entry contains this text.") if wanted else N_("There is no entry yet.")
        return context.answer(document, [line for line, _ in shown] or [context.words(none)])


def _line(context: "Context", reading: "Reading", since: "date") -> str:
    from rai_desktop.services.indicators.words import (
        basis_text,
        sign_of,
        thresholds_text,
        trend_text,
        value_text,
    )

    words, indicator = context.words, reading.indicator
    head = f"{indicator.id}  {words.pick(indicator.title)}"
    state = words(reading.state.label)
    if reading.now.value is None:
        return f"{head}: {state}. {basis_text(words, reading)}"
    parts = (thresholds_text(words, indicator), trend_text(words, reading, since))
    value = value_text(words, reading, sign_of(words, indicator))
    return f"{head}: {value} – {state}. {' – '.join(filter(None, parts))}"


def _document(
    context: "Context", project: "OpenProject", reading: "Reading", since: "date"
) -> dict[str, Plain]:
    from rai_desktop.services.indicators.words import basis_text, limits_text

    words, indicator, now = context.words, reading.indicator, reading.now
    entries: list[Plain] = [project.number(project.entity(uid)) for uid in now.uids]
    return {
        "uid": indicator.id,
        "number": indicator.id,
        "name": words.pick(indicator.title),
        "value": now.value,
        "unit": words.pick(indicator.unit),
        "state": str(reading.state),
        "watch": limits_text(words, indicator.watch),
        "act": limits_text(words, indicator.act),
        "since": since.isoformat(),
        "before": reading.then,
        "trend": str(reading.trend) if reading.trend else None,
        "untold": str(reading.untold) if reading.untold else None,
        "missing": str(now.missing) if now.missing else None,
        "basis": basis_text(words, reading),
        "entries": entries,
        "total": now.total,
    }

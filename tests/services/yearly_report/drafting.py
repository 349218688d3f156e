"""Drafts of yearly reports of small projects."""

from dataclasses import replace
from datetime import date

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.wanted_report import request_for
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.domain.yearly_report import Signed
from rai_desktop.services.yearly_report.draft import report_draft
from rai_desktop.services.yearly_report.facts import facts_of_year
from rai_desktop.services.yearly_report.telling import ReportTeller
from rai_desktop.services.years.closing import Closing, close_year
from tests.services.building import CATALOGUE, labels

SECRET_SYSTEM, SECRET_PERSON, SECRET_VENDOR = (
    "Geheimsystem Orakel",
    "Berta Zwirn",
    "Schattenlieferant",
)
SIGNED = Signed(name="Vera Beispiel", function="Leitung", on=date(2026, 6, 15))
YEAR = 2026


def member(project, **values):
    """Make a project that of a member with something to tell and something to hide."""
    organisation = project.organisation()
    project.edit(organisation.uid, {"member_number": "M-17", "sector": "Handel", **values})
    person = project.add(EntityKind.PERSON, {"name": SECRET_PERSON})
    vendor = project.add(EntityKind.VENDOR, {"name": SECRET_VENDOR})
    system = project.add(
        EntityKind.SYSTEM,
        {"name": SECRET_SYSTEM, "status": "in_use", "owner": person, "vendor": vendor},
    )
    project.add(
        EntityKind.MITIGATION, {"title": f"Regeln für {SECRET_SYSTEM}", "status": "planned"}
    )
    project.add(
        EntityKind.INCIDENT,
        {"title": f"{SECRET_SYSTEM} fiel aus", "system": system, "occurred_on": date(YEAR, 3, 1)},
    )
    return system


def practice(project, title="Zweite Person schaut hin", shared=Sharing.ANONYMOUS, **values):
    """Add a good practice and return its uid."""
    return project.add(
        EntityKind.PRACTICE,
        {"title": title, "shared": shared, "what_was_done": "Vier Augen.", **values},
    )


def wanted():
    return request_for(CATALOGUE.report_requests(), YEAR)


def drafted(project, language="de", *, closed=True, **figures):
    """Return the draft of the report about the year, as closed or as it is today."""
    own = labels(language)
    own.keep(project)
    facts = facts_of_year(project, own, YEAR, as_draft=True)
    if closed:
        facts = replace(facts, closed_on=date(YEAR, 6, 15), fingerprint="AAAA BBBB", **figures)
    return report_draft(project, own, wanted(), facts)


def close(project, year=YEAR, **values):
    """Close a year of the project."""
    own = labels("de")
    own.keep(project)
    closing = Closing(year=year, name="Vera Beispiel", function="Leitung", **values)
    return close_year(project, own, closing)


def teller(draft, language="de"):
    return ReportTeller(labels=labels(language), wanted=draft.wanted, titles=draft.titles)

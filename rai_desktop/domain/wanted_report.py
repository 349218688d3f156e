"""What an alliance wants to be told about a year, as content packs bring it (a report request)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.rating import Texts
from rai_desktop.domain.texts import N_


class FigureKind(StrEnum):
    """How a further question is answered."""

    NUMBER = "number"
    SHARE = "share"
    TEXT = "text"
    YES_NO = "yes_no"
    ONE = "one"
    MANY = "many"
    LEVEL = "level"


class ComputedFigure(LabelledCode):
    """A figure that the program works out by itself; a request names it by its code."""

    SYSTEMS = "systems", N_("AI systems")
    SYSTEMS_IN_USE = "systems_in_use", N_("AI systems in use")
    SYSTEMS_HIGH_RISK = "systems_high_risk", N_("High-risk AI systems")
    SYSTEMS_OPEN = "systems_open", N_("AI systems that are not classified yet")
    RISKS = "risks", N_("Risks")
    RISKS_HIGH = "risks_high", N_("Risks with a high or very high risk level")
    REQUIREMENTS_APPLICABLE = "requirements_applicable", N_("Requirements that apply")
    REQUIREMENTS_MET = "requirements_met", N_("Requirements that are met")
    SHARE_MET = "share_met", N_("Share of requirements met")
    OPEN_LAW_NOW = "open_law_now", N_("Law today and not met")
    OPEN_SOON = "open_soon", N_("Not met, mandatory or due within a year")
    ACTIONS_OPEN = "actions_open", N_("Open mitigations")
    ACTIONS_DONE = "actions_done", N_("Mitigations that are done")
    ACTIONS_OVERDUE = "actions_overdue", N_("Overdue mitigations")
    INCIDENTS = "incidents", N_("Incidents")
    INCIDENTS_SERIOUS = "incidents_serious", N_("Serious incidents")
    TRAININGS = "trainings", N_("Trainings")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFigure:
    """A further question; ``options`` are codes with their words where one or several are chosen.

    ``computed`` is the figure of the program that answers it.
    """

    id: str
    label: Texts
    kind: FigureKind
    help: Mapping[str, str]
    options: tuple[tuple[str, Mapping[str, str]], ...] = ()
    computed: ComputedFigure | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedReport:
    """A request: for which year, until when, by whom, about which requirements, what beside them.

    ``requirements`` is the id of the pack whose requirements are reported; empty for those that
    the project uses. ``shipped`` tells that it is the proposal of the program.
    """

    id: str
    pack: str
    version: str
    title: Texts
    text: Texts
    year: int
    due: date | None
    requested_by: Texts
    contact: Mapping[str, str]
    requirements: str
    figures: tuple[WantedFigure, ...]
    shipped: bool = False


def request_for(wanted: Iterable[WantedReport], year: int, chosen: str = "") -> WantedReport:
    """Return the request that a report about ``year`` answers.

    That is the ``chosen`` one, by its id or that of its pack, or the one for the year: of several
    an own one before the program's. Without any, the program's proposal is asked for that year.

    Raises:
        UsageError: there is no such request, or the chosen one is about another year.
    """
    known = sorted(wanted, key=lambda one: one.shipped)
    if chosen:
        return _chosen(known, year, chosen)
    for one in known:
        if one.year == year:
            return one
    for one in known:
        if one.shipped:
            return replace(one, year=year, due=None)
    raise UsageError(_NONE, year=year)


def _chosen(known: Iterable[WantedReport], year: int, chosen: str) -> WantedReport:
    found = [one for one in known if chosen in (one.id, one.pack)]
    for one in found:
        if one.year == year:
            return one
    for one in found:
        if one.shipped:
            return replace(one, year=year, due=None)
        raise UsageError(_OTHER_YEAR, request=chosen, asked=one.year, year=year)
    raise UsageError(_UNKNOWN, request=chosen)


_NONE = N_(
    "There is no report request for {year}. Add the content pack that the office of your alliance "
    "sent you."
)
_UNKNOWN = N_(
    "There is no report request {request}. Add the content pack that the office of your alliance "
    "sent you, or leave the choice out."
)
_OTHER_YEAR = N_("The report request {request} is about {asked}, not {year}. Choose that year.")

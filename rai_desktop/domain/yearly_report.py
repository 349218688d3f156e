"""The yearly report of a member to its alliance: its content, and how it stands in a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from rai_desktop.domain.canonical import Plain, digest_of
from rai_desktop.domain.codes import Criterion, LabelledCode, OrganisationKind, SystemStatus
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.texts import N_

FORMAT = "rai-desktop-yearly-report"
VERSION = 1
SEAL = "sha256"
"""The key of the digest over all the rest of a file."""

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


class ReportContentError(UserError):
    """Figures of a report that cannot all be right."""


class MemberSize(LabelledCode):
    """The size class of a member, by the codes of the law's size classes."""

    MICRO = "micro", N_("Micro enterprise")
    SMALL = "small", N_("Small enterprise")
    MEDIUM = "medium", N_("Medium enterprise")
    SMC = "smc", N_("Small mid-cap enterprise")
    LARGE = "large", N_("Larger enterprise")
    UNKNOWN = "unknown", N_("Size unknown")


class ReportState(LabelledCode):
    """How far a requirement is met by a report; not knowing is told apart from not met."""

    MET = "met", N_("Met")
    PARTLY = "partly", N_("Partly met")
    NOT_MET = "not_met", N_("Not met")
    NOT_APPLICABLE = "not_applicable", N_("Not applicable")
    UNKNOWN = "unknown", N_("Don't know")


class ReportPart(LabelledCode):
    """Parts of counts that a member may keep to itself."""

    SYSTEMS = "systems", N_("AI systems")
    OPEN = "open", N_("Open items")
    ACTIONS = "actions", N_("Mitigations")
    INCIDENTS = "incidents", N_("Incidents")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """The request that a report answers."""

    id: str
    version: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Who reports; ``number`` is the one that the alliance gave."""

    number: str
    name: str = ""
    kind: OrganisationKind | None = None
    size: MemberSize = MemberSize.UNKNOWN
    sector: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementSet:
    """Which requirements were answered, and from which level on they count as met."""

    pack: str
    version: str
    sha256: str
    met_from: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who stands for a report by their own account; no cryptographic signature."""

    name: str
    function: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemCounts:
    """How many AI systems there are; one can carry several labels at once."""

    count: int = 0
    by_label: Mapping[LegalLabel, int] = field(default_factory=dict)
    by_lifecycle: Mapping[SystemStatus, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFigures:
    """How many requirements of a criterion apply and are met, and the levels.

    ``lowest_law_level`` counts what is law today; both levels are ``None`` without any such.
    """

    criterion: Criterion
    applicable: int
    met: int
    lowest_law_level: int | None = None
    median_level: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedAnswer:
    """How far a requirement is met; ``level`` is the lowest of all places where it applies."""

    requirement: str
    state: ReportState
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItems:
    """What is not met: law today, mandatory or due within a year, and texts of the important."""

    law_now: int = 0
    soon: int = 0
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCounts:
    """How many actions are open and done; those overdue are among the open ones."""

    open: int = 0
    done: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCounts:
    """How many incidents there were; the serious ones are among them."""

    count: int = 0
    serious: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousYear:
    """The figures of an earlier year, as far as they can be compared."""

    year: int
    systems: int = 0
    criteria: tuple[CriterionFigures, ...] = ()
    law_now: int = 0
    soon: int = 0


FigureValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The answer to a further question of the request; ``None`` when there is none."""

    id: str
    value: FigureValue


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPractice:
    """A good practice that the member shares; ``named`` with the member's name."""

    id: str
    title: str
    text: str
    criterion: Criterion | None = None
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyReport:
    """The whole report; a later ``revision`` replaces an earlier one of the same ``report_id``.

    The counts of parts in ``left_out`` are zero and say nothing.
    """

    report_id: str
    revision: int
    created: datetime
    language: str
    request: ReportRequest
    member: Member
    requirements: RequirementSet
    fingerprint: str = ""
    signed: Signed | None = None
    systems: SystemCounts = SystemCounts()
    criteria: tuple[CriterionFigures, ...] = ()
    answers: tuple[ReportedAnswer, ...] = ()
    open: OpenItems = OpenItems()
    actions: ActionCounts = ActionCounts()
    incidents: IncidentCounts = IncidentCounts()
    left_out: tuple[ReportPart, ...] = ()
    previous: PreviousYear | None = None
    figures: tuple[Figure, ...] = ()
    practices: tuple[SharedPractice, ...] = ()

    def tells(self, part: ReportPart) -> bool:
        """Return whether the member tells the counts of a part."""
        return part not in self.left_out


def report_uid(project: Uid, request: str, year: int) -> Uid:
    """Return the id of a report: the same for every revision, here and on other computers."""
    return natural_uid(project, "yearly-report", request, str(year))


# into a file ---------------------------------------------------------------------


def sealed_report(report: YearlyReport) -> dict[str, Plain]:
    """Return the report as it stands in a file, with the digest over all the rest."""
    content: dict[str, Plain] = {
        "format": FORMAT,
        "version": VERSION,
        "report_id": report.report_id,
        "revision": report.revision,
        "created": report.created.astimezone(UTC).strftime(_MOMENT),
        "language": report.language,
        "request": _plain(report.request),
        "member": {**_plain(report.member), "kind": str(report.member.kind or "")},
        "requirements": _plain(report.requirements),
        "fingerprint": report.fingerprint,
        "signed": _signed_plain(report.signed),
        "systems": {
            "count": report.systems.count,
            "by_label": _counts_plain(report.systems.by_label),
            "by_lifecycle": _counts_plain(report.systems.by_lifecycle),
        },
        "criteria": _criteria_plain(report.criteria),
        "answers": [_plain(each) for each in report.answers],
        "open": {**_plain(report.open), "items": list(report.open.items)},
        "actions": _plain(report.actions),
        "incidents": _plain(report.incidents),
        "left_out": [str(part) for part in report.left_out],
        "previous": _previous_plain(report.previous),
        "figures": [_plain(each) for each in report.figures],
        "practices": [_practice_plain(each) for each in report.practices],
    }
    return content | {SEAL: digest_of(content)}


def seal_fits(plain: Mapping[str, object]) -> bool:
    """Return whether the digest in a file is the one of all the rest: nothing was changed."""
    content = {key: value for key, value in plain.items() if key != SEAL}
    return plain.get(SEAL) == digest_of(content)


def _plain(part: object) -> dict[str, Plain]:
    """Return the fields of a flat part; codes are texts."""
    names: Iterable[str] = part.__slots__  # type: ignore[attr-defined]
    return {name: _value(getattr(part, name)) for name in names}


def _value(value: Any) -> Plain:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    found: Plain = value
    return found


def _counts_plain(counts: Mapping[Any, int]) -> dict[str, Plain]:
    return {str(code): count for code, count in counts.items()}


def _criteria_plain(criteria: Iterable[CriterionFigures]) -> list[Plain]:
    return [_renamed(_plain(each), "criterion", "id") for each in criteria]


def _renamed(plain: dict[str, Plain], old: str, new: str) -> dict[str, Plain]:
    return {new if key == old else key: value for key, value in plain.items()}


def _practice_plain(practice: SharedPractice) -> dict[str, Plain]:
    return {**_plain(practice), "criterion": str(practice.criterion or "")}


def _signed_plain(signed: Signed | None) -> Plain:
    return None if signed is None else {**_plain(signed), "on": signed.on.isoformat()}


def _previous_plain(previous: PreviousYear | None) -> Plain:
    if previous is None:
        return None
    return {**_plain(previous), "criteria": _criteria_plain(previous.criteria)}


# out of a file -------------------------------------------------------------------


def report_of(plain: Mapping[str, Any]) -> YearlyReport:
    """Return the report that ``plain`` holds, which fits the published schema.

    Raises:
        ReportContentError: days that do not exist, or figures that contradict each other.
    """
    member, signed, previous = plain["member"], plain["signed"], plain["previous"]
    report = YearlyReport(
        report_id=plain["report_id"],
        revision=plain["revision"],
        created=_moment(plain["created"]),
        language=plain["language"],
        request=ReportRequest(**plain["request"]),
        member=Member(
            number=member["number"],
            name=member["name"],
            kind=OrganisationKind(member["kind"]) if member["kind"] else None,
            size=MemberSize(member["size"]),
            sector=member["sector"],
        ),
        requirements=RequirementSet(**plain["requirements"]),
        fingerprint=plain["fingerprint"],
        signed=Signed(**{**signed, "on": _day(signed["on"])}) if signed else None,
        systems=_systems(plain["systems"]),
        criteria=_criteria(plain["criteria"]),
        answers=tuple(_answer(each) for each in plain["answers"]),
        open=OpenItems(**{**plain["open"], "items": tuple(plain["open"]["items"])}),
        actions=ActionCounts(**plain["actions"]),
        incidents=IncidentCounts(**plain["incidents"]),
        left_out=tuple(map(ReportPart, plain["left_out"])),
        previous=_previous(previous) if previous else None,
        figures=tuple(Figure(**each) for each in plain["figures"]),
        practices=tuple(_practice(each) for each in plain["practices"]),
    )
    check_report(report)
    return report


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
    except ValueError as error:
        raise ReportContentError(_NO_DAY, day=text) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ReportContentError(_NO_DAY, day=text) from error


def _systems(plain: Mapping[str, Any]) -> SystemCounts:
    return SystemCounts(
        count=plain["count"],
        by_label={LegalLabel(code): count for code, count in plain["by_label"].items()},
        by_lifecycle={SystemStatus(code): count for code, count in plain["by_lifecycle"].items()},
    )


def _criteria(plain: Iterable[Mapping[str, Any]]) -> tuple[CriterionFigures, ...]:
    return tuple(
        CriterionFigures(
            criterion=Criterion(each["id"]),
            applicable=each["applicable"],
            met=each["met"],
            lowest_law_level=each["lowest_law_level"],
            median_level=each["median_level"],
        )
        for each in plain
    )


def _answer(plain: Mapping[str, Any]) -> ReportedAnswer:
    return ReportedAnswer(
        requirement=plain["requirement"], state=ReportState(plain["state"]), level=plain["level"]
    )


def _previous(plain: Mapping[str, Any]) -> PreviousYear:
    return PreviousYear(**{**plain, "criteria": _criteria(plain["criteria"])})


def _practice(plain: Mapping[str, Any]) -> SharedPractice:
    criterion = Criterion(plain["criterion"]) if plain["criterion"] else None
    return SharedPractice(**{**plain, "criterion": criterion})


# what cannot be ------------------------------------------------------------------

_NO_DAY = N_("“{day}” is not a day that exists. Ask the sender for the report again.")
_TWICE = N_("“{what}” is there twice in the report.")
_TOO_MANY_MET = N_("More requirements are met than apply ({what}).")
_NO_LEVEL = N_("The level of the requirement {what} does not go with its state.")
_TOO_MANY_PART = N_("A part is larger than the whole ({what}).")
_OWN_PREVIOUS = N_("The earlier year in the report is not before the year of the report.")
_NOT_LEFT_OUT = N_("What the member leaves out is in the report ({what}).")
_NO_MEMBER = N_("The member number is missing in the report.")


def check_report(report: YearlyReport) -> None:
    """Refuse figures that contradict each other.

    Raises:
        ReportContentError: the sentence says which.
    """
    for problem, what in _problems(report):
        raise ReportContentError(problem, **({"what": what} if what else {}))


def _problems(report: YearlyReport) -> Iterator[tuple[str, str]]:
    if not report.member.number.strip():
        yield _NO_MEMBER, ""
    yield from _repeated(report)
    previous = report.previous
    for each in (*report.criteria, *(previous.criteria if previous else ())):
        if each.met > each.applicable:
            yield _TOO_MANY_MET, str(each.criterion)
    for answer in report.answers:
        if (answer.level is None) is not (answer.state in _WITHOUT_LEVEL):
            yield _NO_LEVEL, answer.requirement
    for name, part, whole in _parts(report):
        if part > whole:
            yield _TOO_MANY_PART, name
    yield from _told_anyway(report)
    if previous is not None and previous.year >= report.request.year:
        yield _OWN_PREVIOUS, ""


def _told_anyway(report: YearlyReport) -> Iterator[tuple[str, str]]:
    for part in report.left_out:
        if getattr(report, part) != _NOTHING[part]:
            yield _NOT_LEFT_OUT, str(part)


_NOTHING = {
    ReportPart.SYSTEMS: SystemCounts(),
    ReportPart.OPEN: OpenItems(),
    ReportPart.ACTIONS: ActionCounts(),
    ReportPart.INCIDENTS: IncidentCounts(),
}
_WITHOUT_LEVEL = (ReportState.NOT_APPLICABLE, ReportState.UNKNOWN)


def _parts(report: YearlyReport) -> Iterator[tuple[str, int, int]]:
    """Yield names of figures, with what is a part of which whole."""
    yield "actions", report.actions.overdue, report.actions.open
    yield "incidents", report.incidents.serious, report.incidents.count
    systems = report.systems
    yield "systems.by_lifecycle", sum(systems.by_lifecycle.values()), systems.count
    for label, count in systems.by_label.items():
        yield f"systems.by_label.{label}", count, systems.count


def _repeated(report: YearlyReport) -> Iterator[tuple[str, str]]:
    previous = report.previous.criteria if report.previous else ()
    for names in (
        list(report.left_out),
        [each.criterion for each in report.criteria],
        [each.criterion for each in previous],
        [each.requirement for each in report.answers],
        [each.id for each in report.figures],
        [each.id for each in report.practices],
    ):
        seen: set[str] = set()
        for name in names:
            if name in seen:
                yield _TWICE, str(name)
            seen.add(name)

"""Who delivered: of each member one report counts, and every other file has its reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.domain.yearly_report import Member, MemberSize, YearlyReport
from rai_desktop.services.alliance.members import number_key
from rai_desktop.services.alliance.model import (
    Delivery,
    FileLine,
    FileState,
    ListedMember,
    MemberLine,
    MemberList,
    MemberState,
    Refusal,
    ReportFile,
)

NO_REPORTS = N_("None of the files is a yearly report that can be read: {problem}")
NO_FILES = N_("No yearly report was found. Choose the folder or the JSON files of the members.")
OTHER_YEAR = N_("The report is for {other}, not for {year}.")
NOT_LISTED = N_("The member number {number} is not in the list of members.")
CONTRADICTING = N_(
    "There are several different reports of this member for the year ({files}). "
    "Ask which one counts, and take the others away."
)


def sort_out(
    files: Sequence[ReportFile], members: MemberList | None = None, year: int | None = None
) -> Delivery:
    """Return who delivered; without a ``year`` the one that most reports are for.

    Files count in the order of their names, so that the same files always give the same.

    Raises:
        UserError: no file holds a report.
    """
    ordered = sorted(files, key=lambda file: file.name)
    judged = _common_year(ordered) if year is None else year
    sorter = _Sorter(members, judged)
    for file in ordered:
        sorter.take(file)
    return sorter.delivery()


def _common_year(files: Sequence[ReportFile]) -> int:
    years = Counter(file.report.request.year for file in files if file.report)
    if years:
        return max(years, key=lambda year: (years[year], year))
    if files and (error := files[0].error) is not None:
        raise UserError(NO_REPORTS, problem=Sentence(text=error.text, values=error.values))
    raise UserError(NO_FILES)


class _Sorter:
    """Puts files to members, one after the other."""

    def __init__(self, members: MemberList | None, year: int) -> None:
        self._year = year
        self._list = members
        self._listed = {number_key(each.member.number): each for each in _listed(members)}
        self._reports: dict[str, list[tuple[str, YearlyReport]]] = {}
        self._lines: dict[str, FileLine] = {}
        self._problems: dict[str, tuple[Refusal | None, Sentence]] = {}

    def take(self, file: ReportFile) -> None:
        """Note what a file says, or why it says nothing."""
        report = file.report
        if report is None:
            self._refuse(file.name, file.member, file.reason, _problem(file))
            return
        number = report.member.number
        if report.request.year != self._year:
            problem = _sentence(OTHER_YEAR, other=report.request.year, year=self._year)
            self._refuse(file.name, number, Refusal.OTHER_YEAR, problem)
        elif self._list is not None and number_key(number) not in self._listed:
            problem = _sentence(NOT_LISTED, number=number)
            self._refuse(file.name, number, Refusal.NOT_LISTED, problem)
        else:
            self._reports.setdefault(number_key(number), []).append((file.name, report))

    def delivery(self) -> Delivery:
        """Return where each member stands."""
        counting = {key: self._counting(found) for key, found in self._reports.items()}
        keys = sorted({*self._listed, *self._reports, *self._problems_of_unlisted()})
        return Delivery(
            year=self._year,
            members=tuple(self._line(key, counting.get(key)) for key in keys),
            files=tuple(self._lines[name] for name in sorted(self._lines)),
            has_list=self._list is not None,
            remarks=self._list.remarks if self._list else (),
        )

    def _problems_of_unlisted(self) -> Iterable[str]:
        return self._problems if self._list is None else ()

    def _refuse(
        self, name: str, member: str, reason: Refusal | None, problem: Sentence | None
    ) -> None:
        self._lines[name] = FileLine(
            name=name, state=FileState.REFUSED, member=member, reason=reason, problem=problem
        )
        if member and problem and reason is not Refusal.NOT_LISTED:
            self._problems.setdefault(number_key(member), (reason, problem))

    def _counting(
        self, found: Sequence[tuple[str, YearlyReport]]
    ) -> tuple[str, YearlyReport] | None:
        """Return the report that counts, the latest revision; none when files contradict."""
        latest = max(report.revision for _, report in found)
        newest = [(name, report) for name, report in found if report.revision == latest]
        ids = {report.report_id for _, report in found}
        if len(ids) > 1 or any(report != newest[0][1] for _, report in newest):
            self._contradict(found)
            return None
        for name, report in found:
            state = FileState.TAKEN if name == newest[0][0] else FileState.TWICE
            if report.revision < latest:
                state = FileState.REPLACED
            self._lines[name] = FileLine(name=name, state=state, member=report.member.number)
        return newest[0]

    def _contradict(self, found: Sequence[tuple[str, YearlyReport]]) -> None:
        names = ", ".join(name for name, _ in found)
        problem = _sentence(CONTRADICTING, files=names)
        for name, report in found:
            self._refuse(name, report.member.number, Refusal.CONTRADICTING, problem)

    def _line(self, key: str, counting: tuple[str, YearlyReport] | None) -> MemberLine:
        listed = self._listed.get(key)
        reason, problem = self._problems.get(key, (None, None))
        contact = listed.contact if listed else ""
        if counting is not None:
            file, report = counting
            return MemberLine(
                member=_merged(listed, report.member),
                state=MemberState.DELIVERED,
                contact=contact,
                report=report,
                file=file,
            )
        member = listed.member if listed else self._seen(key)
        state = MemberState.TO_CORRECT if problem else MemberState.MISSING
        return MemberLine(
            member=member, state=state, contact=contact, reason=reason, problem=problem
        )

    def _seen(self, key: str) -> Member:
        """Return what is known of a member without a list: from its reports, or only its number."""
        if key in self._reports:
            return self._reports[key][0][1].member
        numbers = (line.member for line in self._lines.values())
        return Member(number=next(each for each in numbers if number_key(each) == key))


def _listed(members: MemberList | None) -> Iterator[ListedMember]:
    yield from members.members if members else ()


def _problem(file: ReportFile) -> Sentence | None:
    error = file.error
    return Sentence(text=error.text, values=error.values) if error else None


def _sentence(text: str, **values: object) -> Sentence:
    return Sentence(text=text, values=values)


def _merged(listed: ListedMember | None, reported: Member) -> Member:
    """Return a member's facts: the list counts where it says something, the report elsewhere."""
    if listed is None:
        return reported
    own = listed.member
    is_known = own.size is not MemberSize.UNKNOWN
    return replace(
        own,
        name=own.name or reported.name,
        kind=own.kind or reported.kind,
        size=own.size if is_known else reported.size,
        sector=own.sector or reported.sector,
    )


def reports_by_member(files: Iterable[ReportFile], year: int) -> Mapping[str, YearlyReport]:
    """Return the reports of an earlier year that count, by the key of the member's number."""
    reports = [file for file in files if file.report is not None]
    if not reports:
        return {}
    found = sort_out(reports, year=year)
    return {number_key(line.member.number): line.report for line in found.members if line.report}

"""The draft of a report: what the year says, as the member decided that it leaves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.kinds.practice import Practice
from rai_desktop.domain.texts import N_
from rai_desktop.domain.wanted_report import FigureKind, WantedFigure, WantedReport
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.domain.yearly_report import (
    ActionCounts,
    Figure,
    FigureValue,
    IncidentCounts,
    Member,
    MemberSize,
    OpenItems,
    ReportPart,
    ReportRequest,
    SharedPractice,
    Signed,
    SystemCounts,
    YearlyReport,
    report_uid,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import sizes_of
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.services.yearly_report.facts import YearFacts
from rai_desktop.services.yearly_report.figures import figure_value
from rai_desktop.services.yearly_report.sheet import ReportSheet, read_report_sheet
from rai_desktop.words import Words

FINGERPRINT = "fingerprint"
PREVIOUS = "previous"
BY_LABEL = "systems.by_label"
BY_LIFECYCLE = "systems.by_lifecycle"
NAME, KIND, SIZE, SECTOR = "member.name", "member.kind", "member.size", "member.sector"


def criterion_key(code: str) -> str:
    """Return the key of the item about a criterion."""
    return f"criteria.{code}"


def answer_item(requirement: str) -> str:
    """Return the key of the item about a requirement."""
    return f"answers.{requirement}"


def open_item(requirement: str) -> str:
    """Return the key of the item that names an open requirement."""
    return f"open.{requirement}"


def figure_item(figure: str) -> str:
    """Return the key of the item with the answer to a further question."""
    return f"figures.{figure}"


def practice_title(uid: Uid) -> str:
    """Return the key of the title of a good practice."""
    return f"practices.{uid}.title"


def practice_text(uid: Uid) -> str:
    """Return the key of the text of a good practice."""
    return f"practices.{uid}.text"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPractice:
    """A good practice as it would leave, and whether and how the member shares it."""

    uid: Uid
    shared: SharedPractice
    sharing: Sharing
    own_title: str
    own_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """All that a report can say, with what the member decided about each item.

    ``titles`` are those of the requirements, in the language of the report.
    """

    project: Uid
    language: str
    wanted: WantedReport
    facts: YearFacts
    member: Member
    sheet: ReportSheet
    titles: Mapping[str, str]
    practices: tuple[OfferedPractice, ...]

    def leaves(self, key: str) -> bool:
        """Return whether an item leaves."""
        return key not in self.sheet.left_out

    def worded(self, key: str, own: str) -> str:
        """Return a text as it leaves: worded anew, or as it is."""
        return self.sheet.texts.get(key, own)

    def open_text(self, requirement: str) -> str:
        """Return how an open requirement is named before anybody words it anew."""
        return f"{requirement} {self.titles.get(requirement, '')}".strip()

    def value(self, figure: WantedFigure) -> FigureValue:
        """Return the answer to a further question: the member's, or what the program works out."""
        kept = self.sheet.figures.get(figure.id)
        if kept is None and figure.computed is not None:
            return self.facts.computed.get(figure.computed)
        return figure_value(figure, kept)

    @property
    def unanswered(self) -> tuple[WantedFigure, ...]:
        """The questions that have to be answered and are not, nor left out."""
        return tuple(
            figure
            for figure in self.wanted.figures
            if figure.required
            and self.leaves(figure_item(figure.id))
            and self.value(figure) in (None, "")
        )

    def report(
        self, *, revision: int, created: datetime, signed: Signed | None = None
    ) -> YearlyReport:
        """Return the report exactly as it leaves."""
        facts, wanted = self.facts, self.wanted
        return YearlyReport(
            report_id=report_uid(self.project, wanted.id, wanted.year),
            revision=revision,
            created=created.replace(microsecond=0),
            language=self.language,
            request=ReportRequest(id=wanted.id, version=wanted.version, year=wanted.year),
            member=self._member(),
            requirements=facts.requirements,
            fingerprint=facts.fingerprint if self.leaves(FINGERPRINT) else "",
            signed=signed,
            systems=self._systems(),
            criteria=tuple(
                each for each in facts.criteria if self.leaves(criterion_key(each.criterion))
            ),
            answers=tuple(
                each for each in facts.answers if self.leaves(answer_item(each.requirement))
            ),
            open=self._open(),
            actions=facts.actions if self.leaves(ReportPart.ACTIONS) else ActionCounts(),
            incidents=facts.incidents if self.leaves(ReportPart.INCIDENTS) else IncidentCounts(),
            left_out=tuple(part for part in ReportPart if not self.leaves(part)),
            previous=facts.previous if self.leaves(PREVIOUS) else None,
            figures=tuple(self._figures()),
            practices=tuple(
                each.shared for each in self.practices if each.sharing is not Sharing.NOT
            ),
        )

    def _member(self) -> Member:
        own = self.member
        return Member(
            number=own.number,
            name=self.worded(NAME, own.name) if self.leaves(NAME) else "",
            kind=own.kind if self.leaves(KIND) else None,
            size=own.size if self.leaves(SIZE) else MemberSize.UNKNOWN,
            sector=self.worded(SECTOR, own.sector) if self.leaves(SECTOR) else "",
        )

    def _systems(self) -> SystemCounts:
        found = self.facts.systems
        if not self.leaves(ReportPart.SYSTEMS):
            return SystemCounts()
        return SystemCounts(
            count=found.count,
            by_label=found.by_label if self.leaves(BY_LABEL) else {},
            by_lifecycle=found.by_lifecycle if self.leaves(BY_LIFECYCLE) else {},
        )

    def _open(self) -> OpenItems:
        if not self.leaves(ReportPart.OPEN):
            return OpenItems()
        named = (one for one in self.facts.open_by_law if self.leaves(open_item(one)))
        texts = tuple(self.worded(open_item(one), self.open_text(one)) for one in named)
        return OpenItems(law_now=self.facts.law_now, soon=self.facts.soon, items=texts)

    def _figures(self) -> Iterator[Figure]:
        for figure in self.wanted.figures:
            if self.leaves(figure_item(figure.id)):
                yield Figure(id=figure.id, value=self.value(figure))


def report_draft(
    project: OpenProject, labels: Labels, wanted: WantedReport, facts: YearFacts
) -> ReportDraft:
    """Return the draft of the report about a year, in the language of ``labels``."""
    sheet = read_report_sheet(project, wanted)
    rules = rules_of(project, labels.catalogue)
    return ReportDraft(
        project=project.uid,
        language=labels.words.language,
        wanted=wanted,
        facts=facts,
        member=_member(project, labels),
        sheet=sheet,
        titles={rule.id: labels.words.pick(rule.title) for rule in rules.requirements},
        practices=tuple(_practices(project, labels.words, sheet)),
    )


def with_sheet(draft: ReportDraft, project: OpenProject, labels: Labels) -> ReportDraft:
    """Return the same draft after the member decided something about it."""
    sheet = read_report_sheet(project, draft.wanted)
    practices = tuple(_practices(project, labels.words, sheet))
    return replace(draft, sheet=sheet, practices=practices, member=_member(project, labels))


def _member(project: OpenProject, labels: Labels) -> Member:
    organisation = project.organisation() or Organisation(uid=project.uid)
    sizes = sizes_of(labels.catalogue.law(), organisation)
    only = next(iter(sizes)) if len(sizes) == 1 else ""
    return Member(
        number=organisation.member_number.strip(),
        name=organisation.name,
        kind=organisation.org_kind,
        size=MemberSize(only) if only in set(MemberSize) else MemberSize.UNKNOWN,
        sector=organisation.sector,
    )


def _practices(project: OpenProject, words: Words, sheet: ReportSheet) -> Iterator[OfferedPractice]:
    for entity in project.entities(EntityKind.PRACTICE):
        if isinstance(entity, Practice):
            yield _offered(entity, project.number(entity), words, sheet)


def _offered(practice: Practice, number: str, words: Words, sheet: ReportSheet) -> OfferedPractice:
    sharing = sheet.practices.get(practice.uid, practice.shared or Sharing.NOT)
    text = _told(practice, words)
    return OfferedPractice(
        uid=practice.uid,
        sharing=sharing,
        own_title=practice.title,
        own_text=text,
        shared=SharedPractice(
            id=number,
            title=sheet.texts.get(practice_title(practice.uid), practice.title),
            text=sheet.texts.get(practice_text(practice.uid), text),
            criterion=practice.criterion,
            named=sharing is Sharing.NAMED,
        ),
    )


def _told(practice: Practice, words: Words) -> str:
    """Return what a practice says, part by part; system and notes stay here."""
    parts = (
        (N_("Initial situation"), practice.situation),
        (N_("What was done"), practice.what_was_done),
        (N_("Result"), practice.result),
        (N_("Effort"), practice.effort),
        (N_("Requirements it serves"), ", ".join(practice.requirement_ids)),
    )
    return "\n\n".join(f"{words(label)}: {text}" for label, text in parts if text.strip())


def is_typed(figure: WantedFigure) -> bool:
    """Return whether a question is answered by typing rather than by choosing."""
    return figure.kind not in (FigureKind.YES_NO, FigureKind.ONE, FigureKind.MANY)

"""The dossier of one AI system: everything that the project knows about it."""

from collections.abc import Iterator, Mapping
from functools import partial

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.deadlines.ahead import (
    DATES_TITLE,
    AheadRequest,
    dates_picture,
    shown_dates,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import legal_calendar
from rai_desktop.services.papers.history_extract import history_blocks
from rai_desktop.services.papers.model import (
    Block,
    Bullets,
    Facts,
    Figures,
    Grid,
    Heading,
    Keep,
    Paper,
    PaperCell,
    PaperColumn,
    Paragraph,
    Signatures,
    Tone,
)
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.papers.risk_blocks import legend_blocks, matrix_figures, risk_blocks
from rai_desktop.services.papers.tables import grid_of
from rai_desktop.services.pictures import level_meaning
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.services.registers.computed import Source, source_of
from rai_desktop.services.registers.details import DetailWriter
from rai_desktop.services.registers.model import ClassificationRecord, Fact, Register, Table

DOSSIER = "dossier"

_MOST_CHANGES = 40
_KEEP, _KEEP_MATRIX, _KEEP_SIGNATURES = 180.0, 230.0, 200.0
_DUTIES = (
    ("obligations", ("title", "=state", "=article", "applies_from", "owner", "=proofs")),
    ("requirements", ("number", "title", "=binding", "=level", "=met", "=person", "=proofs")),
)
_RECORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tasks", ("number", "title", "=urgency", "due_on", "status", "owner")),
    (
        "acceptances",
        ("risk", "level_persons", "level_business", "=state", "accepted_by", "expires_on"),
    ),
    ("evidence", ("number", "title", "evidence_type", "dated_on", "valid_until", "=entries")),
    ("reviews", ("=about", "held_on", "verdict", "reviewer", "reason", "=changed", "next_on")),
    ("incidents", ("number", "title", "known_on", "status", "=told", "corrective_action")),
    ("findings", ("number", "title", "severity", "status", "due_on", "owner", "corrective_action")),
    ("trainings", ("number", "title", "held_on", "audience", "content", "participants")),
    ("inquiries", ("title", "department", "asked_on", "status", "answered_on", "answer")),
    ("people", ("number", "name", "function", "department", "email", "person_roles")),
    (
        "suppliers",
        ("number", "name", "country", "services", "processing_agreement", "contract_until"),
    ),
    ("open_points", ("entry", "what", "due")),
    ("comments", ("entry", "text", "checked_on")),
)


def dossier(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return everything about the first chosen AI system."""
    system = project.entity(request.entries[0])
    assert isinstance(system, AiSystem)  # noqa: S101 - the registry says what it is about
    wanted = RegisterRequest(
        cut_off=request.cut_off,
        created=request.created,
        left_out=request.left_out,
        system=system,
        between=request.between,
    )
    register = build_register(project, labels, wanted)
    source = source_of(project, labels, request.cut_off, system.uid, request.left_out)
    words = labels.words
    head = PaperHead(
        key=DOSSIER,
        title=f"{project.number(system)} {labels.title(system)}".strip(),
        subtitle=register.organisation,
        kicker=words(N_("Dossier of an AI system")),
        banner=register.draft,
        facts=tuple(_head_facts(source, system)),
        has_contents=True,
    )
    teller = _Teller(source, request, register, system)
    return project_paper(project, labels, request, head, tuple(teller.blocks()))


def _head_facts(source: Source, system: AiSystem) -> Iterator[Fact]:
    """Yield what is read first: what it is, how it stands, who answers for it."""
    writer, fields = DetailWriter(source), source.project.fields(EntityKind.SYSTEM)
    wanted = [source.labels.field(spec) for spec in fields if spec.key in _HEAD]
    facts = writer.facts(system)
    yield from (fact for fact in facts if fact.label in wanted)
    yield from writer.classification(system.uid)


_HEAD = ("purpose", "status", "owner", "department")


class _Teller:
    """Tells chapter by chapter what is known of a system."""

    def __init__(
        self, source: Source, request: PaperRequest, register: Register, system: AiSystem
    ) -> None:
        self._project, self._labels, self._request = source.project, source.labels, request
        self._register, self._system = register, system
        self._details = DetailWriter(source)
        self._words = source.labels.words
        self._tables = {table.key: table for table in register.tables}
        self._missing: list[str] = []

    def blocks(self) -> Iterator[Block]:
        """Yield the chapters."""
        yield from self._recorded()
        yield from self._classified()
        yield from self._listed(_DUTIES)
        yield from self._risks()
        yield from self._listed(_RECORDS)
        yield from self._nothing()
        yield from self._history()
        yield from self._signed()

    def _recorded(self) -> Iterator[Block]:
        """Yield all filled fields in their groups."""
        words = self._words
        detail = self._register.systems[0]
        yield Heading(
            text=words(N_("What is recorded")),
            mark_label=self._register.labels["level"],
            mark=detail.level_text,
            mark_meaning=level_meaning(detail.level) if detail.level else None,
        )
        for title, facts in self._details.grouped_facts(self._system).items():
            yield Heading(text=title, level=2, listed=False)
            yield Facts(facts=tuple(facts), columns=2)

    def _classified(self) -> Iterator[Block]:
        words = self._words
        yield Keep(height=_KEEP)
        yield Heading(text=words(N_("Classification (AI Act)")))
        if not self._register.records:
            yield Paragraph(text=words(N_("This AI system has not been classified yet.")))
            return
        yield from _record_blocks(self._register, self._register.records[0])
        yield from self._dates()

    def _dates(self) -> Iterator[Block]:
        """Yield the dates of the law and the reviews that lie ahead of the system."""
        day, words = self._request.cut_off, self._words
        wanted = AheadRequest(day=day, system=self._system.uid, left_out=self._request.left_out)
        calendar = legal_calendar(self._project, self._labels, day)
        dates = shown_dates(self._project, self._labels, calendar, wanted)
        if dates:
            yield Keep(height=_KEEP)
            yield Heading(text=words(DATES_TITLE), level=2)
            drawn = partial(dates_picture, words, dates, day)
            yield Figures(captioned=(("", drawn),))

    def _listed(self, chapters: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Block]:
        for key, columns in chapters:
            table = self._tables.get(key)
            if table is not None and table.rows:
                yield from self._table(table, columns)
            elif table is not None and table.empty:
                self._missing.append(f"{table.title}: {table.empty}")

    def _table(self, table: Table, columns: tuple[str, ...]) -> Iterator[Block]:
        yield Keep(height=_KEEP)
        yield Heading(text=table.title)
        yield Paragraph(text=table.intro, tone=Tone.SMALL)
        yield grid_of(table, self._words, columns)

    def _risks(self) -> Iterator[Block]:
        register, words = self._register, self._words
        detail = register.systems[0]
        yield Keep(height=_KEEP)
        yield Heading(text=words(N_("Risks and mitigations")))
        if not detail.risks:
            yield Paragraph(text=register.labels["no_risks"])
            return
        facts = self._details.risks_together(self._system)
        yield Facts(facts=tuple(facts))
        if any(matrix.counts for matrix in register.matrices):
            yield Keep(height=_KEEP_MATRIX)
            yield from matrix_figures(register.matrices, beside=2)
        for risk in detail.risks:
            yield from risk_blocks(register, words, risk, 2)
        yield from legend_blocks(register, 2)

    def _nothing(self) -> Iterator[Block]:
        """Say what there is nothing of, so that nobody has to wonder."""
        if self._missing:
            yield Keep(height=_KEEP)
            yield Heading(text=self._words(N_("Nothing is recorded about")))
            yield Bullets(texts=tuple(self._missing))

    def _history(self) -> Iterator[Block]:
        yield Keep(height=_KEEP)
        yield Heading(text=self._words(N_("History of the entry")))
        uid = self._system.uid
        yield from history_blocks(
            self._project, self._labels, self._request, uid, most=_MOST_CHANGES
        )

    def _signed(self) -> Iterator[Block]:
        labels = self._register.labels
        yield Keep(height=_KEEP_SIGNATURES)
        yield Heading(text=labels["sign_off"])
        captions = tuple(labels[key] for key in ("place_date", "name_function", "signature"))
        for key in ("prepared", "reviewed"):
            yield Heading(text=labels[key], level=2, listed=False)
            yield Signatures(captions=captions)
        yield Paragraph(text=labels["sign_off_note"], tone=Tone.SMALL)


def _columns(labels: Mapping[str, str], *parts: tuple[str, float]) -> tuple[PaperColumn, ...]:
    return tuple(PaperColumn(title=labels[key], weight=weight) for key, weight in parts)


def _record_blocks(register: Register, record: ClassificationRecord) -> Iterator[Block]:
    """Yield how a system was classified: the facts, the reasons, the answers, what is open."""
    labels = register.labels
    yield Facts(facts=record.facts, columns=2)
    if record.reasons:
        yield Grid(
            columns=_columns(labels, ("result", 1.4), ("reason", 3.6), ("article", 1.2)),
            rows=[[PaperCell(text=first, bold=True), *others] for first, *others in record.reasons],
            empty="",
        )
    number = PaperColumn(title=labels["number"], weight=0.1, lines=("III-4a-x1",))
    yield Grid(
        columns=(number, *_columns(labels, ("question", 4.0), ("answer", 1.2), ("article", 1.2))),
        rows=record.answers,
        empty=labels["no_answers"],
    )
    if record.open_questions:
        yield Heading(text=labels["open_questions"], level=2, listed=False)
        yield Bullets(texts=record.open_questions)

"""Building the complete register of a project in one language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.branding import DARKENED, brand_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.shown import ShownClassifications
from rai_desktop.services.law.statuses import classifications
from rai_desktop.services.pictures.charted import Charted
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.applicability import STATEMENT, statement_table
from rai_desktop.services.registers.comments import comments_table
from rai_desktop.services.registers.completeness import COMPLETENESS, completeness_table
from rai_desktop.services.registers.computed import Source, source_of
from rai_desktop.services.registers.details import system_details, unlinked_risks
from rai_desktop.services.registers.frameworks import FRAMEWORKS, frameworks_table
from rai_desktop.services.registers.indicators import INDICATORS, indicators_table
from rai_desktop.services.registers.law_records import (
    LAW_ANSWERS,
    LawRecords,
    law_answers_table,
    law_records,
)
from rai_desktop.services.registers.method_pages import method_pages
from rai_desktop.services.registers.model import (
    CUT,
    Fact,
    OpenPoint,
    Register,
    StandingFigures,
    Table,
)
from rai_desktop.services.registers.movement import (
    MOVEMENT,
    a_year_before,
    movement_figures,
    movement_table,
    risk_movements,
)
from rai_desktop.services.registers.open_points import in_order, open_points, open_points_table
from rai_desktop.services.registers.requirement_points import requirement_points
from rai_desktop.services.registers.requirements import REQUIREMENTS, requirements_table
from rai_desktop.services.registers.standing import standing_figures
from rai_desktop.services.registers.summary import count_groups, matrices, target_matrices
from rai_desktop.services.registers.tables import REGISTER_KINDS, kind_table
from rai_desktop.services.registers.treatment_plan import TREATMENT_PLAN, treatment_plan_table
from rai_desktop.services.requirements.assessing import Standing, standing_in_parts
from rai_desktop.services.risks.movement import Movements
from rai_desktop.services.risks.system_risks import top_risks

ALL = "all"
MOST_TOP_RISKS = 10

OPEN_POINTS = "open_points"
_BEHIND = {
    "classifications": (LAW_ANSWERS,),
    "obligations": (REQUIREMENTS, FRAMEWORKS, STATEMENT),
    "risks": (TREATMENT_PLAN, MOVEMENT, INDICATORS),
    "inquiries": (COMPLETENESS,),
}
"""Registers that are no lists of entries, by the register that they stand behind."""

_OF_REQUIREMENTS = (REQUIREMENTS, FRAMEWORKS, STATEMENT, OPEN_POINTS)

_OF_SOURCE: Mapping[str, Callable[[Source], Table]] = {
    TREATMENT_PLAN: treatment_plan_table,
    COMPLETENESS: completeness_table,
}
"""Registers that nothing else has to be found out for."""

REGISTER_NAMES = (
    *(each for name, _ in REGISTER_KINDS for each in (name, *_BEHIND.get(name, ()))),
    OPEN_POINTS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRequest:
    """What an export shall say.

    ``left_out`` are privacy classes whose fields do not appear. ``names`` selects registers;
    empty means all. ``system`` limits the register to one system and what hangs on it. Movements
    are told ``since`` a day, or over a year. ``between`` is called between the parts of long work
    and may end it.
    """

    cut_off: date
    created: datetime
    left_out: frozenset[Privacy] = frozenset()
    names: tuple[str, ...] = ()
    system: AiSystem | None = None
    since: date | None = None
    between: Callable[[], object] = field(default=lambda: None, compare=False)

    def wants(self, name: str) -> bool:
        """Return whether the register called ``name`` belongs into the export."""
        return not self.names or name in self.names


def build_register(project: OpenProject, labels: Labels, request: RegisterRequest) -> Register:
    """Return everything that an export of ``project`` says, in the language of ``labels``."""
    labels.keep(project)
    words = labels.words
    system = request.system.uid if request.system else None
    source = source_of(project, labels, request.cut_off, system, request.left_out)
    entities = source.scope.entities
    systems = [s for s in entities(EntityKind.SYSTEM) if isinstance(s, AiSystem)]
    risks = [r for r in entities(EntityKind.RISK) if isinstance(r, Risk)]
    found = _Found.of(source, request)
    points = found.open_points() if request.wants(OPEN_POINTS) else []
    organisation = project.organisation() or Organisation(uid=project.uid)
    draft = draft_sentence(labels, systems, source.classifications)
    moved = movement_figures(source, found.movements) if found.movements else None
    return Register(
        language=words.language,
        title=words(N_("AI register")),
        organisation=organisation.name,
        example=organisation.example,
        draft=draft,
        cut_off=request.cut_off,
        created=request.created,
        fingerprint=project.fingerprint,
        project=project.uid,
        head=project.store.head() or "",
        facts=_facts(project, labels, organisation, request, draft),
        summary=(
            *count_groups(labels, source.assessment, systems, risks, classifications(project)),
            *([moved.counts] if moved else []),
        ),
        matrices=(*matrices(labels, risks), *target_matrices(labels, risks)),
        legend=_legend(labels),
        tables=_tables(found, request, points),
        systems=system_details(source) if request.wants("systems") else (),
        unlinked_risks=unlinked_risks(source) if request.wants("risks") else (),
        open_points=tuple(points),
        mitigation_columns=tuple(
            words(text)
            for text in (N_("Mitigation"), N_("Status"), N_("Responsible"), N_("Due on"))
        ),
        labels=_writer_labels(labels),
        level_words={level: labels.code(level) for level in RiskLevel},
        records=found.records.details if found.records else (),
        standing=found.figures() if request.wants(REQUIREMENTS) else None,
        movement=moved,
        top_risks=tuple(risk.uid for risk in top_risks(source.assessment, risks, MOST_TOP_RISKS)),
        method=method_pages(labels) if risks and request.wants("risks") else None,
        brand=brand_of(project),
        charts=found.charts() if source.scope.is_whole and not request.names else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What was found out for several registers at once; only what the export needs."""

    source: Source
    records: LawRecords | None
    standing: Standing | None
    movements: Movements | None
    since: date | None

    @classmethod
    def of(cls, source: Source, request: RegisterRequest) -> "_Found":
        """Return what the wished registers need."""
        of_requirements = any(map(request.wants, _OF_REQUIREMENTS))
        found = None
        if of_requirements:
            parts = standing_in_parts(source.project, source.labels.catalogue)
            found = result_of(parts, request.between)
        since = request.since or a_year_before(request.cut_off)
        return cls(
            source=source,
            records=law_records(source) if request.wants(LAW_ANSWERS) else None,
            standing=found if found and found.answers else None,
            movements=risk_movements(source, since) if request.wants(MOVEMENT) else None,
            since=request.since,
        )

    def open_points(self) -> list[OpenPoint]:
        """Return what is open in entries and in requirements."""
        points = open_points(self.source)
        if self.standing is not None:
            system = self.source.scope.system
            points += requirement_points(self.source.labels, self.standing, system)
        return in_order(points)

    def figures(self) -> StandingFigures | None:
        """Return how far requirements are met; of a single system nothing is counted."""
        if not self.source.scope.is_whole:
            return None
        return standing_figures(self.source.labels, self.standing)

    def charts(self) -> tuple[Charted, ...]:
        """Return what a workbook of the whole register draws."""
        # the overview, whose dates are counted, builds on registers: it is asked for late
        from rai_desktop.services.registers.charts import register_charts

        return register_charts(self.source, self.standing)

    def further(self, name: str, points: Sequence[OpenPoint]) -> Table:
        """Return a register that is no list of entries."""
        if name == LAW_ANSWERS and self.records is not None:
            return law_answers_table(self.records)
        if name == REQUIREMENTS:
            return requirements_table(self.source, self.standing)
        if name == FRAMEWORKS:
            return frameworks_table(self.source, self.standing)
        if name == STATEMENT:
            return statement_table(self.source, self.standing)
        if name in _OF_SOURCE:
            return _OF_SOURCE[name](self.source)
        if name == INDICATORS:
            return indicators_table(self.source, self.since)
        if name == MOVEMENT and self.movements is not None:
            return movement_table(self.source, self.movements)
        return open_points_table(self.source.labels, points)


def _tables(
    found: _Found, request: RegisterRequest, points: Sequence[OpenPoint]
) -> tuple[Table, ...]:
    kinds = dict(REGISTER_KINDS)
    notes = comments_table(found.source) if not request.names else None
    tables = tuple(
        kind_table(found.source, name, kinds[name])
        if name in kinds
        else found.further(name, points)
        for name in REGISTER_NAMES
        if request.wants(name)
    )
    return (*tables, notes) if notes else tables


def draft_sentence(labels: Labels, systems: Sequence[AiSystem], known: ShownClassifications) -> str:
    """Return the sentence that marks a draft; empty when all systems in use are decided about."""
    live = [s.uid for s in systems if s.is_live]
    if not systems:
        return labels.words(N_("Draft – no AI systems entered yet"))
    if not live:
        return labels.words(N_("Draft – no AI system in use has been classified"))
    shown = [known.of(uid) for uid in live]
    settled = sum(each.is_settled for each in shown)
    decided = sum(each.is_settled and each.status.is_decided for each in shown)
    if decided == len(live):
        return ""
    text = labels.words.plural(
        "Draft – {{settled}} of {count} AI system classified",
        "Draft – {{settled}} of {count} AI systems classified",
        len(live),
    ).format(settled=labels.words.number(settled))
    if not settled:
        return text
    if not decided:
        return f"{text}, {labels.words(N_('none of them confirmed'))}"
    more = labels.words.filled(N_("{count} of them confirmed"), count=labels.words.number(decided))
    return f"{text}, {more}"


def _facts(
    project: OpenProject,
    labels: Labels,
    organisation: Organisation,
    request: RegisterRequest,
    draft: str,
) -> tuple[Fact, ...]:
    words = labels.words
    texts = (
        (N_("Company"), organisation.name),
        (N_("Scope"), organisation.scope or words(N_("Not stated"))),
        (N_("Exclusions"), organisation.exclusions or words(N_("None stated"))),
        (N_("Limited to"), _limit(project, request)),
        (N_("Cut-off date"), words.day(request.cut_off)),
        (N_("State"), draft),
        (N_("Left out"), _left_out(labels, request)),
        (N_("Risk method"), _method_named(labels)),
        (N_("Written on"), words.day(request.created.date())),
        (N_("Fingerprint"), project.fingerprint),
    )
    return tuple(Fact(label=words(label), text=text) for label, text in texts if text)


def _method_named(labels: Labels) -> str:
    method = labels.method()
    named = f"{method.own or method.id} {method.version}"
    if not method.own:
        return named
    return labels.words.filled(N_("{method} (own method of the company)"), method=named)


def _limit(project: OpenProject, request: RegisterRequest) -> str:
    """Return the system that the register is limited to; empty when it tells of all."""
    if request.system is None:
        return ""
    return f"{project.number(request.system)} {request.system.name}".strip()


_PRIVACY_WORDS = {
    Privacy.PERSONAL: N_("Names and contact data"),
    Privacy.COST: N_("Costs"),
    Privacy.COMMENT: N_("Internal notes"),
}


def _left_out(labels: Labels, request: RegisterRequest) -> str:
    names = [labels.words(t) for p, t in _PRIVACY_WORDS.items() if p in request.left_out]
    return ", ".join(names)


def _legend(labels: Labels) -> tuple[Fact, ...]:
    words, method = labels.words, labels.method()
    levels = [
        Fact(label=labels.code(one.level), text=words.pick(one.meaning)) for one in method.levels
    ]
    return (*levels, Fact(label=words(N_("Overall")), text=words.pick(method.rule)))


_WRITER_LABELS = {
    "auditor_note": N_("Audit note"),
    "audited_on": N_("Audited on"),
    "cut": CUT,
    "cut_texts": N_("Cut texts"),
    "overview": N_("Overview"),
    "start": N_("Start"),
    "contents": N_("Contents"),
    "legend": N_("Legend"),
    "how_to": N_("How to read this register"),
    "management_summary": N_("Summary for management"),
    "systems": N_("AI systems"),
    "risks": N_("Risks"),
    "mitigations": N_("Mitigations"),
    "people": N_("People"),
    "open_points": N_("Open points"),
    "unlinked_risks": N_("Risks without a system"),
    "no_systems": N_("No AI system has been entered yet."),
    "no_risks": N_("No risk has been entered for this system."),
    "no_mitigations": N_("No mitigation is linked to this risk."),
    "no_open_points": N_("There are no open points."),
    "page": N_("Page {page} of {pages}"),
    "fingerprint": N_("Fingerprint"),
    "cut_off": N_("Cut-off date"),
    "sign_off": N_("Sign-off"),
    "sign_off_note": N_("Names as stated by the persons, not checked technically."),
    "place_date": N_("Place, date"),
    "name_function": N_("Name, function"),
    "signature": N_("Signature"),
    "example": N_("Example company – all entries are made up"),
    "entry": N_("Entry"),
    "what": N_("What is open"),
    "due": N_("Due on"),
    "darkened": DARKENED,
    "substituted": N_("Characters that the font does not have are printed as their code."),
    "likelihood": N_("Likelihood"),
    "count": N_("Count"),
    "level": N_("Risk level"),
    "columns": N_("Columns"),
    "rows": N_("Rows"),
    "register": N_("Register"),
    "entries": N_("Entries: {count}"),
    "details": N_("AI systems in detail"),
    "for_people": N_("For people"),
    "for_business": N_("For the business"),
    "continued": N_("{entry} (continued)"),
    "described_under": N_("Described under {entry}"),
    "top_risks": N_("Highest risks today"),
    "matrices": N_("Risk matrices"),
    "high_risks": N_("High and very high risks today"),
    "overdue": N_("Overdue on the cut-off date"),
    "meaning": N_("What it means"),
    "how_to_print": N_(
        "Every entry keeps its number, so that lists and reports can be compared. A risk has two "
        "risk levels: for people and for the business. They are never averaged; the higher one "
        "counts. Fields without an entry are left out here. The Excel register holds all fields."
    ),
    "fingerprint_text": N_(
        "The fingerprint stands for exactly this state of the project, with its history. The "
        "program shows the same one as long as nothing has been changed since."
    ),
    "prepared": N_("Prepared by"),
    "reviewed": N_("Reviewed by"),
    "approved": N_("Approved by"),
    "result": N_("Result"),
    "reason": N_("Reason"),
    "article": N_("Article"),
    "question": N_("Question"),
    "answer": N_("Answer"),
    "number": N_("Number"),
    "open_questions": N_("Open questions"),
    "no_answers": N_("No question has been answered."),
    "responsible_due": N_("Responsible, due on"),
    "target": N_("Target"),
    "until": N_("until {day}"),
    "target_level": N_("Target: {level}"),
    "not_applicable": N_("Not applicable because: {reason}"),
}


def _writer_labels(labels: Labels) -> dict[str, str]:
    return {key: labels.words(text) for key, text in _WRITER_LABELS.items()}

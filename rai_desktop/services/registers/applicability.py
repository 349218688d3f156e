"""The statement of applicability: which controls of ISO/IEC 42001 apply, why, and how far they are.

The text of the standard is protected: controls have their id and a short title of the product.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.requirements import Applicable, Control, RequirementScore, controls
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import (
    CellValue,
    Column,
    ColumnKind,
    Row,
    Table,
)
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.told_columns import (
    ToldColumn,
    code_choices,
    told_columns,
    worded_choices,
)
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.services.requirements.words import (
    MET,
    NOT_ANSWERED,
    binding_text,
    maturity_text,
)

STATEMENT = "statement_of_applicability"
OBJECTIVE = "=objective"

_STANDARD = "iso42001"
_ANNEX = "A."
_NAMED_AT_MOST = 3
_COLUMNS: tuple[ToldColumn, ...] = (
    ("number", N_("Control"), ColumnKind.TEXT, 0.7, True),
    ("title", N_("Short title"), ColumnKind.TEXT, 1.2, True),
    ("=applicable", N_("Applicable"), ColumnKind.CHOICE, 0.8, True),
    ("=reason", N_("Reason"), ColumnKind.LONG_TEXT, 2.0, True),
    ("=met", N_("Implemented"), ColumnKind.CHOICE, 0.8, True),
    ("=level", N_("Lowest maturity"), ColumnKind.TEXT, 1.0, True),
    ("=mitigations", N_("Mitigations"), ColumnKind.TEXT, 1.6, True),
    ("=proofs", N_("Evidence"), ColumnKind.TEXT, 1.4, True),
    (OBJECTIVE, N_("Topic"), ColumnKind.CHOICE, 1.2, False),
    ("=requirements", N_("By requirements"), ColumnKind.TEXT, 1.2, False),
)


def statement_table(source: Source, standing: Standing | None) -> Table:
    """Return the statement of applicability; ``None`` means that nothing was answered yet.

    It is made for the whole company only.
    """
    words = source.labels.words
    found = _controls(standing) if standing and source.scope.is_whole else ()
    empty = N_("No requirement has been answered yet.")
    if not source.scope.is_whole:
        empty = N_("The statement of applicability is made for the company as a whole only.")
    writer = _ControlWriter(source)
    return Table(
        key=STATEMENT,
        title=words(N_("Statement of applicability")),
        intro=words(_INTRO),
        columns=_columns(source.labels, found),
        rows=tuple(writer.row(control) for control in found),
        empty=words(empty),
        grouped_by=OBJECTIVE,
    )


_INTRO = N_(
    "Controls of ISO/IEC 42001, Annex A, by number and with short titles of this program. What "
    "applies follows from the answers to the requirements; the lowest level counts."
)


def _controls(standing: Standing) -> tuple[Control, ...]:
    rules, assessment = standing.rules, standing.assessment
    return tuple(
        control
        for covered in standing.frameworks
        if covered.framework.id == _STANDARD
        for control in controls(rules, assessment, covered, _ANNEX)
    )


def _columns(labels: Labels, found: Iterable[Control]) -> tuple[Column, ...]:
    objectives = {one.heading.id: _objective(labels, one) for one in found}
    choices = {
        "=applicable": code_choices(labels, Applicable),
        "=met": worded_choices(_met_words(labels)),
        OBJECTIVE: worded_choices(objectives),
    }
    return told_columns(labels.words, _COLUMNS, choices)


def _met_words(labels: Labels) -> dict[str, str]:
    found = {str(state): labels.words(word) for state, word in MET.items()}
    return {**found, str(Applicable.OPEN): labels.code(Applicable.OPEN)}


def _objective(labels: Labels, control: Control) -> str:
    return f"{control.heading.id} {labels.words.pick(control.heading.title)}"


class _ControlWriter:
    """Puts controls into words."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._project = source.project
        self._labels = source.labels
        self._words = source.labels.words
        self._aside: dict[str, tuple[str, ...]] = {}
        self._evidence: dict[str, frozenset[Uid]] = {}

    def row(self, control: Control) -> Row:
        """Return the row of a control."""
        mitigations = self._by_point.get(control.point.id, [])
        applicable = _applicable(control, mitigations)
        met = self._met(control, applicable)
        cells: dict[str, CellValue] = {
            "number": control.point.id,
            "title": self._words.pick(control.point.title),
            "=applicable": self._labels.code(applicable),
            "=reason": "\n".join(self._reasons(control, applicable)),
            "=met": _met_words(self._labels)[met],
            "=level": self._level(control, applicable),
            "=mitigations": "\n".join(map(self._mitigation, mitigations)),
            "=proofs": self._proofs(control, mitigations),
            OBJECTIVE: _objective(self._labels, control),
            "=requirements": ", ".join(control.covered.requirements),
        }
        codes = {"=applicable": str(applicable), "=met": met, OBJECTIVE: control.heading.id}
        return Row(
            uid=Uid(f"{_STANDARD} {control.point.id}"),
            cells=tuple(cells[key] for key, *_ in _COLUMNS),
            codes=codes,
        )

    @cached_property
    def _by_point(self) -> Mapping[str, list[Mitigation]]:
        """The mitigations that a control is implemented by, as their library entries say."""
        measures = library_of(self._project, self._labels.catalogue).measures
        found: dict[str, list[Mitigation]] = {}
        for entity in self._project.entities(EntityKind.MITIGATION):
            if isinstance(entity, Mitigation) and not (entity.status and entity.status.is_given_up):
                measure = measures.get(entity.library)
                for point in measure.refs.get(_STANDARD, ()) if measure else ():
                    found.setdefault(point, []).append(entity)
        return found

    def _met(self, control: Control, applicable: Applicable) -> str:
        """Return the code of how far a control is implemented."""
        if applicable is Applicable.OPEN or control.covered.state is None:
            return str(Applicable.OPEN)
        return str(control.covered.state)

    def _level(self, control: Control, applicable: Applicable) -> str:
        """Return the lowest level with the requirement that stands there."""
        lowest = control.lowest
        if applicable is not Applicable.YES or lowest is None:
            return ""
        level = maturity_text(self._words, lowest.level)
        if not any(group.effective.is_known for group in lowest.groups):
            level = f"0 – {self._words(NOT_ANSWERED)}"
        return f"{level} ({lowest.rule.id})"

    def _reasons(self, control: Control, applicable: Applicable) -> Iterator[str]:
        """Yield why a control applies, and what somebody said not to apply, with the reason."""
        if not control.covered.requirements:
            yield self._words(_BY_MITIGATIONS if applicable is Applicable.YES else _UNCOVERED)
        elif applicable is Applicable.YES:
            yield self._binding(control)
        for score in control.scores:
            if score.rule.id not in self._aside:
                self._aside[score.rule.id] = tuple(self._set_aside(score))
            yield from self._aside[score.rule.id]
        for rule in control.unasked:
            text = N_("{requirement} is not asked here. It is for: {whom}")
            whom = self._words.pick(rule.applies_to)
            yield self._words.filled(text, requirement=rule.id, whom=whom)

    def _binding(self, control: Control) -> str:
        """Return how binding the strongest of the requirements that apply is."""
        applying = [score for score in control.scores if score.level is not None]
        score = min(applying, key=lambda one: one.need.strength)
        text = binding_text(self._labels, score.need, self._source.assessment.day)
        return f"{text} ({score.rule.id})"

    def _set_aside(self, score: RequirementScore) -> Iterator[str]:
        """Yield for each reason given against a requirement whom it is about."""
        subjects: dict[str, list[str]] = {}
        for group in score.groups:
            answer = group.effective.answer
            if answer is not None and answer.not_applicable:
                subjects.setdefault(answer.not_applicable, []).extend(group.subjects)
        text = N_("{requirement} is not applicable because: {reason}")
        for reason, about in subjects.items():
            named = f"{score.rule.id}{self._whom(score, about)}"
            yield self._words.filled(text, requirement=named, reason=reason)

    def _whom(self, score: RequirementScore, subjects: list[str]) -> str:
        """Return about whom a reason is; nothing when it is about all."""
        if len(subjects) == sum(len(group.subjects) for group in score.groups):
            return ""
        systems = list(filter(None, subjects))
        if len(systems) > _NAMED_AT_MOST:
            count = self._words.plural("{count} AI system", "{count} AI systems", len(systems))
            return f" ({count})"
        return f" ({', '.join(map(self._name, systems))})" if systems else ""

    def _mitigation(self, mitigation: Mitigation) -> str:
        name = self._name(mitigation.uid)
        return f"{name} ({self._labels.code(mitigation.status)})" if mitigation.status else name

    def _proofs(self, control: Control, mitigations: Iterable[Mitigation]) -> str:
        """Return what proves the answers and the mitigations, by number."""
        uids = {uid for score in control.scores for uid in self._evidence_of(score)}
        for mitigation in mitigations:
            uids.update(self._project.links.firsts(LinkRole.EVIDENCE_OF, mitigation.uid))
        known = (self._project.store.entity(uid) for uid in uids)
        return self._source.names(one.uid for one in known if one and not one.deleted)

    def _evidence_of(self, score: RequirementScore) -> frozenset[Uid]:
        """Return what proves the answers to a requirement; each is looked through only once."""
        if score.rule.id not in self._evidence:
            answers = (group.effective.answer for group in score.groups)
            found = frozenset(Uid(uid) for one in answers if one for uid in one.evidence)
            self._evidence[score.rule.id] = found
        return self._evidence[score.rule.id]

    def _name(self, uid: str) -> str:
        source = self._source
        return entry_shown(self._project, self._labels, Uid(uid), source.left_out)


_UNCOVERED = N_("No requirement of this catalogue covers the control.")
_BY_MITIGATIONS = N_("Mitigations of the project implement it; no requirement covers it.")


def _applicable(control: Control, mitigations: Iterable[Mitigation]) -> Applicable:
    """Return whether a control applies; one that nothing asks about does when it is implemented."""
    if not control.covered.requirements and any(mitigations):
        return Applicable.YES
    return control.applicable

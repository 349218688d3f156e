"""The risk treatment plan: what is done about each risk, by whom, until when, and what remains."""

from collections.abc import Iterator, Mapping

from rai_desktop.domain.codes import LinkRole, MeasureStatus, RiskLevel, Treatment
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import When, counts_today
from rai_desktop.domain.texts import N_
from rai_desktop.domain.treatment_state import TreatmentState, treatment_state
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.computed import LEVEL, Source
from rai_desktop.services.registers.model import (
    CellValue,
    Column,
    ColumnKind,
    Row,
    Table,
    Written,
)
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.told_columns import (
    ToldColumn,
    code_choices,
    level_choices,
    told_columns,
)
from rai_desktop.services.risks.acceptances import last_acceptance

TREATMENT_PLAN = "treatment_plan"

_TEXT, _LEVEL, _CHOICE, _DATE = (
    ColumnKind.TEXT,
    ColumnKind.LEVEL,
    ColumnKind.CHOICE,
    ColumnKind.DATE,
)
_OF_RISK: tuple[ToldColumn, ...] = (
    ("number", N_("Number"), _TEXT, 0.7, True),
    ("title", N_("Risk"), _TEXT, 1.4, True),
    ("=level_persons", N_("Risk level for people"), _LEVEL, 0.8, True),
    ("=level_business", N_("Risk level for the business"), _LEVEL, 0.8, True),
    ("=target", N_("Target risk level"), _LEVEL, 0.8, True),
    ("treatment", N_("Treatment"), _CHOICE, 0.8, True),
    ("treatment_reason", N_("Reason for the treatment"), ColumnKind.LONG_TEXT, 1.6, True),
    ("=state", N_("State of the treatment"), _CHOICE, 1.0, True),
)
_OF_MITIGATION: tuple[ToldColumn, ...] = (
    ("=mitigation", N_("Mitigation"), _TEXT, 1.6, True),
    ("=mitigation_status", N_("Status of the mitigation"), _CHOICE, 0.9, True),
    ("=mitigation_owner", N_("Responsible"), _TEXT, 1.0, True),
    ("=mitigation_due", N_("Due on"), _DATE, 0.8, True),
)
_OF_ACCEPTANCE: tuple[ToldColumn, ...] = (
    ("=accepted_by", N_("Accepted by"), _TEXT, 1.0, True),
    ("=accepted_until", N_("Accepted until"), _DATE, 0.8, True),
)
_ASIDE: tuple[ToldColumn, ...] = (
    ("=systems", N_("AI systems"), _TEXT, 1.4, False),
    ("owner", N_("Risk owner"), _TEXT, 1.0, False),
    ("=target_persons", N_("Target for people"), _LEVEL, 0.8, False),
    ("=target_business", N_("Target for the business"), _LEVEL, 0.8, False),
    (LEVEL, N_("Risk level today"), _LEVEL, 0.8, False),
)
_COLUMNS = (*_OF_RISK, *_OF_MITIGATION, *_OF_ACCEPTANCE, *_ASIDE)


def treatment_plan_table(source: Source) -> Table:
    """Return the plan: a row for each mitigation of a risk, the worst risks first.

    A risk without mitigations has one row; closed risks are left out.
    """
    words, scope = source.labels.words, source.scope
    risks = [
        risk
        for risk in scope.entities(EntityKind.RISK)
        if isinstance(risk, Risk) and counts_today(risk)
    ]
    writer = _PlanWriter(source)
    ordered = source.assessment.by_level(risks)
    return Table(
        key=TREATMENT_PLAN,
        title=words(N_("Risk treatment plan")),
        intro=words(_INTRO),
        columns=_columns(source.labels),
        rows=Written(
            uids=tuple(uid for risk in ordered for uid in writer.uids(risk)), write=writer.row
        ),
        empty=words(N_("There is no open risk.")),
    )


_INTRO = N_("What is done about each risk that is not closed, the highest risk levels first.")


def _columns(labels: Labels) -> tuple[Column, ...]:
    choices = {
        "treatment": code_choices(labels, Treatment),
        "=state": code_choices(labels, TreatmentState),
        "=mitigation_status": code_choices(labels, MeasureStatus),
    }
    return told_columns(labels.words, _COLUMNS, choices, level_choices(labels))


class _PlanWriter:
    """Puts risks and their mitigations into words."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._project = source.project
        self._labels = source.labels

    def uids(self, risk: Risk) -> Iterator[Uid]:
        """Yield what names the rows of a risk: one for each mitigation, one without any."""
        live = self._live(risk.uid)
        yield from (Uid(f"{risk.uid} {one.uid}") for one in live)
        if not live:
            yield risk.uid

    def row(self, uid: Uid) -> Row:
        """Return the row that ``uid`` names."""
        of_risk, _, of_mitigation = uid.partition(" ")
        risk = self._project.entity(Uid(of_risk))
        mitigation = self._project.entity(Uid(of_mitigation)) if of_mitigation else None
        assert isinstance(risk, Risk)  # noqa: S101 - named by ``uids``
        assert mitigation is None or isinstance(mitigation, Mitigation)  # noqa: S101 - the same
        last = last_acceptance(self._project, risk.uid)
        standing = self._source.acceptance(last).state if last else None
        accepted = last if standing is not AcceptanceState.REVOKED else None
        state = treatment_state(risk, self._live(risk.uid), standing)
        levels = self._levels(risk)
        cells = self._risk_cells(risk, levels, state) | self._mitigation_cells(mitigation)
        cells["=accepted_by"] = self._name(accepted.accepted_by) if accepted else ""
        cells["=accepted_until"] = accepted.expires_on if accepted else None
        codes = {key: str(level) for key, level in levels.items() if level}
        codes["=state"] = str(state)
        if risk.treatment:
            codes["treatment"] = str(risk.treatment)
        if mitigation is not None and mitigation.status:
            codes["=mitigation_status"] = str(mitigation.status)
        return Row(
            uid=uid,
            cells=tuple(cells[key] for key, *_ in _COLUMNS),
            codes=codes,
            level=levels[LEVEL],
        )

    def _live(self, risk: Uid) -> list[Mitigation]:
        """Return the mitigations of a risk that were not given up."""
        found = self._source.assessment.mitigations_of(risk)
        return [one for one in found if not (one.status and one.status.is_given_up)]

    def _levels(self, risk: Risk) -> Mapping[str, RiskLevel | None]:
        levels = self._source.assessment.levels
        today, target = levels(risk), levels(risk, When.TARGET)
        return {
            "=level_persons": today.persons,
            "=level_business": today.business,
            "=target": target.overall,
            "=target_persons": target.persons,
            "=target_business": target.business,
            LEVEL: today.overall,
        }

    def _risk_cells(
        self, risk: Risk, levels: Mapping[str, RiskLevel | None], state: TreatmentState
    ) -> dict[str, CellValue]:
        labels, links = self._labels, self._project.links
        not_rated = labels.words(N_("Not rated"))
        return {
            "number": self._project.number(risk),
            "title": labels.title(risk),
            "treatment": labels.code(risk.treatment),
            "treatment_reason": risk.treatment_reason,
            "=state": labels.code(state),
            "=systems": self._source.names(links.firsts(LinkRole.SYSTEM_RISK, risk.uid)),
            "owner": self._name(risk.owner),
            **{key: labels.code(level) if level else not_rated for key, level in levels.items()},
        }

    def _mitigation_cells(self, mitigation: Mitigation | None) -> dict[str, CellValue]:
        if mitigation is None:
            none = self._labels.words(N_("No mitigation"))
            cells: dict[str, CellValue] = dict.fromkeys((key for key, *_ in _OF_MITIGATION), "")
            return cells | {"=mitigation": none, "=mitigation_due": None}
        return {
            "=mitigation": self._name(mitigation.uid),
            "=mitigation_status": self._labels.code(mitigation.status),
            "=mitigation_owner": self._name(mitigation.owner),
            "=mitigation_due": mitigation.due_on,
        }

    def _name(self, uid: Uid | None) -> str:
        return entry_shown(self._project, self._labels, uid, self._source.left_out)

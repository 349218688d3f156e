"""The register of requirements: what is asked of whom, how far it is met, and what is planned."""

from collections.abc import Collection, Mapping

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import NeedKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.known import Known
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import (
    CellValue,
    Column,
    ColumnKind,
    Row,
    Table,
)
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.told_columns import told_columns, worded_choices
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.services.requirements.lines import Line, lines
from rai_desktop.services.requirements.words import (
    MET,
    ORIGINS,
    WHOLE_COMPANY,
    articles,
    level_text,
    shared_text,
    source_text,
)

REQUIREMENTS = "requirements"
CRITERION = "=criterion"

_SHORT, _USUAL, _LONG = 0.7, 1.0, 2.0
_TEXT, _DATE, _NUMBER = ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.NUMBER
_COLUMNS: tuple[tuple[str, str, ColumnKind, float, bool], ...] = (
    ("number", N_("Number"), _TEXT, _SHORT, True),
    ("title", N_("Requirement"), _TEXT, _USUAL, True),
    ("=subject", N_("Concerns"), _TEXT, _USUAL, True),
    ("=binding", N_("Binding today"), ColumnKind.CHOICE, _USUAL, True),
    ("=since", N_("Since or from"), _DATE, _SHORT, True),
    ("=level", N_("Maturity"), _TEXT, _USUAL, True),
    ("=met", N_("Met"), ColumnKind.CHOICE, _SHORT, True),
    ("=person", N_("Responsible"), _TEXT, _USUAL, True),
    ("=due", N_("Due on"), _DATE, _SHORT, True),
    ("=proofs", N_("Evidence"), _TEXT, _USUAL, True),
    ("=note", N_("Notes"), ColumnKind.LONG_TEXT, _LONG, False),
    ("=reason", N_("Not applicable because"), ColumnKind.LONG_TEXT, _LONG, False),
    ("=target", N_("Target level"), _NUMBER, _SHORT, False),
    ("=origin", N_("Own or inherited"), ColumnKind.CHOICE, _USUAL, False),
    ("=article", N_("Article"), _TEXT, _USUAL, False),
    (CRITERION, N_("Criterion"), ColumnKind.CHOICE, _USUAL, False),
    ("=statement", N_("What is asked for"), ColumnKind.LONG_TEXT, _LONG, False),
    ("=systems", N_("Number of AI systems"), _NUMBER, _SHORT, False),
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "=binding": {str(kind): kind.label for kind in NeedKind},
    "=met": {str(state): word for state, word in MET.items()},
    "=origin": {str(origin): word for origin, word in ORIGINS.items()},
    CRITERION: {str(criterion): criterion.label for criterion in Criterion},
}


def requirements_table(source: Source, standing: Standing | None) -> Table:
    """Return the register of requirements; ``None`` means that nothing was answered yet."""
    words = source.labels.words
    rows: tuple[Row, ...] = ()
    intro = words(N_("What is asked for, and how far it is met."))
    if standing is not None:
        intro = f"{source_text(words, standing.rules)}."
        rows = _rows(source, standing)
    return Table(
        key=REQUIREMENTS,
        title=words(N_("Requirements")),
        intro=intro,
        columns=_columns(source.labels, source.left_out),
        rows=rows,
        empty=words(N_("No requirement has been answered yet.")),
    )


def _columns(labels: Labels, left_out: Collection[Privacy]) -> tuple[Column, ...]:
    words = labels.words
    choices = {
        key: worded_choices({str(code): words(word) for code, word in found.items()})
        for key, found in _WORDS.items()
    }
    shown = [column for column in _COLUMNS if _is_shown(column[0], left_out)]
    return told_columns(words, shown, choices)


def _is_shown(key: str, left_out: Collection[Privacy]) -> bool:
    """Return whether a column belongs into the export; notes are internal comments."""
    return key != "=note" or Privacy.COMMENT not in left_out


def _rows(source: Source, standing: Standing) -> tuple[Row, ...]:
    found = lines(standing, source.scope.system)
    own = {line.rule.id for line in found if line.subject}
    writer = _LineWriter(source, own)
    return tuple(writer.row(line) for line in found)


class _LineWriter:
    """Puts lines into words; equal names and articles are put together only once."""

    def __init__(self, source: Source, with_own: Collection[str]) -> None:
        self._source = source
        self._labels = source.labels
        self._words = source.labels.words
        self._day = source.assessment.day
        self._with_own = with_own
        self._names = Known(self._name)
        self._codes = {
            key: {c: self._words(w) for c, w in of.items()} for key, of in _WORDS.items()
        }

    def row(self, line: Line) -> Row:
        """Return the row of a line."""
        state, plan, need = line.effective.state, line.plan, line.need
        codes = {
            "=binding": need.kind,
            "=met": state,
            "=origin": line.effective.origin,
            CRITERION: line.rule.criterion,
        }
        cells: dict[str, CellValue] = {
            "number": line.rule.id,
            "title": self._words.pick(line.rule.title),
            "=subject": self.subject(line),
            "=since": need.since,
            "=level": level_text(self._words, line),
            "=person": self._names[plan.person] if plan and plan.person else "",
            "=due": plan.due if plan else None,
            "=proofs": "; ".join(filter(None, map(self._names.__getitem__, line.evidence))),
            "=note": line.note,
            "=reason": line.not_applicable,
            "=target": plan.target if plan else None,
            "=article": articles(self._labels, need, self._day),
            "=statement": self._words.pick(line.rule.statement),
            "=systems": line.systems or (1 if line.subject else None),
        }
        cells |= {key: self._codes[key][code] for key, code in codes.items()}
        return Row(
            uid=Uid(line.key),
            cells=tuple(
                cells[key] for key, *_ in _COLUMNS if _is_shown(key, self._source.left_out)
            ),
            codes={key: str(code) for key, code in codes.items()},
        )

    def subject(self, line: Line) -> str:
        """Return whom a line is about."""
        if line.systems:
            return shared_text(self._words, line, has_own=line.rule.id in self._with_own)
        return self._names[line.subject] if line.subject else self._words(WHOLE_COMPANY)

    def _name(self, uid: str) -> str:
        source = self._source
        entity = source.project.store.entity(Uid(uid))
        if entity is None or entity.deleted:
            return ""
        return entry_shown(source.project, source.labels, entity.uid, source.left_out)

"""Answering one requirement: its levels, a note, what is planned, what proves it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.requirements import COMPANY, NeedKind, RequirementAnswer, RequirementScore
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.answering import clear_answer
from rai_desktop.services.requirements.changing import Answers
from rai_desktop.services.requirements.fields import NOTE
from rai_desktop.services.requirements.rows import name_of
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.requirements.choices import (
    NOT_APPLICABLE,
    UNKNOWN,
    LevelChoices,
    code_of_key,
)
from rai_desktop.ui.pages.requirements.form_head import FormHead, ScopeLine
from rai_desktop.ui.pages.requirements.plan_fields import PlanFields
from rai_desktop.ui.pages.requirements.proofs import Proofs
from rai_desktop.ui.pages.requirements.systems import SystemsPanel
from rai_desktop.ui.pages.requirements.why import WhyPanel
from rai_desktop.ui.parts.widgets import label, scrolled
from rai_desktop.ui.theme import Theme

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TEXTS = (QLineEdit, QPlainTextEdit)
_ROWS_BESIDE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose answer to which requirement."""

    requirement: str
    subjects: tuple[str, ...]


class _Inside(QWidget):
    """Takes the keys that answer, and those that go on, from everything in it but texts."""

    answered = Signal(str)
    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_typing = isinstance(QApplication.focusWidget(), _TEXTS)
        if not is_typing and (code := code_of_key(event)):
            self.answered.emit(code)
        elif not is_typing and event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class AnswerForm(QWidget):
    """Each answer is one step; ``is_short`` asks for level and note alone.

    ``stepped`` asks for the next requirement or the one before, ``attach_wanted`` gives the
    ``Place`` whose evidence a file shall become.
    """

    stepped = Signal(int)
    opened = Signal()
    failed = Signal(object)
    attach_wanted = Signal(object)
    target_wanted = Signal(object)

    def __init__(
        self, project: OpenProject, labels: Labels, theme: Theme, *, is_short: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("first_pass_form" if is_short else "requirement_form")
        self._project = project
        self._labels = labels
        self._is_short = is_short
        self._answers: Answers | None = None
        self._score: RequirementScore | None = None
        self._exception = ""
        self._shown = Place(requirement="", subjects=())
        self._flushing = 0
        self._is_stale = False
        self.head = FormHead(theme)
        self.scope = ScopeLine(theme)
        self.systems = SystemsPanel(project, labels, theme)
        self.choices = LevelChoices(labels, theme)
        self._mixed = label("answers_differ", "muted", wraps=True)
        self.note = FieldRow(NOTE, labels, theme, project)
        self._gap_title = label("gap_title", "heading")
        self.plan = PlanFields(project, labels, theme)
        self.proofs = Proofs(project, labels, theme)
        self.why = WhyPanel(theme)
        self._inside = _Inside()
        self._column = QVBoxLayout(self._inside)
        direction = QBoxLayout.Direction
        self._middle = QBoxLayout(direction.LeftToRight if is_short else direction.TopToBottom)
        self._scroll: QScrollArea = scrolled(self._inside, "answer_scroll")
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    # what is shown -------------------------------------------------------------

    @property
    def requirement(self) -> str:
        """The requirement that is shown; empty when none is."""
        return self._score.rule.id if self._score else ""

    @property
    def place(self) -> Place:
        """Whose answer to which requirement is shown."""
        return self._shown

    def show_score(self, answers: Answers, score: RequirementScore) -> None:
        """Show a requirement and its answer; typing that can be stored is stored before."""
        if self.requirement != score.rule.id:
            self.flush()
            self._exception = ""
            self._is_stale = False
            self._scroll.verticalScrollBar().setValue(0)
        self._answers, self._score = answers, score
        if not any(self._exception in group.subjects for group in score.groups):
            self._exception = ""
        words = answers.words
        self.head.show_score(words, score)
        self.choices.show_levels([words.pick(text) for text in score.rule.maturity])
        self.systems.show_score(score, is_each=self._is_each)
        day = self._project.clock.today()
        self.why.show_score(words, answers.catalogue, answers.rules, score, day)
        self._place_systems()
        self._show_answer()

    def answer(self, code: str) -> None:
        """Answer as a key or a click does."""
        if code == NOT_APPLICABLE:
            self.choices.ask_reason()
        elif code == UNKNOWN:
            self._change({"is_unknown": True})
        else:
            self._change({"level": int(code)})

    def add_proofs(self, place: Place, uids: tuple[str, ...]) -> None:
        """Take files that were attached as evidence of an answer."""
        if self._answers is None:
            return
        known = self._answers.shared(place.requirement, place.subjects)
        self._change({"evidence": (*(known.evidence if known else ()), *uids)}, place)

    def enter(self) -> None:
        """Put the keyboard on the levels, or on the systems where each is answered."""
        if self._is_each and self._is_short:
            self.systems.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.choices.enter()

    def fit(self, *, is_narrow: bool) -> None:
        """Put systems and levels side by side, or one below the other where there is no room."""
        direction = QBoxLayout.Direction
        is_beside = self._is_short and not is_narrow
        self._middle.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)

    def flush(self) -> None:
        """Store everything that is typed and can be stored."""
        self._flushing += 1
        try:
            self.choices.flush()
            self.note.editor.flush()
            self.plan.flush()
            self.proofs.flush()
        finally:
            self._flushing -= 1
        if self._is_stale and not self._flushing:
            self._show_answer()

    def unstored(self) -> Iterator[str]:
        """Yield what is typed but cannot be stored."""
        if self.note.unstored:
            yield self.note.unstored
        yield from self.plan.unstored()
        yield from self.proofs.unstored()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; the requirement follows."""
        self._labels = labels
        words = labels.words
        self._mixed.setText(words(N_("The chosen AI systems have different answers.")))
        self._gap_title.setText(words(N_("Close the gap")))
        for part in (self.choices, self.note, self.plan, self.proofs, self.systems):
            part.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1), em(1), em(1), em(1))
        self._column.setSpacing(em(1))
        self._middle.setSpacing(em(1.4) if self._is_short else em(0.8))
        for part in (self.head, self.choices, self.note, self.plan, self.proofs, self.systems):
            part.apply_theme(theme)
        self.scope.apply_theme(theme)
        self.why.apply_theme(theme)

    # parts ---------------------------------------------------------------------

    @property
    def _is_each(self) -> bool:
        """Whether each system is answered by itself."""
        if self._score is None:
            return False
        rule = self._score.rule
        return not (rule.inherits or rule.of_organisation)

    @property
    def _is_law(self) -> bool:
        return self._score is not None and self._score.need.kind is NeedKind.MANDATORY_NOW

    def _subjects(self) -> tuple[str, ...]:
        if self._is_each:
            return self.systems.chosen
        return (self._exception or COMPANY,)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        answered = QVBoxLayout()
        for part in (self.scope, self._mixed, self.choices, self.note):
            answered.addWidget(part)
        answered.addStretch(1)
        self._middle.addWidget(self.systems, 1)
        self._middle.addLayout(answered, 1)
        self._column.addWidget(self.head)
        self._column.addLayout(self._middle)
        if self._is_short:
            self.systems.grow(_ROWS_BESIDE)
        for further in (self._gap_title, self.plan, self.proofs, self.why):
            self._column.addWidget(further)
            further.setVisible(not self._is_short)
        self._column.addStretch(1)
        is_read_only = self._project.store.read_only
        self.choices.setEnabled(not is_read_only)
        for each in (self.note, self.plan, self.proofs, self.systems):
            each.set_read_only(is_read_only)

    def _place_systems(self) -> None:
        """Put the systems before the levels where each is answered, or else below them."""
        is_before = self._middle.indexOf(self.systems) >= 0
        if self._is_short:
            self.systems.setVisible(self._is_each and bool(self.systems.chosen))
        elif self._is_each and not is_before:
            self._column.removeWidget(self.systems)
            self._middle.insertWidget(0, self.systems)
        elif not self._is_each and is_before:
            self._middle.removeWidget(self.systems)
            self._column.insertWidget(self._column.indexOf(self.why), self.systems)

    def _connect(self) -> None:
        self.choices.chosen.connect(self.answer)
        self.choices.reasoned.connect(lambda text: self._change({"not_applicable": text}))
        self.choices.stepped.connect(self.stepped)
        self._inside.answered.connect(self.choices.choose)
        self._inside.stepped.connect(self.stepped)
        self.note.edited.connect(lambda _key, text: self._change({"note": str(text or "")}))
        self.plan.planned.connect(self._change)
        self.plan.adding.connect(self._on_adding)
        self.proofs.changed.connect(lambda uids: self._change({"evidence": uids}))
        self.proofs.attach_wanted.connect(lambda: self.attach_wanted.emit(self.place))
        self.proofs.target_wanted.connect(self.target_wanted)
        self.systems.picked.connect(self._on_picked)
        self.systems.answered.connect(self._on_key)
        self.systems.opened.connect(self.opened)
        self.systems.exception_wanted.connect(self._on_exception)
        self.systems.removed.connect(self._on_removed)
        self.scope.back_wanted.connect(lambda: self._on_exception(""))

    def _show_answer(self) -> None:
        self._is_stale = bool(self._flushing)
        if self._answers is None or self._score is None or self._is_stale:
            return
        subjects = self._subjects()
        self._shown = Place(requirement=self.requirement, subjects=subjects)
        answer = self._answers.shared(self.requirement, subjects) if subjects else None
        self._mixed.setVisible(len(subjects) > 1 and answer is None)
        self.choices.show_answer(answer)
        if not self.note.editor.is_pending:
            self.note.show_value(answer.note if answer else "")
        self.plan.show_plan(answer)
        self.proofs.show_proofs(answer.evidence if answer else ())
        self._show_parts(answer)
        self._show_scope(subjects, answer)

    def _show_parts(self, answer: RequirementAnswer | None) -> None:
        """Show what is planned for a gap, and evidence where something is there to be proved."""
        score = self._score
        counts = answer is not None and answer.counts and not answer.not_applicable
        level = (answer.level or 0) if answer else 0
        is_gap = counts and score is not None and level < score.rule.met_from
        has_proof = answer is not None and bool(answer.evidence)
        for part in (self._gap_title, self.plan):
            part.setVisible(is_gap and not self._is_short)
        self.proofs.setVisible((counts or has_proof) and not self._is_short)

    def _show_scope(self, subjects: tuple[str, ...], answer: RequirementAnswer | None) -> None:
        words = self._labels.words
        if self._is_each or self._score is None:
            chosen = [name_of(self._project, words, one) for one in subjects[:2]]
            is_one = len(subjects) == 1
            text = chosen[0] if is_one else words.plural(
                "{count} AI system chosen", "{count} AI systems chosen", len(subjects)
            )  # fmt: skip
        elif self._exception:
            name = name_of(self._project, words, self._exception)
            text = words.filled(N_("Exception for {name}"), name=name)
        elif self._score.rule.of_system:
            text = words(N_("Holds for all AI systems"))
        else:
            text = words(N_("For the whole company"))
        self.scope.show_scope(
            words,
            text,
            is_exception=bool(self._exception),
            is_doubtful=bool(answer and answer.not_applicable) and self._is_law,
        )

    # what people do ------------------------------------------------------------

    def _change(
        self,
        parts: Mapping[str, object],
        place: Place | None = None,
        also: list[FieldSetting] | None = None,
    ) -> bool:
        where = place or self._shown
        if self._answers is None or not where.requirement or not where.subjects:
            return False
        try:
            self._answers.change(where.requirement, where.subjects, parts, also or ())
        except UserError as error:
            self.failed.emit(error)
            return False
        self._show_answer()
        return True

    def _on_adding(self, name: str) -> None:
        if self._answers is not None:
            uid, settings = self._answers.new_person(name)
            self.plan.clear()
            self._change({"person": str(uid)}, also=settings)

    def _on_key(self, code: str) -> None:
        if self._is_each:
            self.answer(code)

    def _on_picked(self) -> None:
        self.flush()
        self._show_answer()

    def _on_exception(self, subject: str) -> None:
        self.flush()
        self._exception = subject
        self._show_answer()
        self._scroll.verticalScrollBar().setValue(0)
        self.choices.enter()

    def _on_removed(self, subject: str) -> None:
        if self._answers is None:
            return
        try:
            clear_answer(self._project, self._answers.rules, self.requirement, subject)
        except UserError as error:
            self.failed.emit(error)
        if self._exception == subject:
            self._exception = ""
        self._show_answer()

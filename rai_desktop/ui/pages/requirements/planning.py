"""Planning the gaps down the list: level to reach, who takes care of it, until when."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.requirements import RequirementScore
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.changing import Answers
from rai_desktop.services.requirements.rows import binding_text, level_text, shared_plan
from rai_desktop.ui.pages.requirements.plan_fields import PlanFields
from rai_desktop.ui.parts.rows import Rows
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import button, frame, label, scrolled, show_icon, take_focus
from rai_desktop.ui.theme import Theme


class GapRow(QWidget):
    """One gap: what is open, and the fields of its plan beside each other."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme, place: int) -> None:
        super().__init__()
        self.setObjectName(f"gap_{place}")
        self.title = label(f"gap_title_{place}", "field", wraps=True)
        self.text = label(f"gap_text_{place}", "muted", wraps=True)
        self.plan = PlanFields(project, labels, theme, across=True)
        self._column = QVBoxLayout(self)
        for part in (self.title, self.text, self.plan):
            self._column.addWidget(part)
        self._column.setContentsMargins(0, 0, 0, theme.em(0.8))


class PlanningView(QWidget):
    """``left`` tells that the planning is done; ``failed`` gives what could not be stored."""

    left = Signal()
    failed = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("gap_planning")
        self._project = project
        self._labels = labels
        self._theme = theme
        self._answers: Answers | None = None
        self._scores: Sequence[RequirementScore] = ()
        self._slices = Slices(self)
        self._title = label("planning_title", "heading", wraps=True)
        self._help = label("planning_help", "muted", wraps=True)
        self._rows = Rows("planning_rows", self._made)
        self._empty = label("planning_empty", wraps=True)
        self.back = button("planning_back", "quiet")
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._build()
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_gaps(self, answers: Answers, scores: Sequence[RequirementScore]) -> None:
        """Show these gaps with what is planned; what somebody is typing stays."""
        is_same = [one.rule.id for one in scores] == [one.rule.id for one in self._scores]
        self._answers, self._scores = answers, scores
        self._empty.setVisible(not scores)
        self._slices.begin(self._filling(is_same=is_same))

    def enter(self) -> None:
        """Put the keyboard into the first plan."""
        take_focus(self._inside if self._scores else self)

    def flush(self) -> None:
        """Store what is typed."""
        for row in self._rows.made():
            row.plan.flush()

    def rest(self) -> None:
        """Stop what is under way."""
        self._slices.stop()

    def unstored(self) -> Iterator[str]:
        """Yield what is typed but cannot be stored."""
        for row in self._rows.made():
            yield from row.plan.unstored()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; gaps follow."""
        self._labels = labels
        words = labels.words
        self._title.setText(words(N_("Plan the gaps")))
        self._help.setText(
            words(
                N_(
                    "Say for each gap who takes care of it until when. Each plan is a task. What "
                    "nobody answered yet is kept as “don't know”."
                )
            )
        )
        self._empty.setText(words(N_("There is no gap to plan.")))
        self.back.setText(words(N_("To all requirements")))
        for row in self._rows.made():
            row.plan.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1), em(1), em(1), em(1))
        self._column.setSpacing(em(0.5))
        show_icon(self.back, "back", theme, "accent")
        for row in self._rows.made():
            row.plan.apply_theme(theme)

    def _build(self) -> None:
        self._column.addWidget(self._rows)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        card = frame("planning_card", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(scrolled(self._inside, "planning_scroll"))
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(top)
        whole.addWidget(self._help)
        whole.addWidget(card, 1)
        self.back.clicked.connect(self._on_back)

    def _made(self, place: int) -> GapRow:
        row = GapRow(self._project, self._labels, self._theme, place)
        row.plan.planned.connect(self._planner(place))
        row.plan.adding.connect(self._adder(place))
        row.plan.set_read_only(self._project.store.read_only)
        return row

    def _fill(self, row: GapRow, score: RequirementScore) -> None:
        words = self._labels.words
        title = words.pick(score.rule.title)
        known = any(group.effective.is_known for group in score.groups)
        level = level_text(words, score.level) if known else words(N_("Not answered"))
        row.title.setText(f"{score.rule.id} {title}")
        row.text.setText(f"{binding_text(words, score.need)} · {level}")
        row.plan.name_for(title)
        row.plan.show_plan(shared_plan(score))

    def _filling(self, *, is_same: bool) -> Generator[None, None, None]:
        """Fill one row after the other; making them takes a while."""
        for place, score in enumerate(self._scores):
            rows = self._rows.take(max(place + 1, len(self._rows.made())))
            if not is_same:
                rows[place].plan.clear()
            self._fill(rows[place], score)
            yield
        self._rows.take(len(self._scores))

    def _planner(self, place: int) -> Callable[[Mapping[str, object]], None]:
        return lambda parts: self._plan(place, parts)

    def _adder(self, place: int) -> Callable[[str], None]:
        def add(name: str) -> None:
            if self._answers is not None:
                uid, settings = self._answers.new_person(name)
                self._rows.made()[place].plan.clear()
                self._plan(place, {"person": str(uid)}, settings)

        return add

    def _plan(
        self, place: int, parts: Mapping[str, object], also: Sequence[FieldSetting] = ()
    ) -> None:
        if self._answers is None:
            return
        try:
            self._answers.plan(self._scores[place], parts, also)
        except UserError as error:
            self.failed.emit(error)

    def _on_back(self) -> None:
        self.flush()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

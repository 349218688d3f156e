"""Classifying one AI system, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.recording import Decision, plan_recording, record
from rai_desktop.services.law.similar import (
    answers_to_take,
    fields_to_take,
    similar_systems,
)
from rai_desktop.services.law.waiting import next_to_classify
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import WorkPage
from rai_desktop.ui.pages.classifying.describing import DescribeView
from rai_desktop.ui.pages.classifying.explained import ExplainedDialog
from rai_desktop.ui.pages.classifying.frame import WizardFoot, WizardHead, WizardTop
from rai_desktop.ui.pages.classifying.law_view import LawView
from rai_desktop.ui.pages.classifying.nothing import NothingView
from rai_desktop.ui.pages.classifying.one_by_one import OneByOneView
from rai_desktop.ui.pages.classifying.result import ResultView
from rai_desktop.ui.pages.classifying.stepper import Step, Stepper
from rai_desktop.ui.pages.classifying.steps import DESCRIBE, RESULT, wizard_steps
from rai_desktop.ui.pages.classifying.taking import TakingView
from rai_desktop.ui.parts.told import Told, tell_as
from rai_desktop.ui.parts.widgets import (
    chain_tab_stops,
    label,
    let_go,
    scrolled,
    tab_stops,
    take_focus,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rai_desktop.services.labels import Labels
    from rai_desktop.services.law.screens import Changes
    from rai_desktop.services.ports import Change
    from rai_desktop.ui.pages.base import Scene
    from rai_desktop.ui.theme import Theme

WIDEST, LOW = 84, 28
"""Lengths in em: of the text at most, and of a page that is too low for a head that stays."""

StepView = DescribeView | LawView | OneByOneView | ResultView


class ClassifyPage(WorkPage):
    """Keeps what a step was answered as one step of the project when it is left."""

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.CLASSIFY, scene, labels, theme)
        self.entering: Entering | None = None
        self.step = DESCRIBE
        self._reasons: dict[Uid, str] = {}
        self._is_saving = False
        self.head = WizardHead()
        self.stepper = Stepper(theme)
        self.foot = WizardFoot()
        self.view: StepView | None = None
        self._taking: TakingView | None = None
        self._nothing = NothingView()
        self._title = label("step_title", "title", wraps=True)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._whole = QVBoxLayout(self)
        self._top = WizardTop(self.head, self.stepper)
        self._build()
        self._connect()
        self.retranslate(labels)
        self.apply_theme(theme)

    # which system ----------------------------------------------------------------

    @override
    def show_only(self, uids: Sequence[Uid]) -> None:
        self.flush()
        wanted = uids[0] if len(uids) == 1 else self._next_system()
        if wanted is None:
            self.entering = None
            self._show_step(DESCRIBE)
            self.enter()
            return
        self.start(wanted)

    def start(self, system: Uid) -> None:
        """Classify a system: go on at the first step that is not complete."""
        self.entering = Entering(self.project, self.scene.session.catalogue, system)
        self._show_taking(is_shown=False)
        self.head.each.setChecked(False)
        self.head.similar.setVisible(bool(similar_systems(self.project, system)))
        self._show_step(self._first_open())
        self.enter()

    def _next_system(self) -> Uid | None:
        here = self.entering.system if self.entering is not None else None
        return next_to_classify(self.project, self.scene.session.catalogue, after=here)

    def _first_open(self) -> str:
        return next((step.key for step in self._steps() if not step.is_done), RESULT)

    # the steps -------------------------------------------------------------------

    def _steps(self) -> Sequence[Step]:
        return wizard_steps(self.project, self.entering, self.labels.words)

    def go_to_step(self, key: str) -> None:
        """Keep what is entered here and show another step."""
        self.flush()
        self._show_taking(is_shown=False)
        self.head.each.setChecked(False)
        self._show_step(key)
        self.enter()

    def go_on(self, by: int) -> None:
        """Show the next or previous step."""
        if self.entering is None:
            return
        if isinstance(self.view, OneByOneView):
            self._go_on_by_one(by)
            return
        keys = [step.key for step in self._steps()]
        there = keys.index(self.step) + by
        if 0 <= there < len(keys):
            if by > 0:
                self.settle()
            self.go_to_step(keys[there])

    def _go_to_missing(self, key: str) -> None:
        self.go_to_step(key)
        if isinstance(self.view, LawView):
            QTimer.singleShot(0, self.view, self.view.take_open)  # it has its places by then

    def _go_on_by_one(self, by: int) -> None:
        view = self.view
        assert isinstance(view, OneByOneView)  # noqa: S101 - the caller looked
        if by < 0 and view.back():
            view.take_keyboard()
        elif view.is_at_end or by < 0:
            self.go_to_step(RESULT if by > 0 else self.step)
        else:
            view.skip()
            view.take_keyboard()

    def settle(self) -> None:
        """Take over what the step shows as chosen, when somebody goes on from it."""
        if isinstance(self.view, DescribeView | LawView) and not self.project.store.read_only:
            self.view.settle()

    def _show_step(self, key: str) -> None:
        self.step = key
        self._keep_reason()
        if self.view is not None:
            let_go(self.view)
            self.view = None
        self._show_nothing(is_shown=self.entering is None)
        for part in (self.head, self.stepper, self._title):
            part.setVisible(self.entering is not None)
        if self.entering is not None:
            self.view = self._made_view(key)
            tell_as(self.view, Told.GROUP)
            self._column.insertWidget(self._column.indexOf(self._title) + 1, self.view)
            self.view.show()
            self.view.setEnabled(key == RESULT or not self.project.store.read_only)
            self._show_begin()
        self._show_progress()
        self._order_keys()
        if self.isVisible():
            self.went_on.emit()

    def _show_nothing(self, *, is_shown: bool) -> None:
        has_systems = bool(self.project.entities(EntityKind.SYSTEM))
        self._nothing.show_words(self.labels.words, has_systems=has_systems)
        self._nothing.setVisible(is_shown)
        for part in (self._area, self.foot):
            part.setVisible(not is_shown)

    def _order_keys(self) -> None:
        """Let the Tab key follow the reading order, also through what came later."""
        chain_tab_stops(tab_stops(self))

    def _made_view(self, key: str) -> StepView:
        entering, labels, theme = self.entering, self.labels, self.theme
        assert entering is not None  # noqa: S101 - the caller looked
        if self.head.each.isChecked():
            one = OneByOneView(entering, labels, theme)
            one.answered.connect(self._on_one_answered)
            return one
        if key == RESULT:
            return self._made_result(entering)
        view: DescribeView | LawView
        if key == DESCRIBE:
            view = DescribeView(entering, labels, theme)
            view.alike_wanted.connect(self._answer_alike)
        else:
            view = LawView(key, entering, labels, theme)
        view.changed.connect(self._on_changed)
        return view

    def _on_changed(self) -> None:
        self._show_progress()
        self._order_keys()

    def _made_result(self, entering: Entering) -> ResultView:
        view = ResultView(entering, self.labels, self.theme)
        if view.decision is not None:
            view.decision.take_draft(self._reasons.get(entering.system, ""))
        view.taken.connect(self._on_taken)
        view.step_wanted.connect(self._go_to_missing)
        view.explaining_wanted.connect(self._explain)
        return view

    def _show_progress(self) -> None:
        words, entering = self.labels.words, self.entering
        steps = self._steps()
        is_each = self.head.each.isChecked()
        self.foot.next.setEnabled(bool(steps))
        is_end = bool(steps) and not is_each and self.step == RESULT
        is_taken = isinstance(self.view, ResultView) and self.view.is_taken
        self.foot.show_end(is_end=is_end, is_taken=is_taken or self.project.store.read_only)
        self.foot.back.setEnabled(bool(steps) and (is_each or self.step != DESCRIBE))
        if entering is None:
            return
        entity = self.project.entity(entering.system)
        self.head.name.show_text(f"{self.project.number(entity)}  {self.project.name(entity.uid)}")
        place = [step.key for step in steps].index(self.step)
        told = words.filled(N_("Step {place} of {all}"), place=place + 1, all=len(steps))
        self.head.progress.show_text("" if is_each else told)
        if self.view is not None:  # said where the keyboard comes into the step
            self.view.setAccessibleName("" if is_each else f"{told}: {steps[place].title}")
        self.stepper.show_steps(steps, "" if is_each else self.step, words)
        self._title.setText(steps[place].title)
        self._title.setVisible(not is_each)
        self.summary_changed.emit(self.summary())

    # what is entered -------------------------------------------------------------

    @override
    def flush(self) -> None:
        if self.entering is None or self.project.store.read_only:
            return
        if isinstance(self.view, DescribeView):
            self.view.settle()
        if not self.entering.is_changed:
            return
        self._is_saving = True
        try:
            self.entering.save()
        except UserError as error:
            self.failed.emit(error)
        finally:
            self._is_saving = False

    @override
    def unstored(self) -> list[str]:
        self._keep_reason()
        return [reason for reason in self._reasons.values() if reason]

    def _keep_reason(self) -> None:
        """Hold on to a reason that is typed and belongs to no decision yet."""
        if isinstance(self.view, ResultView) and self.view.decision is not None:
            self._reasons[self.view.system] = self.view.decision.draft

    @override
    def take_changes(self, changes: list[Change]) -> None:
        if self.entering is None or self._is_saving:
            return
        entity = self.project.store.entity(self.entering.system)
        if entity is None or entity.deleted:
            self.entering = None
            self._show_step(DESCRIBE)
            return
        self.entering.renew()
        if isinstance(self.view, ResultView):
            self._show_step(self.step)
        elif self.view is not None:
            self.view.refresh()
        self._show_progress()

    def _on_one_answered(self, question: str, answer: str) -> None:
        assert self.entering is not None  # noqa: S101 - the view has one
        self.entering.change({question: answer})
        self.flush()
        if isinstance(self.view, OneByOneView):
            self.view.refresh()
            QTimer.singleShot(0, self.view, self.view.take_keyboard)
        self._show_progress()

    def _on_taken(self, decision: Decision | None) -> None:
        entering, words = self.entering, self.labels.words
        assert entering is not None  # noqa: S101 - the result has one
        name = self.project.name(entering.system)
        try:
            planned = plan_recording(
                self.project,
                entering.catalogue,
                words,
                entering.system,
                decision=decision,
            )
            self._is_saving = True
            record(self.project, planned)
        except UserError as error:
            self.failed.emit(error)
            return
        finally:
            self._is_saving = False
        entering.renew()
        if isinstance(self.view, ResultView) and self.view.decision is not None:
            self.view.decision.take_draft("")
        self._show_step(RESULT)
        self.enter()
        status = self.labels.code(planned.status)
        self.told.emit(
            words.filled(N_("Classification of {name}: {status}."), name=name, status=status)
        )

    # ways on ---------------------------------------------------------------------

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        if pane is not None and pane is not self:
            return take_focus(pane)
        if isinstance(self.view, LawView) and self.view.isEnabled() and self.view.take_chosen():
            return True
        if self.view is not None and self.view.isEnabled() and take_focus(self.view):
            if isinstance(self.view, DescribeView):
                self.view.mark_template()
            return True
        return take_focus(self.foot if self.entering is not None else self._nothing)

    @override
    def panes(self) -> list[QWidget]:
        return [self._inside, self.foot] if self.entering is not None else [self._nothing]

    @override
    def summary(self) -> str:
        if self.entering is None:
            has_systems = bool(self.project.entities(EntityKind.SYSTEM))
            return self.labels.words(N_("All AI systems are classified.")) if has_systems else ""
        left = sum(not screen.is_done for screen in self.entering.screens)
        words = self.labels.words
        if not left:
            return words(N_("All questions are answered."))
        return words.plural("{count} step is still open.", "{count} steps are still open.", left)

    @override
    def foot_height(self) -> int:
        return 0 if self.foot.isHidden() else max(0, self.height() - self.foot.y())

    # language and looks ----------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        self.flush()
        super().retranslate(labels)
        words = labels.words
        self.head.retranslate(words)
        self.foot.retranslate(words)
        self._show_taking(is_shown=False)
        self._show_step(self.step)

    @override
    def apply_theme(self, theme: Theme) -> None:
        is_new = theme is not self.theme
        super().apply_theme(theme)
        em = theme.em
        self.head.apply_theme(theme)
        self.foot.apply_theme(theme)
        self._nothing.apply_theme(theme)
        self._whole.setSpacing(em(0.7))
        self._top.column.setSpacing(em(0.7))
        self._place_top()
        self._column.setSpacing(em(0.8))
        self._inside.setMaximumWidth(em(WIDEST))
        if is_new:
            self.flush()
            self._renew_stepper()
            self._show_step(self.step)

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addStretch(1)
        self._area = scrolled(self._inside, "classify_scroll")
        for part, share in ((self._top, 0), (self._area, 1), (self._nothing, 1), (self.foot, 0)):
            self._whole.addWidget(part, share)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_top()

    def _place_top(self) -> None:
        is_low = self.height() < self.theme.em(LOW)
        if self._top.stand_in(self._column if is_low else self._whole):
            self._order_keys()

    def _show_begin(self) -> None:
        """Scroll to where a step begins, past a head that scrolls with it."""
        inside, column = self._inside, self._column
        inside.resize(inside.width(), column.totalHeightForWidth(inside.width()))
        column.activate()
        start = self._title.y() if column.indexOf(self._top) >= 0 else 0
        self._area.verticalScrollBar().setValue(start)

    def _connect(self) -> None:
        self.foot.next.clicked.connect(lambda: self.go_on(1))
        self.foot.back.clicked.connect(lambda: self.go_on(-1))
        self.foot.later.clicked.connect(self._leave)
        self._nothing.wanted.connect(self.target_wanted)
        self.foot.another.clicked.connect(lambda: self.show_only(()))
        self.head.each.toggled.connect(self._on_each)
        self.head.similar.toggled.connect(lambda is_on: self._show_taking(is_shown=is_on))
        self.stepper.chosen.connect(self.go_to_step)
        for keys, by in (("Alt+Right", 1), ("Alt+Left", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self.go_on(by))

    def _renew_stepper(self) -> None:
        fresh = Stepper(self.theme)
        fresh.chosen.connect(self.go_to_step)
        self._top.column.replaceWidget(self.stepper, fresh)
        let_go(self.stepper)
        self.stepper = fresh

    def _leave(self) -> None:
        self.flush()
        uids = (self.entering.system,) if self.entering is not None else ()
        self.target_wanted.emit(Target(kind=EntityKind.SYSTEM, uids=uids))

    def _on_each(self) -> None:
        if self.entering is not None:
            self.flush()
            is_each = self.head.each.isChecked()
            self._show_step(self.step if is_each else self._first_open())
            if isinstance(self.view, OneByOneView):
                self.view.take_keyboard()

    def _show_taking(self, *, is_shown: bool) -> None:
        if self._taking is not None:
            let_go(self._taking)
            self._taking = None
        if self.head.similar.isChecked() is not is_shown:
            self.head.similar.setChecked(is_shown)
            return
        if is_shown and self.entering is not None:
            self.flush()
            self._taking = TakingView(self.entering, self.labels, self.theme)
            self._taking.taken.connect(self._on_answers_taken)
            self._column.insertWidget(1, self._taking)
            self._taking.show()
            take_focus(self._taking)

    def _answer_alike(self, other: Uid) -> None:
        """Take over what was answered about a system of the same purpose."""
        entering = self.entering
        assert entering is not None  # noqa: S101 - only offered with one
        self.settle()
        for key, value in fields_to_take(self.project, of=other, value=entering.value).items():
            entering.set_value(key, value)
        self._on_answers_taken(
            answers_to_take(self.project, entering.catalogue, of=other, into=entering.system)
        )

    def _on_answers_taken(self, answers: Changes) -> None:
        assert self.entering is not None  # noqa: S101 - only shown with one
        self.entering.change(answers)
        self.flush()
        self._show_taking(is_shown=False)
        self._show_step(self._first_open())
        self.enter()
        words = self.labels.words
        self.told.emit(
            words.plural(
                "{count} answer was taken over.", "{count} answers were taken over.", len(answers)
            )
        )

    def _explain(self) -> None:
        ExplainedDialog(self.window(), self.labels.words, self.theme).open()

"""The page of the minimum requirements."""

from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.requirements.answered import FIRST_PASS, has_answers
from rai_desktop.services.requirements.assessing import (
    KnownStanding,
    Standing,
    load_rules,
    standing_in_parts,
)
from rai_desktop.services.requirements.changing import Answers
from rai_desktop.services.requirements.first_pass import first_pass
from rai_desktop.services.requirements.rows import requirement_rows
from rai_desktop.services.targets import Page
from rai_desktop.services.years.since import LastYear
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.evidence.attacher import Attacher, AttachOrder
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.pages.first_state import FirstState
from rai_desktop.ui.pages.kept_widths import KeptWidths
from rai_desktop.ui.pages.requirements.answer_form import AnswerForm, Place
from rai_desktop.ui.pages.requirements.first_pass import FirstPassView
from rai_desktop.ui.pages.requirements.frameworks import FrameworksView
from rai_desktop.ui.pages.requirements.list_view import ListView
from rai_desktop.ui.pages.requirements.maturity import MaturityView
from rai_desktop.ui.pages.requirements.page_head import PageHead, View
from rai_desktop.ui.pages.requirements.planning import PlanningView
from rai_desktop.ui.pages.working import PageSlices
from rai_desktop.ui.parts.widgets import frame, scrolled, take_focus
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.turns import collected_after

LEAST_VIEW, LEAST_LIST, LEAST_FORM = 24, 15, 17
"""How high parts are at least; where there is less room, the page scrolls."""

V = TypeVar("V", bound=QWidget)


class RequirementsPage(WorkPage):
    """Head with figures; below it the list beside an answer, or one of the other views.

    What the page shows is found bit by bit; until it is, what was shown before stays.
    """

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.REQUIREMENTS, scene, labels, theme)
        self._catalogue = scene.session.catalogue
        self._standing: Standing | None = None
        self._wants_focus = self._wants_pass = False
        self._wanted = ""
        self._view = View.LIST
        self._is_narrow = False
        self._attached_to: Place | None = None
        self._state = FirstState(scene.session.settings, self.project.uid)
        self._known = KnownStanding()
        self._last_year = LastYear(self.project)
        self._slices = PageSlices(self, self._load)
        self._loading = Beside(self)
        self._attacher = Attacher(self.project, self)
        self.head = PageHead(labels.words, theme)
        self.list = ListView(labels, theme)
        self.form = AnswerForm(self.project, labels, theme)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._card = frame("answer_card", "card")
        self._views = QStackedWidget()
        self._made: dict[View, QWidget] = {}
        self._whole = QWidget()
        self._column = QVBoxLayout(self._whole)
        self._area = scrolled(self._whole, "requirements_scroll")
        self._build()
        self._connect()
        self.apply_theme(theme)
        self._widths = KeptWidths(scene.session.settings, str(self.key), self._splitter)
        self._widths.restore()
        self._load()

    # what is shown -------------------------------------------------------------

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self._view

    @cached_property
    def maturity(self) -> MaturityView:
        """The radar and its table."""
        made = MaturityView(self.labels.words, self.theme)
        return self._keep(View.MATURITY, made)

    @cached_property
    def frameworks(self) -> FrameworksView:
        """The points of other frameworks."""
        made = FrameworksView(self.labels.words, self.theme)
        made.requirement_wanted.connect(self.show_requirement)
        return self._keep(View.FRAMEWORKS, made)

    @cached_property
    def pass_view(self) -> FirstPassView:
        """The first pass."""
        made = FirstPassView(self.project, self.labels, self.theme)
        made.left.connect(lambda: self.show_view(View.LIST))
        made.end.requirement_wanted.connect(self.show_requirement)
        made.end.plan.clicked.connect(lambda: self.show_view(View.PLAN))
        made.end.all.clicked.connect(lambda: self.show_view(View.LIST))
        made.form.failed.connect(self.failed)
        made.form.fit(is_narrow=self._is_narrow)
        return self._keep(View.WALK, made)

    @cached_property
    def planning(self) -> PlanningView:
        """The gaps to plan."""
        made = PlanningView(self.project, self.labels, self.theme)
        made.left.connect(lambda: self.show_view(View.LIST))
        made.failed.connect(self.failed)
        return self._keep(View.PLAN, made)

    def show_view(self, view: View) -> None:
        """Show one of the views, with the keyboard in it."""
        self.flush()
        self._fill(view)
        self._views.setCurrentWidget(self._made[view])
        self._view = view
        self.head.mark(view)
        if view is View.WALK:
            self.pass_view.begin()
        else:
            self.enter()

    def begin_pass(self) -> None:
        """Begin the first pass, or go on with it, as soon as the requirements are there."""
        self._wants_pass = self._standing is None
        if self._standing is not None:
            self.show_view(View.WALK)

    def show_requirement(self, requirement: str) -> None:
        """Show a requirement in the list, with the keyboard on its levels."""
        self._wanted = requirement
        if self._standing is None:
            return
        self._wanted = ""
        self.show_view(View.LIST)
        self.list.go_to(requirement)
        self.form.enter()

    @override
    def show_only(self, uids: Sequence[Uid]) -> None:
        if tuple(uids) == (FIRST_PASS,):
            self.begin_pass()
        elif uids:
            self.show_requirement(uids[0])

    @override
    def take_changes(self, changes: list[Change]) -> None:
        for change in changes:
            self._known.note(change)
        if not self._loading.is_busy:
            self._read()

    @override
    def catch_up(self) -> None:
        super().catch_up()
        found = self._standing
        if found is not None and found.assessment.day != self.project.clock.today():
            self._read()

    @override
    def note_change(self, change: Change) -> None:
        self._slices.stop()
        super().note_change(change)

    @override
    def summary(self) -> str:
        if self._standing is None:
            return ""
        found = self._standing.assessment
        return self.labels.words.filled(
            N_("{met} of {total} requirements met"), met=found.met, total=found.applicable
        )

    @override
    def panes(self) -> list[QWidget]:
        if self._standing is None:
            return []
        shown = self._made[self._view]
        return [self.head, *((self.list, self.form) if self._view is View.LIST else (shown,))]

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        self._wants_focus = self._standing is None
        if self._wants_focus:
            return False
        if pane is not None and pane is not self.list:
            return take_focus(pane)
        if self.view is View.LIST:
            self.list.enter()
        elif self.view is View.WALK:
            self.pass_view.enter()
        elif self.view is View.PLAN:
            self.planning.enter()
        else:
            return take_focus(self._views.currentWidget() or self)
        return True

    @override
    def fit(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.head.fit(is_narrow=is_narrow)
        if View.WALK in self._made:
            self.pass_view.form.fit(is_narrow=is_narrow)
        orientation = Qt.Orientation
        self._splitter.setOrientation(orientation.Vertical if is_narrow else orientation.Horizontal)

    # typing and leaving --------------------------------------------------------

    @override
    def flush(self) -> None:
        self.form.flush()
        if View.WALK in self._made:
            self.pass_view.form.flush()
        if View.PLAN in self._made:
            self.planning.flush()

    @override
    def unstored(self) -> list[str]:
        found = [*self.form.unstored()]
        if View.WALK in self._made:
            found += self.pass_view.form.unstored()
        if View.PLAN in self._made:
            found += self.planning.unstored()
        return found

    @override
    def keep_state(self) -> None:
        self._widths.keep()
        self._slices.stop()
        if View.PLAN in self._made:
            self.planning.rest()
        self._loading.end_now()
        self._attacher.end_now()

    # language and looks --------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self.list.retranslate(labels)
        self.form.retranslate(labels)
        if View.WALK in self._made:
            self.pass_view.retranslate(labels)
        if View.PLAN in self._made:
            self.planning.retranslate(labels)
        if self._standing is not None:
            self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.8))
        self._splitter.setHandleWidth(em(0.9))
        self._views.setMinimumHeight(em(LEAST_VIEW))
        self.list.setMinimumHeight(em(LEAST_LIST))
        self._card.setMinimumHeight(em(LEAST_FORM))
        for part in (self.head, self.list, self.form):
            part.apply_theme(theme)
        views = (View.MATURITY, "maturity"), (View.FRAMEWORKS, "frameworks")
        for view, name in (*views, (View.WALK, "pass_view"), (View.PLAN, "planning")):
            if view in self._made:
                getattr(self, name).apply_theme(theme)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        """Put the parts together from the outside to the inside: so each is styled only once."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._column.addWidget(self.head)
        self._column.addWidget(self._views, 1)
        self._keep(View.LIST, self._splitter)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._card)
        self._splitter.setSizes([630, 400])
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.form)

    def _connect(self) -> None:
        self._loading.finished.connect(self._read)
        self._slices.finished.connect(self._on_finished)
        self._attacher.attached.connect(self._on_attached)
        self.head.view_wanted.connect(self.show_view)
        self.list.chosen.connect(self._on_chosen)
        self.list.found.connect(self._card.setVisible)
        self.list.answered.connect(self._on_key)
        self.list.opened.connect(self.form.enter)
        self.form.stepped.connect(self._on_stepped)
        self.form.opened.connect(self.form.choices.enter)
        self.form.attach_wanted.connect(self._on_attach)
        self.form.target_wanted.connect(self.target_wanted)
        self._loading.failed.connect(self._slices.fail)
        for part in (self.form, self._attacher):
            part.failed.connect(self.failed)

    def _load(self) -> None:
        self._slices.expect()
        self._loading.begin(lambda _tell: load_rules(self._catalogue))

    def _read(self) -> None:
        found = standing_in_parts(self.project, self._catalogue, self._known)
        self._slices.begin(collected_after(found))

    def _on_finished(self, standing: Standing) -> None:
        is_first = self._standing is None
        self._standing = standing
        self._show()
        self.summary_changed.emit(self.summary())
        if is_first and self._wants_pass:
            self.show_view(View.WALK)
        elif is_first and self._wanted:
            self.show_requirement(self._wanted)
        elif is_first and self._wants_focus and self.isVisible():
            self.enter()

    def _show(self) -> None:
        standing, words = self._standing, self.labels.words
        if standing is None:
            return
        has_any = has_answers(self.project)
        self.head.show_standing(standing, words, has_answers=has_any)
        rows = requirement_rows(self.project, self._catalogue, self.labels, standing)
        self._last_year.refresh()
        self.list.show_rows(rows, standing.rules, self._last_year)
        self._state.note_first_pass(first_pass(standing).left)
        self._on_chosen(self.list.current)
        self._fill(self._view)

    def _fill(self, view: View) -> None:
        """Let a view show where the project stands; views that are not shown may wait."""
        standing, words = self._standing, self.labels.words
        if standing is None:
            return
        if view is View.MATURITY:
            self.maturity.show_standing(standing, words)
        elif view is View.FRAMEWORKS:
            self.frameworks.show_standing(standing, words)
        elif view is View.WALK:
            self.pass_view.show_pass(self._answers(standing), first_pass(standing))
        elif view is View.PLAN:
            self.planning.show_gaps(self._answers(standing), self._gaps(standing))

    def _keep(self, view: View, made: V) -> V:
        self._made[view] = made
        self._views.addWidget(made)
        return made

    def _answers(self, standing: Standing) -> Answers:
        return Answers(
            project=self.project,
            catalogue=self._catalogue,
            words=self.labels.words,
            rules=standing.rules,
        )

    def _gaps(self, standing: Standing) -> Sequence[RequirementScore]:
        """Return what is open: the starter set first, of that what is law today first."""
        found = [score for score in standing.assessment.scores if score.is_open]
        return sorted(found, key=lambda one: (not one.rule.in_starter_set, *one.need.strength))

    # what people do ------------------------------------------------------------

    def _on_chosen(self, requirement: str) -> None:
        standing = self._standing
        score = standing.assessment.by_requirement.get(requirement) if standing else None
        if standing is not None and score is not None:
            self.form.show_score(self._answers(standing), score)
        self.form.setVisible(score is not None)

    def _on_key(self, code: str) -> None:
        """Answer by a key in the list; a reason has to be typed in the form."""
        if not self.project.store.read_only:
            self.form.answer(code)

    def _on_stepped(self, by: int) -> None:
        self.list.step(by)
        self.form.enter()

    def _on_attach(self, place: Place) -> None:
        words = self.labels.words
        path = self.scene.asker.open_path(
            words(N_("Attach a file as evidence")), words(N_("All files (*)"))
        )
        if path is not None and not self._attacher.is_busy:
            self._attached_to = place
            self._attacher.attach(AttachOrder(paths=(path,)))

    def _on_attached(self, uids: list[str]) -> None:
        if self._attached_to is not None:
            self.form.add_proofs(self._attached_to, tuple(map(str, uids)))

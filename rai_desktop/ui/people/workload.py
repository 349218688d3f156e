"""What a person is responsible for, in the person's form: counted, and each count leads there."""

from collections.abc import Generator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.erasing import is_erased
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.targets import Act, Target
from rai_desktop.services.workload import Duties, entries_of, found_duties
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.plan import SHOWN
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import label, let_go, show_icon, unmarked
from rai_desktop.ui.theme import Theme


class WorkloadPanel(CardPanel):
    """``target_wanted`` carries the ``Target`` of a count, or of what is to be done.

    ``counted`` tells that the lines are there.
    """

    target_wanted = Signal(object)
    counted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("workload", "workload_card", project, labels, theme)
        self.duties: tuple[Duties, ...] = ()
        self._counting = Slices(self)
        self._title = label("workload_title", "field", wraps=True)
        self._sum = label("workload_sum", "muted", wraps=True)
        self._lines: list[ShortButton] = []
        self._list = QVBoxLayout()
        self.hand_over = ShortButton("workload_hand_over")
        self.erase = ShortButton("workload_erase", "quiet")
        self._build()
        self.retranslate(labels)
        self.apply_theme(theme)

    @override
    def show_entity(self, uid: Uid | None) -> None:
        is_other = uid != self._uid
        self._uid = uid
        self._counting.stop()
        self.setVisible(uid is not None)
        if uid is not None:
            self._counting.begin(self._counted(uid))
        if is_other and (uid is None or self._counting.is_running):
            self._on_counted(())

    @override
    def retranslate(self, labels: Labels) -> None:
        self._labels = labels
        words = labels.words
        self._title.setText(words(N_("Responsible for")))
        self.hand_over.setText(words(N_("Hand over…")))
        self.erase.setText(words(N_("Erase for good…")))
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._list.setSpacing(theme.em(0.1))
        show_icon(self.hand_over, "right", theme)
        show_icon(self.erase, "delete", theme, "danger")
        for line in self._lines:
            show_icon(line, "link", theme, "accent")

    def _build(self) -> None:
        acts = FlowLayout(gap=8)
        acts.addWidget(self.hand_over)
        acts.addWidget(self.erase)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sum)
        self._column.addLayout(self._list)
        self._column.addLayout(acts)
        self._counting.finished.connect(self._on_counted)
        self.hand_over.clicked.connect(lambda: self._want(Act.HAND_OVER))
        self.erase.clicked.connect(lambda: self._want(Act.ERASE))

    def _want(self, act: Act) -> None:
        self.target_wanted.emit(Target(act=act))

    def _counted(self, uid: Uid) -> Generator[None, None, tuple[Duties, ...]]:
        found = []
        for duties in found_duties(self._project, uid):
            if duties is not None:
                found.append(duties)
            yield
        return tuple(found)

    def _on_counted(self, duties: tuple[Duties, ...]) -> None:
        self.duties = duties
        self._show()
        self.counted.emit()

    @override
    def _show(self) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            let_go(line)
        self._lines = [self._line(place, part) for place, part in enumerate(self.duties)]
        for line in self._lines:
            self._list.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        for act in (self.hand_over, self.erase):
            act.raise_()  # after the lines for the keyboard, too
        self._sum.setText(self._summed())
        may_change = not self._project.store.read_only and self._uid is not None
        self.hand_over.setVisible(may_change and bool(self.duties))
        gone = self._uid is not None and is_erased(self._project, self._uid)
        self.erase.setVisible(may_change and not gone)

    def _summed(self) -> str:
        words = self._labels.words
        if self._counting.is_running and not self.duties:
            return words(N_("One moment…"))
        if not self.duties:
            return words(N_("Nothing so far."))
        count = sum(len(uids) for uids in entries_of(self.duties).values())
        return words.plural("{count} entry", "{count} entries", count)

    def _line(self, place: int, duties: Duties) -> ShortButton:
        made = ShortButton(f"workload_line_{place}", "quiet")
        made.setText(unmarked(duties_text(self._labels, duties)))
        show_icon(made, "link", self._theme, "accent")
        made.setEnabled(duties.kind in SHOWN)
        target = Target(kind=duties.kind, uids=duties.uids)
        made.clicked.connect(lambda: self.target_wanted.emit(target))
        return made


def duties_text(labels: Labels, duties: Duties) -> str:
    """Return a field with how many entries name somebody in it."""
    words = labels.words
    return words.filled(
        N_("{count} · {kind}: {field}"),
        kind=words(KINDS[duties.kind].plural),
        field=labels.field(duties.field),
        count=words.number(len(duties.uids)),
    )

"""The dialog that compares two states of the project, and goes back to the earlier one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Asker
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.differences import Difference, DifferenceTeller, in_order
from rai_desktop.services.timeline.going_back import WayBack, take_way_back, way_back_of
from rai_desktop.services.timeline.model import EntryThen
from rai_desktop.services.timeline.points import Point, moment_of, point_of, present_point
from rai_desktop.ui.beside_dialog import BesideDialog
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.changes_view import ChangesTexts, ChangesView
from rai_desktop.ui.parts.roomy import scrolled_body
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme

_TEXTS = ChangesTexts(
    entries=N_("Entries that are different"),
    fields=N_("Fields of the chosen entry"),
    heads=(N_("What"), N_("Kind"), N_("Entry"), N_("Fields")),
    field_heads=(N_("Field"), N_("In the first state"), N_("In the second state")),
    none=N_("Nothing is different between these two states."),
    what_width=13,
)
LEAST_ROWS = 6
"""Height of each table in em below which the dialog scrolls."""
_EVERY = 20
"""Entries between two moments at which the comparison can be ended."""


@dataclass(frozen=True, slots=True)
class Found:
    """What differs between two states: as the store tells it, and in words."""

    first: Point
    second: Point
    entries: dict[str, EntryThen]
    told: list[Difference]


class CompareDialog(BesideDialog):
    """Compares the states that two fields name; an empty second one means the present state.

    ``gone_back`` gives a sentence about what was brought back, which can be undone.
    """

    gone_back = Signal(str)

    def __init__(
        self,
        window: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        asker: Asker,
        first: str = "",
    ) -> None:
        super().__init__(window, labels.words, "compare")
        self._project = project
        self._labels = labels
        self._asker = asker
        self._found: Found | None = None
        self._lead = label("compare_lead", "muted", wraps=True)
        self.first, self.second = QLineEdit(), QLineEdit()
        self._about = tuple(
            label(f"compare_about_{place}", "muted", wraps=True) for place in (1, 2)
        )
        self.compare = ShortButton("compare_now")
        self.summary = label("compare_summary", "field", wraps=True)
        self.view = ChangesView("compared", _TEXTS, self.words, theme)
        self.bring_back = ShortButton("compare_bring_back")
        self.go_back = ShortButton("compare_go_back")
        self._close = ShortButton("compare_close")
        self._build(theme)
        self._name_parts()
        self._connect()
        self.first.setText(first)
        if first:
            self._on_compare()
        else:
            self._show(None)
            self.first.setFocus()

    # parts ---------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        em = theme.em
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        column.setSpacing(em(0.8))
        body = scrolled_body(column, "compare_area")
        body.setSpacing(em(0.8))
        body.addWidget(self._lead)
        body.addLayout(self._points(em))
        for part in (self.bar, self.error, self.summary):
            body.addWidget(part)
        stays = self.view.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.view.setSizePolicy(stays)
        for rows in (self.view.rows, self.view.fields):
            rows.setMinimumHeight(em(LEAST_ROWS))
        body.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.bring_back)
        foot.addWidget(self.go_back)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        self.resize(em(62), em(46))

    def _points(self, em: Callable[[float], int]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(0.8))
        grid.setVerticalSpacing(em(0.4))
        captions = (N_("&First state"), N_("&Second state"))
        for row, (field, caption) in enumerate(
            zip((self.first, self.second), captions, strict=True)
        ):
            name = QLabel(self.words(caption))
            name.setBuddy(field)
            field.setObjectName(f"compare_point_{row + 1}")
            field.setMinimumWidth(em(18))
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(self._about[row], row, 2)
        grid.addWidget(self.compare, 1, 3)
        grid.setColumnStretch(2, 1)
        return grid

    def _name_parts(self) -> None:
        words = self.words
        self.setWindowTitle(words(N_("Compare two states")))
        self._lead.setText(
            words(
                N_(
                    "Name a state by its fingerprint, as it stands on every export, or by a day. "
                    "A day means the last state of that day."
                )
            )
        )
        self.first.setPlaceholderText(words(N_("Fingerprint or day")))
        self.second.setPlaceholderText(words(N_("The present state")))
        self.bar.setAccessibleName(words(N_("Progress of the comparison")))
        self.compare.setText(words(N_("&Compare")))
        self.bring_back.setText(words(N_("&Bring back this entry")))
        self.go_back.setText(words(N_("&Go back to the first state…")))
        self._close.setText(words(N_("Close")))

    def _connect(self) -> None:
        self.compare.clicked.connect(self._on_compare)
        for field in (self.first, self.second):
            field.textEdited.connect(lambda: self._show(None))
        self.view.chosen.connect(self.show_parts)
        self.bring_back.clicked.connect(self._on_bring_back)
        self.go_back.clicked.connect(self._on_go_back)
        self._close.clicked.connect(self.reject)

    # comparing -----------------------------------------------------------------

    def _on_compare(self) -> None:
        if self.is_busy:
            return
        self._show(None)
        first, second = self.first.text(), self.second.text().strip()
        self._begin(lambda tell: self._compared(first, second, tell), self._on_found)

    def _compared(self, first: str, second: str, tell: Tell) -> Found:
        store = self._project.store
        one = point_of(store, first)
        other = point_of(store, second) if second else present_point(store)
        teller = DifferenceTeller(self._project, self._labels)
        entries: dict[str, EntryThen] = {}
        told: list[Difference] = []
        for entry in store.differences(one.step, other.step):
            entries[entry.uid] = entry
            difference = teller.told(entry)
            if difference is not None:
                told.append(difference)
            if len(entries) % _EVERY == 0:
                tell(Progress(done=len(entries), total=0))
        return Found(one, other, entries, in_order(told))

    def _on_found(self, found: object) -> None:
        assert isinstance(found, Found)  # noqa: S101 - what was compared
        self._show(found)
        (self.view.rows if found.told else self._close).setFocus()

    # what was found ------------------------------------------------------------

    def _show(self, found: Found | None) -> None:
        self._found = found
        self.view.setEnabled(found is not None)
        self.tell_error(None)
        points = (found.first, found.second) if found else (None, None)
        for about, point in zip(self._about, points, strict=True):
            about.setText(self._named(point) if point else "")
        self.summary.setText(self._summed(found) if found else "")
        self.view.setVisible(found is not None)
        told = found.told if found else []
        rows = [(each.what_text, each.kind_text, each.entry, each.fields) for each in told]
        self.view.show_entries(rows, self._fields_of)
        self.show_parts()

    def _named(self, point: Point) -> str:
        return f"{point.fingerprint} · {moment_of(self.words, point)}"

    def _summed(self, found: Found) -> str:
        links = sum(each.kind is EntityKind.LINK for each in found.told)
        words, entries = self.words, len(found.told) - links
        texts = (
            words.plural("{count} entry is different", "{count} entries are different", entries),
            words.plural("{count} link is different", "{count} links are different", links),
        )
        return " · ".join(t for t, n in zip(texts, (entries, links), strict=True) if n)

    def _fields_of(self, row: int) -> list[tuple[str, str, str]]:
        changes = self._found.told[row].changes if self._found else ()
        return [(c.label, c.old_text, c.new_text) for c in changes if c.is_told]

    @override
    def show_parts(self) -> None:
        found, is_busy = self._found, self.is_busy
        may = self._may_go_back(found) and not is_busy
        self.go_back.setEnabled(may)
        self.bring_back.setEnabled(may and self.view.row >= 0)
        self.compare.setEnabled(not is_busy and bool(self.first.text().strip()))
        usual = self.compare if self.compare.isEnabled() else self._close
        usual.setDefault(True)
        self._close.setText(self.words(N_("Cancel") if is_busy else N_("Close")))

    def _may_go_back(self, found: Found | None) -> bool:
        store = self._project.store
        is_now = found is not None and found.second.step == store.head()
        return found is not None and is_now and bool(found.told) and not store.read_only

    # going back ----------------------------------------------------------------

    def _on_bring_back(self) -> None:
        found, words = self._found, self.words
        if found is None or self.view.row < 0:
            return
        difference = found.told[self.view.row]
        way = self._way([found.entries[difference.uid]])
        if way is not None:
            name = shortened(difference.entry)
            text = words.filled(N_("“{entry}” is again as it was then."), entry=name)
            self._take(way, text, self._project.name(difference.uid))

    def _on_go_back(self) -> None:
        found, words = self._found, self.words
        way = self._way(list(found.entries.values())) if found else None
        if found is None or way is None:
            return
        moment = moment_of(words, found.first)
        title = words.filled(N_("Go back to the state of {moment}?"), moment=moment)
        if self._asker.confirm(title, self._asked(way), words(N_("Go back to this state"))):
            text = N_("The state of {moment} is there again.")
            self._take(way, words.filled(text, moment=moment), "")

    def _asked(self, way: WayBack) -> str:
        words = self.words
        texts = [
            words.plural("{count} entry changes.", "{count} entries change.", way.entries),
            words(N_("What was added since goes to the bin.")),
            words(N_("The present state is kept before, and “Undo” brings it back.")),
        ]
        if way.kept:
            texts.insert(
                1,
                words.plural(
                    "{count} entry keeps what was erased for good, or a file whose content is "
                    "gone.",
                    "{count} entries keep what was erased for good, or files whose content is "
                    "gone.",
                    len(way.kept),
                ),
            )
        return " ".join(texts)

    def _way(self, entries: list[EntryThen]) -> WayBack | None:
        try:
            return way_back_of(self._project, entries)
        except UserError as error:
            self.tell_error(error)
            return None

    def _take(self, way: WayBack, text: str, title: str) -> None:
        try:
            step = take_way_back(self._project, way, title=title)
        except UserError as error:
            self.tell_error(error)
            return
        if step is None:
            self.tell_error(UserError(N_("Nothing can be brought back here.")))
            return
        self.gone_back.emit(text)
        self.accept()

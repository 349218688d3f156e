"""How far the same answers meet the points of another framework."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rai_desktop.domain.requirements import FrameworkCoverage, PointCoverage, State
from rai_desktop.domain.texts import N_
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.services.years.told import percent_text
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.requirements.rows_view import HEADING_ROLE, Index, RowsView
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.plain_rows import HeadedModel
from rai_desktop.ui.parts.widgets import button, frame, label, plain_tip, unmarked
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

FIRST = ("altai", "oecd", "unesco", "iso42001", "nist_rmf", "mission_ki")
"""The frameworks that are offered first."""

HEADINGS = (N_("Point"), N_("How far met"), N_("Requirements behind it"))
_SHARES = (0.55, 0.17, 0.28)
_STATES: tuple[State | None, ...] = (State.MET, State.PARTLY, State.NOT_MET, None)
_UNMAPPED = N_("Not mapped")
_ROOT = QModelIndex()


class PointsModel(HeadedModel):
    """The points of a framework with their state; headings go across."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(HEADINGS, words, parent)
        self.points: Sequence[PointCoverage] = ()

    def show_points(self, points: Sequence[PointCoverage], words: Words) -> None:
        """Show these points."""
        self.beginResetModel()
        self.points, self._words = points, words
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.points)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = self.points[index.row()].is_heading
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        point = self.points[index.row()]
        if role == HEADING_ROLE:
            return point.is_heading
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(point, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._cell(point, index.column()))
        return None

    def _cell(self, point: PointCoverage, column: int) -> str:
        if column == 0:
            title = self._words.pick(point.point.title) if point.point.title else ""
            return f"{point.point.id}  {title}".strip()
        if column == 1:
            return self._words(point.state.label if point.state else _UNMAPPED)
        return ", ".join(point.requirements)


class FrameworksView(QWidget):
    """``requirement_wanted`` gives the id of a requirement behind a point."""

    requirement_wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("requirement_frameworks")
        self._words = words
        self._theme = theme
        self._frameworks: tuple[FrameworkCoverage, ...] = ()
        self._ask = label("framework_ask", "field")
        self.choice = CalmComboBox()
        self._shares: dict[State | None, QLabel] = {}
        self._model = PointsModel(words, self)
        self.view = RowsView("framework_points", theme, _SHARES, 2.3)
        self._behind = QWidget()
        self._behind_title = label("framework_behind", "muted", wraps=True)
        self._flow = FlowLayout(self._behind, gap=6)
        self._note = label("framework_note", "muted", wraps=True)
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)

    def show_standing(self, standing: Standing, words: Words) -> None:
        """Show the frameworks of a project; the chosen one stays."""
        self._words = words
        order = {key: place for place, key in enumerate(FIRST)}
        self._frameworks = tuple(
            sorted(standing.frameworks, key=lambda one: order.get(one.framework.id, len(FIRST)))
        )
        chosen = self.choice.currentData()
        self.choice.clear()
        for one in self._frameworks:
            self.choice.addItem(words.pick(one.framework.title), one.framework.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self._name()
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self.view.apply_theme(theme)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.6))
        self._ask.setMinimumHeight(self.choice.sizeHint().height())

    def _build(self) -> None:
        self.choice.setObjectName("framework_choice")
        self.choice.setMinimumContentsLength(22)
        self.choice.setSizeAdjustPolicy(
            self.choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._ask.setBuddy(self.choice)
        self._column.addWidget(_in_lines(self._ask, self.choice))
        for state in _STATES:
            made = label(f"share_{state or 'unmapped'}", "badge")
            self._shares[state] = made
        self._column.addWidget(_in_lines(*self._shares.values()))
        self.view.setModel(self._model)
        card = frame("framework_card", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view)
        _grow_with_lines(self._behind)
        self._column.addWidget(card, 1)
        for part in (self._behind_title, self._behind, self._note):
            self._column.addWidget(part)
        self.choice.activated.connect(self._show)
        self.view.selectionModel().currentRowChanged.connect(self._show_behind)
        self.view.opened.connect(self._on_opened)

    def _name(self) -> None:
        words = self._words
        self._ask.setText(words(N_("How far are we with…")))
        self.choice.setAccessibleName(f"{self._ask.text()} {words(N_('Framework'))}")
        self.view.setAccessibleName(words(N_("Points of the framework")))
        self._note.setText(
            words(
                N_(
                    "This is not a certification. Meeting a voluntary code gives no "
                    "presumption of conformity with the law. The mapping is our own "
                    "proposal, to be checked."
                )
            )
        )

    def _show(self) -> None:
        place = self.choice.currentIndex()
        if not 0 <= place < len(self._frameworks):
            return
        found, words = self._frameworks[place], self._words
        for state, made in self._shares.items():
            count, word = found.count(state), words(state.label if state else _UNMAPPED)
            share = found.share(state) if state is not None else None
            percent = f" ({percent_text(words, share)})" if share is not None else ""
            made.setText(f"{word}: {words.number(count)}{percent}")
        self._model.show_points(found.points, words)
        self.view.arrange()
        first = next((n for n, one in enumerate(found.points) if not one.is_heading), -1)
        if first >= 0:
            self.view.go_to(first)
        self._show_behind()

    def _current(self) -> PointCoverage | None:
        row = self.view.currentIndex().row()
        return self._model.points[row] if 0 <= row < len(self._model.points) else None

    def _show_behind(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        point, words = self._current(), self._words
        names = point.requirements if point else ()
        for name in names:
            made = button(f"behind_{name}", "chip")
            made.setText(unmarked(name))
            made.setAccessibleName(words.filled(N_("Show the requirement {id}"), id=name))
            made.clicked.connect(self._goer(name))
            self._flow.addWidget(made)
            made.show()
        self._behind_title.setText(self._told(point))
        self._behind.setVisible(bool(names))

    def _told(self, point: PointCoverage | None) -> str:
        words = self._words
        if point is None:
            return ""
        if not point.requirements:
            return words(N_("No requirement is mapped to this point."))
        if point.by_theme:
            return words(N_("Mapped by a common theme, as no requirement names the point itself:"))
        return words(N_("Requirements behind this point:"))

    def _goer(self, name: str) -> Callable[[], None]:
        return lambda: self.requirement_wanted.emit(name)

    def _on_opened(self) -> None:
        point = self._current()
        if point is not None and point.requirements:
            self.requirement_wanted.emit(point.requirements[0])


def _in_lines(*parts: QWidget) -> QWidget:
    """Return a line of parts that goes on below where the width ends."""
    line = QWidget()
    flow = FlowLayout(line, gap=8)
    for part in parts:
        flow.addWidget(part)
    _grow_with_lines(line)
    return line


def _grow_with_lines(made: QWidget) -> None:
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)

"""The risk method to change: matrices cell by cell, words and limits of the scales, the levels."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.rating import Perspective
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.method_model import MATRIX_TITLES, SCALE_TITLES
from rai_desktop.services.risks.method_draft import (
    ALL,
    ANCHOR_KEYS,
    DAYS,
    LANGUAGE_NAMES,
    LIMIT_KEYS,
    MethodDraft,
    Path,
)
from rai_desktop.services.risks.scale_words import ANCHORS, step_title
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.forms.editors.typing_fields import LineField, LongField
from rai_desktop.ui.method.level_icon import level_icon
from rai_desktop.ui.parts.widgets import label, scrolled, set_property
from rai_desktop.ui.theme import Theme

PERCENT = 100
_LIMITS = {
    "likelihood": (N_("Events a year, at most"), 1),
    "impact_business": (N_("% of the turnover, at most"), PERCENT),
}
_SHOWN_FAULTS = 3


class MethodEditor(QWidget):
    """Changes a draft; ``edited`` after each change.

    Texts are changed in one language at a time; the other one keeps its own.
    """

    edited = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self._labels = labels
        self._words = labels.words
        self._theme = theme
        self._draft = MethodDraft(labels.method())
        self.fields: dict[Path, QWidget] = {}
        self._usual: dict[QWidget, str] = {}
        self.part = CalmComboBox()
        self.language = CalmComboBox()
        self._language_label = label("method_language_label", "field")
        self._hint = label("method_faults", "hint", wraps=True)
        self._pages = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._build()

    @property
    def draft(self) -> MethodDraft:
        """The method as it is edited."""
        return self._draft

    def begin(self, draft: MethodDraft) -> None:
        """Edit this draft from now on."""
        self._draft = draft
        self._fill()

    def go_to(self, path: Path) -> None:
        """Show the part in which a value stands, with the keyboard there."""
        page = self._page_of(path)
        self.part.setCurrentIndex(page)
        if path[-1] in LANGUAGE_NAMES:
            self.language.setCurrentIndex(self.language.findData(path[-1]))
        self._field(path).setFocus()

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        words, em = self._words, self._theme.em
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.6))
        head = QHBoxLayout()
        part_label = label("method_part_label", "field")
        part_label.setText(words(N_("Part of the method")))
        part_label.setBuddy(self.part)
        self.part.setObjectName("method_part")
        self.part.setAccessibleName(part_label.text())
        self.part.currentIndexChanged.connect(self._on_part_chosen)
        self._language_label.setText(words(N_("Words in")))
        self._language_label.setBuddy(self.language)
        self.language.setObjectName("method_language")
        self.language.setAccessibleName(self._language_label.text())
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        for box, length in ((self.part, 14), (self.language, 9)):
            _let_shrink(box, length)
        self.language.setCurrentIndex(self.language.findData(words.language))
        self.language.currentIndexChanged.connect(lambda _: self._fill())
        for each in (part_label, self.part, self._language_label, self.language):
            head.addWidget(each)
        head.setStretch(1, 2)
        head.setStretch(3, 1)
        self._column.addLayout(head)
        self._column.addWidget(self._pages, 1)
        self._column.addWidget(self._hint)
        self._add_pages()

    def _add_pages(self) -> None:
        words = self._words
        for perspective in Perspective:
            title = words(_SHORT[perspective])
            self._add_page(title, self._matrix(perspective), words(MATRIX_TITLES[perspective]))
        for scale, text in SCALE_TITLES.items():
            self._add_page(words(text), self._scale(scale), words(_SCALE_LEAD))
        self._add_page(words(N_("Risk levels")), self._levels(), words(_LEVELS_LEAD))

    def _add_page(self, title: str, grid: QGridLayout, lead: str) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._theme.em(0.8), 0)
        text = label("method_lead", "muted", wraps=True)
        text.setText(lead)
        column.addWidget(text)
        column.addLayout(grid)
        column.addStretch(1)
        self._pages.addWidget(scrolled(inside, f"method_page_{self._pages.count()}"))
        self.part.addItem(title)

    def _grid(self, heads: Sequence[str], spans: Sequence[int]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.em(0.45))
        grid.setVerticalSpacing(self._theme.em(0.5))
        for place, (text, span) in enumerate(zip(heads, spans, strict=True)):
            head = label("method_column", "muted", wraps=True)
            head.setText(text)
            grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(place, span)
        return grid

    # matrices ----------------------------------------------------------------------

    def _matrix(self, perspective: Perspective) -> QGridLayout:
        words, method = self._words, self._labels.method()
        impacts = method.scale(f"impact_{perspective}")
        heads = ["", *(step_title(words, step) for step in impacts)]
        grid = self._grid(heads, (2, *[2] * len(impacts)))
        for line, row in enumerate(reversed(ALL), start=1):
            side = label("method_row", "", wraps=True)
            side.setText(step_title(words, method.likelihood[row]))
            grid.addWidget(side, line, 0)
            for column in ALL:
                path = ("matrix", str(perspective), row, column)
                box = self._level_box(path)
                box.setAccessibleName(
                    words.filled(
                        N_("Likelihood {likelihood}, impact {impact}"),
                        likelihood=row + 1,
                        impact=column + 1,
                    )
                )
                grid.addWidget(box, line, column + 1)
        return grid

    def _level_box(self, path: Path) -> CalmComboBox:
        box = CalmComboBox()
        _let_shrink(box, 3)
        box.setIconSize(QSize(self._theme.em(1), self._theme.em(1)))
        for level in RiskLevel:
            box.addItem(level_icon(level, self._theme), self._labels.code(level), str(level))
        box.activated.connect(lambda _: self._put(path, str(box.currentData())))
        self._take(path, box)
        return box

    # scales and levels -----------------------------------------------------------------

    def _scale(self, scale: str) -> QGridLayout:
        words = self._words
        limit = _LIMITS.get(scale)
        heads = ["", words(N_("Name")), *map(words, ANCHORS[scale])]
        spans = [0, 3, 4, 4]
        if limit is not None:
            heads.append(words(limit[0]))
            spans.append(2)
        grid = self._grid(heads, spans)
        for step in ALL:
            texts = [("label", False), *((key, True) for key in ANCHOR_KEYS[scale])]
            self._side(grid, step + 1, str(step + 1))
            for place, (key, is_long) in enumerate(texts, start=1):
                self._text(grid, step + 1, place, (scale, step, key), heads[place], is_long=is_long)
            if limit is not None and step < ALL[-1]:
                path = (scale, step, LIMIT_KEYS[scale])
                self._number(grid, step + 1, len(heads) - 1, path, heads[-1], limit[1])
        return grid

    def _levels(self) -> QGridLayout:
        words = self._words
        heads = [
            "",
            words(N_("Name")),
            words(N_("What it means")),
            words(N_("Days to act (empty: until the next review)")),
            words(N_("Months until the next review")),
        ]
        grid = self._grid(heads, (0, 3, 6, 3, 3))
        for at, level in enumerate(self._labels.method().levels):
            sign = label("method_level", "")
            sign.setPixmap(level_icon(level.level, self._theme).pixmap(self._theme.em(1)))
            sign.setMargin(self._theme.em(0.4))
            grid.addWidget(sign, at + 1, 0, Qt.AlignmentFlag.AlignTop)
            self._text(grid, at + 1, 1, ("levels", at, "label"), heads[1], is_long=False)
            self._text(grid, at + 1, 2, ("levels", at, "meaning"), heads[2], is_long=True)
            self._number(grid, at + 1, 3, ("levels", at, DAYS), heads[3])
            months = ("review_months", "by_level", str(level.level))
            self._number(grid, at + 1, 4, months, heads[4])
        return grid

    def _side(self, grid: QGridLayout, line: int, text: str) -> None:
        side = label("method_row", "field")
        side.setText(text)
        grid.addWidget(side, line, 0, Qt.AlignmentFlag.AlignTop)

    def _text(
        self, grid: QGridLayout, line: int, place: int, path: Path, head: str, *, is_long: bool
    ) -> None:
        field = LongField() if is_long else LineField()
        field.setAccessibleName(f"{head}, {line}")
        field.typed.connect(lambda: self._put((*path, self._spoken), field.typed_text()))
        self._take(path, field)
        grid.addWidget(field, line, place, Qt.AlignmentFlag.AlignTop)

    def _number(
        self,
        grid: QGridLayout,
        line: int,
        place: int,
        path: Path,
        head: str,
        factor: float = 1,
    ) -> None:
        field = LineField()
        field.setAccessibleName(f"{head}, {line}")

        def put() -> None:
            self._draft.put_number(path, field.typed_text(), factor)
            self._note_edit()

        field.typed.connect(put)
        field.setProperty("factor", factor)
        self._take(path, field)
        grid.addWidget(field, line, place, Qt.AlignmentFlag.AlignTop)

    # filling -------------------------------------------------------------------------

    @property
    def _spoken(self) -> str:
        return str(self.language.currentData())

    def _take(self, path: Path, field: QWidget) -> None:
        field.setObjectName("method_" + "_".join(map(str, path)))
        self.fields[path] = field

    def _field(self, path: Path) -> QWidget:
        found = self.fields.get(path)
        return found if found is not None else self.fields[path[:-1]]

    def _page_of(self, path: Path) -> int:
        parts = [*map(str, Perspective), *SCALE_TITLES]
        wanted = str(path[1] if path[0] == "matrix" else path[0])
        return parts.index(wanted) if wanted in parts else len(parts)

    def _fill(self) -> None:
        for path, field in self.fields.items():
            if isinstance(field, CalmComboBox):
                field.setCurrentIndex(field.findData(self._draft.text(path)))
            elif field.property("factor") is not None and isinstance(field, LineField):
                factor = float(field.property("factor"))
                field.show_text(self._draft.number(path, self._words, factor))
            elif isinstance(field, LineField | LongField):
                field.show_text(self._draft.text((*path, self._spoken)))
        self._tell_faults()

    def _put(self, path: Path, text: str) -> None:
        self._draft.put(path, text)
        self._note_edit()

    def _note_edit(self) -> None:
        self._tell_faults()
        self.edited.emit()

    def _tell_faults(self) -> None:
        faults = self._draft.faults(self._words)
        lines = [fault.text for fault in faults[:_SHOWN_FAULTS]]
        if len(faults) > _SHOWN_FAULTS:
            more = len(faults) - _SHOWN_FAULTS
            lines.append(
                self._words.plural("and {count} more mistake", "and {count} more mistakes", more)
            )
        self._hint.setText("\n".join(lines))
        self._hint.setVisible(bool(lines))
        self._mark({self._field(f.path): f.text for f in faults if self._is_seen(f.path)})

    def _is_seen(self, path: Path) -> bool:
        """Whether a value is on the screen; texts are, in one language at a time."""
        return path[-1] not in LANGUAGE_NAMES or path[-1] == self._spoken

    def _mark(self, wrong: Mapping[QWidget, str]) -> None:
        """Show which fields are wrong, and tell screen readers why."""
        for field in self.fields.values():
            set_property(field, "wrong", "yes" if field in wrong else "")
            if field in wrong:
                self._usual.setdefault(field, field.accessibleDescription())
                field.setAccessibleDescription(wrong[field])
            elif field in self._usual:
                field.setAccessibleDescription(self._usual.pop(field))

    def _on_part_chosen(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        has_words = page >= len(Perspective)
        self._language_label.setVisible(has_words)
        self.language.setVisible(has_words)


def _let_shrink(box: CalmComboBox, length: int) -> None:
    """Let a box take what room there is; words that do not fit are shortened."""
    box.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(length)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


_SHORT = {
    Perspective.PERSONS: N_("Matrix for people"),
    Perspective.BUSINESS: N_("Matrix for the business"),
}
_SCALE_LEAD = N_(
    "These words appear beside the field while somebody rates. Change them in both languages."
)
_LEVELS_LEAD = N_(
    "Names of the risk levels, what they ask for, and how soon. Change the words in both languages."
)

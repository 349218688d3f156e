"""The rating that the method suggests, in the form of a risk; taken over by a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import When
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.calculation import Calculation, CalculationTeller
from rai_desktop.services.risks.suggested import SUGGESTED, Suggested, suggested, take_over
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon, unmarked
from rai_desktop.ui.theme import Theme

_TITLES = {When.CURRENT: N_("Today"), When.TARGET: N_("Target")}
_VERBS = {When.CURRENT: N_("Rate today like this"), When.TARGET: N_("Take over as target")}
_BEGIN = N_(
    "Rate the risk without measures. Then the program suggests the rating of today and the target "
    "from the linked mitigations."
)


class SuggestionPanel(CardPanel):
    """Shows suggested ratings of one risk, how they come about, and takes them over.

    ``failed`` says why one was not taken over.
    """

    failed = Signal(object)

    gap = 0.45

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("suggestion", "suggestion_card", project, labels, theme)
        self._title = label("suggestion_title", "field", wraps=True)
        self._begin = label("suggestion_begin", "muted", wraps=True)
        self._states = {when: _State(when) for when in SUGGESTED}
        self._fold = ShortButton("suggestion_fold", "quiet")
        self._fold.setCheckable(True)
        self._lines = label("suggestion_lines", "muted", wraps=True)
        self._build()
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for state in self._states.values():
            state.apply_theme(theme)
        self._show_folded()

    def _build(self) -> None:
        self._column.addWidget(self._title)
        self._column.addWidget(self._begin)
        for state in self._states.values():
            self._column.addWidget(state)
            state.taken.connect(self._on_taken)
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._lines)
        self._fold.toggled.connect(self._show_folded)

    @override
    def _show(self) -> None:
        risk = self._project.store.entity(self._uid) if self._uid else None
        self.setVisible(isinstance(risk, Risk))
        if not isinstance(risk, Risk):
            return
        words = self._labels.words
        method, day = self._labels.method(), self._project.clock.today()
        found = {one.when: one for one in suggested(self._project, method, risk, day)}
        self._title.setText(words(N_("Suggestion by the method")))
        self._begin.setText(words(_BEGIN))
        self._begin.setVisible(not found)
        self._fold.setText(words(N_("Show the calculation")))
        self._fold.setVisible(bool(found))
        teller = CalculationTeller(self._project, self._labels)
        for when, state in self._states.items():
            state.show_suggested(found.get(when), teller, self._labels)
            state.set_read_only(read_only=self._project.store.read_only)
        self._lines.setText(_calculations(list(found.values()), teller, self._labels))
        self._show_folded()

    def _show_folded(self) -> None:
        is_open = self._fold.isChecked()
        self._lines.setVisible(is_open and bool(self._lines.text()))
        show_icon(self._fold, "down" if is_open else "right", self._theme, "muted")

    def _on_taken(self, one: Suggested) -> None:
        if self._uid is None:
            return
        try:
            take_over(self._project, self._uid, one.found)
        except UserError as error:
            self.failed.emit(error)


class _State(QWidget):
    """One suggested rating with its level and the button that takes it over."""

    taken = Signal(object)

    def __init__(self, when: When) -> None:
        super().__init__()
        self.setObjectName(f"suggestion_{when}")
        self._when = when
        self._found: Suggested | None = None
        self._title = label(f"suggestion_state_{when}", "field", wraps=True)
        self._text = label(f"suggestion_text_{when}", "", wraps=True)
        self._take = ShortButton(f"suggestion_take_{when}")
        self._done = label(f"suggestion_done_{when}", "muted", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._done)
        self._take.clicked.connect(self._on_clicked)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.25))
        show_icon(self._take, "check", theme, "accent")

    def set_read_only(self, *, read_only: bool) -> None:
        """Let people read but not take over."""
        self._take.setEnabled(not read_only)

    def show_suggested(
        self, found: Suggested | None, teller: CalculationTeller, labels: Labels
    ) -> None:
        """Show a suggestion, or nothing."""
        self._found = found
        self.setVisible(found is not None)
        if found is None:
            return
        words = labels.words
        self._title.setText(words(_TITLES[self._when]))
        lines = [f"{one.title}: {one.suggested}" for one in teller.axes(found)]
        if levels := teller.levels(found.levels):
            lines.append(words.filled(N_("Risk level – {levels}"), levels=levels))
        self._text.setText("\n".join(lines))
        self._take.setText(unmarked(words(_VERBS[self._when])))
        self._take.setVisible(not found.is_taken)
        self._done.setText(words(N_("The risk is rated like this.")))
        self._done.setVisible(found.is_taken)

    def _on_clicked(self) -> None:
        if self._found is not None:
            self.taken.emit(self._found)


def _calculations(found: list[Suggested], teller: CalculationTeller, labels: Labels) -> str:
    """Return all calculations, and how the method calculates, as text."""
    if not found:
        return ""
    words = labels.words
    blocks = []
    for one in found:
        blocks += [_block(words(_TITLES[one.when]), each) for each in teller.axes(one)]
        blocks += [text] if (text := teller.ignored(one)) else []
    rule = labels.method().suggestion
    how = words(
        N_(
            "Each line is: steps of the mitigation × how much its status counts × its place in "
            "the row."
        )
    )
    return "\n\n".join([*blocks, how, words.pick(rule.text)])


def _block(state: str, one: Calculation) -> str:
    return "\n".join((f"{state} – {one.title}: {one.result}", *(f"• {line}" for line in one.lines)))

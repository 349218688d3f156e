"""The page of hints: rules that fire by severity, their entries, and switching them off."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.hints.model import Hint
from rai_desktop.services.hints.rules import RULE_BY_ID, RULES
from rai_desktop.services.hints.silencing import silence, speak_again
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.hints.models import HintModel, RuleModel, rule_lines
from rai_desktop.ui.hints.silence_dialog import SilenceDialog
from rai_desktop.ui.hints.watch import HintWatch
from rai_desktop.ui.hints.wrapping import WrappingDelegate
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.keys import on_key
from rai_desktop.ui.parts.plain_rows import choose_rows
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import button, frame, label, let_wrap, scrolled, show_icon
from rai_desktop.ui.theme import Theme

LEAST_ENTRIES = 7
"""Least height of the list of entries; where it does not fit, what is around it scrolls."""

_KINDS = tuple(kind for kind in EntityKind if any(rule.kind is kind for rule in RULES))


_SAFE = N_(
    "Your entries are not affected. Try again. If it fails again, pass on the report that the "
    "program shows."
)


class HintsPage(WorkPage):
    """The rules, the most serious first, beside the entries of the one that is chosen.

    Where there is little room, one of the two is shown at a time.
    """

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.HINTS, scene, labels, theme)
        self._watch = scene.hints or HintWatch(scene.project, labels, self)
        self._note = label("hints_note", "muted", wraps=True)
        self.kind = CalmComboBox()
        self.off = ShortCheckBox()
        self._empty = StateNotice("hints_empty")
        self._clear = button("hints_clear")
        self._again = button("hints_again")
        self.rules, self.entries = QListView(), QListView()
        self._rule_model, self._hint_model = RuleModel(self), HintModel(self)
        self._is_narrow = False
        self._back = button("hints_back", "quiet")
        self._title = label("hints_title", "heading", wraps=True)
        self._facts = label("hints_facts", "muted", wraps=True)
        self.open = ShortButton("hints_open", "primary")
        self.silence = ShortButton("hints_silence")
        self.silence_all = ShortButton("hints_silence_all", "quiet")
        self._list, self._details = frame("hints_list", "card"), frame("hints_details", "card")
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    # what is shown -------------------------------------------------------------

    @property
    def rule(self) -> str:
        """The rule that is chosen; empty when none is."""
        row = self.rules.currentIndex().row()
        return self._rule_model.lines[row].rule if row >= 0 else ""

    def chosen(self) -> list[Hint]:
        """Return the hints that are chosen."""
        indexes = self.entries.selectionModel().selectedIndexes()
        return [self._hint_model.hints[row] for row in sorted(one.row() for one in indexes)]

    @override
    def take_changes(self, changes: list[Change]) -> None:
        if any(EntityKind.SILENCED_HINT in change.touched for change in changes):
            self._watch.look()

    @override
    def catch_up(self) -> None:
        super().catch_up()
        if not self._watch.is_current:
            self._watch.look()
        self._show()

    @override
    def summary(self) -> str:
        count = sum(self._watch.board.counts().values())
        return self.labels.words.plural("{count} hint", "{count} hints", count)

    @override
    def panes(self) -> list[QWidget]:
        return [self._list, self._details] if self._rule_model.lines else [self._list]

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        is_there = bool(self._rule_model.lines)
        wanted = self._details if pane is self._details and is_there else self._list
        self._show_pane(wanted)
        first = self.entries if wanted is self._details else self.rules
        target = first if is_there else self.kind
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self._note.setText(
            words(
                N_(
                    "What the program found in your entries. A hint that does not fit can be "
                    "switched off with a reason."
                )
            )
        )
        self.rules.setAccessibleName(words(N_("Hints")))
        self.entries.setAccessibleName(words(N_("Entries")))
        self.off.setText(words(N_("Show only hints that are switched off")))
        self._back.setText(words(N_("Back to the list")))
        self._again.setText(words(N_("Try again")))
        self.kind.setAccessibleName(words(N_("Kind of entry")))
        chosen = max(self.kind.currentIndex(), 0)
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(words(N_("All entries")))
        for kind in _KINDS:
            self.kind.addItem(words(KINDS[kind].plural))
        self.kind.setCurrentIndex(chosen)
        self.kind.blockSignals(False)
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        for card in (self._list, self._details):
            layout = card.layout()
            if layout is not None:
                layout.setContentsMargins(em(1.4), em(1.2), em(1.4), em(1.2))
                layout.setSpacing(em(0.8))
        self._column.setSpacing(em(0.8))
        self.entries.setMinimumHeight(em(LEAST_ENTRIES))
        self._empty.apply_theme(theme)
        show_icon(self.open, "right", theme, "on_accent")
        show_icon(self._back, "back", theme, "accent")

    @override
    def fit(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._list.setMinimumWidth(self.theme.em(14))
        self._note.setHidden(is_narrow)
        has_details = self._details.isAncestorOf(self.window().focusWidget() or self)
        self._show_pane(self._details if has_details else self._list)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._empty.add(self._clear, self._again)
        for name, view in (("hints_rules", self.rules), ("hints_entries", self.entries)):
            view.setObjectName(name)
            view.setUniformItemSizes(name == "hints_entries")
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setTextElideMode(Qt.TextElideMode.ElideRight)
            view.setResizeMode(QListView.ResizeMode.Adjust)
        self.rules.setWordWrap(True)
        self.rules.setItemDelegate(WrappingDelegate(self.rules))
        self.rules.setModel(self._rule_model)
        self.entries.setModel(self._hint_model)
        self.entries.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.kind.setObjectName("hints_kind")
        self.off.setObjectName("hints_off")
        self._inside, around = QWidget(), QVBoxLayout(self._details)
        left = QVBoxLayout(self._list)
        self._column = right = QVBoxLayout(self._inside)
        right.setContentsMargins(0, 0, 0, 0)
        for part, stretch in (
            (self._note, 0),
            (self.kind, 0),
            (self.rules, 1),
            (self._empty, 1),
            (self.off, 0),
        ):
            left.addWidget(part, stretch)
        buttons = FlowLayout()
        for act in (self.open, self.silence, self.silence_all):
            buttons.addWidget(act)
        right.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._title, self._facts):
            right.addWidget(part)
        right.addWidget(self.entries, 1)
        right.addLayout(buttons)
        let_wrap(self._inside)
        around.addWidget(scrolled(self._inside, "hints_scroll"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(self._list, 1)
        across.addWidget(self._details, 1)

    def _connect(self) -> None:
        self._watch.changed.connect(self._on_found)
        self._watch.failed.connect(self._on_found)
        self._again.clicked.connect(self._on_again)
        self.kind.currentIndexChanged.connect(lambda _: self._show())
        self.off.toggled.connect(lambda _: self._show())
        self._clear.clicked.connect(self._on_clear)
        self.rules.selectionModel().currentChanged.connect(lambda *_: self._show_rule())
        self.rules.activated.connect(lambda _: self.enter(self._details))
        self.rules.clicked.connect(self._on_clicked)
        self._back.clicked.connect(lambda: self.enter())
        on_key("Esc", self._details, self.enter)
        self.entries.selectionModel().selectionChanged.connect(lambda *_: self._show_acts())
        self.entries.activated.connect(lambda _: self._on_open())
        self.open.clicked.connect(self._on_open)
        self.silence.clicked.connect(lambda: self._on_silence(is_all=False))
        self.silence_all.clicked.connect(lambda: self._on_silence(is_all=True))

    def _on_found(self) -> None:
        if not self.isHidden():
            self._show()

    def _on_again(self) -> None:
        self._watch.look()
        self._show()

    def _show(self) -> None:
        place = self.kind.currentIndex()
        kind = _KINDS[place - 1] if place > 0 else None
        before = self.rule
        told = self._watch.told(self.labels)
        lines = rule_lines(self._watch.board, told, kind, silenced=self.off.isChecked())
        self._rule_model.show_lines(lines, self.font())
        row = self._rule_model.row_of(before)
        self.rules.setCurrentIndex(self._rule_model.index(row, 0))
        self._say_nothing()
        are_shown = bool(lines) and self._watch.error is None
        self._empty.setVisible(not are_shown)
        self.rules.setVisible(are_shown)
        has_details = are_shown and self._list.isHidden()
        self._show_pane(self._details if has_details else self._list)
        if row < 0:
            self._show_rule()
        self.summary_changed.emit(self.summary())

    def _show_pane(self, pane: QWidget) -> None:
        """Show list and details beside each other, or only this one where there is no room."""
        self._list.setVisible(not self._is_narrow or pane is self._list)
        has_room = not self._is_narrow and not self.rules.isHidden()
        self._details.setVisible(has_room or pane is self._details)
        self._back.setVisible(self._is_narrow)

    def _on_clicked(self) -> None:
        if self._is_narrow:
            self.enter(self._details)

    def _say_nothing(self) -> None:
        """Say why there is no hint to show; what hides others can be cleared."""
        words, error = self.labels.words, self._watch.error
        is_looking = not self._watch.is_current and error is None
        self._clear.setVisible(self._is_filtered and not is_looking and error is None)
        is_off = self.kind.currentIndex() <= 0
        self._clear.setText(words(N_("Show all hints") if is_off else N_("Clear filters")))
        self._again.setVisible(error is not None)
        if error is not None:
            text = words.of_error(error) if isinstance(error, UserError) else words(_SAFE)
            self._empty.say(words(N_("The entries could not be looked through")), text)
        elif is_looking:
            self._empty.say(words(N_("The entries are being looked through…")))
        elif self.kind.currentIndex() > 0:
            self._empty.say(words(N_("Nothing found")), words(N_("No hint matches the filters.")))
        elif self.off.isChecked():
            self._empty.say(words(N_("No hint is switched off.")))
        else:
            text = N_("What is missing in your entries, or does not fit together, will stand here.")
            self._empty.say(words(N_("No hints")), words(text))

    @property
    def _is_filtered(self) -> bool:
        return self.off.isChecked() or self.kind.currentIndex() > 0

    def _on_clear(self) -> None:
        self.off.setChecked(False)
        self.kind.setCurrentIndex(0)
        self.enter()

    def _show_rule(self) -> None:
        rule = self.rule
        told, words = self._watch.told(self.labels), self.labels.words
        hints = self._watch.board.of_rule(rule, silenced=self.off.isChecked()) if rule else []
        chosen = {hint.uid for hint in self.chosen()}
        self._hint_model.show_hints(self._ordered(hints), told)
        self._choose(chosen)
        if rule:
            field = told.field(rule)
            severity = self.labels.code(RULE_BY_ID[rule].severity)
            fact = words.filled(N_("Field: {field}"), field=field) if field else ""
            self._title.setText(told.general(rule))
            self._facts.setText(" · ".join(part for part in (severity, fact) if part))
        self._show_acts()

    def _ordered(self, hints: list[Hint]) -> list[Hint]:
        numbers = self.project.numbers(RULE_BY_ID[hints[0].rule].kind) if hints else {}
        return sorted(
            hints, key=lambda hint: (len(numbers.get(hint.uid, "")), numbers.get(hint.uid, ""))
        )

    def _choose(self, uids: set[Uid]) -> None:
        """Choose the entries that were chosen before, or else the first."""
        hints = self._hint_model.hints
        rows = [row for row, hint in enumerate(hints) if hint.uid in uids] if uids else []
        choose_rows(self.entries, rows or [0][: len(hints)])

    def _show_acts(self) -> None:
        words, count, is_off = self.labels.words, len(self.chosen()), self.off.isChecked()
        may_change = not self.project.store.read_only
        is_rule_off = self._watch.board.silenced.is_off(self.rule)
        self.open.setEnabled(count == 1)
        self.open.setText(words(N_("Go to the entry")))
        self.silence.setEnabled(bool(count) and may_change and not (is_off and is_rule_off))
        self.silence_all.setEnabled(may_change and (not is_off or is_rule_off))
        if is_off:
            self.silence.setText(words(N_("Switch on again")))
            self.silence_all.setText(words(N_("Switch on for all entries")))
            return
        self.silence.setText(
            words.plural("Switch off for {count} entry…", "Switch off for {count} entries…", count)
        )
        self.silence_all.setText(words(N_("Switch off for all entries…")))

    # acts ----------------------------------------------------------------------

    def _on_open(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.target_wanted.emit(self._watch.told(self.labels).target(chosen[0]))

    def _on_silence(self, *, is_all: bool) -> None:
        rule = self.rule
        abouts: list[Uid | None] = [None] if is_all else [hint.uid for hint in self.chosen()]
        text = self._watch.told(self.labels).general(rule)
        if self.off.isChecked():
            self._speak(rule, abouts, text)
            return

        def silenced(reason: str) -> None:
            silence(self.project, rule, abouts, reason, text)
            self.told.emit(self.labels.words(N_("The hint is switched off.")))

        dialog = SilenceDialog(self.window(), self.project, self.labels, self.theme, text, silenced)
        dialog.open()

    def _speak(self, rule: str, abouts: Sequence[Uid | None], title: str) -> None:
        try:
            step = speak_again(self.project, rule, abouts, title)
        except UserError as error:
            self.failed.emit(error)
            return
        if step is not None:
            self.told.emit(self.labels.words(N_("The hint is switched on again.")))

"""A page of the wizard with questions of the law."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.screens import LawScreen, Part, asked_one_by_one, closing
from rai_desktop.ui.pages.classifying.choice_view import ChoiceView
from rai_desktop.ui.pages.classifying.part_views import PartView, part_view
from rai_desktop.ui.pages.classifying.tick_row import OPEN, TICKED, TickRow
from rai_desktop.ui.parts.widgets import label, reveal, take_focus
from rai_desktop.ui.theme import Theme


class LawView(QWidget):
    """Shows one screen; ``changed`` tells that something was entered."""

    changed = Signal()

    def __init__(self, key: str, entering: Entering, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"step_{key}")
        self.key = key
        self._entering = entering
        self._labels = labels
        self._theme = theme
        self._parts: dict[str, PartView] = {}
        self._choice: ChoiceView | None = None
        self._nothing = label("step_nothing", "muted", wraps=True)
        self._none = TickRow("none_areas", theme)
        self._left = label("step_left", "small", wraps=True)
        self._rows = QVBoxLayout()
        self._build()
        self.refresh()

    @property
    def screen_now(self) -> LawScreen:
        """The screen as it is now."""
        return next(screen for screen in self._entering.screens if screen.id == self.key)

    def refresh(self) -> None:
        """Show everything as it is now."""
        screen = self.screen_now
        if self._choice is not None:
            self._choice.show_choice(screen)
        shown = self._shown_parts(screen)
        for key, view in self._parts.items():
            view.setVisible(key in {part.id for part in shown})
        self._rows.removeWidget(self._none)
        for place, part in enumerate(shown):
            self._show_part(part, place)
        self._place_none(screen)
        self._show_none(screen)
        self._nothing.setVisible(not screen.lines)
        self._show_left(screen)

    def take_open(self) -> None:
        """Put the keyboard on the first statement that still needs an answer."""
        for part in self.screen_now.parts:
            missing = [line for line in part.lines if not line.answer]
            if missing and part.id in self._parts:
                place = self._parts[part.id].place_of(missing[0])
                reveal(place)
                take_focus(place)
                return

    def take_chosen(self) -> bool:
        """Put the keyboard on the large choice that is taken; tell whether there is one."""
        return self._choice is not None and self._choice.take_chosen()

    def settle(self) -> None:
        """Take over what was shown as chosen already, when the person goes on."""
        screen = self.screen_now
        is_open = not any(line.answer for line in screen.lines if line.id in screen.rule.covered)
        if screen.proposed_choice and not screen.choice and is_open:
            self._entering.choose(screen, screen.proposed_choice)

    def _build(self) -> None:
        em, words = self._theme.em, self._labels.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        screen = self.screen_now
        text = label("step_text", "muted", wraps=True)
        text.setText(words.pick(screen.rule.text) if screen.rule.text else "")
        column.addWidget(text)
        text.setVisible(bool(screen.rule.text))
        if screen.rule.choices:
            self._choice = ChoiceView(screen, self._entering.project, self._labels, self._theme)
            self._choice.chosen.connect(self._on_chosen)
            self._choice.each_wanted.connect(self.refresh)
            column.addWidget(self._choice)
        self._rows.setSpacing(em(0.5))
        column.addLayout(self._rows)
        self._nothing.setText(
            words(N_("By the answers so far there is nothing to ask here. Go on."))
        )
        self._none.emphasise()
        self._none.clicked.connect(self._on_none)
        column.addWidget(self._nothing)
        self._rows.addWidget(self._none)
        column.addWidget(self._left)

    def _shown_parts(self, screen: LawScreen) -> list[Part]:
        if self._choice is None or self._choice.is_each:
            return list(screen.parts)
        is_own = any(line.answer for line in screen.lines) and not screen.choice
        is_own = is_own and any(
            line.answer for line in screen.lines if line.id in screen.rule.covered
        )
        if is_own:
            return list(screen.parts)
        wanted = set(asked_one_by_one(screen))
        parts = []
        for part in screen.parts:
            lines = tuple(line for line in part.lines if line.id in wanted)
            if lines:
                parts.append(Part(group=part.group, lines=lines))
        return parts

    def _show_part(self, part: Part, place: int) -> None:
        view = self._parts.get(part.id)
        if view is None:
            view = self._parts[part.id] = part_view(part, self._entering, self._labels, self._theme)
            view.changed.connect(self._on_changed)
            self._rows.insertWidget(place, view)
            view.show()
        view.raise_()
        view.show_part(part)

    def _place_none(self, screen: LawScreen) -> None:
        """Put “none of these” below the areas that it speaks of, before what they lead to."""
        areas = [self._parts[area.id] for area in screen.areas if area.id in self._parts]
        place = max((self._rows.indexOf(view) + 1 for view in areas), default=0)
        self._rows.insertWidget(place, self._none)
        self._none.raise_()
        for later in range(place + 1, self._rows.count()):
            if (item := self._rows.itemAt(later)) is not None and (view := item.widget()):
                view.raise_()  # the Tab key goes on in the order in which they are read

    def _show_none(self, screen: LawScreen) -> None:
        areas, words = screen.areas, self._labels.words
        closed = [part for part in areas if not self._entering.is_open(part)]
        self._none.setVisible(bool(closed))
        text = N_("None of these") if len(closed) == len(areas) else N_("None of the others")
        self._none.show_texts(words(text))
        is_denied = all(line.answer for part in closed for line in part.lines)
        self._none.show_state(TICKED if is_denied else OPEN, "")

    def _show_left(self, screen: LawScreen) -> None:
        left = len(screen.unanswered)
        words = self._labels.words
        self._left.setText(
            words.plural("{count} answer is missing.", "{count} answers are missing.", left)
        )
        self._left.setVisible(left > 0)

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _on_chosen(self, code: str) -> None:
        self._entering.choose(self.screen_now, code)
        self._on_changed()

    def _on_none(self) -> None:
        closed = [p for p in self.screen_now.areas if not self._entering.is_open(p)]
        lines = [line for part in closed for line in part.lines]
        is_denied = self._none.state == TICKED
        self._entering.change(dict.fromkeys(closing(lines)) if is_denied else closing(lines))
        self._on_changed()

"""What a table says when it has no rows, and what to do about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import button, set_property, unmarked
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_NOTHING_YET: Mapping[EntityKind, tuple[str, str]] = {
    EntityKind.SYSTEM: (
        N_("No AI systems yet"),
        N_(
            "Begin with what you already use: chat assistants, translation, image tools. "
            "Choose “New AI system” or press Ctrl+N."
        ),
    ),
    EntityKind.RISK: (
        N_("No risks yet"),
        N_("Write down what could go wrong, for people and for the company. Press Ctrl+N."),
    ),
    EntityKind.MITIGATION: (
        N_("No mitigations yet"),
        N_("Write down what you do against a risk, or plan to do. Press Ctrl+N."),
    ),
    EntityKind.PERSON: (
        N_("No people yet"),
        N_("Add who is responsible for your AI systems. Press Ctrl+N."),
    ),
    EntityKind.VENDOR: (
        N_("No suppliers yet"),
        N_("Add the companies you get AI systems from. Press Ctrl+N."),
    ),
    EntityKind.EVIDENCE: (
        N_("No evidence yet"),
        N_("Drop files here, choose “Attach a file…”, or press Ctrl+N to enter a link."),
    ),
    EntityKind.TASK: (
        N_("No tasks yet"),
        N_(
            "Tasks come with the classification of your AI systems: what has to be clarified, and "
            "duties that begin soon. Press Ctrl+N for a task of your own."
        ),
    ),
    EntityKind.INCIDENT: (
        N_("No incidents"),
        N_(
            "Write down here when an AI system did harm or nearly did. The program "
            "shows whom the AI Act and the GDPR want to be told, and until when; it "
            "does not check other duties. Press Ctrl+N."
        ),
    ),
    EntityKind.TRAINING: (
        N_("No trainings yet"),
        N_(
            "Your company has to take measures that help those who work with AI to "
            "build AI literacy (Art. 4 AI Act). Write down who learned what, and "
            "when. Press Ctrl+N."
        ),
    ),
    EntityKind.INQUIRY: (
        N_("Nobody has been asked yet"),
        N_(
            "Ask each department which AI it uses, and suppliers about their systems. Write down "
            "here whom you asked, when, and what came back. Press Ctrl+N."
        ),
    ),
    EntityKind.PRACTICE: (
        N_("No good practices yet"),
        N_(
            "Write down what worked well, so that others in your company can do it, too. You "
            "decide for each whether the alliance may read it. Press Ctrl+N."
        ),
    ),
    EntityKind.REVIEW: (
        N_("No reviews yet"),
        N_(
            "A review looks at one AI system or risk and ends with an outcome: in "
            "order, in order with conditions, or returned for rework."
        ),
    ),
    EntityKind.FINDING: (
        N_("No findings"),
        N_(
            "Findings come from reviews, audits, incidents and complaints: what is not as it "
            "should be, and what is done about it. Press Ctrl+N."
        ),
    ),
    EntityKind.ACCEPTANCE: (
        N_("No risk accepted yet"),
        N_(
            "What remains of a risk is accepted on the page of the risk: by whom, why, and until "
            "when. Open a risk."
        ),
    ),
    EntityKind.OBLIGATION: (
        N_("No obligations yet"),
        N_(
            "Obligations follow from the classification. Classify your AI systems, and "
            "you see here what the law asks for."
        ),
    ),
}
_NOTHING = (N_("Nothing here yet"), N_("Press Ctrl+N to add the first entry."))
_LEADS: Mapping[EntityKind, str] = {
    EntityKind.SYSTEM: N_("Tick what you use"),
    EntityKind.OBLIGATION: N_("Classify AI systems"),
    EntityKind.ACCEPTANCE: N_("To the risks"),
    EntityKind.REVIEW: N_("To the AI systems"),
}
"""What leads to the page from which entries of a kind come, beside adding one here."""


class EmptyNotice(StateNotice):
    """A title, a sentence that says what to do, and buttons to do it; the first is the main one.

    ``new_wanted`` asks for a new entry, ``ticking_wanted`` for the page from which entries of
    this kind come, ``reading_wanted`` for a list to read in.
    """

    clear_wanted = Signal()
    new_wanted = Signal()
    ticking_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__("empty_notice", parent)
        self._texts = _NOTHING
        self._asked: Mapping[str, str] = {}
        self._clearing = N_("Clear filters")
        self._kind: EntityKind | None = None
        self._may_add, self._may_tick, self._is_main = True, False, True
        self._clear = button("clear_filters_here")
        self._new = button("new_here")
        self._tick = button("tick_here")
        self._read = button("read_here")
        self._clear.clicked.connect(self.clear_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._tick.clicked.connect(self.ticking_wanted)
        self._read.clicked.connect(self.reading_wanted)
        self.add(self._clear, self._new, self._tick, self._read)
        self.retranslate(words)
        self.apply_theme(theme)

    def say_nothing_yet(self, kind: EntityKind) -> None:
        """Tell that the project has no such entries, and how to begin."""
        self._texts = _NOTHING_YET.get(kind, _NOTHING)
        self._kind = kind
        self._show_buttons()
        self.retranslate(self._words)

    def offer(self, *, new: bool, ticking: bool) -> None:
        """Say which ways to begin there are."""
        self._may_add, self._may_tick = new, ticking
        self._show_buttons()

    def be_main(self, *, is_main: bool) -> None:
        """Say whether beginning here is the main thing to do on the page."""
        self._is_main = is_main
        self._show_buttons()

    def say_nothing_found(self, search: str, columns: Sequence[str]) -> None:
        """Tell that the search and the filters of these columns leave nothing; offer to clear."""
        text = N_("No entry matches the search and the filters.")
        self._clearing = N_("Clear search") if search else N_("Clear filters")
        if search and columns:
            text = N_("No entry matches the search “{search}” and the filters: {columns}.")
            self._clearing = N_("Clear search and filters")
        elif search:
            text = N_("No entry matches the search “{search}”.")
        elif columns:
            text = N_("No entry matches the filters: {columns}.")
        self._texts = N_("Nothing found"), text
        self._asked = {"search": shortened(search), "columns": ", ".join(columns)}
        self._kind = None
        self._show_buttons()
        self.retranslate(self._words)

    def retranslate(self, words: Words) -> None:
        """Show the texts in this language."""
        self._words = words
        kind = self._kind or EntityKind.SYSTEM
        title, text = self._texts
        self.say(words(title), words.filled(text, **self._asked))
        self._clear.setText(words(self._clearing))
        self._new.setText(unmarked(words(NEW.get(kind, N_("New entry")))))
        self._tick.setText(words(_LEADS.get(kind, _LEADS[EntityKind.SYSTEM])))
        self._read.setText(words(N_("Read in an Excel list…")))

    def _show_buttons(self) -> None:
        is_empty = self._kind is not None
        may_tick = self._may_add and self._may_tick
        leads = self._kind in _LEADS and (may_tick or self._kind is not EntityKind.SYSTEM)
        self._clear.setVisible(not is_empty)
        ways = (
            (self._new, is_empty and self._may_add),
            (self._tick, leads),
            (self._read, is_empty and self._may_add),
        )
        is_main = self._is_main
        for part, is_offered in ways:
            part.setVisible(is_offered)
            set_property(part, "role", "primary" if is_offered and is_main else "")
            is_main = is_main and not is_offered

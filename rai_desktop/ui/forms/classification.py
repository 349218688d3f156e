"""The classification of a system in its form: labels, roles, status, day, and the way there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.changed_facts import changed_facts
from rai_desktop.services.law.statuses import classification_of, status_today
from rai_desktop.services.law.words import label_words, ordered, role_words
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.legal_chips import chips
from rai_desktop.ui.parts.widgets import button, label, let_go, show_icon
from rai_desktop.ui.theme import Theme

_MOST_NAMED = 5


class ClassificationPanel(CardPanel):
    """``classify_wanted`` asks for the wizard."""

    classify_wanted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("classification", "classification_card", project, labels, theme)
        self._chips: QWidget | None = None
        self._title = label("classification_title", "field", wraps=True)
        self._status = label("classification_status", "", wraps=True)
        self._more = label("classification_more", "muted", wraps=True)
        self._open = button("classification_open")
        self._build()
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self._open, "classify", theme)
        self._show()

    def _build(self) -> None:
        for part in (self._title, self._status, self._more):
            self._column.addWidget(part)
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._open.clicked.connect(self.classify_wanted)

    @override
    def _show(self) -> None:
        self.setVisible(self._uid is not None)
        if self._uid is None:
            return
        words = self._labels.words
        found = classification_of(self._project, self._uid)
        self._title.setText(words(N_("Classification (AI Act)")))
        status = ClassificationStatus.OPEN
        if found is not None:
            status = status_today(self._project, self._labels.catalogue, self._uid)
        self._open.setText(words(N_("Classify…") if found is None else N_("Look at it…")))
        self._status.setText(self._told(found, status))
        more = self._further(found, status)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._show_chips(found)

    def _show_chips(self, found: Classification | None) -> None:
        if self._chips is not None:
            let_go(self._chips)
            self._chips = None
        codes = ordered(found.labels) if found is not None else []
        if codes:
            self._chips = chips(
                "classification_labels", codes, self._labels, self._theme, is_open=False
            )
            self._column.insertWidget(1, self._chips)

    def _told(self, found: Classification | None, status: ClassificationStatus) -> str:
        words = self._labels.words
        if found is None:
            return words(N_("Not classified yet."))
        told = words.filled(N_("Status: {status}"), status=self._labels.code(status))
        if found.decided_on is not None:
            who = self._project.name(found.decided_by) or words(N_("nobody named"))
            told = words.filled(
                N_("{told}, decided by {who} on {day}"),
                told=told,
                who=who,
                day=words.day(found.decided_on),
            )
        elif found.judged_on is not None:
            told = words.filled(
                N_("{told}, classified on {day}"), told=told, day=words.day(found.judged_on)
            )
        return told

    def _further(self, found: Classification | None, status: ClassificationStatus) -> str:
        if found is None or self._uid is None:
            return ""
        words, lines = self._labels.words, []
        roles = role_words(self._labels, found.roles)
        if roles:
            lines.append(words.filled(N_("Your role: {roles}"), roles=roles))
        if found.open_labels:
            named = label_words(self._labels, found.open_labels)
            lines.append(words.filled(N_("Possible: {labels}"), labels=named))
        if status is ClassificationStatus.OUTDATED:
            facts = changed_facts(self._project, self._labels, self._uid)
            named = "; ".join(facts[:_MOST_NAMED]) or words(N_("the rules or the company"))
            lines.append(words.filled(N_("Changed since then: {facts}"), facts=named))
        return "\n".join(lines)

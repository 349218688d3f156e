"""Whom the law wants to be told of an incident, in its form, each with a button that says so."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.reporting import Reporting, known_time, reportings
from rai_desktop.services.law.words import mark_text
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.entity_panel import EntityPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import button, frame, label, let_go
from rai_desktop.ui.theme import Theme

_DAY_HOURS = 24


class IncidentPanel(EntityPanel):
    """A card for each body to be told; ``failed`` says why a day was not stored."""

    failed = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("incident_deadlines", project, labels, theme)
        self._cards: list[QWidget] = []
        self._title = label("incident_deadlines_title", "field", wraps=True)
        self._note = label("incident_deadlines_note", "muted", wraps=True)
        self._caveats = label("incident_deadlines_caveats", "muted", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._note)
        self._column.addWidget(self._caveats)
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._column.setSpacing(theme.em(0.6))
        self._show()

    def _show(self) -> None:
        for card in self._cards:
            let_go(card)
        self._cards = []
        incident = self._project.store.entity(self._uid) if self._uid else None
        self.setVisible(isinstance(incident, Incident))
        if not isinstance(incident, Incident):
            return
        words = self._labels.words
        found = reportings(self._project, self._labels.catalogue, incident)
        self._title.setText(words(N_("Who has to be told?")))
        self._note.setText(words(self._noted(incident, found)))
        self._note.setVisible(bool(self._note.text()))
        general = self._labels.catalogue.law().deadline_notes
        self._caveats.setText("\n".join(words.pick(note) for note in general))
        for each in found:
            card = self._made_card(incident, each)
            self._cards.append(card)
            self._column.insertWidget(self._column.indexOf(self._caveats), card)

    def _noted(self, incident: Incident, found: list[Reporting]) -> str:
        if found and incident.known_on is None:
            return N_("Say since when the incident is known: deadlines run from then.")
        if not found:
            return N_(
                "By what you entered, the program finds no reporting deadline among "
                "those that it checks. Harm, what happened to personal data and how "
                "the AI system is classified decide it."
            )
        return ""

    def _made_card(self, incident: Incident, each: Reporting) -> QWidget:
        words, em, rule = self._labels.words, self._theme.em, each.rule
        card = frame(f"deadline_{rule.id}", "value")
        column = QVBoxLayout(card)
        column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        column.setSpacing(em(0.35))
        parts = [
            ("title", "field", words.pick(rule.title)),
            ("state", self._role(each), self._state(incident, each)),
            ("text", "", words.pick(rule.text)),
            ("caveats", "muted", words.pick(rule.note) if rule.note else ""),
            ("law", "muted", self._law(each)),
        ]
        for name, role, text in parts:
            shown = label(f"deadline_{name}", role, wraps=True)
            shown.setText(text)
            shown.setVisible(bool(text))
            column.addWidget(shown)
        if each.told_on is None and not self._project.store.read_only:
            told = button("told_today")
            told.setText(words(N_("Told today")))
            told.clicked.connect(lambda: self._on_told(rule.told_by))
            column.addWidget(told, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _role(self, each: Reporting) -> str:
        return "hint" if each.is_overdue(self._project.clock.today()) else ""

    def _state(self, incident: Incident, each: Reporting) -> str:
        words = self._labels.words
        if each.told_on is not None:
            return words.filled(N_("Told on {day}"), day=words.day(each.told_on))
        if each.due is None:
            return ""
        if not each.rule.hours:
            return words(N_("At once"))
        moment = self._moment(incident, each.due, each.rule.hours)
        if each.is_overdue(self._project.clock.today()):
            return words.filled(N_("Overdue since {moment}"), moment=moment)
        return words.filled(N_("Until {moment}"), moment=moment)

    def _moment(self, incident: Incident, due: datetime, hours: int) -> str:
        day = self._labels.words.day(due.date())
        has_time = bool(incident.known_at) and known_time(incident) != due.min.time()
        is_short = hours <= 3 * _DAY_HOURS
        return f"{day}, {due:%H:%M}" if is_short and has_time else day

    def _law(self, each: Reporting) -> str:
        words = self._labels.words
        parts = [self._labels.cited(each.rule.reference), mark_text(words, each.rule.mark)]
        if not each.is_certain:
            parts.append(words(N_("Only if open facts lead to it")))
        return " · ".join(filter(None, parts))

    def _on_told(self, key: str) -> None:
        if self._uid is None:
            return
        try:
            self._project.edit(self._uid, {key: self._project.clock.today()})
        except UserError as error:
            self.failed.emit(error)

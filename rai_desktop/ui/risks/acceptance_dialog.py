"""Accepting a risk: what the method asks for, and who, why and until when."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptance_words import body_word, needs_lines
from rai_desktop.services.risks.accepting import Wish, accept_risk, faults, situation
from rai_desktop.ui.forms.filling import FillingDialog
from rai_desktop.ui.parts.widgets import label, unmarked
from rai_desktop.ui.theme import Theme

_FIELDS = ("accepted_by", "second_person", "reason", "conditions", "expires_on")


class AcceptanceDialog(FillingDialog):
    """Fields and a tick for each body to be asked; what the method refuses is said at once."""

    def __init__(
        self, parent: QWidget, project: OpenProject, labels: Labels, theme: Theme, uid: Uid
    ) -> None:
        super().__init__(parent, project, labels, theme, "accept_risk")
        self._uid = uid
        self._now = situation(project, labels.catalogue, uid)
        self.asked: dict[str, QCheckBox] = {}
        words = labels.words
        named = f"{project.number(self._now.risk)} {self._now.risk.title}"
        self.offer(
            words.filled(N_("Accept: {risk}"), risk=named), words(N_("Accept")), self._accept
        )
        self._tell_needs()
        self.add_rows(EntityKind.ACCEPTANCE, _FIELDS[:2])
        self._add_asked()
        self.add_rows(EntityKind.ACCEPTANCE, _FIELDS[2:])
        self.column.addStretch(1)
        self._begin()
        self.resize(theme.em(44), theme.em(46))

    def _tell_needs(self) -> None:
        levels, words = self._now.levels, self.labels.words
        unrated = words(N_("not rated"))
        told = words.filled(
            N_("Risk level today: {persons} for people, {business} for the business."),
            persons=self.labels.code(levels.persons) if levels.persons else unrated,
            business=self.labels.code(levels.business) if levels.business else unrated,
        )
        self.column.addWidget(_text("accept_level", "", told))
        lines = "\n".join(needs_lines(self.labels, self._now))
        if lines:
            self.column.addWidget(_text("accept_needs", "muted", lines))

    def _add_asked(self) -> None:
        needs, words = self._now.needs, self.labels.words
        asked = needs.asked if needs is not None and self._now.is_possible else ()
        if asked:
            title = words(N_("Who was asked?"))
            self.column.addWidget(_text("accept_asked_title", "field", title))
        for one in asked:
            tick = QCheckBox(unmarked(body_word(self.labels, one.body)))
            tick.setObjectName(f"asked_{one.body}")
            self.asked[one.body] = tick
            self.column.addWidget(tick)

    def _begin(self) -> None:
        """Propose the last possible day, and the person who works here."""
        if self.project.author and self.project.store.entity(Uid(self.project.author)):
            self.show_value("accepted_by", self.project.author)
        if self._now.last_day is not None:
            self.show_value("expires_on", self._now.last_day)
        if not self._now.is_possible:
            self._say_faults()
            self.accept_button.setEnabled(False)

    def _say_faults(self) -> bool:
        """Say all that is missing; return whether anything is."""
        found = faults(self.project, self.labels.method(), self._now, self._wish())
        self.show_faults(found)
        return bool(found)

    def _wish(self) -> Wish:
        expires = self.values.get("expires_on")
        return Wish(
            accepted_by=_uid(self.values.get("accepted_by")),
            second_person=_uid(self.values.get("second_person")),
            expires_on=expires if isinstance(expires, date) else None,
            reason=str(self.values.get("reason") or ""),
            conditions=str(self.values.get("conditions") or ""),
            consulted=tuple(sorted(code for code, t in self.asked.items() if t.isChecked())),
        )

    def _accept(self) -> bool:
        if self._say_faults():
            return False
        accept_risk(self.project, self.labels.catalogue, self._uid, self._wish())
        return True


def _uid(value: Value) -> Uid | None:
    return Uid(str(value)) if value else None


def _text(name: str, role: str, text: str) -> QWidget:
    made = label(name, role, wraps=True)
    made.setText(text)
    return made

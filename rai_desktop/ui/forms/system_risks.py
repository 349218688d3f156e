"""What the risks of a system come to, in its form: highest levels, accumulations, a judgement."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.calculation import CalculationTeller
from rai_desktop.services.risks.system_risks import (
    RisksTogether,
    accumulation_text,
    needs_judgement,
    system_risks,
)
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon, show_pixmap, unmarked
from rai_desktop.ui.theme import Theme

JUDGEMENT = "overall_risk"
"""The field in which all that remains is judged."""


class SystemRisksPanel(CardPanel):
    """``judgement_wanted`` asks for the field in which all that remains is judged."""

    judgement_wanted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("system_risks", "system_risks_card", project, labels, theme)
        self._title = label("system_risks_title", "field", wraps=True)
        self._levels = label("system_risks_levels", "", wraps=True)
        self._sign: QLabel = label("sign")
        self._signs = label("system_risks_signs", "", wraps=True)
        self._judge = ShortButton("system_risks_judge")
        self._build()
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self._judge, "edit", theme, "accent")
        show_pixmap(self._sign, picture("warn", theme, "warn", 1.2, self.devicePixelRatioF()))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._signs, 1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._levels)
        self._column.addLayout(row)
        self._column.addWidget(self._judge, 0, Qt.AlignmentFlag.AlignLeft)
        self._judge.clicked.connect(self.judgement_wanted)

    @override
    def _show(self) -> None:
        system = self._project.store.entity(self._uid) if self._uid else None
        if not isinstance(system, AiSystem):
            self.hide()
            return
        words = self._labels.words
        day = self._project.clock.today()
        assessment = Assessment(self._project, self._labels.method(), day)
        library = library_of(self._project, self._labels.catalogue)
        found = system_risks(assessment, system, library)
        asks = needs_judgement(self._project, assessment, system, found)
        self.setVisible(bool(found.risks) or asks)
        self._title.setText(words(N_("Risks of this system together")))
        self._levels.setText("\n".join(self._lines(found)))
        self._levels.setVisible(bool(found.risks))
        signs = [accumulation_text(self._labels, sign) for sign in found.accumulated]
        if asks:
            signs.append(words(N_("The overall residual risk has to be assessed in words.")))
        self._signs.setText("\n".join(signs))
        for part in (self._sign, self._signs):
            part.setVisible(bool(signs))
        self._judge.setText(unmarked(words(N_("Assess the overall residual risk"))))
        self._judge.setVisible(asks and not self._project.store.read_only)

    def _lines(self, found: RisksTogether) -> Iterator[str]:
        words = self._labels.words
        teller = CalculationTeller(self._project, self._labels)
        states = ((N_("Today"), found.current), (N_("Target"), found.target))
        for state, levels in states:
            told = teller.levels(levels)
            if told:
                yield words.filled(N_("{state} – {levels}"), state=words(state), levels=told)
        yield words.filled(N_("Open risks: {counts}"), counts=", ".join(self._counts(found)))

    def _counts(self, found: RisksTogether) -> Iterator[str]:
        for level in (*reversed(RiskLevel), None):
            if found.counts.get(level):
                word = self._labels.code(level) or self._labels.words(N_("Not rated"))
                yield f"{found.counts[level]} × {word}"

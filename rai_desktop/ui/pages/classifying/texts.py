"""Small columns of texts for the result of a classification."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.pages.classifying.chips import LegalChip
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.theme import Theme

Shown = tuple[str, str]
"""Role and text of a label."""


def text(name: str, role: str, shown: str) -> QWidget:
    """Return a label that wraps and asks for no more height than its width needs."""
    made = label(name, role, wraps=True)
    made.setMinimumSize(1, 1)
    made.setText(shown)
    return made


def column_of(name: str, rows: Sequence[Shown], theme: Theme, *, role: str = "") -> QWidget:
    """Return texts one below the other, on a surface when ``role`` names one."""
    made = frame(name, role) if role else QWidget()
    made.setObjectName(name)
    column = QVBoxLayout(made)
    em = theme.em
    side = em(0.9) if role else 0
    column.setContentsMargins(side, em(0.6) if role else 0, side, em(0.6) if role else 0)
    column.setSpacing(em(0.3))
    for place, (kind, shown) in enumerate(rows):
        column.addWidget(text(f"{name}_{place}", kind, shown))
    return made


def chips(
    name: str, codes: Sequence[LegalLabel], labels: Labels, theme: Theme, *, is_open: bool
) -> QWidget:
    """Return the chips of labels side by side; possible ones say so."""
    area = QWidget()
    area.setObjectName(name)
    flow = FlowLayout(area, gap=theme.em(0.5))
    for code in codes:
        word = labels.code(code)
        if is_open:
            word = labels.words.filled(N_("possible: {label}"), label=word)
        flow.addWidget(LegalChip(code, word, theme, is_open=is_open))
    return area

"""Why a requirement applies, what proves it, and where else its answer counts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.requirements import RequirementRules, RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.glossary import explained
from rai_desktop.services.law.words import grade_text
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.requirements.details import Why, counted_for, proofs, reasons
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class WhyPanel(QWidget):
    """Titled paragraphs, as many as there is something to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("requirement_why")
        self._column = QVBoxLayout(self)
        self._titles = {key: label(f"{key}_title", "field") for key in _TITLES}
        self._texts = {key: label(f"{key}_text", "muted", wraps=True) for key in _TITLES}
        for key in _TITLES:
            self._column.addWidget(self._titles[key])
            self._column.addWidget(self._texts[key])
        self.apply_theme(theme)

    def show_score(
        self,
        words: Words,
        catalogue: Catalogue,
        rules: RequirementRules,
        score: RequirementScore,
        day: date,
    ) -> None:
        """Show what is known about a requirement."""
        found = {
            "why": _why_lines(words, catalogue, score, day),
            "proof": [f"• {text}" for text in proofs(words, score.rule)],
            "counts": counted_for(words, rules, score.rule),
            "words": _word_lines(words, catalogue, score),
        }
        for key, lines in found.items():
            self._titles[key].setText(words(_TITLES[key]))
            self._texts[key].setText("\n".join(lines))
            for part in (self._titles[key], self._texts[key]):
                part.setVisible(bool(lines))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.3))


_TITLES = {
    "why": N_("Why it applies"),
    "proof": N_("What proves it"),
    "counts": N_("Counts for"),
    "words": N_("Words explained"),
}


def _word_lines(words: Words, catalogue: Catalogue, score: RequirementScore) -> list[str]:
    """Return what the words of the law mean that the requirement uses."""
    said = (score.rule.title, score.rule.statement)
    text = " ".join(words.pick(each) for each in said)
    return [f"• {line}" for line in explained(text, words, catalogue)]


def _why_lines(
    words: Words, catalogue: Catalogue, score: RequirementScore, day: date
) -> Sequence[str]:
    lines = [_line(one) for one in reasons(words, catalogue, score, day)]
    note = words.pick(score.rule.note) if score.rule.note else ""
    return [*lines, *(text for text in (note, grade_text(words, score.rule.mark)) if text)]


def _line(why: Why) -> str:
    head = ": ".join(part for part in (why.binding, why.places) if part)
    return f"• {head}. {why.remark}" if why.remark else f"• {head}"

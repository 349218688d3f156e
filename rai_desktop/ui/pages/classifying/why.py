"""Why something is asked: the explanation, an example, the source and how sure it is."""

from PySide6.QtWidgets import QVBoxLayout

from rai_desktop.domain.law import QuestionRule
from rai_desktop.domain.texts import N_
from rai_desktop.services.glossary import explained
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.words import doubt_text
from rai_desktop.ui.pages.classifying.texts import text as shown_text
from rai_desktop.ui.parts.widgets import frame
from rai_desktop.ui.theme import Theme


def why_texts(question: QuestionRule, labels: Labels) -> list[str]:
    """Return what is known about why a question is asked, one paragraph each."""
    words = labels.words
    texts = [words.pick(question.text)] if question.statement else []
    if question.help:
        texts.append(words.pick(question.help))
    if question.example:
        text = N_("Example: {example}")
        texts.append(words.filled(text, example=words.pick(question.example)))
    texts += explained(" ".join((asked_text(question, labels), *texts)), words, labels.catalogue)
    texts.append(source_text(question.reference, question.mark, labels))
    return texts


def asked_text(question: QuestionRule, labels: Labels) -> str:
    """Return what is asked, as a statement to be ticked where there is one."""
    return labels.words.pick(question.statement or question.text)


def source_text(references: tuple[str, ...], mark: str, labels: Labels) -> str:
    """Return where something stands in the law, and whether that is still to be checked."""
    words = labels.words
    cited = labels.cited(references) or words(N_("our own sorting"))
    told = words.filled(N_("Source: {source}"), source=cited)
    remark = doubt_text(words, mark) if references else ""
    return " · ".join(part for part in (told, remark) if part)


class WhyBox:
    """A quiet box with the paragraphs of ``why_texts``."""

    def __init__(self, question: QuestionRule, labels: Labels, theme: Theme) -> None:
        self.widget = frame(f"why_{question.id}", "value")
        column = QVBoxLayout(self.widget)
        em = theme.em
        column.setContentsMargins(em(0.9), em(0.6), em(0.9), em(0.6))
        column.setSpacing(em(0.35))
        texts = why_texts(question, labels)
        for place, text in enumerate(texts):
            role = "muted" if place == len(texts) - 1 else ""
            column.addWidget(shown_text(f"why_text_{place}", role, text))
        self.widget.setAccessibleName("\n".join(texts))

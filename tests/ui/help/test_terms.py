"""Words of the law are explained in the wizard, behind the question mark."""

from rai_desktop.catalogue.content import Content
from rai_desktop.services.labels import Labels
from rai_desktop.ui.pages.classifying.why import asked_text, why_texts
from rai_desktop.words import words_for


def test_why_something_is_asked_also_says_what_its_words_mean():
    labels = Labels(words_for("de"), Content())
    question = labels.law().rules.by_question["D-c"]
    texts = why_texts(question, labels)
    assert "Social Scoring" in asked_text(question, labels)
    (explained,) = [text for text in texts if text.startswith("Social Scoring: ")]
    assert texts.index(explained) == len(texts) - 2
    assert texts[-1].startswith("Quelle: ")

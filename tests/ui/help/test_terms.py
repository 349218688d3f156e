"""Words of the law are explained in the wizard: behind the question mark, and by a tip."""

from rai_desktop.ui.pages.classifying.why import asked_text, why_texts


def test_why_something_is_asked_also_says_what_its_words_mean(window):
    labels = window._session.labels("de")
    questions = {rule.id: rule for rule in labels.law().rules.questions}
    texts = why_texts(questions["D-c"], labels)
    assert "Social Scoring" in asked_text(questions["D-c"], labels)
    (explained,) = [text for text in texts if text.startswith("Social Scoring: ")]
    assert texts.index(explained) == len(texts) - 2
    assert texts[-1].startswith("Quelle: ")

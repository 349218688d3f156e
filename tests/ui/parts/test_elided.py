"""Labels that shorten what they show."""

from rai_desktop.ui.parts.elided import ElidedLabel


def width_of(made, text):
    return made.fontMetrics().horizontalAdvance(text)


def test_a_short_form_is_shown_whole_or_not_at_all(qtbot):
    made = ElidedLabel("place")
    qtbot.addWidget(made)
    made.show_text("1 of 2,000", "1/2,000")
    assert made.fitting(width_of(made, "1 of 2,000")) == "1 of 2,000"
    assert made.fitting(width_of(made, "1/2,000")) == "1/2,000"
    assert made.fitting(width_of(made, "1/2,000") - 1) == ""
    assert made.accessibleName() == "1 of 2,000"


def test_without_a_short_form_the_end_is_cut_off_visibly(qtbot):
    made = ElidedLabel("name")
    qtbot.addWidget(made)
    made.show_text("A very long name")
    assert made.fitting(width_of(made, "A very")).endswith("…")

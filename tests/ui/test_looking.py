import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tests.pictures.index import write_index
from tests.pictures.taking import Finding, looks_of
from tests.ui.looking import overlapping, shortened_buttons


@pytest.fixture
def board(qtbot):
    """A shown board with a button above a row of two."""
    made = QWidget()
    outer, row = QVBoxLayout(made), QHBoxLayout()
    made.buttons = [QPushButton(name, objectName=name) for name in ("top", "left", "right")]
    outer.addWidget(made.buttons[0])
    outer.addLayout(row)
    for button in made.buttons[1:]:
        row.addWidget(button)
    qtbot.addWidget(made)
    made.show()
    return made


def test_neighbours_beside_each_other_do_not_overlap(board):
    assert overlapping(board) == []


def test_a_neighbour_that_lies_on_another_is_told(board):
    top, left, right = board.buttons
    right.move(left.pos())
    assert overlapping(board) == ["left on right"]
    right.move(top.pos())
    assert "right on top" in overlapping(board)


def test_what_is_laid_over_on_purpose_does_not_overlap(board):
    badge = QPushButton("!", board)
    badge.show()
    badge.move(board.buttons[0].pos())
    assert overlapping(board) == []


def test_a_button_without_room_for_its_words_is_told(board):
    assert list(shortened_buttons(board)) == []
    board.buttons[0].setMaximumWidth(10)
    board.layout().activate()
    assert list(shortened_buttons(board)) == ["top"]


def test_looks_are_named_by_a_word_or_exactly():
    assert [look.name for look in looks_of("de-light", is_doubled=False)] == ["de-light"]
    names = {look.name for look in looks_of("dark", is_doubled=False)}
    assert names == {"de-dark", "en-dark", "de-dark-200", "en-dark-200"}
    assert len(looks_of("doubled", is_doubled=True)) == 3


def test_the_sheet_shows_every_picture_and_finding(tmp_path):
    pictures = [("20-page", "de-light", "20-page-de-light.png")]
    index = write_index(tmp_path, pictures, [Finding("de-light", "20-page", "cut off: <label>")])
    text = index.read_text("utf-8")
    assert "cut off: &lt;label&gt;" in text
    assert 'src="20-page-de-light.png"' in text

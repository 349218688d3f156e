"""What comes from the clipboard is cells, and never more than can be borne."""

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.services.pasting import read_block


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\nc\td\n", (("a", "b"), ("c", "d"))),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ('"two\nlines"\t"say ""yes"""\n', (("two\nlines", 'say "yes"'),)),
        ('"never closed\tb\nc\td', (('"never closed', "b"), ("c", "d"))),
        ('5" screen\tb', (('5" screen', "b"),)),
        ('"quoted" and more\tb', (('"quoted" and more', "b"),)),
        ("a\n\nb\n\n\n", (("a",), ("",), ("b",))),
        ("\tb", (("", "b"),)),
        ("<b>no tags</b>", (("<b>no tags</b>",),)),
    ],
)
def test_cells_come_as_a_spreadsheet_writes_them(text, rows):
    assert read_block(text).rows == rows


@pytest.mark.parametrize("text", ["", "\n\n", " \t \n"])
def test_a_clipboard_without_text_says_so(text):
    with pytest.raises(UsageError, match="no text on the clipboard"):
        read_block(text)


@pytest.mark.parametrize(
    "text",
    [
        "x\t" * 1_000_000,
        "\n".join(["x"] * 1_000_000),
        "\n".join(["x\t" * 99] * 2_000),
        "x" * 9_000_000,
        '"' * 8_000_001,
    ],
    ids=["wide", "long", "both", "one cell", "quotation marks"],
)
def test_too_many_cells_are_refused_with_what_to_do(text):
    with pytest.raises(UsageError, match="too large"):
        read_block(text)

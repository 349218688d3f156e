"""How the levels of the worst risks that moved went up and down, as curves."""

from rai_desktop.export.pdf import text_width
from rai_desktop.export.pdf_register.book import Book
from rai_desktop.services.pictures import level_curve

MOVEMENT = "risk_movement"

_SIZE = (365.0, 140.0)
_KEEP = 210.0


def curves_section(book: Book) -> None:
    """Write the curves, two side by side."""
    moved = book.register.movement
    if moved is None or not moved.curves:
        return
    document = book.document
    document.keep(_KEEP)
    document.heading(moved.curves_title, 2)
    for start in range(0, len(moved.curves), 2):
        pair = moved.curves[start : start + 2]
        document.pictures(
            [(name, level_curve(curve, text_width, size=_SIZE)) for name, curve in pair]
        )

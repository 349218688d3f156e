"""Pasting a block of cells into a list: what each cell means, what does not fit, one step."""

from rai_desktop.services.pasting.block import Block, read_block
from rai_desktop.services.pasting.filling import Filling, fill_down, filling
from rai_desktop.services.pasting.model import Onto, PastedCell, PastedRow, PasteTarget, RowState
from rai_desktop.services.pasting.pasting import Pasting
from rai_desktop.services.pasting.writing import write_pasted

__all__ = [
    "Block",
    "Filling",
    "Onto",
    "PasteTarget",
    "PastedCell",
    "PastedRow",
    "Pasting",
    "RowState",
    "fill_down",
    "filling",
    "read_block",
    "write_pasted",
]

"""Order in which a line's characters stand on paper, when some of them run from right to left.

Only what a name or a sentence in another script needs: every stretch of right-to-left characters
is turned round, numbers inside it and marks over letters keep together. The line as a whole runs
from left to right, and Arabic letters are not joined.
"""

import re

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRETCH = re.compile(rf"[{_RIGHT_TO_LEFT}]+(?:[\W\d_]*[{_RIGHT_TO_LEFT}]+)*")
_PIECE = re.compile(
    r"\d+(?:[.,:/]\d+)*|.[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f]*",
    re.DOTALL,
)
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def visual_order(line: str) -> str:
    """Return the characters of ``line`` in the order in which they are drawn."""
    if line.isascii() or not _STRETCH.search(line):
        return line
    return _STRETCH.sub(lambda found: _turned(found[0]), line)


def _turned(stretch: str) -> str:
    return "".join(reversed(_PIECE.findall(stretch))).translate(_MIRRORED)

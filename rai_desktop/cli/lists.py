"""Reading a foreign list as the command line and the window do: in a limited child."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from rai_desktop.cli.program import own_command
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.imports.limited import COMMAND, LimitedReading
from rai_desktop.imports.limits import USUAL_LIMITS
from rai_desktop.imports.reading import UNNAMED_COLUMN
from rai_desktop.services.jobs import Tell
from rai_desktop.services.tables import SourceDocument
from rai_desktop.words import Words

LIST_LIMITS = replace(USUAL_LIMITS, cell_characters=MAX_TEXT)


def read_list(
    path: Path,
    words: Words,
    *,
    headers: Mapping[str, int] | None = None,
    is_whole: bool = False,
    tell: Tell | None = None,
) -> SourceDocument:
    """Return the lists in ``path``; columns without a name get one in the language of ``words``.

    ``is_whole`` wants what an own workbook only tells, too.

    Raises:
        UserError: the file is refused, or asks for too much.
    """
    command = tuple(own_command(COMMAND))
    reading = LimitedReading(command=command, limits=LIST_LIMITS, tell=tell)
    return reading(path, unnamed=words(UNNAMED_COLUMN), headers=headers, is_whole=is_whole)

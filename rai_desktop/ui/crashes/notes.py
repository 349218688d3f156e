"""The last lines of the log for a report: their wording, never the values in them."""

import logging
from collections import deque
from datetime import UTC, datetime

MOST = 20
PACKAGE = "rai_desktop"


class NoteKeeper(logging.Handler):
    """Keeps the newest records of the program's own loggers, from warnings on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._lines: deque[str] = deque(maxlen=MOST)

    def lines(self) -> tuple[str, ...]:
        """Return what was kept, oldest first."""
        return tuple(self._lines)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the wording of a record as it stands in the program, without what fills it."""
        is_ours = record.name == PACKAGE or record.name.startswith(f"{PACKAGE}.")
        if is_ours and not record.name.startswith(f"{PACKAGE}.ui.crashes"):
            moment = datetime.fromtimestamp(record.created, UTC)
            wording = str(record.msg).partition("\n")[0]
            self._lines.append(f"{moment:%H:%M:%S} {record.levelname} {record.name}: {wording}")

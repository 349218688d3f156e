"""The year that the example company closed, before it went on with its requirements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.canonical import Plain
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Catalogue, Clock
from rai_desktop.services.project import OpenProject
from rai_desktop.services.years.closing import Closing, close_year
from rai_desktop.words import Words

_CLOSED_ON = (1, 30)


def close_example_year(
    project: OpenProject, catalogue: Catalogue, signed: Mapping[str, Plain], words: Words
) -> None:
    """Close last year as the project stands, as of a day in January; it cannot be undone."""
    usual, today = project.clock, project.clock.today()
    labels = Labels(words, catalogue)
    labels.keep(project)
    closing = Closing(
        year=today.year - 1,
        name=_text(words, signed["name"]),
        function=_text(words, signed["function"]),
    )
    project.clock = _OnDay(clock=usual, day=min(today, date(today.year, *_CLOSED_ON)))
    try:
        close_year(project, labels, closing, undoable=False)
    finally:
        project.clock = usual


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnDay:
    """Another day to judge by; steps keep the moment at which they are written."""

    clock: Clock
    day: date

    def today(self) -> date:
        """Return the other day."""
        return self.day

    def now(self) -> datetime:
        """Return the current moment."""
        return self.clock.now()


def _text(words: Words, plain: Plain) -> str:
    return words.pick({str(k): str(v) for k, v in plain.items()}) if isinstance(plain, dict) else ""

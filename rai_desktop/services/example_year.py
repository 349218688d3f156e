"""The year that the example company closed and reported, before it went on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.wanted_report import request_for
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Catalogue, Clock
from rai_desktop.services.project import OpenProject
from rai_desktop.services.yearly_report.sheet import FIGURE, report_settings
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


def answer_example_report(
    project: OpenProject, catalogue: Catalogue, answers: Mapping[str, Plain], words: Words
) -> None:
    """Answer the further questions of the report about last year; it cannot be undone."""
    wanted = request_for(catalogue.report_requests(), project.clock.today().year - 1)
    kept = {f"{FIGURE}{figure}": _answer(words, plain) for figure, plain in answers.items()}
    settings = report_settings(project, wanted, kept)
    project.commit(Action.REPORT, settings, title=str(wanted.year), undoable=False)


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


def _answer(words: Words, plain: Plain) -> Answer:
    """Return an answer as it is kept: codes as they are, texts in one language."""
    if isinstance(plain, list):
        return tuple(map(str, plain))
    return plain if isinstance(plain, str) else _text(words, plain)

"""The papers that can be written of a project; adding a document is adding an entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.history_extract import HISTORY, history_extract
from rai_desktop.services.papers.law_forms.building import law_form
from rai_desktop.services.papers.law_forms.kinds import LAW_FORMS
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.services.project import OpenProject
from rai_desktop.services.years.paper import NAME, PURPOSE, YEAR, year_paper

BuildPaper = Callable[[OpenProject, Labels, PaperRequest], Paper]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """A kind of paper: its name, what it is for, and what builds it.

    ``about`` is the kind of entry that one paper is about; ``None`` when it tells of the whole
    project. ``is_form`` papers are meant to be filled in, so a Word file is offered first.
    """

    key: str
    name: str
    purpose: str
    build: BuildPaper
    about: EntityKind | None = None
    is_form: bool = False


PAPERS = (
    PaperKind(
        key=HISTORY,
        name=N_("Extract of the history"),
        purpose=N_("Who changed what and when, with the fingerprint of each step."),
        build=history_extract,
    ),
    PaperKind(key=YEAR, name=NAME, purpose=PURPOSE, build=year_paper),
    *(
        PaperKind(
            key=form.key,
            name=form.name,
            purpose=form.purpose,
            build=partial(law_form, form.key),
            about=EntityKind.SYSTEM,
            is_form=True,
        )
        for form in LAW_FORMS
    ),
)


def paper_kind(key: str) -> PaperKind:
    """Return the kind of paper that ``key`` names.

    Raises:
        UsageError: there is none; the message names those that exist.
    """
    found = {kind.key: kind for kind in PAPERS}
    if key not in found:
        raise UsageError(
            N_("There is no document {name}. Possible: {names}."), name=key, names=", ".join(found)
        )
    return found[key]

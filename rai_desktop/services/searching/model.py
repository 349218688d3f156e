"""What is searched and what is found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.searching.shelf import Fit


class Sort(StrEnum):
    """Sorts of what can be found beside the entries of the project."""

    COMMAND = "command"
    HELP = "help"
    MANUAL = "manual"
    GLOSSARY = "glossary"
    LAW = "law"


SORT_TITLES: Mapping[Sort, str] = {
    Sort.COMMAND: N_("Commands"),
    Sort.HELP: N_("Help"),
    Sort.MANUAL: N_("Manual"),
    Sort.GLOSSARY: N_("Glossary"),
    Sort.LAW: N_("Law"),
}
"""What stands above what is found of a sort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Something to find that is no entry: by its ``title``, by ``names``, or by its text.

    ``names`` are what it is called otherwise, also in the other language; ``note`` says where it is
    or with which keys it is done; ``body`` is shown in place. ``hindrance`` says why it cannot be
    done now; it is empty when it can.
    """

    sort: Sort
    key: str
    title: str
    names: tuple[str, ...] = ()
    note: str = ""
    body: str = ""
    hindrance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found; ``marks`` are the letters of the title that fit.

    An entry has its ``uid``, anything else its ``article``.
    """

    fit: Fit
    sort: EntityKind | Sort
    title: str
    note: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    uid: Uid | None = None
    article: Article | None = None

"""What everything that reads one own export has to know."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rai_desktop.services.importing.roundtrip.base import BaseState
from rai_desktop.services.importing.wishes import ImportWish
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The project, the state that the file was written from, and what a person asked for.

    ``entries`` are the uids of all rows of the source.
    """

    project: OpenProject
    labels: Sequence[Labels]
    base: BaseState
    wish: ImportWish
    entries: Collection[str]

"""Cells that tell whether the last review of a system or risk still holds."""

from collections.abc import Iterable

from typing_extensions import override

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.known import Known
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing.codes import CodeSource
from rai_desktop.services.listing.columns import REVIEW_STATE
from rai_desktop.services.listing.sources import Source
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.standing import ReviewState, Standings
from rai_desktop.services.reviews.subjects import SUBJECTS, Subject


class ReviewStateSource(CodeSource):
    """What the last review of a row is worth; each row is judged once."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._standings = Standings(project)
        self._known = Known[Uid, ReviewState](self._state)
        super().__init__(lambda uid: self._known[uid], labels)

    @override
    def forget(self, uids: Iterable[Uid]) -> None:
        """Judge these rows again."""
        for uid in uids:
            self._known.pop(uid, None)

    def _state(self, uid: Uid) -> ReviewState:
        entity = self._project.store.entity(uid)
        if not isinstance(entity, Subject):
            return ReviewState.NEVER
        return self._standings.of(entity).state


def review_sources(project: OpenProject, kind: EntityKind, labels: Labels) -> dict[str, Source]:
    """Return where the column about reviews comes from, for kinds that are reviewed."""
    return {REVIEW_STATE: ReviewStateSource(project, labels)} if kind in SUBJECTS else {}

"""Cells that tell whether the last review of a system or risk still holds."""

from collections.abc import Iterable

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing.columns import REVIEW_STATE
from rai_desktop.services.listing.sources import SortKey, Source
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.standing import ReviewState, Standings
from rai_desktop.services.reviews.subjects import SUBJECTS, Subject
from rai_desktop.words.language import folded

_PLACES = {state: place for place, state in enumerate(ReviewState)}


class ReviewStateSource(Source):
    """What the last review of a row is worth; each row is judged once."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._standings = Standings(project)
        self._words = {state: labels.code(state) for state in ReviewState}
        self._folded = {state: folded(word) for state, word in self._words.items()}
        self._known: dict[Uid, ReviewState] = {}

    def value(self, uid: Uid) -> ReviewState:
        """Return the state."""
        if uid not in self._known:
            self._known[uid] = self._state(uid)
        return self._known[uid]

    def text(self, uid: Uid) -> str:
        """Return the word of the state."""
        return self._words[self.value(uid)]

    def folded(self, uid: Uid) -> str:
        """Return the word without case and accents."""
        return self._folded[self.value(uid)]

    def key(self, uid: Uid) -> SortKey | None:
        """Return the place in the order of states: what needs a review first."""
        return _PLACES[self.value(uid)]

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

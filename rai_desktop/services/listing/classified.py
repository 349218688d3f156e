"""Cells of the list of systems that tell the classification: labels, and how firm they are."""

from collections.abc import Iterable, Sequence

from typing_extensions import override

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.internal import AnswerSheet
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.services.known import Known
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.sheets import read_sheet, sheet_uid
from rai_desktop.services.law.statuses import (
    basis_by,
    basis_today,
    classification_of,
    classification_status,
    classified_systems,
)
from rai_desktop.services.listing.columns import NOT_CLASSIFIED
from rai_desktop.services.listing.sources import SortKey, Source
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

_ORDER = {str(label): place for place, label in enumerate(LegalLabel)}
MANY = 20
"""From this number of rows on it is quicker to read their answers together."""
_STATUSES = {status: place for place, status in enumerate(ClassificationStatus)}


class LabelsSource(Source):
    """The labels of a system, the heaviest first; none while nothing is recorded."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._words = {str(label): labels.code(label) for label in LegalLabel}
        self._missing = labels.words(NOT_CLASSIFIED)
        self._folded = Known(folded)
        self._known: dict[Uid, tuple[str, ...]] = {}

    def value(self, uid: Uid) -> tuple[str, ...]:
        """Return the codes of the labels."""
        if uid not in self._known:
            found = classification_of(self._project, uid)
            codes = found.labels if found is not None else ()
            self._known[uid] = tuple(sorted(codes, key=lambda code: _ORDER.get(code, 99)))
        return self._known[uid]

    def text(self, uid: Uid) -> str:
        """Return the labels in words, or that there are none yet."""
        named = "; ".join(self._words.get(code, code) for code in self.value(uid))
        return named or self._missing

    def folded(self, uid: Uid) -> str:
        """Return the words without case and accents."""
        return self._folded[self.text(uid)]

    def key(self, uid: Uid) -> SortKey | None:
        """Return the places in the order of labels."""
        return tuple(_ORDER.get(code, 99) for code in self.value(uid)) or None

    def forget(self, uids: Iterable[Uid]) -> None:
        """Look at these rows again."""
        for uid in uids:
            self._known.pop(uid, None)


class StatusSource(Source):
    """How firm the classification of a system is by the facts of today."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels
        self._words = {status: labels.code(status) for status in ClassificationStatus}
        self._known: dict[Uid, ClassificationStatus] = {}

    def value(self, uid: Uid) -> ClassificationStatus:
        """Return the status."""
        if uid not in self._known:
            self._known[uid] = self._status(uid)
        return self._known[uid]

    @override
    def values(self, uids: Sequence[Uid]) -> Iterable[ClassificationStatus]:
        missing = [uid for uid in uids if uid not in self._known]
        if len(missing) > MANY:
            self._judge_all(missing)
        return map(self.value, uids)

    def text(self, uid: Uid) -> str:
        """Return the word of the status."""
        return self._words[self.value(uid)]

    def folded(self, uid: Uid) -> str:
        """Return the word without case and accents."""
        return folded(self.text(uid))

    def key(self, uid: Uid) -> SortKey | None:
        """Return the place in the order of statuses."""
        return _STATUSES[self.value(uid)]

    def forget(self, uids: Iterable[Uid]) -> None:
        """Look at these rows again."""
        for uid in uids:
            self._known.pop(uid, None)

    def _judge_all(self, uids: Sequence[Uid]) -> None:
        """Find the status of many systems; their answers are read at once."""
        project, catalogue = self._project, self._labels.catalogue
        known = classified_systems(project)
        pack = catalogue.law().rules.pack if known else ""
        owners = {uid: sheet_uid(project.uid, pack, uid) for uid in uids if uid in known}
        sheets = project.store.extra_values_of(list(owners.values()))
        for uid in uids:
            found = known.get(uid)
            status = ClassificationStatus.OPEN
            if found is not None:
                answers = read_sheet(sheets.get(owners[uid], {}))
                status = classification_status(found, basis_by(project, catalogue, uid, answers))
            self._known[uid] = status

    def _status(self, uid: Uid) -> ClassificationStatus:
        found = classification_of(self._project, uid)
        if found is None or found.status in (None, ClassificationStatus.OPEN):
            return ClassificationStatus.OPEN
        return classification_status(found, basis_today(self._project, self._labels.catalogue, uid))


def concerned_systems(project: OpenProject, uids: Iterable[Uid]) -> set[Uid]:
    """Return the systems whose classification may look different after these entities changed."""
    found: set[Uid] = set()
    for uid in uids:
        entity = project.store.entity(uid)
        if isinstance(entity, Classification) and entity.system is not None:
            found.add(entity.system)
        elif isinstance(entity, AnswerSheet) and entity.subject is not None:
            found.add(entity.subject)
        elif isinstance(entity, Organisation):
            found.update(classified_systems(project))
    return found

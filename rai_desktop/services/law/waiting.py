"""Which systems wait to be classified, those first that may weigh most."""

from collections.abc import Iterator

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.services.law.statuses import classified_systems
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.template_entries import TemplateEntry

_ORDER = tuple(LegalLabel)
_UNKNOWN = _ORDER.index(LegalLabel.TRANSP)
"""A system that nobody knows anything about comes before those that look harmless."""


def live_systems(project: OpenProject) -> Iterator[AiSystem]:
    """Yield the systems that are not retired, in the order they were added."""
    for system in project.entities(EntityKind.SYSTEM):
        if isinstance(system, AiSystem) and system.is_live:
            yield system


def waiting_systems(project: OpenProject) -> list[AiSystem]:
    """Return the systems without a result, in the order they were added; not the retired ones."""
    known = classified_systems(project)
    return [system for system in live_systems(project) if system.uid not in known]


def next_to_classify(
    project: OpenProject, catalogue: Catalogue, *, after: Uid | None
) -> Uid | None:
    """Return the waiting system that may weigh most; ``None`` when all are classified.

    ``after`` is the one that somebody just looked at: it comes last.
    """
    weights = {template.id: _weight(template) for template in catalogue.templates()}
    ranked = min(
        waiting_systems(project),
        key=lambda system: (system.uid == after, weights.get(system.template, _UNKNOWN)),
        default=None,
    )
    return ranked.uid if ranked is not None else None


def _weight(template: TemplateEntry) -> int:
    """Return the place of the heaviest label that a typical system can have, also in a variant."""
    possible = {*template.labels, *(code for one in template.variants for code in one.labels)}
    return next((place for place, label in enumerate(_ORDER) if label in possible), _UNKNOWN)

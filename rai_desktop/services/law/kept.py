"""Obligations that today's packs do not have any more, read from packs kept in the project."""

from collections.abc import Iterator

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.internal import Pack
from rai_desktop.domain.law import ObligationRule
from rai_desktop.services.ports import Catalogue, PackContent
from rai_desktop.services.project import OpenProject


class KeptRules:
    """Finds a rule in the newest kept pack that has it; packs are read when they are needed."""

    def __init__(self, project: OpenProject, catalogue: Catalogue) -> None:
        self._project = project
        self._catalogue = catalogue

    def obligation(self, rule_id: str) -> ObligationRule | None:
        """Return the rule of an obligation as it was used, or ``None``."""
        for pack in self._packs():
            found = self._catalogue.kept_obligations(pack).get(rule_id)
            if found is not None:
                return found
        return None

    def _packs(self) -> Iterator[PackContent]:
        """Yield the kept packs, those that came last first; removed ones were used, too."""
        kept = tuple(self._project.store.entities(EntityKind.PACK).values())
        for pack in reversed(kept):
            if isinstance(pack, Pack):
                data = self._project.store.attachment(pack.sha256)
                if data is not None:
                    yield PackContent(
                        id=pack.pack_id,
                        version=pack.version,
                        sha256=pack.sha256,
                        title={},
                        data=data,
                    )

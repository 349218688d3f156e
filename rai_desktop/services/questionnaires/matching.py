"""Which system of the inventory a line means: the same product, for the same, in one department."""

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.fuzz import token_set_ratio

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.services.importing.model import same_name
from rai_desktop.services.importing.name_index import NameIndex
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.departments import department_key, departments_in
from rai_desktop.services.tables import SourceCell
from rai_desktop.words.language import folded

_MOST_ALIKE = 5
_SAME_PURPOSE = 80
"""How alike two sentences are that say the same in other words, of 100."""


class SystemMatcher:
    """Finds the systems that lines mean; a product is used by several for several things."""

    def __init__(self, project: OpenProject) -> None:
        self._named: defaultdict[str, list[AiSystem]] = defaultdict(list)
        self._index = NameIndex(EntityKind.SYSTEM)
        for system in project.entities(EntityKind.SYSTEM):
            if isinstance(system, AiSystem):
                self._named[same_name(system.name)].append(system)
                self._index.add(system.uid, system.name)

    def candidates(self, cells: Mapping[str, SourceCell]) -> tuple[Uid, ...]:
        """Return the systems that a line may mean: of the same name, then of one like it."""
        name = _text(cells, "name")
        named = [system.uid for system in self._named.get(same_name(name), ())]
        alike = [Uid(uid) for uid, _, _ in self._index.alike(name)]
        return tuple(dict.fromkeys([*named, *alike[:_MOST_ALIKE]]))

    def matches(self, lines: Mapping[int, Mapping[str, SourceCell]]) -> dict[int, Uid | None]:
        """Return for each line whose name is known which system it means, ``None`` for a new one.

        What one of both leaves open does not tell them apart; no system is meant twice.
        """
        found: dict[int, Uid | None] = {}
        taken: set[Uid] = set()
        for number, cells in lines.items():
            named = self._named.get(same_name(_text(cells, "name")))
            if not named:
                continue
            fitting = [s.uid for s in named if _fits(s, cells) and s.uid not in taken]
            found[number] = fitting[0] if fitting else None
            taken.update(fitting[:1])
        return found


def _fits(system: AiSystem, cells: Mapping[str, SourceCell]) -> bool:
    department, purpose = _text(cells, "department"), _text(cells, "purpose")
    own = {department_key(each) for each in departments_in(system.department)}
    named = {department_key(each) for each in departments_in(department)}
    if own and named and not own & named:
        return False
    if not system.purpose or not purpose:
        return True
    return token_set_ratio(folded(system.purpose), folded(purpose)) >= _SAME_PURPOSE


def _text(cells: Mapping[str, SourceCell], key: str) -> str:
    return cells[key].text if key in cells else ""

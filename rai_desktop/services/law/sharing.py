"""Which duties of the company other systems bring, by what was recorded about them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rai_desktop.domain.conditions import Facts, Truth, evaluate
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import ObligationRule
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.field_answers import organisation_with
from rai_desktop.services.law.sheets import Answered, answers_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject


class SharedDuties:
    """Tells which duties of the company stay because of systems that are not in ``without``.

    A system counts as it was recorded, a retired one not at all. Its answers are read only where
    labels, roles and traits leave a duty open, and systems alike are looked at once. The company
    counts as it will be with the settings ``fields``.
    """

    def __init__(
        self,
        project: OpenProject,
        catalogue: Catalogue,
        without: Collection[Uid],
        fields: Sequence[FieldSetting] = (),
    ) -> None:
        self._project = project
        self._catalogue = catalogue
        self._without = without
        self._organisation = organisation_with(project, fields)

    def has(self, rule_id: str) -> bool:
        """Return whether another system makes this duty, or may make it."""
        rule = self._catalogue.law().rules.by_obligation.get(rule_id)
        return rule is not None and self._is_brought(rule)

    def _is_brought(self, rule: ObligationRule) -> bool:
        known: dict[object, Truth] = {}
        doubtful: list[tuple[Classification, AiSystem]] = []
        for found, system in self._others():
            key = _key(found, system)
            if key not in known:
                known[key] = evaluate(rule.when, self._facts(found, system, {}))
            if known[key] is Truth.TRUE:
                return True
            if known[key] is Truth.UNKNOWN:
                doubtful.append((found, system))
        return any(self._may_bring(rule, found, system) for found, system in doubtful)

    def _may_bring(self, rule: ObligationRule, found: Classification, system: AiSystem) -> bool:
        answers = answers_of(self._project, self._catalogue.law().rules.pack, system.uid)
        return evaluate(rule.when, self._facts(found, system, answers)) is not Truth.FALSE

    def _facts(self, found: Classification, system: AiSystem, answers: Answered) -> Facts:
        facts = facts_about(
            self._catalogue,
            self._organisation,
            system,
            answers,
            self._project.clock.today(),
        )
        return replace(
            facts,
            labels=frozenset(found.labels),
            open_labels=frozenset(found.open_labels),
            roles=frozenset(found.roles),
            open_roles=frozenset(found.open_roles),
        )

    def _others(self) -> Iterator[tuple[Classification, AiSystem]]:
        entity = self._project.store.entity
        for found in self._project.entities(EntityKind.CLASSIFICATION):
            if isinstance(found, Classification) and self._is_other(found.system):
                system = entity(found.system) if found.system else None
                if isinstance(system, AiSystem) and system.is_live:
                    yield found, system

    def _is_other(self, system: Uid | None) -> bool:
        return system is not None and system not in self._without


def _key(found: Classification, system: AiSystem) -> object:
    recorded = (found.labels, found.open_labels, found.roles, found.open_roles)
    return (*recorded, system.traits, bool(system.template), system.people_data)

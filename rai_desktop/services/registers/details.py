"""Systems and risks as the printed register tells them."""

from collections.abc import Iterator, Mapping, Sequence

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.registry import KINDS, kind_of, value_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.rating import When
from rai_desktop.domain.texts import N_
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import (
    Fact,
    RatingDetail,
    RiskDetail,
    SystemDetail,
    Written,
)
from rai_desktop.services.registers.redaction import entry_shown, shown_value
from rai_desktop.services.risks.system_risks import accumulation_text, system_risks

_RATING_TITLES = {
    When.INHERENT: N_("Without measures"),
    When.CURRENT: N_("Today"),
    When.TARGET: N_("Target"),
}


def system_details(source: Source) -> Written[SystemDetail]:
    """Return each system of an export with its facts and its risks, highest level first."""
    systems = source.scope.entities(EntityKind.SYSTEM)
    writer, risks_of = DetailWriter(source), source.assessment.risks_of
    return Written(
        uids=tuple(system.uid for system in systems),
        inner=tuple(risk.uid for system in systems for risk in risks_of(system.uid)),
        write=writer.system,
    )


def unlinked_risks(source: Source) -> Written[RiskDetail]:
    """Return the risks of an export that belong to no system."""
    writer, links = DetailWriter(source), source.project.links
    alone = [
        risk
        for risk in source.scope.entities(EntityKind.RISK)
        if isinstance(risk, Risk) and not links.firsts(LinkRole.SYSTEM_RISK, risk.uid)
    ]
    uids = tuple(risk.uid for risk in source.assessment.by_level(alone))
    return Written(uids=uids, inner=(), write=writer.risk)


class DetailWriter:
    """Writes entities as facts; empty fields are left out."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._project = source.project
        self._labels = source.labels
        self._assessment = source.assessment
        self._left_out = source.left_out
        self._library = library_of(source.project, source.labels.catalogue)
        self._labelled: dict[EntityKind, list[tuple[FieldSpec, str]]] = {}

    def system(self, uid: Uid) -> SystemDetail:
        """Return a system with its level today, its facts and its risks."""
        system = self._project.entity(uid)
        assert isinstance(system, AiSystem)  # noqa: S101 - chosen by kind
        level = self._assessment.system_levels(system.uid).overall
        facts = self.facts(system)
        first = 1 if value_of(system, "purpose") else 0
        return SystemDetail(
            uid=system.uid,
            heading=self._heading(system),
            level=level,
            level_text=self.level_text(level),
            facts=(
                *facts[:first],
                *self.classification(uid),
                *facts[first:],
                *self.risks_together(system),
            ),
            risks=tuple(self.risk(risk.uid) for risk in self._assessment.risks_of(uid)),
        )

    def _heading(self, entity: Entity) -> str:
        return f"{self._project.number(entity)} {self._labels.title(entity)}".strip()

    def facts(self, entity: Entity) -> tuple[Fact, ...]:
        """Return label and text of each filled field; ratings are told apart."""
        return tuple(fact for _, fact in self._filled(entity))

    def grouped_facts(self, entity: Entity) -> Mapping[str, Sequence[Fact]]:
        """Return the same by the titles of their groups, in the order of the fields."""
        found: dict[str, list[Fact]] = {}
        for spec, fact in self._filled(entity):
            found.setdefault(self._labels.group(spec.group), []).append(fact)
        return found

    def _filled(self, entity: Entity) -> Iterator[tuple[FieldSpec, Fact]]:
        kind = kind_of(entity)
        if kind not in self._labelled:
            self._labelled[kind] = self._labelled_fields(kind)
        for spec, label in self._labelled[kind]:
            value = self._source.value(entity, spec)
            if is_empty(value):
                continue
            text = shown_value(self._project, self._labels, spec, value, self._left_out)
            if text:
                yield spec, Fact(label=label, text=text)

    def _labelled_fields(self, kind: EntityKind) -> list[tuple[FieldSpec, str]]:
        return [
            (spec, self._labels.field(spec))
            for spec in self._project.fields(kind)
            if spec.register
            and spec.key not in ("number", KINDS[kind].title)
            and spec.privacy not in self._left_out
            and spec.kind is not FieldKind.RATING
        ]

    def classification(self, system: Uid) -> Iterator[Fact]:
        """Yield what the system is under the AI Act, how firm that is, and who decided it."""
        words, shown = self._labels.words, self._source.classifications.of(system)
        text = self._source.classifications.text(system)
        yield Fact(label=words(N_("Classification (AI Act)")), text=text)
        found = shown.found
        if found is None:
            return
        if shown.status.is_decided:
            who = entry_shown(self._project, self._labels, found.decided_by, self._left_out)
            text = " · ".join(filter(None, (who, words.day(found.decided_on))))
            yield Fact(label=words(N_("Decided by")), text=text)
        if found.reason:
            yield Fact(label=words(N_("Reason of the decision")), text=found.reason)
        text = words.filled(
            N_("{day} · pack {pack} {version} · classified on {judged}"),
            day=words.day(found.state_of_law),
            pack=found.pack_id,
            version=found.pack_version,
            judged=words.day(found.judged_on),
        )
        yield Fact(label=words(N_("State of law")), text=text)

    def risks_together(self, system: AiSystem) -> Iterator[Fact]:
        """Yield the levels of today and of the target, and what several risks have in common."""
        words = self._labels.words
        found = system_risks(self._assessment, system, self._library)
        if not found.risks:
            return
        for title, levels in (
            (N_("Risks seen together, today"), found.current),
            (N_("Risks seen together, target"), found.target),
        ):
            text = words.filled(
                N_("for people: {persons} · for the business: {business}"),
                persons=self.level_text(levels.persons),
                business=self.level_text(levels.business),
            )
            yield Fact(label=words(title), text=text)
        signs = [accumulation_text(self._labels, sign) for sign in found.accumulated]
        if signs:
            yield Fact(label=words(N_("Accumulation")), text="\n".join(signs))

    def risk(self, uid: Uid) -> RiskDetail:
        """Return a risk with its ratings in words and its mitigations."""
        risk = self._project.entity(uid)
        assert isinstance(risk, Risk)  # noqa: S101 - chosen by kind
        level = self._assessment.levels(risk).overall
        mitigations = self._assessment.mitigations_of(risk.uid)
        return RiskDetail(
            uid=risk.uid,
            heading=self._heading(risk),
            level=level,
            level_text=self.level_text(level),
            ratings=self._ratings(risk),
            facts=self.facts(risk),
            mitigations=tuple(self._mitigation(m) for m in mitigations),
        )

    def level_text(self, level: RiskLevel | None) -> str:
        """Return a level in words."""
        words = self._labels.words
        return self._labels.code(level) if level else words(N_("Not rated"))

    def _ratings(self, risk: Risk) -> tuple[RatingDetail, ...]:
        ratings = [self._rating(risk, when) for when in _RATING_TITLES]
        rated = any(rating.persons or rating.business for rating in ratings)
        return tuple(ratings) if rated else ()

    def _rating(self, risk: Risk, when: When) -> RatingDetail:
        levels = self._assessment.levels(risk, when)
        return RatingDetail(
            title=self._labels.words(_RATING_TITLES[when]),
            persons=levels.persons,
            persons_text=self.level_text(levels.persons),
            business=levels.business,
            business_text=self.level_text(levels.business),
        )

    def _mitigation(self, mitigation: Mitigation) -> tuple[str, ...]:
        owner = entry_shown(self._project, self._labels, mitigation.owner, self._left_out)
        return (
            self._heading(mitigation),
            self._labels.code(mitigation.status),
            owner,
            self._labels.words.day(mitigation.due_on),
        )

"""The minimum requirements as use cases judge by them, compiled from the sections of packs."""

from collections.abc import Iterable
from typing import TypeVar

from rai_desktop.catalogue.packs import Pack
from rai_desktop.catalogue.schema.base import Entry
from rai_desktop.catalogue.schema.requirements import (
    Framework,
    Profile,
    Requirement,
    RequirementBinding,
    Theme,
)
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.requirements import (
    BindingKind,
    BindingRule,
    Cell,
    FrameworkRule,
    PointRule,
    ProfileRule,
    RequirementRule,
    RequirementRules,
    ThemeRule,
)

E = TypeVar("E", bound=Entry)


def requirement_rules(pack: Pack, others: Iterable[Pack] = ()) -> RequirementRules:
    """Return the requirements of ``pack``, with frameworks and themes of ``others``, too.

    Deprecated entries are left out.
    """
    packs = (pack, *others)
    return RequirementRules(
        pack=pack.info.id,
        version=pack.info.version,
        sha256=pack.info.sha256,
        state_of_law=pack.header.state_of_law,
        title=texts(pack.header.title),
        status=texts(pack.header.status),
        notes=tuple(texts(note.text) for note in pack.header.notes),
        profiles=tuple(_profile(one) for one in _of([pack], "profiles", Profile)),
        requirements=tuple(_requirement(one) for one in _of([pack], "requirements", Requirement)),
        frameworks=tuple(_framework(one) for one in _of(packs, "frameworks", Framework)),
        themes=tuple(_theme(one) for one in _of(packs, "crosswalk", Theme)),
        renamed=_renamed(pack),
    )


def _renamed(pack: Pack) -> dict[str, str]:
    """Return the ids that no longer exist, with those that took their place."""
    entries = pack.entries("requirements")
    replaced = {one.id: one.replaced_by for one in entries if one.deprecated and one.replaced_by}
    return {**replaced, **pack.header.renamed}


def _of(packs: Iterable[Pack], section: str, kind: type[E]) -> list[E]:
    entries = (entry for pack in packs for entry in pack.entries(section))
    return [entry for entry in entries if isinstance(entry, kind) and not entry.deprecated]


def _profile(profile: Profile) -> ProfileRule:
    return ProfileRule(id=profile.id, title=texts(profile.title), when=profile.when)


def _requirement(one: Requirement) -> RequirementRule:
    return RequirementRule(
        id=one.id,
        title=texts(one.title),
        statement=texts(one.statement),
        criterion=one.criterion,
        group=one.group,
        of_organisation="organisation" in one.subjects,
        of_system="system" in one.subjects,
        inherits=one.inherits,
        applies_when=one.applies_when,
        applies_to=texts(one.applies_to),
        bindings=tuple(_binding(binding) for binding in one.bindings),
        maturity=tuple(texts(level) for level in one.maturity),
        met_from=one.met_from,
        evidence=tuple(texts(text) for text in one.evidence),
        applicability={profile: Cell(need) for profile, need in one.applicability.items()},
        in_starter_set=one.in_starter_set,
        law=one.law,
        other_law=tuple(texts(text) for text in one.other_law),
        refs=one.refs,
        mark=one.mark or "",
        note=texts(one.note),
    )


def _binding(binding: RequirementBinding) -> BindingRule:
    return BindingRule(
        kind=BindingKind(binding.kind),
        when=binding.when,
        applies_from=binding.applies_from,
        text=texts(binding.text),
        reference=binding.reference,
    )


def _framework(framework: Framework) -> FrameworkRule:
    return FrameworkRule(
        id=framework.id,
        title=texts(framework.title),
        publisher=framework.publisher,
        url=framework.url or "",
        note=texts(framework.note),
        points=tuple(
            PointRule(id=point.id, title=texts(point.title), parent=point.parent or "")
            for point in framework.points
        ),
        mark=framework.mark or "",
    )


def _theme(theme: Theme) -> ThemeRule:
    return ThemeRule(
        id=theme.id,
        title=texts(theme.title),
        law=theme.law,
        requirements=theme.requirements,
        points=theme.points,
    )

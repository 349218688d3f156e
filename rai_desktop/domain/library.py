"""The library of typical risks, mitigations and tools as frozen data, compiled from packs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rai_desktop.domain.codes import (
    Criterion,
    EffectScope,
    Effort,
    MeasureKind,
    MeasureNature,
)
from rai_desktop.domain.conditions import Condition, Has, Subject, leaves
from rai_desktop.domain.rating import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRating:
    """A suggested rating without mitigations, each from 1 to 5."""

    likelihood: int
    persons: int
    business: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRisk:
    """A typical risk: whom it concerns when, how it is usually rated, and what helps against it.

    ``measures`` name the most useful first. A deprecated one is proposed no more.
    """

    id: str
    pack: str
    title: Texts
    description: Texts
    cause: Texts
    consequence: Texts
    criterion: Criterion
    affected: tuple[str, ...]
    lifecycle: tuple[str, ...]
    applies_when: Condition
    default: LibraryRating
    measures: tuple[str, ...]
    deprecated: bool = False

    @property
    def traits(self) -> frozenset[str]:
        """The traits of systems that call for it."""
        named = (leaf for leaf in leaves(self.applies_when) if isinstance(leaf, Has))
        return frozenset(
            code for leaf in named if leaf.subject is Subject.TRAIT for code in leaf.codes
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryMeasure:
    """A typical mitigation and its estimated effect in steps.

    ``owner`` is a code of the list of usual owners, ``evidence`` what can prove it; ``refs`` are
    the points of frameworks that it implements, by framework.
    """

    id: str
    pack: str
    title: Texts
    description: Texts
    criterion: Criterion
    kinds: tuple[MeasureKind, ...]
    nature: MeasureNature
    effort: Effort
    owner: str
    likelihood: int
    impact: int
    scope: EffectScope
    evidence: tuple[Texts, ...]
    refs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tools: tuple[str, ...] = ()
    deprecated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryTool:
    """An open-source tool that helps to put mitigations into practice; a hint, not part of us."""

    id: str
    name: str
    what: Texts
    users: tuple[str, ...]
    offline: bool
    licence: str = ""
    address: str = ""
    note: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All of it by id, in the order of the packs.

    ``ratings`` are those of the risks that a typical system has, by template and risk. ``clauses``
    say of a trait what a system with it does, as the end of "because the system …".
    """

    risks: Mapping[str, LibraryRisk]
    measures: Mapping[str, LibraryMeasure]
    tools: Mapping[str, LibraryTool]
    ratings: Mapping[str, Mapping[str, LibraryRating]]
    template_titles: Mapping[str, Texts]
    clauses: Mapping[str, Texts]

    def rating(self, risk: LibraryRisk, template: str) -> LibraryRating:
        """Return how ``risk`` is usually rated for a typical system; its own where none is."""
        return self.ratings.get(template, {}).get(risk.id, risk.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose work the packs build on, under which terms, and what was taken."""

    title: str
    publisher: str
    terms: Texts
    use: Texts

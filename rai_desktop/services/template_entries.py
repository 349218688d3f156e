"""Typical AI systems as packs describe them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateVariant:
    """A circumstance that changes what is proposed for a typical system."""

    when: Mapping[str, str]
    labels: tuple[str, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateEntry:
    """A typical AI system of a pack: what it is called, products of its kind, and what is known.

    A deprecated one is not offered any more; old systems still name it. ``labels`` are proposed for
    the usual case, with ``reasoning`` and ``basis``; ``variants`` are asked before.
    """

    id: str
    pack: str
    title: Mapping[str, str]
    examples: tuple[Mapping[str, str], ...]
    purpose: Mapping[str, str]
    traits: tuple[str, ...]
    deprecated: bool = False
    labels: tuple[str, ...] = ()
    reasoning: Mapping[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()
    variants: tuple[TemplateVariant, ...] = ()

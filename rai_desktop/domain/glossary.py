"""Words of the law and of the program, explained in plain language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """A word with its explanation, other words for it, and where the law says so."""

    id: str
    term: Mapping[str, str]
    text: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reference: tuple[str, ...] = ()

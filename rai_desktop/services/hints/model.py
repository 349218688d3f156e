"""What a hint and its rule are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

if TYPE_CHECKING:
    from rai_desktop.services.hints.known import Known

Found = date | bool | None
"""Whether a rule fires; the day it is about, where there is one."""

E = TypeVar("E", bound=Entity)


class Severity(LabelledCode):
    """How serious a hint is, the most serious first."""

    SERIOUS = "serious", N_("Serious")
    WARNING = "warning", N_("Important")
    NOTE = "note", N_("Minor")


class Hint(NamedTuple):
    """That a rule fires for an entry; ``day`` is the one it is about."""

    rule: str
    uid: Uid
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[E]):
    """When a hint is given, and how it is said.

    ``id`` never changes, for it is what a hint is switched off by. ``key`` is the field to go to.
    ``other`` tells whom the sentence names at ``{name}``. ``is_point`` makes it an open point of
    the registers, ``is_hint`` one of the hints.
    """

    id: str
    kind: EntityKind
    severity: Severity
    key: str
    text: str
    find: "Callable[[Known, E], Found]"
    other: "Callable[[Known, E], Uid | None] | None" = None
    is_point: bool = False
    is_hint: bool = True


AnyRule = Rule[Any]


def severity_count(words: Words, severity: Severity, count: int) -> str:
    """Return how many hints there are of a severity, such as “3 serious hints”."""
    return _COUNTED[severity](words, count)


_COUNTED: Mapping[Severity, Callable[[Words, int], str]] = {
    Severity.SERIOUS: lambda words, n: words.plural(
        "{count} serious hint", "{count} serious hints", n
    ),
    Severity.WARNING: lambda words, n: words.plural(
        "{count} important hint", "{count} important hints", n
    ),
    Severity.NOTE: lambda words, n: words.plural("{count} minor hint", "{count} minor hints", n),
}

"""What the assistant says about the number of entries."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words


def verb(words: Words, kind: EntityKind | None, count: int, left: int = 0) -> str:
    """Return what the button does that reads in, or how much is ``left`` to be decided before."""
    if left:
        return words.plural("Decide {count} value first", "Decide {count} values first", left)
    if not count:
        return words(N_("Nothing to read in"))
    if kind is EntityKind.SYSTEM:
        return words.plural("&Read in {count} AI system", "&Read in {count} AI systems", count)
    return words.plural("&Read in {count} entry", "&Read in {count} entries", count)


def read_in_text(words: Words, kind: EntityKind | None, count: int) -> str:
    """Return what was done."""
    if kind is EntityKind.SYSTEM:
        return words.plural(
            "{count} AI system was read in.", "{count} AI systems were read in.", count
        )
    return words.plural("{count} entry was read in.", "{count} entries were read in.", count)

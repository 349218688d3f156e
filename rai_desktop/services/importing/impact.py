"""Columns of risk lists called “impact” that leave open whose impact, or whether it is a rating."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.synonyms import names_in
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import bare_name, plain_name
from rai_desktop.services.importing.model import ImportNote, SourceList
from rai_desktop.services.typed_values import reads_like_rating

DOUBTFUL = N_(
    "The column was read as impact on the business. If it means the impact on people, "
    "say so with --mapping."
)

_TEXT, _RATING = "consequence", "current_business"
_WHOSE_IMPACT = frozenset(names_in("impact|auswirkung|auswirkungen|severity|schwere|ausmass"))


def with_ratings(source: SourceList, chosen: Collection[str]) -> SourceList:
    """Return a list in which a column of consequences that holds only ratings is a rating.

    Columns for which somebody has ``chosen`` what they are stay so.
    """
    keys = source.columns.keys
    names = [name for name, key in keys.items() if key == _TEXT and name not in chosen]
    if source.columns.kind is not EntityKind.RISK or not names or _RATING in keys.values():
        return source
    place = source.table.header.index(names[0])
    texts = [row.cells[place].text for row in source.table.rows if row.cells[place].text.strip()]
    if not texts or not all(map(reads_like_rating, texts)):
        return source
    columns = replace(source.columns, keys={**keys, names[0]: _RATING})
    return replace(source, columns=columns)


def doubtful_columns(source: SourceList) -> Iterator[ImportNote]:
    """Yield what to say about a column that does not say whose impact it rates."""
    if source.is_own or source.columns.kind is not EntityKind.RISK:
        return
    for name, key in source.columns.keys.items():
        if key == _RATING and plain_name(bare_name(name)) in _WHOSE_IMPACT:
            yield ImportNote(text=DOUBTFUL, column=name)

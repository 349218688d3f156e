"""The questions to suppliers as use cases see them."""

from collections.abc import Iterable

from rai_desktop.catalogue.schema.base import Entry
from rai_desktop.catalogue.schema.questionnaires import SupplierQuestionEntry
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.questionnaires import SupplierQuestion


def supplier_questions(entries: Iterable[Entry]) -> tuple[SupplierQuestion, ...]:
    """Return the questions that are still asked, in their order."""
    return tuple(
        _question(entry)
        for entry in entries
        if isinstance(entry, SupplierQuestionEntry) and not entry.deprecated
    )


def _question(entry: SupplierQuestionEntry) -> SupplierQuestion:
    kind, _, key = (entry.fills or "").partition(".")
    return SupplierQuestion(
        id=entry.id,
        group=entry.group,
        text=texts(entry.text),
        help=texts(entry.help) if entry.help else {},
        answer=entry.answer,
        fills=(EntityKind(kind), key) if key else None,
        law=entry.law,
    )

"""The glossary of all packs, as use cases see it."""

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.schema.requirements import Term
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.glossary import GlossaryTerm


def glossary_of(catalogue: Catalogue) -> tuple[GlossaryTerm, ...]:
    """Return the explained words of all packs."""
    entries = catalogue.entries("glossary")
    return tuple(_term(entry) for entry in entries if isinstance(entry, Term))


def _term(entry: Term) -> GlossaryTerm:
    return GlossaryTerm(
        id=entry.id,
        term=texts(entry.term),
        text=texts(entry.text),
        synonyms={"de": entry.synonyms.de, "en": entry.synonyms.en},
        reference=entry.reference,
    )

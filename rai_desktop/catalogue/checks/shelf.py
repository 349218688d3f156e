"""All packs that are checked together, with their entries by section and id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from rai_desktop.catalogue.checks.problems import Problem, Severity
from rai_desktop.catalogue.packs import Pack
from rai_desktop.catalogue.schema.base import Entry, Ref
from rai_desktop.catalogue.schema.library import VocabularyCode, VocabularyList

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and the pack and section it stands in."""

    pack: str
    section: str
    entry: Entry

    def problem(
        self, check: str, text: str, *, key: str = "", remark: bool = False, **values: object
    ) -> Problem:
        """Return a problem of this entry; the sentence may use its id as ``{entry}``."""
        return Problem(
            check=check,
            severity=Severity.REMARK if remark else Severity.ERROR,
            pack=self.pack,
            section=self.section,
            entry=self.entry.id,
            key=key,
            text=text,
            values={"entry": self.entry.id, "key": key, **values},
        )


class Shelf:
    """Packs that belong together; what no pack of them holds at all is not judged."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.packs = tuple(packs)

    def located(self, *sections: str) -> Iterator[Located]:
        """Yield the entries of ``sections``, or of all, with where they stand."""
        for pack in self.packs:
            for section, entries in pack.sections.items():
                if not sections or section in sections:
                    for entry in entries:
                        yield Located(pack.info.id, section, entry)

    def lacks_base_of(self, pack_id: str) -> bool:
        """Return whether a pack that the pack ``pack_id`` builds on is not here."""
        here = {pack.info.id for pack in self.packs}
        return any(
            not here.issuperset(pack.header.builds_on)
            for pack in self.packs
            if pack.info.id == pack_id
        )

    def entries(self, section: str, kind: type[E]) -> list[E]:
        """Return the entries of ``section`` in all packs."""
        found = (located.entry for located in self.located(section))
        return [entry for entry in found if isinstance(entry, kind)]

    def holds(self, section: str) -> bool:
        """Return whether any pack has entries in ``section``."""
        return section in self._ids

    def ids(self, section: str) -> frozenset[str]:
        """Return the ids in ``section`` in all packs."""
        return self._ids.get(section, frozenset())

    def codes(self, vocabulary: str) -> dict[str, VocabularyCode]:
        """Return the codes of the list ``vocabulary`` in all packs."""
        return self._lists.get(vocabulary, {})

    def known(self, ref: Ref) -> frozenset[str]:
        """Return the codes that ``ref`` may point to."""
        if not ref.within:
            return self.ids(ref.section)
        if ref.section == "vocabulary":
            return frozenset(self.codes(ref.within))
        holders = (located.entry for located in self.located(ref.section))
        return frozenset(part.id for entry in holders for part in getattr(entry, ref.within, ()))

    @cached_property
    def _lists(self) -> dict[str, dict[str, VocabularyCode]]:
        found: dict[str, dict[str, VocabularyCode]] = {}
        for one in self.entries("vocabulary", VocabularyList):
            found.setdefault(one.id, {}).update({code.id: code for code in one.codes})
        return found

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for located in self.located():
            found.setdefault(located.section, set()).add(located.entry.id)
        return {section: frozenset(ids) for section, ids in found.items()}

"""The packs the program works with, each read when it is first needed."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rai_desktop.catalogue.citations import cite
from rai_desktop.catalogue.packs import Pack, PackInfo, load_pack, pack_info, read_bytes
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.rating import OF_METHOD
from rai_desktop.resources import resource

if TYPE_CHECKING:
    from rai_desktop.catalogue.schema.base import Entry, Text
    from rai_desktop.catalogue.schema.law import Obligation
    from rai_desktop.catalogue.schema.library import (
        Law,
        Measure,
        Risk,
        Source,
        Template,
        Tool,
        VocabularyCode,
    )
    from rai_desktop.catalogue.schema.method import Method

E = TypeVar("E", bound="Entry")

DUTIES = "obligations"
"""The section of the standing duties; their titles can be asked for like a list of codes."""


class Catalogue:
    """All packs of a folder, and ``more`` packs, which replace those with the same id.

    Without a folder these are the packs that come with the product.
    """

    def __init__(self, folder: Path | None = None, more: Iterable[tuple[str, bytes]] = ()) -> None:
        self._folder = folder or resource("catalogue")
        self._more = tuple(more)
        self._packs: dict[str, Pack] = {}

    def packs(self) -> tuple[PackInfo, ...]:
        """Return which packs there are; nothing but their headers is read."""
        return tuple(info for info, _ in self._known.values())

    def pack(self, pack_id: str) -> Pack:
        """Return the pack ``pack_id``; ``KeyError`` when there is none."""
        if pack_id not in self._packs:
            info, data = self._known[pack_id]
            self._packs[pack_id] = load_pack(data, info.file)
        return self._packs[pack_id]

    def data(self, pack_id: str) -> bytes:
        """Return the bytes of the pack ``pack_id``, to be kept with what was made by it."""
        return self._known[pack_id][1]

    def all_data(self) -> tuple[bytes, ...]:
        """Return the bytes of all packs, without looking into them."""
        return tuple(data for _, data in self._files)

    def vocabulary(self, name: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """Return the codes of the list ``name``, each with its word per language."""
        if name == DUTIES:
            return tuple((duty.id, texts(duty.title)) for duty in self.obligations())
        if name in OF_METHOD:
            return self._of_method(name)
        return tuple((code.id, texts(code.label)) for code in self.codes(name))

    def vocabularies(self) -> tuple[str, ...]:
        """Return the names of the lists of codes."""
        return (*(entry.id for entry in self.entries("vocabulary")), *OF_METHOD, DUTIES)

    def codes(self, name: str) -> tuple["VocabularyCode", ...]:
        """Return the codes of the list ``name`` with all that is known about them."""
        from rai_desktop.catalogue.schema.library import VocabularyList

        lists = self._of("vocabulary", VocabularyList)
        return tuple(code for one in lists if one.id == name for code in one.codes)

    def methods(self) -> tuple["Method", ...]:
        """Return the risk methods."""
        from rai_desktop.catalogue.schema.method import Method

        return self._of("methods", Method)

    def risks(self) -> tuple["Risk", ...]:
        """Return the typical risks."""
        from rai_desktop.catalogue.schema.library import Risk

        return self._of("risks", Risk)

    def measures(self) -> tuple["Measure", ...]:
        """Return the typical mitigations."""
        from rai_desktop.catalogue.schema.library import Measure

        return self._of("measures", Measure)

    def templates(self) -> tuple["Template", ...]:
        """Return the typical systems."""
        from rai_desktop.catalogue.schema.library import Template

        return self._of("templates", Template)

    def tools(self) -> tuple["Tool", ...]:
        """Return the helpful tools."""
        from rai_desktop.catalogue.schema.library import Tool

        return self._of("tools", Tool)

    def sources(self) -> tuple["Source", ...]:
        """Return the publications behind the entries."""
        from rai_desktop.catalogue.schema.library import Source

        return self._of("sources", Source)

    def laws(self) -> tuple["Law", ...]:
        """Return the laws that entries point to."""
        from rai_desktop.catalogue.schema.library import Law

        return self._of("laws", Law)

    def obligations(self) -> tuple["Obligation", ...]:
        """Return the standing duties of all laws."""
        from rai_desktop.catalogue.schema.law import Obligation

        return self._of(DUTIES, Obligation)

    def entries(self, section: str) -> tuple["Entry", ...]:
        """Return the entries of any section, in the order of packs and entries."""
        holders = (info.id for info in self.packs() if section in info.holds)
        return tuple(entry for one in holders for entry in self.pack(one).entries(section))

    def text(self, text: "Text", language: str) -> str:
        """Return ``text`` in German for ``"de"``, otherwise in English."""
        return text.in_language(language)

    def cite(self, citation: str, language: str) -> str:
        """Return a citation as it is usual in ``language``, with the name of the law."""
        return cite(citation, self.laws(), language)

    def _of_method(self, name: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
        from rai_desktop.catalogue.schema.method import Method

        for method in self._of("methods", Method):
            modifiers = method.modifiers.entries
            entries = modifiers if name == "impact_modifiers" else getattr(method, name)
            return tuple((entry.id, texts(entry.label)) for entry in entries)
        return ()

    def _of(self, section: str, kind: type[E]) -> tuple[E, ...]:
        return tuple(entry for entry in self.entries(section) if isinstance(entry, kind))

    @cached_property
    def _known(self) -> dict[str, tuple[PackInfo, bytes]]:
        known = ((pack_info(data, name), data) for name, data in self._files)
        return {info.id: (info, data) for info, data in known}

    @cached_property
    def _files(self) -> tuple[tuple[str, bytes], ...]:
        own = ((path.name, read_bytes(path)) for path in sorted(self._folder.glob("*.yaml")))
        return (*own, *self._more)

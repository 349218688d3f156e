"""The catalogue as use cases see it: vocabularies, the risk method, typical systems."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.kept import Kept, digest_of, read_kept, write_kept
from rai_desktop.domain.rating import Method, ScaleStep
from rai_desktop.services.ports import PackContent, TemplateEntry, TemplateVariant

if TYPE_CHECKING:
    from rai_desktop.catalogue.schema.base import Text
    from rai_desktop.catalogue.schema.library import Template
    from rai_desktop.domain.law import LawBook


class Content:
    """Meets ``services.ports.Catalogue``; packs are read when they are first needed.

    With a file ``kept``, method and vocabularies are taken from there when they were made from the
    same packs.
    """

    def __init__(self, catalogue: Catalogue | None = None, kept: Path | None = None) -> None:
        self._catalogue = catalogue or Catalogue()
        self._file = kept

    def vocabulary(self, name: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """Return the codes of a list with their texts."""
        if self._known:
            return self._known.vocabularies.get(name, ())
        return self._catalogue.vocabulary(name)

    def method(self) -> Method:
        """Return the risk method."""
        return self._method

    def templates(self) -> tuple[TemplateEntry, ...]:
        """Return the typical AI systems of all packs."""
        return self._templates

    def law(self) -> "LawBook":
        """Return the law of all packs."""
        return self._law

    def cite(self, citation: str, language: str) -> str:
        """Return a place in the law as it is usually written in a language."""
        return self._catalogue.cite(citation, language)

    def pack(self, pack_id: str) -> PackContent:
        """Return what a project keeps of a pack that its results rest on."""
        pack = self._catalogue.pack(pack_id)
        info = pack.info
        return PackContent(
            id=info.id,
            version=info.version,
            sha256=info.sha256,
            title=info.title,
            data=self._catalogue.data(pack_id),
            status=_texts(pack.header.status),
        )

    @cached_property
    def _law(self) -> "LawBook":
        from rai_desktop.catalogue.law_book import law_book

        return law_book(self._catalogue)

    @cached_property
    def _method(self) -> Method:
        return self._known.method if self._known else self._read_method()

    @cached_property
    def _known(self) -> Kept | None:
        """What is kept; read from the packs, and kept, when it is not yet."""
        if self._file is None:
            return None
        packs = digest_of(self._catalogue.all_data())
        kept = read_kept(self._file, packs)
        if kept is None:
            names = self._catalogue.vocabularies()
            vocabularies = {name: self._catalogue.vocabulary(name) for name in names}
            kept = Kept(method=self._read_method(), vocabularies=vocabularies)
            write_kept(self._file, packs, kept)
        return kept

    def _read_method(self) -> Method:
        (method,) = self._catalogue.methods()
        info = self._catalogue.pack("method").info
        return Method(
            id=method.id,
            version=info.version,
            likelihood=tuple(
                _step(s.level, s.label, (s.frequency, s.help)) for s in method.likelihood
            ),
            impact_persons=tuple(
                _step(s.level, s.label, (s.rights, s.health_safety)) for s in method.impact_persons
            ),
            impact_business=tuple(
                _step(s.level, s.label, (s.financial_operational, s.legal_reputation))
                for s in method.impact_business
            ),
            persons=method.matrix.persons,
            business=method.matrix.business,
            meanings={level.id: _texts(level.meaning) for level in method.levels},
            rule=_texts(method.overall_rule),
        )

    @cached_property
    def _templates(self) -> tuple[TemplateEntry, ...]:
        from rai_desktop.catalogue.schema.library import Template

        holders = [info.id for info in self._catalogue.packs() if "templates" in info.holds]
        return tuple(
            _template(entry, holder)
            for holder in holders
            for entry in self._catalogue.pack(holder).entries("templates")
            if isinstance(entry, Template)
        )


def _template(entry: "Template", pack: str) -> TemplateEntry:
    return TemplateEntry(
        id=entry.id,
        pack=pack,
        title=_texts(entry.title),
        examples=tuple(_texts(example) for example in entry.examples),
        purpose=_texts(entry.purpose),
        traits=entry.traits,
        deprecated=entry.deprecated,
        labels=entry.proposal.labels,
        reasoning=_texts(entry.proposal.reasoning),
        basis=entry.proposal.basis,
        variants=tuple(
            TemplateVariant(when=_texts(one.when), labels=one.labels, basis=one.basis)
            for one in entry.variants
        ),
    )


def _texts(text: "Text") -> Mapping[str, str]:
    return {"de": text.de, "en": text.en}


def _step(level: int, label: "Text", helps: tuple["Text", ...]) -> ScaleStep:
    return ScaleStep(
        level=level,
        label=_texts(label),
        help={
            "de": " ".join(text.de for text in helps),
            "en": " ".join(text.en for text in helps),
        },
    )

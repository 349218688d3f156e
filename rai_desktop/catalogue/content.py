"""The catalogue as use cases see it: vocabularies, the risk method, typical systems."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.kept import Kept, digest_of, read_kept, write_kept
from rai_desktop.catalogue.newest import newest_first
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.rating import Method
from rai_desktop.services.ports import MethodEdits, PackContent
from rai_desktop.services.template_entries import TemplateEntry, TemplateVariant

if TYPE_CHECKING:
    from rai_desktop.catalogue.schema.library import Template
    from rai_desktop.domain.glossary import GlossaryTerm
    from rai_desktop.domain.law import LawBook, ObligationRule
    from rai_desktop.domain.law_forms import LawForm
    from rai_desktop.domain.library import Attribution, Library
    from rai_desktop.domain.questionnaires import SupplierQuestion
    from rai_desktop.domain.requirements import RequirementRules
    from rai_desktop.domain.wanted_report import WantedReport
    from rai_desktop.services.packs import DraftedPack, PackDetails, PackTable

REQUIREMENTS = "minimum-requirements"
"""The pack of the requirements that come with the product."""


class Content:
    """Meets ``services.ports.Catalogue``; packs are read when they are first needed.

    With a file ``kept``, method and vocabularies are taken from there when they were made from the
    same packs.
    """

    def __init__(self, catalogue: Catalogue | None = None, kept: Path | None = None) -> None:
        self._catalogue = catalogue or Catalogue()
        self._file = kept
        self._requirements: dict[tuple[str, ...], RequirementRules] = {}
        self._kept_obligations: dict[str, Mapping[str, ObligationRule]] = {}
        self._libraries: dict[tuple[str, ...], Library] = {}
        self._methods: dict[str, Method | None] = {}

    def vocabulary(self, name: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """Return the codes of a list with their texts."""
        if self._known:
            return self._known.vocabularies.get(name, ())
        return self._catalogue.vocabulary(name)

    def method(self, own: Sequence[PackContent] = ()) -> Method:
        """Return the risk method: that of the first own pack that holds one, or the product's."""
        found = (self._own_method(pack) for pack in newest_first(own))
        return next((method for method in found if method is not None), self._method)

    def templates(self) -> tuple[TemplateEntry, ...]:
        """Return the typical AI systems of all packs."""
        return self._templates

    def law(self) -> "LawBook":
        """Return the law of all packs."""
        return self._law

    def kept_obligations(self, pack: PackContent) -> Mapping[str, "ObligationRule"]:
        """Return the obligations of a pack kept in a project, by id; none when it has none."""
        if pack.sha256 not in self._kept_obligations:
            from rai_desktop.catalogue.law_book import obligations_of

            self._kept_obligations[pack.sha256] = obligations_of(pack.data, f"{pack.id}.yaml")
        return self._kept_obligations[pack.sha256]

    def requirements(self, own: Sequence[PackContent] = ()) -> "RequirementRules":
        """Return the minimum requirements, with the frameworks of all packs."""
        key = tuple(pack.sha256 for pack in own)
        if key not in self._requirements:
            self._requirements[key] = self._read_requirements(own)
        return self._requirements[key]

    def library(self, own: Sequence[PackContent] = ()) -> "Library":
        """Return typical risks, mitigations and tools of all packs and of the ``own`` ones."""
        key = tuple(pack.sha256 for pack in own)
        if key not in self._libraries:
            from rai_desktop.catalogue.library import library_of

            self._libraries[key] = library_of(self._catalogue, own)
        return self._libraries[key]

    def glossary(self) -> tuple["GlossaryTerm", ...]:
        """Return the words of all packs that are explained."""
        from rai_desktop.catalogue.glossary import glossary_of

        return glossary_of(self._catalogue)

    def supplier_questions(self) -> tuple["SupplierQuestion", ...]:
        """Return the questions to suppliers of all packs."""
        from rai_desktop.catalogue.questionnaires import supplier_questions

        return supplier_questions(self._catalogue.entries("supplier_questions"))

    def report_requests(self, own: Sequence[PackContent] = ()) -> tuple["WantedReport", ...]:
        """Return what an alliance wants to be told about a year, of all packs and the ``own``."""
        from rai_desktop.catalogue.report_requests import report_requests

        return report_requests(self._catalogue, own)

    def law_forms(self) -> tuple["LawForm", ...]:
        """Return the forms of the law of all packs."""
        return self._law_forms

    def attributions(self) -> tuple["Attribution", ...]:
        """Return whose publications the packs build on, and under which terms."""
        from rai_desktop.catalogue.library import attributions

        return attributions(self._catalogue.sources())

    def pack_ids(self) -> tuple[str, ...]:
        """Return the ids of the packs of the product."""
        if self._known:
            return self._known.packs
        return tuple(info.id for info in self._catalogue.packs())

    def all_details(self) -> tuple["PackDetails", ...]:
        """Return what each pack of the product says about itself; only headers are read."""
        from rai_desktop.catalogue.details import header_details

        infos = self._catalogue.packs()
        return tuple(header_details(self._catalogue.data(info.id), info.file) for info in infos)

    def pack_details(self, pack: PackContent) -> "PackDetails":
        """Return what a pack says about itself, with how much it holds."""
        from rai_desktop.catalogue.details import whole_details

        return whole_details(pack.data, f"{pack.id}.yaml")

    def tables(self, pack: PackContent) -> tuple["PackTable", ...]:
        """Return a pack as tables, to be edited in a workbook."""
        from rai_desktop.catalogue.drafts import tables_of_pack

        return tables_of_pack(pack)

    def drafted(self, tables: Sequence["PackTable"]) -> "DraftedPack":
        """Return the pack in ``tables``, or what has to be mended, cell by cell."""
        from rai_desktop.catalogue.drafts import drafted_pack

        return drafted_pack(self._catalogue, tables)

    def read_pack(self, data: bytes, name: str) -> "DraftedPack":
        """Return the pack in the bytes of a file, or what has to be mended."""
        from rai_desktop.catalogue.drafts import read_pack

        return read_pack(self._catalogue, data, name)

    def edited_method(
        self, own: Sequence[PackContent], edits: MethodEdits, publisher: str
    ) -> "DraftedPack":
        """Return a pack with the method as it is used, changed by ``edits``."""
        from rai_desktop.catalogue.own_method import edited_method

        return edited_method(self._catalogue, own, edits, publisher)

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
            status=texts(pack.header.status),
        )

    @cached_property
    def _law(self) -> "LawBook":
        from rai_desktop.catalogue.law_book import law_book

        return law_book(self._catalogue)

    @cached_property
    def _law_forms(self) -> tuple["LawForm", ...]:
        from rai_desktop.catalogue.law_forms import law_forms

        holders = (info.id for info in self._catalogue.packs() if "law_forms" in info.holds)
        return law_forms(self._catalogue.pack(holder) for holder in holders)

    def _read_requirements(self, own: Sequence[PackContent]) -> "RequirementRules":
        from rai_desktop.catalogue.packs import load_pack
        from rai_desktop.catalogue.requirement_rules import requirement_rules

        loaded = (load_pack(pack.data, f"{pack.id}.yaml") for pack in own)
        asked = (pack for pack in loaded if pack.entries("requirements"))
        main = next(asked, None) or self._catalogue.pack(REQUIREMENTS)
        holders = (info for info in self._catalogue.packs() if "crosswalk" in info.holds)
        return requirement_rules(main, [self._catalogue.pack(info.id) for info in holders])

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
            ids = tuple(info.id for info in self._catalogue.packs())
            kept = Kept(method=self._read_method(), vocabularies=vocabularies, packs=ids)
            write_kept(self._file, packs, kept)
        return kept

    def _own_method(self, pack: PackContent) -> Method | None:
        if pack.sha256 not in self._methods:
            from rai_desktop.catalogue.own_method import own_method

            beside = self._file and self._file.with_name("own-method.json")
            self._methods[pack.sha256] = own_method(pack, beside)
        return self._methods[pack.sha256]

    def _read_method(self) -> Method:
        from rai_desktop.catalogue.risk_method import risk_method

        (method,) = self._catalogue.methods()
        return risk_method(method, self._catalogue.pack("method").info.version)

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
        title=texts(entry.title),
        examples=tuple(texts(example) for example in entry.examples),
        purpose=texts(entry.purpose),
        traits=entry.traits,
        deprecated=entry.deprecated,
        labels=entry.proposal.labels,
        reasoning=texts(entry.proposal.reasoning),
        basis=entry.proposal.basis,
        variants=tuple(
            TemplateVariant(when=texts(one.when), labels=one.labels, basis=one.basis)
            for one in entry.variants
        ),
    )

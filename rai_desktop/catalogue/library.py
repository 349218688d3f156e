"""The library of risks and mitigations as use cases see it, compiled from the packs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.packs import Pack, load_pack
from rai_desktop.catalogue.schema.base import Entry
from rai_desktop.catalogue.schema.library import (
    Measure,
    Risk,
    Source,
    Template,
    TemplateRisk,
    Tool,
    VocabularyList,
)
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.library import (
    Attribution,
    Library,
    LibraryMeasure,
    LibraryRating,
    LibraryRisk,
    LibraryTool,
)
from rai_desktop.domain.rating import Texts
from rai_desktop.services.ports import PackContent

E = TypeVar("E", bound=Entry)

SECTIONS = frozenset({"risks", "measures", "tools", "templates", "vocabulary"})
"""What the library is made of."""


def library_of(catalogue: Catalogue, own: Sequence[PackContent]) -> Library:
    """Return the library of all packs; entries of the ``own`` ones take the place of others."""
    holders = (info.id for info in catalogue.packs() if SECTIONS.intersection(info.holds))
    packs = [catalogue.pack(holder) for holder in holders]
    return library([*packs, *(load_pack(pack.data, f"{pack.id}.yaml") for pack in own)])


def attributions(sources: Iterable[Source]) -> tuple[Attribution, ...]:
    """Return whose work the packs build on; sources that are no longer used are left out."""
    return tuple(
        Attribution(
            title=source.title,
            publisher=source.publisher,
            terms=texts(source.reuse),
            use=texts(source.use),
        )
        for source in sources
        if not source.deprecated
    )


def library(packs: Sequence[Pack]) -> Library:
    """Return the library of ``packs``; of entries with the same id the last counts."""
    risks = {one.id: _risk(one, pack) for one, pack in _all(packs, "risks", Risk)}
    templates = [one for one, _ in _all(packs, "templates", Template)]
    return Library(
        risks=risks,
        measures={one.id: _measure(one, pack) for one, pack in _all(packs, "measures", Measure)},
        tools={one.id: _tool(one) for one, _ in _all(packs, "tools", Tool)},
        ratings={template.id: _ratings(template, risks) for template in templates},
        template_titles={template.id: texts(template.title) for template in templates},
        clauses=_clauses(one for one, _ in _all(packs, "vocabulary", VocabularyList)),
    )


def _all(packs: Iterable[Pack], section: str, kind: type[E]) -> list[tuple[E, str]]:
    return [
        (entry, pack.info.id)
        for pack in packs
        for entry in pack.entries(section)
        if isinstance(entry, kind)
    ]


def _risk(risk: Risk, pack: str) -> LibraryRisk:
    return LibraryRisk(
        id=risk.id,
        pack=pack,
        title=texts(risk.title),
        description=texts(risk.description),
        cause=texts(risk.cause),
        consequence=texts(risk.consequence),
        criterion=risk.criterion,
        affected=risk.affected,
        lifecycle=risk.lifecycle,
        applies_when=risk.applies_when,
        default=LibraryRating(
            likelihood=risk.default.likelihood,
            persons=risk.default.persons,
            business=risk.default.business,
        ),
        measures=risk.measures,
        deprecated=risk.deprecated,
    )


def _measure(measure: Measure, pack: str) -> LibraryMeasure:
    return LibraryMeasure(
        id=measure.id,
        pack=pack,
        title=texts(measure.title),
        description=texts(measure.description),
        criterion=measure.criterion,
        kinds=measure.kind,
        nature=measure.nature,
        effort=measure.effort,
        owner=measure.owner,
        likelihood=measure.effect.likelihood,
        impact=measure.effect.impact,
        scope=measure.effect.scope,
        evidence=tuple(texts(text) for text in measure.evidence),
        refs={framework: tuple(points) for framework, points in measure.refs.items()},
        tools=measure.tools,
        deprecated=measure.deprecated,
    )


def _tool(tool: Tool) -> LibraryTool:
    return LibraryTool(
        id=tool.id,
        name=tool.name,
        what=texts(tool.what),
        users=tool.users,
        offline=tool.offline,
        licence=tool.licence or "",
        address=tool.homepage or tool.repository or "",
        note=texts(tool.note),
    )


def _ratings(template: Template, risks: Mapping[str, LibraryRisk]) -> Mapping[str, LibraryRating]:
    return {
        listed.id: _rating(listed, risks[listed.id].default)
        for listed in template.risks
        if listed.id in risks
    }


def _rating(listed: TemplateRisk, usual: LibraryRating) -> LibraryRating:
    return LibraryRating(
        likelihood=listed.likelihood or usual.likelihood,
        persons=listed.persons or usual.persons,
        business=listed.business or usual.business,
    )


def _clauses(lists: Iterable[VocabularyList]) -> Mapping[str, Texts]:
    return {
        code.id: texts(code.because)
        for one in lists
        if one.id == "traits"
        for code in one.codes
        if code.because is not None
    }

"""Report requests as use cases see them: those of the product, and those of own packs."""

from collections.abc import Iterable, Iterator, Sequence

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.packs import Pack, load_pack
from rai_desktop.catalogue.schema.requirements import Figure, ReportRequest
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.wanted_report import (
    ComputedFigure,
    FigureKind,
    WantedFigure,
    WantedReport,
)
from rai_desktop.services.ports import PackContent

SECTION = "report_requests"


def report_requests(catalogue: Catalogue, own: Sequence[PackContent]) -> tuple[WantedReport, ...]:
    """Return all requests; of several with the same id and year the last counts."""
    holders = (info.id for info in catalogue.packs() if SECTION in info.holds)
    found = {
        (one.id, one.year): one for holder in holders for one in _wanted(catalogue.pack(holder))
    }
    for pack in own:
        if SECTION.encode() in pack.data:  # looked at first, for reading a pack takes time
            read = load_pack(pack.data, f"{pack.id}.yaml")
            found |= {(one.id, one.year): one for one in _wanted(read, shipped=False)}
    return tuple(found.values())


def _wanted(pack: Pack, *, shipped: bool = True) -> Iterator[WantedReport]:
    for entry in pack.entries(SECTION):
        if isinstance(entry, ReportRequest) and not entry.deprecated:
            yield WantedReport(
                id=entry.id,
                pack=pack.info.id,
                version=pack.info.version,
                title=texts(entry.title),
                text=texts(entry.text),
                year=entry.year,
                due=entry.due,
                requested_by=texts(entry.requested_by),
                contact=texts(entry.contact),
                requirements=entry.requirements or "",
                figures=tuple(_figures(entry.figures)),
                shipped=shipped,
            )


def _figures(figures: Iterable[Figure]) -> Iterator[WantedFigure]:
    for figure in figures:
        words = figure.option_texts or (None,) * len(figure.options)
        yield WantedFigure(
            id=figure.id,
            label=texts(figure.label),
            kind=FigureKind(figure.kind),
            help=texts(figure.help),
            options=tuple(
                (code, texts(text) or {"de": code, "en": code})
                for code, text in zip(figure.options, words, strict=True)
            ),
            computed=ComputedFigure(figure.from_figure) if figure.from_figure else None,
            required=figure.required,
        )

"""Own packs on their way in and out: as tables for a workbook, and read back with all mistakes."""

from collections.abc import Iterable, Sequence
from datetime import date

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.checks import check_packs
from rai_desktop.catalogue.checks.library import UNUSED
from rai_desktop.catalogue.checks.problems import Problem, Severity
from rai_desktop.catalogue.errors import PackError
from rai_desktop.catalogue.pack_tables import PackDraft, Table, TableProblem, draft_of, tables_of
from rai_desktop.catalogue.pack_tables.cells import Cell
from rai_desktop.catalogue.packs import Pack, load_pack
from rai_desktop.domain.texts import N_
from rai_desktop.services.packs import DraftedPack, PackProblem, PackTable
from rai_desktop.services.ports import PackContent

REPLACING = ("requirements", "methods", "report_requests")
"""Sections that an own pack brings in place of those of the product, not beside them."""

_NO_ENTRIES = N_("The pack holds no entries. Add some, such as requirements.")


def tables_of_pack(pack: PackContent) -> tuple[PackTable, ...]:
    """Return a pack as tables."""
    return tuple(
        PackTable(
            name=table.name,
            header=tuple(map(str, table.header)),
            rows=tuple(tuple(map(_cell, row)) for row in table.rows),
        )
        for table in tables_of(pack.data, f"{pack.id}.yaml")
    )


def _cell(cell: Cell) -> str | int | float | bool | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def drafted_pack(catalogue: Catalogue, tables: Sequence[PackTable]) -> DraftedPack:
    """Return the pack in ``tables``, checked together with the packs of the product."""
    draft = draft_of(
        Table(name=table.name, header=table.header, rows=table.rows) for table in tables
    )
    if draft.problems:
        return DraftedPack(content=None, problems=tuple(map(_of_table, draft.problems)))
    pack = load_pack(draft.data(), "pack.xlsx")
    found = [_located(draft, problem) for problem in _errors(catalogue, pack)]
    return _drafted(pack, draft.data(), found)


def read_pack(catalogue: Catalogue, data: bytes, name: str, *, alone: bool = False) -> DraftedPack:
    """Return the pack in ``data``, checked together with the packs of the product.

    ``alone`` checks it without them, which is enough where nothing that it refers to was changed.
    """
    try:
        pack = load_pack(data, name)
    except PackError as error:
        place = error.place
        problem = PackProblem(
            sheet=place.entry,
            row=place.line,
            column=place.key,
            text=error.text,
            values=error.values,
        )
        return DraftedPack(content=None, problems=(problem,))
    found = [
        PackProblem(
            sheet=problem.section,
            row=0,
            column=problem.key,
            text=problem.text,
            values=problem.values,
        )
        for problem in _errors(catalogue, pack, alone=alone)
    ]
    return _drafted(pack, data, found)


def _errors(catalogue: Catalogue, pack: Pack, *, alone: bool = False) -> Iterable[Problem]:
    """Yield what is wrong with ``pack``; findings about packs of the product are not its fault.

    An own pack need not be complete: what the product knows leads to nothing of it yet.
    """
    if not any(pack.sections.values()):
        yield Problem(check="no_entries", pack=pack.info.id, text=_NO_ENTRIES)
    others = [] if alone else _others(catalogue, pack)
    for problem in check_packs([*others, pack]):
        is_own = problem.pack == pack.info.id and problem.check != UNUSED
        if is_own and problem.severity is Severity.ERROR:
            yield problem


def _others(catalogue: Catalogue, pack: Pack) -> list[Pack]:
    """Return the packs of the product that an own pack stands beside."""
    shipped = (catalogue.pack(info.id) for info in catalogue.packs() if info.id != pack.info.id)
    return [one for one in shipped if not _replaces(pack, one)]


def _replaces(pack: Pack, other: Pack) -> bool:
    """Return whether an own pack takes the place of one of the product."""
    return any(pack.entries(key) and other.entries(key) for key in REPLACING)


def _drafted(pack: Pack, data: bytes, found: Sequence[PackProblem]) -> DraftedPack:
    if found:
        return DraftedPack(content=None, problems=tuple(found))
    info = pack.info
    content = PackContent(
        id=info.id, version=info.version, sha256=info.sha256, title=info.title, data=data
    )
    return DraftedPack(content=content)


def _located(draft: PackDraft, problem: Problem) -> PackProblem:
    return _of_table(draft.located(problem))


def _of_table(problem: TableProblem) -> PackProblem:
    return PackProblem(
        sheet=problem.sheet,
        row=problem.row,
        column=problem.column,
        text=problem.text,
        values=problem.values,
    )

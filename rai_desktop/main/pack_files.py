"""Content packs as files: read from a workbook, YAML or JSON, and written as a workbook."""

from pathlib import Path

from rai_desktop.catalogue.packs import read_bytes
from rai_desktop.cli.lists import read_list
from rai_desktop.export.excel.pack_book import write_pack
from rai_desktop.services.jobs import Tell
from rai_desktop.services.packs import ReadPack, tables_of_source, with_details
from rai_desktop.services.ports import Catalogue, PackContent
from rai_desktop.words import words_for

WORKBOOK = ".xlsx"


def read_pack_file(catalogue: Catalogue, path: Path) -> ReadPack:
    """Return the pack in ``path``, or what has to be mended.

    Raises:
        UserError: the file cannot be read.
    """
    if path.suffix.lower() == WORKBOOK:
        drafted = catalogue.drafted(tables_of_source(read_list(path, words_for("en"))))
    else:
        drafted = catalogue.read_pack(read_bytes(path), path.name)
    return with_details(catalogue, drafted)


def write_pack_file(
    catalogue: Catalogue, pack: PackContent, target: Path, tell: Tell | None = None
) -> None:
    """Write a pack as a workbook; ``target`` appears only when complete.

    Raises:
        UserError: the place cannot be written.
    """
    for progress in write_pack(catalogue.tables(pack), target):
        if tell is not None:
            tell(progress)

"""Saving workbooks into zip files without time."""

from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from rai_desktop.export.archive import TimelessArchive


def save_workbook(workbook: Workbook, path: Path) -> None:
    """Write ``workbook`` to ``path``; its properties stay as they were set."""
    with TimelessArchive(path, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).write_data()


def discard_streams(workbook: Workbook) -> None:
    """Remove the temporary files of sheets that never came into a zip file."""
    for sheet in workbook.worksheets:
        writer = getattr(sheet, "_writer", None)
        if writer is None:
            continue
        # on a full disk the library stumbles over the halves of its own work: let it
        with suppress(Exception):
            if not sheet.closed:
                sheet.close()
        for generator in (getattr(sheet, "_rows", None), getattr(writer, "xf", None)):
            with suppress(Exception):
                if generator is not None:
                    generator.close()
        with suppress(OSError, ValueError):
            writer.cleanup()

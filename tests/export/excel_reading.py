"""Reading workbooks in tests: as openpyxl sees them, and as the XML that was really written."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from rai_desktop.export.excel import write_workbook
from rai_desktop.services.registers.model import Register

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")


def written(register: Register, folder: Path, name: str = "register.xlsx") -> Path:
    """Export ``register`` and return the file."""
    target = folder / name
    for _ in write_workbook(register, target):
        pass
    return target


def opened(path: Path) -> Workbook:
    return load_workbook(path)


def parts(path: Path) -> dict[str, bytes]:
    """Return the content of every part of the package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheet_part(path: Path, title: str) -> ET.Element:
    """Return the XML of the sheet called ``title``; parts are numbered in the order of sheets."""
    number = opened(path).sheetnames.index(title) + 1
    return ET.fromstring(parts(path)[f"xl/worksheets/sheet{number}.xml"])  # noqa: S314 - our own


def all_sheets(path: Path) -> Iterator[ET.Element]:
    for name, content in parts(path).items():
        if name.startswith("xl/worksheets/sheet"):
            yield ET.fromstring(content)  # noqa: S314 - our own


def decoded(text: str | None) -> str:
    """Return what a program shows for a stored text: ``_x000D_`` is a code, once from the left."""
    return _CODE.sub(lambda match: chr(int(match.group(1), 16)), text or "")


def stored_column(path: Path, title: str, letter: str) -> list[str]:
    """Return the texts below the heading of a column, as a program shows them."""
    cells = sheet_part(path, title).iter(f"{MAIN}c")
    texts = {
        int(cell.attrib["r"][len(letter) :]): decoded(cell.findtext(f"{MAIN}is/{MAIN}t"))
        for cell in cells
        if re.fullmatch(f"{letter}[0-9]+", cell.attrib["r"])
    }
    return [texts[row] for row in sorted(texts) if row > 1]


def meta(path: Path) -> dict[str, str]:
    """Return the keys and values of the hidden sheet."""
    rows = opened(path)["_rai"].iter_rows(max_col=2, values_only=True)
    return {str(key): str(value or "") for key, value in rows}

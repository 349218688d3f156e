"""Tells from the first bytes what a file is, and what to do about kinds that are not read."""

import re
from pathlib import Path

from rai_desktop.domain.texts import N_
from rai_desktop.imports.limits import Budget
from rai_desktop.imports.package import LOCKED
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.tables import SourceFormat

OLD_WORKBOOK = N_(
    "“{name}” is a workbook of an old Excel version. "
    "Open it in Excel or LibreOffice, save it as Excel workbook (.xlsx) and import that."
)
OLD_OFFICE = N_(
    "“{name}” is an old Office file but no list. "
    "Copy the list into an Excel workbook (.xlsx) and import that."
)
PDF = N_(
    "“{name}” is a PDF; lists in it cannot be read reliably. "
    "Ask for the Excel or CSV file it was made from and import that."
)
PICTURE = N_("“{name}” is a picture. Ask for the Excel or CSV file it shows and import that.")
PACKED = N_("“{name}” is a packed file. Unpack it and import the list that is inside.")
DATABASE = N_(
    "“{name}” is a database. If it is a project of this program, open it or merge it; "
    "else export the list as CSV and import that."
)
FORMATTED_TEXT = N_(
    "“{name}” is a formatted text. Copy the list into an Excel workbook (.xlsx) and import that."
)
MARKUP = N_(
    "“{name}” is a web page or XML file, whatever its ending says. "
    "Open it in Excel, save it as Excel workbook (.xlsx) and import that."
)

_REFUSED_STARTS = (
    (b"%PDF-", PDF),
    (b"SQLite format 3\0", DATABASE),
    (b"{\\rtf", FORMATTED_TEXT),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"\x1f\x8b", PACKED),
    (b"7z\xbc\xaf\x27\x1c", PACKED),
    (b"Rar!\x1a\x07", PACKED),
)
_OLDEST_WORKBOOKS = tuple(b"\x09" + version for version in (b"\0", b"\2", b"\4", b"\x08"))
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MARKUP = re.compile(r"\s*<(\?xml|!doctype|!--|html|head|body|meta|table|[a-z]+:)", re.IGNORECASE)
_JSON = re.compile(r'\s*(\{\s*["}]|\[\s*[\[{"\]])')
_JSON_STARTS = ("{", "[")
_CHUNK = 1 << 20

ENDINGS = {
    ".xlsx": SourceFormat.WORKBOOK,
    ".xlsm": SourceFormat.WORKBOOK,
    ".xls": SourceFormat.WORKBOOK,
    ".csv": SourceFormat.SEPARATED,
    ".tsv": SourceFormat.SEPARATED,
    ".tab": SourceFormat.SEPARATED,
    ".txt": SourceFormat.SEPARATED,
    ".json": SourceFormat.RECORDS,
}


def is_package(path: Path, budget: Budget) -> bool:
    """Return whether ``path`` is a package such as a workbook; refuse kinds that are not read."""
    with path.open("rb") as file:
        head = file.read(64)
    for start, text in _REFUSED_STARTS:
        if head.startswith(start):
            raise ImportRefused(text, name=path.name)
    if head.startswith(_OLDEST_WORKBOOKS) and b"\0" in head[2:6]:
        raise ImportRefused(OLD_WORKBOOK, name=path.name)
    if head.startswith(_COMPOUND):
        raise ImportRefused(_compound_refusal(path, budget), name=path.name)
    return head.startswith(_PACKAGES)


def _compound_refusal(path: Path, budget: Budget) -> str:
    """Return the sentence for an old Office file, which is also what holds an encrypted one."""
    names = (("EncryptedPackage", LOCKED), ("Workbook", OLD_WORKBOOK), ("Book", OLD_WORKBOOK))
    wanted = [(name.encode("utf-16-le"), text) for name, text in names]
    found: set[bytes] = set()
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            budget.check_time()
            window = tail + chunk
            found.update(name for name, _text in wanted if name in window)
            tail = window[-64:]
    return next((text for name, text in wanted if name in found), OLD_OFFICE)


def text_format(path: Path, beginning: str) -> SourceFormat:
    """Return how a text is written that starts with ``beginning``; refuse markup."""
    if _MARKUP.match(beginning):
        raise ImportRefused(MARKUP, name=path.name)
    is_named_json = path.suffix.lower() == ".json"
    if _JSON.match(beginning) or (is_named_json and beginning.lstrip().startswith(_JSON_STARTS)):
        return SourceFormat.RECORDS
    return SourceFormat.SEPARATED

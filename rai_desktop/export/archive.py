"""Zip files that are the same at any time and anywhere, for workbooks, texts and packs."""

import shutil
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

_ABOUT_PART = "docProps/app.xml"
_ABOUT = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>RAI Desktop</Application></Properties>'
)
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o600 << 16
_PIECE = 1 << 20


class TimelessArchive(ZipFile):
    """A zip file whose entries carry no time, no system and no rights of this computer.

    It names the program that made the file instead of the library it was made with.
    """

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add an entry with ``data``."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        content = _ABOUT if name == _ABOUT_PART else data
        super().writestr(_entry(name), content, compress_type, compresslevel)

    def write(
        self,
        filename: str | PathLike[str],
        arcname: str | PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add the file ``filename`` as an entry, in pieces."""
        entry = _entry(str(arcname or filename))
        entry.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as source, self.open(entry, "w") as target:
            shutil.copyfileobj(source, target, _PIECE)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIRST_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry

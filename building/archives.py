"""Archives written anew, so that they hold nothing of the computer and the time of their build.

What build tools write carries times, owners and rights of files. Here everything gets one moment,
no owner, and the usual rights; entries stand in the order of their names.
"""

import gzip
import io
import tarfile
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FILE_RIGHTS = 0o644
FOLDER_RIGHTS = 0o755
UNIX = 3


def settle_wheel(wheel: Path, moment: int) -> None:
    """Write ``wheel`` anew; what describes it stands behind what it holds."""
    part = wheel.with_suffix(".part")
    with ZipFile(wheel) as old, ZipFile(part, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (".dist-info/" in name, name)):
            entry = ZipInfo(name, time.gmtime(moment)[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = (0o100000 | FILE_RIGHTS) << 16
            new.writestr(entry, old.read(name))
    part.replace(wheel)


def settle_source(archive: Path, moment: int) -> None:
    """Write the source package ``archive`` (.tar.gz) anew."""
    part = archive.with_suffix(".part")
    with (
        tarfile.open(archive) as old,
        part.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=moment) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for entry in sorted(old.getmembers(), key=lambda entry: entry.name):
            content = old.extractfile(entry)
            new.addfile(settled(entry, moment), io.BytesIO(content.read() if content else b""))
    part.replace(archive)


def settled(entry: tarfile.TarInfo, moment: int) -> tarfile.TarInfo:
    """Return what stays of ``entry``: name, kind and size."""
    plain = tarfile.TarInfo(entry.name)
    plain.type = entry.type
    plain.size = entry.size
    plain.mtime = moment
    plain.mode = FOLDER_RIGHTS if entry.isdir() else FILE_RIGHTS
    return plain


def write_archive(folder: Path, archive: Path, moment: int) -> None:
    """Pack ``folder`` with all that is in it into ``archive`` (.tar.xz)."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        kept = settled(entry, moment)
        kept.mode = entry.mode
        kept.linkname = entry.linkname
        return kept

    part = archive.with_suffix(".part")
    with tarfile.open(part, "w:xz", preset=2, format=tarfile.PAX_FORMAT) as packed:
        packed.add(folder, folder.name, filter=plain)  # goes through folders by name
    part.replace(archive)

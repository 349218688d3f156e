"""All that can be read in a pack, however deep it is packed."""

import io
import re
import zlib
from zipfile import ZipFile

from pypdf import PdfReader


def everything(target):
    """Return all that can be read in a pack: names, bytes, unpacked parts and texts of PDFs."""
    found = []
    with ZipFile(target) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            found += [name.encode(), data]
            if name.endswith(".xlsx"):
                with ZipFile(io.BytesIO(data)) as inner:
                    found += [inner.read(each) for each in inner.namelist()]
            if name.endswith(".pdf"):
                found += [
                    page.extract_text().encode() for page in PdfReader(io.BytesIO(data)).pages
                ]
                found += _streams(data)
    return b"\n".join(found)


def _streams(data):
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(match[1])
        except zlib.error:
            continue

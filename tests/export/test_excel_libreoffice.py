"""What another program sees in our workbooks."""

import csv
import io
import os
import shutil
import subprocess

import pytest

from tests.export.excel_reading import written
from tests.export.samples import HOSTILE, company, register_of, text_table

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
INVISIBLE = str.maketrans("", "", "\u200b\ufeff\u00ad\x85\u2028\u2029\x7f")


def converted(path, kind):
    """Let LibreOffice convert ``path`` with a profile of its own; return the folder."""
    folder = path.parent / "converted"
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, path],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return folder


def rows_of(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def test_it_shows_every_hostile_text_as_text(tmp_path):
    path = written(register_of(text_table(HOSTILE)), tmp_path)
    rows = rows_of(converted(path, AS_CSV) / "register-KI-Systeme.csv")
    shown = [row[2].translate(INVISIBLE) for row in rows[1:]]
    assert shown == [text.translate(INVISIBLE) for text in HOSTILE]


def test_it_shows_days_and_numbers(tmp_path):
    folder = converted(written(company(), tmp_path), AS_CSV)
    rows = rows_of(folder / "register-KI-Systeme.csv")
    assert len(rows) == 8
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["Im Einsatz seit"], row["Anzahl Nutzende"]) == ("02.02.2025", "7")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_it_prints_headings_pages_and_fingerprint(tmp_path):
    folder = converted(written(company(), tmp_path), "pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "register.pdf", "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) == 5
    for number, page in enumerate(pages, start=1):
        assert f"Seite {number} von 5" in page
        assert "Fingerabdruck: a1b2-c3d4-e5f6" in page
    assert all("Bezeichnung" in page for page in pages[2:3])
    assert "4 · Mittel" in pages[1]
    assert "_rai" not in text

"""Documents with ten thousand rows: every row is in them once, and they stay in their time."""

import re
from collections import Counter
from pathlib import Path

from docx import Document
from pypdf import PdfReader

from rai_desktop.export.writers import write_paper
from rai_desktop.services.papers.model import Grid, PaperColumn
from tests.export.test_papers import paper
from tests.faults.block import Block, Case

ROWS = 10_000
WORDS = ("Bewerbung", "Überprüfung", "Vorhersage", "Donaudampfschifffahrt", "naïve", "βeta", "тест")
ENDINGS = (".pdf", ".docx")


def prepare(folder: Path) -> Path:
    """Remember where documents go."""
    return folder


def judge(folder: Path, case: Case) -> str:
    """A table with as many rows, in cells of one to forty words, is written whole."""
    chance, ending = case.chance, ENDINGS[case.number % len(ENDINGS)]
    rows = [
        (f"KI-{n:05}", " ".join(chance.choices(WORDS, k=chance.randint(1, 40))))
        for n in range(ROWS)
    ]
    columns = (PaperColumn(title="Number"), PaperColumn(title="Text", weight=4))
    target = folder / f"{case.number}{ending}"
    for _ in write_paper(paper(blocks=(Grid(columns=columns, rows=rows, empty=""),)), target):
        pass
    found = Counter(_in_pdf(target) if ending == ".pdf" else _in_word(target))
    target.unlink()
    wanted = Counter(number for number, _ in rows)
    return "" if found == wanted else f"{ending}: {list((wanted - found) | (found - wanted))[:5]}"


def _in_pdf(path: Path) -> list[str]:
    pages = PdfReader(path).pages
    return [number for page in pages for number in re.findall(r"KI-\d{5}", page.extract_text())]


def _in_word(path: Path) -> list[str]:
    tables = Document(str(path)).tables
    texts = (row.tc_lst[0].p_lst[0].text for table in tables for row in table._tbl.tr_lst)
    return [text for text in texts if re.fullmatch(r"KI-\d{5}", text)]


LONG = Block(
    name="long-papers",
    tests="T42",
    what=f"documents with a table of {ROWS} rows, PDF and Word: each row is there once",
    number=6,
    few=1,
    prepare=prepare,
    judge=judge,
    longest=120,
)

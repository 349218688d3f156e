"""Papers of extreme projects: everything builds, nothing overlaps, nothing is lost in silence."""

from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

import docx
import pytest

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.writers import write_paper
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import Grid, PaperColumn
from rai_desktop.services.papers.registry import PAPERS, paper_kind
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.words import words_for
from tests.export.pdf_reading import squeezed, texts
from tests.export.pdf_registers import DAY, empty_project, opened
from tests.export.structure import structure
from tests.export.test_papers import paper
from tests.export.test_pdf_kit import assert_inside

OWN = [kind.key for kind in PAPERS if not kind.is_form]
WORD = "x" * 60_000
LONG = " ".join(f"word{n}" for n in range(5_000))
SCRIPTS = "Grüße Ελλάδα Привет שלום مرحبا नमस्ते 你好 日本語 한국어 ไทย 😀 👩‍💻 🏳️‍🌈"


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


def written(project, key, target, entries=()):
    moment = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
    wanted = PaperRequest(cut_off=DAY, created=moment, entries=entries)
    labels = Labels(words_for("en"), Content())
    for _ in write_paper(paper_kind(key).build(project, labels, wanted), target):
        pass
    return opened(target.read_bytes())


def system(project, **values):
    return project.add(EntityKind.SYSTEM, {"name": "Chat", **values})


def uid_of(project):
    return project.entities(EntityKind.SYSTEM)[0].uid


@pytest.mark.parametrize("key", [key for key in OWN if paper_kind(key).about is None])
def test_empty_projects_have_all_papers(project, tmp_path, key):
    reader = written(project, key, tmp_path / "paper.pdf")
    assert_inside(reader)
    assert len(reader.pages) <= 6


@pytest.mark.parametrize("text", [WORD, LONG], ids=["one word", "many words"])
def test_very_long_texts_are_printed_whole_inside_the_pages(project, tmp_path, text):
    system(project, description=text)
    reader = written(project, "dossier", tmp_path / "paper.pdf", (uid_of(project),))
    assert_inside(reader)
    assert squeezed(text) in squeezed(structure(reader).top.text)


def test_very_long_names_leave_the_page_for_management_short(project, tmp_path):
    for _ in range(8):
        system(project, name=WORD[:2000], purpose=LONG[:9000], benefit=LONG[:9000])
    reader = written(project, "management", tmp_path / "page.pdf")
    assert_inside(reader)
    assert len(reader.pages) <= 2


def test_every_script_is_shown_or_marked_and_the_reader_is_told(project, tmp_path):
    system(project, description=SCRIPTS)
    reader = written(project, "dossier", tmp_path / "paper.pdf", (uid_of(project),))
    text = " ".join(" ".join(texts(reader)).split())
    for part in ("Grüße", "Ελλάδα", "Привет"):
        assert part in text
    assert "‹U+4F60›" in squeezed(text)
    assert "Characters that the font does not have are printed as their code." in text


def test_hundreds_of_rows_are_all_printed(project, tmp_path):
    rows = [{"title": f"Risk {n:05}"} for n in range(300)]
    for values in rows:
        project.add(EntityKind.RISK, values)
    reader = written(project, "risks", tmp_path / "paper.pdf")
    text = squeezed(structure(reader).top.text)
    assert all(squeezed(values["title"]) in text for values in rows)


@pytest.mark.parametrize("text", [WORD, LONG, SCRIPTS], ids=["one word", "many words", "scripts"])
def test_word_files_hold_extreme_texts_whole(project, tmp_path, text):
    system(project, description=text)
    moment = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
    wanted = PaperRequest(cut_off=DAY, created=moment, entries=(uid_of(project),))
    made = paper_kind("dossier").build(project, Labels(words_for("de"), Content()), wanted)
    target = tmp_path / "paper.docx"
    for _ in write_paper(made, target):
        pass
    tables = docx.Document(target).tables
    assert text in {cell.text for table in tables for row in table.rows for cell in row.cells}


def test_word_files_of_thousands_of_rows_grow_with_their_rows(tmp_path):
    def processor_time(count):
        grid = Grid(columns=(PaperColumn(title="A"),), rows=[("a",)] * count, empty="")
        made = replace(paper(), blocks=(grid,))
        begin = process_time()
        for _ in write_paper(made, tmp_path / "long.docx"):
            pass
        return process_time() - begin

    processor_time(10)
    assert processor_time(4000) < 8 * processor_time(1000)

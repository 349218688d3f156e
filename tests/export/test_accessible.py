"""Every paper and the register can be read aloud: checked by walking their structure trees.

Where veraPDF is installed, it checks them by PDF/UA-1 too; it needs Java.
"""

import shutil
import subprocess
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.writers import write_paper
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.registry import PAPERS, paper_kind
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.words import words_for
from tests.export.pdf_reading import squeezed
from tests.export.pdf_registers import DAY, example_project, opened, printed, register_of
from tests.export.structure import structure
from tests.export.test_pdf_kit import assert_inside
from tests.services.papers.making import paper_texts

KEYS = [kind.key for kind in PAPERS]
OWN = [kind.key for kind in PAPERS if not kind.is_form]
ROLES = {
    *("Document", "Sect", "H1", "H2", "H3", "P", "Span", "Caption", "Figure", "Link"),
    *("Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "TOC", "TOCI"),
}


@pytest.fixture(scope="module", params=["de", "en"])
def project(request, tmp_path_factory):
    made = example_project(tmp_path_factory.mktemp(request.param), request.param)
    yield made, request.param
    made.store.abandon()


def example_paper(project, key):
    """Return a paper of the example company; one about an entry is about one that has much."""
    made, language = project
    about = paper_kind(key).about
    entries = ()
    if about is EntityKind.SYSTEM:
        entries = (made.entities(about)[5].uid,)
    elif about is not None:
        entries = (made.entities(about)[0].uid,)
    moment = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
    wanted = PaperRequest(cut_off=DAY, created=moment, entries=entries)
    return paper_kind(key).build(made, Labels(words_for(language), Content()), wanted)


def written(paper, target):
    for _ in write_paper(paper, target):
        pass
    return target.read_bytes()


def assert_accessible(reader, language):
    """Walk the tree and hold it against what readers need."""
    root, found = reader.trailer["/Root"], structure(reader)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"].startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata.title
    assert found.stray == []
    assert found.unread == set()
    assert found.twice == []
    assert {node.role for node in found.top.walk()} <= ROLES
    assert_headings(found)
    assert_tables(found)
    assert all(node.alt for node in found.nodes("Figure"))
    for item in found.nodes("LI"):
        assert [kid.role for kid in item.kids] == ["Lbl", "LBody"]
    return found


def assert_headings(found):
    levels = [int(node.role[1]) for node in found.nodes("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def assert_tables(found):
    for table in found.nodes("Table"):
        assert {row.role for row in table.kids} == {"TR"}
        for row in table.kids:
            assert row.kids, "a row has cells"
            assert {cell.role for cell in row.kids} <= {"TH", "TD"}
        heads = [node for node in table.walk() if node.role == "TH"]
        assert heads
        assert {head.scope for head in heads} <= {"/Column", "/Row"}


@pytest.mark.parametrize("key", KEYS)
def test_papers_can_be_read_aloud_in_the_order_of_their_texts(project, tmp_path, key):
    paper = example_paper(project, key)
    reader = opened(written(paper, tmp_path / "paper.pdf"))
    found = assert_accessible(reader, project[1])
    assert_inside(reader)
    told = squeezed(found.top.text)
    place = 0
    for text in read_texts(paper):
        place = told.find(squeezed(text), place)
        assert place >= 0, text


def read_texts(paper):
    """Return what is read out in the order of the paper; two columns of facts are laid out."""
    return [text for text in paper_texts(paper, in_order=True) if text]


@pytest.mark.parametrize("key", [*OWN, "fria"])
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_same_paper_gives_the_same_bytes_twice(project, tmp_path, key, ending):
    first = written(example_paper(project, key), tmp_path / f"one.{ending}")
    assert first == written(example_paper(project, key), tmp_path / f"two.{ending}")


def test_page_for_management_is_one_page(project, tmp_path):
    reader = opened(written(example_paper(project, "management"), tmp_path / "page.pdf"))
    assert len(reader.pages) == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_register_can_be_read_aloud(tmp_path, language):
    register = register_of(example_project(tmp_path, language), language)
    reader = opened(printed(register, tmp_path))
    assert_accessible(reader, language)


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not installed")
def test_verapdf_finds_no_fault(project, tmp_path):
    for key in KEYS:
        written(example_paper(project, key), tmp_path / f"{key}.pdf")
    register = register_of(example_project(tmp_path, project[1]), project[1])
    printed(register, tmp_path)
    files = sorted(str(path) for path in tmp_path.glob("*.pdf"))
    command = ["verapdf", "--flavour", "ua1", "--format", "text", *files]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert [line for line in said.splitlines() if not line.startswith("PASS")] == []
    assert said.count("PASS") == len(files)

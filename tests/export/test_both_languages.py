"""One PDF document with the German and then the English part, each in its own language."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.writers import write_papers, write_registers
from rai_desktop.services.labels import Labels
from rai_desktop.services.linking import link_entries
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.words import words_for
from tests.export.pdf_reading import outline_titles
from tests.export.pdf_registers import DAY, empty_project, opened
from tests.export.structure import structure
from tests.export.test_accessible import assert_accessible
from tests.export.test_papers import paper


def both(**wishes):
    german, english = (paper(language, **wishes) for language in ("de", "en"))
    return [german, replace(english, title="The English title")]


def written(papers, target):
    for _ in write_papers(papers, target):
        pass
    return target.read_bytes()


@pytest.mark.parametrize("wishes", [{}, {"has_contents": True}, {"is_compact": True}])
def test_each_part_is_read_in_its_own_language(tmp_path, wishes):
    reader = opened(written(both(**wishes), tmp_path / "both.pdf"))
    assert_accessible(reader, "de")
    parts = [kid for kid in structure(reader).top.kids if kid.role == "Sect"]
    assert [part.language for part in parts] == ["de", "en"]
    assert "The English title" in parts[1].text
    assert "The English title" not in parts[0].text.replace(contents_of(parts[0]), "")
    assert [t for depth, t in outline_titles(reader) if depth == 0][-1] == "The English title"
    assert len([t for depth, t in outline_titles(reader) if depth == 0]) == 2


def contents_of(part):
    return "".join(node.text for node in part.walk() if node.role == "TOC")


def test_foot_of_a_page_is_in_the_language_of_its_part(tmp_path):
    reader = opened(written(both(), tmp_path / "both.pdf"))
    first, last = reader.pages[0].extract_text(), reader.pages[-1].extract_text()
    assert "Seite 1 von" in first
    assert "Page" in last
    assert "Seite" not in last


def test_one_language_needs_no_parts(tmp_path):
    reader = opened(written([paper()], tmp_path / "one.pdf"))
    assert structure(reader).nodes("Sect") == []


def test_word_files_are_refused_with_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="Only PDF documents"):
        written(both(), tmp_path / "both.docx")
    assert not (tmp_path / "both.docx").exists()


@pytest.fixture(scope="module")
def registers(tmp_path_factory):
    project = empty_project(tmp_path_factory.mktemp("both"))
    system = project.add(EntityKind.SYSTEM, {"name": "Chat"})
    risk = project.add(EntityKind.RISK, {"title": "Leak"})
    link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    wish = RegisterRequest(
        cut_off=DAY, created=datetime(2026, 11, 22, tzinfo=UTC), names=("systems", "risks")
    )
    made = [build_register(project, Labels(words_for(o), Content()), wish) for o in ("de", "en")]
    project.store.abandon()
    return made


@pytest.fixture(scope="module")
def both_registers(registers, tmp_path_factory):
    target = tmp_path_factory.mktemp("both") / "register.pdf"
    for _ in write_registers(registers, target):
        pass
    return opened(target.read_bytes())


def test_register_in_both_languages_has_two_parts_under_one_outline(both_registers, registers):
    outline = outline_titles(both_registers)
    assert [t for depth, t in outline if depth == 0] == [one.title for one in registers]
    chapters = [title for depth, title in outline if depth == 1]
    assert all(table.title in chapters for one in registers for table in one.tables)
    parts = [kid for kid in structure(both_registers).top.kids if kid.role == "Sect"]
    assert [part.language for part in parts] == ["de", "en"]
    german = parts[0].text.replace(contents_of(parts[0]), "")
    assert registers[0].tables[0].title in german
    assert registers[1].tables[0].title not in german


def test_contents_of_both_parts_stand_at_the_front(both_registers, registers):
    (contents,) = structure(both_registers).nodes("TOC")
    for register in registers:
        assert register.title in contents.text
        assert register.tables[0].title in contents.text


def test_links_stay_in_their_part(both_registers):
    second = next(
        number
        for number, page in enumerate(both_registers.pages)
        if "Page" in page.extract_text().splitlines()[-1]
    )
    places = {page.indirect_reference.idnum: at for at, page in enumerate(both_registers.pages)}
    leading = [
        (at, places[note.get_object()["/Dest"][0].idnum])
        for at, page in enumerate(both_registers.pages)
        for note in page.get("/Annots", ())
        if at > 4
    ]
    assert any(at < second for at, _ in leading)
    assert any(at >= second for at, _ in leading)
    assert all((at < second) == (to < second) for at, to in leading)

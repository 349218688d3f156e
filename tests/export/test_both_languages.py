"""One PDF document with the German and then the English part, each in its own language."""

from dataclasses import replace

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.export.writers import write_papers
from tests.export.pdf_reading import outline_titles
from tests.export.pdf_registers import opened
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
    assert [t for depth, t in outline_titles(reader) if depth == 0].count("The English title") == 1


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

"""The company's logo and colour on documents: visible, readable, never a danger."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from PIL import Image

from rai_desktop.export.writers import write_paper
from rai_desktop.services.brand import Brand
from rai_desktop.services.papers.model import Heading, Paper, Paragraph
from rai_desktop.services.papers.request import paper_labels
from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning, contrast
from rai_desktop.words import words_for
from tests.export.pdf_registers import empty_project, opened, printed, register_of
from tests.export.structure import structure

DARK, LIGHT = "#0A3D91", "#FFE600"


def logo(form="PNG", size=(60, 30)):
    made = BytesIO()
    mode = "RGBA" if form == "PNG" else "RGB"
    Image.new(mode, size, "red").save(made, form)
    return made.getvalue()


def paper(brand, **wishes):
    return Paper(
        key="test",
        language="en",
        title="A paper",
        organisation="Firm",
        created=datetime(2026, 11, 29, tzinfo=UTC),
        cut_off=date(2026, 11, 29),
        labels=paper_labels(words_for("en")),
        blocks=(Heading(text="Part"), Paragraph(text="Text")),
        brand=brand,
        **wishes,
    )


def written(made, target):
    for _ in write_paper(made, target):
        pass
    return target.read_bytes()


def content(reader):
    return reader.pages[0]["/Contents"].get_object()[0].get_object().get_data().decode("latin-1")


@pytest.mark.parametrize("colour", [DARK, LIGHT, "#FFFFFF", "#777777", "#ff8800"])
def test_headings_can_be_read_whatever_the_colour_is(colour):
    brand = Brand(colour=colour)
    assert contrast(brand.accent, PRINT_PALETTE.colour(Meaning.PAPER)) >= 4.5
    assert brand.is_darkened == (colour != DARK)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("is_compact", [False, True])
def test_logo_stands_on_the_cover_with_its_words(tmp_path, form, is_compact):
    brand = Brand(logo=logo(form), logo_text="Firm", colour=DARK)
    made = paper(brand, is_compact=is_compact)
    reader = opened(written(made, tmp_path / "paper.pdf"))
    figures = structure(reader).nodes("Figure")
    assert [figure.alt for figure in figures] == ["Firm"]
    assert len(reader.pages[0].images) == 1
    assert "0.0392 0.239 0.569 rg" in content(reader)


def test_a_colour_that_was_darkened_is_told(tmp_path):
    for name, brand in (("dark", Brand(colour=DARK)), ("light", Brand(colour=LIGHT))):
        reader = opened(written(paper(brand), tmp_path / f"{name}.pdf"))
        told = "made darker" in " ".join(reader.pages[0].extract_text().split())
        assert told == (name == "light")


def test_damaged_logo_is_left_out(tmp_path):
    brand = Brand(logo=logo()[:50], logo_text="Firm")
    reader = opened(written(paper(brand), tmp_path / "paper.pdf"))
    assert structure(reader).nodes("Figure") == []
    written(paper(brand), tmp_path / "paper.docx")
    assert not docx.Document(tmp_path / "paper.docx").inline_shapes


def test_word_file_has_logo_and_colour(tmp_path):
    brand = Brand(logo=logo(), logo_text="Firm", colour=DARK)
    written(paper(brand), tmp_path / "paper.docx")
    document = docx.Document(tmp_path / "paper.docx")
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "Firm"
    assert str(document.styles["Heading 1"].font.color.rgb) == DARK.removeprefix("#")


def test_large_register_has_logo_and_colour_too(tmp_path):
    register = register_of(empty_project(tmp_path), "en")
    brand = Brand(logo=logo(), logo_text="Firm", colour=LIGHT)
    reader = opened(printed(replace(register, brand=brand), tmp_path))
    assert [figure.alt for figure in structure(reader).nodes("Figure")][:1] == ["Firm"]
    assert "made darker" in " ".join(reader.pages[-1].extract_text().split())

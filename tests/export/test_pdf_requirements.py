"""Requirements, frameworks and classification records on paper."""

from dataclasses import replace

import pytest

from rai_desktop.domain.fields import Privacy
from tests.export.pdf_reading import squeezed, texts
from tests.export.pdf_registers import example_project, opened, printed, register_of
from tests.export.test_pdf_kit import assert_inside

LANGUAGES = ("de", "en")


class _Chapter:
    """A register exported alone, with the file it became."""

    def __init__(self, folder, language, name, **wishes):
        project = example_project(folder, language)
        self.register = register_of(project, language, names=(name,), **wishes)
        self.table = self.register.tables[0]
        self.reader = opened(printed(self.register, folder))
        self.text = squeezed("".join(texts(self.reader)))

    def column(self, key):
        place = self.table.column_index(key)
        return [row.cells[place] for row in self.table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_requirements_are_told_criterion_by_criterion(tmp_path, language):
    found = _Chapter(tmp_path, language, "requirements")
    criteria = list(dict.fromkeys(found.column("=criterion")))
    places = [found.text.index(squeezed(criterion)) for criterion in criteria]
    assert places == sorted(places)
    for key in ("title", "=subject", "=level", "=person", "=proofs", "=note", "=article"):
        assert all(squeezed(str(cell)) in found.text for cell in found.column(key) if cell)
    assert found.text.count(squeezed(found.table.intro)) == 1
    assert_inside(found.reader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_and_an_inherited_answer_are_told_in_words(tmp_path, language):
    found = _Chapter(tmp_path, language, "requirements")
    target = found.register.labels["target_level"].format(level=3)
    assert squeezed(target) in found.text
    (inherited,) = {word for word in found.column("=origin") if word[:3] in ("Vom", "Inh")}
    assert squeezed(inherited) in found.text


def test_notes_that_are_left_out_are_nowhere(tmp_path):
    found = _Chapter(tmp_path, "en", "requirements", left_out=frozenset((Privacy.COMMENT,)))
    assert "=note" not in [column.key for column in found.table.columns]
    assert squeezed("everybody has signed") not in found.text


def test_chosen_columns_are_a_plain_table(tmp_path):
    whole = _Chapter(tmp_path, "en", "requirements")
    columns = whole.table.columns[:2]
    rows = tuple(replace(row, cells=row.cells[:2]) for row in whole.table.rows)
    part = replace(whole.register, tables=(replace(whole.table, columns=columns, rows=rows),))
    text = squeezed("".join(texts(opened(printed(part, tmp_path)))))
    assert squeezed("AI policy") in text
    assert squeezed("Foundations") not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_frameworks_list_every_point_and_are_no_certificate(tmp_path, language):
    found = _Chapter(tmp_path, language, "frameworks")
    assert squeezed(found.table.intro) in found.text
    assert all(squeezed(str(cell)) in found.text for cell in found.column("title"))
    assert all(squeezed(cell) in found.text for cell in found.column("=framework"))
    assert_inside(found.reader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_stands_for_each_classified_system(tmp_path, language):
    found = _Chapter(tmp_path, language, "classification_answers")
    records = list(found.register.records)
    assert len(records) == 9
    for record in records:
        assert squeezed(record.heading) in found.text
        told = (*(fact.text for fact in record.facts), *record.open_questions)
        cells = (cell for row in (*record.reasons, *record.answers) for cell in row)
        assert all(squeezed(text) in found.text for text in (*told, *cells))
    assert_inside(found.reader)

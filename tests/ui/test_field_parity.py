"""What the form of an entry shows, its register and the exported document hold: field by field."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind, FieldKind
from rai_desktop.services.document import project_document
from rai_desktop.services.papers.registry import paper_kind
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.ui.forms.layouts import sections
from tests.services.building import TODAY, FixedClock, empty_project, labels
from tests.services.papers.making import paper_texts

NAMES = {kind: name for name, kind in REGISTER_KINDS}
SAMPLES = {
    FieldKind.TEXT: "Sample text",
    FieldKind.LONG_TEXT: "A longer sample",
    FieldKind.NUMBER: 7,
    FieldKind.DATE: date(2027, 3, 4),
    FieldKind.LINK: "https://sample.example/page",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = empty_project(tmp_path_factory.mktemp("parity"))
    fields = [spec for spec in made.fields(EntityKind.SYSTEM) if spec.kind in SAMPLES]
    made.add(
        EntityKind.SYSTEM,
        {spec.key: SAMPLES[spec.kind] for spec in fields if not spec.internal and not spec.fixed},
    )
    yield made
    made.store.abandon()


@pytest.fixture(scope="module")
def register(project):
    request = RegisterRequest(cut_off=TODAY, created=FixedClock().now())
    return {table.key: table for table in build_register(project, labels(), request).tables}


def shown_on_screen(project, kind):
    """Return the keys of the fields that the form of a kind shows."""
    found = sections(kind, project.fields(kind))
    return {spec.key for section in found for spec in section.fields if not spec.internal}


@pytest.mark.parametrize("kind", NAMES)
def test_every_field_of_the_form_is_a_column_of_the_register(project, register, kind):
    columns = {column.key for column in register[NAMES[kind]].columns}
    assert shown_on_screen(project, kind) - columns == set()


def filled_on_screen(project):
    """Return the fields of the only system that its form shows and that were filled."""
    (system,) = project.entities(EntityKind.SYSTEM)
    shown = sections(EntityKind.SYSTEM, project.fields(EntityKind.SYSTEM))
    fields = [spec for section in shown for spec in section.fields if spec.kind in SAMPLES]
    return [spec for spec in fields if project.value(system, spec.key)]


def test_every_filled_field_of_the_form_is_in_the_exported_document(project):
    request = RegisterRequest(cut_off=TODAY, created=FixedClock().now())
    (system,) = project_document(project, request)["systems"]
    filled = filled_on_screen(project)
    assert len(filled) > 20
    assert {spec.key for spec in filled} <= system.keys()


def test_dossier_tells_every_filled_field_of_the_form(project):
    (system,) = project.entities(EntityKind.SYSTEM)
    wanted = PaperRequest(cut_off=TODAY, created=FixedClock().now(), entries=(system.uid,))
    told = set(paper_texts(paper_kind("dossier").build(project, labels(), wanted)))
    in_title = {"number", "name"}
    missing = [
        spec.key
        for spec in filled_on_screen(project)
        if spec.key not in in_title and labels().field(spec) not in told
    ]
    assert missing == []

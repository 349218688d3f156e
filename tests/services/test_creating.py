import pytest

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.creating import begin_project
from rai_desktop.words import LANGUAGES
from tests.services.building import CATALOGUE, bare_project, example_project


@pytest.fixture
def bare(tmp_path):
    made = bare_project(tmp_path)
    yield made
    made.store.abandon()


def test_a_new_project_has_organisation_person_and_method_in_one_step(bare):
    person = {"name": "Leitung IT", "function": "IT"}
    begin_project(bare, CATALOGUE, {"name": "Beispiel GmbH", "staff": 12}, person)
    (entry,) = bare.store.history()
    assert entry.step.action is Action.NEW_PROJECT
    assert (bare.organisation().name, bare.organisation().staff) == ("Beispiel GmbH", 12)
    (made,) = bare.entities(EntityKind.PERSON)
    assert bare.author == made.uid == entry.step.author
    (pack,) = bare.entities(EntityKind.PACK)
    assert bare.store.attachment(pack.sha256) == CATALOGUE.pack("method").data
    assert bare.undo_entry() is None


def test_nobody_has_to_say_who_works_here(bare):
    begin_project(bare, CATALOGUE, {"name": "Beispiel GmbH"}, {"name": ""})
    assert bare.entities(EntityKind.PERSON) == []
    assert bare.author == ""


@pytest.mark.parametrize(
    "values", [{"name": ""}, {"name": " "}, {}, {"name": "A", "staff": -1}, {"name": "A", "x": 1}]
)
def test_an_organisation_that_cannot_be_is_refused_and_nothing_is_written(bare, values):
    with pytest.raises(UsageError):
        begin_project(bare, CATALOGUE, values)
    assert bare.store.head() is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_complete_and_says_that_it_is_one(tmp_path, language):
    project = example_project(tmp_path, language)
    assert project.organisation().example
    first, *later = (entry.step.action for entry in project.store.history())
    assert first is Action.EXAMPLE
    work = {Action.EXAMPLE, Action.ACCEPT_RISK, Action.REVIEW, Action.CLOSE_YEAR, Action.REPORT}
    assert set(later) == {Action.CLASSIFY, Action.ASSESS, *work}
    for kind in EntityKind:
        for entity in project.entities(kind):
            for spec in project.fields(kind):
                if spec.required:
                    assert not is_empty(project.value(entity, spec.key))
                if spec.reference is not None and project.value(entity, spec.key):
                    project.entity(project.value(entity, spec.key))
    project.store.abandon()

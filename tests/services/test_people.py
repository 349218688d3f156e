import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.people import author_name, author_settings, person_named

P = EntityKind.PERSON


@pytest.fixture
def person(project):
    return project.add(P, {"name": "Leitung IT", "email": "it@example.org", "function": "Technik"})


@pytest.mark.parametrize("name", ["Leitung IT", " leitung it ", "IT@example.org", "pe-0001"])
def test_a_person_is_known_by_name_mail_and_number(project, person, name):
    assert person_named(project, name).uid == person
    assert author_settings(project, name) == (person, [])


def test_a_new_author_becomes_a_person_with_the_next_number(project, person):
    uid, settings = author_settings(project, "  Einkauf ")
    assert {s.key: s.value for s in settings} == {"number": 2, "name": "Einkauf"}
    assert {s.uid for s in settings} == {uid} != {person}


def test_nobody_is_no_author(project):
    assert author_settings(project, "  ") == ("", [])
    assert person_named(project, "") is None
    assert author_name(project, "") == ""


def test_the_name_behind_a_step_is_the_one_of_today(project, person):
    assert author_name(project, person) == "Leitung IT"
    assert author_name(project, "00000000-0000-4000-8000-999999999999") == ""


def test_a_new_person_beside_a_new_author_gets_a_number_of_its_own(project):
    _, settings = author_settings(project, "Autor")
    project.add(P, {"name": "Neu"}, also=settings)
    assert sorted(project.numbers(P).values()) == ["PE-0001", "PE-0002"]

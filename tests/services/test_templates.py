import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.codes import Action, SystemStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.services.responsible import assign
from rai_desktop.services.templates import UsedProduct, add_systems, plan_systems, tick_list
from tests.services.building import CATALOGUE, empty_project
from tests.services.entries import (
    ENGLISH,
    GERMAN,
    add_person,
    add_system,
    state,
    steps_of,
)

OFFICE, MARKETING, INVOICES = "T-01", "T-13", "T-20"


def plan(project, *used, words=ENGLISH):
    return plan_systems(project, CATALOGUE, words, used)


def add(project, *used, words=ENGLISH):
    return add_systems(project, CATALOGUE, words, plan(project, *used, words=words))


def systems(project):
    return project.entities(EntityKind.SYSTEM)


def chat(**values):
    return UsedProduct(**{"name": "ChatGPT", "template": OFFICE, **values})


# the tick list


def test_there_is_a_row_for_each_template(project):
    rows = tick_list(project, CATALOGUE, GERMAN)
    assert len(rows) == 25
    assert len({row.template for row in rows}) == 25
    assert all(row.title and row.purpose and row.examples for row in rows)
    first = rows[0]
    assert first.title == "Generativer Büroassistent"
    assert "ChatGPT" in first.examples


def test_a_row_knows_the_systems_made_of_it(project):
    (uid,) = add(project, chat())
    rows = {row.template: row for row in tick_list(project, CATALOGUE, ENGLISH)}
    assert rows[OFFICE].present == (uid,)
    assert rows[INVOICES].present == ()
    project.delete([uid])
    assert not any(row.present for row in tick_list(project, CATALOGUE, ENGLISH))


# planning


def test_several_products_of_one_template_are_several_systems(project):
    rows = plan(project, chat(), chat(name="Gemini"), UsedProduct(name="Own tool"))
    assert [row.name for row in rows] == ["ChatGPT", "Gemini", "Own tool"]
    assert rows[0].purpose == rows[1].purpose != ""
    assert rows[2].purpose == ""
    assert all(row.known is None for row in rows)


def test_one_product_with_two_purposes_is_two_systems(project):
    rows = plan(project, chat(), chat(purpose="Write job ads"), chat(template=MARKETING))
    assert [row.name for row in rows] == ["ChatGPT"] * 3
    assert len({row.purpose for row in rows}) == 3


def test_a_tick_without_a_product_is_called_like_its_template(project):
    (row,) = plan(project, UsedProduct(template=OFFICE), words=GERMAN)
    assert row.name == "Generativer Büroassistent"


def test_empty_lines_and_repetitions_are_left_out(project):
    blank = UsedProduct(name="  ", purpose="Something")
    rows = plan(project, UsedProduct(name=" chatgpt "), blank, chat(), chat(), chat(name="CHATGPT"))
    assert [(row.name, row.template.id) for row in rows] == [("ChatGPT", OFFICE)]


@pytest.mark.parametrize("name", ["Büro-Assistent", "BURO-assistent ", "büro-ASSISTENT"])
def test_a_system_of_that_name_is_known(project, name):
    uid = add_system(project, "Büro-Assistent", purpose="Something of our own")
    (row,) = plan(project, chat(name=name))
    assert row.known == uid
    assert add(project, chat(name=name)) == ()
    (free,) = plan(project, UsedProduct(name=name))
    assert free.known == uid


def test_another_purpose_of_a_known_product_is_a_further_system(project):
    (uid,) = add(project, chat())
    rows = plan(project, chat(purpose="Write job ads"), chat(template=MARKETING), chat())
    assert [row.known for row in rows] == [None, None, uid]
    project.edit(uid, {"purpose": "Write job ads"})
    rows = plan(project, chat(purpose="write  job ads"), chat())
    assert [row.known for row in rows] == [uid, uid]


def test_the_usual_purpose_is_nobodys_own(project):
    uid = add_system(project, "ChatGPT", purpose="Something of our own")
    usual = tick_list(project, CATALOGUE, ENGLISH)[0].purpose
    (row,) = plan(project, chat(purpose=usual))
    assert row.known == uid


def test_what_is_in_the_bin_is_not_known(project):
    project.delete([add_system(project, "ChatGPT")])
    (row,) = plan(project, chat())
    assert row.known is None


def test_an_unknown_template_is_refused(project):
    with pytest.raises(UsageError):
        plan(project, chat(template="T-99"))


# adding


def test_adding_is_one_step_with_a_name_for_undo(project):
    before, number = state(project), steps_of(project)
    uids = add(project, *(UsedProduct(name=f"Tool {n}") for n in range(9)))
    assert steps_of(project) == number + 1
    entry = project.undo_entry()
    assert (entry.action, entry.title) == (Action.ADD, "9 systems")
    assert [project.number(project.entity(uid)) for uid in uids][::8] == ["KI-0001", "KI-0009"]
    project.undo()
    assert state(project) == before


def test_one_system_gives_the_step_its_name(project):
    add(project, chat())
    assert project.undo_entry().title == "ChatGPT"


def test_a_system_gets_what_the_template_knows_and_no_more(project):
    (uid,) = add(project, chat(), words=GERMAN)
    system = project.entity(uid)
    template = next(t for t in CATALOGUE.templates() if t.id == OFFICE)
    filled = {
        spec.key: value_of(system, spec.key)
        for spec in KINDS[EntityKind.SYSTEM].fields
        if value_of(system, spec.key) not in (None, "", (), False)
    }
    assert filled == {
        "number": 1,
        "name": "ChatGPT",
        "purpose": template.purpose["de"],
        "status": SystemStatus.IN_USE,
        "template": OFFICE,
        "traits": tuple(sorted(template.traits)),
    }


def test_the_pack_is_kept_once_and_comes_back_after_undo(project):
    def packs():
        return [pack.pack_id for pack in project.entities(EntityKind.PACK)]

    add(project, UsedProduct(name="Own tool"))
    assert packs() == ["method"]
    add(project, chat())
    assert packs() == ["method", "templates"]
    project.undo()
    assert packs() == ["method"]
    add(project, chat())
    add(project, chat(name="Gemini"))
    assert packs() == ["method", "templates"]
    pack = project.entities(EntityKind.PACK)[-1]
    assert project.store.attachment(pack.sha256) == CATALOGUE.pack("templates").data


def test_nothing_new_is_no_step(project):
    add(project, chat())
    number = steps_of(project)
    assert add(project, chat()) == ()
    assert steps_of(project) == number


NAMES = st.sampled_from(["", "Chat", "chat ", "Übersetzer", "UBERSETZER", "Tool"])
USED = st.lists(
    st.builds(
        UsedProduct,
        name=NAMES,
        purpose=st.sampled_from(["", "Letters", "letters", "Prices"]),
        template=st.sampled_from(["", OFFICE, MARKETING]),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def inventory(tmp_path_factory):
    made = empty_project(tmp_path_factory.mktemp("inventory"))
    yield made
    made.store.abandon()


@settings(max_examples=40)
@given(first=USED, second=USED)
def test_ticking_the_same_again_adds_nothing(inventory, first, second):
    before = state(inventory)
    added = [bool(add(inventory, *used)) for used in (first, second)]
    for used in (first, second):
        assert all(row.known for row in plan(inventory, *used))
        assert add(inventory, *used) == ()
    for was_added in added:
        if was_added:
            inventory.undo()
    assert state(inventory) == before


# who is responsible


def test_department_and_owner_are_filled_down_as_one_step(project):
    uids = [add_system(project, f"Tool {n}") for n in range(3)]
    before, number = state(project), steps_of(project)
    assign(project, uids, department="Einkauf", owner="Leitung Einkauf")
    assert steps_of(project) == number + 1
    (person,) = project.entities(EntityKind.PERSON)
    assert person.name == "Leitung Einkauf"
    assert {(s.department, s.owner) for s in systems(project)} == {("Einkauf", person.uid)}
    project.undo()
    assert state(project) == before


def test_a_known_person_is_found_by_name_number_or_mail(project):
    person = add_person(project, "Leitung IT", email="it@example.org")
    for typed in ("leitung it", "PE-0001", "IT@example.org"):
        uid = add_system(project)
        assign(project, [uid], owner=typed)
        assert project.entity(uid).owner == person
    assert len(project.entities(EntityKind.PERSON)) == 1


def test_what_is_not_given_stays_and_an_empty_text_empties(project):
    person = add_person(project)
    uid = add_system(project, department="IT", owner=person)
    assign(project, [uid], department="")
    assert (project.entity(uid).department, project.entity(uid).owner) == ("", person)
    assign(project, [uid], owner=" ")
    assert project.entity(uid).owner is None


def test_assigning_what_is_there_is_no_step_and_makes_no_person(project):
    person = add_person(project)
    uid = add_system(project, owner=person)
    number = steps_of(project)
    assert assign(project, [uid], owner="Leitung IT") is None
    assert assign(project, [], owner="Somebody new") is None
    assert steps_of(project) == number
    assert len(project.entities(EntityKind.PERSON)) == 1

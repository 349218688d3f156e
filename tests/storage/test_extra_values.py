"""Custom values and answers: of one entity, and of a whole kind at once."""

from rai_desktop.domain.codes import Action, CustomKind
from rai_desktop.domain.fields import EntityKind, answer_key, custom_key
from rai_desktop.domain.steps import FieldSetting
from tests.storage.building import add_system, filled, opened

FIELD = {"of_kind": "system", "label": "Kostenstelle", "custom_kind": CustomKind.TEXT}


def _set(project, kind, uid, values):
    settings = [FieldSetting(kind, uid, key, value) for key, value in values.items()]
    project.commit(Action.EDIT, settings)


def test_all_values_of_a_kind_come_at_once(tmp_path):
    project = filled(tmp_path)
    key = custom_key(project.add(EntityKind.CUSTOM_FIELD, FIELD))
    first, second, third = (add_system(project, name) for name in "abc")
    risk = project.entities(EntityKind.RISK)[0].uid
    _set(project, EntityKind.SYSTEM, first, {key: "4711", answer_key("E1"): ("product",)})
    _set(project, EntityKind.SYSTEM, second, {key: ("a", "b")})
    _set(project, EntityKind.SYSTEM, third, {answer_key("E1"): "no"})
    _set(project, EntityKind.RISK, risk, {key: "elsewhere"})
    expected = {
        first: {key: "4711", answer_key("E1"): ["product"]},
        second: {key: ["a", "b"]},
        third: {answer_key("E1"): "no"},
    }
    assert project.store.all_extra_values(EntityKind.SYSTEM) == expected
    assert project.store.extra_values(first) == expected[first]
    _set(project, EntityKind.SYSTEM, second, {key: None})
    del expected[second]
    assert project.store.all_extra_values(EntityKind.SYSTEM) == expected
    project.store.close()
    again = opened(project.store.path)
    assert again.store.all_extra_values(EntityKind.SYSTEM) == expected
    assert again.store.all_extra_values(EntityKind.VENDOR) == {}
    again.store.close()


def test_values_of_some_entities_come_at_once_however_many_are_asked_for(tmp_path):
    project = filled(tmp_path)
    systems = [add_system(project, f"S{number}") for number in range(3)]
    for system in systems[:2]:
        _set(project, EntityKind.SYSTEM, system, {answer_key("E1"): system})
    none = [f"nobody{number}" for number in range(1200)]
    found = project.store.extra_values_of([*none, *systems])
    assert found == {system: {answer_key("E1"): system} for system in systems[:2]}
    assert project.store.extra_values_of([]) == {}
    project.store.close()

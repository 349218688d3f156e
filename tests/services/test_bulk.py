from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.codes import Action, Answer, RiskStatus, SystemStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.bulk import (
    Common,
    CommonValue,
    Partly,
    bulk_edit,
    bulk_fields,
    bulk_preview,
    common_values,
)
from tests.services.building import TODAY, add_custom_field, example_project
from tests.services.entries import (
    ENGLISH,
    GERMAN,
    add_person,
    add_risk,
    add_system,
    state,
    steps_of,
    uids_of,
)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The example company, for tests that leave it as it was."""
    made = example_project(tmp_path_factory.mktemp("crowded"), "en")
    yield made
    made.store.abandon()


def in_common(project, uids, key):
    return common_values(project, uids, [project.field(EntityKind.SYSTEM, key)])[key]


# what entries have in common


def test_equal_different_and_empty_values_are_told_apart(project):
    uids = [
        add_system(project, department="IT", site="Nord", users="all"),
        add_system(project, department="IT", site="Süd"),
    ]
    assert in_common(project, uids, "department") == CommonValue(state=Common.SAME, value="IT")
    assert in_common(project, uids, "site") == CommonValue(state=Common.SEVERAL)
    assert in_common(project, uids, "users") == CommonValue(state=Common.SEVERAL)
    for empty in ("owner", "model", "traits"):
        assert in_common(project, uids, empty) == CommonValue(state=Common.EMPTY)


def test_nothing_chosen_has_nothing_in_common(project):
    assert in_common(project, [], "department") == CommonValue(state=Common.EMPTY)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("people_data", Answer.NO),
        ("traits", ("generative", "rag")),
        ("user_count", 0),
        ("review_due_on", TODAY),
    ],
)
def test_values_of_every_kind_can_be_common(project, key, value):
    uids = [add_system(project, **{key: value}) for _ in range(3)]
    assert in_common(project, uids, key) == CommonValue(state=Common.SAME, value=value)


def test_custom_values_count_too(project):
    key = add_custom_field(project, EntityKind.SYSTEM, "Cost centre")
    uids = [add_system(project, **{key: "4711"}) for _ in range(2)]
    assert in_common(project, uids, key).value == "4711"


def test_all_fields_at_once(crowded):
    uids = uids_of(crowded, EntityKind.SYSTEM)
    specs = bulk_fields(crowded, EntityKind.SYSTEM)
    found = common_values(crowded, uids, specs)
    assert list(found) == [spec.key for spec in specs]
    for key, common in found.items():
        values = {crowded.value(crowded.entity(uid), key) for uid in uids}
        states = {Common.SEVERAL: len(values) > 1, Common.SAME: values == {common.value}}
        assert states.get(common.state, values <= {None, "", ()}), key


def test_name_and_what_the_program_keeps_are_not_for_several(project):
    keys = [spec.key for spec in bulk_fields(project, EntityKind.SYSTEM)]
    assert "department" in keys
    assert not {"name", "number", "deleted", "template"} & set(keys)


# preview


def test_preview_names_those_that_change(project):
    same, other = add_system(project, department="IT"), add_system(project)
    found = bulk_preview(project, [same, other, other], {"department": "IT"})
    assert (found.changed, found.unchanged) == ((other,), (same,))
    assert found.text(ENGLISH) == "1 of 2 entries changes."
    assert "1" in found.text(GERMAN)


def test_preview_says_when_nothing_changes(project):
    found = bulk_preview(project, [add_system(project)], {"department": ""})
    assert found.text(ENGLISH) == "Nothing changes: all entries have these values already."


def test_preview_writes_nothing(project):
    uid, number = add_system(project), steps_of(project)
    bulk_preview(project, [uid], {"department": "IT"})
    assert steps_of(project) == number


@pytest.mark.parametrize(
    "values",
    [
        {"user_count": -1},
        {"nonsense": "x"},
        {"owner": "nobody"},
        {"name": ""},
        {"name": "  "},
        {"status": "unheard of"},
    ],
)
def test_what_no_entry_can_hold_is_refused(project, values):
    uids = [add_system(project), add_system(project)]
    before = state(project)
    for use in (bulk_preview, bulk_edit):
        with pytest.raises(UsageError):
            use(project, uids, values)
    assert state(project) == before


# changing


def test_a_change_is_one_step_that_can_be_undone(project):
    owner = add_person(project)
    uids = [add_system(project, f"Tool {n}") for n in range(4)]
    before, number = state(project), steps_of(project)
    bulk_edit(project, uids, {"owner": owner, "status": SystemStatus.PILOT})
    assert steps_of(project) == number + 1
    assert project.undo_entry().action is Action.BULK_EDIT
    assert {project.entity(uid).owner for uid in uids} == {owner}
    project.undo()
    assert state(project) == before


def test_changing_nothing_is_no_step(project):
    uid = add_system(project, department="IT")
    number = steps_of(project)
    assert bulk_edit(project, [uid], {"department": "IT"}) is None
    assert bulk_edit(project, [], {"department": "IT"}) is None
    assert steps_of(project) == number


def test_several_kinds_change_together(project):
    person = add_person(project)
    uids = [add_system(project), add_risk(project)]
    bulk_edit(project, uids, {"owner": person})
    assert {project.entity(uid).owner for uid in uids} == {person}


# parts of what each entry has


def test_choices_are_added_to_what_each_entry_has(project):
    uids = [add_system(project, traits=traits) for traits in ((), ("rag",), ("generative", "rag"))]
    before, number = state(project), steps_of(project)
    wishes = {"traits": Partly(codes=("generative",))}
    assert bulk_preview(project, uids, wishes).changed == tuple(uids[:2])
    bulk_edit(project, uids, wishes)
    assert steps_of(project) == number + 1
    assert [project.entity(uid).traits for uid in uids] == [
        ("generative",),
        ("generative", "rag"),
        ("generative", "rag"),
    ]
    project.undo()
    assert state(project) == before


def test_choices_are_removed_from_what_each_entry_has(project):
    uids = [add_system(project, traits=traits) for traits in ((), ("rag",), ("generative", "rag"))]
    bulk_edit(project, uids, {"traits": Partly(codes=("rag",), is_removed=True)})
    assert [project.entity(uid).traits for uid in uids] == [(), (), ("generative",)]


def test_choices_that_do_not_fit_are_refused_also_in_parts(project):
    uid = add_system(project)
    with pytest.raises(UsageError):
        bulk_edit(project, [uid], {"roles": Partly(codes=("emperor",))})


def test_custom_values_of_many_are_compared_and_changed(project):
    key = add_custom_field(project, EntityKind.SYSTEM, "Cloud", "choice", options="EU\nUSA")
    uids = [add_system(project, **{key: value}) for value in ("EU", "USA", "")]
    specs = [project.field(EntityKind.SYSTEM, key)]
    assert common_values(project, uids, specs)[key].state is Common.SEVERAL
    assert bulk_preview(project, uids, {key: "EU"}).unchanged == (uids[0],)
    bulk_edit(project, uids, {key: "EU"})
    assert common_values(project, uids, specs)[key].value == "EU"


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "review_due_on": st.sampled_from([None, TODAY, TODAY + timedelta(days=9)]),
        "confidence": st.sampled_from([None, "low", "medium"]),
        "status": st.sampled_from([None, *RiskStatus]),
        "affected_groups": st.sampled_from([(), ("employees",), ("customers", "employees")]),
        "cause": st.sampled_from(["", "Nobody looked"]),
        "current_likelihood": st.sampled_from([None, 1, 5]),
    },
)


@settings(max_examples=25)
@given(data=st.data(), values=CHANGES)
def test_preview_counts_exactly_what_changes(crowded, data, values):
    uids = data.draw(st.lists(st.sampled_from(uids_of(crowded, EntityKind.RISK)), max_size=8))
    before = state(crowded)
    preview = bulk_preview(crowded, uids, values)
    step = bulk_edit(crowded, uids, values)
    after = state(crowded)
    assert {uid for uid in after if after[uid] != before[uid]} == set(preview.changed)
    assert set(preview.changed) | set(preview.unchanged) == set(uids)
    assert (step is None) is not bool(preview.changed)
    for uid in uids:
        assert all(crowded.value(crowded.entity(uid), key) == v for key, v in values.items())
    if step:
        crowded.undo()
    assert state(crowded) == before

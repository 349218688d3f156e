"""Steps: what is hashed, what stands beside it, and how settings become payloads."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.canonical import canonical_json
from rai_desktop.domain.codes import Action, SystemStatus
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import (
    Commitment,
    FieldSetting,
    Payload,
    Step,
    fingerprint,
    make_payloads,
    privacy_of,
    step_from_header,
)

STEP = Step(
    parents=(StepId("a" * 64),),
    action=Action.EDIT,
    root="b" * 64,
    author="person",
    time="2026-03-01T08:00:00+00:00",
    commitments=(Commitment(Uid("u"), EntityKind.SYSTEM, Privacy.NORMAL, "c" * 64),),
)
MERGE = Step(
    parents=(StepId("a" * 64), StepId("d" * 64)),
    action=Action.MERGE,
    root="b" * 64,
    author="person",
    time="2026-03-01T08:00:00+00:00",
)
OTHER_COMMITMENT = Commitment(Uid("v"), EntityKind.RISK, Privacy.COST, "e" * 64)


@pytest.mark.parametrize(
    "changed",
    [
        {"parents": ()},
        {"parents": (StepId("d" * 64),)},
        {"action": Action.DELETE},
        {"root": "d" * 64},
        {"author": "somebody else"},
        {"time": "2026-03-01T08:00:01+00:00"},
        {"subject": "f" * 64},
        {"commitments": ()},
        {"commitments": (OTHER_COMMITMENT,)},
        {"erased": ("c" * 64,)},
        {"format": 2},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_every_part_of_a_step_is_hashed(changed):
    assert replace(STEP, **changed).id() != STEP.id()


def test_a_step_keeps_its_identity():
    assert STEP.id() == "883f4530ccc04c254f4f096f8a04488465740b0d36de5642858dacd0a7fd9ce3"


def test_author_and_time_of_a_plain_merge_stand_beside_the_hash():
    other = replace(MERGE, author="somebody else", time="2027-01-01T00:00:00+00:00")
    assert other.id() == MERGE.id()
    decided = replace(MERGE, commitments=STEP.commitments)
    assert replace(decided, author="somebody else").id() != decided.id()


@pytest.mark.parametrize("step", [STEP, MERGE, replace(STEP, erased=("c" * 64,), subject="s")])
def test_a_header_leads_back_to_its_step(step):
    again = step_from_header(step.header(), author=step.author, time=step.time)
    assert again == step
    assert again.id() == step.id()


@pytest.mark.parametrize(
    "damage",
    [
        {"parents": "a"},
        {"action": "no such action"},
        {"format": "x"},
        {"touched": [["u", "system", "normal"]]},
        {"touched": [["u", "no such kind", "normal", "c"]]},
        {"touched": {"u": 1}},
        {"erased": 5},
    ],
    ids=str,
)
def test_a_header_that_is_none_is_refused(damage):
    with pytest.raises((ValueError, KeyError, TypeError)):
        step_from_header({**STEP.header(), **damage}, author="", time="")


@pytest.mark.parametrize("missing", ["parents", "action", "root", "format"])
def test_a_header_needs_its_parts(missing):
    header = {key: value for key, value in STEP.header().items() if key != missing}
    with pytest.raises(KeyError):
        step_from_header(header, author="", time="")


def _salts():
    numbers = itertools.count()
    return lambda: f"{next(numbers):032x}"


def test_settings_are_grouped_by_entity_and_privacy_class():
    payloads = make_payloads(
        [
            FieldSetting(EntityKind.PERSON, Uid("p"), "name", "Leitung IT"),
            FieldSetting(EntityKind.SYSTEM, Uid("s"), "yearly_cost", 900),
            FieldSetting(EntityKind.SYSTEM, Uid("s"), "status", SystemStatus.IN_USE),
            FieldSetting(EntityKind.PERSON, Uid("p"), "function", "IT"),
            FieldSetting(EntityKind.SYSTEM, Uid("s"), "in_use_since", date(2025, 9, 1)),
            FieldSetting(EntityKind.SYSTEM, Uid("s"), "x:cost-centre", "4711"),
        ],
        _salts(),
    )
    assert [(p.uid, p.privacy, dict(p.values)) for p in payloads] == [
        ("p", Privacy.NORMAL, {"function": "IT"}),
        ("p", Privacy.PERSONAL, {"name": "Leitung IT"}),
        ("s", Privacy.COST, {"yearly_cost": 900}),
        (
            "s",
            Privacy.NORMAL,
            {"status": "in_use", "in_use_since": "2025-09-01", "x:cost-centre": "4711"},
        ),
    ]
    assert len({p.salt for p in payloads}) == len(payloads)


def test_a_later_setting_of_the_same_field_counts():
    settings = [FieldSetting(EntityKind.SYSTEM, Uid("s"), "name", n) for n in ("old", "new")]
    (payload,) = make_payloads(settings, _salts())
    assert payload.values == {"name": "new"}


def test_custom_values_and_answers_are_normal():
    assert privacy_of(EntityKind.SYSTEM, "x:anything") is Privacy.NORMAL
    assert privacy_of(EntityKind.PERSON, "email") is Privacy.PERSONAL


PAYLOAD = Payload(EntityKind.SYSTEM, Uid("s"), Privacy.NORMAL, "00ff", {"name": "a", "tags": ["b"]})


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": EntityKind.RISK},
        {"uid": Uid("t")},
        {"privacy": Privacy.COST},
        {"salt": "00fe"},
        {"values": {"name": "a", "tags": ["c"]}},
        {"values": {"name": "a"}},
        {"values": {"name": "a", "tags": ["b"], "more": None}},
    ],
    ids=str,
)
def test_a_commitment_names_every_part_of_a_payload(changed):
    assert replace(PAYLOAD, **changed).commitment().digest != PAYLOAD.commitment().digest


def test_a_commitment_does_not_depend_on_the_order_of_values():
    turned = replace(PAYLOAD, values=dict(reversed(PAYLOAD.values.items())))
    assert turned.commitment() == PAYLOAD.commitment()


def test_a_commitment_does_not_tell_the_values():
    payload = replace(PAYLOAD, values={"name": "Leitung Personal"})
    assert "Leitung" not in canonical_json([str(part) for part in vars_of(payload.commitment())])


def vars_of(commitment: Commitment) -> tuple[str, ...]:
    return (commitment.uid, commitment.kind, commitment.privacy, commitment.digest)


_keys = st.sampled_from(("name", "purpose", "yearly_cost", "x:one", "a:two"))
_uids = st.sampled_from((Uid("s"), Uid("t")))
_settings = st.lists(
    st.builds(FieldSetting, st.just(EntityKind.SYSTEM), _uids, _keys, st.text(max_size=5))
)


@given(_settings)
def test_payloads_hold_each_field_once_with_its_last_value(settings):
    payloads = make_payloads(settings, _salts())
    held = {(p.uid, key): value for p in payloads for key, value in p.values.items()}
    assert held == {(s.uid, s.key): s.value for s in settings}
    assert sum(len(p.values) for p in payloads) == len(held)
    assert len({(p.uid, p.privacy) for p in payloads}) == len(payloads)


def test_a_fingerprint_is_the_beginning_of_the_head_in_groups():
    assert fingerprint(StepId("0123456789abcdef" * 4)) == "0123 4567 89AB CDEF"
    assert fingerprint(None) == ""

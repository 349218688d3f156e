"""JSON documents: canonical, complete or not there, and equal to what was given."""

import json
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import SystemStatus
from rai_desktop.export.document import write_json
from tests.export.samples import BROKEN, HOSTILE

TEXTS = st.text(st.characters(codec=None), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def written(document, folder):
    target = folder / "register.json"
    for _ in write_json(document, target):
        pass
    return target


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_any_document_comes_back(tmp_path_factory, document):
    path = written(document, tmp_path_factory.mktemp("json"))
    assert json.loads(path.read_text(encoding="utf-8")) == document


@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=9)), max_size=5))
def test_the_form_is_that_of_the_standard_library(tmp_path_factory, document):
    path = written(document, tmp_path_factory.mktemp("json"))
    plain = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert path.read_bytes() == plain.encode()


def test_hostile_texts_come_back_as_they_were(tmp_path):
    document = {"entries": [{"text": text} for text in (*HOSTILE, *BROKEN)]}
    path = written(document, tmp_path)
    assert json.loads(path.read_bytes()) == document


def test_order_of_keys_does_not_matter(tmp_path):
    one = written({"b": 1, "a": {"d": 1, "c": 2}}, tmp_path).read_bytes()
    assert one == written({"a": {"c": 2, "d": 1}, "b": 1}, tmp_path).read_bytes()
    assert one.startswith(b'{\n  "a": {\n    "c": 2')
    assert one.endswith(b"}\n")


def test_days_codes_and_frozen_values_have_a_form(tmp_path):
    entry = MappingProxyType({"day": date(2026, 1, 31), "status": SystemStatus.IN_USE})
    document = MappingProxyType({"entries": (entry,), "roles": frozenset(("b", "a"))})
    assert json.loads(written(document, tmp_path).read_bytes()) == {
        "entries": [{"day": "2026-01-31", "status": "in_use"}],
        "roles": ["a", "b"],
    }


def test_progress_counts_the_entries_of_all_lists(tmp_path):
    document = {"a": [1] * 150, "b": [], "c": [2] * 100, "d": "x"}
    steps = list(write_json(document, tmp_path / "r.json"))
    assert [step.done for step in steps] == [0, 100, 200, 250]
    assert {step.total for step in steps} == {250}


@pytest.mark.parametrize("value", [float("nan"), object()])
def test_what_json_cannot_say_leaves_the_old_file(tmp_path, value):
    target = tmp_path / "register.json"
    target.write_bytes(b"old")
    with pytest.raises((ValueError, TypeError)):
        written({"a": [1, value]}, tmp_path)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_closed_job_leaves_the_old_file(tmp_path):
    target = tmp_path / "r.json"
    target.write_bytes(b"old")
    job = write_json({"a": list(range(250))}, target)
    next(job)
    next(job)
    job.close()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]

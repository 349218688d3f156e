"""Entities come back from the file as they were, whatever their columns hold."""

import gc
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.fields import EntityKind, FieldKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.storage import loading
from rai_desktop.storage.files import copy_with_digest, sha256_of_file
from rai_desktop.storage.loading import load_entities
from tests.storage.building import add_system, filled, made


def _value(spec):
    values = {
        FieldKind.DATE: date(2026, 6, 15),
        FieldKind.FLAG: True,
        FieldKind.NUMBER: spec.maximum,
        FieldKind.RATING: spec.maximum,
        FieldKind.REFERENCE: "somebody",
        FieldKind.MULTI_CHOICE: ("a", "b"),
    }
    if spec.choices is not None:
        first = next(iter(spec.choices))
        return (str(first),) if spec.kind is FieldKind.MULTI_CHOICE else first
    if spec.kind is FieldKind.CHOICE:
        return "code"
    return values.get(spec.kind, "Text 🛈 'x'")


def _loaded(project, kind):
    return load_entities(project.store._database.plain, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_comes_back_full_and_empty(tmp_path, kind):
    project = made(tmp_path)
    full = {spec.key: _value(spec) for spec in KINDS[kind].fields}
    settings = [FieldSetting(kind, "full", key, value) for key, value in full.items()]
    settings += [FieldSetting(kind, "empty", KINDS[kind].fields[0].key, None)]
    project.commit("add", settings)
    entity = KINDS[kind].entity
    expected = {"full": entity(uid="full", **full), "empty": entity(uid="empty")}
    found = {uid: e for uid, e in _loaded(project, kind).items() if uid in expected}
    assert found == expected
    for key, value in full.items():
        assert type(getattr(found["full"], key)) is type(value), key
    with pytest.raises(AttributeError):
        found["full"].deleted = False
    project.store.close()


@pytest.mark.parametrize("chunk", [1, 2, 3, 100])
def test_the_order_is_that_of_adding(tmp_path, monkeypatch, chunk):
    monkeypatch.setattr(loading, "_CHUNK", chunk)
    project = filled(tmp_path)
    uids = [add_system(project, name) for name in "zyxa"]
    loaded = _loaded(project, EntityKind.SYSTEM)
    assert list(loaded)[1:] == uids
    assert [loaded[uid].name for uid in uids] == list("zyxa")
    assert all(uid == entity.uid for uid, entity in loaded.items())
    project.store.close()


def test_the_collector_leaves_many_loaded_entities_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "_MANY", 1)
    project = filled(tmp_path)
    (system,) = _loaded(project, EntityKind.SYSTEM).values()
    assert gc.isenabled()
    assert not any(found is system for found in gc.get_objects())
    project.store.close()
    gc.unfreeze()


@given(st.integers(0, 5), st.integers(-1, 1))
def test_a_copy_is_hashed_on_the_way(tmp_path_factory, pieces, more):
    folder = tmp_path_factory.mktemp("copy")
    source, target = folder / "source", folder / "target"
    data = bytes(max(0, (pieces << 20) + more)) + b"end"
    source.write_bytes(data)
    assert copy_with_digest(source, target) == sha256(data).hexdigest() == sha256_of_file(target)

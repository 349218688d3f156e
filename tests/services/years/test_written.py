"""What comes back from a closed year that somebody changed: all that fits, and never an error."""

import json
import zlib

import pytest

from rai_desktop.domain.canonical import canonical_json
from rai_desktop.services.years.looking import look_at
from rai_desktop.services.years.model import Figures
from rai_desktop.services.years.written import (
    figures_text,
    frozen_bytes,
    read_document,
    read_figures,
    read_frozen,
)
from tests.services.building import TODAY
from tests.services.years.building import fill, speaking


def packed(document):
    return zlib.compress(canonical_json(document).encode())


@pytest.fixture
def document(project):
    fill(project)
    return dict(read_document(frozen_bytes(look_at(project, speaking(project), 2025), {"a": 1})))


def test_what_was_frozen_comes_back(project):
    fill(project)
    then = look_at(project, speaking(project), 2025)
    data = frozen_bytes(then, {"systems": []})
    assert read_frozen(data) == then
    assert read_document(data)["project"] == {"systems": []}
    assert data == frozen_bytes(then, {"systems": []})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        zlib.compress(b"{"),
        zlib.compress(b"[]"),
        zlib.compress(b'{"format":"other"}'),
        zlib.compress(b'{"format":"rai-desktop-year"}'),
        packed({"format": "rai-desktop-year", "year": "x", "figures": {"day": "2025-01-01"}}),
        zlib.compress(b'{"format":"rai-desktop-year"}')[:-3],
        zlib.compress(b"[" * 200_000),
    ],
    ids=range(9),
)
def test_other_bytes_are_no_year(data):
    assert read_frozen(data) is None


def test_more_than_fits_into_memory_is_not_unpacked(monkeypatch, document):
    monkeypatch.setattr("rai_desktop.services.years.written.MOST_BYTES", 1000)
    assert read_document(packed({**document, "more": "x" * 100_000})) is None


@pytest.mark.parametrize("key", ["requirements", "systems", "risks"])
def test_parts_that_do_not_fit_are_left_out_and_the_rest_stays(document, key):
    whole = read_frozen(packed(document))
    broken = [{}, 7, None, {"uid": "x", "id": "x", "status": "never", "labels": ["?"]}]
    found = read_frozen(packed({**document, key: [*document[key], *broken]}))
    assert getattr(found, key)[: len(getattr(whole, key))] == getattr(whole, key)
    assert len(getattr(found, key)) <= len(getattr(whole, key)) + 1


def test_figures_that_are_no_numbers_count_as_none():
    text = json.dumps(
        {"day": "2026-06-15", "systems": -3, "risks": True, "met": "9", "median": 1e999}
    )
    assert read_figures(text) == Figures(day=TODAY)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"day": "never"}'])
def test_a_text_without_figures_gives_none(text):
    assert read_figures(text) is None


def test_figures_come_back():
    figures = Figures(
        day=TODAY, systems=3, systems_by_label={"": 1}, median=1.5, applicable=4, met=1
    )
    assert read_figures(figures_text(figures)) == figures
    assert figures.share_met == 0.25

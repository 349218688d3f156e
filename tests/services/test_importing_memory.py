import json

import pytest

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.importing import ColumnChoice, ColumnUse, ImportWish, OnConflict
from rai_desktop.services.importing.memory import remember, remembered
from rai_desktop.services.importing.wish_files import (
    WishFileError,
    is_wish,
    wish_from_json,
    wish_to_json,
)

HEADER = ("Tool", "Wer", "Farbe", "Raum", "Stand")
COLUMNS = {
    "Tool": ColumnChoice(use=ColumnUse.FIELD, key="name"),
    "Farbe": ColumnChoice(use=ColumnUse.NEW_FIELD, custom_kind=CustomKind.CHOICE),
    "Raum": ColumnChoice(use=ColumnUse.LEFT_OUT),
}
WISH = ImportWish(
    kind=EntityKind.SYSTEM,
    sheet="Liste",
    on_conflict=OnConflict.UPDATE,
    columns=COLUMNS,
    rest=ColumnUse.NEW_FIELD,
    words={("status", "lebt"): "in_use", ("roles", "wir"): ("deployer",), ("status", "?"): None},
    names={(EntityKind.PERSON, "A. M."): Uid("u1"), (EntityKind.PERSON, "X"): None},
    matches={2: Uid("u2"), 3: None},
    cells={(4, "Stand"): "pilot"},
    omitted=frozenset([5, 6]),
    all_or_nothing=True,
)


class Shelf:
    def __init__(self):
        self.texts = {}

    def load(self, key):
        return self.texts.get(key)

    def save(self, key, text):
        self.texts[key] = text


def test_choices_come_back_for_a_list_with_the_same_columns_in_any_order_and_spelling():
    shelf = Shelf()
    remember(shelf, HEADER, WISH)
    found = remembered(shelf, ["raum", "FARBE", "Tool:", "Stand", "Wer?"])
    assert found.is_exact
    assert found.columns == {
        "Tool:": COLUMNS["Tool"],
        "FARBE": COLUMNS["Farbe"],
        "raum": COLUMNS["Raum"],
    }
    assert (found.kind, found.rest, found.words) == (WISH.kind, WISH.rest, WISH.words)


def test_a_list_with_nearly_the_same_columns_is_recognised_and_another_is_not():
    shelf = Shelf()
    remember(shelf, HEADER, WISH)
    near = remembered(shelf, HEADER[1:])
    assert not near.is_exact
    assert set(near.columns) == {"Farbe", "Raum"}
    assert remembered(shelf, HEADER[2:]) is None
    assert remembered(shelf, [*HEADER, "a", "b"]) is None
    assert remembered(Shelf(), HEADER) is None


def test_the_exact_list_counts_before_a_similar_one_and_the_newest_choice_before_the_last():
    shelf = Shelf()
    remember(shelf, HEADER, WISH)
    remember(shelf, HEADER[1:], ImportWish(kind=EntityKind.RISK))
    assert remembered(shelf, HEADER).kind is EntityKind.SYSTEM
    remember(shelf, HEADER, ImportWish(kind=EntityKind.VENDOR))
    assert remembered(shelf, HEADER).kind is EntityKind.VENDOR
    assert len(json.loads(shelf.texts["imports"])["lists"]) == 2


def test_what_belongs_to_one_list_and_one_project_is_not_kept():
    shelf = Shelf()
    remember(shelf, HEADER, WISH)
    (kept,) = shelf.texts.values()
    assert not {"names", "matches", "cells", "omitted", "sheet"} & set(
        json.loads(kept)["lists"][0]["wish"]
    )


def test_only_so_many_lists_are_kept():
    shelf = Shelf()
    for number in range(60):
        remember(shelf, [f"a{number}", "b"], ImportWish())
    assert len(json.loads(shelf.texts["imports"])["lists"]) == 50
    assert remembered(shelf, ["a0", "b"]) is None
    assert remembered(shelf, ["a59", "b"]) is not None


def test_what_somebody_says_now_counts_before_what_is_kept():
    shelf = Shelf()
    remember(shelf, HEADER, WISH)
    mine = {"Tool": ColumnChoice(use=ColumnUse.NOTES)}
    wish = remembered(shelf, HEADER).applied(ImportWish(columns=mine, sheet="X"))
    assert wish.columns == {**COLUMNS, **mine}
    assert (wish.kind, wish.sheet, wish.rest) == (WISH.kind, "X", WISH.rest)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"lists": 3}', '{"lists": [{}]}', "null"])
def test_a_damaged_shelf_is_as_good_as_an_empty_one(text):
    shelf = Shelf()
    shelf.texts["imports"] = text
    assert remembered(shelf, HEADER) is None
    remember(shelf, HEADER, WISH)
    assert remembered(shelf, HEADER) is not None


def test_a_whole_wish_survives_as_json():
    assert wish_from_json(json.loads(json.dumps(wish_to_json(WISH)))) == WISH
    assert wish_from_json(wish_to_json(ImportWish())) == ImportWish()


@pytest.mark.parametrize(
    "found",
    [
        [],
        {"colums": {}},
        {"columns": {"A": {"use": "eaten"}}},
        {"columns": {"A": 3}},
        {"words": [{"field": "status"}]},
        {"words": [{"field": "status", "text": "x", "value": {}}]},
        {"matches": {"two": None}},
        {"kind": "cats"},
    ],
)
def test_what_is_no_wish_is_refused(found):
    with pytest.raises(WishFileError):
        wish_from_json(found)


@pytest.mark.parametrize(
    ("found", "answer"),
    [
        ({"columns": {}}, True),
        ({"rest": "notes", "omitted": [3]}, True),
        ({"Name": "name", "Farbe": None}, False),
        ({"kind": "name", "sheet": "purpose"}, False),
        ({}, False),
    ],
)
def test_a_wish_is_told_from_a_plain_mapping(found, answer):
    assert is_wish(found) is answer

"""Forms of the law in packs: what fits neither its kind nor the inventory is named."""

import pytest

from rai_desktop.catalogue import PackError, check_packs
from tests.catalogue.building import as_pack, own_pack, problems_after, text

ITEM = {"id": "x", "form": "f", "order": 1, "title": text("Item"), "article": ["Art. 27(1)"]}
CASE = {"when": {"always": True}, "verdict": "useful", "text": text("Because")}
FORM = {
    "id": "f",
    "title": text("Form"),
    "purpose": text("For"),
    "article": ["Art. 27(1)"],
    "cases": [CASE],
}


def pack(item=ITEM, form=FORM):
    return as_pack(own_pack(law_forms=[form], form_items=[item]))


def problems(**parts):
    return [problem.check for problem in check_packs([pack(**parts)])]


def loaded(**parts):
    made = pack(**parts)
    return made.entries("form_items")


def test_a_plain_form_is_fine():
    assert problems() == []
    assert len(loaded()) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "ticks"},
        {"kind": "wordings"},
        {"choices": [{"text": text("Box")}]},
        {"wordings": [text("Words")]},
        {"kind": "part", "prefill": ["system.name"]},
        {"kind": "wordings", "wordings": [text("Dear {reader}")]},
        {"kind": "wordings", "wordings": [text("A {system")]},
        {"prefill": ["everything"]},
    ],
)
def test_items_that_do_not_fit_their_kind_are_refused(more):
    with pytest.raises(PackError):
        loaded(item={**ITEM, **more})


def test_wordings_take_the_placeholders_that_are_filled():
    words = text("{system} of {company}: {contact}")
    assert loaded(item={**ITEM, "kind": "wordings", "wordings": [words]})


@pytest.mark.parametrize("name", ["system.nothing", "person.name", "vendor.owner"])
def test_what_fills_an_item_has_to_exist(name):
    assert problems(item={**ITEM, "prefill": [name]}) == ["prefill"]


def test_answers_that_fill_an_item_have_to_be_questions():
    assert problems(item={**ITEM, "prefill": ["answer.X9"]}) == []
    changed = problems_after(
        lambda plains: plains["law-forms"]["form_items"][1]["prefill"].append("answer.X9")
    )
    assert [one.check for one in changed] == ["prefill"]


def test_the_last_case_holds_always():
    form = {**FORM, "cases": [{**CASE, "when": {"label": "HR_III"}}]}
    assert problems(form=form) == ["no_last_case"]
    assert problems(item={**ITEM, "form": "g"}) == ["reference"]

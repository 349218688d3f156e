"""What counts as wrong in a window that is read over the bus."""

import pytest

from tests.access.judging import faults, text_of


def part(role="push button", name="Save", *below, **more):
    usual = {"description": "", "locale": "de_DE", "states": ["focusable", "enabled"]}
    actions = {"action": 1} if role == "push button" else {}
    return {"role": role, "name": name, **usual, **actions, "children": list(below), **more}


def window(*below):
    return [part("frame", "RAI Desktop", part("heading", "AI systems"), *below, states=[])]


def test_a_sound_window_has_no_faults():
    assert (
        faults(
            window(part(), part("table", "Systems", table={"rows": 1, "heads": ["ID"]})), "de_DE"
        )
        == []
    )


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (part(name=""), "without_a_name: push button ''"),
        (part("filler", "Values"), "without_a_role: filler 'Values'"),
        (part(description="<p>Save</p>"), "with_marks: push button 'Save'"),
        (part("combo box", "High", labels=[""]), "without_a_label: combo box 'High'"),
        (part(action=0), "that_cannot_be_done: push button 'Save'"),
        (
            part("table", "Systems", table={"rows": 2, "heads": ["ID", ""]}),
            "without_heads: table 'Systems'",
        ),
        (part("slider", "Size", value=[1, 9, 5]), "out_of_range: slider 'Size'"),
        (part(locale="C"), "in_C: push button 'Save'"),
    ],
)
def test_each_fault_is_found(wrong, found):
    assert faults(window(wrong), "de_DE") == [found]


def test_a_window_without_a_heading_is_a_fault():
    assert faults([part("frame", "RAI Desktop", states=[])], "de_DE") == ["without_a_heading"]


def test_what_there_is_to_read_stands_in_lines():
    tree = window(part("check box", "All steps", states=["focusable", "checked"]))
    assert text_of(tree).splitlines() == [
        "frame 'RAI Desktop'",
        "  heading 'AI systems'",
        "  check box 'All steps' checked",
    ]

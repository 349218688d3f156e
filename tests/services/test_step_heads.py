"""The history newest first and without values, held against the history read from its start."""

from datetime import date, timedelta

import pytest

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services import earlier, step_changes, step_heads
from rai_desktop.services.history import history_lines
from rai_desktop.services.linking import link_entries, unlink_entries
from rai_desktop.services.step_changes import StepChanges
from rai_desktop.services.step_filter import StepFilter, StepMatcher
from rai_desktop.services.step_heads import HeadTeller, Timeline
from tests.services.building import add_risk, example_project, labels

S, P = EntityKind.SYSTEM, EntityKind.PERSON


def done(work):
    """Return what work in pieces returns at its end."""
    while True:
        try:
            next(work)
        except StopIteration as last:
            return last.value


def whole(project, of=None):
    """Return a timeline that is read to its end."""
    timeline = Timeline(project, of)
    while not timeline.is_complete:
        timeline.read_older()
    return timeline


def teller(project, timeline=None, language="en"):
    return HeadTeller(project, labels(language), timeline or Timeline(project))


def changes(project, head, of=None, at_once=7):
    reader = StepChanges(project, teller(project).changes, head, of)
    done(reader.prepare())
    found = []
    while reader.left > 0:
        found += done(reader.more(at_once))
    return found


def told(project, timeline=None, language="en"):
    timeline = timeline or whole(project)
    words = teller(project, timeline, language)
    return [words.what(head) for head in timeline.heads]


def let_pass(project, **time):
    project.clock.moment += timedelta(**time)


@pytest.fixture
def busy(project):
    """A project in which much was done: adding, editing, linking, deleting, several at once."""
    project.author = project.add(P, {"name": "Leitung IT"})
    uids = [project.add(S, {"name": name, "user_count": 0}) for name in "ABC"]
    for number in range(5):
        project.edit(uids[0], {"department": f"D{number}", "purpose": "x" * number})
        let_pass(project, minutes=1)
    risk = add_risk(project, uids[1], title="Leak")
    unlink_entries(project, LinkRole.SYSTEM_RISK, uids[1], risk)
    link_entries(project, LinkRole.SYSTEM_RISK, uids[0], risk)
    project.edit_many(uids, {"status": "pilot", "department": ""})
    project.delete([uids[2]])
    return project


@pytest.mark.parametrize("at_once", [1, 3, 1000])
@pytest.mark.parametrize("pieces", ["busy", "company"])
def test_each_step_is_told_as_by_the_history_read_from_its_start(
    request, monkeypatch, pieces, at_once
):
    project = request.getfixturevalue(pieces)
    for module, name in (
        (step_heads, "AT_ONCE"),
        (step_changes, "INDEXED_AT_ONCE"),
        (earlier, "EARLIER_AT_ONCE"),
    ):
        monkeypatch.setattr(module, name, max(at_once, 5 if name.startswith("EARLIER") else 1))
    lines = history_lines(project, labels())[::-1]
    timeline = whole(project)
    assert [head.id for head in timeline.heads] == [line.step for line in lines]
    words = teller(project, timeline)
    assert [words.what(head) for head in timeline.heads] == [line.what for line in lines]
    assert [words.author(head) for head in timeline.heads] == [line.author for line in lines]
    for head, line in zip(timeline.heads, lines, strict=True):
        found = {(c.uid, c.key): c for c in changes(project, head)}
        assert found == {(c.uid, c.key): c for c in line.told}


def test_the_steps_of_one_entry_are_those_that_touched_it(busy):
    for kind in (S, P):
        for uid in busy.store.entities(kind):
            lines = history_lines(busy, labels(), uid)[::-1]
            timeline = whole(busy, uid)
            assert [head.id for head in timeline.heads] == [line.step for line in lines]
            newest = changes(busy, timeline.heads[0], uid)
            assert newest == list(lines[0].told)


def test_a_step_made_while_reading_is_there_once_and_first(monkeypatch, busy):
    monkeypatch.setattr(step_heads, "AT_ONCE", 3)
    timeline = Timeline(busy)
    timeline.read_older()
    uid = busy.add(S, {"name": "New"})
    busy.edit(uid, {"department": "IT"})
    assert [head.action for head in timeline.read_newer()] == [Action.EDIT, Action.ADD]
    while not timeline.is_complete:
        timeline.read_older()
    numbers = [head.number for head in timeline.heads]
    assert numbers == sorted(set(numbers), reverse=True)
    assert len(numbers) == len(history_lines(busy, labels()))
    assert timeline.read_newer() == []


# undone steps -----------------------------------------------------------------------------


def undone(project, timeline=None):
    timeline = timeline or whole(project)
    words = teller(project, timeline)
    return [words.what(head) for head in timeline.heads if timeline.is_undone(head)]


def test_an_undone_step_is_marked_until_it_is_done_again(project):
    uid = project.add(S, {"name": "A"})
    project.edit(uid, {"department": "IT"})
    let_pass(project, minutes=1)
    project.edit(uid, {"department": "HR"})
    timeline = whole(project)
    project.undo()
    timeline.read_newer()
    assert undone(project, timeline) == undone(project) == ["Changed: KI-0001 A"]
    assert timeline.is_undone(timeline.heads[1])
    assert not timeline.is_undone(timeline.heads[2])
    project.redo()
    timeline.read_newer()
    assert undone(project, timeline) == undone(project) == []


def test_edits_that_are_undone_together_are_marked_together(project):
    uid = project.add(S, {"name": "A", "department": "start"})
    project.edit(uid, {"department": "before"})
    let_pass(project, minutes=1)
    for text in ("H", "HR", "HR 2"):
        project.edit(uid, {"department": text})
        let_pass(project, seconds=4)
    project.undo()
    assert project.entity(uid).department == "before"
    timeline = whole(project)
    assert [timeline.is_undone(head) for head in timeline.heads][:6] == [
        *(False, True, True, True),
        *(False, False),
    ]
    project.redo()
    timeline.read_newer()
    assert undone(project, timeline) == undone(project) == []


def test_undoing_names_what_it_took_back(project):
    uid = project.add(S, {"name": "A"})
    project.edit(uid, {"department": "IT"})
    project.undo()
    assert told(project)[0] == "Undone: “Changed: KI-0001 A”"
    assert told(project, language="de")[0] == "Rückgängig gemacht: „Geändert: KI-0001 A“"
    project.redo()
    assert told(project)[0] == "Done again: “Changed: KI-0001 A”"


# very large steps -------------------------------------------------------------------------


@pytest.fixture
def large(project):
    """A project with one step over 1,000 entries, which its head does not list."""
    settings = []
    for number in range(1000):
        uid, own = project.new_settings(S, {"name": f"S {number}"}, number=number + 1)
        settings += [*own, FieldSetting(S, uid, "department", "IT")]
    project.commit(Action.IMPORT, settings)
    return project


def test_a_very_large_step_is_counted_bit_by_bit(monkeypatch, large):
    monkeypatch.setattr(step_heads, "COUNTED_AT_ONCE", 90)
    timeline = whole(large)
    head = timeline.heads[0]
    assert head.touched is None
    assert told(large, timeline)[0] == "Imported (very many entries)"
    done(timeline.count(head))
    assert told(large, timeline)[0] == "Imported (1,000 entries)"


def test_its_values_are_read_in_the_order_of_numbers_as_far_as_wanted(large):
    reader = StepChanges(large, teller(large).changes, whole(large).heads[0])
    done(reader.prepare())
    assert reader.left == 3000
    first = done(reader.more(9))
    assert [c.new for c in first] == [1, "S 0", "IT", 2, "S 1", "IT", 3, "S 2", "IT"]
    assert reader.left == 2991
    assert [c.new for c in done(reader.more(1))] == [4, "S 3", "IT"]


def test_it_is_found_by_the_name_of_an_entry(large):
    assert found(large, text="KI-0815") == found(large, text="imported s 814")
    assert found(large, text="KI-0815") == ["Imported (very many entries)"]
    assert found(large, text="KI-4711") == []


# filters ----------------------------------------------------------------------------------


def found(project, **wanted):
    timeline = whole(project)
    words = teller(project, timeline)
    matcher = StepMatcher(project, words, StepFilter(**wanted))
    return [words.what(head) for head in timeline.heads if done(matcher.fits(head))]


def test_steps_are_found_by_words_of_action_number_name_and_person(busy):
    assert found(busy, text="linked LEAK") == [
        "Linked: KI-0001 A → RI-0001 Leak",
        "Linked: KI-0002 B → RI-0001 Leak",
    ]
    assert found(busy, text="several ki-0003") == ["Several changed (3 entries)"]
    assert len(found(busy, text="leitung it")) > 10
    assert found(busy, text="no such thing") == []


def test_steps_are_found_by_person_and_by_days(busy):
    assert len(found(busy, author=busy.author)) == len(told(busy)) - len(found(busy, author=""))
    assert "New project" in found(busy, author="")[-1]
    day = date(2026, 6, 15)
    assert found(busy, since=day, until=day) == told(busy)
    assert found(busy, until=day - timedelta(days=1)) == []
    assert found(busy, since=day + timedelta(days=1)) == []


def test_an_empty_filter_knows_that_it_is_empty():
    assert StepFilter(text="  ").is_empty
    for wanted in ({"text": "a"}, {"author": ""}, {"since": date(2026, 1, 1)}):
        assert not StepFilter(**wanted).is_empty


def test_the_example_company_is_told_in_both_languages(tmp_path):
    project = example_project(tmp_path)
    assert told(project, language="de")[-1].startswith("Beispielfirma")
    project.store.abandon()

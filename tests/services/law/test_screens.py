"""What the pages of the wizard show, and what their controls record."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import TaskOrigin
from rai_desktop.services.law.recording import Decision, plan_recording, record
from rai_desktop.services.law.screens import NO, UNKNOWN, YES, asked_one_by_one
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, empty_project
from tests.services.law.walking import begin, line_of, walk


@pytest.fixture
def inventory(tmp_path):
    made = empty_project(tmp_path)
    made.edit(made.organisation().uid, {"public_services": "no"})
    yield made
    made.store.abandon()


@pytest.fixture
def system(inventory):
    return inventory.add(EntityKind.SYSTEM, {"name": "Chat"})


@pytest.fixture
def entering(inventory, system):
    return begin(inventory, system)


def screen(entering, key):
    return next(one for one in entering.screens if one.id == key)


def part(entering, key):
    return next(one for screen in entering.screens for one in screen.parts if one.id == key)


def kept(entering):
    return answers_of(entering.project, entering.book.rules.pack, entering.system)


def test_five_pages_of_law_and_that_of_models_is_no_page_of_its_own(entering):
    shown = [one.id for one in entering.screens]
    assert shown == ["origin", "scope", "prohibited", "areas", "notice"]


def test_models_are_asked_about_only_when_we_build(entering):
    entering.choose(screen(entering, "origin"), "bought")
    entering.deny_others(screen(entering, "origin").lines, is_denied=True)
    assert [one.id for one in screen(entering, "notice").parts] == ["notice"]
    entering.choose(screen(entering, "origin"), "built")
    assert [one.id for one in screen(entering, "notice").parts] == ["notice", "models"]


@pytest.mark.parametrize(
    ("choice", "yes"),
    [("bought", {"C2"}), ("built", {"C1", "C2"}), ("embedded", {"C5"}), ("passed_on", set())],
)
def test_where_it_comes_from_answers_the_questions_behind_it(entering, choice, yes):
    entering.choose(screen(entering, "origin"), choice)
    shown = screen(entering, "origin")
    assert {line.id for line in shown.lines if line.answer == YES} == yes
    assert shown.choice == choice
    assert entering.value("source") == choice


def test_not_knowing_where_it_comes_from_is_don_t_know_for_all_of_it(entering):
    entering.choose(screen(entering, "origin"), "unknown")
    answers = {line.answer for line in screen(entering, "origin").lines if line.answer}
    assert answers == {UNKNOWN}


def test_who_passes_it_on_says_in_which_way(entering):
    entering.choose(screen(entering, "origin"), "passed_on")
    assert {"C3", "C4"} <= set(asked_one_by_one(screen(entering, "origin")))
    entering.tick(line_of(entering, "C3"), is_ticked=True)
    assert screen(entering, "origin").choice == "passed_on"
    assert "importer" in {str(role) for role in entering.judged.outcome.roles} | {
        str(role) for role in entering.judged.outcome.open_roles
    }


def test_what_the_entry_says_already_is_proposed_and_answers_nothing(inventory):
    uid = inventory.add(EntityKind.SYSTEM, {"name": "Chat", "source": "bought"})
    shown = screen(begin(inventory, uid), "origin")
    assert (shown.proposed_choice, shown.choice) == ("bought", "")
    assert not any(line.answer for line in shown.lines)


def test_none_of_these_denies_every_statement_shown(entering):
    entering.deny_others(screen(entering, "prohibited").lines, is_denied=True)
    shown = screen(entering, "prohibited")
    assert {line.answer for line in shown.lines} == {NO}
    assert shown.is_done


def test_none_of_the_special_cases_means_that_it_is_used_in_the_union(entering):
    entering.deny_others(part(entering, "special").lines, is_denied=True)
    answers = {line.id: line.answer for line in part(entering, "special").lines}
    assert answers["B1"] == YES
    assert {answers[key] for key in answers if key != "B1"} == {NO}


def test_ticking_that_it_is_not_used_in_the_union_takes_it_out_of_scope(entering):
    entering.change(dict.fromkeys(("A1", "A2", "A3", "A4"), YES))
    entering.tick(line_of(entering, "B1"), is_ticked=True)
    assert "OUT" in entering.judged.outcome.labels


def test_none_of_the_others_leaves_what_was_said(entering):
    entering.tick(line_of(entering, "D-a"), is_ticked=True)
    entering.change({"D-b": UNKNOWN})
    entering.deny_others(screen(entering, "prohibited").lines, is_denied=True)
    answers = {line.id: line.answer for line in screen(entering, "prohibited").lines}
    assert (answers["D-a"], answers["D-b"], answers["D-c"]) == (YES, UNKNOWN, NO)


def test_taking_none_of_these_back_leaves_what_was_ticked(entering):
    entering.tick(line_of(entering, "D-a"), is_ticked=True)
    entering.deny_others(screen(entering, "prohibited").lines, is_denied=True)
    entering.deny_others(screen(entering, "prohibited").lines, is_denied=False)
    given = [line.id for line in screen(entering, "prohibited").lines if line.answer]
    assert given == ["D-a"]


def test_a_finer_question_comes_up_with_the_statement_it_belongs_to(entering):
    assert "D-f-x1" not in {line.id for line in screen(entering, "prohibited").lines}
    entering.tick(line_of(entering, "D-f"), is_ticked=True)
    assert "D-f-x1" in {line.id for line in screen(entering, "prohibited").lines}
    entering.change({"D-f": UNKNOWN})
    assert "D-f-x1" in {line.id for line in screen(entering, "prohibited").lines}


def test_an_area_opens_when_ticked_and_denies_its_lines_when_unticked(entering):
    area = part(entering, "employment")
    assert not entering.is_open(area)
    entering.open_area(area)
    assert entering.is_open(part(entering, "employment"))
    entering.tick(line_of(entering, "III-4a"), is_ticked=True)
    entering.close_area(part(entering, "employment"))
    assert not entering.is_open(part(entering, "employment"))
    assert {line.answer for line in part(entering, "employment").lines} == {NO}


def test_an_area_opened_by_mistake_is_closed_without_an_answer(entering):
    entering.open_area(part(entering, "education"))
    entering.close_area(part(entering, "education"))
    assert not any(line.answer for line in part(entering, "education").lines)


def test_no_product_is_neither_product_nor_component(entering):
    entering.deny_others(part(entering, "product").lines, is_denied=True)
    assert line_of(entering, "E1").answer == "neither"


def test_profiling_ends_the_derogation(entering):
    entering.tick(line_of(entering, "III-4a"), is_ticked=True)
    assert [line.id for line in part(entering, "derogation").lines] == ["E3-0"]
    entering.change({"E3-0": NO})
    assert "E3-r" in {line.id for line in part(entering, "derogation").lines}
    entering.change({"E3-0": YES})
    assert [line.id for line in part(entering, "derogation").lines] == ["E3-0"]


def test_traits_propose_an_answer_and_give_none(inventory):
    traits = ("interacts_with_persons", "public_facing")
    uid = inventory.add(EntityKind.SYSTEM, {"name": "Chatbot", "traits": traits})
    line = line_of(begin(inventory, uid), "F1")
    assert (line.proposed, line.answer) == (YES, "")


def test_a_template_brings_traits_and_no_answer(entering):
    template = next(t for t in CATALOGUE.templates() if "profiling" in t.traits)
    entering.choose_template(template)
    entering.save()
    stored = entering.project.entity(entering.system)
    assert stored.template == template.id
    assert set(stored.traits) == set(template.traits)
    assert kept(entering) == {}
    assert entering.judged.status == "open"


def test_no_question_is_asked_about_what_is_no_ai_system(entering):
    entering.change(dict.fromkeys(("A1", "A2", "A4"), YES) | {"A3": NO})
    assert not screen(entering, "prohibited").lines
    assert not screen(entering, "areas").lines


def test_a_page_is_one_step_that_undo_takes_back(entering):
    project = entering.project
    before = len(project.store.undo_entries())
    entering.choose(screen(entering, "origin"), "bought")
    entering.deny_others(screen(entering, "origin").lines, is_denied=True)
    entering.save()
    assert len(project.store.undo_entries()) == before + 1
    assert kept(entering)["C2"] == YES
    project.undo()
    entering.renew()
    assert kept(entering) == {}
    assert not project.value(project.entity(entering.system), "source")


def test_answers_half_way_are_there_when_somebody_comes_back(entering):
    entering.deny_others(screen(entering, "prohibited").lines, is_denied=True)
    entering.save()
    again = begin(entering.project, entering.system)
    assert screen(again, "prohibited").is_done
    assert not screen(again, "notice").is_done


def test_nothing_is_written_when_nothing_was_entered(entering):
    assert entering.save() is None


def test_a_bought_everyday_tool_ends_without_specific_duties(entering):
    judged = walk(entering)
    assert set(map(str, judged.outcome.labels)) == {"MINIMAL"}
    assert set(map(str, judged.outcome.roles)) == {"deployer"}
    assert judged.next is None
    assert not judged.outcome.is_open


def test_don_t_know_keeps_it_open_and_makes_one_task(entering):
    judged = walk(entering, unsure=("D-a",))
    assert judged.outcome.is_open
    assert "PROHIBITED" in judged.outcome.open_labels
    planned = plan_recording(entering.project, CATALOGUE, words_for("en"), entering.system)
    record(entering.project, planned)
    tasks = entering.project.entities(EntityKind.TASK)
    (task,) = [task for task in tasks if task.origin is TaskOrigin.CLARIFY]
    assert "subliminal" in task.description


def test_an_open_result_cannot_be_confirmed(entering):
    walk(entering, unsure=("D-a",))
    with pytest.raises(Exception, match="open"):
        plan_recording(
            entering.project,
            CATALOGUE,
            words_for("en"),
            entering.system,
            decision=Decision(status="confirmed"),
        )


MODEL = {"G4": NO, "G5": NO, "ORG-outside": NO}
PATHS = {
    "MINIMAL": {},
    "NOT_AI": {"said": {"A3": NO}},
    "OUT": {"ticked": ("B2",)},
    "OUT by free licence": {"ticked": ("B7",)},
    "PROHIBITED": {"ticked": ("D-c",)},
    "PROHIBITED with an exception that does not hold": {
        "ticked": ("D-f",),
        "said": {"D-f-x1": NO},
    },
    "HR_I_A": {"said": {"E1": "product", "E1c": YES, "E1d": "A"}},
    "HR_I_B": {"said": {"E1": "component", "E1a": YES, "E1b": NO, "E1c": YES, "E1d": "B"}},
    "HR_III": {"ticked": ("III-4a",), "said": {"E3-0": YES}},
    "EXEMPT_6_3": {
        "ticked": ("III-4a",),
        "said": {"E3-0": NO, "E3-a": YES, "E3-b": NO, "E3-c": NO, "E3-d": NO, "E3-r": YES},
    },
    "TRANSP": {"ticked": ("F1",), "said": {"F1-x1": NO}},
    "TRANSP for texts": {"ticked": ("F5",), "said": {"F5-x1": NO}},
    "GPAI": {"source": "built", "said": {"G1": YES, "G2": NO, "G3": NO, **MODEL}},
    "GPAI_SR": {"source": "built", "said": {"G1": YES, "G2": NO, "G3": YES, **MODEL}},
}


@pytest.mark.parametrize(("label", "answers"), PATHS.items(), ids=PATHS)
def test_a_walk_through_the_pages_leads_to_every_label(entering, label, answers):
    judged = walk(entering, **answers)
    assert label.split()[0] in judged.outcome.labels
    assert not judged.outcome.is_open
    assert judged.next is None


def test_every_label_has_a_path(entering):
    reachable = {name.split()[0] for name in PATHS}
    assert reachable == {r.label for r in entering.book.rules.results if r.label}


def test_an_exception_that_holds_takes_the_label_away(entering):
    judged = walk(entering, ticked=("F5",), said={"F5-x1": YES})
    assert set(map(str, judged.outcome.labels)) == {"MINIMAL"}


def test_every_area_of_annex_iii_leads_to_high_risk(entering):
    lines = [line.id for p in screen(entering, "areas").areas for line in p.lines]
    assert len([key for key in lines if key != "E1"]) == 25
    for key in (key for key in lines if key != "E1"):
        entering.change({key: YES})
        assert "HR_III" in entering.judged.outcome.labels | entering.judged.outcome.open_labels
        entering.change({key: NO})

"""A result in words, similar systems, and which system is next."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.law.changed_facts import changed_facts
from rai_desktop.services.law.explaining import differences, meanings, possible_outcomes, reasons
from rai_desktop.services.law.recording import Decision, plan_recording, record
from rai_desktop.services.law.screens import YES
from rai_desktop.services.law.similar import answers_to_take, similar_systems
from rai_desktop.services.law.statuses import classification_of, status_today
from rai_desktop.services.law.waiting import next_to_classify, waiting_systems
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.listing.columns import CLASSIFICATION, CLASSIFICATION_STATUS
from rai_desktop.services.listing.filters import ChoiceFilter
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, empty_project, labels
from tests.services.law.walking import begin, walk


@pytest.fixture
def inventory(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


def add(inventory, name, **values):
    return inventory.add(EntityKind.SYSTEM, {"name": name, **values})


def classify(inventory, uid, decision=None, **answers):
    entering = begin(inventory, uid)
    walk(entering, **answers)
    planned = plan_recording(inventory, CATALOGUE, words_for("en"), uid, decision=decision)
    record(inventory, planned)
    return entering


def test_the_heaviest_label_is_told_first_and_then_the_role(inventory):
    uid = add(inventory, "Chatbot")
    judged = walk(
        begin(inventory, uid), ticked=("F1", "III-4a"), said={"F1-x1": "no", "E3-0": "yes"}
    )
    told = meanings(judged, labels())
    assert "2 December 2027" in told[0]
    assert "AI is involved" in told[1]
    assert told[-1].startswith("You use the system")


def test_each_reason_names_article_answers_and_day(inventory):
    uid = add(inventory, "Ranking")
    judged = walk(begin(inventory, uid), ticked=("III-4a",), said={"E3-0": "yes"})
    first = next(reasons(judged, labels()))
    assert first.source == "Annex III(4)(a) AI Act"
    assert first.answers == "III-4a: Yes"
    assert str(first.applies_from) == "2027-12-02"


def test_an_open_result_shows_both_ways_it_may_turn_out(inventory):
    uid = add(inventory, "Ranking")
    judged = walk(begin(inventory, uid), unsure=("III-4a", "E3-0"))
    best, worst = possible_outcomes(judged, labels())
    assert best == "No specific duties (AI literacy applies)"
    assert "High-risk (Annex III)" in worst


def test_the_better_way_never_forgets_what_is_certain(inventory):
    uid = add(inventory, "Ranking")
    judged = walk(begin(inventory, uid), ticked=("III-4a",), unsure=("E3-0", "E3-r"))
    best, worst = possible_outcomes(judged, labels())
    assert best == "Derogation under Art. 6(3)"  # the area is certain, its derogation is open
    assert worst == "High-risk (Annex III)"


def test_an_exemption_that_is_open_is_the_better_way_and_never_the_worse_one(inventory):
    uid = add(inventory, "Ranking")
    entering = begin(inventory, uid)
    walk(entering, ticked=("III-4a",))
    entering.change(dict.fromkeys(("E3-0", "E3-a", "E3-r"), None))
    best, worst = possible_outcomes(entering.judged, labels())
    assert "Art. 6(3)" in best
    assert worst == "High-risk (Annex III)"


def test_a_second_run_tells_what_differs(inventory):
    uid = add(inventory, "Chatbot")
    entering = classify(inventory, uid)
    assert differences(classification_of(inventory, uid), entering.judged, labels()) == []
    entering.change({"F1": YES, "F1-x1": "no"})
    told = differences(classification_of(inventory, uid), entering.judged, labels())
    assert told == [
        "New: Transparency obligations",
        "No longer: No specific duties (AI literacy applies)",
    ]


def test_a_confirmed_result_is_outdated_once_an_answer_changes_and_says_which(inventory):
    uid = add(inventory, "Chatbot")
    entering = classify(inventory, uid, Decision(status=ClassificationStatus.CONFIRMED))
    assert status_today(inventory, CATALOGUE, uid) is ClassificationStatus.CONFIRMED
    entering.change({"F1": YES, "F1-x1": "no"})
    entering.save()
    inventory.edit(uid, {"people_data": "yes"})
    assert status_today(inventory, CATALOGUE, uid) is ClassificationStatus.OUTDATED
    facts = changed_facts(inventory, labels(), uid)
    assert facts[0] == "It talks or writes directly with people"
    assert facts[-1] == "Data about people"


def test_answers_of_a_similar_system_fill_only_what_is_open(inventory):
    first, second = add(inventory, "Chat"), add(inventory, "Other chat")
    classify(inventory, first)
    entering = begin(inventory, second)
    entering.change({"D-a": YES})
    entering.save()
    assert [s.name for s in similar_systems(inventory, second)] == ["Chat"]
    taken = answers_to_take(inventory, CATALOGUE, of=first, into=second)
    assert "D-a" not in taken
    assert taken["D-c"] == "no"
    all_of_it = answers_to_take(inventory, CATALOGUE, of=first, into=second, replacing=True)
    assert all_of_it["D-a"] == "no"


def test_don_t_know_is_not_taken_over(inventory):
    first, second = add(inventory, "Chat"), add(inventory, "Other chat")
    walk(begin(inventory, first), unsure=("D-b",))
    assert "D-b" not in answers_to_take(inventory, CATALOGUE, of=first, into=second)


def test_what_may_be_prohibited_or_high_risk_comes_first(inventory):
    templates = {t.id: t for t in CATALOGUE.templates()}
    heavy = next(t for t in templates.values() if "HR_III" in t.labels)
    light = next(t for t in templates.values() if t.labels == ("MINIMAL",) and not t.variants)
    add(inventory, "Light", template=light.id)
    worse = add(inventory, "Heavy", template=heavy.id)
    assert next_to_classify(inventory, CATALOGUE, after=None) == worse


def test_the_one_just_looked_at_comes_last_and_classified_ones_never(inventory):
    first, second = add(inventory, "One"), add(inventory, "Two")
    assert next_to_classify(inventory, CATALOGUE, after=first) == second
    classify(inventory, second)
    assert next_to_classify(inventory, CATALOGUE, after=first) == first
    classify(inventory, first)
    assert next_to_classify(inventory, CATALOGUE, after=None) is None
    assert waiting_systems(inventory) == []


def test_the_list_shows_labels_and_status_and_counts_what_is_classified(inventory):
    first, second = add(inventory, "One"), add(inventory, "Two")
    listing = EntityListing(inventory, EntityKind.SYSTEM, labels())
    assert listing.text(first, CLASSIFICATION) == "Not classified"
    assert listing.summary(2) == "2 systems"
    inventory.on_change(lambda change: listing.refresh(_touched(change)))
    classify(inventory, first)
    assert listing.text(first, CLASSIFICATION) == "No specific duties (AI literacy applies)"
    assert listing.text(first, CLASSIFICATION_STATUS) == "Provisional"
    assert listing.text(second, CLASSIFICATION_STATUS) == "Open"
    assert listing.summary(2) == "2 systems · 1 of 2 classified"
    wanted = {CLASSIFICATION: ChoiceFilter(codes=frozenset(("MINIMAL",)))}
    assert listing.filtered(wanted) == [first]
    begin_again = begin(inventory, first)
    begin_again.change({"F3": YES})
    begin_again.save()
    assert listing.text(first, CLASSIFICATION_STATUS) == "Outdated"


def _touched(change):
    return [uid for uids in change.touched.values() for uid in uids]

"""Likelihood and impact as lists write them: words, words with numbers, scales of their own."""

import json

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.rating_words import FIVE_STEPS, THREE_STEPS
from rai_desktop.services.importing.wish_files import wish_from_json, wish_to_json
from rai_desktop.services.importing.wishes import ImportWish
from tests.services.lists import imported, planned, table

R = EntityKind.RISK
LIKELIHOOD, IMPACT = "Eintrittswahrscheinlichkeit", "Auswirkung auf Menschen heute"


def ratings(project):
    return [(risk.current_likelihood, risk.current_persons) for risk in project.entities(R)]


def risks(*cells, heading=LIKELIHOOD):
    return table(["Risiko", heading], *((f"R {place}", text) for place, text in enumerate(cells)))


def likelihoods(project, source, **wish):
    imported(project, source, kind=R, **wish)
    return [risk.current_likelihood for risk in project.entities(R)]


@pytest.mark.parametrize(
    ("texts", "levels"),
    [
        (["sehr gering", "gering", "mittel", "hoch", "sehr hoch"], [1, 2, 3, 4, 5]),
        (["very low", "Low", "moderate", "HIGH"], [1, 2, 3, 4]),
        (["1", "5", "3"], [1, 5, 3]),
        (["3 - möglich", "4 – hoch", "mittel (3)"], [3, 4, 3]),
        (["3 – gelegentlich", "5 – ständig", "3 – gelegentlich"], [3, 5, 3]),
        (["Selten", "Möglich", "Sehr wahrscheinlich"], [2, 3, 5]),
        (["rare", "unlikely", "almost certain"], [1, 2, 5]),
        (["selten", "unwahrscheinlich", "möglich", "fast sicher"], [1, 2, 3, 5]),
        (["gelegentlich", "häufig", "sehr häufig"], [3, 4, 5]),
        (["mittel", "mittel"], [3, 3]),
    ],
)
def test_words_that_are_plain_are_levels(project, texts, levels):
    source = risks(*texts)
    assert likelihoods(project, source) == levels
    assert planned(project, source, kind=R).three_steps is None
    assert not any(risk.notes for risk in project.entities(R))


def test_three_steps_are_asked_once_for_all_columns_and_never_guessed(project):
    source = table(["Risiko", LIKELIHOOD, IMPACT], ["A", "hoch", "mittel"], ["B", "gering", "hoch"])
    plan = imported(project, source, kind=R)
    asked = plan.three_steps
    assert (asked.words, asked.times, asked.reading) == (("gering", "mittel", "hoch"), 4, "")
    assert asked.keys == ("current_likelihood", "current_persons")
    assert ratings(project) == [(None, None), (None, None)]
    assert [note.kept for note in plan.notes if note.kept] == ["hoch", "mittel", "gering", "hoch"]
    assert plan.unknown_words == ()


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("middle", [(4, 3), (2, 4)]), ("whole", [(5, 3), (1, 5)])],
)
def test_three_steps_lie_on_five_as_somebody_says(project, reading, expected):
    source = table(
        ["Risiko", LIKELIHOOD, IMPACT], ["A", "hoch", "mittel"], ["B", "niedrig", "high"]
    )
    imported(project, source, kind=R, three_steps=reading)
    assert ratings(project) == expected


def test_a_heading_that_counts_to_three_asks_as_well(project):
    source = risks("1", "3", heading="Eintrittswahrscheinlichkeit (1-3)")
    assert planned(project, source, kind=R).three_steps.words == ("1", "3")
    assert likelihoods(project, source, three_steps="whole") == [1, 5]


@pytest.mark.parametrize("heading", ["Eintrittswahrscheinlichkeit (1–5)", LIKELIHOOD])
def test_a_heading_that_counts_to_five_is_ours(project, heading):
    assert likelihoods(project, risks("1", "3", heading=heading)) == [1, 3]


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Eintrittswahrscheinlichkeit (1 bis 10)", ["2", "3"]),
        (LIKELIHOOD, ["1 – hoch", "2 – mittel", "3 – gering"]),
        (LIKELIHOOD, ["2", "8"]),
    ],
)
def test_another_scale_means_no_level_and_every_word_can_be_explained(project, heading, texts):
    source = risks(*texts, heading=heading)
    plan = imported(project, source, kind=R)
    assert [risk.current_likelihood for risk in project.entities(R)] == [None] * len(texts)
    assert {word.text for word in plan.unknown_words} == set(texts)


def test_a_number_whose_word_is_another_level_of_the_method_is_a_note(project):
    assert likelihoods(project, risks("4 – möglich")) == [None]


def test_a_word_explained_by_somebody_counts_before_the_question(project):
    words = {("current_likelihood", "hoch"): 5}
    assert likelihoods(project, risks("hoch", "gering"), words=words) == [5, None]


def test_the_choice_is_written_with_the_others():
    wish = ImportWish(three_steps="whole")
    assert wish_from_json(json.loads(json.dumps(wish_to_json(wish)))).three_steps == "whole"


def test_every_scale_names_its_source_and_no_word_twice():
    for scale in (*FIVE_STEPS, THREE_STEPS):
        words = [word for step in scale.steps for word in step.split(" | ")]
        assert scale.source
        assert len(words) == len(scale.levels())

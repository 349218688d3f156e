"""Scores: the lowest counts, unknown is 0, and no average hides what is law."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.requirements import (
    COMPANY,
    NeedKind,
    RequirementAnswer,
    Situation,
    State,
    assess,
)
from rai_desktop.domain.requirements.scoring import median
from tests.domain.requirements.small import TODAY, binding, facts, requirement, rules, when

SOON, FAR = date(2027, 11, 28), date(2027, 11, 29)
POLICY = requirement("POL", of_organisation=True, of_system=False)
CHECK = requirement("CHK", binding("law_now"), inherits=False)
LATER = requirement("LAT", binding("law_date", start=SOON))
BOTH = requirement("BOTH", of_organisation=True)
ALL = rules(POLICY, CHECK, LATER, BOTH)
TWO = Situation(own=facts(), systems={"s1": facts(), "s2": facts()})


def answered(*levels):
    return [
        RequirementAnswer(requirement=key, subject=subject, level=level)
        for key, subject, level in levels
    ]


def trust(assessment):
    return next(one for one in assessment.criteria if one.criterion is Criterion.TRUST)


def test_the_lowest_system_counts_and_the_distribution_is_shown():
    score = assess(ALL, TWO, answered(("CHK", "s1", 4), ("CHK", "s2", 1))).by_requirement["CHK"]
    assert (score.level, score.state) == (1, State.PARTLY)
    assert score.distribution == (0, 1, 0, 0, 1)


def test_the_organisation_counts_beside_its_systems():
    given_ = answered(("BOTH", COMPANY, 2), ("BOTH", "s1", 4), ("BOTH", "s2", 3))
    score = assess(ALL, TWO, given_).by_requirement["BOTH"]
    assert score.level == 2
    assert score.distribution == (0, 0, 0, 1, 1)


def test_without_systems_only_the_organisation_is_judged():
    assessment = assess(ALL, Situation(own=facts()), [])
    assert [score.rule.id for score in assessment.scores] == ["POL", "BOTH"]
    assert (assessment.applicable, assessment.met, assessment.share_met) == (2, 0, 0.0)


def test_nothing_at_all_has_no_share():
    assert assess(rules(), TWO, []).share_met is None


def test_law_and_median_of_a_criterion_stand_side_by_side():
    given_ = answered(("POL", COMPANY, 4), ("CHK", "s1", 1), ("CHK", "s2", 2), ("LAT", COMPANY, 3))
    one = trust(assess(ALL, TWO, [*given_, *answered(("BOTH", COMPANY, 4))]))
    assert (one.law_level, one.median, one.met, one.applicable) == (1, 3.5, 3, 4)
    empty = assess(ALL, TWO, []).criteria[0]
    assert (empty.law_level, empty.median, empty.applicable) == (None, None, 0)


def test_a_level_is_judged_as_law_only_where_it_is_law():
    chat = requirement("CHAT", binding("law_now", {"trait": "chat"}))
    situation = Situation(own=facts(), systems={"s1": facts(traits={"chat"}), "s2": facts()})
    one = trust(assess(rules(chat), situation, answered(("CHAT", "s1", 3), ("CHAT", "s2", 0))))
    assert (one.law_level, one.median) == (3, 0)


def test_what_is_open_is_told_by_law_and_by_date():
    due = RequirementAnswer(requirement="POL", level=1, due=TODAY)
    late = RequirementAnswer(requirement="BOTH", subject="s1", level=2, due=date(2026, 11, 27))
    far = RequirementAnswer(requirement="BOTH", subject="s2", level=2, due=FAR)
    done = RequirementAnswer(requirement="CHK", subject="s1", level=3)
    assessment = assess(ALL, TWO, [due, late, far, done])

    def places(items):
        return [(item.rule.id, item.subject) for item in items]

    assert places(assessment.open_law_today) == [("CHK", "s2")]
    assert places(assessment.open_within_a_year) == [("POL", ""), ("LAT", "s1"), ("LAT", "s2")]
    assert places(assessment.overdue) == [("BOTH", "s1")]
    assert ("CHK", "s2") in places(assessment.unanswered)
    assert ("CHK", "s1") not in places(assessment.unanswered)


def test_what_becomes_law_after_the_year_is_not_near():
    assessment = assess(rules(requirement("R", binding("law_date", start=FAR))), TWO, [])
    assert assessment.open_within_a_year == ()


def test_a_reason_takes_it_out_of_the_score_but_not_out_of_sight():
    waived = RequirementAnswer(requirement="CHK", subject="s1", not_applicable="Not ours")
    assessment = assess(ALL, TWO, [waived, *answered(("CHK", "s2", 3))])
    score = assessment.by_requirement["CHK"]
    assert (score.level, score.distribution) == (3, (0, 0, 0, 1, 0))
    everywhere = assess(ALL, TWO, [waived, replace(waived, subject="s2")])
    assert everywhere.by_requirement["CHK"].state is State.NOT_APPLICABLE
    assert everywhere.applicable == assessment.applicable - 1


def test_the_level_from_which_it_is_met_can_be_chosen():
    given_ = answered(("POL", COMPANY, 2))
    assert assess(ALL, Situation(own=facts()), given_).met == 0
    lower = replace(ALL, requirements=tuple(replace(r, met_from=2) for r in ALL.requirements))
    assert assess(lower, Situation(own=facts()), given_).met == 1


def test_a_system_that_is_no_ai_needs_nothing():
    rule = requirement("R", applies_when=when({"not": {"label": "NOT_AI"}}))
    situation = Situation(own=facts(), systems={"s1": facts(labels={"NOT_AI"})})
    assert assess(rules(rule), situation, []).scores == ()


def test_the_need_over_all_systems_is_the_strongest():
    rule = requirement("R", binding("law_now", {"trait": "chat"}))
    situation = Situation(own=facts(), systems={"s1": facts(), "s2": facts(traits={"chat"})})
    (score,) = assess(rules(rule), situation, []).scores
    assert score.need.kind is NeedKind.MANDATORY_NOW
    assert [item.need.kind for item in score.items] == [NeedKind.OPTIONAL, NeedKind.MANDATORY_NOW]


def test_the_middle_of_levels():
    assert [median(levels) for levels in ([], [4], [0, 3], [4, 0, 1])] == [None, 4, 1.5, 1]


PLACES = [(rule.id, subject) for rule in ALL.requirements for subject in (COMPANY, "s1", "s2")]
LEVELS = st.dictionaries(st.sampled_from(PLACES), st.integers(0, 4))


def assessed(levels):
    return assess(ALL, TWO, answered(*((*place, level) for place, level in levels.items())))


def figures(assessment):
    one = trust(assessment)
    scores = {score.rule.id: score.level for score in assessment.scores}
    return (scores, one.law_level, one.median, assessment.met)


def is_at_most(low, high):
    (scores, *rest), (others, *more) = low, high
    return all(scores[key] <= others[key] for key in scores) and all(
        a <= b for a, b in zip(rest, more, strict=True)
    )


@given(LEVELS, st.sampled_from(PLACES))
def test_not_knowing_a_requirement_at_all_never_raises_a_score(levels, place):
    """An answer of a system alone may be lower than the one for all, so all answers go."""
    key, _ = place
    unknown = {where: level for where, level in levels.items() if where[0] != key}
    assert is_at_most(figures(assessed(unknown)), figures(assessed(levels)))


@given(LEVELS, st.sampled_from(["s1", "s2"]))
def test_not_answering_a_check_per_system_never_raises_a_score(levels, subject):
    unknown = {where: level for where, level in levels.items() if where != ("CHK", subject)}
    assert is_at_most(figures(assessed(unknown)), figures(assessed(levels)))


@given(LEVELS.filter(bool), st.data())
def test_answering_higher_never_lowers_a_score(levels, data):
    place = data.draw(st.sampled_from(sorted(levels)))
    higher = {**levels, place: data.draw(st.integers(levels[place], 4))}
    assert is_at_most(figures(assessed(levels)), figures(assessed(higher)))


@given(LEVELS)
def test_the_lowest_item_that_is_law_bounds_the_criterion(levels):
    assessment = assessed(levels)
    law = [
        item.effective.level
        for score in assessment.scores
        for item in score.items
        if item.is_law_today
    ]
    assert trust(assessment).law_level == min(law)
    assert bool(assessment.open_law_today) is (min(law) < 3)

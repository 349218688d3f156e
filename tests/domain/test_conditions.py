"""Conditions: strict reading, three-valued judging, what is still to ask, contradictions."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.conditions import (
    AllOf,
    Always,
    AnswerIs,
    AnyOf,
    Condition,
    ConditionError,
    DayIs,
    Facts,
    Has,
    Not,
    SizeIs,
    Subject,
    Truth,
    contradicts,
    doubted,
    evaluate,
    leaves,
    parse_condition,
    plain_condition,
    questions_in,
    undecided,
)

DAY = date(2026, 11, 22)
QUESTIONS = ("A1", "B1", "E1")
CODES = ("x", "y")
SIZES = ("micro", "small", "large")
DAYS = (date(2026, 8, 2), DAY, date(2026, 12, 2))

truths = st.sampled_from(Truth)


def codes(of: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(of), min_size=1, unique=True).map(tuple)


def leaf_conditions(subjects: st.SearchStrategy[Subject]) -> st.SearchStrategy[Condition]:
    return st.one_of(
        st.just(Always()),
        st.builds(AnswerIs, question=st.sampled_from(QUESTIONS), values=codes(("yes", "no"))),
        st.builds(AnswerIs, question=st.just("E2"), values=codes(("part", "whole"))),
        st.builds(Has, subject=subjects, codes=codes(CODES)),
        st.builds(SizeIs, sizes=codes(SIZES)),
        st.sampled_from(DAYS).map(lambda day: DayIs(start=day)),
        st.sampled_from(DAYS).map(lambda day: DayIs(end=day)),
    )


def _joined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        several.map(lambda conditions: AllOf(conditions=conditions)),
        several.map(lambda conditions: AnyOf(conditions=conditions)),
        parts.map(lambda condition: Not(condition=condition)),
    )


conditions = st.recursive(leaf_conditions(st.sampled_from(Subject)), _joined, max_leaves=8)
conditions_on_traits = st.recursive(leaf_conditions(st.just(Subject.TRAIT)), _joined, max_leaves=8)
answers = st.dictionaries(
    st.sampled_from(QUESTIONS), st.sampled_from(("yes", "no", "unknown")), max_size=3
)
subsets = st.frozensets(st.sampled_from(CODES))
facts = st.builds(
    Facts,
    day=st.sampled_from(DAYS),
    answers=st.tuples(
        answers, st.sampled_from(({}, {"E2": ("part",)}, {"E2": ("unknown", "whole")}))
    ).map(lambda two: {**two[0], **two[1]}),
    labels=subsets,
    open_labels=subsets,
    roles=subsets,
    open_roles=subsets,
    traits=subsets,
    open_traits=subsets,
    sizes=st.frozensets(st.sampled_from(SIZES)),
)


# --- three values --------------------------------------------------------------------------------


def test_and_or_not_follow_kleene():
    true, false, unknown = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
    assert (true & unknown, false & unknown, unknown & unknown) == (unknown, false, unknown)
    assert (true | unknown, false | unknown, unknown | unknown) == (true, unknown, unknown)
    assert (~true, ~false, ~unknown) == (false, true, unknown)


@given(truths, truths)
def test_truths_obey_de_morgan(one, other):
    assert ~(one & other) is (~one | ~other)
    assert ~(one | other) is (~one & ~other)


def test_a_truth_is_no_flag():
    with pytest.raises(TypeError):
        bool(Truth.UNKNOWN)


# --- judging -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({}, Truth.UNKNOWN),
        ({"A1": "unknown"}, Truth.UNKNOWN),
        ({"A1": ""}, Truth.UNKNOWN),
        ({"A1": ()}, Truth.UNKNOWN),
        ({"A1": "yes"}, Truth.TRUE),
        ({"A1": "no"}, Truth.FALSE),
        ({"A1": ("yes", "unknown")}, Truth.TRUE),
        ({"A1": ("no", "unknown")}, Truth.UNKNOWN),
    ],
)
def test_answer(answer, expected):
    condition = parse_condition({"answer": {"A1": "yes"}})
    assert evaluate(condition, Facts(day=DAY, answers=answer)) is expected


def test_answer_holds_with_one_of_several_values():
    condition = parse_condition({"answer": {"E1": ["product", "component"]}})
    assert evaluate(condition, Facts(day=DAY, answers={"E1": ("component",)})) is Truth.TRUE
    assert evaluate(condition, Facts(day=DAY, answers={"E1": ("neither",)})) is Truth.FALSE


@pytest.mark.parametrize("kind", ["label", "role", "trait"])
def test_codes_are_certain_open_or_absent(kind):
    condition = parse_condition({kind: ["x", "y"]})
    absent = Facts(day=DAY)
    assert evaluate(condition, absent) is Truth.FALSE
    assert evaluate(condition, replace(absent, **{f"open_{kind}s": {"y"}})) is Truth.UNKNOWN
    assert evaluate(condition, replace(absent, **{f"{kind}s": frozenset("x")})) is Truth.TRUE


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        (set(), Truth.UNKNOWN),
        ({"micro"}, Truth.TRUE),
        ({"micro", "small"}, Truth.TRUE),
        ({"small", "large"}, Truth.UNKNOWN),
        ({"large"}, Truth.FALSE),
    ],
)
def test_size_is_judged_by_what_is_still_possible(sizes, expected):
    condition = parse_condition({"size": ["micro", "small"]})
    assert evaluate(condition, Facts(day=DAY, sizes=frozenset(sizes))) is expected


def test_both_ends_of_a_date_belong_to_it():
    condition = parse_condition({"date": {"from": "2026-08-02", "until": "2026-12-02"}})
    judged = [
        evaluate(condition, Facts(day=date(2026, month, day)))
        for month, day in ((8, 1), (8, 2), (12, 2), (12, 3))
    ]
    assert judged == [Truth.FALSE, Truth.TRUE, Truth.TRUE, Truth.FALSE]


@given(conditions, conditions, facts)
def test_conditions_obey_de_morgan(one, other, known):
    both = Not(condition=AllOf(conditions=(one, other)))
    either = AnyOf(conditions=(Not(condition=one), Not(condition=other)))
    assert evaluate(both, known) is evaluate(either, known)


@given(conditions, facts)
def test_not_twice_changes_nothing(condition, known):
    assert evaluate(Not(condition=Not(condition=condition)), known) is evaluate(condition, known)


@given(conditions, facts, st.sampled_from(QUESTIONS), st.sampled_from(("yes", "no")))
def test_answering_never_flips_a_known_result(condition, known, question, answer):
    before = evaluate(condition, known)
    if known.answers.get(question, "unknown") == "unknown" and before is not Truth.UNKNOWN:
        more = replace(known, answers={**known.answers, question: answer})
        assert evaluate(condition, more) is before


@given(conditions, facts.filter(lambda known: known.sizes), st.booleans())
def test_settling_what_is_open_never_flips_a_known_result(condition, known, holds):
    more = replace(
        known,
        labels=known.labels | known.open_labels if holds else known.labels,
        open_labels=frozenset(),
        traits=known.traits | known.open_traits if holds else known.traits,
        open_traits=frozenset(),
        sizes=frozenset(sorted(known.sizes)[:1]),
    )
    assert evaluate(condition, known) in (Truth.UNKNOWN, evaluate(condition, more))


# --- what is still to ask ------------------------------------------------------------------------


def test_undecided_names_open_questions_in_order():
    condition = parse_condition(
        {"all": [{"answer": {"B1": "yes"}}, {"answer": {"A1": "yes"}}, {"answer": {"B1": "no"}}]}
    )
    assert undecided(condition, Facts(day=DAY)) == ("B1", "A1")


def test_undecided_leaves_out_what_cannot_matter_any_more():
    condition = parse_condition(
        {
            "any": [
                {"all": [{"answer": {"A1": "yes"}}, {"answer": {"B1": "yes"}}]},
                {"answer": {"C1": "yes"}},
            ]
        }
    )
    assert undecided(condition, Facts(day=DAY, answers={"A1": "no"})) == ("C1",)
    assert undecided(condition, Facts(day=DAY, answers={"C1": "yes"})) == ()


def test_a_question_answered_with_dont_know_is_doubted_and_not_asked_again():
    condition = parse_condition({"any": [{"answer": {"A1": "yes"}}, {"answer": {"B1": "yes"}}]})
    known = Facts(day=DAY, answers={"A1": "unknown"})
    assert undecided(condition, known) == ("B1",)
    assert doubted(condition, known) == ("A1",)


@given(conditions, facts, st.sampled_from(QUESTIONS), st.sampled_from(("yes", "no")))
def test_only_undecided_questions_can_change_the_result(condition, known, question, answer):
    if question not in known.answers and question not in undecided(condition, known):
        more = replace(known, answers={**known.answers, question: answer})
        assert evaluate(condition, more) is evaluate(condition, known)


@given(conditions, facts)
def test_a_known_result_asks_nothing(condition, known):
    if evaluate(condition, known) is not Truth.UNKNOWN:
        assert undecided(condition, known) == doubted(condition, known) == ()


# --- reading -------------------------------------------------------------------------------------


def test_reading_gives_the_whole_tree():
    data = {
        "any": [
            {"always": True},
            {"not": {"role": "provider"}},
            {"all": [{"trait": ["rag", "agentic"]}, {"size": "micro"}]},
            {"date": {"from": "2026-12-02"}},
        ]
    }
    assert parse_condition(data) == AnyOf(
        conditions=(
            Always(),
            Not(condition=Has(subject=Subject.ROLE, codes=("provider",))),
            AllOf(
                conditions=(
                    Has(subject=Subject.TRAIT, codes=("rag", "agentic")),
                    SizeIs(sizes=("micro",)),
                )
            ),
            DayIs(start=date(2026, 12, 2)),
        )
    )


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (None, ""),
        ("always", ""),
        ({}, ""),
        ({"always": True, "trait": "x"}, ""),
        ({"never": True}, ""),
        ({True: True}, ""),
        ({"always": False}, "always"),
        ({"always": "true"}, "always"),
        ({"all": []}, "all"),
        ({"any": {}}, "any"),
        ({"any": [{"always": True}, {"all": ["x"]}]}, "any[1].all[0]"),
        ({"not": [{"always": True}]}, "not"),
        ({"answer": {"A1": "unknown"}}, "answer.A1"),
        ({"answer": {"A1": True}}, "answer.A1"),
        ({"answer": {"A1": []}}, "answer.A1"),
        ({"answer": {"A1": ["yes", "yes"]}}, "answer.A1"),
        ({"answer": {"A1": "yes", "A2": "no"}}, "answer"),
        ({"answer": {1: "yes"}}, "answer"),
        ({"answer": "A1"}, "answer"),
        ({"label": 5}, "label"),
        ({"trait": ["x", ""]}, "trait"),
        ({"size": None}, "size"),
        ({"date": {}}, "date"),
        ({"date": {"after": "2026-12-02"}}, "date"),
        ({"date": {"from": "2.12.2026"}}, "date.from"),
        ({"date": {"from": "20261202"}}, "date.from"),
        ({"date": {"until": date(2026, 12, 2)}}, "date.until"),
        ({"date": {"from": "2026-12-02", "until": "2026-12-01"}}, "date"),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(data, path):
    with pytest.raises(ConditionError) as caught:
        parse_condition(data)
    assert caught.value.path == path
    assert caught.value.reason


def test_leaves_and_questions_come_as_written():
    condition = parse_condition(
        {"all": [{"answer": {"B1": "yes"}}, {"not": {"any": [{"answer": {"A1": "no"}}]}}]}
    )
    assert questions_in(condition) == ("B1", "A1")
    assert [type(leaf) for leaf in leaves(condition)] == [AnswerIs, AnswerIs]


# --- contradictions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        {"not": {"always": True}},
        {"all": [{"answer": {"A1": "yes"}}, {"answer": {"A1": "no"}}]},
        {"all": [{"not": {"answer": {"A1": "yes"}}}, {"not": {"answer": {"A1": "no"}}}]},
        {"all": [{"trait": "x"}, {"not": {"trait": ["x", "y"]}}]},
        {"all": [{"label": "X"}, {"not": {"label": "X"}}]},
        {"all": [{"size": "micro"}, {"size": "small"}]},
        {"all": [{"date": {"until": "2026-12-01"}}, {"date": {"from": "2026-12-02"}}]},
    ],
)
def test_contradictions_are_found(data):
    assert contradicts(parse_condition(data))


@pytest.mark.parametrize(
    "data",
    [
        {"always": True},
        {"all": [{"answer": {"E1": "part"}}, {"answer": {"E1": "whole"}}]},
        {"all": [{"not": {"answer": {"E1": "part"}}}, {"not": {"answer": {"E1": "whole"}}}]},
        {"all": [{"label": "X"}, {"not": {"role": "X"}}]},
        {"not": {"size": ["micro", "small"]}},
        {"all": [{"date": {"from": "2026-12-02"}}, {"date": {"until": "2026-12-02"}}]},
        {"not": {"date": {"from": "2026-12-02"}}},
    ],
)
def test_what_can_hold_is_no_contradiction(data):
    assert not contradicts(parse_condition(data))


def test_known_options_sharpen_the_search():
    condition = parse_condition(
        {"all": [{"answer": {"E1": "part"}}, {"answer": {"E1": ["whole", "other"]}}]}
    )
    assert not contradicts(condition)
    assert contradicts(condition, {"E1": ("part", "whole", "other")})


def test_a_long_list_of_denials_is_judged_quickly():
    none_of_fifty = {"all": [{"not": {"answer": {f"Q{n}": "yes"}}} for n in range(50)]}
    assert not contradicts(parse_condition(none_of_fifty))


def test_the_search_gives_up_instead_of_hanging():
    pairs = [
        {"any": [{"trait": f"a{n}"}, {"trait": f"b{n}"}, {"trait": f"c{n}"}]} for n in range(30)
    ]
    hidden = {"all": [*pairs, {"trait": "last"}, {"not": {"trait": "last"}}]}
    assert not contradicts(parse_condition(hidden))


def test_more_codes_than_can_be_mixed_are_not_called_a_contradiction():
    condition = {"all": [{"answer": {"E1": f"c{n}"}} for n in range(12)]}
    assert not contradicts(parse_condition(condition))


def _all_facts():
    some_traits = (frozenset(), frozenset("x"), frozenset("y"), frozenset("xy"))
    parts = (("part",), ("whole",), ("part", "whole"), ("neither",))
    a_day = timedelta(days=1)
    days = sorted({day + step for day in DAYS for step in (-a_day, 0 * a_day, a_day)})
    flags = ("yes", "no")
    for a1, b1, e1, e2 in product(flags, flags, flags, parts):
        for day, size, traits in product(days, (*SIZES, "other"), some_traits):
            yield Facts(
                day=day,
                answers={"A1": a1, "B1": b1, "E1": e1, "E2": e2},
                traits=traits,
                sizes=frozenset((size,)),
            )


ALL_FACTS = tuple(_all_facts())


@settings(max_examples=60, deadline=None)
@given(conditions_on_traits)
def test_contradicts_agrees_with_trying_everything(condition):
    possible = any(evaluate(condition, known) is Truth.TRUE for known in ALL_FACTS)
    assert contradicts(condition) is not possible


@given(conditions)
def test_a_condition_written_and_read_again_is_the_same(condition):
    assert parse_condition(plain_condition(condition)) == condition


def test_a_condition_on_all_days_can_be_written():
    assert parse_condition(plain_condition(DayIs())) == DayIs()

"""The view over many reports: figures with their n, changes, versions, gaps and practices."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.yearly_report import (
    Figure,
    MemberSize,
    ReportedAnswer,
    ReportState,
    SharedPractice,
)
from rai_desktop.services.alliance.consolidating import (
    NONE_PUBLISHED,
    SEVERAL_VERSIONS,
    ConsolidationWish,
    consolidate,
    without_names,
)
from rai_desktop.services.alliance.model import ReportFile, RequirementIds
from rai_desktop.services.alliance.protection import LEAST
from tests.services.alliance.reports import (
    REQUEST,
    REQUIREMENTS,
    SET,
    a_member,
    a_report,
    criterion,
    random_reports,
)
from tests.services.alliance.test_protection import fact, sector_key, supports

IDS = RequirementIds(pack=SET.pack, criteria=dict.fromkeys(REQUIREMENTS, Criterion.TRUST))


def view(reports, last_year=(), ids=IDS):
    wish = ConsolidationWish(last_year=files(last_year))
    return consolidate(files(reports), ids, wish)


def files(reports):
    return [
        ReportFile(name=f"{place}-{report.member.number}", report=report)
        for place, report in enumerate(reports)
    ]


def measure(consolidation, key):
    return next(each for each in consolidation.figures if each.measure.id == key)


def answers(*states):
    levels = {ReportState.MET: 3, ReportState.PARTLY: 1, ReportState.NOT_MET: 0}
    return tuple(
        ReportedAnswer(requirement=key, state=state, level=levels.get(state))
        for key, state in zip(REQUIREMENTS, states, strict=False)
    )


def with_state(count, state, first=1):
    return [a_report(first + at, answers=answers(state)) for at in range(count)]


def test_shares_are_means_over_members():
    half = [a_report(number) for number in range(6)]
    all_met = (criterion(Criterion.TRUST, applicable=2, met=2),)
    whole = [a_report(number, criteria=all_met) for number in range(6, 12)]
    overall = measure(view(half + whole), "criterion.trust.met").overall
    assert (overall.count, overall.mean) == (12, pytest.approx(0.75))


def test_a_distribution_counts_members():
    reports = with_state(7, ReportState.MET) + with_state(5, ReportState.NOT_MET, 10)
    found = measure(view(reports), "requirement.GOV-01.state")
    assert dict(zip(found.blocks, found.overall.counts, strict=True)) == {
        ("met",): 7,
        ("partly",): 0,
        ("not_met",): 5,
        ("unknown",): 0,
        ("not_applicable",): 0,
        ("none",): 0,
    }


def test_a_rare_state_is_counted_with_its_neighbours():
    reports = with_state(7, ReportState.MET) + with_state(5, ReportState.PARTLY, 10)
    found = measure(
        view(reports + with_state(2, ReportState.NOT_MET, 20)), "requirement.GOV-01.state"
    )
    assert 2 not in found.overall.counts
    assert (
        dict(zip(found.blocks, found.overall.counts, strict=True))[("partly", "not_met", "unknown")]
        == 7
    )


def test_fewer_than_five_members_give_no_figures():
    found = view([a_report(number) for number in range(4)])
    assert found.figures == ()
    assert [remark.text for remark in found.remarks] == [NONE_PUBLISHED]


def test_a_mean_over_almost_all_does_not_tell_who_is_missing():
    silent = [a_report(number, criteria=()) for number in range(2)]
    told = [a_report(number) for number in range(2, 20)]
    overall = measure(view(silent + told), "criterion.trust.met").overall
    assert (overall.count, overall.is_exact) == (15, False)


def test_the_commonest_gaps_stand_first():
    reports = [
        a_report(number, answers=answers(ReportState.MET, ReportState.NOT_MET))
        for number in range(6)
    ]
    reports += [
        a_report(number, answers=answers(ReportState.PARTLY, ReportState.UNKNOWN))
        for number in range(6, 12)
    ]
    gaps = view(reports).gaps
    assert [(gap.measure.id.split(".")[1], gap.open, gap.count) for gap in gaps] == [
        ("KNO-01", 12, 12),
        ("GOV-01", 6, 12),
    ]


def test_change_is_over_members_with_both_years():
    reports = [a_report(number) for number in range(12)]
    reports[6:] = [replace(report, previous=None) for report in reports[6:]]
    overall = measure(view(reports), "change.all.met").overall
    assert (overall.count, overall.mean) == (6, pytest.approx(0.25))


def test_reports_of_last_year_count_more_than_what_this_year_says():
    reports = [a_report(number) for number in range(6)]
    earlier = replace(REQUEST, year=2025)
    none_met = tuple(criterion(each, applicable=4, met=0) for each in Criterion)
    before = [
        a_report(number, request=earlier, previous=None, criteria=none_met) for number in range(6)
    ]
    overall = measure(view(reports, before), "change.all.met").overall
    assert overall.mean == pytest.approx(0.5)


def test_versions_are_compared_over_shared_ids_only():
    ids = replace(IDS, renamed={"OLD-01": "GOV-01"})
    old_set = replace(SET, version="0.9.0", sha256="cd" * 32)
    old = ReportedAnswer(requirement="OLD-01", state=ReportState.NOT_MET, level=0)
    gone = ReportedAnswer(requirement="GONE-01", state=ReportState.MET, level=3)
    reports = with_state(6, ReportState.MET)
    reports += [
        a_report(number, requirements=old_set, answers=(old, gone)) for number in range(10, 16)
    ]
    found = view(reports, ids=ids)
    requirements = {
        each.measure.id for each in found.figures if each.measure.id.startswith("requirement.")
    }
    assert requirements == {"requirement.GOV-01.state", "requirement.GOV-01.level"}
    assert found.gaps[0].open == 6
    trust = measure(found, "criterion.trust.met").overall
    assert (trust.count, trust.mean) == (12, pytest.approx(0.5))
    assert [remark.text for remark in found.remarks] == [SEVERAL_VERSIONS]


def test_requirements_of_an_unknown_pack_are_compared_among_themselves():
    other = replace(SET, pack="alliance-pack")
    answer = ReportedAnswer(requirement="X-1", state=ReportState.MET, level=3)
    reports = [a_report(n, requirements=other, answers=(answer,)) for n in range(6)]
    assert measure(view(reports), "requirement.X-1.state").overall.counts[0] == 6


def test_further_questions_are_summed_up_by_their_kind():
    def answered(number):
        figures = (
            Figure(id="trained", value=number),
            Figure(id="officer", value=number % 2 == 0),
            Figure(id="why", value="text"),
        )
        return a_report(number, figures=figures)

    found = view([answered(number) for number in range(10)])
    assert measure(found, "question.default.trained").overall.mean == pytest.approx(4.5)
    officer = measure(found, "question.default.officer")
    assert officer.overall.counts == (5, 5, 0)
    assert all("why" not in each.measure.id for each in found.figures)


def test_practices_are_named_only_where_the_member_wants_it():
    practice = SharedPractice(id="1", criterion=Criterion.TRUST, title="B", text="x", named=True)
    anonymous = SharedPractice(id="2", criterion=Criterion.DILIGENCE, title="A", text="y")
    found = view([a_report(1, practices=(practice, anonymous))])
    assert [(each.title, each.member) for each in found.practices] == [
        ("A", ""),
        ("B", "Mitglied 1"),
    ]


def test_what_is_published_names_nobody():
    published = without_names(view(random_reports(30)))
    text = repr(published)
    assert "Mitglied" not in text
    assert "M-00" not in text
    assert "Person" not in text


def test_the_order_of_files_changes_nothing():
    reports = random_reports(40, 7)
    first, second = view(reports), view(list(reversed(reports)))
    assert first.figures == second.figures
    assert (first.gaps, first.practices) == (second.gaps, second.practices)


@settings(max_examples=25, deadline=None)
@given(count=st.integers(LEAST, 70), seed=st.integers(0, 10_000))
def test_no_published_figure_or_difference_tells_about_one_to_four_members(count, seed):
    reports = random_reports(count, seed)
    for each in view(reports).figures:
        parts: dict[object, list[frozenset[int]]] = {}
        for figure in each.figures:
            members = _members(reports, figure.group)
            assert len(members) == figure.group.count
            assert figure.count >= LEAST
            parts.setdefault("groups", []).append(frozenset(members))
            for block, told in zip(each.blocks, figure.counts, strict=bool(figure.counts)):
                counted = _counted(reports, members, block, each.measure)
                assert len(counted) == told
                parts.setdefault(block, []).append(counted)
        if each.measure.id in ("requirement.GOV-01.state", "criterion.trust.law_level"):
            for groups in parts.values():
                assert not supports(list(dict.fromkeys(groups))) & FEW, each.measure.id


FEW = set(range(1, LEAST))


def _members(reports, group):
    if group.dimension is None:
        return set(range(len(reports)))
    parts = {sector_key(part) for part in group.parts}
    return {
        place for place, each in enumerate(reports) if fact(each.member, group.dimension) in parts
    }


def _counted(reports, members, block, about):
    return frozenset(place for place in members if _category(reports[place], about) in block)


def _category(report, about):
    _, key, name = about.id.split(".") if about.id.count(".") == 2 else ("", about.id, "")
    if name == "state":
        return next((str(a.state) for a in report.answers if a.requirement == key), "none")
    if about.id.startswith("requirement."):
        levels = [a.level for a in report.answers if a.requirement == key]
        return "none" if not levels or levels[0] is None else str(levels[0])
    return _criterion_category(report, key, name)


def _criterion_category(report, key, name):
    figures = [each for each in report.criteria if key in (each.criterion, "all.met")]
    if name == "law_level":
        return str(figures[0].lowest_law_level)
    if name == "level":
        return str(int(figures[0].median_level))
    met, applicable = sum(e.met for e in figures), sum(e.applicable for e in figures)
    bounds = Counter({"0-24": 0.25, "25-49": 0.5, "50-74": 0.75})
    share = met / applicable
    return next((quarter for quarter, bound in bounds.items() if share < bound), "75-100")


def test_a_dimension_with_one_group_is_not_shown():
    reports = [a_report(number, member=a_member(number)) for number in range(10)]
    found = measure(view(reports), "systems.count")
    assert [figure.group.dimension for figure in found.figures] == [None]


def test_groups_have_their_own_means():
    small = [a_report(number) for number in range(6)]
    large = [
        a_report(number, member=a_member(number, size=MemberSize.LARGE), criteria=())
        for number in range(6, 12)
    ]
    large = [
        replace(report, criteria=(criterion(Criterion.TRUST, applicable=1, met=1),))
        for report in large
    ]
    found = measure(view(small + large), "criterion.trust.met")
    assert [(figure.group.parts, figure.mean) for figure in found.figures] == [
        ((), pytest.approx(0.75)),
        (("small",), pytest.approx(0.5)),
        (("large",), pytest.approx(1.0)),
    ]

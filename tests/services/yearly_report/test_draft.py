"""The draft of a report: what leaves, what is left out, and how it is worded."""

from datetime import UTC, datetime

import pytest

from rai_desktop.domain.codes import Criterion, OrganisationKind, SystemStatus, TurnoverClass
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.requirements import RequirementAnswer
from rai_desktop.domain.wanted_report import FigureKind
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.domain.yearly_report import (
    IncidentCounts,
    MemberSize,
    ReportPart,
    ReportState,
    SystemCounts,
    check_report,
)
from rai_desktop.services.requirements.answered import has_answers
from rai_desktop.services.requirements.answering import answer_requirements
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.services.yearly_report.draft import practice_text, practice_title
from rai_desktop.services.yearly_report.figures import shown_figure, typed_figure
from rai_desktop.services.yearly_report.finishing import keep_decisions
from rai_desktop.services.yearly_report.items import ItemGroup, report_items
from rai_desktop.services.yearly_report.sheet import FIGURE, PRACTICE, TEXT, item_changes
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE
from tests.services.yearly_report.drafting import drafted, member, practice, teller, wanted

MOMENT = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)


def decided(project, changes):
    """Return the draft after the member decided something."""
    keep_decisions(project, wanted(), changes)
    return drafted(project)


def reported(draft):
    report = draft.report(revision=1, created=MOMENT)
    check_report(report)
    return report


def without(project, key):
    return reported(decided(project, item_changes(key, is_out=True)))


def test_the_report_counts_what_the_year_holds(project):
    member(project)
    report = reported(drafted(project))
    assert report.systems.count == 1
    assert report.systems.by_lifecycle == {SystemStatus.IN_USE: 1}
    assert report.actions.open == 1
    assert report.incidents == IncidentCounts(count=1)
    assert {each.criterion for each in report.criteria} == set(Criterion)
    assert report.requirements.met_from == 3


def test_what_nobody_answered_is_not_called_unmet(project):
    member(project)
    rules = rules_of(project, CATALOGUE)
    answer = RequirementAnswer(requirement="MR-GOV-01", level=3)
    answer_requirements(project, CATALOGUE, words_for("de"), rules, [answer])
    answers = {each.requirement: each for each in reported(drafted(project)).answers}
    assert (answers["MR-GOV-01"].state, answers["MR-GOV-01"].level) == (ReportState.MET, 3)
    assert (answers["MR-GOV-02"].state, answers["MR-GOV-02"].level) == (ReportState.UNKNOWN, None)


def test_the_member_tells_kind_and_size(project):
    member(project, org_kind=OrganisationKind.SME, staff=5, turnover=TurnoverClass.UP_TO_2)
    told = reported(drafted(project)).member
    assert (told.number, told.kind, told.sector) == ("M-17", OrganisationKind.SME, "Handel")
    assert told.size in {MemberSize.MICRO, MemberSize.UNKNOWN}


@pytest.mark.parametrize("key", ["member.name", "member.sector"])
def test_name_and_sector_can_be_left_out(project, key):
    member(project)
    assert getattr(without(project, key).member, key.split(".")[1]) == ""


def test_a_part_of_counts_can_be_left_out_and_the_report_says_so(project):
    member(project)
    report = without(project, ReportPart.SYSTEMS)
    assert report.systems == SystemCounts()
    assert report.left_out == (ReportPart.SYSTEMS,)
    assert not report.tells(ReportPart.SYSTEMS)


def test_every_item_can_be_left_out_alone(project):
    member(project)
    draft = drafted(project)
    keys = [one.key for one in report_items(draft, teller(draft)) if not one.fixed]
    whole = reported(draft)
    assert len(keys) == len(set(keys))
    for key in keys:
        assert without(project, key) != whole, key
        decided(project, item_changes(key, is_out=False))
    assert reported(drafted(project)) == whole


def test_texts_are_worded_anew(project):
    member(project)
    report = reported(decided(project, {f"{TEXT}member.name": "Ein Händler"}))
    assert report.member.name == "Ein Händler"


def test_open_requirements_are_named_by_title_or_as_the_member_words_them(project):
    member(project)
    draft = drafted(project)
    first = draft.facts.open_by_law[0]
    assert draft.titles[first] in reported(draft).open.items[0]
    report = reported(decided(project, {f"{TEXT}open.{first}": "Wir arbeiten daran"}))
    assert report.open.items[0] == "Wir arbeiten daran"
    assert len(without(project, f"open.{first}").open.items) == len(report.open.items) - 1


def test_only_shared_practices_leave_and_the_sheet_decides(project):
    member(project)
    shown = practice(project)
    practice(project, title="Nur für uns", shared=Sharing.NOT)
    (shared,) = reported(drafted(project)).practices
    assert (shared.id, shared.named) == ("PB-0001", False)
    assert shared.text == "Was getan wurde: Vier Augen."
    report = reported(decided(project, {f"{PRACTICE}{shown}": str(Sharing.NAMED)}))
    assert report.practices[0].named
    assert reported(decided(project, {f"{PRACTICE}{shown}": str(Sharing.NOT)})).practices == ()


def test_a_practice_is_worded_anew_without_changing_the_entry(project):
    member(project)
    uid = practice(project, notes="Interne Notiz")
    changes = {TEXT + practice_title(uid): "Vier Augen", TEXT + practice_text(uid): "Anders"}
    (shared,) = reported(decided(project, changes)).practices
    assert (shared.title, shared.text) == ("Vier Augen", "Anders")
    assert project.entity(uid).title == "Zweite Person schaut hin"


def test_figures_are_worked_out_or_answered(project):
    member(project)
    figures = {one.id: one.value for one in reported(drafted(project)).figures}
    assert figures["systems-in-use"] == 1
    assert figures["responsible"] is None
    changes = {
        f"{FIGURE}systems-in-use": "4",
        f"{FIGURE}responsible": "yes",
        f"{FIGURE}plan": ("law", "literacy"),
    }
    figures = {one.id: one.value for one in reported(decided(project, changes)).figures}
    assert figures["systems-in-use"] == 4
    assert figures["responsible"] is True
    assert figures["plan"] == "law; literacy"


def test_required_questions_that_lack_an_answer_are_named(project):
    member(project)
    assert [one.id for one in drafted(project).unanswered] == ["responsible"]
    left = decided(project, item_changes("figures.responsible", is_out=True))
    assert left.unanswered == ()


def test_decisions_are_one_step_that_can_be_undone(project):
    member(project)
    before = reported(drafted(project))
    assert without(project, "incidents") != before
    project.undo()
    assert reported(drafted(project)) == before


def test_decisions_are_no_answers_to_requirements(project):
    member(project)
    decided(project, {f"{FIGURE}responsible": "yes", f"{TEXT}member.name": "X"})
    assert not has_answers(project)


def test_items_stand_in_groups_and_say_what_leaves(project):
    member(project)
    draft = decided(project, item_changes("incidents", is_out=True))
    items = {one.key: one for one in report_items(draft, teller(draft))}
    assert not items["incidents"].leaves
    assert "1" in items["incidents"].text
    assert items[""].fixed
    assert items["member.name"].can_reword
    assert items["systems.by_lifecycle"].needs == "systems"
    assert items["criteria.trust"].group is ItemGroup.CRITERIA


def question(kind):
    return next(one for one in wanted().figures if one.kind is kind)


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        (FigureKind.NUMBER, " 1.234 ", "1234"),
        (FigureKind.NUMBER, "12,5", "12.5"),
        (FigureKind.YES_NO, "Ja", "yes"),
        (FigureKind.MANY, "Beschäftigte schulen; law", ("law", "literacy")),
        (FigureKind.TEXT, " Alles. ", "Alles."),
        (FigureKind.TEXT, "  ", None),
    ],
)
def test_answers_are_typed_as_people_write(kind, text, kept):
    assert typed_figure(question(kind), text) == kept


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FigureKind.NUMBER, "viele"),
        (FigureKind.YES_NO, "vielleicht"),
        (FigureKind.MANY, "law; Fliegen"),
        (FigureKind.TEXT, "x" * 5001),
    ],
)
def test_what_is_no_answer_is_refused(kind, text):
    with pytest.raises(UsageError):
        typed_figure(question(kind), text)


def test_answers_are_shown_in_words():
    words = words_for("de")
    assert shown_figure(question(FigureKind.YES_NO), False, words) == "Nein"
    plan = shown_figure(question(FigureKind.MANY), "law; literacy", words)
    assert plan.endswith("Beschäftigte schulen")
    assert shown_figure(question(FigureKind.NUMBER), 1234, words) == "1.234"


def test_systems_of_the_bin_do_not_count(project):
    system = member(project)
    project.delete([system])
    assert reported(drafted(project)).systems.count == 0
    assert not project.entities(EntityKind.SYSTEM)

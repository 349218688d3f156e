"""Who delivered, what counts, and why other files do not."""

from dataclasses import replace

import pytest

from rai_desktop.domain.codes import OrganisationKind
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.yearly_report import MemberSize
from rai_desktop.services.alliance.delivery import sort_out
from rai_desktop.services.alliance.members import NO_NUMBER, NOT_UNDERSTOOD, TWICE, members_in
from rai_desktop.services.alliance.model import (
    FileState,
    ListedMember,
    MemberList,
    MemberState,
    Refusal,
    ReportFile,
)
from rai_desktop.words import words_for
from tests.services.alliance.reports import REQUEST, a_member, a_report
from tests.services.lists import document, table


def a_file(report, name=""):
    return ReportFile(name=name or f"{report.member.number}.json", report=report)


def a_list(*numbers):
    return MemberList(members=tuple(ListedMember(member=a_member(each)) for each in numbers))


def states(delivery):
    return {line.member.number: str(line.state) for line in delivery.members}


def reasons(delivery):
    return {line.name: line.reason or str(line.state) for line in delivery.files}


def test_members_deliver_or_are_missing():
    delivery = sort_out([a_file(a_report(1))], a_list(1, 2))
    assert states(delivery) == {"M-0001": "delivered", "M-0002": "missing"}
    assert delivery.count(MemberState.MISSING) == 1


def test_without_a_list_nobody_is_missing():
    delivery = sort_out([a_file(a_report(1)), a_file(a_report(2))])
    assert states(delivery) == {"M-0001": "delivered", "M-0002": "delivered"}


def test_a_later_revision_replaces_an_earlier_one():
    first, later = a_report(1), a_report(1, revision=2, fingerprint="later")
    for files in (
        [a_file(first, "a"), a_file(later, "b")],
        [a_file(later, "b"), a_file(first, "a")],
    ):
        delivery = sort_out(files)
        assert delivery.delivered[0].report == later
        assert reasons(delivery) == {"a": "replaced", "b": "taken"}


def test_the_same_file_twice_counts_once():
    delivery = sort_out([a_file(a_report(1), "a"), a_file(a_report(1), "b")])
    assert reasons(delivery) == {"a": "taken", "b": str(FileState.TWICE)}


@pytest.mark.parametrize(
    "changes",
    [{"fingerprint": "other"}, {"report_id": a_report(9).report_id, "revision": 3}],
)
def test_reports_that_contradict_each_other_count_as_none(changes):
    delivery = sort_out([a_file(a_report(1), "a"), a_file(a_report(1, **changes), "b")])
    assert states(delivery) == {"M-0001": "to_correct"}
    assert set(reasons(delivery).values()) == {Refusal.CONTRADICTING}
    assert not delivery.delivered


def test_another_year_is_refused_and_to_be_corrected():
    other = a_report(2, request=replace(REQUEST, year=2025), previous=None)
    delivery = sort_out([a_file(a_report(1)), a_file(a_report(3)), a_file(other)], a_list(1, 2, 3))
    assert delivery.year == 2026
    assert states(delivery)["M-0002"] == "to_correct"
    assert reasons(delivery)["M-0002.json"] is Refusal.OTHER_YEAR
    problem = delivery.members[1].problem
    assert "2025" in words_for("de").told(problem.text, problem.values)


def test_the_year_can_be_chosen():
    other = a_report(2, request=replace(REQUEST, year=2025), previous=None)
    delivery = sort_out([a_file(a_report(1)), a_file(other)], year=2025)
    assert [line.member.number for line in delivery.delivered] == ["M-0002"]


def test_who_is_not_in_the_list_does_not_count():
    delivery = sort_out([a_file(a_report(1)), a_file(a_report(9))], a_list(1))
    assert states(delivery) == {"M-0001": "delivered"}
    assert reasons(delivery)["M-0009.json"] is Refusal.NOT_LISTED


def test_a_refused_file_makes_its_member_one_to_correct():
    broken = ReportFile(
        name="x.json", error=UserError("Changed"), reason=Refusal.CHANGED, member="m-0002 "
    )
    delivery = sort_out([a_file(a_report(1)), broken], a_list(1, 2))
    assert states(delivery)["M-0002"] == "to_correct"


def test_a_good_report_counts_beside_a_broken_one():
    broken = ReportFile(
        name="x.json", error=UserError("Changed"), reason=Refusal.CHANGED, member="M-0001"
    )
    delivery = sort_out([a_file(a_report(1)), broken])
    assert states(delivery) == {"M-0001": "delivered"}
    assert reasons(delivery)["x.json"] is Refusal.CHANGED


def test_without_any_report_the_first_problem_is_told():
    with pytest.raises(UserError):
        sort_out([])
    with pytest.raises(UserError) as refused:
        sort_out([ReportFile(name="x", error=UserError("Broken"), reason=Refusal.BROKEN)])
    assert "Broken" in words_for("de").of_error(refused.value)


def test_the_list_counts_where_it_says_something():
    listed = a_member(1, size=MemberSize.UNKNOWN, sector="Handel", kind=None)
    members = MemberList(members=(ListedMember(member=listed, contact="office@m1.example"),))
    line = sort_out([a_file(a_report(1))], members).members[0]
    assert (line.member.size, line.member.sector) == (MemberSize.SMALL, "Handel")
    assert line.member.kind is OrganisationKind.SME
    assert line.contact == "office@m1.example"


HEADER = ("Mitgliedsnummer", "Firma", "Größe", "Branche", "Art", "Kontakt")


def test_a_list_of_members_is_understood():
    rows = (
        ("M-1", "Mitglied 1", "mittel", "Handel", "Start-up", "a@b.example"),
        ("M-2", "Mitglied 2", "large", "", "public_body", ""),
        ("m-1", "Mitglied 3", "", "", "", ""),
        ("", "Mitglied 4", "", "", "", ""),
        ("M-5", "", "riesig", "", "", ""),
    )
    found = members_in(document(table(HEADER, *rows)))
    first, second, fifth = (each.member for each in found.members)
    assert (first.name, first.size, first.kind) == (
        "Mitglied 1",
        MemberSize.MEDIUM,
        OrganisationKind.START_UP,
    )
    assert (second.size, second.kind) == (MemberSize.LARGE, OrganisationKind.PUBLIC_BODY)
    assert (fifth.number, fifth.size) == ("M-5", MemberSize.UNKNOWN)
    assert found.members[0].contact == "a@b.example"
    assert [remark.text for remark in found.remarks] == [TWICE, NO_NUMBER, NOT_UNDERSTOOD]


def test_a_list_without_numbers_is_refused():
    with pytest.raises(UserError):
        members_in(document(table(("Firma", "Branche"), ("Mitglied 1", "Handel"))))

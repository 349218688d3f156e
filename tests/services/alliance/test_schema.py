"""The published schema says what the program knows."""

from rai_desktop.domain.codes import Criterion, OrganisationKind, SystemStatus
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.requirements.rules import HIGHEST
from rai_desktop.domain.yearly_report import MemberSize, ReportState, sealed_report
from rai_desktop.services.alliance.schema import report_schema
from tests.services.alliance.reports import a_report


def test_choices_are_those_of_the_program():
    schema = report_schema()
    parts, shared = schema["properties"], schema["$defs"]
    member, systems = parts["member"]["properties"], parts["systems"]["properties"]
    assert member["kind"]["enum"] == ["", *OrganisationKind]
    assert member["size"]["enum"] == list(MemberSize)
    assert systems["by_label"]["propertyNames"]["enum"] == list(LegalLabel)
    assert systems["by_lifecycle"]["propertyNames"]["enum"] == list(SystemStatus)
    answer = parts["answers"]["items"]["properties"]
    assert answer["state"]["enum"] == list(ReportState)
    assert shared["level"]["maximum"] == HIGHEST
    assert shared["criteria"]["items"]["properties"]["id"]["enum"] == list(Criterion)
    practice = parts["practices"]["items"]["properties"]
    assert practice["criterion"]["enum"] == ["", *Criterion]


def test_every_part_of_a_report_is_required_and_nothing_else():
    schema = report_schema()
    assert set(schema["required"]) == set(schema["properties"]) == set(sealed_report(a_report()))


def test_sizes_are_those_of_the_law():
    from rai_desktop.catalogue.content import Content

    sizes = [rule.id for rule in Content().law().sizes]
    assert [*sizes, MemberSize.UNKNOWN] == list(MemberSize)

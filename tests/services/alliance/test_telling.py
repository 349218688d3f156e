"""What members leave out of their reports is not counted as zero."""

from rai_desktop.domain.yearly_report import IncidentCounts, ReportPart, SystemCounts
from rai_desktop.services.alliance.telling import told_values
from tests.services.alliance.reports import a_report

VALUES = (
    ("systems.count", 0),
    ("systems.MINIMAL", 0),
    ("incidents.count", 0),
    ("change.systems.count", -3),
    ("criterion.trust.met", 0.5),
)


def silent(*parts):
    nothing = {ReportPart.SYSTEMS: SystemCounts(), ReportPart.INCIDENTS: IncidentCounts()}
    return a_report(left_out=parts, **{str(part): nothing[part] for part in parts})


def test_a_part_that_is_left_out_has_no_value():
    values = told_values(silent(ReportPart.SYSTEMS), None, VALUES)
    assert values["systems.count"] is None
    assert values["systems.MINIMAL"] is None
    assert values["change.systems.count"] is None
    assert values["incidents.count"] == 0
    assert values["criterion.trust.met"] == 0.5


def test_a_change_needs_the_earlier_report_too():
    values = told_values(a_report(), silent(ReportPart.SYSTEMS), VALUES)
    assert values["systems.count"] == 0
    assert values["change.systems.count"] is None


def test_systems_without_labels_say_nothing_about_labels():
    values = told_values(a_report(systems=SystemCounts(count=3)), None, VALUES)
    assert values["systems.count"] == 0
    assert values["systems.MINIMAL"] is None
    assert told_values(a_report(), None, VALUES) == dict(VALUES)

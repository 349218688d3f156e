"""What stands above the fields of a form, for kinds that have something of that sort."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.duties.duty_panel import DutyPanel
from rai_desktop.ui.duties.task_panel import TaskPanel
from rai_desktop.ui.forms.review_record import ReviewRecord
from rai_desktop.ui.incidents.panel import IncidentPanel
from rai_desktop.ui.risks.acceptance_record import AcceptanceRecord
from rai_desktop.ui.theme import Theme

Leading = DutyPanel | AcceptanceRecord
"""Those with a way to another entry."""

Side = DutyPanel | TaskPanel | IncidentPanel | ReviewRecord | AcceptanceRecord


def make_side(project: OpenProject, kind: EntityKind, labels: Labels, theme: Theme) -> Side | None:
    """Return the panel of a kind, or ``None``."""
    if kind is EntityKind.OBLIGATION:
        return DutyPanel(project, labels, theme)
    if kind is EntityKind.TASK:
        return TaskPanel(project, labels, theme)
    if kind is EntityKind.INCIDENT:
        return IncidentPanel(project, labels, theme)
    if kind is EntityKind.REVIEW:
        return ReviewRecord(project, labels, theme)
    if kind is EntityKind.ACCEPTANCE:
        return AcceptanceRecord(project, labels, theme)
    return None

"""Noting that the inventory was compared with the lists of purchasing or IT."""

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject


def record_comparison(project: OpenProject, labels: Labels, kind: InquiryType) -> Uid:
    """Note as one step that the person who works here compared today; return the entry."""
    today = project.clock.today()
    person = project.store.entity(Uid(project.author)) if project.author else None
    values: dict[str, Value] = {
        "title": labels.code(kind),
        "inquiry_type": kind,
        "status": InquiryStatus.ANSWERED,
        "asked_on": today,
        "answered_on": today,
        "answered_by": person.name if isinstance(person, Person) else "",
    }
    return project.add(EntityKind.INQUIRY, values)

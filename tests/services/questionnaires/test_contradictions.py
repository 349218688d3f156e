"""A department says that it uses no AI, and the inventory knows better."""

import pytest

from rai_desktop.domain.codes import SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import InquiryStatus
from rai_desktop.services.questionnaires.recording import read_in
from rai_desktop.services.questionnaires.returned import plan_returned
from tests.services.building import all_labels, labels
from tests.services.questionnaires.filling import fill
from tests.services.questionnaires.forms import NONE, read, send

CHAT = ("Chat", "Texte schreiben")


def answered_none(project, folder, *lines):
    (form,) = send(project, folder, "Vertrieb")
    fill(form, *lines, cells={NONE: "Ja"})
    return plan_returned(project, all_labels(), read(form))


def status(project):
    (inquiry,) = project.entities(EntityKind.INQUIRY)
    return inquiry.status


@pytest.mark.parametrize("department", ["Vertrieb", "vertrieb", "Einkauf; Vertrieb"])
def test_none_against_the_inventory_is_told_and_left_out(project, tmp_path, department):
    known = project.add(EntityKind.SYSTEM, {"name": "Chat", "department": department})
    returned = answered_none(project, tmp_path)
    (found,) = returned.contradictions
    assert (found.form, found.department, found.systems) == (0, "Vertrieb", (known,))
    assert read_in(project, labels("de"), returned) is None
    assert status(project) is InquiryStatus.OPEN


def test_none_counts_where_somebody_says_so_and_the_systems_stay(project, tmp_path):
    project.add(EntityKind.SYSTEM, {"name": "Chat", "department": "Vertrieb"})
    returned = answered_none(project, tmp_path)
    assert read_in(project, labels("de"), returned, accepted=[0]) is not None
    assert status(project) is InquiryStatus.NONE_USED
    assert len(project.entities(EntityKind.SYSTEM)) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"name": "Chat", "department": "Einkauf"},
        {"name": "Chat"},
        {"name": "Chat", "department": "Vertrieb", "status": SystemStatus.RETIRED},
    ],
)
def test_none_counts_at_once_where_nothing_is_in_use_there(project, tmp_path, values):
    project.add(EntityKind.SYSTEM, values)
    returned = answered_none(project, tmp_path)
    assert returned.contradictions == ()
    assert read_in(project, labels("de"), returned) is not None
    assert status(project) is InquiryStatus.NONE_USED


def test_a_form_that_names_systems_contradicts_nothing(project, tmp_path):
    project.add(EntityKind.SYSTEM, {"name": "Leser", "department": "Vertrieb"})
    assert answered_none(project, tmp_path, CHAT).contradictions == ()

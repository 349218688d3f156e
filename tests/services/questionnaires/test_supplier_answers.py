import shutil

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import InquiryStatus
from rai_desktop.services.questionnaires.asking import Asking, form_for_supplier, record_asked
from rai_desktop.services.questionnaires.recording import read_in
from rai_desktop.services.questionnaires.returned import plan_returned
from rai_desktop.services.questionnaires.supplier_answers import (
    AnswerUse,
    supplier_answers,
    supplier_settings,
)
from tests.services.building import all_labels, labels
from tests.services.questionnaires.filling import answer_supplier
from tests.services.questionnaires.forms import read, written

GIVEN = {
    "sq-country": "Deutschland",
    "sq-version": "4.2",
    "sq-hosting": "Cloud, Frankfurt",
    "sq-processing-agreement": "ja",
    "sq-logs": "Anmeldungen, ein Jahr",
    "sq-contact-mail": "keine Angabe",
}


@pytest.fixture
def asked(project, tmp_path):
    """A form about a system whose hosting is known, sent to its supplier."""
    vendor = project.add("vendor", {"name": "Lieferfirma"})
    values = {"name": "Leser", "vendor": vendor, "hosting": "Eigener Server", "version": "4.2"}
    system = project.add("system", values)
    asking = Asking(labels=labels("de"))
    form = form_for_supplier(project, asking, project.entity(system))
    record_asked(project, [form])
    return written(tmp_path, form)


def answers_in(project, path):
    (form,) = plan_returned(project, all_labels(), read(path)).suppliers
    return supplier_answers(project, [labels("de"), labels("en")], form)


def uses(answers):
    return {line.question: line.use for line in answers.lines}


def test_an_answer_fills_what_is_empty_and_asks_about_what_differs(project, asked):
    found = answers_in(project, answer_supplier(asked, GIVEN))
    assert uses(found) == {
        "sq-country": AnswerUse.FILLS,
        "sq-version": AnswerUse.SAME,
        "sq-hosting": AnswerUse.DIFFERS,
        "sq-processing-agreement": AnswerUse.FILLS,
        "sq-logs": AnswerUse.KEPT,
        "sq-contact-mail": AnswerUse.KEPT,
    }
    assert found.filling() == {"sq-country", "sq-processing-agreement"}
    differing = next(line for line in found.lines if line.use is AnswerUse.DIFFERS)
    assert (differing.field, differing.before) == ("Betriebsort und Land", "Eigener Server")


def test_all_that_was_said_is_kept_with_the_inquiry_in_one_step(project, asked):
    path = answer_supplier(asked, GIVEN)
    found = answers_in(project, path)
    returned = plan_returned(project, all_labels(), read(path))
    taken = [(found, found.filling())]
    assert read_in(project, labels("de"), returned, taken) is not None
    (vendor,) = project.entities(EntityKind.VENDOR)
    (system,) = project.entities(EntityKind.SYSTEM)
    (inquiry,) = project.entities(EntityKind.INQUIRY)
    assert (vendor.country, str(vendor.processing_agreement)) == ("Deutschland", "yes")
    assert system.hosting == "Eigener Server"
    assert inquiry.status is InquiryStatus.ANSWERED
    assert inquiry.answered_by == "Vertrieb der Lieferfirma"
    assert all(text in inquiry.answer for text in GIVEN.values())
    project.undo()
    assert project.entity(vendor.uid).country == ""


def test_what_differs_is_taken_when_somebody_says_so(project, asked):
    found = answers_in(project, answer_supplier(asked, GIVEN))
    settings = supplier_settings(project, labels("de"), [(found, {"sq-hosting"})], 2)
    values = {setting.key: setting.value for setting in settings}
    assert values["hosting"] == "Cloud, Frankfurt"
    assert "country" not in values


def _shifted(book):
    """Put a row and a column of the sender into the form, and lose the hidden sheet."""
    book.worksheets[0].insert_rows(12)
    del book["_rai"]


def test_questions_are_known_by_their_texts_but_not_which_system_is_meant(project, asked):
    path = answer_supplier(asked, GIVEN, change=_shifted)
    (form,) = plan_returned(project, all_labels(), read(path)).suppliers
    assert {given.question for given in form.answers} == set(GIVEN)
    with pytest.raises(UserError):
        supplier_answers(project, all_labels(), form)


@pytest.mark.parametrize("together", [True, False])
def test_a_second_answer_of_the_supplier_does_not_displace_the_first(
    project, asked, tmp_path, together
):
    second = tmp_path / "second.xlsx"
    shutil.copy(asked, second)
    first = answers_in(project, answer_supplier(asked, {"sq-logs": "Anmeldungen"}))
    other = answers_in(project, answer_supplier(second, {"sq-hosting": "Frankfurt"}))
    if together:
        project.commit(
            Action.IMPORT, supplier_settings(project, labels("de"), [(first, ()), (other, ())], 9)
        )
    else:
        for path in (asked, second):
            returned = plan_returned(project, all_labels(), read(path))
            read_in(project, labels("de"), returned, [(answers_in(project, path), ())])
            again = [(answers_in(project, path), ())]
            assert read_in(project, labels("de"), returned, again) is None
    (inquiry,) = project.entities(EntityKind.INQUIRY)
    assert "Anmeldungen" in inquiry.answer
    assert "Frankfurt" in inquiry.answer

from datetime import date

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import InquiryStatus
from rai_desktop.services.importing import OnConflict, RowOutcome
from rai_desktop.services.questionnaires.asking import Asking, form_for_anybody
from rai_desktop.services.questionnaires.recognising import (
    NO_FORM,
    NOTHING_FILLED,
    OTHER_PROJECT,
)
from rai_desktop.services.questionnaires.recording import read_in
from rai_desktop.services.questionnaires.returned import RefusedForm, plan_returned
from tests.services.building import all_labels, empty_project, labels
from tests.services.questionnaires.filling import FIRST_LINE, fill
from tests.services.questionnaires.forms import BY, NONE, read, send, written

CHAT = ("Chat", "Texte schreiben", "", "Leitung Vertrieb", "Fertig gekauft und genutzt", "Firma")


def returned(project, *paths, **wish):
    return plan_returned(project, all_labels(), read(*paths), **wish)


def systems(project):
    return {each.name: each for each in project.entities(EntityKind.SYSTEM)}


def inquiries(project):
    return {each.department: each for each in project.entities(EntityKind.INQUIRY)}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_filled_form_becomes_systems_and_an_answer_in_one_step(project, tmp_path, language):
    (path,) = send(project, tmp_path, "Vertrieb", language=language)
    yes = labels(language).words("Yes")
    fill(path, (*CHAT[:4], "", "Firma", "", yes), cells={BY: "Anja", "B10": date(2026, 6, 12)})
    found = returned(project, path)
    assert found.origins[1].row == FIRST_LINE
    assert read_in(project, labels("de"), found) is not None
    (chat,) = systems(project).values()
    assert (chat.name, chat.department, str(chat.people_data)) == ("Chat", "Vertrieb", "yes")
    assert project.name(chat.vendor) == "Firma"
    assert chat.origin == f"{path.name}, {FIRST_LINE}"
    answer = inquiries(project)["Vertrieb"]
    assert (answer.status, answer.named, answer.answered_by) == (InquiryStatus.ANSWERED, 1, "Anja")
    assert answer.answered_on == date(2026, 6, 12)
    project.undo()
    assert systems(project) == {}
    assert inquiries(project)["Vertrieb"].status is InquiryStatus.OPEN


def test_nothing_in_use_is_an_answer(project, tmp_path):
    (path,) = send(project, tmp_path, "Lager")
    fill(path, cells={NONE: "Ja", BY: "Leitung Lager"})
    assert read_in(project, labels(), returned(project, path)) is not None
    answer = inquiries(project)["Lager"]
    assert (answer.status, answer.named) == (InquiryStatus.NONE_USED, 0)
    assert read_in(project, labels(), returned(project, path)) is None


def test_many_forms_are_one_plan_and_the_same_use_stands_once(project, tmp_path):
    one, two = send(project, tmp_path, "Vertrieb", "Einkauf")
    fill(one, CHAT, ("Chat ", "texte  schreiben", "vertrieb"), ("Bot", "Antworten"))
    fill(two, CHAT, ("Suche", "Finden"))
    found = returned(project, one, two)
    assert [row.title for row in found.rows] == ["Chat", "Bot", "Chat", "Suche"]
    (same,) = found.repeated
    assert (same.origin.row, same.first.row) == (FIRST_LINE + 1, FIRST_LINE)
    read_in(project, labels(), found)
    assert len(project.entities(EntityKind.SYSTEM)) == 4
    assert inquiries(project)["Vertrieb"].named == 2


def test_a_file_that_is_no_form_does_not_keep_the_others_out(project, tmp_path):
    good, empty = send(project, tmp_path, "Vertrieb", "Einkauf")
    fill(good, CHAT)
    other = fill(tmp_path / good.name, CHAT)
    other = other.rename(tmp_path / "other.xlsx")
    foreign = fill(other, change=lambda book: _strange(book))
    send(project, tmp_path, "Vertrieb")
    fill(good, CHAT)
    broken = RefusedForm(file="broken.xlsx", error=UserError("It is damaged."))
    files = [*read(good, empty, foreign), broken]
    found = plan_returned(project, all_labels(), files)
    assert [row.title for row in found.rows] == ["Chat"]
    told = {each.file: each.error.text for each in found.refused}
    assert told == {
        empty.name: NOTHING_FILLED,
        "other.xlsx": NO_FORM,
        "broken.xlsx": "It is damaged.",
    }


def _strange(book):
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            cell.value = "x" if cell.value else None


def test_a_form_of_another_inventory_is_refused(project, tmp_path):
    folder = tmp_path / "other"
    other = empty_project(folder)
    (path,) = send(other, folder, "Vertrieb")
    other.store.abandon()

    def of_another(book):
        sheet = book["_rai"]
        for row in sheet.iter_rows():
            if row[0].value == "project":
                row[1].value = "another"

    fill(path, CHAT, change=of_another)
    (refused,) = returned(project, path).refused
    assert refused.error.text == OTHER_PROJECT


def _mess(book):
    """Rename headings, move the list down, add a column, a row in between and a sheet."""
    sheet = book.worksheets[0]
    sheet["A13"].value = "KI-Tool"
    sheet["B13"].value = "Was macht ihr damit??"
    sheet["I13"].value = "Kosten"
    sheet["I14"].value = "20 EUR"
    sheet["K15"].value = "läuft bald aus"
    sheet.insert_rows(15, 2)
    sheet.insert_rows(5, 3)
    book.create_sheet("Meine Liste")["A1"] = "privat"


def test_a_mess_is_understood_and_nothing_in_the_list_gets_lost(project, tmp_path):
    (path,) = send(project, tmp_path, "Vertrieb")
    fill(path, CHAT, ("Bot", "Antworten"), change=_mess)
    found = returned(project, path)
    assert [row.title for row in found.rows] == ["Chat", "Bot"]
    assert [origin.row for origin in found.origins.values()] == [17, 20]
    (form,) = found.forms
    assert [note.values["sheet"] for note in form.remarks] == ["Meine Liste"]
    read_in(project, labels(), found)
    chat, bot = systems(project)["Chat"], systems(project)["Bot"]
    assert chat.purpose == "Texte schreiben"
    assert "20 EUR" in chat.notes
    assert "läuft bald aus" in bot.notes


def _without_hidden_sheets(book):
    for name in ("_rai", "_rai_lists"):
        del book[name]


@pytest.mark.parametrize("language", ["de", "en"])
def test_without_its_hidden_sheet_the_headings_tell(project, tmp_path, language):
    (path,) = send(project, tmp_path, "Vertrieb", language=language)
    fill(path, CHAT, change=_without_hidden_sheets)
    found = returned(project, path)
    assert found.forms[0].inquiry == ""
    read_in(project, labels(), found)
    assert inquiries(project)["Vertrieb"].status is InquiryStatus.ANSWERED
    assert len(inquiries(project)) == 1


def test_a_form_to_anybody_makes_the_inquiry_that_it_answers(project, tmp_path):
    path = written(tmp_path, form_for_anybody(project, Asking(labels=labels("de"))))
    fill(path, CHAT, cells={"B8": "Lager"})
    read_in(project, labels(), returned(project, path))
    answer = inquiries(project)["Lager"]
    assert (answer.status, answer.named, answer.asked_on) == (InquiryStatus.ANSWERED, 1, None)


def test_a_line_without_a_name_is_told_and_the_others_are_read_in(project, tmp_path):
    (path,) = send(project, tmp_path, "Vertrieb")
    fill(path, ("", "Rechnen"), CHAT)
    found = returned(project, path)
    assert [row.outcome for row in found.rows] == [RowOutcome.INVALID, RowOutcome.NEW]
    read_in(project, labels(), found)
    assert list(systems(project)) == ["Chat"]


def test_what_is_in_the_inventory_stays_unless_it_is_to_be_updated(project, tmp_path):
    uid = project.add("system", {"name": "Chat", "source": "built", "department": "Vertrieb"})
    (path,) = send(project, tmp_path, "Vertrieb")
    fill(path, CHAT)
    read_in(project, labels(), returned(project, path))
    assert project.entity(uid).source == "built"
    read_in(project, labels(), returned(project, path, on_conflict=OnConflict.UPDATE))
    assert project.entity(uid).source == "bought"
    assert len(systems(project)) == 1


def test_the_same_product_in_another_department_is_another_use(project, tmp_path):
    values = {"name": "Chat", "purpose": "Texte schreiben", "department": "Einkauf"}
    other = project.add("system", values)
    (path,) = send(project, tmp_path, "Vertrieb")
    fill(path, CHAT)
    found = returned(project, path)
    (row,) = found.rows
    assert (row.outcome, found.candidates) == (RowOutcome.NEW, {1: (other,)})
    chosen = returned(project, path, matches={1: other})
    assert chosen.rows[0].uid == other


def test_the_same_use_in_other_words_is_known(project, tmp_path):
    values = {"name": "Chat", "purpose": "Wir schreiben Texte", "department": "Vertrieb"}
    known = project.add("system", values)
    (path,) = send(project, tmp_path, "Vertrieb")
    fill(path, ("chat", "Texte schreiben wir"), ("Chat", "Bewerbungen vorsortieren"))
    first, second = returned(project, path).rows
    assert first.uid == known
    assert (second.uid, second.outcome) == (None, RowOutcome.NEW)


def test_a_name_spelled_otherwise_is_suggested(project, tmp_path):
    known = project.add("system", {"name": "Microsoft Copilot", "department": "Vertrieb"})
    (path,) = send(project, tmp_path, "Vertrieb")
    fill(path, ("MS Copilot", "Mails schreiben"))
    found = returned(project, path)
    assert found.rows[0].outcome is RowOutcome.NEW
    assert found.candidates == {1: (known,)}


def test_what_a_repeated_line_says_otherwise_is_kept_in_the_notes(project, tmp_path):
    (one,) = send(project, tmp_path, "Vertrieb")
    fill(one, ("Chat", "Texte", "", "Anja"), ("Chat", "Texte", "", "Bernd", "", "Firma"))
    found = returned(project, one)
    assert len(found.rows) == 1
    read_in(project, labels(), found)
    chat = systems(project)["Chat"]
    assert (project.name(chat.owner), project.name(chat.vendor)) == ("Anja", "Firma")
    assert "Bernd" in chat.notes
    assert f"{one.name}, {FIRST_LINE + 1}" in chat.notes

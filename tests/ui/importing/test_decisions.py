"""What people decide about words, names, spellings and rows of a list."""

from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from tests.services.questionnaires.filling import fill
from tests.services.questionnaires.forms import send
from tests.ui.conftest import child

COLUMNS, PREVIEW = 1, 2
PLAIN = "Name;Zweckbestimmung in einem Satz;Abteilung\n"


def test_yes_to_all_says_whether_values_change(assistant):
    assistant.project.add(EntityKind.SYSTEM, {"name": "Bewerberscout", "purpose": "Filtern"})
    dialog = assistant.open_text(PLAIN + "Bewerber-Scout;Vorsortieren;Personal\n")
    button, effect = (child(dialog, f"import_{name}") for name in ("all_same", "asked_effect"))
    assert "Werte bleiben" in button.text()
    assert "ändern nichts" in effect.text()
    assert child(dialog, "import_update").isVisible()
    assistant.click("import_update")
    assistant.wait()
    assert "mit den Werten der Liste" in button.text()
    assistant.click("import_all_same")
    assistant.wait()
    assistant.read_in()
    assert assistant.project.entities(EntityKind.SYSTEM)[-1].purpose == "Vorsortieren"


def test_spellings_are_one_question_and_stay_apart_by_choice(assistant):
    dialog = assistant.open_text("Name;Lieferant\nA 1;Opensoft\nA 2;Open Soft\nA 3;OPENSOFT AG\n")
    dialog.go_to(COLUMNS)
    table = dialog.columns.unknown.spellings.table
    (line,) = table.model().lines
    assert line.texts[0] == "Opensoft · Open Soft · OPENSOFT AG"
    assert (line.chosen, line.sign[2]) == ("Ein Name: „Opensoft“", "Nur anders geschrieben")
    names = dialog.columns.unknown.names.model().lines
    assert [each.texts[0] for each in names] == ["Opensoft"]
    assistant.choose(table, 0, "Getrennt lassen")
    assert table.model().lines[0].sign[2] == "Gewählt"
    assert len(dialog.columns.unknown.names.model().lines) == 3
    dialog.go_to(PREVIEW)
    assistant.read_in()
    assert {"Opensoft", "Open Soft", "OPENSOFT AG"} <= {*assistant.names(EntityKind.VENDOR)}


def test_a_doubled_row_becomes_an_entry_of_its_own_by_choice(assistant):
    assistant.open_text(PLAIN + "Leser 7;Lesen;IT\nLeser 7;Lesen;IT\n")
    assert assistant.outcomes() == ["new", "conflicting"]
    assistant.click("import_chip_conflicting")
    assistant.click("import_own_entry")
    assistant.wait()
    assert "conflicting" not in assistant.outcomes()


def test_ratings_in_three_steps_are_one_question(assistant):
    dialog = assistant.open_text(
        "Risiko;Wahrscheinlichkeit heute\nR 1;hoch\nR 2;gering\nR 3;mittel\n", EntityKind.RISK
    )
    assert dialog.step == COLUMNS
    words = dialog.columns.unknown.words
    (line,) = words.model().lines
    assert line.texts == ("gering · mittel · hoch", "Wahrscheinlichkeit heute · 3 Zeilen")
    assert line.sign[2] == "Wird eine Notiz"
    assistant.choose(words, 0, "gering = 1 · mittel = 3 · hoch = 5")
    assert words.model().lines[0].sign[2] == "Gewählt"
    dialog.go_to(PREVIEW)
    assistant.read_in()
    risks = {r.title: r.current_likelihood for r in assistant.project.entities(EntityKind.RISK)}
    assert [risks[name] for name in ("R 1", "R 2", "R 3")] == [5, 1, 3]


def test_a_word_is_told_what_it_means(assistant):
    dialog = assistant.open_text("Name;Status\nDeepL 2;läuft super\n")
    dialog.go_to(COLUMNS)
    words = dialog.columns.unknown.words
    assert words.model().lines[0].texts[0] == "läuft super"
    assistant.choose(words, 0, "Im Einsatz")
    dialog.go_to(PREVIEW)
    assistant.read_in()
    (system,) = [s for s in assistant.project.entities(EntityKind.SYSTEM) if s.name == "DeepL 2"]
    assert system.status == "in_use"


def test_an_unknown_name_becomes_somebody_who_is_here(assistant):
    people = assistant.names(EntityKind.PERSON)
    dialog = assistant.open_text("Name;Verantwortliche Person\nDeepL 2;Frau von nebenan\n")
    dialog.go_to(COLUMNS)
    assistant.choose(dialog.columns.unknown.names, 0, people[0])
    dialog.go_to(PREVIEW)
    assistant.read_in()
    assert assistant.names(EntityKind.PERSON) == people
    (system,) = [s for s in assistant.project.entities(EntityKind.SYSTEM) if s.name == "DeepL 2"]
    assert assistant.project.name(system.owner) == people[0]


def test_a_filled_questionnaire_is_read_as_what_it_is(qtbot, assistant, session):
    folder = session.documents
    (form,) = send(assistant.project, folder, "Versand")
    assistant.asker.path = fill(form, ("Packplaner 3", "Pakete planen"))
    assistant.window.desk.workspace.show_page(EntityKind.SYSTEM)
    assistant.window.desk.workspace.read_list()
    found = lambda: assistant.window.findChild(QDialog, "returned")  # noqa: E731
    qtbot.waitUntil(lambda: found() is not None, timeout=60_000)
    assert assistant.dialog is None
    found().read_button.click()
    assert "Packplaner 3" in assistant.names()
    answered = {e.department: e.named for e in assistant.project.entities(EntityKind.INQUIRY)}
    assert answered["Versand"] == 1

"""Reading in a list through the real window and a real file."""

import threading

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.excel.workbook import write_workbook
from rai_desktop.services.jobs import Progress
from rai_desktop.ui import beside
from rai_desktop.ui.importing.preview_step import YES_AND_KEEP, YES_AND_TAKE
from rai_desktop.ui.importing.told import verb
from rai_desktop.words import words_for
from tests.pictures.importing import write_messy
from tests.services.building import register_of
from tests.ui.conftest import child

COLUMNS, PREVIEW = 1, 2
PLAIN = "Name;Zweckbestimmung in einem Satz;Abteilung\n"


def test_a_plain_list_is_shown_at_once_as_it_would_be_read_in(assistant):
    before = assistant.names()
    dialog = assistant.open_text(
        PLAIN + "DeepL;Wir übersetzen damit.;Vertrieb\n=1+1;<b>fett</b>;\n"
    )
    assert dialog.step == PREVIEW
    assert child(dialog, "import_chip_new").text() == "Neu: 2"
    assert assistant.names() == before
    assistant.read_in()
    assert assistant.names()[len(before) :] == ["DeepL", "=1+1"]
    assert assistant.window.desk.workspace.notice.text == "2 KI-Systeme wurden eingelesen."
    assistant.window.desk.undo()
    assert assistant.names() == before


def test_a_list_with_guessed_columns_begins_with_the_columns(assistant):
    dialog = assistant.open_text("Tool;Wofür?;Kostenstelle\nDeepL;Übersetzen;4711\n")
    assert dialog.step == COLUMNS
    assert assistant.column("Tool").chosen == "Name"
    assert assistant.column("Tool").sign[2] == "Vermutet"
    assert assistant.column("Kostenstelle").sign[2] == "Kein Feld gefunden"
    assert assistant.column("Wofür?").texts[1] == "Übersetzen"


def test_a_column_becomes_what_a_person_chooses(assistant):
    dialog = assistant.open_text("Name;Kostenstelle\nDeepL;Vertrieb\n")
    assistant.choose_column("Kostenstelle", "Abteilung")
    assert assistant.column("Kostenstelle").sign[2] == "Gewählt"
    dialog.go_to(PREVIEW)
    assistant.read_in()
    (system,) = [s for s in assistant.project.entities(EntityKind.SYSTEM) if s.name == "DeepL"]
    assert system.department == "Vertrieb"


def test_closed_options_stay_closed_when_the_window_changes(qtbot, assistant):
    dialog = assistant.open_text("Tool;Kostenstelle\nDeepL 2;Vertrieb\n")
    table = dialog.columns.columns
    table.open_options(1)
    box = child(table, "choice_editor")
    assert box.view().isVisible()
    box.hidePopup()
    table.setColumnWidth(0, table.columnWidth(0) + 30)
    QApplication.processEvents()
    assert not box.view().isVisible()


def test_a_list_without_names_is_mapped_by_hand(assistant):
    dialog = assistant.open_text("Spalte X;Abteilung\nDeepL;Vertrieb\n")
    assert dialog.step == COLUMNS
    assert child(dialog, "import_error").isVisible()
    assert not child(dialog, "import_next").isEnabled()
    assistant.choose_column("Spalte X", "Name")
    assert not child(dialog, "import_error").isVisible()
    assistant.click("import_next")
    assistant.read_in()
    assert "DeepL" in assistant.names()


def test_a_cell_that_does_not_fit_is_corrected_in_place(assistant):
    dialog = assistant.open_text(PLAIN + ";Übersetzen;Vertrieb\nChat;Schreiben;\n")
    assert assistant.outcomes() == ["invalid", "new"]
    assert child(dialog, "import_chip_look_at").isVisible()
    assistant.correct(0, "Name", "DeepL")
    assert assistant.outcomes() == ["new", "new"]
    assistant.read_in()
    assert "DeepL" in assistant.names()


def test_chips_filter_the_rows(assistant):
    dialog = assistant.open_text(PLAIN + ";Übersetzen;Vertrieb\nChat;Schreiben;\n")
    assistant.click("import_chip_invalid")
    assert assistant.outcomes() == ["invalid"]
    assert "Name" in child(dialog, "import_detail_problems").text()
    assistant.click("import_chip_all")
    assert len(assistant.outcomes()) == 2


def test_a_row_is_left_out_and_taken_in_again(assistant):
    assistant.open_text(PLAIN + "DeepL;Übersetzen;\nChat 3;Schreiben;\n")
    assistant.click("import_omit")
    assistant.wait()
    assert child(assistant.dialog, "import_accept").text() == "1 KI-System ein&lesen"
    assistant.click("import_omit")
    assistant.wait()
    assert child(assistant.dialog, "import_accept").text() == "2 KI-Systeme ein&lesen"


def test_all_or_nothing_waits_until_every_row_fits(assistant):
    dialog = assistant.open_text(PLAIN + ";Übersetzen;\nChat 3;Schreiben;\n")
    assistant.click("import_whole")
    assistant.wait()
    assert not child(dialog, "import_accept").isEnabled()
    assistant.correct(0, "Name", "DeepL")
    assert child(dialog, "import_accept").isEnabled()


def test_what_is_here_already_stays_or_takes_the_values_of_the_list(assistant):
    name = assistant.names()[0]
    purpose = assistant.project.entities(EntityKind.SYSTEM)[0].purpose
    dialog = assistant.open_text(PLAIN + f"{name};Etwas ganz anderes;\n")
    assert assistant.outcomes() == ["skipped"]
    assert not child(dialog, "import_accept").isEnabled()
    before, after = (child(dialog, "import_detail_cells").model().index(0, n) for n in (2, 3))
    assert before.data() == after.data() == purpose
    assistant.click("import_update")
    assistant.wait()
    assert assistant.outcomes() == ["changed"]
    assistant.read_in()
    system = assistant.project.entities(EntityKind.SYSTEM)[0]
    assert system.purpose == "Etwas ganz anderes"


def test_a_name_that_is_written_otherwise_is_asked_about(assistant):
    assistant.project.add(EntityKind.SYSTEM, {"name": "Bewerberscout"})
    before = assistant.names()
    dialog = assistant.open_text(PLAIN + "Bewerber-Scout;Vorsortieren;Personal\n")
    assert "Bewerberscout" in child(dialog, "import_detail_question").text()
    assistant.click("import_match_yes")
    assistant.wait()
    assert assistant.outcomes() == ["skipped"]
    assistant.click("import_update")
    assistant.wait()
    assistant.read_in()
    assert len(assistant.names()) == len(before)
    found = assistant.project.entities(EntityKind.SYSTEM)
    (system,) = [s for s in found if "scout" in s.name.lower()]
    assert system.purpose == "Vorsortieren"


def test_all_names_written_otherwise_are_new_at_once(assistant):
    assistant.project.add(EntityKind.SYSTEM, {"name": "Bewerberscout"})
    before = len(assistant.names())
    dialog = assistant.open_text(PLAIN + "Bewerber-Scout;Vorsortieren;Personal\n")
    assert child(dialog, "import_asked").text() == (
        "Zeile 2, „Bewerber-Scout“, heißt fast wie der Eintrag „Bewerberscout“. Ist es derselbe?"
    )
    assert child(dialog, "import_asked").isVisible()
    assistant.click("import_all_new")
    assistant.wait()
    assert not child(dialog, "import_asked").isVisible()
    assistant.read_in()
    assert len(assistant.names()) == before + 1


def test_a_column_becomes_a_field_of_its_own(assistant):
    dialog = assistant.open_text("Name;Kostenstelle\nDeepL 2;4711\n")
    assistant.choose_column("Kostenstelle", "Neues Feld: Text")
    dialog.go_to(PREVIEW)
    assistant.read_in()
    labels = [spec.label for spec in assistant.project.fields(EntityKind.SYSTEM)]
    assert "Kostenstelle" in labels


def test_what_was_chosen_is_recognised_the_next_time(assistant):
    dialog = assistant.open_text("Name;Kostenstelle\nDeepL 2;Vertrieb\n")
    assistant.choose_column("Kostenstelle", "Abteilung")
    dialog.go_to(PREVIEW)
    assistant.read_in()
    dialog = assistant.open_text("Name;Kostenstelle\nDeepL 3;Einkauf\n")
    assert dialog.step == PREVIEW
    assert "letzten Mal" in child(dialog, "import_said").text()
    assert assistant.column("Kostenstelle").chosen == "Abteilung"


def test_what_was_guessed_and_not_objected_to_is_recognised_too(assistant):
    dialog = assistant.open_text("Tool;Wofür?\nDeepL 2;Übersetzen\n")
    assert dialog.step == COLUMNS
    dialog.go_to(PREVIEW)
    assistant.read_in()
    dialog = assistant.open_text("Tool;Wofür?\nDeepL 3;Übersetzen\n")
    assert dialog.step == PREVIEW
    assert assistant.outcomes() == ["new"]


def test_a_list_of_something_else_says_so(assistant):
    rows = "Risiko;Eintrittswahrscheinlichkeit;Auswirkung\nFalsche Antworten;2;3\n"
    dialog = assistant.open_text(rows)
    assert dialog.step == 0
    assert "Risiken" in child(dialog, "import_kind_hint").text()
    box = child(dialog, "import_kind")
    box.setCurrentIndex(box.findData("risk"))
    box.activated.emit(box.currentIndex())
    assistant.wait()
    assert not child(dialog, "import_kind_hint").isVisible()
    dialog.go_to(PREVIEW)
    assistant.read_in()
    assert "Falsche Antworten" in assistant.names(EntityKind.RISK)


def sample(dialog):
    """Return the rows of the sample, with a star before those of the headings."""
    model = dialog.list.model
    marks = ("*" if row.number in model.header_rows else "" for row in model.rows)
    return [
        f"{mark}{row.number} {row.texts[0]}" for mark, row in zip(marks, model.rows, strict=True)
    ]


def test_the_row_of_the_headings_is_corrected_by_a_click(qtbot, assistant):
    rows = "Bereich;Nummer;Stand\nTool;Kostenstelle;Status\nDeepL 2;4711;Idee\n"
    dialog = assistant.open_text(rows)
    dialog.go_to(0)
    table = dialog.list.rows
    chosen = 1 if sample(dialog)[0].startswith("*") else 0
    table.selectRow(chosen)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assistant.wait()
    assert [line.startswith("*") for line in sample(dialog)] == [
        place == chosen for place in range(3)
    ]
    names = [line.texts[0] for line in dialog.columns.columns.model().lines]
    assert names[0] == ("Tool" if chosen else "Bereich")


def test_what_stands_above_the_headings_is_seen(assistant):
    dialog = assistant.open(write_messy(assistant.folder / "KI-Tools.xlsx"))
    shown = sample(dialog)
    assert shown[0].startswith("1 KI-Tools im Haus")
    assert shown[1] == "*3 Lfd. Nr."
    assert shown[2] == "4 1"


def test_the_other_lists_of_a_file_are_offered_afterwards(assistant):
    dialog = assistant.open(write_messy(assistant.folder / "KI-Tools.xlsx"))
    assert dialog.step == 0
    dialog.go_to(PREVIEW)
    assistant.read_in()
    assistant.wait()
    assert "Bewerber-Scout" in assistant.names()
    assert dialog.draft.table.name == "Ansprechpartner"
    assert "eingelesen" in child(dialog, "import_said").text()
    dialog.go_to(PREVIEW)
    assistant.read_in()
    assert assistant.dialog is None
    assert "Leitung Lager" in assistant.names(EntityKind.PERSON)


def test_a_legend_beside_the_list_is_not_offered_afterwards(assistant):
    path = write_messy(assistant.folder / "KI-Tools.xlsx")
    book = load_workbook(path)
    del book["Ansprechpartner"]
    legend = book.create_sheet("Legende")
    for text in ("A = hoch", "B = mittel"):
        legend.append((text,))
    book.save(path)
    dialog = assistant.open(path)
    dialog.go_to(PREVIEW)
    assistant.read_in()
    assert assistant.dialog is None
    assert "Bewerber-Scout" in assistant.names()


def test_the_error_workbook_holds_the_rows_that_cannot_be_read_in(assistant):
    dialog = assistant.open_text(PLAIN + ";Übersetzen;Vertrieb\nChat 3;Schreiben;\n")
    assistant.asker.path = assistant.folder / "fehler.xlsx"
    assistant.click("import_rejects")
    assistant.wait()
    assert "fehler.xlsx" in child(dialog, "import_said").text()
    sheets = load_workbook(assistant.asker.path)
    texts = [str(c.value) for sheet in sheets for row in sheet.rows for c in row]
    assert "Übersetzen" in texts
    assert dialog.isVisible()


def test_an_export_of_the_program_shows_what_people_read_in_it(assistant):
    path = assistant.folder / "Register.xlsx"
    list(write_workbook(register_of(assistant.project, "de"), path))
    dialog = assistant.open(path)
    shown = dialog.preview.rows
    assert shown.isColumnHidden(assistant.rows.column("uid"))
    assert not shown.isColumnHidden(assistant.rows.column("Name"))


def test_leaving_writes_nothing(qtbot, assistant):
    before = assistant.names()
    dialog = assistant.open_text(PLAIN + "DeepL;Übersetzen;\n")
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert assistant.names() == before


def test_an_empty_list_of_any_kind_is_filled_from_a_file(qtbot, assistant):
    project = assistant.project
    project.delete([risk.uid for risk in project.entities(EntityKind.RISK)])
    assistant.asker.path = assistant.write("Titel;Beschreibung\nFalsche Antworten;Beim Kunden\n")
    assistant.window.desk.workspace.show_page(EntityKind.RISK)
    child(assistant.window, "read_here").click()
    assistant.wait()
    assistant.dialog.go_to(PREVIEW)
    assert child(assistant.dialog, "import_accept").text() == "1 Eintrag ein&lesen"
    assistant.read_in()
    assert assistant.names(EntityKind.RISK) == ["Falsche Antworten"]
    assert assistant.window.desk.workspace.notice.text == "1 Eintrag wurde eingelesen."


def test_what_comes_new_is_told_by_what_it_is(assistant):
    rows = "Name;Verantwortliche Person;Lieferant\nDeepL;Leitung Neu;DeepL SE\n;Leitung Neu;\n"
    dialog = assistant.open_text(rows)
    kept = child(dialog, "import_kept").text()
    assert "Neue Personen: Leitung Neu" in kept
    assert "Neue Lieferanten: DeepL SE" in kept
    assert child(dialog, "import_leave").text() == "Abbrechen"


def test_a_file_that_is_no_list_is_refused_with_a_sentence(qtbot, assistant, used_page):
    assistant.asker.path = assistant.folder / "liste.xlsx"
    assistant.asker.path.write_bytes(b"PK\x03\x04 broken")
    child(used_page, "read_list").click()
    space = assistant.window.desk.workspace
    qtbot.waitUntil(lambda: space.banners.keys() == ("error",))
    assert child(used_page, "read_list").isEnabled()
    assert not any(d.isVisible() for d in assistant.window.findChildren(QDialog, "import"))


def test_everything_is_done_by_keyboard(qtbot, assistant):
    dialog = assistant.open_text("Tool;Wofür?;Kostenstelle\nDeepL;Übersetzen;Vertrieb\n")
    assert dialog.step == COLUMNS
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.columns.columns)
    table = dialog.columns.columns
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    box = child(table, "choice_editor")
    assert box.accessibleName() == "Kostenstelle: Wird zu"
    box.setCurrentIndex(box.findText("Abteilung"))
    box.hidePopup()
    box.activated.emit(box.currentIndex())
    assistant.wait()
    assert assistant.column("Kostenstelle").chosen == "Abteilung"
    assistant.activate()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.step == PREVIEW)
    assert dialog.focusWidget() is dialog.preview.rows
    qtbot.keyClick(dialog.preview.rows, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "DeepL" in assistant.names())


def test_a_plan_that_comes_while_somebody_types_takes_nothing_away(qtbot, assistant):
    dialog = assistant.open_text(PLAIN + ";Übersetzen;Vertrieb\n;Schreiben;\n")
    rows = dialog.preview.rows
    dialog.draft.correct(2, "Name", "DeepL 2")
    rows.setCurrentIndex(assistant.rows.index(1, assistant.rows.column("Name")))
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "Chat 3")
    dialog.preview.changed.emit()
    assistant.wait()
    assert editor.text() == "Chat 3"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: assistant.outcomes() == ["new", "new"])
    assert dialog.isVisible()


@pytest.mark.parametrize("language", ["de", "en"])
def test_letters_differ_on_every_step(language):
    words = words_for(language)
    shared = ["&1 List", "&2 Columns", "&3 Preview", "&Back"]
    steps = (
        ["Ne&xt", "&List", "What the rows &are"],
        ["Ne&xt", "Columns without a &field"],
        [
            *("&Yes, the same", "&No, a new one", "Leave the row &out", YES_AND_KEEP),
            *("No to all, &add them", "&Error workbook…", "All ro&ws or none"),
            "&It is an entry of its own",
            "&Take the values of the list for what is here already",
        ],
    )
    verbs = [verb(words, EntityKind.SYSTEM, 2)]
    assert words(YES_AND_TAKE).index("&") == words(YES_AND_KEEP).index("&")
    for step, texts in enumerate(steps):
        shown = [words(text) for text in (*shared, *texts)] + (verbs if step == PREVIEW else [])
        letters = [text[text.index("&") + 1].lower() for text in shown]
        assert len(set(letters)) == len(letters), shown


@pytest.mark.parametrize("step", [0, COLUMNS, PREVIEW])
def test_tab_leads_through_every_step(qtbot, assistant, step):
    dialog = assistant.open(write_messy(assistant.folder / "KI-Tools.xlsx"))
    dialog.go_to(step)
    seen = set()
    for _ in range(40):
        seen.add(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert {"import_leave", "import_go_list"} <= seen
    assert {"import_sample", "import_columns", "import_rows"} & seen


def test_what_is_under_way_can_be_stopped_and_nothing_is_lost(qtbot, monkeypatch, assistant):
    rows = "".join(f"System {number};Zweck;\n" for number in range(400))
    dialog = assistant.open_text(PLAIN + rows)
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    dialog.preview.model.corrected.emit(2, "Name", "Anderer Name")
    assert dialog.is_busy
    assert child(dialog, "import_progress").isVisible()
    assert not child(dialog, "import_accept").isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.isVisible()
    assert dialog.draft.wish.cells == {}
    assert child(dialog, "import_accept").isEnabled()


def test_a_decision_made_meanwhile_is_planned_too(qtbot, monkeypatch, assistant):
    rows = "".join(f"System {number};Zweck;\n" for number in range(400))
    dialog = assistant.open_text(PLAIN + rows)
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    dialog.preview.model.corrected.emit(2, "Name", "")
    dialog.preview.model.corrected.emit(3, "Name", "")
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert assistant.outcomes()[:3] == ["invalid", "invalid", "new"]


def test_reading_a_file_can_be_stopped(qtbot, monkeypatch, assistant, session):
    begun = threading.Event()

    def reads_for_long(path, language, *, headers=None, tell=None):
        while True:
            begun.set()
            tell(Progress(done=1, total=100))

    monkeypatch.setattr(session, "read_list", reads_for_long)
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    assistant.asker.path = assistant.write(PLAIN)
    before = assistant.names()
    assistant.window.desk.workspace.show_page(EntityKind.SYSTEM)
    assistant.window.desk.workspace.read_list()
    dialog = assistant.dialog
    begun.wait()
    assert child(dialog, "import_progress").isVisible()
    with qtbot.waitSignal(dialog.finished):
        child(dialog, "import_leave").click()
    assert assistant.names() == before

"""The settings: found by search, hold at once, can be taken back, travel as a file."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QWidget

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.ports import Notice
from rai_desktop.services.targets import Page
from rai_desktop.ui.people.who import WhoDialog
from rai_desktop.ui.settings.dialog import SettingsDialog
from rai_desktop.ui.settings.known import SECTIONS, SETTINGS
from rai_desktop.ui.settings.telling import tell_settings
from tests.ui.conftest import child, show_example


@pytest.fixture
def dialog(window):
    window.commands["settings"].trigger()
    return window.findChild(SettingsDialog)


def choose(dialog, key, value):
    box = child(dialog, f"set_{key}")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()


def type_name(qtbot, dialog, name):
    line = child(dialog, "set_author_name")
    line.setFocus()
    qtbot.keyClicks(line, name)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def shown_rows(dialog):
    return [key for key, row in dialog.page.rows.items() if row.isVisibleTo(dialog)]


def test_every_setting_has_a_row_in_a_section_with_a_help_line(dialog):
    assert set(dialog.page.rows) == {setting.key for setting in SETTINGS}
    assert {setting.section for setting in SETTINGS} <= {name for name, _ in SECTIONS}
    assert all(child(dialog, f"help_{setting.key}").text() for setting in SETTINGS)


def test_what_is_chosen_holds_at_once_and_is_kept(dialog, window, session, looks):
    choose(dialog, "look", "contrast")
    choose(dialog, "zoom", "120")
    choose(dialog, "export_language", "de")
    assert (looks.theme.name, looks.zoom, window.export_language) == ("contrast", 120, "de")
    kept = session.settings.values
    assert (kept["look"], kept["zoom"], kept["export_language"]) == ("contrast", "120", "de")


def test_another_language_speaks_at_once_also_in_the_settings(dialog, window, session):
    choose(dialog, "language", "de")
    assert window.words.language == "de"
    assert dialog.windowTitle() == "Einstellungen"
    assert child(dialog, "set_language").hasFocus() or QApplication.focusWidget() is not None
    choose(dialog, "language", "")
    assert window.words.language == "en"
    assert session.settings.get("language") == ""


def test_a_search_leaves_what_it_finds(qtbot, dialog):
    qtbot.keyClicks(dialog.search, "high contr")
    assert shown_rows(dialog) == ["look"]
    assert not child(dialog, "section_you").isVisibleTo(dialog)
    dialog.search.setText("quark")
    assert shown_rows(dialog) == []
    assert child(dialog, "settings_none").isVisibleTo(dialog)


def test_escape_empties_the_search_first_and_then_closes(qtbot, dialog):
    qtbot.keyClicks(dialog.search, "quark")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert (dialog.search.text(), dialog.isVisible()) == ("", True)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_one_setting_goes_back_to_how_it_was_delivered(qtbot, dialog, session):
    tick = child(dialog, "set_notice_due")
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert session.settings.get("notice_due") == "no"
    child(dialog, "reset_notice_due").click()
    assert tick.isChecked()
    assert session.settings.get("notice_due") == "yes"
    assert not child(dialog, "reset_notice_due").isVisibleTo(dialog)


def test_everything_goes_back_and_that_can_be_undone(qtbot, dialog, session, looks):
    type_name(qtbot, dialog, "Kim")
    choose(dialog, "look", "dark")
    child(dialog, "settings_reset").click()
    QApplication.processEvents()
    assert (session.settings.get("author_name"), looks.choice) == ("", "system")
    child(dialog, "notice_undo").click()
    QApplication.processEvents()
    assert (session.settings.get("author_name"), looks.choice) == ("Kim", "dark")


def test_a_name_that_is_being_typed_is_kept_when_the_dialog_closes(qtbot, dialog, session):
    qtbot.keyClicks(child(dialog, "set_author_name"), "Kim")
    dialog.accept()
    assert session.settings.get("author_name") == "Kim"


def test_the_own_name_is_suggested_for_a_new_inventory(window, session):
    session.settings.set("author_name", "Kim")
    session.settings.set("author_function", "Head of IT")
    window.start_inventory()
    person = window.new_page.form.values(EntityKind.PERSON)
    assert (person["name"], person["function"]) == ("Kim", "Head of IT")


def test_the_own_name_is_suggested_where_nobody_is_known_yet(window, session):
    session.settings.set("author_name", "Kim")
    show_example(window)
    window.desk.project.author = ""
    window.desk.who.ask()
    dialog = window.findChild(WhoDialog)
    assert not dialog.people.currentData()
    child(dialog, "who_accept").click()
    assert window.desk.who.name == "Kim"


def test_nobody_is_asked_for_a_name_who_does_not_want_it(window, session):
    session.settings.set("ask_who", "no")
    show_example(window)
    project = window.desk.project
    project.author = ""
    project.edit(project.entities(EntityKind.SYSTEM)[0].uid, {"name": "Other"})
    assert "who" not in window.desk.workspace.banners._texts


def test_logo_and_colour_lead_to_the_company_when_an_inventory_is_open(window):
    window.commands["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert not child(dialog, "link_brand").isEnabled()
    dialog.close()
    show_example(window)
    window.commands["settings"].trigger()
    dialog = window.findChildren(SettingsDialog)[-1]
    child(dialog, "link_brand").click()
    assert window.desk.workspace.key == Page.COMPANY


# files ---------------------------------------------------------------------------


def test_settings_travel_without_what_is_private(qtbot, dialog, asker, session, tmp_path):
    type_name(qtbot, dialog, "Kim")
    choose(dialog, "look", "dark")
    asker.path = tmp_path / "settings.json"
    child(dialog, "settings_export").click()
    text = (tmp_path / "settings.json").read_text("utf-8")
    assert "Kim" not in text
    choose(dialog, "look", "light")
    asker.path = tmp_path / "settings.json"
    child(dialog, "settings_import").click()
    QApplication.processEvents()
    assert session.settings.get("look") == "dark"
    assert session.settings.get("author_name") == "Kim"


def test_what_a_file_says_wrongly_is_told_and_never_taken(dialog, asker, session, tmp_path):
    given = {"look": "pink", "zoom": "120", "author_name": "Eve", "start": "rm", "language": 5}
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"rai_desktop_settings": 1, "settings": given}), "utf-8")
    asker.path = path
    child(dialog, "settings_import").click()
    QApplication.processEvents()
    told = dialog.notice.text
    assert "1 setting taken over." in told
    for name in ("start", "Colours", "Language", "Your name"):
        assert name in told
    assert session.settings.get("author_name") == ""
    assert "start" not in session.settings.values
    assert session.settings.get("zoom") == "120"


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[]", b"{}", b'{"rai_desktop_settings": 1}', b"[" * 60_000, b" " * 70_000],
)
def test_a_file_that_is_no_settings_is_refused(dialog, asker, session, tmp_path, data):
    before = dict(session.settings.values)
    path = tmp_path / "other.json"
    path.write_bytes(data)
    asker.path = path
    child(dialog, "settings_import").click()
    assert "holds no settings" in dialog.notice.text
    assert session.settings.values == before


def test_a_file_of_a_newer_version_asks_for_an_update(dialog, asker, tmp_path):
    path = tmp_path / "newer.json"
    path.write_text('{"rai_desktop_settings": 2, "settings": {}}', "utf-8")
    asker.path = path
    child(dialog, "settings_import").click()
    assert "Update the program" in dialog.notice.text


def test_the_tab_key_reaches_every_setting(qtbot, dialog):
    reached = set()
    for _ in range(4 * len(SETTINGS)):
        focused = QApplication.focusWidget()
        reached.add(focused.objectName() if isinstance(focused, QWidget) else "")
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {f"set_{setting.key}" for setting in SETTINGS} <= reached


# earlier states ------------------------------------------------------------------


def test_another_folder_is_told_with_where_the_old_states_are(dialog, asker, session, tmp_path):
    before = session.backup_place.folder
    session.backup_place.has_left = True
    asker.path = tmp_path / "disk"
    child(dialog, "set_backup_folder").click()
    assert session.backup_place.folder == tmp_path / "disk"
    for folder in (before, tmp_path / "disk"):
        assert str(folder) in dialog.notice.text


def test_a_folder_that_is_refused_says_why_and_changes_nothing(dialog, asker, session, tmp_path):
    before = session.backup_place.folder
    session.backup_place.error = SurroundingsError("Nothing can be written there.")
    asker.path = tmp_path / "disk"
    child(dialog, "set_backup_folder").click()
    assert dialog.notice.text == "Nothing can be written there."
    assert child(dialog, "folder_backup_folder").text() == str(before)


def test_the_rhythm_of_earlier_states_holds_at_once(dialog, session):
    choose(dialog, "backup_every", "60")
    assert session.backup_place.minutes == 60


# what went wrong with the file ----------------------------------------------------


def test_what_happened_to_the_settings_is_told_above_the_pages(window, session):
    session.settings.notices.append(Notice(text="Put aside as {name}.", values={"name": "x.json"}))
    tell_settings(window, session)
    banner = child(window, "banner_settings0")
    assert "Put aside as x.json." in " ".join(t.text() for t in banner.findChildren(QLabel))


def test_what_cannot_be_stored_is_told_when_it_is_chosen(dialog, session):
    session.settings.notices.append(Notice(text="It cannot be stored.", values={}))
    choose(dialog, "backup_every", "60")
    assert dialog.notice.text == "It cannot be stored."

"""Content packs in the window: looked at, saved, loaded with a preview, removed."""

from gettext import NullTranslations
from types import SimpleNamespace

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from rai_desktop.main.pack_files import read_pack_file, write_pack_file
from rai_desktop.services.labels import Labels
from rai_desktop.services.packs import own_packs
from rai_desktop.ui.packs import PacksDialog
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, add_risk, empty_project
from tests.services.own_methods import STRICTER, own_content
from tests.ui.conftest import child
from tests.ui.fakes import Doubled
from tests.ui.looking import cut_off, names_of, shortened_in_silence, too_wide, unnamed

REQUIREMENTS = "minimum-requirements"


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


@pytest.fixture
def files(tmp_path):
    """A session as far as packs need one."""
    return SimpleNamespace(
        documents_folder=lambda: tmp_path,
        read_pack=lambda path: read_pack_file(CATALOGUE, path),
        write_pack=lambda pack, target, tell=None: write_pack_file(CATALOGUE, pack, target, tell),
    )


@pytest.fixture
def make(qtbot, looks, files, asker):
    def made(project, words=None):
        labels = Labels(words or words_for("en"), CATALOGUE)
        dialog = PacksDialog(None, files, project, labels, asker)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.apply_theme(looks.theme)
        dialog.open()
        return dialog

    return made


@pytest.fixture
def own(tmp_path):
    """Write the shipped requirements as an own pack, with changed cells, and return its path."""

    def written(**changes):
        path = tmp_path / "own.xlsx"
        write_pack_file(CATALOGUE, CATALOGUE.pack(REQUIREMENTS), path)
        book = openpyxl.load_workbook(path)
        for place, value in {"pack!A2": "alliance", **changes}.items():
            sheet, cell = place.split("!")
            book[sheet][cell] = value
        book.save(path)
        return path

    return written


def cells(dialog, row):
    return [dialog.rows.item(row, column).text() for column in range(4)]


def titles(dialog):
    return [cells(dialog, row)[0] for row in range(dialog.rows.rowCount())]


def wait_idle(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog._beside.is_busy, timeout=20_000)


def loaded(qtbot, dialog, asker, path):
    asker.path = path
    child(dialog, "packs_load").click()
    wait_idle(qtbot, dialog)


def test_each_pack_says_version_state_of_law_and_what_is_open(make, project):
    dialog = make(project)
    assert dialog.rows.rowCount() == len(CATALOGUE.pack_ids())
    assert {cells(dialog, row)[3] for row in range(dialog.rows.rowCount())} == {"this program"}
    assert child(dialog, "packs_own_none").isVisible()
    (law,) = (one for one in CATALOGUE.all_details() if one.id == "ai-act")
    dialog.rows.selectRow(titles(dialog).index(law.title["en"]))
    text = child(dialog, "packs_details").text()
    assert law.status["en"] in text
    assert law.notes[0]["en"] in text


def test_a_pack_is_saved_as_a_workbook(qtbot, make, project, asker, tmp_path):
    dialog = make(project)
    asker.path = tmp_path / "method.xlsx"
    child(dialog, "packs_save").click()
    wait_idle(qtbot, dialog)
    assert "pack" in openpyxl.load_workbook(asker.path).sheetnames
    assert "method.xlsx" in child(dialog, "packs_error").text()


def test_an_own_pack_is_shown_before_it_is_taken_over(qtbot, make, project, asker, own):
    dialog = make(project)
    loaded(qtbot, dialog, asker, own())
    text = child(dialog, "packs_preview").text()
    assert "30 requirements" in text
    assert "takes the place of the minimum requirements" in text
    assert own_packs(project, CATALOGUE) == ()
    with qtbot.waitSignal(dialog.told):
        child(dialog, "packs_add").click()
    assert [pack.pack_id for pack in own_packs(project, CATALOGUE)] == ["alliance"]
    assert cells(dialog, 0)[3] == "own pack"
    project.undo()
    assert own_packs(project, CATALOGUE) == ()


def test_a_later_version_says_which_one_it_replaces(qtbot, make, project, asker, own):
    dialog = make(project)
    loaded(qtbot, dialog, asker, own())
    child(dialog, "packs_add").click()
    loaded(qtbot, dialog, asker, own(**{"pack!B2": "2.0"}))
    assert "takes the place of version 1.0" in child(dialog, "packs_preview").text()
    child(dialog, "packs_add").click()
    assert [pack.version for pack in own_packs(project, CATALOGUE)] == ["2.0"]


def test_a_method_that_is_loaded_or_removed_tells_which_levels_change(
    qtbot, make, project, asker, tmp_path
):
    rated = {"current_likelihood": 2, "current_persons": 2, "confidence": "high"}
    add_risk(project, **rated)
    path = tmp_path / "own.json"
    path.write_bytes(own_content(project, STRICTER).data)
    dialog = make(project)
    loaded(qtbot, dialog, asker, path)
    assert "1 risk gets another risk level." in child(dialog, "packs_preview").text()
    child(dialog, "packs_add").click()
    dialog.rows.selectRow(0)
    child(dialog, "packs_remove").click()
    assert "1 risk gets another risk level." in child(dialog, "packs_error").text()
    assert own_packs(project, CATALOGUE) == ()


def test_mistakes_are_listed_by_cell_and_can_be_copied(qtbot, make, project, asker, own):
    dialog = make(project)
    loaded(qtbot, dialog, asker, own(**{"requirements!J4": "nonsense"}))
    rows = dialog.mistakes.rows
    assert rows.isVisible()
    assert [rows.item(0, column).text() for column in range(2)] == ["requirements", "4"]
    dialog.mistakes.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Sheet\tRow\tColumn\tWhat to correct"
    assert copied[1].startswith("requirements\t4\t")
    assert own_packs(project, CATALOGUE) == ()


def test_a_file_that_is_no_pack_is_refused_with_a_sentence(qtbot, make, project, asker, tmp_path):
    dialog = make(project)
    path = tmp_path / "own.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    loaded(qtbot, dialog, asker, path)
    assert child(dialog, "packs_error").text()
    assert own_packs(project, CATALOGUE) == ()


def test_removing_can_be_undone_at_once(qtbot, make, project, asker, own):
    dialog = make(project)
    loaded(qtbot, dialog, asker, own())
    child(dialog, "packs_add").click()
    dialog.rows.selectRow(0)
    asked = len(asker.asked)
    child(dialog, "packs_remove").click()
    assert own_packs(project, CATALOGUE) == ()
    assert len(asker.asked) == asked
    child(dialog, "packs_undo").click()
    assert len(own_packs(project, CATALOGUE)) == 1
    assert not child(dialog, "packs_undo").isVisible()


def test_a_removal_is_offered_to_be_undone_when_the_dialog_has_closed(
    qtbot, make, project, asker, own
):
    dialog = make(project)
    loaded(qtbot, dialog, asker, own())
    child(dialog, "packs_add").click()
    dialog.rows.selectRow(0)
    child(dialog, "packs_remove").click()
    with qtbot.waitSignal(dialog.told) as caught:
        dialog.reject()
    assert caught.args[0].startswith("Removed: ")


def test_packs_of_the_program_cannot_be_removed(make, project):
    assert not child(make(project), "packs_remove").isEnabled()


def test_esc_goes_back_to_the_list_first(qtbot, make, project, asker, own):
    dialog = make(project)
    loaded(qtbot, dialog, asker, own())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.rows.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_without_a_project_packs_can_be_looked_at(make):
    dialog = make(None)
    assert dialog.rows.rowCount() == len(CATALOGUE.pack_ids())
    assert not child(dialog, "packs_load").isEnabled()
    assert child(dialog, "packs_save").isEnabled()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(qtbot, make, project, asker, own, language):
    dialog = make(project, words_for(language))
    assert unnamed(dialog) == []
    loaded(qtbot, dialog, asker, own(**{"requirements!J4": "nonsense"}))
    assert unnamed(dialog) == []


def test_long_words_fit(make, project):
    dialog = make(project, Doubled("en", NullTranslations()))
    for fault in (cut_off, shortened_in_silence, too_wide):
        assert names_of(fault(dialog)) == []


def test_the_menu_leads_to_it(example):
    example.commands["packs"].trigger()
    (dialog,) = example.findChildren(PacksDialog)
    assert titles(dialog) == ["Method"]
    dialog.close()

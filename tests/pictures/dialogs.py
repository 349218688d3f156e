"""Dialogs and menus."""

import logging

import openpyxl
from PySide6.QtWidgets import QDialog, QMenu, QToolButton

from rai_desktop.domain.fields import EntityKind
from rai_desktop.main.pack_files import write_pack_file
from rai_desktop.services.law.recording import save_answers
from rai_desktop.services.targets import Page
from rai_desktop.ui.packs import PacksDialog
from rai_desktop.ui.reassessing import ReassessDialog
from rai_desktop.ui.rescuing import RescueDialog
from tests.pictures.lists import close_menus
from tests.pictures.start import example_file


def take_about(studio):
    studio.window.show_about()
    studio.take_dialog("60-about", "about")
    logging.disable(logging.ERROR)
    studio.window.faults.tell(ValueError, ValueError("x"), None)
    studio.wait_until(lambda: studio.window.findChild(QDialog, "fault") is not None)
    logging.disable(logging.NOTSET)
    studio.take_dialog("60-fault", "fault")


def take_backups(studio):
    studio.open_example()
    studio.window.show_backups()
    studio.take_dialog("61-backups-none", "backups")
    systems = studio.desk.project.entities(EntityKind.SYSTEM)
    for reason, department in (("bulk", "Vertrieb"), ("import", "Einkauf"), ("work", "IT")):
        studio.desk.project.edit(systems[0].uid, {"department": department})
        studio.desk.project.store.backup(reason)
    studio.window.show_backups()
    studio.take_dialog("61-backups", "backups")


def take_rescue(studio):
    """Look at a damaged file that is refused, and at what was rescued from it."""
    path = studio.private / "Beschädigt.rai"
    content = example_file(studio).read_bytes()
    path.write_bytes(content.replace(b"Chat", b"Cha\x07")[: len(content) * 7 // 8])
    studio.window.open_file(path)
    studio.wait_until(lambda: not studio.window.opening.is_busy)
    studio.take("62-damaged")
    studio.target = studio.private / "Gerettet.rai"
    studio.target.unlink(missing_ok=True)
    studio.window.rescue(path)
    dialog = studio.window.findChildren(RescueDialog)[-1]
    studio.wait_until(lambda: not dialog._beside.is_busy)
    studio.take_dialog("62-rescued", "rescue")


def take_packs(studio):
    studio.open_example()
    studio.window.show_packs()
    studio.take_dialog("63-packs", "packs")
    catalogue = studio.session.catalogue
    path = studio.private / "own.xlsx"
    write_pack_file(catalogue, catalogue.pack("minimum-requirements"), path)
    studio.window.show_packs()
    for cell, scene in (("alliance", "63-packs-preview"), ("No id!", "63-packs-mistakes")):
        book = openpyxl.load_workbook(path)
        book["pack"]["A2"] = cell
        book.save(path)
        dialog = studio.window.findChildren(PacksDialog)[-1]
        dialog.load(path)
        studio.wait_until(lambda dialog=dialog: not dialog._beside.is_busy)
        studio.take(scene, dialog)
    studio.leave(dialog)


def take_assess_again(studio):
    """Look at what would change after facts of some systems have changed."""
    studio.open_example()
    project = studio.desk.project
    for system in project.entities(EntityKind.SYSTEM)[:4]:
        project.edit(system.uid, {"traits": ("biometric",), "people_data": "unknown"})
    found = project.entities(EntityKind.CLASSIFICATION)
    for one in found[:3]:
        save_answers(project, studio.session.catalogue, one.system, {"F1": "yes", "III-4a": "yes"})
    studio.window.commands["assess_again"].trigger()
    dialog = studio.window.findChildren(ReassessDialog)[-1]
    studio.wait_until(lambda: not dialog._looking.is_running and not dialog._planning.is_running)
    studio.take_dialog("64-assess-again", "reassess")


def take_menus(studio):
    take_menu_bar(studio, "62-menu-start")
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    take_menu_bar(studio, "62-menu")
    for name in ("export", "sort"):
        menu = studio.part(name).menu()
        button = studio.part(name)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        studio.take(f"62-menu-{name}")
        close_menus(studio)
    studio.show(Page.OVERVIEW)
    assert studio.window.findChildren(QToolButton)


def take_menu_bar(studio, scene):
    """Look at every menu of the menu bar, with the menus inside of it."""
    bar = studio.window.menuBar()
    for action in bar.actions():
        menu = action.menu()
        menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
        studio.take(f"{scene}-{menu.objectName()}")
        for inner in menu.findChildren(QMenu):
            if inner.menuAction().isEnabled() and inner.actions():
                menu.setActiveAction(inner.menuAction())
                place = menu.actionGeometry(inner.menuAction()).topRight()
                inner.popup(menu.mapToGlobal(place))
                studio.take(f"{scene}-{inner.objectName()}")
                inner.close()
        close_menus(studio)

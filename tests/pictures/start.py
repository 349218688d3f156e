"""Before a project is open: welcome, a new inventory, a file being opened or refused."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.pictures.texts import COMPANY, PERSON


def take_welcome(studio):
    studio.take("01-welcome")
    begin(studio)
    studio.close_project()
    studio.take("01-welcome-recent")
    studio.window.show_check()
    studio.take_dialog("01-check", "check")


def take_new_inventory(studio):
    studio.window.start_inventory()
    studio.take("02-new")
    studio.click("new_next")
    studio.take("02-new-missing")
    type_company(studio)
    studio.take("02-new-filled")


def type_company(studio):
    """Type the two names that a new inventory needs."""
    for card, text in (("card_company", COMPANY), ("card_yourself", PERSON)):
        field = studio.part("field_name", studio.part(card))
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)


def begin(studio):
    """Make an empty inventory."""
    studio.window.start_inventory()
    type_company(studio)
    studio.click("new_next")
    studio.wait_for_project()


def take_opening(studio):
    path = example_file(studio)
    studio.session.hold()
    studio.window.open_file(path)
    studio.wait_until(lambda: studio.session.held is not None)
    studio.take("03-opening")
    studio.click("opening_cancel")
    studio.take("03-opening-stopping")
    studio.session.held.set()
    studio.wait_for_project()


def take_refused(studio):
    path = example_file(studio)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    path.write_bytes(content)
    studio.open_file(path)
    studio.take("04-damaged")
    other = Path(studio.private) / "brief.rai"
    other.write_text("Sehr geehrte Damen und Herren", "utf-8")
    studio.open_file(other)
    studio.take("04-no-project")
    studio.open_file(Path(studio.private) / "gone.rai")
    studio.take("04-gone")
    studio.session.runs_elsewhere = True
    studio.open_file(other)
    studio.take("04-open-in-another-window")


def example_file(studio):
    """Return the file of the example company, which is open nowhere."""
    studio.open_example()
    path = studio.desk.project.store.path
    studio.close_project()
    return path


def take_due_notice(studio):
    studio.window.open_example()
    studio.wait_until(lambda: not studio.window.opening.is_busy)
    studio.desk.who.put_off()
    studio.wait_for("notice_due")
    studio.take("05-due-notice")

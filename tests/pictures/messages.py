"""What the window tells: notices, banners, questions, exports."""

from contextlib import closing

from PySide6.QtTest import QTest

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.parts.banner import BannerText
from rai_desktop.ui.session import ExportKind
from tests.pictures.start import example_file

DISK_FULL = "The disk is full. Free some space."


def take_deleted(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    studio.desk.delete(studio.space.table.visible_uids()[:1])
    studio.take("50-deleted")
    studio.desk.undo()
    studio.window.commands["duplicate"].trigger()
    studio.take("50-duplicated")


def take_exports(studio):
    studio.open_example()
    studio.show(Page.REGISTERS)
    studio.target = studio.private / "Register Muster.xlsx"
    studio.window.export(ExportKind.XLSX)
    studio.take("51-exporting")
    studio.window.export(ExportKind.PDF)
    studio.take("51-already-exporting")
    _wait_for_exports(studio)
    studio.take("51-exported")
    studio.window.export(ExportKind.XLSX)
    studio.scene = "51-closing"
    studio.close_project()
    studio.open_example()
    studio.target = studio.private / "missing" / "Register.pdf"
    studio.window.export(ExportKind.PDF)
    _wait_for_exports(studio)
    studio.take("51-export-failed")


def _wait_for_exports(studio):
    """Wait until nothing is written; looking at a scene may have taken longer than that."""
    studio.wait_until(lambda: not studio.desk.exporter.is_running)


def take_copy(studio):
    studio.open_example()
    studio.target = studio.private / "Kopie.rai"
    studio.window.commands["save_copy"].trigger()
    studio.take("52-copy")


def take_read_only(studio):
    path = example_file(studio)
    with closing(_Other(studio, path)):
        studio.open_file(path)
        studio.show(EntityKind.SYSTEM)
        studio.take("53-read-only")
        studio.show(Page.COMPANY)
        studio.take("53-read-only-company")
        studio.show(EntityKind.VENDOR)
        studio.part("rows").selectAll()
        studio.take("53-read-only-several")
        studio.close_project()


class _Other:
    """Somebody else who has the project open."""

    def __init__(self, studio, path):
        self._session = studio.session
        self._project = studio.session.open_project(path)

    def close(self):
        self._session.close_project(self._project)


def take_changed_elsewhere(studio):
    studio.open_example()
    path = studio.desk.project.store.path
    path.write_bytes(path.read_bytes() + b"\0")
    systems = studio.desk.project.entities(EntityKind.SYSTEM)
    studio.desk.project.edit(systems[0].uid, {"department": "Vertrieb"})
    studio.window.commands["save"].trigger()
    studio.wait_until(lambda: studio.space.banners.keys())
    studio.take("54-changed-elsewhere")
    studio.scene = "54-closing"
    studio.close_project()
    studio.open_example()
    studio.take("54-opened-again")


def take_unstored(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    studio.space.banners.show_banner(BannerText(key="error", sentence=UserError(DISK_FULL)))
    studio.take("55-banner")
    day = studio.space.form.row("review_due_on")
    day.editor.field.clear()
    QTest.keyClicks(day.editor.field, "bald")
    studio.scene = "55-closing"
    studio.close_project()

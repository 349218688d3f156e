"""The menu of every picture in the window: copy it, or save it as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QObject, QRectF
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.pictures import PRINT_PALETTE, Drawing, Meaning
from rai_desktop.ui.file_names import file_filter, file_name, free_path
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pictures import PictureView, paint_drawing
from rai_desktop.ui.workspace import Workspace
from rai_desktop.words import Words

_DOTS = 3


class PictureMenu(QObject):
    """Offers the menu by the right button, and by the keyboard for the picture that has it."""

    def __init__(self, scene: Scene, workspace: Workspace, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._workspace, self._words = scene, workspace, words
        workspace.installEventFilter(self)

    def retranslate(self, words: Words) -> None:
        """Speak another language from now on."""
        self._words = words

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        view = self._picture_at(event)
        if view is None or view.drawing is None:
            return False
        menu = self.menu_of(view, view.drawing)
        menu.popup(event.globalPos())
        return True

    def _picture_at(self, event: QContextMenuEvent) -> PictureView | None:
        found: QWidget | None = self._workspace.window().focusWidget()
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            place = self._workspace.mapFromGlobal(event.globalPos())
            found = self._workspace.childAt(place)
        return found if isinstance(found, PictureView) else None

    def menu_of(self, view: PictureView, drawing: Drawing) -> QMenu:
        """Return what can be done with a picture."""
        menu = QMenu(self._workspace)
        menu.setObjectName("picture_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("copy_picture", N_("Copy picture"), lambda: self.copy(view, drawing)),
            ("save_png", N_("Save picture as PNG…"), lambda: self.save(view, drawing, "png")),
            ("save_svg", N_("Save picture as SVG…"), lambda: self.save(view, drawing, "svg")),
        )
        for key, text, act in acts:
            action = menu.addAction(self._words(text))
            action.setObjectName(key)
            action.triggered.connect(act)
        return menu

    def copy(self, view: PictureView, drawing: Drawing) -> None:
        """Put a picture on the clipboard, as it is printed."""
        QGuiApplication.clipboard().setImage(printed_image(view, drawing))
        self._workspace.notice.tell(self._words(N_("The picture is on the clipboard.")))

    def save(self, view: PictureView, drawing: Drawing, ending: str) -> None:
        """Ask for the place and save a picture there, as it is printed."""
        title, name = self._words(N_("Save picture")), view.accessibleName()
        folder = self._scene.session.documents_folder()
        suggestion = free_path(folder, f"{file_name(name)}.{ending}")
        target = self._scene.asker.save_path(title, suggestion, file_filter(self._words, ending))
        if target is None:
            return
        try:
            self._write(view, drawing, target)
        except UserError as error:
            self._workspace.show_error(error)
            return
        text = self._words.filled(N_("The picture is saved: {name}"), name=target.name)
        folder_text, opener = self._words(N_("Show in folder")), self._scene.opener
        self._workspace.notice.tell(
            text, [("notice_folder", folder_text, lambda: opener(target.parent))]
        )

    def _write(self, view: PictureView, drawing: Drawing, target: Path) -> None:
        files = self._scene.session.pictures
        if target.suffix.lower() == ".svg":
            files.write_svg(drawing, view.accessibleName(), view.text_width(), target)
            return
        made = QBuffer()
        made.open(QIODevice.OpenModeFlag.WriteOnly)
        printed_image(view, drawing).save(made, "PNG")  # type: ignore[call-overload]
        files.write_bytes(bytes(made.data().data()), target)


def printed_image(view: PictureView, drawing: Drawing) -> QImage:
    """Return a picture in the colours of print on white, whatever the window looks like."""
    size = (round(drawing.width * _DOTS), round(drawing.height * _DOTS))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(PRINT_PALETTE.colour(Meaning.PAPER)))
    painter = QPainter(image)
    painter.setFont(view.font())
    paint_drawing(painter, drawing, QRectF(image.rect()), PRINT_PALETTE)
    painter.end()
    return image

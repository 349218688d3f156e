"""The Qt application: style, font, colours that follow the system, and Qt's own texts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.resources import resource
from rai_desktop.ui.colours import CONTRAST, DARK, LIGHT, THEMES
from rai_desktop.ui.first_window import bare_application
from rai_desktop.ui.icons import product_icon
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.told import tell_roles
from rai_desktop.ui.style_sheet import style_sheet
from rai_desktop.ui.theme import Theme, load_theme, qt_palette

SYSTEM = "system"
SMALLEST_ZOOM, LARGEST_ZOOM, ZOOM_STEP = 70, 300, 10
BASE_POINTS = 10.0

_BARE = "computer_without_fonts"
_BUNDLED = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf")


def make_application(arguments: Sequence[str] = (), *, bundled_font: bool = False) -> QApplication:
    """Return the application with our style; the bundled font only where none is installed."""
    app = bare_application(arguments)
    app.setApplicationName("rai-desktop")
    app.setApplicationDisplayName("RAI Desktop")
    app.setDesktopFileName("rai-desktop")
    app.setStyle("Fusion")
    tell_roles()
    app.setWindowIcon(product_icon())
    is_bare = not QFontDatabase.families()
    app.setProperty(_BARE, is_bare or app.property(_BARE))
    if bundled_font or is_bare:
        _use_bundled_font(app)
    return app


def is_without_fonts() -> bool:
    """Return whether this computer had no fonts when the program started."""
    app = QApplication.instance()
    return app is not None and bool(app.property(_BARE))


def _use_bundled_font(app: QApplication) -> None:
    for name in _BUNDLED:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    app.setFont(QFont("DejaVu Sans", round(BASE_POINTS)))


class GermanTexts(QTranslator):
    """Qt's own texts in German, with the names that keys have on German keyboards and in texts."""

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context == "QShortcut" and sourceText in _KEYS:
            return _KEYS[sourceText]
        return super().translate(context, sourceText, disambiguation or "", n) or sourceText


_KEYS = {
    "Return": "Eingabe",
    "Enter": "Eingabe",
    "Up": "Pfeil nach oben",
    "Down": "Pfeil nach unten",
    "Left": "Pfeil nach links",
    "Right": "Pfeil nach rechts",
}


class Look(QObject):
    """The theme in use; changes at once with the system, the person's choice and the zoom.

    Whoever hears ``colours_changing`` adds parts to its list that nobody sees and that will take
    the new theme later by themselves.
    """

    theme_changed = Signal(object)
    colours_changing = Signal(object)

    def __init__(
        self,
        app: QApplication,
        choice: str = SYSTEM,
        zoom: int = 100,
        wants_contrast: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._wants_contrast = wants_contrast or system_wants_contrast
        self._points = max(app.font().pointSizeF(), BASE_POINTS)
        self._translator: QTranslator | None = None
        self._choice = choice if choice in THEMES else SYSTEM
        self._zoom = _within_limits(zoom)
        self.theme = self._applied()
        self._use_sheet(self.theme)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_scheme_changed)

    @property
    def choice(self) -> str:
        """What the person chose: ``system`` or one of the themes."""
        return self._choice

    @property
    def zoom(self) -> int:
        """The size of texts in percent."""
        return self._zoom

    def choose(self, choice: str) -> None:
        """Follow the system, or keep one theme."""
        self._choice = choice if choice in THEMES else SYSTEM
        self._renew()

    def set_zoom(self, percent: int) -> None:
        """Show everything in ``percent`` of the usual size."""
        self._zoom = _within_limits(percent)
        self._renew()

    def speak(self, language: str) -> None:
        """Use ``language`` for Qt's own texts, calendars and numbers.

        Screen readers ask each part of a window for its language.
        """
        QLocale.setDefault(QLocale("de_DE" if language == "de" else "en_GB"))
        for window in self._app.topLevelWidgets():
            window.setLocale(QLocale())
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        if language == "de":
            translator = GermanTexts(self)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if translator.load("qtbase_de", folder):
                self._app.installTranslator(translator)
                self._translator = translator

    def _renew(self) -> None:
        from rai_desktop.ui.late_looks import left_alone

        unit, self.theme = self.theme.unit, self._applied()
        unseen: list[QWidget] = []
        if self.theme.unit == unit:
            self.colours_changing.emit(unseen)
        with left_alone(unseen):
            self._use_sheet(self.theme)
        self.theme_changed.emit(self.theme)

    def _applied(self) -> Theme:
        font = self._app.font()
        font.setPointSizeF(self._points * self._zoom / 100)
        self._app.setFont(font)
        theme = load_theme(self._theme_name(), font)
        self._app.setPalette(qt_palette(theme))
        return theme

    def _use_sheet(self, theme: Theme) -> None:
        # Qt applies a changed sheet to a part once for each of its ancestors, a new one only once
        self._app.setStyleSheet("")
        self._app.setStyleSheet(style_sheet(theme))

    def _theme_name(self) -> str:
        if self._choice != SYSTEM:
            return self._choice
        if self._wants_contrast():
            return CONTRAST
        is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._choice == SYSTEM and self._theme_name() != self.theme.name:
            self._renew()


def system_wants_contrast() -> bool:
    """Return whether this person asked the system for high contrast in all programs."""
    hints = QGuiApplication.styleHints()  # kept, or what it hands out is gone with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _within_limits(percent: int) -> int:
    return min(LARGEST_ZOOM, max(SMALLEST_ZOOM, percent))

"""What a folder build leaves out."""

import re
import sys

import pytest

from building import left_out
from building.tools import SOURCE

QT = "PySide6/Qt"
IMPORT = re.compile(r"^ *(?:from|import) ([\w.]+)", re.MULTILINE)


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        f"{QT}/plugins/imageformats/libqjpeg.so",
        f"{QT}/plugins/wayland-shell-integration/libxdg-shell.so",
        f"{QT}/lib/libQt6Widgets.so.6",
        "PySide6/Qt6Gui.dll",
        f"{QT}/translations/qtbase_de.qm",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "libpython3.11.so.1.0",
        "libxcb-cursor.so.0",
        "rai_desktop/data/icons/add.svg",
    ],
)
def test_what_the_program_needs_comes_along(place):
    assert left_out.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Network.so.6",
        f"{QT}/lib/libQt6Qml.so.6",
        "PySide6/Qt6Quick.dll",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/plugins/networkinformation/libqglib.so",
        f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/generic/libqtuiotouchplugin.so",
        f"{QT}/translations/qtbase_fr.qm",
        f"{QT}/translations/qt_help_de.qm",
    ],
)
def test_networks_and_unused_parts_of_qt_stay_out(place):
    assert not left_out.is_wanted(place)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no libraries to share")
@pytest.mark.parametrize(
    "name", ["libgtk-3.so.0", "libX11.so.6", "libssl.so.3", "libreadline.so.8"]
)
def test_libraries_of_the_desktop_are_its_own(name):
    assert not left_out.is_wanted(name)
    assert left_out.is_wanted(name, "SYMLINK")


def test_the_program_imports_nothing_that_is_left_out():
    texts = (path.read_text("utf-8") for path in (SOURCE / "rai_desktop").rglob("*.py"))
    imported = {name for text in texts for name in IMPORT.findall(text)}
    assert "PySide6.QtWidgets" in imported
    assert imported & set(left_out.MODULES) == set()


def test_every_module_of_the_program_comes_along():
    modules = left_out.program_modules(SOURCE)
    assert {"rai_desktop", "rai_desktop.main", "rai_desktop.ui.run"} <= set(modules)
    files = sum(1 for _ in (SOURCE / "rai_desktop").rglob("*.py"))
    assert len(set(modules) - set(left_out.NOT_SEEN)) == files


def test_the_folder_holds_a_program_for_consoles_and_one_with_a_window():
    from rai_desktop.cli import program

    spec = (SOURCE / "packaging" / "rai-desktop.spec").read_text("utf-8")
    made = dict(re.findall(r'program\("([\w-]+)", console=(\w+)\)', spec))
    assert made == {program.CONSOLE: "True", program.WINDOW: "False"}

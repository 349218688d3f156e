"""The program in the menu of a Linux desktop."""

import configparser
import re
import shlex
import shutil
import sys

import pytest
from defusedxml import ElementTree
from PIL import Image

from building.icons import write_icons
from building.tools import SOURCE
from rai_desktop import resources
from rai_desktop.cli import desktop_entry
from rai_desktop.cli.commands import desktop
from rai_desktop.storage.schema import APPLICATION_ID

SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def menu(tmp_path, monkeypatch):
    """A person's data folder, and no programs that update it."""
    monkeypatch.setattr(desktop, "data_folder", lambda: tmp_path / "share")
    monkeypatch.setattr(desktop_entry, "UPDATES", ())
    return tmp_path / "share"


def fields(text):
    parser = configparser.ConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


def width_of(picture):
    with Image.open(picture) as image:
        return image.width


def icon_names():
    return {f"{kind.replace('/', '-')}.svg" for kind in kinds()} | {"rai-desktop.svg"}


def kinds():
    root = ElementTree.fromstring(resources.resource("desktop", "rai-desktop.xml").read_bytes())
    return {kind.get("type"): kind for kind in root.iter(f"{SPACE}mime-type")}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")
def test_the_program_comes_into_the_menu_and_leaves_nothing_behind(program, menu):
    assert "in the menu" in program.run("desktop").out
    entry = fields((menu / desktop_entry.ENTRY).read_text("utf-8"))
    start = resources.INSTALLED.parent.parent / "start.py"
    assert shlex.split(entry["Exec"]) == ["python3", str(start), "%f"]
    assert entry["TryExec"] == "python3"
    assert (menu / desktop_entry.KIND).is_file()
    assert {icon.name for icon in menu.rglob("scalable/*/*")} == icon_names()
    program.done("desktop", "--remove")
    assert [path for path in menu.rglob("*") if path.is_file()] == []


def test_a_release_brings_its_icons_in_pixels_too(tmp_path, menu, monkeypatch):
    data = tmp_path / "data"
    shutil.copytree(resources.resource("desktop"), data / "desktop")
    shutil.copytree(resources.resource("icons"), data / "icons")
    monkeypatch.setattr(resources, "_FOLDER", data)
    write_icons(SOURCE, data / "desktop", "linux")
    desktop_entry.install_entry(menu)
    for icon in icon_names():
        found = menu.rglob(icon.replace(".svg", ".png"))
        assert {width_of(path) for path in found} == set(desktop_entry.SIDES)
    desktop_entry.remove_entry(menu)
    assert [path for path in menu.rglob("*") if path.is_file()] == []


def test_other_systems_are_told_to_use_the_installation(program, menu, monkeypatch):
    monkeypatch.setattr(desktop.sys, "platform", "win32")
    answer = program.run("desktop")
    assert answer.code == 4
    assert "On Windows and macOS" in answer.err
    assert not menu.exists()


@pytest.mark.parametrize("folder", ["plain", "two words", "100 %", 'a"b', "c$d`e", "f\\g"])
def test_any_name_of_a_folder_reaches_the_desktop_whole(folder):
    entry = desktop_entry.started_by("Exec=x\nName=y\n", [f"/opt/{folder}/program"])
    line, name = entry.splitlines()
    value = line.removeprefix("Exec=").replace("\\\\", "\\")  # as any string of the file is read
    program, argument = re.findall(r'"(?:[^"\\]|\\.)*"|\S+', value)
    assert re.sub(r"\\(.)", r"\1", program[1:-1]).replace("%%", "%") == f"/opt/{folder}/program"
    assert argument == "%f"
    assert name == "Name=y"


def test_the_entry_says_what_the_program_is_in_both_languages():
    entry = fields(resources.resource("desktop", "rai-desktop.desktop").read_text("utf-8"))
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[de]"]
    assert entry["MimeType"].split(";")[:-1] == list(kinds())
    assert f"{entry['Icon']}.svg" in icon_names()


def test_projects_are_known_by_what_is_in_them(project):
    head = project.read_bytes()[:100]
    kind = kinds()["application/vnd.rai-desktop"]
    outer, inner = kind.iter(f"{SPACE}match")
    text = outer.get("value").encode().decode("unicode_escape").encode()
    assert head.startswith(text)
    assert int(inner.get("value"), 16) == APPLICATION_ID
    assert head[int(inner.get("offset")) :][:4] == APPLICATION_ID.to_bytes(4, "big")

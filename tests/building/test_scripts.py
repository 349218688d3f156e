"""The scripts for Windows and macOS, as far as they can be read elsewhere."""

import plistlib
import subprocess
import sys

import pytest
from defusedxml import ElementTree

from building.bill_shape import BILL
from building.macos import APP, document_types
from building.notices import NOTICES
from building.tools import SOURCE
from rai_desktop.cli.desktop_entry import PROJECT
from rai_desktop.cli.program import WINDOW
from rai_desktop.resources import resource

INSTALLER = SOURCE / "packaging" / "windows" / "rai-desktop.iss"
IMAGE = SOURCE / "packaging" / "macos" / "make-dmg.sh"


ENTITLEMENTS = IMAGE.with_name("entitlements.plist")


def kind_of_file():
    (first, *_) = ElementTree.fromstring(resource("desktop", "rai-desktop.xml").read_bytes())
    return first.get("type")


def test_scripts_that_nobody_ran_say_so():
    for script in (INSTALLER, IMAGE):
        assert "NOT RUN YET" in script.read_text("utf-8")
    assert "Not run" in (SOURCE / "building" / "macos.py").read_text("utf-8")


def test_windows_installs_for_one_person_and_opens_projects_in_a_window():
    script = INSTALLER.read_text("utf-8")
    assert "PrivilegesRequired=lowest" in script
    assert "HKLM" not in script
    assert f'ValueData: """{{app}}\\{WINDOW}.exe"" ""%1"""' in script
    assert f'ValueData: "{kind_of_file()}"' in script
    assert 'Subkey: "Software\\Classes\\.rai\\OpenWithProgids"' in script
    assert 'Subkey: "Software\\Classes\\.rai"; ValueType: string; ValueData' not in script
    assert "[UninstallDelete]" not in script


def test_macos_opens_projects_with_the_program_that_has_a_window():
    plist = document_types()
    assert plist["CFBundleExecutable"] == WINDOW
    assert plist["LSBackgroundOnly"] is False
    (declared,) = plist["UTExportedTypeDeclarations"]
    (document,) = plist["CFBundleDocumentTypes"]
    assert document["CFBundleTypeIconFile"] == f"{PROJECT.stem}.icns"
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"] == {
        "public.filename-extension": ["rai"],
        "public.mime-type": [kind_of_file()],
    }


def test_the_image_for_macos_holds_the_licences_of_what_is_in_it():
    script = IMAGE.read_text("utf-8")
    assert all(name in script for name in ("LICENSE.txt", NOTICES, BILL, APP))


def test_macos_lets_the_program_do_what_it_needs_and_nothing_else():
    with ENTITLEMENTS.open("rb") as file:
        rights = plistlib.load(file)
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.skipif(sys.platform == "win32", reason="has no such shell")
def test_the_script_for_macos_can_be_read_by_a_shell():
    subprocess.run(["sh", "-n", str(IMAGE)], check=True)

"""The scripts for Windows and macOS, as far as they can be read elsewhere."""

from defusedxml import ElementTree

from building.macos import document_types
from building.tools import SOURCE
from rai_desktop.cli.program import WINDOW
from rai_desktop.resources import resource

INSTALLER = SOURCE / "packaging" / "windows" / "rai-desktop.iss"
IMAGE = SOURCE / "packaging" / "macos" / "make-dmg.sh"


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
    assert "[UninstallDelete]" not in script


def test_macos_opens_projects_with_the_program_that_has_a_window():
    plist = document_types()
    assert plist["CFBundleExecutable"] == WINDOW
    (declared,) = plist["UTExportedTypeDeclarations"]
    (document,) = plist["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"] == {
        "public.filename-extension": ["rai"],
        "public.mime-type": [kind_of_file()],
    }

"""What macOS is told about the program and its kind of file. Not run on macOS yet."""

from rai_desktop import __version__
from rai_desktop.cli.program import WINDOW

APP = "RAI Desktop.app"
"""What macOS gets besides the folder; see the specification."""

KIND = "org.rai-desktop.project"


def document_types() -> dict[str, object]:
    """Return the part of ``Info.plist`` that makes project files open with the program."""
    return {
        "CFBundleExecutable": WINDOW,
        "CFBundleVersion": __version__,
        "LSBackgroundOnly": False,  # what PyInstaller says where a program for consoles is inside
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["de", "en"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "RAI Desktop project",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "project.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [KIND],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": KIND,
                "UTTypeDescription": "RAI Desktop project",
                "UTTypeConformsTo": ["public.database", "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["rai"],
                    "public.mime-type": ["application/vnd.rai-desktop"],
                },
            }
        ],
    }

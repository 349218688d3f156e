"""Pictures of every screen and dialog, to be looked at: ``python -m tests.pictures [FOLDER]``.

``--only WORD`` takes the scenes with this word in their name, ``--look WORD`` the looks.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.pictures.appearance import APPEARANCES, surround


def main():
    wanted = _wanted()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rai-desktop-pictures-") as made:
        base = Path(made)
        surround(base)
        for appearance in APPEARANCES:
            if wanted.look in appearance.name:
                _take_all(base, appearance, wanted)
    print(f"{len(list(wanted.folder.glob('*.png')))} pictures in {wanted.folder}")


def _wanted():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("pictures"))
    parser.add_argument("--only", default="")
    parser.add_argument("--look", default="")
    return parser.parse_args()


def _take_all(base, appearance, wanted):
    """Play every scene in a window of its own, and write down what is seen."""
    from PySide6.QtCore import qInstallMessageHandler

    from rai_desktop.ui import beside
    from rai_desktop.ui.application import Look, make_application
    from rai_desktop.ui.parts import slices
    from tests.pictures.photo import picture_of
    from tests.pictures.scenes import SCENES
    from tests.pictures.studio import Studio

    qInstallMessageHandler(_tell)
    slices.AT_ONCE = beside.AT_ONCE = 10.0
    look = Look(
        make_application(["pictures"], bundled_font=True), appearance.theme, appearance.zoom
    )

    def looked(scene, widget):
        picture_of(widget).save(str(wanted.folder / f"{scene}-{appearance.name}.png"))

    for name, play in SCENES.items():
        if wanted.only in name:
            studio = Studio(Path(tempfile.mkdtemp(dir=base)), look, appearance, looked)
            play(studio)
            studio.close()
    look.deleteLater()


def _tell(kind, context, message):
    """Pass on what Qt says, but not that menus are no windows where there is no screen."""
    if "This plugin does not support" not in message:
        print(message, file=sys.stderr)


if __name__ == "__main__":
    main()

"""The pictures of manual and README, taken anew: ``start.py pictures --renew``.

They come from the scenes that all pictures come from, in light colours.
"""

import io
import tempfile
from contextlib import suppress
from pathlib import Path

from tests.pictures.appearance import Appearance, surround

SIZE = (1180, 740)
README_SIZE = (1280, 800)
AT_MOST = 60_000
README = Path(__file__).parents[2] / "docs" / "pictures"
COLOURS = (128, 64, 32, 16)
WANTED = {
    "overview": ("overview", "20-overview"),
    "already-used": ("already_used", "12-used-ticked"),
    "responsible": ("already_used", "12-responsible-filled"),
    "systems": ("forms", "40-form-system"),
    "classify": ("classifying", "70-classify-5"),
    "requirements": ("requirements", "72-requirements"),
    "maturity": ("requirements", "72-requirements-maturity"),
    "risk-library": ("library", "75-proposals-card"),
    "import": ("import", "14-import-preview"),
    "merging": ("merge", "65-merge"),
    "due": ("due", "76-due"),
    "search": ("search_everywhere", "90-search"),
}
"""The scene, and what is seen in it, for each picture of the manual."""

README_WANTED = {
    "de": {"overview-de": ("overview", "20-overview")},
    "en": {
        "overview-en": ("overview", "20-overview"),
        "systems-en": ("forms", "40-form-system"),
        "classify-en": ("classifying", "70-classify-7"),
    },
}


class EnoughSeenError(Exception):
    """Everything that was wanted of a scene has been seen."""


def renew():
    """Take every picture anew, each with as few colours as keep it small."""
    with tempfile.TemporaryDirectory(prefix="rai-desktop-pictures-") as made:
        base = Path(made)
        surround(base)
        for language in ("de", "en"):
            appearance = Appearance(language=language, size=README_SIZE)
            _take_all(base, appearance, README_WANTED[language], README)
            appearance = Appearance(language=language, size=SIZE)
            _take_all(base, appearance, WANTED, _manual_folder(language))


def _manual_folder(language):
    from rai_desktop.services.manual.pages import manual_folder

    return manual_folder(language)


def _take_all(base, appearance, wanted, folder):
    from PySide6.QtCore import qInstallMessageHandler

    from rai_desktop.ui import beside
    from rai_desktop.ui.application import Look, make_application
    from rai_desktop.ui.parts import slices
    from tests.pictures.taking import _keep_message

    qInstallMessageHandler(_keep_message)
    slices.AT_ONCE = beside.AT_ONCE = 10.0
    look = Look(make_application(["pictures"], bundled_font=True), "light", 100)
    for scene in dict.fromkeys(scene for scene, _ in wanted.values()):
        left = {seen: folder / f"{name}.png" for name, (of, seen) in wanted.items() if of == scene}
        _play(scene, Path(tempfile.mkdtemp(dir=base)), look, appearance, left)
    look.deleteLater()


def _play(name, private, look, appearance, left):
    """Play a scene until all that is ``left`` to be seen has gone into its file."""
    from tests.pictures.photo import picture_of
    from tests.pictures.scenes import SCENES
    from tests.pictures.studio import Studio

    def looked(seen, widget):
        if seen in left:
            target = left.pop(seen)
            target.write_bytes(light(picture_of(widget)))
            print(f"{target.stat().st_size:6} {target}")
        if not left:
            raise EnoughSeenError

    studio = Studio(private, look, appearance, looked)
    with suppress(EnoughSeenError):
        SCENES[name](studio)
    studio.close()
    assert not left, f"{name} shows no {sorted(left)}"


def light(picture):
    """Return a picture as PNG of few colours, so many that it is small enough."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.toImage().save(buffer, "PNG")
    image = Image.open(io.BytesIO(content.data())).convert("RGB")
    for colours in COLOURS:
        found = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(found, "PNG", optimize=True)
        if found.tell() <= AT_MOST:
            break
    return found.getvalue()

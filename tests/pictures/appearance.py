"""How the window looks in a picture, and surroundings in which nothing of this computer shows."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.ui.colours import THEMES

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
SCREEN = {"name": "screen", "x": 0, "y": 0, "width": 2560, "height": 1600}
USUAL = (1280, 800)
SMALL = (853, 480)
"""What a screen of 1280×720 leaves when the system shows everything at 150 %."""


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """Language, colours, size of letters and of the window."""

    language: str = "de"
    theme: str = "light"
    zoom: int = 100
    size: tuple[int, int] = USUAL
    is_doubled: bool = False
    """Whether every text is there twice, as in a language with long words."""

    @property
    def name(self):
        """The end of the names of pictures."""
        parts = [self.language, self.theme]
        if self.zoom != 100:
            parts.append(str(self.zoom))
        if self.size != USUAL:
            parts.append("{}x{}".format(*self.size))
        if self.is_doubled:
            parts.append("doubled")
        return "-".join(parts)


APPEARANCES = (
    *(
        Appearance(language=language, theme=theme, zoom=zoom)
        for zoom in (100, 200)
        for theme in THEMES
        for language in ("de", "en")
    ),
    Appearance(size=SMALL),
    Appearance(language="en", size=SMALL),
)
DOUBLED = (
    Appearance(is_doubled=True),
    Appearance(size=SMALL, is_doubled=True),
    Appearance(language="en", size=SMALL, is_doubled=True),
)


def surround(private):
    """Give the window private folders and a large screen that nobody sees."""
    for name in FOLDERS:
        folder = private / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)
    screens = private / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    os.environ.update(LC_ALL="C.UTF-8", TZ="UTC", QT_SCALE_FACTOR="1", PYTHONPATH=str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"

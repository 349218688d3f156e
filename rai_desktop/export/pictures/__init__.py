"""Pictures as files of their own: SVG that scales, PNG that every program takes."""

from rai_desktop.export.pictures.png import picture_png
from rai_desktop.export.pictures.svg import picture_svg

__all__ = ["picture_png", "picture_svg"]

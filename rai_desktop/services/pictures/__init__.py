"""Pictures as display lists: described once here, drawn on the screen and in PDF files alike."""

from rai_desktop.services.pictures.bars import Bar, BarLook, level_bars
from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning, Palette, level_meaning
from rai_desktop.services.pictures.curve import Curve, CurveLabels, CurvePoint, level_curve
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Hatch,
    HatchKind,
    Item,
    Line,
    Marker,
    Polygon,
    Rect,
    Text,
    marker,
)
from rai_desktop.services.pictures.figures import Figure, figures_picture
from rai_desktop.services.pictures.fitting import Fitted, Room, TextWidth, fit_text, shorten
from rai_desktop.services.pictures.matrix import (
    LEVEL_HATCHES,
    MatrixLabels,
    MatrixPlan,
    cell_words,
    risk_matrix,
)
from rai_desktop.services.pictures.radar import Axis, RadarLabels, radar
from rai_desktop.services.pictures.trend import TrendLabels, TrendPoint, trend

__all__ = [
    "LEVEL_HATCHES",
    "PRINT_PALETTE",
    "Align",
    "Axis",
    "Bar",
    "BarLook",
    "Curve",
    "CurveLabels",
    "CurvePoint",
    "Drawing",
    "Figure",
    "Fitted",
    "Hatch",
    "HatchKind",
    "Item",
    "Line",
    "Marker",
    "MatrixLabels",
    "MatrixPlan",
    "Meaning",
    "Palette",
    "Polygon",
    "RadarLabels",
    "Rect",
    "Room",
    "Text",
    "TextWidth",
    "TrendLabels",
    "TrendPoint",
    "cell_words",
    "figures_picture",
    "fit_text",
    "level_bars",
    "level_curve",
    "level_meaning",
    "marker",
    "radar",
    "risk_matrix",
    "shorten",
    "trend",
]

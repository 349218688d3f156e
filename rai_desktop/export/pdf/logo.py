"""The company's logo at the top right of a cover."""

from io import BytesIO

from PIL import Image

from rai_desktop.export.pdf.flow import Flow
from rai_desktop.export.pdf.surface import Area, Logo, Surface
from rai_desktop.services.brand import Brand

_MOST_DOTS = (900, 450)
_ROOM = (150.0, 56.0)
_COMPACT_ROOM = (110.0, 36.0)
_TOP, _COMPACT_TOP = 44.0, 26.0


def logo_of(surface: Surface, brand: Brand) -> Logo | None:
    """Put the logo into the file; one that cannot be read is left out."""
    image = readable_image(brand.logo)
    if image is None:
        return None
    number = surface.add_image(image.tobytes(), image.width, image.height)
    return Logo(number=number, width=image.width, height=image.height, words=brand.logo_text)


def readable_image(data: bytes) -> Image.Image | None:
    """Return a picture on white, no larger than print needs; ``None`` for none and for damage."""
    if not data:
        return None
    try:
        opened = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        opened.thumbnail(_MOST_DOTS)
        shown = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    ground = Image.new("RGBA", shown.size, "white")
    return Image.alpha_composite(ground, shown).convert("RGB")


def draw_logo(flow: Flow) -> None:
    """Draw the logo at the top right, where the page has one."""
    logo = flow.logo
    if logo is None:
        return
    most, top = (_COMPACT_ROOM, _COMPACT_TOP) if flow.is_compact else (_ROOM, _TOP)
    scale = min(most[0] / logo.width, most[1] / logo.height)
    width, height = logo.width * scale, logo.height * scale
    right = flow.shape.width - flow.shape.side
    area = Area(x=right - width, y=top, width=width, height=height)
    words = flow.surface.string(flow.shown(logo.words))
    low = flow.shape.height - top - height
    box = f"{area.x:.1f} {low:.1f} {right:.1f} {low + height:.1f}"
    with (
        flow.surface.element("Figure", f"/Alt {words}/A<</O/Layout/BBox[{box}]>>"),
        flow.surface.content(),
    ):
        flow.surface.draw_image(logo.number, area)

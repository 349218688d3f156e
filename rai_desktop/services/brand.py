"""The company's own look on documents."""

from dataclasses import dataclass

from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning, readable


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """The company's own look: its logo as a PNG or JPEG picture, and a colour as ``#RRGGBB``."""

    logo: bytes = b""
    logo_text: str = ""
    colour: str = ""

    @property
    def accent(self) -> str:
        """The colour of headings: that of the company, as dark as it has to be to be read."""
        if not self.colour:
            return PRINT_PALETTE.colour(Meaning.ACCENT)
        return readable(self.colour, PRINT_PALETTE.colour(Meaning.PAPER))

    @property
    def is_darkened(self) -> bool:
        """Whether the colour of the company is too light for headings."""
        return bool(self.colour) and self.accent != self.colour.upper()


NO_BRAND = Brand()
"""The look of the product."""

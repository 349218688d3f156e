"""Pictures of the window as files."""

from pathlib import Path

from rai_desktop.services.pictures import PRINT_PALETTE, Drawing, TextWidth


class PictureFiles:
    """Meets ``ui.session.PictureFiles``."""

    def write_svg(self, drawing: Drawing, title: str, measure: TextWidth, target: Path) -> None:
        """Write a picture as SVG; ``target`` appears only when complete."""
        from rai_desktop.export.pictures import picture_svg
        from rai_desktop.export.targets import replaced_when_complete

        with replaced_when_complete(target) as part:
            part.write_text(picture_svg(drawing, title, PRINT_PALETTE, measure), "utf-8")

    def write_bytes(self, data: bytes, target: Path) -> None:
        """Write a finished file; ``target`` appears only when complete."""
        from rai_desktop.export.targets import replaced_when_complete

        with replaced_when_complete(target) as part:
            part.write_bytes(data)

"""The yearly report to the alliance in the window: what is asked, what leaves, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rai_desktop.services.labels import Labels
    from rai_desktop.ui.pages.base import Scene
    from rai_desktop.ui.theme import Theme
    from rai_desktop.ui.yearly_report.dialog import ReportDialog


def show_report(
    window: QWidget, scene: Scene, labels: Labels, theme: Theme, year: int | None = None
) -> ReportDialog:
    """Show the dialog of the report about ``year``, or about the year that was closed last."""
    from rai_desktop.ui.yearly_report.dialog import ReportDialog

    dialog = ReportDialog(window, scene, labels, theme)
    dialog.open()
    dialog.start(year)
    return dialog

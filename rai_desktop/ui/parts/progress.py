"""How far work beside the window is, as a bar."""

from PySide6.QtWidgets import QProgressBar

from rai_desktop.services.jobs import Progress


def show_progress(bar: QProgressBar, progress: Progress) -> None:
    """Show how far work is; it may turn out to be more than was thought."""
    bar.setRange(0, progress.total)
    bar.setValue(min(progress.done, progress.total))

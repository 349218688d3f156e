"""How far work is, as a bar."""

from PySide6.QtWidgets import QProgressBar

from rai_desktop.services.jobs import Progress


def progress_bar(name: str) -> QProgressBar:
    """Return a bar without a text in it; it is hidden until there is work."""
    bar = QProgressBar()
    bar.setObjectName(name)
    bar.setTextVisible(False)
    bar.hide()
    return bar


def show_progress(bar: QProgressBar, progress: Progress) -> None:
    """Show how far work is; it may turn out to be more than was thought."""
    bar.setRange(0, progress.total)
    bar.setValue(min(progress.done, progress.total))

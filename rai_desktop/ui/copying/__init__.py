"""Adding single entries of another inventory as copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from pathlib import Path

    from rai_desktop.services.labels import Labels
    from rai_desktop.ui.copying.dialog import CopyDialog
    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.session import Session
    from rai_desktop.ui.theme import Theme


def copy_dialog(
    desk: Desk, session: Session, labels: Labels, theme: Theme, path: Path | None
) -> CopyDialog | None:
    """Show the dialog for the file at ``path``; without one, ask which. ``None``: none chosen."""
    from rai_desktop.ui.copying.dialog import CopyDialog
    from rai_desktop.ui.file_names import file_filter

    desk.workspace.flush()
    if path is None:
        title = labels.words(N_("Entries of another inventory"))
        path = desk.asker.open_path(title, file_filter(labels.words, "rai"))
        if path is None:
            return None
    dialog = CopyDialog(desk, session, labels, theme, path)
    dialog.copied.connect(desk.tell_undoable)
    dialog.open()
    return dialog

"""How the list and the form of a kind were arranged, kept for each project on this computer."""

from PySide6.QtWidgets import QSplitter

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.listing.columns import URGENCY
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.entity_form import EntityForm
from rai_desktop.ui.pages.kept_widths import read_widths, widths_text
from rai_desktop.ui.session import Settings
from rai_desktop.ui.tables import EntityTable
from rai_desktop.ui.tables.state import Order, TableState, state_text

FIRST_ORDER = {EntityKind.TASK: state_text(TableState(columns=(), order=Order(key=URGENCY)))}
"""How a list is arranged until somebody chooses otherwise."""


class Arrangement:
    """Columns, filters and order of the list, open sections of the form, and the widths."""

    def __init__(self, settings: Settings, project: OpenProject, kind: EntityKind) -> None:
        self._settings = settings
        self._kind = kind
        self._place = f"{kind}.{project.uid}"

    def of_table(self) -> str:
        """Return how the list is arranged, as its state is written."""
        return self._settings.get(f"table.{self._place}") or FIRST_ORDER.get(self._kind, "")

    def keep(self, table: EntityTable, form: EntityForm, splitter: QSplitter) -> None:
        """Remember how everything is arranged now."""
        self._settings.set(f"table.{self._place}", table.state())
        self._settings.set(f"sections.{self._place}", " ".join(form.open_sections()))
        self._settings.set(f"split.{self._place}", widths_text(splitter.sizes()))

    def restore(self, form: EntityForm, splitter: QSplitter) -> None:
        """Open the sections and share the width as they were."""
        form.set_open_sections(self._settings.get(f"sections.{self._place}").split())
        sizes = read_widths(self._settings.get(f"split.{self._place}"), splitter.count())
        if sizes:
            splitter.setSizes(sizes)

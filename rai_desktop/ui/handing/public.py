"""The dialog for the page that everybody may read."""

from PySide6.QtWidgets import QLineEdit, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.public_page.building import PUBLIC_FIELDS, public_page
from rai_desktop.ui.exporting import FurtherWish
from rai_desktop.ui.handing.base import HandingDialog
from rai_desktop.ui.parts.short import ShortCheckBox
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme

MOST = 500
"""So many AI systems are offered; who has more writes the page on the command line."""


class PublicDialog(HandingDialog):
    """Nothing is chosen at first; which fields everybody will read stands beside."""

    title = N_("Page for everybody")
    lead = N_(
        "One file for your website that says which AI systems you use and what for. Only the AI "
        "systems that you tick are on it, and only the fields named here."
    )

    def __init__(self, window: QWidget, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__(window, project, labels, theme)
        self.setObjectName("public_page")
        self.tell("public_fields", "muted", self._fields())
        self.tell("public_who", "heading", self.words(N_("Whom people can ask")))
        self.contact = QLineEdit()
        self.contact.setObjectName("public_contact")
        self.contact.setMaxLength(300)
        self.contact.setAccessibleName(self.words(N_("Whom people can ask")))
        self.contact.setPlaceholderText(self.words(N_("E-mail or telephone, as on your website")))
        self.body.addWidget(self.contact)
        self.tell("public_systems", "heading", self.words(N_("AI systems")))
        self.systems: dict[Uid, ShortCheckBox] = {}
        self._add_systems()
        self.body.addStretch(1)
        self.offer(ExportKind.JSON, self.words(N_("Write as JSON…")), is_main=False)
        self.offer(ExportKind.HTML, self.words(N_("Write the page…")))

    def _fields(self) -> str:
        known = {spec.key: spec for spec in self.project.fields(EntityKind.SYSTEM)}
        names = [self.labels.field(known[key]) for key in PUBLIC_FIELDS]
        told = N_("Everybody reads: name, number, {fields}, and the classification once confirmed.")
        return self.words.filled(told, fields=", ".join(names))

    def _add_systems(self) -> None:
        found = [one for one in self.project.entities(EntityKind.SYSTEM) if _is_live(one)]
        for system in found[:MOST]:
            number, name = self.project.number(system), self.project.name(system.uid)
            self.systems[system.uid] = self.box(f"public_{number}", f"{number} {name}")
        if not found:
            self.tell("public_none", "muted", self.words(N_("No AI system is in use.")))
        if len(found) > MOST:
            told = N_("Only the first {count} are listed. The command line takes any.")
            text = self.words.filled(told, count=self.words.number(MOST))
            self.tell("public_more", "muted", text)

    def wish(self) -> FurtherWish:
        """Return which page is written.

        Raises:
            UserError: nothing is ticked.
        """
        chosen = [uid for uid, box in self.systems.items() if box.isChecked()]
        public_page(self.project, self.labels, chosen, self.contact.text())
        numbers = ",".join(self.project.number(self.project.entity(uid)) for uid in chosen)
        options = ("--public", f"--of={numbers}", f"--contact={self.contact.text()}")
        return FurtherWish(name=self.words(N_("AI systems")), options=options)


def _is_live(entity: object) -> bool:
    return isinstance(entity, AiSystem) and entity.is_live

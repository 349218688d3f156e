"""The dialog for the pack that an auditor gets: what is left out, and what leaves the house."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.left_out import PRIVACY, LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.auditor_pack.model import (
    LEFT_OUT,
    PARTS,
    PackPart,
    PackPlan,
    PackProfile,
    PackRequest,
)
from rai_desktop.services.auditor_pack.planning import plan_pack
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.exporting import FurtherWish
from rai_desktop.ui.handing.base import HandingDialog
from rai_desktop.ui.parts.short import ShortRadioButton
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme

_LEAST = N_("Leave at least one part in the pack.")


class PackDialog(HandingDialog):
    """A profile sets the boxes; below stands each file that the pack will hold."""

    title = N_("Pack for the auditor")
    lead = N_(
        "One ZIP file with registers, documents, open points, history and evidence, and with the "
        "checksum of each file. What you leave out is left out of texts, too."
    )

    def __init__(self, window: QWidget, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__(window, project, labels, theme)
        self.setObjectName("auditor_pack")
        self.profiles: dict[PackProfile, ShortRadioButton] = {}
        self._add_profiles()
        self.tell("pack_without", "heading", self.words(N_("Leave out")))
        self.left_out = {
            part: self.box(f"pack_without_{part}", self.words(part.label)) for part in PRIVACY
        }
        self.tell("pack_parts", "heading", self.words(N_("In the pack")))
        self.parts = {
            part: self.box(f"pack_part_{part}", self.words(part.label)) for part in PackPart
        }
        self.tell("pack_leaves", "heading", self.words(N_("This is passed on")))
        self.files = self._text("pack_files", "")
        self.warnings = self._text("pack_warnings", "warning")
        self.body.addStretch(1)
        self.offer(ExportKind.ZIP, self.words(N_("Write the pack…")))
        for box in (*self.left_out.values(), *self.parts.values()):
            box.toggled.connect(lambda _: self._show_plan())
        self.profiles[PackProfile.AUDITOR].setChecked(True)

    def _add_profiles(self) -> None:
        for profile in PackProfile:
            made = ShortRadioButton()
            made.setObjectName(f"pack_profile_{profile}")
            made.setText(self.words(profile.label))
            made.toggled.connect(self._setter(profile))
            self.profiles[profile] = made
            self.body.addWidget(made)

    def _setter(self, profile: PackProfile) -> Callable[[bool], None]:
        return lambda is_set: self._set_profile(profile) if is_set else None

    def _set_profile(self, profile: PackProfile) -> None:
        for part, box in self.left_out.items():
            box.setChecked(PRIVACY[part] in LEFT_OUT[profile])
        for held, box in self.parts.items():
            box.setChecked(held in PARTS[profile])
        self._show_plan()

    def _text(self, name: str, role: str) -> QLabel:
        made = self.tell(name, role, "")
        assert isinstance(made, QLabel)  # noqa: S101 - it was made as one
        return made

    # what is chosen --------------------------------------------------------------

    @property
    def chosen_left_out(self) -> frozenset[LeftOut]:
        """What is left out of every file."""
        return frozenset(part for part, box in self.left_out.items() if box.isChecked())

    @property
    def chosen_parts(self) -> frozenset[PackPart]:
        """What the pack holds."""
        return frozenset(part for part, box in self.parts.items() if box.isChecked())

    def plan(self) -> PackPlan:
        """Return what the pack would hold."""
        clock = self.project.clock
        left_out: frozenset[Privacy] = frozenset(PRIVACY[part] for part in self.chosen_left_out)
        request = PackRequest(
            cut_off=clock.today(),
            created=clock.now(),
            parts=self.chosen_parts,
            left_out=left_out,
        )
        return plan_pack(self.project, self.labels, request)

    def _show_plan(self) -> None:
        plan = self.plan()
        self.files.setText("\n".join(self._line(one.name, one.size) for one in plan.files))
        self.warnings.setText("\n".join(plan.warnings))
        self.warnings.setVisible(bool(plan.warnings))

    def _line(self, name: str, size: int | None) -> str:
        if size is None:
            return f"• {name}"
        return f"• {name} ({self.words.number(max(1, round(size / 1024)))} KB)"

    def wish(self) -> FurtherWish:
        """Return how the pack is written."""
        if not self.chosen_parts:
            raise UserError(_LEAST)
        left_out = ",".join(part for part in PRIVACY if part in self.chosen_left_out)
        parts = ",".join(part for part in PackPart if part in self.chosen_parts)
        return FurtherWish(
            name=self.words(self.title), options=(f"--redact={left_out}", f"--parts={parts}")
        )

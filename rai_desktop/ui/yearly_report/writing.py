"""Writing the files of a report: a snapshot, a child process, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from rai_desktop.domain.texts import N_
from rai_desktop.domain.yearly_report import Signed
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.child_runner import ChildRunner
from rai_desktop.ui.session import Session

FAILED = N_("The report could not be written. Try again, or choose another place.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """Which report is written into which files; a draft is only to read."""

    year: int
    request: str
    language: str
    files: Sequence[Path]
    receipt: Path | None = None
    signed: Signed | None = None
    is_draft: bool = False


class ReportWriter(ChildRunner):
    """Writes one report at a time; ``finished`` carries the files."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, FAILED, parent)

    def start(self, project: OpenProject, order: ReportOrder) -> None:
        """Write the files of the project as it is now.

        Raises:
            UserError: the snapshot cannot be written.
        """
        with self._snapshot_of(project) as snapshot:
            command = self._session.report_command(snapshot, _options(order))
        targets = _targets(order)
        leftovers = (snapshot.parent, *map(self._session.part_of, targets))
        self._run(command, leftovers, order.language, lambda _: targets)


def _targets(order: ReportOrder) -> list[Path]:
    return [*order.files, *([order.receipt] if order.receipt else [])]


def _options(order: ReportOrder) -> list[str]:
    options = ["--year", str(order.year), f"--request={order.request}", "--lang", order.language]
    for path in order.files:
        options += ["--to", str(path)]
    if order.receipt is not None:
        options += ["--receipt", str(order.receipt)]
    if order.signed is not None:
        name = order.signed.name.replace(",", " ")
        day = order.signed.on.isoformat()
        options += [f"--signed={name}, {order.signed.function}", "--signed-on", day]
    return [*options, *(["--draft"] if order.is_draft else [])]

"""Writing a pack: each file by its own writer, then all of them with their checksums in one ZIP."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED

from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.export.archive import TimelessArchive
from rai_desktop.export.document import write_json
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.export.writers import register_writer, write_paper
from rai_desktop.services.auditor_pack.model import PackFile, PackPlan
from rai_desktop.services.auditor_pack.planning import DOCUMENT, EVIDENCE, PAPER, TABLE
from rai_desktop.services.document import project_document
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.registry import paper_kind
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest, build_register

_PIECE = 1 << 20


def write_pack(project: OpenProject, labels: Labels, plan: PackPlan, target: Path) -> Job:
    """Write the files of ``plan`` into a ZIP file; ``target`` appears only when it is complete.

    It holds just these files, a text that says what they are, and their checksums in the form that
    ``sha256sum -c`` reads; no times, names or paths of this computer.
    """
    packer = _Packer(project, labels, plan)
    total = len(plan.files) + 1
    with replaced_when_complete(target) as part, TemporaryDirectory() as folder:
        with TimelessArchive(part, "w", ZIP_DEFLATED) as archive:
            for done, file in enumerate(plan.files):
                progress = Progress(done=done, total=total, text=file.title)
                yield progress
                made = Path(folder) / f"file{PurePosixPath(file.name).suffix}"
                for _ in packer.written(file, made):
                    yield progress
                packer.add(archive, file.name, made)
                made.unlink()
            packer.add_texts(archive)
        yield Progress(done=total, total=total)


class _Packer:
    """Knows how each file of a plan is made, and notes what came into the ZIP file."""

    def __init__(self, project: OpenProject, labels: Labels, plan: PackPlan) -> None:
        self._project, self._labels, self._plan = project, labels, plan
        self._sums: list[tuple[str, str]] = []

    def written(self, file: PackFile, target: Path) -> Job:
        """Return what writes one file; the ending of ``target`` is that of the file."""
        what, _, name = file.key.partition(":")
        if what == EVIDENCE:
            return self._evidence(file, target)
        if what == PAPER:
            return self._paper(name, target)
        if what == DOCUMENT:
            return write_json(project_document(self._project, self._request()), target)
        request = self._request((name,) if what == TABLE else ())
        register = build_register(self._project, self._labels, request)
        return register_writer(target.suffix.lstrip("."))(register, target)

    def _request(self, names: tuple[str, ...] = ()) -> RegisterRequest:
        wanted = self._plan.request
        return RegisterRequest(
            cut_off=wanted.cut_off, created=wanted.created, left_out=wanted.left_out, names=names
        )

    def _paper(self, key: str, target: Path) -> Job:
        wanted = self._plan.request
        request = PaperRequest(
            cut_off=wanted.cut_off, created=wanted.created, left_out=wanted.left_out
        )
        return write_paper(paper_kind(key).build(self._project, self._labels, request), target)

    def _evidence(self, file: PackFile, target: Path) -> Job:
        evidence = self._project.entity(file.evidence) if file.evidence else None
        assert isinstance(evidence, Evidence)  # noqa: S101 - planned from this very project
        target.write_bytes(self._project.store.attachment(evidence.sha256) or b"")
        yield Progress(done=1, total=1)

    def add(self, archive: TimelessArchive, name: str, made: Path) -> None:
        """Put a written file into the ZIP file and note its checksum."""
        digest = sha256()
        with made.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        self._sums.append((digest.hexdigest(), name))
        archive.write(made, name)

    def add_texts(self, archive: TimelessArchive) -> None:
        """Add what the pack is about, and the checksums of all that came before."""
        about = "\r\n".join(self._about()).encode("utf-8-sig")
        self._sums.append((sha256(about).hexdigest(), self._plan.readme))
        archive.writestr(self._plan.readme, about)
        lines = "".join(f"{digest}  {name}\n" for digest, name in self._sums)
        archive.writestr(self._plan.checksums, lines.encode("utf-8"))

    def _about(self) -> Iterator[str]:
        yield from self._plan.about
        yield ""
        for file in self._plan.files:
            yield f"{file.name} – {file.title}" if file.title not in file.name else file.name
        yield ""
        yield from self._plan.remarks
        yield self._plan.state
        yield ""

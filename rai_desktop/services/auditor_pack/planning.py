"""Planning a pack: which files leave the house, told before anything is written."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from rai_desktop.domain.codes import EvidenceKind
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.state_mark import state_mark
from rai_desktop.domain.texts import N_
from rai_desktop.services.attaching import safe_file_name
from rai_desktop.services.auditor_pack.model import PackFile, PackPart, PackPlan, PackRequest
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.history_extract import HISTORY
from rai_desktop.services.papers.registry import PAPERS
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import OPEN_POINTS

REGISTER, DOCUMENT, EVIDENCE, PAPER, TABLE = "register", "document", "evidence", "paper", "table"

_LOOKED_INTO = N_(
    "Files of evidence are packed as they are and are not looked into: they may contain "
    "names and amounts."
)
_MISSING = N_("Without its file, because this copy does not have it: {entry}")
_HOW_TO_CHECK = N_(
    "SHA256SUMS.txt holds the checksum of each file. RAI Desktop compares them with "
    "“verify FILE.zip”; other programs read them, too (sha256sum -c). The fingerprint stands for "
    "the state of the project from which the files were made."
)
_PRIVACY = {
    Privacy.PERSONAL: LeftOut.NAMES,
    Privacy.COST: LeftOut.COSTS,
    Privacy.COMMENT: LeftOut.COMMENTS,
}


def plan_pack(project: OpenProject, labels: Labels, request: PackRequest) -> PackPlan:
    """Return what a pack of ``project`` would hold."""
    words, planner = labels.words, _Planner(project, labels, request)
    left_out = tuple(words(_PRIVACY[one].label) for one in sorted(request.left_out))
    parts = tuple(words(part.label) for part in PackPart if part not in request.parts)
    files = tuple(planner.files())
    return PackPlan(
        request=request,
        language=words.language,
        files=files,
        left_out=(*left_out, *parts),
        warnings=tuple(planner.warnings(files)),
        about=tuple(planner.about()),
        remarks=tuple(planner.remarks(files, (*left_out, *parts))),
        state=state_mark(project.uid, project.store.head()),
        readme=words(N_("READ-ME.txt")),
    )


class _Planner:
    def __init__(self, project: OpenProject, labels: Labels, request: PackRequest) -> None:
        self._project, self._words, self._request = project, labels.words, request
        self._labels = labels

    def files(self) -> Iterator[PackFile]:
        """Yield the files in the order in which they are read."""
        for part, name, title, key in self._fixed():
            if part in self._request.parts:
                yield PackFile(name=name, title=title, part=part, key=key)
        if PackPart.EVIDENCE in self._request.parts:
            yield from self._evidence()

    def _fixed(self) -> Iterator[tuple[PackPart, str, str, str]]:
        """Yield the files that are written: part, name, what they are, what makes them."""
        words = self._words
        register, points = words(N_("AI register")), words(N_("Open points"))
        history = words(N_("Extract of the history"))
        yield PackPart.REGISTERS, f"{register}.pdf", register, REGISTER
        yield PackPart.REGISTERS, f"{register}.xlsx", register, REGISTER
        for name, key in self._papers():
            yield PackPart.DOCUMENTS, f"{name.replace('/', '-')}.pdf", name, f"{PAPER}:{key}"
        yield PackPart.OPEN_POINTS, f"{points}.csv", points, f"{TABLE}:{OPEN_POINTS}"
        yield PackPart.HISTORY, f"{history}.pdf", history, f"{PAPER}:{HISTORY}"
        yield PackPart.DATA, "data.json", words(PackPart.DATA.label), DOCUMENT

    def _papers(self) -> Iterator[tuple[str, str]]:
        """Yield name and key of the documents about the whole project."""
        for kind in PAPERS:
            if kind.for_auditor:
                yield self._words(kind.name), kind.key

    def _evidence(self) -> Iterator[PackFile]:
        folder = self._words(N_("Evidence"))
        for one in self._with_file():
            number = self._project.number(one)
            file_name = safe_file_name(one.file_name)
            known = Privacy.PERSONAL not in self._request.left_out
            behind = f" {file_name}" if known else PurePosixPath(file_name).suffix
            yield PackFile(
                name=f"{folder}/{number}{behind}",
                title=self._labels.title(one) if known else number,
                part=PackPart.EVIDENCE,
                key=EVIDENCE,
                evidence=one.uid,
                size=one.size,
            )

    def _with_file(self) -> Iterator[Evidence]:
        for one in self._project.entities(EntityKind.EVIDENCE):
            if not isinstance(one, Evidence) or one.evidence_kind is not EvidenceKind.FILE:
                continue
            if one.sha256 and self._project.store.attachment(one.sha256) is not None:
                yield one

    def warnings(self, files: tuple[PackFile, ...]) -> Iterator[str]:
        """Yield what people should know before the pack leaves."""
        packed = {one.evidence for one in files if one.evidence}
        if packed and self._request.left_out:
            yield self._words(_LOOKED_INTO)
        if PackPart.EVIDENCE not in self._request.parts:
            return
        for one in self._project.entities(EntityKind.EVIDENCE):
            if isinstance(one, Evidence) and one.sha256 and one.uid not in packed:
                yield self._words.filled(_MISSING, entry=self._project.number(one))

    def about(self) -> Iterator[str]:
        """Yield the lines of the file that says what the pack is."""
        words, request = self._words, self._request
        organisation = self._project.organisation()
        yield words.filled(
            N_("Pack for the auditor – {company}"),
            company=organisation.name if organisation else "",
        )
        yield words.filled(N_("Cut-off date: {day}"), day=words.day(request.cut_off))
        yield words.filled(N_("Written on: {day}"), day=words.day(request.created.date()))
        yield words.filled(N_("Fingerprint: {fingerprint}"), fingerprint=self._project.fingerprint)

    def remarks(self, files: tuple[PackFile, ...], left_out: tuple[str, ...]) -> Iterator[str]:
        """Yield what stands behind the list of files: what is missing, and how to check."""
        words = self._words
        if left_out:
            yield words.filled(N_("Left out: {parts}"), parts=", ".join(left_out))
        yield from self.warnings(files)
        yield words(_HOW_TO_CHECK)

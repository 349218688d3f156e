"""Exports that are killed: the older file byte by byte, or the new one complete."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.targets import part_of
from rai_desktop.export.writers import register_writer, write_document
from rai_desktop.services.document import project_document
from rai_desktop.services.jobs import Job
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import build_register
from tests.faults.block import Block, Case
from tests.faults.kills import Say, fault_of, killed
from tests.services.building import empty_project, labels, request

VARIANTS = 3
"""Different projects that are written in turn; each always gives the same bytes."""


@dataclass
class Exports:
    """Projects, what each writes when nobody disturbs it, and how long the slowest takes."""

    target: Path
    projects: Sequence[OpenProject]
    written: Sequence[str] = ()
    seconds: float = 0.0

    def write(self, variant: int) -> str:
        """Write a project and return the digest of the file."""
        for _ in job(self.projects[variant], self.target):
            pass
        return digest_of(self.target)


def job(project: OpenProject, target: Path) -> Job:
    """Return what writes the systems of a project."""
    ending, wish = target.suffix[1:], request(names=("systems",))
    if ending == "json":
        return write_document(project_document(project, wish), target)
    return register_writer(ending)(build_register(project, labels("de"), wish), target)


def _project(folder: Path, variant: int) -> OpenProject:
    project = empty_project(folder)
    for number in range(5):
        project.add(EntityKind.SYSTEM, {"name": f"Anwendung {variant}.{number}"})
    return project


def digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def prepare(folder: Path, *, ending: str) -> Exports:
    target = folder / "exports" / f"register.{ending}"
    target.parent.mkdir()
    projects = [_project(folder / f"project{variant}", variant) for variant in range(VARIANTS)]
    exports = Exports(target, projects)
    exports.written = [exports.write(variant) for variant in range(VARIANTS)]
    began = time.monotonic()
    again = [exports.write(variant) for variant in range(VARIANTS)]
    exports.seconds = (time.monotonic() - began) / VARIANTS
    assert exports.written == again, "the same state gives the same bytes"
    assert len(set(again)) == VARIANTS
    return exports


def judge(exports: Exports, case: Case) -> str:
    before = digest_of(exports.target)
    first = exports.written.index(before)

    def work(say: Say) -> None:
        say("ready")
        variant = first
        while True:
            variant = (variant + 1) % VARIANTS
            say("try", variant)
            exports.write(variant)
            say("done", variant)

    said = killed(work, case.chance, 1.5 * exports.seconds)
    after = before
    for word, *place in said:
        if word == "try":
            after = exports.written[place[0]]
        elif word == "done":
            before = after
    if digest_of(exports.target) not in (before, after):
        return "the file is neither the older nor the newer one"
    left = {path.name for path in exports.target.parent.iterdir()}
    if not left <= {exports.target.name, part_of(exports.target).name}:
        return f"left: {left}"
    return fault_of(said)


def finish(exports: Exports) -> str:
    """The next export takes away what a killed one left."""
    if exports.write(0) != exports.written[0]:
        return "the export after the kills is another one"
    left = [path.name for path in exports.target.parent.iterdir()]
    return "" if left == [exports.target.name] else f"left: {left}"


def _block(ending: str) -> Block[Exports]:
    return Block(
        name=f"kill-export-{ending}",
        tests="T06",
        what=f"killed while writing {ending}",
        number=500,
        few=4,
        prepare=partial(prepare, ending=ending),
        judge=judge,
        finish=finish,
    )


XLSX, PDF, CSV, JSON = map(_block, ("xlsx", "pdf", "csv", "json"))

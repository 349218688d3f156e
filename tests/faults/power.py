"""A model of a power cut: what a save wrote and did not flush is there, or not, or in part.

The calls of a save are recorded with their content and played back on a disk in memory. A flush of
a file makes its content last, a flush of a folder the names in it. At the cut, of what was not
flushed any part of the content may be there, and the first so many changes of names of each folder.
"""

import random
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rai_desktop.domain.fields import EntityKind
from tests.faults.block import Block, Case
from tests.faults.calls import EDITED, NAME, Save, saved
from tests.faults.calls import prepare as prepare_save
from tests.storage.building import findings, names_in, opened, private_folders

CALLS = "openat,write,pwrite64,fsync,fdatasync,rename,unlink,ftruncate,sendfile,close,writev"
STATES = 3000
SECTOR = 512

Write = tuple[int, bytes | None]
"""Where something is written, and what; without content the file is cut there."""


@dataclass
class Inode:
    lasting: bytes = b""
    pending: list[Write] = field(default_factory=list)

    def content(self, writes: Sequence[Write]) -> bytes:
        found = bytearray(self.lasting)
        for place, data in writes:
            if data is None:
                del found[place:]
                found.extend(bytes(place - len(found)))
            else:
                found.extend(bytes(max(0, place - len(found))))
                found[place : place + len(data)] = data
        return bytes(found)


@dataclass
class Disk:
    """Files by name as they last, and what happened since, by folder."""

    names: dict[str, Inode]
    changes: dict[str, list[tuple[str, Inode | None]]] = field(default_factory=dict)
    now: dict[str, Inode] = field(default_factory=dict)

    def change(self, path: str, inode: Inode | None) -> None:
        if inode is None:
            self.now.pop(path, None)
        else:
            self.now[path] = inode
        self.changes.setdefault(str(Path(path).parent), []).append((path, inode))

    def flush_folder(self, folder: str) -> None:
        for path, inode in self.changes.pop(folder, []):
            _put(self.names, path, inode)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files of one state that a cut may leave."""
        names = dict(self.names)
        for changes in self.changes.values():
            for path, inode in changes[: chance.choice((0, len(changes), _some(chance, changes)))]:
                _put(names, path, inode)
        return {path: inode.content(_kept(inode, chance)) for path, inode in names.items()}


def _put(names: dict[str, Inode], path: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(path, None)
    else:
        names[path] = inode


def _some(chance: random.Random, things: Sequence[object]) -> int:
    return chance.randrange(len(things) + 1)


def _kept(inode: Inode, chance: random.Random) -> list[Write]:
    """Return which of the writes that were not flushed are there, some of them torn."""
    pending = inode.pending
    kept = chance.choice(
        (
            [],
            list(pending),
            pending[: _some(chance, pending)],
            [write for write in pending if chance.random() < 0.5],
        )
    )
    if kept and kept[-1][1] is not None and chance.random() < 0.3:
        place, data = kept[-1]
        assert data is not None
        torn = data[: len(data) // 2 // SECTOR * SECTOR]
        kept = [*kept[:-1], (place, torn)]
    return kept


# recording ------------------------------------------------------------------------

_CALL = re.compile(r"^(?:\d+ +)?([a-z0-9]+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Recorded:
    save: Save
    lines: Sequence[str]
    files: dict[str, bytes]
    open_files: dict[int, str]
    root: Path


def prepare(folder: Path) -> Recorded:
    save = prepare_save(folder, errors=False)
    path, log = save.fresh(), folder / "recorded.txt"
    root = path.parent
    files: dict[str, bytes] = {}
    open_files: dict[int, str] = {}

    def look(process: int) -> None:
        files.update({str(p): p.read_bytes() for p in root.rglob("*") if p.is_file()})
        for descriptor in Path(f"/proc/{process}/fd").iterdir():
            open_files[int(descriptor.name)] = str(descriptor.readlink())

    options = ["-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-o", str(log)]
    said = saved(path, options, look)
    assert said[-1] == ["closed"], said
    lines = log.read_text("ascii", "replace").splitlines()
    recorded = Recorded(save, lines, files, open_files, root)
    disk, _ = played(recorded, len(lines))
    now = {str(p): p.read_bytes() for p in root.rglob("*") if p.is_file()}
    model = {name: inode.content(inode.pending) for name, inode in disk.now.items()}
    assert model == now, "the model ends where the save did"
    return recorded


def played(recorded: Recorded, count: int) -> tuple[Disk, list[str]]:
    """Return the disk after so many calls, and what the child had said by then."""
    names = {path: Inode(content) for path, content in recorded.files.items()}
    disk = Disk(names, now=dict(names))
    player = _Player(disk, str(recorded.root), dict(recorded.open_files))
    for line in recorded.lines[:count]:
        player.play(line)
    return disk, player.said


class _Player:
    def __init__(self, disk: Disk, root: str, paths: dict[int, str]) -> None:
        self._disk = disk
        self._root = root
        self._paths = paths
        self._inodes = {n: disk.now[p] for n, p in paths.items() if p in disk.now}
        self._places: dict[int, int] = {}
        self.said: list[str] = []

    def play(self, line: str) -> None:
        found = _CALL.match(line)
        if found is None or int(found[3]) < 0:
            return
        act = getattr(self, f"_{found[1]}", None)
        if act is not None:
            act(found[2], int(found[3]))

    def _openat(self, arguments: str, number: int) -> None:
        path = _texts(arguments)[0].decode("utf-8", "surrogateescape")
        self._paths[number] = path
        self._inodes.pop(number, None)
        self._places[number] = 0
        if not path.startswith(self._root):
            return
        if "O_CREAT" in arguments and path not in self._disk.now:
            self._disk.change(path, Inode())
        inode = self._disk.now.get(path)
        if inode is not None:
            self._inodes[number] = inode
            if "O_TRUNC" in arguments:
                inode.pending.append((0, None))

    def _close(self, arguments: str, _: int) -> None:
        self._inodes.pop(int(arguments), None)

    def _pwrite64(self, arguments: str, size: int) -> None:
        self._write_at(_number(arguments), _texts(arguments)[0][:size], _last(arguments))

    def _write(self, arguments: str, size: int) -> None:
        number = _number(arguments)
        self._write_at(number, _texts(arguments)[0][:size], self._places.get(number, 0))
        self._places[number] = self._places.get(number, 0) + size

    def _sendfile(self, arguments: str, size: int) -> None:
        target, source = (int(part) for part in arguments.split(", ")[:2])
        begin = int(re.search(r"\[(\d+)\]", arguments)[1])
        inode = self._inodes[source]
        data = inode.content(inode.pending)[begin : begin + size]
        self._write_at(target, data, self._places.get(target, 0))
        self._places[target] = self._places.get(target, 0) + size

    def _write_at(self, number: int, data: bytes, place: int) -> None:
        if number in self._inodes:
            self._inodes[number].pending.append((place, data))

    def _ftruncate(self, arguments: str, _: int) -> None:
        if _number(arguments) in self._inodes:
            self._inodes[_number(arguments)].pending.append((_last(arguments), None))

    def _fsync(self, arguments: str, _: int) -> None:
        number = _number(arguments)
        inode = self._inodes.get(number)
        if inode is not None:
            inode.lasting = inode.content(inode.pending)
            inode.pending.clear()
        else:
            self._disk.flush_folder(self._paths.get(number, ""))

    _fdatasync = _fsync

    def _rename(self, arguments: str, _: int) -> None:
        old, new = (text.decode("utf-8", "surrogateescape") for text in _texts(arguments))
        inode = self._disk.now[old]
        self._disk.change(new, inode)
        self._disk.change(old, None)

    def _unlink(self, arguments: str, _: int) -> None:
        self._disk.change(_texts(arguments)[0].decode("utf-8", "surrogateescape"), None)

    def _writev(self, arguments: str, _: int) -> None:
        self.said.append(_texts(arguments)[0].decode())


def _texts(arguments: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]


def _number(arguments: str) -> int:
    return int(arguments.partition(",")[0])


def _last(arguments: str) -> int:
    return int(arguments.rpartition(", ")[2])


# judging --------------------------------------------------------------------------


def judge(recorded: Recorded, case: Case) -> str:
    """The file is the old or the new one; what was said to be saved is there."""
    count = case.chance.randrange(len(recorded.lines) + 1)
    disk, said = played(recorded, count)
    root = recorded.root
    shutil.rmtree(root)
    for name, content in disk.after_cut(case.chance).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)
    path = root / "inventory.rai"
    where = f"after call {count} of {len(recorded.lines)}"
    if found := findings(path, deep=False):
        return f"{where}: not whole: {found}"
    name = names_in(path, private_folders(root / "look"))[0]
    is_saved = any("published" in words for words in said)
    if name not in (NAME, EDITED) or (is_saved and name != EDITED):
        return f"{where}: the file says {name}"
    project = opened(path)
    name = project.entities(EntityKind.SYSTEM)[0].name
    notices = [str(notice) for notice in project.store.notices]
    project.store.close()
    if name not in (NAME, EDITED) or (is_saved and name != EDITED):
        return f"{where}: the project says {name}"
    if any("elsewhere" in notice for notice in notices):
        return f"{where}: {notices}"
    return f"{where}: {findings(path)}" if findings(path) else ""


POWER = Block(
    name="power-cut",
    tests="T10",
    what="power cut during a save, by a model of the disk",
    number=STATES,
    few=60,
    prepare=prepare,
    judge=judge,
)

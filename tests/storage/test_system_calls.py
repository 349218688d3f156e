"""The order of what publishing asks of the system: nothing unsynced, no write to the file."""

import re
import shutil
import subprocess

from tests.storage.building import closed, names_in
from tests.storage.processes import ROOT, lacking, python

CALLS = "openat,open,creat,write,pwrite64,sendfile,copy_file_range,ftruncate,truncate,fsync,"
CALLS += "fdatasync,rename,renameat,renameat2,unlink,unlinkat,close,link,linkat"

_OPEN = re.compile(r'(?:openat\(AT_FDCWD, |open\(|creat\()"([^"]*)", ([A-Z_|]+).* = (\d+)')
_RENAME = re.compile(r'rename(?:at2?)?\((?:AT_FDCWD, )?"([^"]*)", (?:AT_FDCWD, )?"([^"]*)".* = 0')
_WRITE = re.compile(r"(?:write|pwrite64|ftruncate)\((\d+)")
_COPY = re.compile(r"sendfile\((\d+),|copy_file_range\(\d+, [^,]*, (\d+),")
_SYNC = re.compile(r"f(?:data)?sync\((\d+)\)")
_CLOSE = re.compile(r"close\((\d+)\)")


def _strace() -> str:
    found = shutil.which("strace")
    if found is None:
        lacking("strace is not installed")
    probe = subprocess.run([found, "-f", "true"], capture_output=True, check=False)
    if probe.returncode:
        lacking("strace may not look at processes here")
    return found


def _events(lines: list[str]) -> list[tuple[str, ...]]:
    """Return what happened to which path, in order."""
    paths: dict[str, str] = {}
    events = []
    for line in lines:
        if found := _OPEN.search(line):
            path, flags, number = found.groups()
            paths[number] = path
            if "O_WRONLY" in flags or "O_RDWR" in flags:
                events.append(("open for writing", path))
        elif found := _RENAME.search(line):
            events.append(("rename", *found.groups()))
        elif found := _WRITE.search(line) or _COPY.search(line):
            number = next(group for group in found.groups() if group)
            events.append(("write", paths.get(number, number)))
        elif found := _SYNC.search(line):
            events.append(("sync", paths.get(found[1], found[1])))
        elif found := _CLOSE.search(line):
            paths.pop(found[1], None)
    return events


def test_publishing_writes_beside_syncs_replaces_and_syncs_the_folder(tmp_path):
    strace = _strace()
    path = closed(tmp_path)
    log = tmp_path / "calls.txt"
    wrapper = (strace, "-f", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(log))
    subprocess.run(
        python("-m", "tests.storage.children", "publish", path, tmp_path, wrapper=wrapper),
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    events = _events(log.read_text("utf-8", "replace").splitlines())
    target = str(path)
    assert ("open for writing", target) not in events
    assert ("write", target) not in events
    (replaced,) = [i for i, e in enumerate(events) if e[0] == "rename" and e[2] == target]
    part = events[replaced][1]
    assert part.startswith(f"{tmp_path}/.inventory.rai.")
    writes = [i for i, event in enumerate(events) if event == ("write", part)]
    (synced,) = [i for i, event in enumerate(events) if event == ("sync", part)]
    assert writes
    assert max(writes) < synced < replaced
    assert events[replaced + 1] == ("sync", str(tmp_path))
    intended = [i for i, e in enumerate(events) if e[0] == "rename" and "state.json" in e[2]]
    assert any(i < replaced for i in intended), "what is to come was noted before"
    assert names_in(path)[-1] == "neu"

"""What people use instead: LibreOffice Calc opens the same register, lists it and prints it."""

import csv
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook, load_workbook

from benchmarks.children import PYTHON, whole_process
from benchmarks.figures import Figure
from benchmarks.projects import Place
from benchmarks.registers import made_register, run_through
from rai_desktop.export.writers import register_writer
from rai_desktop.storage.folders import Folders

GROUP = "office"
FASTER = 1.0
MOST_SECONDS = 600
PROGRAM = "soffice"
OFFICE = "LibreOffice Calc"
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield our whole processes against those of LibreOffice, whose own start is told apart."""
    program = shutil.which(PROGRAM)
    if program is None:
        print(f"{PROGRAM} is not installed: no comparison with {OFFICE}", file=sys.stderr)
        return
    office = _Office(program, place.private)
    workbook = place.private / "register.xlsx"
    register = made_register(size, place)
    run_through(register_writer("xlsx")(register, workbook))
    sheet = load_workbook(workbook, read_only=True).sheetnames.index(register.tables[0].title) + 1
    project = place.copy(size, _folders(place))
    command = partial(_command, project)
    repeat = min(3, place.repeat)
    start = office.own_start(repeat)
    figure = partial(_figure, size, start)
    target = str(place.private / "ours.pdf")
    time, complete = office.converts(workbook, "pdf")
    ours = _ours(repeat, command("export", "--to", target, "--lang", "de"), place)
    yield figure("the register printed to PDF", ours, time, complete=complete)
    time, complete = office.converts(workbook, AS_CSV.format(sheet=sheet))
    assert not complete or _listed(office.converted) == size
    ours = _ours(repeat, command("list", "systems", "--json"), place)
    yield figure("opened, the list of systems written", ours, time, complete=complete)
    ours = _ours(repeat, command("list", "systems", "--where", "rechnung"), place)
    yield figure("opened, the list filtered by a word", ours, time, complete=complete)


class _Office:
    """LibreOffice with a profile of its own, without a window."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self.converted = folder / "converted"
        self._empty = folder / "empty.xlsx"
        Workbook().save(self._empty)
        self.converts(self._empty, "pdf")  # makes the profile

    def own_start(self, repeat: int) -> float:
        """Return the time for an empty workbook: nothing but starting and ending."""
        return min(self.converts(self._empty, "pdf")[0] for _ in range(repeat))

    def converts(self, path: Path, kind: str) -> tuple[float, bool]:
        """Return how long converting takes, and whether it came to an end in time."""
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        into = ["--convert-to", kind, "--outdir", str(self.converted)]
        start = perf_counter()
        with subprocess.Popen(
            [self._program, profile, "--headless", *into, str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(MOST_SECONDS)
            except subprocess.TimeoutExpired:
                _end(process)
        return (perf_counter() - start) * 1000, process.returncode == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _listed(folder: Path) -> int:
    """Return how many rows of entries are in the list that was written."""
    (written,) = folder.glob("*.csv")
    with written.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


def _command(project: Path, name: str, *options: str) -> list[str]:
    return [*PYTHON, "-m", "rai_desktop", name, str(project), *options]


def _ours(repeat: int, command: list[str], place: Place) -> float:
    """Return the time of our command line as a whole, start of Python included."""
    folders = _folders(place)
    state, data = str(folders.state.parent), str(folders.data.parent)
    return whole_process(repeat, command, XDG_STATE_HOME=state, XDG_DATA_HOME=data)


def _folders(place: Place) -> Folders:
    """Return where the command line finds that this computer published the project."""
    base, name = place.private / "office", "rai-desktop"
    return Folders(state=base / "state" / name, data=base / "data" / name)


def _figure(
    size: int, start: float, name: str, ours: float, floor: float, *, complete: bool
) -> Figure:
    note = f"its own start apart: {start:.0f} ms"
    if not complete:
        note = f"it was not done after {MOST_SECONDS} s; {note}"
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=ours,
        floor=floor,
        floor_name=OFFICE,
        most_ratio=FASTER,
        note=note,
    )

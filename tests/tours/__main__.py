"""Play the tasks of people and print what they take: ``python -m tests.tours [WORD]``.

Only tasks with WORD in their name are played; ``--language en`` plays them in English.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.pictures.appearance import Appearance, surround

HEAD = ("task", "clicks", "keys", "words", "person", "bound", "program")
LINE = "{:<48} {:>6} {:>5} {:>6} {:>8} {:>7} {:>8}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--language", choices=("de", "en"), default="de")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rai-desktop-tours-") as made:
        base = Path(made)
        surround(base)
        return 1 if _play_all(base, wanted) else 0


def _play_all(base, wanted):
    """Print a line for each task; return how many were over their bounds."""
    from PySide6.QtCore import qInstallMessageHandler

    from rai_desktop.ui.application import Look, make_application
    from tests.tours.playing import play
    from tests.tours.reachable import reached
    from tests.tours.tasks import TASKS

    qInstallMessageHandler(lambda *_: None)
    look = Look(make_application(["tours"], bundled_font=True), "light")
    appearance, failed = Appearance(language=wanted.language), 0
    print(LINE.format(*HEAD), flush=True)
    for task in TASKS:
        if wanted.word not in task.name:
            continue
        began = perf_counter()
        effort = play(task, Path(tempfile.mkdtemp(dir=base)), look, appearance)
        took, late = perf_counter() - began, "" if task.holds(effort) else "  OVER"
        failed += bool(late)
        counts = (effort.clicks, effort.keys, effort.read + effort.scanned)
        bounds = _clock(effort.seconds), _clock(task.minutes * 60), f"{took:.1f} s"
        print(LINE.format(task.name, *counts, *bounds) + late, flush=True)
    for told in reached(Path(tempfile.mkdtemp(dir=base)), look):
        print(told)
    print("The person's minutes are those of the model in tests/tours/effort.py; no study with")
    print("people was made. The program's seconds are what this run took, loading included.")
    return failed


def _clock(seconds):
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


if __name__ == "__main__":
    sys.exit(main())

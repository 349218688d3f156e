"""Running blocks: each part in a process of its own, so that a crash or a hang is one failure."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO

from tests.faults.block import Part, Tried

ROOT = Path(__file__).parents[2]
SILENT = 180.0
"""Seconds without a word after which a process counts as hanging."""

Tell = Callable[[Tried], None]


def run_part(name: str, part: Part, tell: Tell = lambda _: None) -> Tried:
    """Try a part of a block in a process of its own; ``tell`` hears of it on the way."""
    whole = Tried()
    plain = {key: value for key, value in asdict(part).items() if value != float("inf")}
    command = [sys.executable, "-P", "-m", "tests.faults.worker", name, json.dumps(plain)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        problem = _listen(process, whole, tell)
    finally:
        process.kill()
        _, errors = process.communicate()
    if problem or process.returncode:
        said = errors.decode("utf-8", "replace").strip()[-1500:]
        problem = problem or f"ended with {process.returncode}"
        whole.problems.append(f"part {part.part} after {whole.cases} cases: {problem} {said}")
    return whole


def _listen(process: "subprocess.Popen[bytes]", whole: Tried, tell: Tell) -> str:
    stdout = process.stdout
    assert stdout is not None
    while line := _line(stdout):
        tried = Tried(**json.loads(line))
        whole.add(tried)
        tell(tried)
    if line is None:
        return f"hangs: nothing for {SILENT:.0f} s"
    process.wait()
    return ""


def _line(stream: IO[bytes]) -> bytes | None:
    """Return the next line, nothing at the end, ``None`` when none came for long."""
    if not select.select([stream], [], [], SILENT)[0]:
        return None
    return stream.readline()

"""One process that tries a part of a block: ``python -m tests.faults.worker BLOCK PART-AS-JSON``.

It tells in lines of JSON what came of the cases, twice a second.
"""

import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests import conftest  # noqa: F401 - a private, quiet surrounding without a network
from tests.faults.block import Part, Tried, try_part
from tests.faults.blocks import block_named

EVERY = 0.5
MEMORY = "/dev/shm"  # noqa: S108 - a disk in memory: flushing to it takes no time


def main(name: str, plain: str) -> None:
    part = Part(**{"seconds": float("inf"), **json.loads(plain)})
    where = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="rai-desktop-faults-", dir=where) as folder:
        since, told = Tried(), time.monotonic()
        for tried in try_part(block_named(name), Path(folder), part):
            since.add(tried)
            if time.monotonic() - told > EVERY:
                say(since)
                since, told = Tried(), time.monotonic()
        say(since)


def say(tried: Tried) -> None:
    print(json.dumps(asdict(tried)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

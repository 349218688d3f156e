"""``python3 start.py build``: what it makes, and its options."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from building.checks import check
from building.folder import build_folder, bytes_of
from building.moments import source_moment
from building.packages import build_packages
from building.tools import SOURCE, BuildError, say, write_checksums


def main(arguments: Sequence[str]) -> int:
    """Build what ``arguments`` ask for; the exit code tells whether that worked."""
    options = parser().parse_args(arguments)
    try:
        return build(options)
    except BuildError as error:
        say(f"FAILED: {error}")
        return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of the options."""
    made = argparse.ArgumentParser(prog="start.py build", description=__doc__)
    made.add_argument("--to", type=Path, default=SOURCE / "dist", help="folder for the results")
    made.add_argument("--folder", action="store_true", help="the folder build, too")
    told = "everything twice, compared, installed and used"
    made.add_argument("--check", action="store_true", help=told)
    return made


def build(options: argparse.Namespace) -> int:
    """Build wheel and source package, and the folder if that is wanted."""
    moment = source_moment(os.environ, SOURCE)
    if options.check:
        check(SOURCE, options.to, moment)
        return 0
    for path in build_packages(SOURCE, options.to, moment):
        say(f"{path.name}  {path.stat().st_size:,} bytes")
    if options.folder:
        folder = build_folder(SOURCE, options.to, moment)
        say(f"{folder.name}/  {bytes_of(folder):,} bytes")
    write_checksums(options.to)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

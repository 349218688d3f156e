"""Pictures of every screen and dialog, checked while they are taken: ``start.py pictures FOLDER``.

Two processes play every scene in every look. Beside the pictures lie ``index.html``, to look at
them side by side, and what was found to be wrong; the exit code is 1 when there is anything.
``--only WORD,WORD`` takes the scenes with one of these words in their name, ``--look WORD`` the
looks; ``--doubled`` plays the scenes with texts twice as long too. ``--renew`` only takes the
pictures of manual and README anew.
"""

import argparse
import sys
from pathlib import Path

from tests.pictures.index import write_index
from tests.pictures.manual import renew
from tests.pictures.taking import looks_of, never_seen, take_all


def main():
    wanted = _wanted()
    if wanted.renew:
        renew()
        return 0
    wanted.folder.mkdir(parents=True, exist_ok=True)
    looks = looks_of(wanted.look, is_doubled=wanted.doubled)
    shots = take_all(looks, wanted.only, wanted.folder, wanted.processes, _tell)
    findings = [finding for shot in shots for finding in shot.findings]
    if not (wanted.only or wanted.look):
        findings += never_seen(shots)
    pictures = [picture for shot in shots for picture in shot.pictures]
    index = write_index(wanted.folder, pictures, findings)
    for finding in sorted(findings):
        print(" | ".join(finding))
    print(f"{len(pictures)} pictures, {len(findings)} findings: {index}")
    return 1 if findings else 0


def _wanted():
    parser = argparse.ArgumentParser(prog="start.py pictures", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("pictures"))
    parser.add_argument("--only", default="")
    parser.add_argument("--look", default="")
    parser.add_argument("--doubled", action="store_true")
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def _tell(done, total):
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {total} " + ("\n" if done == total else ""))


if __name__ == "__main__":
    sys.exit(main())

"""Starting other programs for a build, and saying how far it is."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent


class BuildError(Exception):
    """The build cannot go on; the sentence says why."""


def say(line: str) -> None:
    """Tell whoever builds how far it is."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def run(command: Sequence[str], environ: Mapping[str, str], folder: Path) -> str:
    """Run ``command`` and return what it prints; failing ends the build with its words."""
    done = subprocess.run(
        command,
        env=dict(environ),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{' '.join(command)}\n{done.stdout[-4000:]}")
    return done.stdout


def build_environ(moment: int) -> dict[str, str]:
    """Return the variables under which two builds give the same."""
    fixed = {"SOURCE_DATE_EPOCH": str(moment), "PYTHONHASHSEED": "0", "TZ": "UTC"}
    return {**os.environ, **fixed}


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def write_checksums(folder: Path) -> Path:
    """Write the checksums of all files in ``folder``, as ``sha256sum --check`` reads them."""
    sums = folder / "SHA256SUMS"
    files = sorted(p for p in folder.iterdir() if p.is_file() and p != sums)
    lines = [f"{digest_of(path)}  {path.name}\n" for path in files]
    sums.write_text("".join(lines), "utf-8", newline="\n")
    return sums

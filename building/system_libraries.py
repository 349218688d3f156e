"""Libraries of the Linux system that come along in a folder build, and their licences."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from building.components import Component

LICENCES = {
    "libbz2-.*": "bzip2-1.0.6",
    "libexpat1": "MIT",
    "libffi.*": "MIT",
    "liblzma5": "Public domain",
    "libsqlite3-0": "blessing",
    "libssl.*": "Apache-2.0",
    "libuuid1": "BSD-3-Clause",
    "libxcb.*|libxkbcommon.*": "MIT",
    "libstdc[+][+]6|libgcc-s1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "zlib1g": "Zlib",
}
"""The licence of each library, by the name of its Debian package; the texts lie beside them. A
package holds further files, such as tests, under other licences; they do not come along."""


def system_libraries(files: Iterable[Path]) -> list[Component]:
    """Return the packages of the Linux system from which libraries came along.

    A library of no known package is a part without licence, which ends the build.
    """
    owners = {owner_of(file) or file.name for file in files}
    return [system_package(name) for name in sorted(owners)]


def owner_of(library: Path) -> str:
    """Return the system's package that holds ``library``; nothing where that is not known."""
    for place in (library, library.resolve(), Path("*") / library.name):
        answer = asked(["dpkg-query", "--search", str(place)])
        if answer:
            return answer.partition(":")[0]
    return ""


def system_package(name: str) -> Component:
    """Return a package of the Debian system as a component."""
    version = asked(["dpkg-query", "--show", "--showformat", "${Version}\n", name])
    text = Path("/usr/share/doc", name, "copyright")
    return Component(
        name=name,
        version=version.partition("\n")[0],
        kind="deb",
        licence=next((said for names, said in LICENCES.items() if re.fullmatch(names, name)), ""),
        texts=(text,) if text.is_file() else (),
        summary="Library of the system on which the folder was built",
    )


def asked(command: list[str]) -> str:
    """Return what ``command`` answers, or nothing if it fails or is not there."""
    if not shutil.which(command[0]):
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout

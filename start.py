"""Start RAI Desktop from its source folder; nothing but Python is needed beforehand.

Without arguments the window opens. ``test`` runs every check, ``access``, ``bench``, ``faults``,
``pictures`` and ``tours`` the larger tools, ``build`` makes a release; everything else goes to the
program's command line. The first start makes a private environment in the user's data folder.

This file keeps to syntax that any Python 3 can read, so that an old one answers with a sentence
instead of a syntax error.
"""

import os
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)
SURROUNDINGS = 4
PROBLEM = (
    "RAI Desktop needs Python 3.11 to 3.14 with 64 bit, and this is Python {found}. Install one"
    " of them and start with it.",
    "RAI Desktop braucht Python 3.11 bis 3.14 mit 64 Bit, dies ist Python {found}. Installieren"
    " Sie eines davon und starten Sie damit.",
)


def python_problem(version: "tuple[int, ...]", largest: int, language: str) -> str:
    """Say why a Python of this version and word size cannot be used; empty when it can."""
    is_wide = largest > 2**32
    if is_wide and OLDEST <= version[:2] <= NEWEST:
        return ""
    found = ".".join(str(part) for part in version[:3])
    text = PROBLEM[language.lower().startswith("de")]
    return text.format(found=found if is_wide else found + " (32 bit)")


def main() -> int:
    """Start, or say why this Python cannot; the exit code is that of what was started."""
    language = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    problem = python_problem(tuple(sys.version_info[:3]), sys.maxsize, language)
    if problem:
        sys.stderr.write(problem + "\n")
        return SURROUNDINGS
    folder = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - for old Pythons
    sys.path.insert(0, folder)
    from starting.machine import this_machine
    from starting.main import main as start

    return start(sys.argv[1:], this_machine())


if __name__ == "__main__":
    sys.exit(main())

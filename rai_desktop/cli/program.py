"""How this program starts itself again, for work in a child process."""

import sys


def own_command(*arguments: str) -> list[str]:
    """Return the program and arguments that run our own command line with ``arguments``."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-P", "-m", "rai_desktop"]
    return [*program, *arguments]

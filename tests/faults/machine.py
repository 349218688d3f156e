"""What a computer must be able to do for some faults."""

import shutil
import subprocess
from functools import cache


@cache
def strace() -> str:
    """Return the path of ``strace``.

    Raises:
        OSError: it is missing, or may not look at processes.
    """
    found = shutil.which("strace")
    if found is None:
        raise OSError("strace is not installed")
    probe = subprocess.run([found, "-f", "true"], capture_output=True, check=False)
    if probe.returncode:
        raise OSError("strace may not look at processes here")
    return found

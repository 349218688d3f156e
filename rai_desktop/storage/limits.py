"""Bounds on what this process may use while it reads a file that nobody vouches for."""

import contextlib
import math
import sys

MEMORY = 512 << 20
"""Bytes that a check may use, and once more the size of the file; a sound one needs a third."""

_AFTER = 5
"""Seconds after the check should have ended by itself."""


def limit_this_process(size: int, seconds: float) -> None:
    """Bound the memory and the processor time of this process for good, by the size of a file.

    Linux and other Unix systems hold both bounds, macOS that on time only. Windows knows neither
    without a library of its own: there, only the check itself looks at the clock.
    """
    if sys.platform == "win32":
        return
    import resource

    memory, time = MEMORY + size, math.ceil(seconds) + _AFTER
    bounds = {
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_CPU: (time, time + _AFTER),  # asked to end, then killed
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, bound in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, bound)

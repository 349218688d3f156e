"""What each command starts."""

import sys
from collections.abc import Mapping, Sequence

from starting.environment import (
    BUILD,
    MARK,
    RUN,
    SOURCE_VARIABLE,
    TEST,
    Kind,
    connect_source,
    interpreter,
    provide_environment,
    ready_environment,
)
from starting.locks import keep_in_use
from starting.machine import SOURCE, Machine, Stop
from starting.packages import child_environ
from starting.system import BASE_LIBRARIES, provide_system, window_libraries
from starting.words import text

SURROUNDINGS = 4
INTERRUPTED = 130

TOOLS = {
    "access": "tests.access",
    "bench": "benchmarks",
    "build": "building",
    "faults": "tests.faults",
    "pictures": "tests.pictures",
    "tours": "tests.tours",
}
CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import contracts": (
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-logo",
    ),
}
TESTS = ("-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")


def main(arguments: Sequence[str], machine: Machine) -> int:
    """Start what ``arguments`` ask for, or say in one sentence what stands in the way."""
    try:
        return start(arguments, machine)
    except Stop as stop:
        machine.tell(stop.key, **stop.values)
    except OSError as error:
        machine.tell("file", error=error)
    except KeyboardInterrupt:
        machine.tell("interrupted")
        return INTERRUPTED
    return SURROUNDINGS


def start(arguments: Sequence[str], machine: Machine) -> int:
    """Provide what ``arguments`` need, start it, and return its exit code."""
    first = arguments[0] if arguments else ""
    kind = kind_for(first)
    libraries = needed_libraries(first, machine)
    provide_system(machine, libraries, with_pip=ready_environment(kind, machine) is None)
    environment = provide_environment(kind, machine)
    connect_source(environment, machine.system)
    keep_in_use(environment / MARK)
    python = [str(interpreter(environment, machine.system)), "-P"]
    environ = {**child_environ(machine.environ), SOURCE_VARIABLE: str(SOURCE)}
    if first == "test":
        return run_checks(python, environ, machine, arguments[1:])
    if first in TOOLS:
        return machine.hand_over([*python, "-m", TOOLS[first], *arguments[1:]], environ, SOURCE)
    return machine.hand_over([*python, "-m", "rai_desktop", *arguments], environ, None)


def kind_for(first: str) -> Kind:
    """Return which environment the command ``first`` needs."""
    if first == "build":
        return BUILD
    return TEST if is_tool(first) else RUN


def is_tool(first: str) -> bool:
    """Whether ``first`` is a command for developers."""
    return first == "test" or first in TOOLS


def needed_libraries(first: str, machine: Machine) -> Mapping[str, str]:
    """Return the system libraries for the command ``first``; most commands need none."""
    if is_tool(first):
        return BASE_LIBRARIES if machine.system == "linux" else {}
    if not first or first.lower().endswith(".rai"):
        return window_libraries(machine)
    return {}


def run_checks(
    python: Sequence[str], environ: Mapping[str, str], machine: Machine, arguments: Sequence[str]
) -> int:
    """Run all checks, the tests last; the exit code tells whether every one passed."""
    failed = []
    for name, check in CHECKS.items():
        write(f"== {name}")
        if machine.run([*python, *check], environ, SOURCE):
            failed.append(name)
            write(text("failed", environ, names=name))
    write("== pytest")
    if failed:
        write(text("failed_before", environ, names=", ".join(failed)))
    code = machine.run([*python, *TESTS, *arguments], environ, SOURCE)
    return code or (1 if failed else 0)


def write(line: str) -> None:
    """Print ``line`` in order with what the checks print."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

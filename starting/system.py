"""What the operating system must have: Qt's libraries, a screen, Python's own pip."""

from collections.abc import Mapping, Sequence

from starting.machine import Machine, Stop

BASE_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    **BASE_LIBRARIES,
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    **BASE_LIBRARIES,
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def window_libraries(machine: Machine) -> Mapping[str, str]:
    """Return the libraries the window needs, each with its Debian package.

    Where there is no screen and Qt was not told to draw elsewhere, the start ends here: Qt
    itself would abort.
    """
    if machine.system != "linux":
        return {}
    wanted = machine.environ.get("QT_QPA_PLATFORM", "")
    if wanted and not wanted.startswith(("xcb", "wayland")):
        return BASE_LIBRARIES
    if machine.environ.get("WAYLAND_DISPLAY") and not wanted.startswith("xcb"):
        return WAYLAND_LIBRARIES
    if machine.environ.get("DISPLAY") and not wanted.startswith("wayland"):
        return X11_LIBRARIES
    raise Stop("screen")


def provide_system(machine: Machine, libraries: Mapping[str, str], *, with_pip: bool) -> None:
    """Make sure that ``libraries`` and, if wanted, Python's own pip are installed.

    As root on Debian or Ubuntu they are installed now, otherwise a sentence says how.
    """
    missing = missing_libraries(machine, libraries)
    lacks_pip = with_pip and not (machine.has_module("venv") and machine.has_module("ensurepip"))
    if not missing and not lacks_pip:
        return
    if not machine.is_debian:
        raise Stop("libraries", libraries=" ".join(missing)) if missing else Stop("ensurepip")
    packages = sorted({libraries[name] for name in missing})
    if lacks_pip:
        packages.append(f"python{machine.python}-venv")
    if not machine.is_root or not install(machine, packages):
        raise Stop("paste", packages=" ".join(packages))
    still_missing = missing_libraries(machine, libraries)
    if still_missing:
        raise Stop("libraries", libraries=" ".join(still_missing))


def missing_libraries(machine: Machine, libraries: Mapping[str, str]) -> list[str]:
    """Return those of ``libraries`` that are not installed."""
    return [name for name in libraries if not machine.can_load(name)]


def install(machine: Machine, packages: Sequence[str]) -> bool:
    """Install Debian ``packages`` from a fresh list; whether that worked."""

    def hear(line: str) -> None:
        machine.show(line)
        if line.startswith("E:"):
            machine.say(line.rstrip())

    machine.tell("apt", packages=" ".join(packages))
    environ = {**machine.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patient = ("apt-get", "-o", "DPkg::Lock::Timeout=120")
    machine.read([*patient, "update"], environ, hear)
    code = machine.read(
        [*patient, "install", "-y", "--no-install-recommends", *packages], environ, hear
    )
    machine.show("")
    return code == 0

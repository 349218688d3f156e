"""What the system lacks, and what the user hears then."""

import pytest

from starting import machine, main, system


def test_missing_libraries_come_as_one_line_to_paste(computer):
    computer.missing = {"libEGL.so.1", "libxcb-cursor.so.0"}
    code = main.main([], computer.machine(environ={"DISPLAY": ":0"}))
    assert code == main.SURROUNDINGS
    assert computer.said[-1].splitlines()[-1] == "sudo apt-get install libegl1 libxcb-cursor0"
    assert computer.built() == []


def test_other_systems_hear_the_names_of_the_libraries(computer):
    computer.missing = {"libEGL.so.1"}
    main.main([], computer.machine(environ={"DISPLAY": ":0"}, is_debian=False))
    assert "libEGL.so.1" in computer.said[-1]
    assert "apt" not in computer.said[-1]


def test_root_on_debian_installs_what_is_missing(computer):
    computer.missing = {"libEGL.so.1"}
    assert main.main(["test"], computer.machine(is_root=True)) == 0
    update, install = computer.asked("apt-get")
    assert "update" in update
    assert install[-1] == "libegl1"
    assert computer.environs[0]["DEBIAN_FRONTEND"] == "noninteractive"


def test_a_failed_installation_ends_in_the_line_to_paste(computer):
    computer.missing = {"libEGL.so.1"}
    computer.mended_by_apt = False
    computer.answers = {"install": "E: no such package\n"}
    assert main.main(["test"], computer.machine(is_root=True)) == main.SURROUNDINGS
    assert "E: no such package" in computer.said
    assert "sudo apt-get install libegl1" in computer.said[-1]


def test_libraries_that_stay_missing_are_named(computer):
    computer.missing = {"libEGL.so.1"}
    computer.mended_by_apt = False
    with pytest.raises(machine.Stop) as stop:
        system.provide_system(computer.machine(is_root=True), system.BASE_LIBRARIES, with_pip=False)
    assert stop.value.values == {"libraries": "libEGL.so.1"}


def test_python_without_ensurepip_names_its_package(computer):
    computer.modules = {"venv"}
    assert main.main(["list"], computer.machine()) == main.SURROUNDINGS
    assert "sudo apt-get install python3.11-venv" in computer.said[-1]


def test_commands_need_no_library_of_the_system(computer):
    computer.missing = set(system.X11_LIBRARIES)
    assert main.main(["list", "register.rai", "systems"], computer.machine()) == 0


@pytest.mark.parametrize("arguments", [[], ["register.rai"]])
def test_a_window_without_screen_is_refused_before_anything_is_made(computer, arguments):
    assert main.main(arguments, computer.machine()) == main.SURROUNDINGS
    assert "DISPLAY" in computer.said[-1]
    assert computer.built() == []


@pytest.mark.parametrize(
    "environ",
    [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}],
)
def test_a_window_opens_where_it_can_be_drawn(computer, environ):
    assert main.main([], computer.machine(environ=environ)) == 0


def test_other_systems_always_have_a_screen(computer):
    assert system.window_libraries(computer.machine(system="darwin")) == {}

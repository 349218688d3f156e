"""What each command starts."""

from pathlib import Path

import pytest

from starting import main

ROOT = Path(main.__file__).parent.parent


@pytest.mark.parametrize(
    ("arguments", "expected", "in_source"),
    [
        (["demo", "example.rai"], ["-P", "-m", "rai_desktop", "demo", "example.rai"], False),
        (["bench", "--quick"], ["-P", "-m", "benchmarks", "--quick"], True),
        (["faults"], ["-P", "-m", "tests.faults"], True),
        (["pictures"], ["-P", "-m", "tests.pictures"], True),
    ],
)
def test_first_argument_decides_what_starts(computer, arguments, expected, in_source):
    assert main.main(arguments, computer.machine()) == 0
    command, folder = computer.commands[-1]
    assert command[1:] == expected
    assert folder == (ROOT if in_source else None)
    assert ("env-test" if in_source else "env-run") in command[0]


def test_a_release_is_made_in_an_environment_of_its_own(computer):
    assert main.main(["build", "--folder"], computer.machine()) == 0
    command, folder = computer.commands[-1]
    assert command[1:] == ["-P", "-m", "building", "--folder"]
    assert folder == ROOT
    assert "env-build" in command[0]


def test_exit_code_is_that_of_the_program(computer):
    computer.answers = {"rai_desktop": 3}
    assert main.main(["verify", "letter.rai"], computer.machine()) == 3


def test_the_program_does_not_get_the_users_python_settings(computer):
    environ = {"PYTHONPATH": "mine", "PYTHONHOME": "mine", "EDITOR": "vi"}
    main.main(["list"], computer.machine(environ=environ))
    assert computer.environs[-1] == {"EDITOR": "vi", "RAI_DESKTOP_SOURCE": str(ROOT)}


def test_all_checks_run_and_the_tests_come_last(computer, capsys):
    computer.answers = {"mypy": 1}
    assert main.main(["test", "-k", "merge"], computer.machine()) == 1
    assert [name for name in ("ruff", "mypy", "-c", "pytest") if computer.asked(name)]
    command, folder = computer.commands[-1]
    assert command[-2:] == ["-k", "merge"]
    assert "pytest" in command
    assert folder == ROOT
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "== pytest",
        "Failed before the tests: mypy",
    ]


def test_exit_code_of_failing_tests_is_that_of_pytest(computer):
    computer.answers = {"pytest": 2, "mypy": 1}
    assert main.main(["test"], computer.machine()) == 2


def test_passing_checks_end_with_zero(computer, capsys):
    assert main.main(["test"], computer.machine()) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "== pytest"

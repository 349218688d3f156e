"""What may be told of a fault: where and what kind, never what was typed."""

import errno
import sqlite3
import sys
from pathlib import Path

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.services.faults import (
    fault_here,
    fault_of,
    kind_of,
    report_of,
    report_of_dump,
    short_file,
    versions,
)

CANARY = "Kanarienvogel Ünal"
HOME = "/home/canary"


def raised(act):
    try:
        act()
    except Exception as error:
        error.add_note(CANARY)
        return error
    raise AssertionError


def told(error):
    return report_of([(fault_of(error), 1)])


def failing(error):
    def act():
        raise error

    return act


def test_a_report_says_what_where_and_on_what_it_ran():
    report = told(raised(lambda: {}["x"]))
    assert "KeyError" in report
    assert "test_faults.py:" in report
    assert all(version in report for version in versions())
    assert versions()[0].startswith("RAI Desktop ")


@pytest.mark.parametrize(
    "error",
    [
        ValueError(CANARY),
        KeyError(CANARY),
        OSError(errno.ENOSPC, CANARY, f"{HOME}/{CANARY}.rai"),
        UserError("{name} is open.", name=CANARY),
        UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY),
        ExceptionGroup(CANARY, [ValueError(CANARY), KeyError(CANARY)]),
        type(f"Error {CANARY}", (Exception,), {})(CANARY),
        sqlite3.IntegrityError(CANARY),
    ],
    ids=lambda error: type(error).__name__[:9],
)
def test_no_message_value_or_path_of_an_exception_is_told(error):
    report = told(raised(failing(error)))
    assert CANARY not in report
    assert "Kanarienvogel" not in report
    assert HOME not in report


def test_codes_of_the_system_and_of_the_database_are_told():
    assert kind_of(OSError(errno.ENOSPC, CANARY)) == "OSError ENOSPC"

    def locked():
        with sqlite3.connect(":memory:") as connection:
            connection.execute("SELECT * FROM Kanarienvogel")

    assert kind_of(raised(locked)) == "sqlite3.OperationalError SQLITE_ERROR"


def test_causes_are_told_in_their_order():
    def act():
        try:
            {}[CANARY]
        except KeyError as error:
            raise ValueError(CANARY) from error

    report = told(raised(act))
    assert report.index("ValueError") < report.index("because of KeyError")
    assert CANARY not in report


def test_a_deep_recursion_is_told_in_short():
    def deeper():
        deeper()

    fault = fault_of(raised(deeper))
    assert len(fault.lines) < 60
    assert "more)" in fault.stack


def test_a_fault_tells_through_which_part_it_went():
    from rai_desktop.storage.database import new_database

    fault = fault_of(raised(lambda: new_database(Path("/nowhere/at/all"))))
    assert fault.is_in("rai_desktop/storage/")
    assert not fault.is_in("rai_desktop/ui/")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (__import__("rai_desktop.ui").ui.__file__, "rai_desktop/ui/__init__.py"),
        (f"{HOME}/env/lib/site-packages/PIL/Image.py", "PIL/Image.py"),
        (r"D:\canary\env\Lib\site-packages\PIL\Image.py", "PIL/Image.py"),
        (f"{HOME}/python/threading.py", "threading.py"),
        (f"{HOME}/rai_desktop/{CANARY}/x.py", "x.py"),
        ("rai_desktop/ui/run.py", "rai_desktop/ui/run.py"),  # in a bundle without Python
        (r"rai_desktop\ui\run.py", "rai_desktop/ui/run.py"),
        (f"{HOME}/{CANARY}.rai", "?"),
        ("<string>", "?"),
    ],
)
def test_files_are_named_without_the_folders_they_lie_in(path, shown):
    assert short_file(path) == shown


def test_a_fault_that_is_no_exception_tells_the_way_to_it():
    fault = fault_here("Qt gave up: QImage::load", sys._getframe())
    assert fault.lines[-1].startswith("test_faults.py:")
    assert "Qt gave up: QImage::load" in report_of([(fault, 3)])
    assert "(3 times)" in report_of([(fault, 3)])


def test_of_a_dump_only_frames_and_the_kind_are_told():
    dump = (
        f"Fatal Python error: Segmentation fault\n{CANARY}\n\n"
        f'Current thread 0x00007f (most recent call first):\n  File "{HOME}/python/ctypes.py", '
        f'line 519 in string_at\n  File "{HOME}/{CANARY}.py", line 3 in <module>\n\n'
        f"Extension modules: {CANARY}\n"
    )
    report = report_of_dump(dump)
    assert "Segmentation fault" in report
    assert "ctypes.py:519 in string_at" in report
    assert "Kanarienvogel" not in report
    assert HOME not in report
    assert report_of_dump("") == ""

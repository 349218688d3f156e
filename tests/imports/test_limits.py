import subprocess
import sys

import pytest

from rai_desktop.imports.limits import Budget, Limits
from rai_desktop.imports.refusal import ImportRefused

CHILD = """
from rai_desktop.imports.limits import Limits, apply_process_limits
import resource
print(*apply_process_limits(Limits(process_bytes=400_000_000, seconds=7, own_times=2)))
print(resource.getrlimit(resource.RLIMIT_CPU)[1] <= 30)
try:
    bytearray(600_000_000)
except MemoryError:
    print("stopped")
print(*apply_process_limits(Limits(process_bytes=1 << 40)))
print(resource.getrlimit(resource.RLIMIT_AS)[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the bounds are those of Linux")
def test_a_child_process_cannot_take_more_than_it_may():
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, check=True, timeout=60
    )
    names, processor, memory, again, kept = done.stdout.splitlines()
    assert names == "RLIMIT_AS RLIMIT_CPU RLIMIT_CORE"
    assert processor == "True"
    assert memory == "stopped"
    assert again == names
    assert kept == "400000000"


def test_importing_the_readers_loads_no_library_and_no_use_case():
    code = (
        "import sys, rai_desktop.imports.limited; "
        "heavy = {'openpyxl', 'charset_normalizer', 'PySide6', 'sqlite3'}; "
        "heavy.add('rai_desktop.services.importing'); "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_budget_runs_out():
    budget = Budget(Limits(rows=2, elements=5, memory_bytes=5_000))
    budget.count_row(1)
    budget.count_row(1)
    with pytest.raises(ImportRefused, match="too large"):
        budget.count_row(1)
    budget.count_elements(5)
    with pytest.raises(ImportRefused, match="too large"):
        budget.count_elements(1)
    with pytest.raises(ImportRefused, match="too large"):
        budget.count_text("x" * 6_000)
    with pytest.raises(ImportRefused, match="longer than 0 seconds"):
        Budget(Limits(seconds=0.0)).check_time()


def test_a_budget_of_an_own_workbook_is_larger_once():
    budget = Budget(Limits(elements=5, seconds=10, own_times=2))
    budget.widen()
    budget.widen()
    assert (budget.limits.elements, budget.limits.seconds) == (10, 20)
    budget.count_elements(10)
    with pytest.raises(ImportRefused, match="too large"):
        budget.count_elements(1)

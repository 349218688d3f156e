"""Changed workbooks are read or refused, never more."""

from tests.faults.few import try_few


def test_changed_workbooks_are_read_or_refused_never_more():
    try_few("hostile-workbooks")

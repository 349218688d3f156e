"""Wrong and jumping clocks: nothing is ordered by them, nothing is lost."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.clock import SystemClock
from rai_desktop.services.merging.comparing import compare
from tests.storage.building import add_system, closed, findings, made, names, opened
from tests.storage.copying import copied, mailed

MOMENTS = {
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "an hour ago": datetime(2026, 3, 1, 7, tzinfo=UTC),
    "in ten years": datetime(2036, 3, 1, 8, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC),
    "the hour that comes twice": datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1))),
    "the hour that is left out": datetime(2026, 3, 29, 2, 30, tzinfo=timezone(timedelta(hours=1))),
    "the last year": datetime(9999, 12, 30, tzinfo=UTC),
    "far in the east": datetime(2026, 3, 1, tzinfo=timezone(timedelta(hours=14))),
    "far in the west": datetime(2026, 3, 1, tzinfo=timezone(timedelta(hours=-12))),
}


class SetClock:
    def __init__(self, moment):
        self.moment = moment

    def today(self):
        return self.moment.date()

    def now(self):
        return self.moment


@pytest.mark.parametrize("when", MOMENTS)
def test_a_clock_that_jumps_changes_no_order_and_loses_nothing(tmp_path, when):
    project = made(tmp_path)
    add_system(project, "vorher")
    project.clock = SetClock(MOMENTS[when])
    uid = add_system(project, "dabei")
    project.edit(uid, {"name": "dabei, geändert"})
    project.clock = SetClock(datetime(2026, 3, 1, 9, tzinfo=UTC))
    add_system(project, "nachher")
    assert names(project) == ["vorher", "dabei, geändert", "nachher"]
    steps = list(project.store.history())
    assert [entry.number for entry in steps] == list(range(1, len(steps) + 1))
    assert all(entry.step.time.endswith("+00:00") for entry in steps)
    project.undo()
    assert names(project) == ["vorher", "dabei, geändert"]
    project.store.close()
    assert findings(project.store.path) == []
    again = opened(project.store.path)
    assert names(again) == ["vorher", "dabei, geändert"]
    again.store.close()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati"])
def test_moments_are_kept_in_utc_and_days_are_local(tmp_path, monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        project = made(tmp_path)
        project.clock = SystemClock()
        add_system(project, "Chat")
        (*_, last) = project.store.history()
        moment = datetime.fromisoformat(last.step.time)
        assert moment.utcoffset() == timedelta(0)
        assert abs(moment - datetime.now(UTC)) < timedelta(minutes=1)
        assert project.clock.today() == datetime.now().astimezone().date()
        project.store.close()
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("hours", [-24 * 365, -1, 1, 24 * 365])
def test_whose_clock_is_ahead_decides_no_conflict(tmp_path, hours):
    source = closed(tmp_path)
    mine, theirs = (copied(source, tmp_path / name, name) for name in ("a", "b"))
    uid = mine.entities(EntityKind.SYSTEM)[0].uid
    theirs.clock = SetClock(mine.clock.now() + timedelta(hours=hours))
    mine.edit(uid, {"name": "meins"})
    theirs.edit(uid, {"name": "ihres"})
    with mailed(theirs, tmp_path / "mail") as other:
        (conflict,) = compare(mine, other).conflicts
        assert (conflict.mine, conflict.theirs) == ("meins", "ihres")
    for project in (mine, theirs):
        project.store.close()

"""A damaged file that is refused offers to rescue what is undamaged."""

from threading import Event

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.services.check_reports import Finding
from rai_desktop.services.jobs import Progress
from rai_desktop.ui import beside
from rai_desktop.ui.rescuing import RescueDialog
from tests.ui.conftest import child
from tests.ui.looking import unnamed

LOST = Finding(text="{count} further entries cannot be read any more.", values={"count": 3})


class DamagedError(UserError):
    is_damage = True


@pytest.fixture
def refused(window, session, tmp_path):
    """Return the window after it refused a damaged file."""
    session.error = DamagedError("{path} is damaged.", path="x.rai")
    window.open_file(tmp_path / "x.rai")
    session.error = None
    return window


class Hold:
    """Looks for what is sound until it is let, and tells how far it is then."""

    def __init__(self):
        self.go_on = Event()

    def __call__(self, path, target, tell):
        assert self.go_on.wait(20)
        tell(Progress(done=1, total=2))
        target.write_text("rescued", "utf-8")


@pytest.fixture
def hold(monkeypatch):
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    return Hold()


def dialog_of(window):
    child(window.banners, "act_1").click()
    return window.findChildren(RescueDialog)[-1]


def test_what_was_rescued_is_told_and_can_be_opened(qtbot, refused, session, asker, tmp_path):
    session.rescued |= {"lost": (LOST,)}
    asker.path = tmp_path / "new.rai"
    dialog = dialog_of(refused)
    qtbot.waitUntil(child(dialog, "rescue_open").isEnabled)
    assert "All entries were rescued" in child(dialog, "rescue_said").text()
    lines = child(dialog, "rescue_lines").toPlainText().splitlines()
    assert lines == [str(LOST), "", "In the new file:", "AI systems: 2"]
    assert unnamed(dialog) == []
    child(dialog, "rescue_open").click()
    qtbot.waitUntil(lambda: refused.desk is not None)
    assert refused.desk.project.store.path == asker.path


def test_that_nothing_could_be_rescued_is_told(qtbot, refused, session, asker, tmp_path):
    asker.path = tmp_path / "new.rai"
    session.error = UserError("Nothing could be rescued.")
    dialog = dialog_of(refused)
    said = child(dialog, "rescue_said")
    qtbot.waitUntil(lambda: said.text() == "Nothing could be rescued.")
    assert not child(dialog, "rescue_open").isEnabled()
    child(dialog, "rescue_close").click()
    assert refused.desk is None


def test_without_a_place_nothing_happens(refused, asker):
    asker.path = None
    child(refused.banners, "act_1").click()
    assert refused.findChildren(RescueDialog) == []


def test_other_refusals_offer_no_rescue(window, session, tmp_path):
    session.error = UserError("There is no file.")
    window.open_file(tmp_path / "x.rai")
    assert window.banners.findChild(object, "act_1") is None


def test_looking_for_what_is_sound_can_be_ended(qtbot, refused, session, asker, tmp_path, hold):
    asker.path = tmp_path / "new.rai"
    session.rescue = hold
    dialog = dialog_of(refused)
    close = child(dialog, "rescue_close")
    assert close.text() == "Cancel"
    close.click()
    assert child(dialog, "rescue_said").text() == "Being stopped…"
    with qtbot.waitSignal(dialog.rejected):
        hold.go_on.set()
    assert not asker.path.exists()

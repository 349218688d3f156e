"""Every screen and dialog with texts twice as long, each in one of three looks.

The scenes are those of the pictures, played in a real window with real files. All of them in all
looks are played by ``python3 start.py pictures``.
"""

from zlib import crc32

import pytest
from PySide6.QtWidgets import QApplication

from rai_desktop.words import words_for
from tests.pictures.appearance import DOUBLED, Appearance
from tests.pictures.coverage import kinds_to_see
from tests.pictures.scenes import SCENES
from tests.pictures.studio import Studio
from tests.ui.critic import Critic
from tests.ui.fakes import doubled

PLAYED = [name for name in SCENES if name != "large"]


@pytest.fixture(scope="module")
def kinds():
    """What kinds of dialogs and which pages each scene showed."""
    return {}


@pytest.fixture
def play(tmp_path, looks):
    """Return what plays a scene, closes its window, and gives what was seen."""
    studios = []

    def play(scene, appearance, words=doubled):
        critic = Critic()
        studio = Studio(tmp_path, looks, appearance, critic.look, words)
        studios.append(studio)
        QApplication.instance().installEventFilter(critic)
        SCENES[scene](studio)
        studio.leave_all()
        QApplication.instance().removeEventFilter(critic)
        return critic

    yield play
    for studio in studios:
        studio.close()
    QApplication.processEvents()


def look_of(scene):
    """Return the look in which a scene is played; always the same one."""
    return DOUBLED[crc32(scene.encode()) % len(DOUBLED)]


@pytest.mark.allow_log
@pytest.mark.parametrize("scene", PLAYED)
def test_texts_twice_as_long_fit_and_everything_has_a_name(play, kinds, scene):
    critic = play(scene, look_of(scene))
    kinds[scene] = critic.kinds
    assert critic.seen
    assert not critic.wrong, "\n".join(critic.wrong)


def test_every_look_has_its_share_of_the_scenes():
    shares = [sum(look_of(scene) == look for scene in PLAYED) for look in DOUBLED]
    assert min(shares) > len(PLAYED) / 6


@pytest.mark.allow_log
@pytest.mark.parametrize("scene", ["packs", "requirements", "backups", "history", "assess_again"])
def test_headings_of_small_tables_are_seen_as_a_whole(play, scene):
    critic = play(scene, Appearance(), words_for)
    assert critic.seen
    assert critic.heads == []


def test_every_dialog_and_page_is_in_a_scene(kinds):
    if len(kinds) < len(PLAYED):
        pytest.skip("not every scene was played")
    assert kinds_to_see() - set().union(*kinds.values()) == set()

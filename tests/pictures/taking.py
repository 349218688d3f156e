"""Plays scenes in several processes, and gives what was seen and what is wrong with it."""

import multiprocessing
import tempfile
import traceback
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.pictures.appearance import APPEARANCES, DOUBLED, SMALL, USUAL, surround

CHUNK = 4


class Finding(NamedTuple):
    """What is wrong: in which look, in which picture."""

    look: str
    picture: str
    what: str


@dataclass
class Shot:
    """What came of one scene in one look."""

    pictures: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    kinds: set = field(default_factory=set)


def looks_of(word, *, is_doubled):
    """Return the looks with ``word`` in their name, those with doubled texts only if asked."""
    looks = (*APPEARANCES, *(DOUBLED if is_doubled else ()))
    return [look for look in looks if look.name == word] or [x for x in looks if word in x.name]


def take_all(looks, only, folder, processes, tell):
    """Play the wanted scenes in every look; return a shot of each."""
    from tests.pictures.scenes import SCENES

    plays = [(look, name, folder) for look in looks for name in SCENES if _is_wanted(name, only)]
    shots = []
    with tempfile.TemporaryDirectory(prefix="rai-desktop-pictures-") as made:
        spawning = multiprocessing.get_context("spawn")
        with spawning.Pool(processes, _begin, (made,)) as pool:
            for shot in pool.imap(_play, plays, CHUNK):
                shots.append(shot)
                tell(len(shots), len(plays))
            pool.close()
            pool.join()
    return shots


def _is_wanted(name, only):
    return any(word in name for word in only.split(","))


def never_seen(shots):
    """Return a finding for each dialog and page that is in no picture."""
    from tests.pictures.coverage import kinds_to_see

    seen = set().union(*(shot.kinds for shot in shots))
    return [Finding("all", kind, "is in no picture") for kind in sorted(kinds_to_see() - seen)]


def _begin(made):
    """Prepare a process that plays scenes: its own folders, and a screen that nobody sees."""
    surround(Path(tempfile.mkdtemp(dir=made)))
    from PySide6.QtCore import qInstallMessageHandler

    from rai_desktop.ui import beside, workspace
    from rai_desktop.ui.parts import slices

    slices.AT_ONCE = beside.AT_ONCE = 10.0
    workspace.AHEAD_PAUSE = 3_600_000
    qInstallMessageHandler(_keep_message)
    from tests.pictures.session import example_file

    example_file("de")  # loads here what the window would load beside the first scene


@cache
def _messages():
    return []


def _keep_message(kind, context, message):
    """Keep what Qt says, but not that menus are no windows where there is no screen."""
    if "This plugin does not support" not in message:
        _messages().append(message)


@cache
def _look():
    from rai_desktop.ui.application import Look, make_application

    return Look(make_application(["pictures"], bundled_font=True), "light")


def _play(play):
    """Play one scene in one look; whatever goes wrong is a finding."""
    appearance, scene, folder = play
    shot = Shot()
    try:
        _take(appearance, scene, folder, shot)
    except Exception:
        told = traceback.format_exc().strip().splitlines()
        shot.findings.append(Finding(appearance.name, scene, f"does not play: {told[-1]}"))
    for message in _messages():
        shot.findings.append(Finding(appearance.name, scene, f"Qt says: {message}"))
    _messages().clear()
    return shot


def _take(appearance, scene, folder, shot):
    from tests.pictures.scenes import SCENES
    from tests.pictures.studio import Studio
    from tests.ui.critic import Critic

    look = _look()
    look.choose(appearance.theme)
    look.set_zoom(appearance.zoom)
    critic = Critic(SMALL if appearance.zoom == 100 else (USUAL[0], 720))

    def looked(name, widget):
        critic.look(name, widget)
        picture = f"{name}-{appearance.name}.png"
        _save(widget, folder / picture)
        shot.pictures.append((name, appearance.name, picture))

    with tempfile.TemporaryDirectory() as private:
        studio = Studio(Path(private), look, appearance, looked, _words(appearance))
        studio.app.installEventFilter(critic)
        try:
            SCENES[scene](studio)
        finally:
            studio.app.removeEventFilter(critic)
            studio.close()
            shot.kinds = critic.kinds
            shot.findings += _findings(appearance, critic)


def _words(appearance):
    from rai_desktop.words import words_for
    from tests.ui.fakes import doubled

    return doubled if appearance.is_doubled else words_for


def _save(widget, target):
    from tests.pictures.photo import picture_of

    assert picture_of(widget).save(str(target))


def _findings(appearance, critic):
    wrong = list(critic.wrong)
    if appearance.zoom == 100 and not appearance.is_doubled:
        wrong += [f"{head}: shortened heading" for head in critic.heads]
        if appearance.size == USUAL:
            wrong += [f"{words}: shortened button" for words in critic.buttons]
    for text in wrong:
        picture, _, what = text.partition(": ")
        yield Finding(appearance.name, picture, what)

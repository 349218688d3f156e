"""Files from elsewhere: what is shown before they open, and copying entries of another project."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.main import places
from rai_desktop.services.sent_copies import Sending, SentCopy
from rai_desktop.ui.copying.dialog import CopyDialog
from rai_desktop.ui.merging.dialog import MergeDialog
from rai_desktop.ui.receiving.dialog import ReceivedDialog
from tests.pictures.session import StudioSession


def take_received(studio):
    elsewhere = StudioSession(studio.private / "elsewhere", studio.words)
    studio.close_project()
    mail = sent(studio, elsewhere)
    studio.take("66-received", received(studio, mail))
    studio.click("received_look")
    studio.wait_for_project()
    studio.take("66-received-looked-at")
    studio.close_project()
    kept = studio.private / "Eigenes Verzeichnis.rai"
    studio.target = kept
    received(studio, mail)
    studio.click("received_keep")
    studio.wait_for_project()
    studio.close_project()
    newer = changed(elsewhere, mail)
    _known(studio, kept)
    studio.take("66-received-known", received(studio, newer))
    studio.click("received_cancel")


def sent(studio, session):
    """Return a copy of the example company that somebody sent from another computer."""
    language = studio.appearance.language
    project = session.new_example(studio.private / "fremd.rai", language)
    target = studio.private / "Beispielfirma (an Bündnis).rai"
    copy = SentCopy(
        left_out=frozenset({LeftOut.COSTS, LeftOut.COMMENTS}),
        is_review=True,
        sender="Leitung Einkauf",
        time="2026-11-27T14:03:00+00:00",
        head=project.store.head(),
    )
    for _ in project.store.send(target, Sending(copy=copy)):
        pass
    session.close_project(project)
    return target


def changed(session, path):
    project = session.open_project(path)
    first = project.entities(EntityKind.SYSTEM)[0]
    project.edit(first.uid, {"notes": "Geprüft"})
    session.close_project(project)
    return path


def _known(studio, path):
    """Let the known project have gone on, too."""
    project = studio.session.open_project(path)
    studio.session.close_project(project)


def received(studio, path):
    studio.window.open_file(path)
    studio.wait_until(lambda: not studio.window.opening.is_busy)
    dialogs = [d for d in studio.window.findChildren(ReceivedDialog) if d.isVisible()]
    assert dialogs, path
    assert places.is_passing_place(path)
    return dialogs[-1]


def take_copying(studio):
    language = studio.appearance.language
    other = studio.private / "Anderes Verzeichnis.rai"
    project = studio.session.new_example(other, language)
    studio.session.close_project(project)
    studio.session.settings.set("language", language)
    own = studio.private / "Eigenes Verzeichnis.rai"
    made = studio.session.new_project(own, {"name": "Muster GmbH"}, {"name": "Leitung IT"})
    studio.session.close_project(made)
    studio.open_file(own)
    studio.window.copy_entries(other)
    dialog = studio.window.findChildren(CopyDialog)[-1]
    studio.wait_until(lambda: dialog.chosen is not None)
    studio.take("67-copying", dialog)
    dialog.search.setText("KI-0002")
    dialog.model.toggle(0)
    dialog.search.setText("")
    dialog.evidence.setChecked(True)
    dialog.show_plan()
    studio.take("67-copying-chosen", dialog)
    dialog.add_button.click()
    studio.show(EntityKind.SYSTEM)
    studio.take("67-copied")
    studio.window.merge_file(other)
    merging = studio.window.findChildren(MergeDialog)[-1]
    studio.wait_until(lambda: not merging._beside.is_busy)
    studio.take("67-merging-another-inventory", merging)
    studio.leave(merging)

"""Merging a copy: comparing, deciding, taken over without asking, merged; and what offers it."""

import shutil

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.merging.decisions import Take
from rai_desktop.ui.merging.dialog import MergeDialog


def take_merge(studio):
    studio.open_example()
    copy = changed_copy(studio)
    project = studio.desk.project
    first, second, *_ = project.entities(EntityKind.SYSTEM)
    project.edit(first.uid, {"name": "KI-Assistent", "purpose": "Schreibt und fasst zusammen."})
    project.edit(second.uid, {"notes": "Wird von der Technischen Redaktion gebraucht."})
    studio.show(EntityKind.SYSTEM)
    dialog = compared(studio, copy)
    studio.take("65-merge", dialog)
    dialog.conflicts.sides.edit_button.click()
    studio.take("65-merge-own-value", dialog)
    dialog.taken.click()
    studio.take("65-merge-taken", dialog)
    dialog.decide.click()
    dialog.conflicts.all_theirs.click()
    studio.take("65-merge-decided", dialog)
    dialog.accept_button.click()
    studio.wait_until(lambda: not dialog._beside.is_busy)
    studio.take("65-merge-done", dialog)
    studio.leave(dialog)
    studio.take("65-merge-notice")
    dialog = compared(studio, copy)
    studio.take("65-merge-nothing-new", dialog)
    studio.leave(dialog)


def take_merge_offers(studio):
    studio.open_example()
    copy = changed_copy(studio)
    project = studio.desk.project
    project.edit(project.entities(EntityKind.SYSTEM)[0].uid, {"name": "KI-Assistent"})
    dialog = compared(studio, copy)
    dialog.decisions.take(dialog.decisions.open[0].place, Take.MINE)
    dialog.later.click()
    studio.take("66-merge-paused")


def changed_copy(studio):
    """Return a copy of the example that somebody else changed."""
    project = studio.desk.project
    project.store.publish()
    copy = studio.private / "Beispielfirma von Leitung Einkauf.rai"
    shutil.copyfile(project.store.path, copy)
    other = studio.session.open_project(copy)
    people = other.entities(EntityKind.PERSON)
    other.author = people[1].uid
    first, second, third, *_ = other.entities(EntityKind.SYSTEM)
    other.edit(first.uid, {"name": "Büro-Assistent", "purpose": "Hilft beim Schreiben."})
    other.delete([second.uid])
    other.edit(third.uid, {"notes": "Vertrag bis Ende 2027 verlängert.", "user_count": 7})
    other.add(EntityKind.SYSTEM, {"name": "Terminplaner mit Sprachmodell"})
    studio.session.close_project(other)
    return copy


def compared(studio, copy):
    studio.window.merge_file(copy)
    dialog = studio.window.findChildren(MergeDialog)[-1]
    studio.wait_until(lambda: not dialog._beside.is_busy)
    return dialog

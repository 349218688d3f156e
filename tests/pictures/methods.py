"""Scenes of the risk method: read, changed part by part, what changes, what does not fit."""

from rai_desktop.ui.method import MethodDialog


def take_risk_method(studio):
    """Change two cells and a word of the method, and look at each page on the way."""
    studio.open_example()
    studio.window.commands["method"].trigger()
    dialog = studio.window.findChildren(MethodDialog)[-1]
    studio.take("69-method", dialog)
    studio.click("method_adjust", dialog)
    studio.take("69-method-matrix", dialog)
    _choose(dialog, ("matrix", "business", 2, 2), 0)
    _choose(dialog, ("matrix", "persons", 2, 2), 0)
    studio.take("69-method-mistake", dialog)
    _choose(dialog, ("matrix", "business", 2, 2), 1)
    for row, column in ((2, 2), (1, 2)):
        _choose(dialog, ("matrix", "persons", row, column), 2)
    _choose(dialog, ("matrix", "persons", 1, 3), 2)
    for part, scene in ((2, "likelihood"), (4, "business"), (5, "levels")):
        dialog.editor.part.setCurrentIndex(part)
        studio.take(f"69-method-{scene}", dialog)
    studio.click("method_look", dialog)
    studio.take("69-method-preview", dialog)
    studio.click("method_apply", dialog)
    studio.take("69-method-done")
    studio.window.commands["method"].trigger()
    dialog = studio.window.findChildren(MethodDialog)[-1]
    studio.take("69-method-own", dialog)
    studio.leave(dialog)


def _choose(dialog, path, level):
    box = dialog.editor.fields[path]
    box.setCurrentIndex(level)
    box.activated.emit(level)

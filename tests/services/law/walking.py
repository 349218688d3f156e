"""Walking the pages of the wizard without a window, by what people would tick."""

from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.screens import UNKNOWN, YES, Line
from tests.services.building import CATALOGUE


def begin(project, system):
    return Entering(project, CATALOGUE, system)


def line_of(entering, question):
    found = [line for screen in entering.screens for line in screen.lines if line.id == question]
    assert found, f"{question} is not shown"
    return found[0]


def walk(entering, *, source="bought", ticked=(), unsure=(), said=()):
    """Answer every page: tick what is named, say the rest, and “none of these” to all others."""
    said = dict(said)
    for key in [screen.id for screen in entering.screens]:
        if key == "origin":
            entering.choose(_screen(entering, key), source)
        _answer_page(entering, key, set(ticked), set(unsure), said)
        entering.save()
    return entering.judged


def _answer_page(entering, key, ticked, unsure, said):
    for _ in range(6):  # finer questions come up once those before are answered
        screen = _screen(entering, key)
        if screen.is_done:
            return
        for part in screen.parts:
            if part.asks_once and not part.is_confirmed:
                answers = {line.id: said.get(line.id, YES) for line in part.lines}
                entering.change(answers)
        for line in _screen(entering, key).unanswered:
            _answer(entering, line, ticked, unsure, said)
        for part in _screen(entering, key).parts:
            is_closed = part.is_area and not entering.is_open(part)
            entering.deny_others(part.lines if is_closed else part.statements, is_denied=True)


def _answer(entering, line: Line, ticked, unsure, said):
    if line.id in unsure:
        entering.change({line.id: UNKNOWN})
    elif line.id in ticked:
        entering.tick(line, is_ticked=True)
    elif line.id in said:
        entering.change({line.id: said[line.id]})


def _screen(entering, key):
    return next(screen for screen in entering.screens if screen.id == key)

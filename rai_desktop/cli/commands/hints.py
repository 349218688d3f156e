"""Commands about hints: what the automatic checks found."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.hints.board import HintBoard
    from rai_desktop.services.hints.model import Hint
    from rai_desktop.services.hints.told import HintTold
    from rai_desktop.services.project import OpenProject

NAMES = ("hints", "hint")

_NONE = N_("There are no hints.")


def check(context: "Context") -> ExitCode:
    """List the hints, the most serious first; ``--off`` those that are switched off."""
    is_off = bool(context.options.off)
    with context.project(context.options.project, read_only=True) as project:
        board, told = _found(context, project)
        hints = list(_ordered(project, board, silenced=is_off))
        document: list[Plain] = [told.document(hint) for hint in hints]
        lines = [_line(board, told, hint) for hint in hints]
        context.answer(document, lines or [context.words(_NONE)])
        return ExitCode.REMARKS if hints and not is_off else ExitCode.DONE


def list_hints(context: "Context") -> ExitCode:
    """List the same, with ``--where`` only hints that contain a text."""
    with context.project(context.options.project, read_only=True) as project:
        board, told = _found(context, project)
        found = [(told.line(hint), hint) for hint in _ordered(project, board, silenced=False)]
        return context.answer_lines(found, told.document, _NONE)


def _found(context: "Context", project: "OpenProject") -> tuple["HintBoard", "HintTold"]:
    from rai_desktop.services.hints.board import all_hints
    from rai_desktop.services.hints.told import HintTold

    labels = context.labels()
    board = all_hints(project, labels, context.clock.today())
    return board, HintTold(project, labels, board)


def _ordered(project: "OpenProject", board: "HintBoard", *, silenced: bool) -> Iterable["Hint"]:
    """Return hints by severity and rule, those of a rule by number."""
    from rai_desktop.services.hints.rules import RULES

    for rule in RULES:
        numbers = project.numbers(rule.kind)
        found = board.of_rule(rule.id, silenced=silenced)
        yield from sorted(found, key=lambda hint: _place(numbers.get(hint.uid, ""), hint.uid))


def _place(number: str, uid: str) -> tuple[int, str, str]:
    return len(number), number, uid


def _line(board: "HintBoard", told: "HintTold", hint: "Hint") -> str:
    reason = board.silenced.reason(hint) if board.silenced.has(hint) else ""
    return f"{told.line(hint)} [{reason}]" if reason else told.line(hint)

"""The command that merges two copies of a project."""

from typing import TYPE_CHECKING

from rai_desktop.cli.arguments import decisions_argument
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.services.merging.decisions import Decisions
    from rai_desktop.services.merging.told import MergeTeller
    from rai_desktop.services.project import OpenProject
    from rai_desktop.words import Words

_MOST = 100


def merge(context: "Context") -> ExitCode:
    """Bring another copy into a project; with conflicts left nothing is written."""
    options = context.options
    if options.decisions is not None and options.prefer is not None:
        raise UsageError(N_("Give “--decisions” or “--prefer”, not both."))
    with (
        context.project(options.project, read_only=options.dry_run) as project,
        context.other(options.other) as other,
    ):
        decisions = _decided(context, project, other)
        answer = _Answer(context, decisions)
        if options.dry_run or decisions.open or not decisions.comparison.is_new:
            return answer.give(done=False)
        _merge(context, project, other, decisions)
        return answer.give(done=True)


def merge_arguments(parser: "Parser", words: "Words") -> None:
    """Add the arguments of the command."""
    from pathlib import Path

    from rai_desktop.services.merging.decisions import Take

    parser.add_argument(
        "project", type=Path, metavar="PROJECT", help=words(N_("the project file (.rai)"))
    )
    parser.add_argument(
        "other", type=Path, metavar="OTHER", help=words(N_("the other copy of the same project"))
    )
    decisions_argument(parser, words)
    parser.add_argument(
        "--prefer",
        choices=[str(Take.MINE), str(Take.THEIRS)],
        help=words(N_("decide every conflict for one of the copies")),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=words(N_("show what would happen, write nothing"))
    )


def _decided(context: "Context", project: "OpenProject", other: "OpenProject") -> "Decisions":
    from rai_desktop.services.merging.comparing import compare
    from rai_desktop.services.merging.decisions import Decisions, Take
    from rai_desktop.services.merging.kept import read_decisions

    decisions = Decisions(compare(project, other))
    if context.options.decisions is not None:
        read_decisions(context.options.decisions, decisions)
    if context.options.prefer is not None:
        decisions.take_all(Take(context.options.prefer))
    return decisions


def _merge(
    context: "Context", project: "OpenProject", other: "OpenProject", decisions: "Decisions"
) -> None:
    """Write the merge; an author who is new here is added before, which makes a new plan."""
    from rai_desktop.cli.commands.entries import sign
    from rai_desktop.services.merging.comparing import compare
    from rai_desktop.services.merging.decisions import Decisions
    from rai_desktop.services.merging.joining import merge

    head = project.store.head()
    sign(context, project)
    if project.store.head() != head:
        again = Decisions(compare(project, other))
        again.carry_over(decisions)
        decisions = again
    merge(decisions)


class _Answer:
    """What the command says of a comparison; made before the merge, while both copies differ."""

    def __init__(self, context: "Context", decisions: "Decisions") -> None:
        from rai_desktop.services.merging.told import MergeTeller, document

        self._context = context
        self._decisions = decisions
        teller = MergeTeller(decisions.comparison, context.labels())
        self._document = document(decisions.comparison, teller, decisions.made)
        self._lines = [teller.summary(), *self._counts(teller), *self._conflicts(teller)]

    def give(self, *, done: bool) -> ExitCode:
        """Answer, and say by the exit code whether something is still to be decided."""
        words, is_open = self._context.words, bool(self._decisions.open)
        lines = list(self._lines)
        if done:
            lines.append(words(N_("Merged. “undo” takes it back.")))
        elif is_open:
            lines.append(
                words(
                    N_(
                        "Nothing was written. Decide with “--prefer mine”, “--prefer theirs” or "
                        "“--decisions FILE”."
                    )
                )
            )
        self._context.answer({**self._document, "done": done}, lines)
        return ExitCode.REMARKS if is_open else ExitCode.DONE

    def _counts(self, teller: "MergeTeller") -> list[str]:
        if not self._decisions.comparison.is_new:
            return []
        counts = ", ".join(f"{label}: {count}" for label, count in teller.counts() if count)
        return [part for part in (teller.authors(), counts) if part]

    def _conflicts(self, teller: "MergeTeller") -> list[str]:
        lines = []
        labels = (self._context.words(N_("This copy")), self._context.words(N_("Other copy")))
        told = teller.conflicts()
        for conflict in told[:_MOST]:
            lines.append(f"{conflict.entry} · {conflict.field}")
            for label, value in zip(labels, (conflict.mine, conflict.theirs), strict=True):
                by = ", ".join(part for part in (value.author, value.moment) if part)
                one_line = " ".join(value.text.split())
                lines.append(f"    {label}: {one_line}" + (f" ({by})" if by else ""))
        if len(told) > _MOST:
            lines.append(f"… {len(told) - _MOST}")
        return lines

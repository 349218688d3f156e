"""The command that reads lists in."""

from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.commands.import_answer import ImportAnswer
from rai_desktop.cli.commands.import_trip import (
    TripAnswer,
    check_welcome,
    with_decisions,
    with_trip,
)
from rai_desktop.cli.commands.import_wish import (
    check_columns,
    check_entries,
    save_choices,
    wish_of,
)
from rai_desktop.cli.commands.questionnaires import read_filled
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, OnConflict, apply_plan, plan_import
from rai_desktop.services.importing.rejects import rejects_of
from rai_desktop.services.jobs import Progress
from rai_desktop.services.questionnaires.recognising import is_form
from rai_desktop.services.tables import SourceDocument

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context


def import_list(context: "Context") -> ExitCode:
    """Import a list as one step, or show what would happen."""
    from rai_desktop.cli.lists import read_list

    options = context.options
    wish = with_trip(context, wish_of(options))
    _check_target(options.errors, options.source, ".xlsx")
    _check_target(options.save_mapping, options.source, ".json")
    with _Shown(context) as shown:
        is_mapped = wish.mapping is not None
        document = read_list(options.source, context.words, is_whole=is_mapped, tell=shown.tell)
    if is_form(document) and not (wish.kind or options.sheet or options.mapping):
        is_update = wish.on_conflict is OnConflict.UPDATE
        return read_filled(context, [options.source], is_update=is_update)
    check_columns(wish, document)
    with context.project(options.project, read_only=options.dry_run) as project:
        check_entries(wish, project)
        author = context.use_author(project)
        with _Shown(context) as shown:
            plan = plan_import(project, context.all_labels(), document, wish, shown.tell)
            decided = with_decisions(context, project, wish, plan)
            if decided is not wish:
                wish = decided
                plan = plan_import(project, context.all_labels(), document, wish, shown.tell)
        check_welcome(context, plan)
        trip = TripAnswer(context, project, plan)
        if options.save_mapping:
            save_choices(options.save_mapping, wish, document, plan)
        errors = _write_errors(context, document, plan)
        done = False
        if not options.dry_run and not plan.is_blocked:
            done = apply_plan(project, plan, also=author) is not None
        answer = ImportAnswer(context, project, document, plan, done=done, errors=errors)
        return answer.give(trip)


class _Shown:
    """Shows on a terminal how many rows are done, and clears that again."""

    def __init__(self, context: "Context") -> None:
        self._err = context.surroundings.err
        self._is_shown = self._err.isatty() and not context.options.progress_json

    def __enter__(self) -> "_Shown":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            self._err.write("\r      \r")

    def tell(self, progress: Progress) -> None:
        """Show how far the rows are."""
        if self._is_shown:
            self._err.write(f"\r{100 * progress.done // max(progress.total, 1):3d} %")


def _check_target(target: Path | None, source: Path, ending: str) -> None:
    """Refuse to write over the list, or over what is no such file: a project above all."""
    if target is None:
        return
    if target.suffix.lower() != ending:
        raise UsageError(N_("{path} must end with {ending}."), path=target, ending=ending)
    if target.resolve() == source.resolve():
        raise UsageError(N_("{path} is the list itself. Choose another name."), path=target)


def _write_errors(context: "Context", document: SourceDocument, plan: ImportPlan) -> Path | None:
    """Write what ``--errors`` asks for; ``None`` when there is nothing to write."""
    from rai_desktop.export.excel.rejects import write_rejects

    target: Path | None = context.options.errors
    rejects = rejects_of(document, plan)
    if target is None or not rejects:
        return None
    for _ in write_rejects(rejects, context.words, target):
        pass
    return target

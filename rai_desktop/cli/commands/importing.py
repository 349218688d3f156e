"""The command that reads lists in."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.commands.import_answer import ImportAnswer
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import (
    ImportPlan,
    ImportWish,
    OnConflict,
    apply_plan,
    plan_import,
)
from rai_desktop.services.importing.rejects import rejects_of
from rai_desktop.services.tables import SourceDocument

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context


def import_list(context: "Context") -> ExitCode:
    """Import a list as one step, or show what would happen."""
    from rai_desktop.cli.lists import read_list

    options = context.options
    wish = _wish(context)
    _check_errors_file(options.errors, options.source)
    document = read_list(options.source, context.words)
    with context.project(options.project, read_only=options.dry_run) as project:
        author = context.use_author(project)
        plan = plan_import(project, context.all_labels(), document, wish)
        errors = _write_errors(context, document, plan)
        done = False
        if not options.dry_run and not plan.is_blocked:
            done = apply_plan(project, plan, also=author) is not None
        return ImportAnswer(context, project, document, plan, done=done, errors=errors).give()


def _check_errors_file(target: Path | None, source: Path) -> None:
    if target is None:
        return
    if target.suffix.lower() != ".xlsx":
        raise UsageError(N_("{path} must end with .xlsx."), path=target)
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


def _wish(context: "Context") -> ImportWish:
    from rai_desktop.cli.context import kind_named

    options = context.options
    return ImportWish(
        kind=kind_named(options.kind),
        sheet=options.sheet,
        mapping=_read_mapping(options.mapping) if options.mapping else None,
        on_conflict=OnConflict(options.on_conflict),
    )


def _read_mapping(path: Path) -> Mapping[str, str | None]:
    try:
        mapping = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        mapping = None
    if not isinstance(mapping, dict) or not all(_is_key(key) for key in mapping.values()):
        raise UsageError(
            N_('{path} is no mapping. Write a JSON object such as {{"Column": "field"}}.'),
            path=path,
        )
    return mapping


def _is_key(key: object) -> bool:
    return key is None or isinstance(key, str)

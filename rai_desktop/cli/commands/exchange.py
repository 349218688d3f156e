"""Commands that bring lists in and registers out."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError, UserError
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import (
    ColumnMap,
    ImportPlan,
    OnConflict,
    RowOutcome,
    apply_plan,
    guess_columns,
    plan_import,
)
from rai_desktop.services.jobs import Job
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest
from rai_desktop.services.tables import Remark, SourceDocument, SourceTable

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context

_PRIVACY = {"names": Privacy.PERSONAL, "costs": Privacy.COST, "comments": Privacy.COMMENT}


def import_list(context: "Context") -> ExitCode:
    """Import a list as one step, or show what would happen."""
    from rai_desktop.imports.reading import UNNAMED_COLUMN, read_source

    options = context.options
    document = read_source(options.source, unnamed=context.words(UNNAMED_COLUMN))
    table = _table(document, options.sheet)
    with context.project(options.project, read_only=options.dry_run) as project:
        author = context.use_author(project)
        columns = _columns(context, project, table)
        plan = plan_import(
            project,
            context.all_labels(),
            table,
            columns,
            OnConflict(options.on_conflict),
            document.name,
        )
        done = False
        if not options.dry_run and not plan.is_blocked:
            done = apply_plan(project, plan, also=author) is not None
        remarks = [*document.remarks, *table.remarks]
        return _answer_import(context, plan, remarks, done=done)


def _table(document: SourceDocument, sheet: str | None) -> SourceTable:
    if sheet is not None:
        for table in document.tables:
            if table.name == sheet:
                return table
        raise UsageError(
            N_("There is no sheet {sheet}. There are: {sheets}."),
            sheet=sheet,
            sheets=", ".join(table.name for table in document.tables),
        )
    if not document.tables:
        raise UserError(N_("The list {name} has no rows."), name=document.name)
    return max(document.tables, key=lambda table: len(table.rows))


def _columns(context: "Context", project: OpenProject, table: SourceTable) -> ColumnMap:
    from rai_desktop.cli.context import KIND_NAMES
    from rai_desktop.services.importing.mapping import given_columns

    options = context.options
    labels = context.all_labels()
    if options.kind == "auto":
        maps = [guess_columns(project, labels, k, table.header) for k in KIND_NAMES.values()]
        guessed = max(maps, key=lambda found: len(found.keys))
    else:
        guessed = guess_columns(project, labels, KIND_NAMES[options.kind], table.header)
    if options.mapping is None:
        return guessed
    kind: EntityKind = guessed.kind if options.kind == "auto" else KIND_NAMES[options.kind]
    return given_columns(project, kind, _read_mapping(options.mapping), table.header)


def _read_mapping(path: Path) -> Mapping[str, str]:
    try:
        mapping = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        mapping = None
    if not isinstance(mapping, dict):
        raise UsageError(
            N_('{path} is no mapping. Write a JSON object such as {{"Column": "field"}}.'),
            path=path,
        )
    return {str(name): str(key) for name, key in mapping.items()}


def _answer_import(
    context: "Context", plan: ImportPlan, remarks: Sequence[Remark], *, done: bool
) -> ExitCode:
    words = context.words
    counts: dict[str, Plain] = {str(outcome): plan.count(outcome) for outcome in RowOutcome}
    problems: list[Plain] = [
        {"row": p.row, "column": p.column, "text": words.filled(p.text, **p.values)}
        for p in plan.problems
    ]
    notes: list[Plain] = [
        {"row": r.row, "column": r.column, "text": words.filled(r.text, **r.values)}
        for r in remarks
    ]
    document: dict[str, Plain] = {
        "kind": str(plan.kind),
        "imported": done,
        "counts": counts,
        "columns": dict(plan.columns.keys),
        "kept_as_notes": list(plan.unmapped),
        "problems": problems,
        "remarks": notes,
    }
    context.answer(document, list(_import_lines(context, plan, problems, notes, done=done)))
    if plan.is_blocked:
        return ExitCode.REFUSED
    return ExitCode.REMARKS if notes else ExitCode.DONE


def _import_lines(
    context: "Context",
    plan: ImportPlan,
    problems: Sequence[Plain],
    notes: Sequence[Plain],
    *,
    done: bool,
) -> list[str]:
    words = context.words
    lines = [
        words.filled(
            N_("{new} new, {changed} changed, {same} unchanged, {skipped} skipped, {bad} faulty"),
            new=plan.count(RowOutcome.NEW),
            changed=plan.count(RowOutcome.CHANGED),
            same=plan.count(RowOutcome.UNCHANGED),
            skipped=plan.count(RowOutcome.SKIPPED),
            bad=plan.count(RowOutcome.INVALID),
        )
    ]
    if plan.unmapped:
        kept = ", ".join(plan.unmapped)
        lines.append(words.filled(N_("Not mapped, kept as notes: {columns}"), columns=kept))
    for item in (*problems, *notes):
        assert isinstance(item, dict)  # noqa: S101 - made above
        place = words.filled(N_("Row {row}"), row=item["row"]) if item["row"] else ""
        parts = (place, str(item["column"] or ""), str(item["text"]))
        lines.append("  " + " · ".join(part for part in parts if part))
    if plan.is_blocked and not plan.problems:
        text = N_("Some rows are in the project with other values. Choose --on-conflict.")
        lines.append(words(text))
    if not done:
        lines.append(words(N_("Nothing was written.")))
    return lines


def export(context: "Context") -> ExitCode:
    """Write a register; the target appears only when it is complete."""
    options = context.options
    with context.project(options.project, read_only=True) as project:
        request = _request(context, project)
        labels = context.labels(options.lang)
        job = _export_job(context, project, request, labels.words.language)
        _run(context, job)
        document: dict[str, Plain] = {
            "file": str(options.to),
            "project": project.uid,
            "head": project.store.head(),
            "fingerprint": project.fingerprint,
        }
        if options.progress_json:
            context.surroundings.out.write(json.dumps({"result": document}) + "\n")
            return ExitCode.DONE
        text = context.words.filled(N_("Written: {path}"), path=options.to)
        return context.answer(document, text)


def _request(context: "Context", project: OpenProject) -> RegisterRequest:
    options = context.options
    system = None
    if options.system:
        found = project.find(options.system)
        if not isinstance(found, AiSystem):
            raise UsageError(N_("{number} is no AI system."), number=options.system)
        system = found
    return RegisterRequest(
        cut_off=context.clock.today(),
        created=_created(context),
        left_out=_left_out(options.redact),
        names=_register_names(options.register),
        system=system,
    )


def _created(context: "Context"):  # type: ignore[no-untyped-def]
    from datetime import UTC, datetime, time

    day = context.options.on
    return datetime.combine(day, time(), UTC) if day else context.clock.now()


def _left_out(text: str) -> frozenset[Privacy]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in _PRIVACY:
            raise UsageError(
                N_("{name} cannot be left out. Possible: {names}."),
                name=name,
                names=", ".join(_PRIVACY),
            )
    return frozenset(_PRIVACY[name] for name in names)


def _register_names(name: str) -> tuple[str, ...]:
    from rai_desktop.services.registers.build import ALL, REGISTER_NAMES

    if name == ALL:
        return ()
    if name not in REGISTER_NAMES:
        raise UsageError(
            N_("There is no register {name}. Possible: {names}."),
            name=name,
            names=", ".join((ALL, *REGISTER_NAMES)),
        )
    return (name,)


def _export_job(
    context: "Context", project: OpenProject, request: RegisterRequest, language: str
) -> Job:
    from rai_desktop.export.writers import check_ending, register_writer, write_document
    from rai_desktop.services.document import project_document
    from rai_desktop.services.registers.build import build_register

    target: Path = context.options.to
    ending = target.suffix.lower().lstrip(".")
    check_ending(ending)
    if ending == "json":
        return write_document(project_document(project, request), target)
    return register_writer(ending)(
        build_register(project, context.labels(language), request), target
    )


def _run(context: "Context", job: Job) -> None:
    for progress in job:
        if context.options.progress_json:
            line = json.dumps({"done": progress.done, "total": progress.total})
            context.surroundings.out.write(f"{line}\n")
            context.surroundings.out.flush()
        elif context.surroundings.err.isatty():
            share = 100 * progress.done // max(progress.total, 1)
            context.surroundings.err.write(f"\r{share:3d} %")
    if context.surroundings.err.isatty() and not context.options.progress_json:
        context.surroundings.err.write("\r      \r")

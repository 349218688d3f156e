"""Commands about content packs: checking them, writing one to edit, and own packs of a project."""

from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.commands.entries import sign
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.packs import (
    DraftedPack,
    PackProblem,
    add_pack,
    own_contents,
    pack_settings,
    packs_of_id,
    remove_pack,
    tables_of_source,
)
from rai_desktop.services.ports import PackContent
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.domain.rating import Method
    from rai_desktop.services.risks.method_change import MethodEffect

WORKBOOK = ".xlsx"


def packs(context: "Context") -> ExitCode:
    """Check packs, or write, add or remove one, as the options say."""
    options = context.options
    if sum(map(bool, (options.folder, options.write, options.add, options.remove))) > 1:
        raise UsageError(N_("Only one at a time: “--folder”, “--write”, “--add” or “--remove”."))
    if options.write:
        return _write(context)
    if options.add or options.remove:
        return _change(context)
    return _check(context)


def _check(context: "Context") -> ExitCode:
    """Check the packs of a folder, or those of the product."""
    from rai_desktop.catalogue.catalogue import Catalogue
    from rai_desktop.catalogue.checks import check_packs

    folder = context.options.folder
    catalogue = Catalogue(folder)
    infos = catalogue.packs()
    if not infos:
        raise UsageError(N_("There is no content pack in {folder}. Check the name."), folder=folder)
    found = check_packs(catalogue.pack(info.id) for info in infos)
    problems = [context.words.told(problem.text, problem.values) for problem in found]
    document: dict[str, Plain] = {
        "packs": [{"id": i.id, "version": i.version, "sha256": i.sha256} for i in infos],
        "problems": list(problems),
    }
    lines = [f"{info.id} {info.version} {info.sha256[:12]}" for info in infos]
    context.answer(document, [*lines, *problems])
    return ExitCode.REFUSED if problems else ExitCode.DONE


def _write(context: "Context") -> ExitCode:
    """Write a pack of the product, or of a project, as a workbook or as it is."""
    target: Path | None = context.options.to
    if target is None:
        raise UsageError(N_("Say where to write the pack: --to FILE.xlsx."))
    content = _content(context, context.options.write)
    if target.suffix.lower() == WORKBOOK:
        from rai_desktop.export.excel.pack_book import write_pack

        for _ in write_pack(context.catalogue.tables(content), target):
            pass
    else:
        from rai_desktop.export.targets import replaced_when_complete

        with replaced_when_complete(target) as part:
            part.write_bytes(content.data)
    text = context.words.filled(N_("Written: {path}"), path=target)
    return context.answer({"path": str(target), "id": content.id}, text)


def _content(context: "Context", pack_id: str) -> PackContent:
    path: Path | None = context.options.project
    if path is not None:
        with context.project(path, read_only=True) as project:
            for own in own_contents(project, context.catalogue):
                if own.id == pack_id:
                    return own
    if pack_id not in context.catalogue.pack_ids():
        raise UsageError(N_("There is no pack {pack}. Look it up with “packs”."), pack=pack_id)
    return context.catalogue.pack(pack_id)


def _change(context: "Context") -> ExitCode:
    """Add an own pack to a project, or remove one."""
    options = context.options
    if options.project is None:
        raise UsageError(N_("Say which project: --project FILE.rai."))
    drafted = _drafted(context, options.add) if options.add else None
    if drafted is not None and drafted.content is None:
        return _refused(context, drafted.problems)
    with context.project(options.project, read_only=options.dry_run) as project:
        if drafted is not None and drafted.content is not None:
            return _added(context, project, drafted.content)
        return _removed(context, project, options.remove)


def _added(context: "Context", project: OpenProject, content: PackContent) -> ExitCode:
    from rai_desktop.services.risks.method_change import method_of_pack

    is_new = bool(pack_settings(project, context.catalogue, content))
    method = method_of_pack(context.catalogue, content) if is_new else None
    effect = _effect(context, project, method)
    if context.options.dry_run:
        text = N_("Would be added: {pack}")
    elif is_new:
        sign(context, project)
        add_pack(project, context.catalogue, content)
        text = N_("Added: {pack}")
    if not is_new:
        text = N_("Nothing to do: {pack} is there already.")
    return _done(context, project, content.id, text, effect, done=is_new)


def _effect(
    context: "Context", project: OpenProject, method: "Method | None"
) -> "MethodEffect | None":
    """Return what judging by another risk method changes; ``None`` when it stays the same."""
    from rai_desktop.services.risks.method_change import method_effect

    before = project.method(context.catalogue)
    if method is None or method == before:
        return None
    return method_effect(project, before, method)


def _removed(context: "Context", project: OpenProject, pack_id: str) -> ExitCode:
    from rai_desktop.services.risks.method_change import method_without

    packs_of_id(project, context.catalogue, pack_id)
    effect = _effect(context, project, method_without(project, context.catalogue, pack_id))
    text = N_("Would be removed: {pack}")
    if not context.options.dry_run:
        sign(context, project)
        remove_pack(project, context.catalogue, pack_id)
        text = N_("Removed: {pack}. What was answered by it stays.")
    return _done(context, project, pack_id, text, effect, done=True)


def _done(
    context: "Context",
    project: OpenProject,
    pack_id: str,
    text: str,
    effect: "MethodEffect | None",
    *,
    done: bool,
) -> ExitCode:
    from rai_desktop.services.risks.method_told import effect_lines, effect_text

    is_done = done and not context.options.dry_run
    document: dict[str, Plain] = {"id": pack_id, "done": is_done}
    lines = [context.words.filled(text, pack=pack_id)]
    if effect is not None:
        document |= _effect_document(project, effect)
        lines.append(effect_text(context.words, effect))
        lines += effect_lines(project, context.words, effect)
    return context.answer(document, lines)


def _effect_document(project: OpenProject, effect: "MethodEffect") -> dict[str, Plain]:
    def number(uid: Uid) -> str:
        return project.number(project.entity(uid))

    changes: list[Plain] = [
        {
            "uid": change.risk,
            "number": number(change.risk),
            "name": project.name(change.risk),
            "rating": str(change.when),
            "perspective": str(change.perspective),
            "before": str(change.before),
            "after": str(change.after),
        }
        for change in effect.changes
    ]
    lapsing: list[Plain] = [{"uid": uid, "number": number(uid)} for uid in effect.lapsing]
    return {"levels": changes, "lapsing_acceptances": lapsing}


def _drafted(context: "Context", path: Path) -> DraftedPack:
    from rai_desktop.catalogue.packs import read_bytes

    if path.suffix.lower() != WORKBOOK:
        return context.catalogue.read_pack(read_bytes(path), path.name)
    from rai_desktop.cli.lists import read_list

    return context.catalogue.drafted(tables_of_source(read_list(path, context.words)))


def _refused(context: "Context", problems: tuple[PackProblem, ...]) -> ExitCode:
    lines = [problem_line(context, problem) for problem in problems]
    document: list[Plain] = [
        {
            "sheet": problem.sheet,
            "row": problem.row,
            "column": problem.column,
            "text": context.words.told(problem.text, problem.values),
        }
        for problem in problems
    ]
    context.answer({"problems": document}, lines)
    return ExitCode.REFUSED


def problem_line(context: "Context", problem: PackProblem) -> str:
    """Return a problem with its place, in one line."""
    text = context.words.told(problem.text, problem.values)
    if not problem.row:
        return f"{problem.sheet}: {text}" if problem.sheet else text
    return context.words.filled(
        N_("{sheet}, row {row}, column {column}: {problem}"),
        sheet=problem.sheet,
        row=problem.row,
        column=problem.column or "–",
        problem=text,
    )

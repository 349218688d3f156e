"""The command that writes blank questionnaires and reads filled ones in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.commands.entries import living_entry
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.words import LANGUAGES

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.services.importing.model import ImportNote
    from rai_desktop.services.questionnaires.asking import AskedForm
    from rai_desktop.services.questionnaires.returned import RefusedForm, ReturnedForms
    from rai_desktop.services.questionnaires.supplier_answers import SupplierAnswers
    from rai_desktop.words import Words

NO_SYSTEM = N_("{number} is not an AI system. Look it up with “list”.")
LEFT_OUT = N_(
    "These answers were left out, for they contradict the inventory. Clear it up, or let them "
    "count with --accept-none."
)
NO_PLACE = N_("Say with --to where the questionnaires go.")


def questionnaire_arguments(parser: "Parser", words: "Words", day: Callable[[str], date]) -> None:
    """Add whom to ask or what to read, and how; ``day`` reads a day."""
    whom = parser.add_exactly_one()
    text = words(N_("departments to ask, separated by “;”"))
    whom.add_argument("--departments", metavar="NAME;NAME", help=text)
    text = words(N_("one questionnaire that any department can fill in"))
    whom.add_argument("--anybody", action="store_true", help=text)
    text = words(N_("ask the supplier of this AI system"))
    whom.add_argument("--supplier", metavar="NUMBER", help=text)
    text = words(N_("filled questionnaires to read in, or folders that hold them"))
    whom.add_argument("--read", nargs="+", type=Path, metavar="FILE", help=text)
    text = words(N_("the folder for the questionnaires, or the file for one"))
    parser.add_argument("--to", type=Path, metavar="PLACE", help=text)
    text = words(N_("language of the questionnaires"))
    parser.add_argument("--lang", choices=LANGUAGES, help=text)
    text = words(N_("the day until which an answer is wanted"))
    parser.add_argument("--due", type=day, metavar="YYYY-MM-DD", help=text)
    text = words(N_("update what is in the inventory with other values"))
    parser.add_argument("--update", action="store_true", help=text)
    text = words(N_("“we use no AI” counts also where the inventory has systems of the department"))
    parser.add_argument("--accept-none", action="store_true", help=text)
    text = words(N_("show what would happen, write nothing"))
    parser.add_argument("--dry-run", action="store_true", help=text)


def questionnaire(context: "Context") -> ExitCode:
    """Write blank questionnaires and remember who is asked, or read filled ones in."""
    options = context.options
    if not options.read:
        return _send(context)
    return read_filled(
        context, options.read, is_update=options.update, accepts_none=options.accept_none
    )


# sending -------------------------------------------------------------------------


def _send(context: "Context") -> ExitCode:
    from rai_desktop.export.excel.questionnaire import write_questionnaire
    from rai_desktop.services.questionnaires.asking import record_asked

    options = context.options
    if options.to is None:
        raise UsageError(NO_PLACE)
    with context.project(options.project, read_only=options.dry_run) as project:
        author = context.use_author(project)
        asked = _asked(context, project)
        targets = _targets(options.to, asked, is_folder=bool(options.departments))
        _check_free(targets)
        if not options.dry_run:
            for each, target in zip(asked, targets, strict=True):
                write_questionnaire(each.form, target)
            record_asked(project, asked, author)
        document: dict[str, Plain] = {
            "files": [str(target) for target in targets],
            "done": not options.dry_run,
        }
        return context.answer(document, [str(target) for target in targets])


def _asked(context: "Context", project: OpenProject) -> "list[AskedForm]":
    from rai_desktop.services.questionnaires import asking
    from rai_desktop.services.questionnaires.departments import departments_in

    options = context.options
    how = asking.Asking(labels=context.labels(options.lang), due=options.due)
    if options.departments is not None:
        return asking.forms_for_departments(project, how, departments_in(options.departments))
    if options.anybody:
        return [asking.form_for_anybody(project, how)]
    system = living_entry(project, options.supplier)
    if not isinstance(system, AiSystem):
        raise UsageError(NO_SYSTEM, number=options.supplier)
    return [asking.form_for_supplier(project, how, system)]


def _targets(place: Path, asked: "Sequence[AskedForm]", *, is_folder: bool) -> list[Path]:
    """Return where each form goes: a folder takes them by their own names."""
    if is_folder or place.is_dir():
        return [place / each.file_name for each in asked]
    return [place if place.suffix.lower() == ".xlsx" else place.with_name(f"{place.name}.xlsx")]


def _check_free(targets: Sequence[Path]) -> None:
    """Refuse to write over a questionnaire: somebody may have filled it in."""
    for path in targets:
        if path.exists():
            raise UsageError(N_("There is already a file {path}. Choose another name."), path=path)


# reading -------------------------------------------------------------------------


def read_filled(
    context: "Context", paths: Sequence[Path], *, is_update: bool, accepts_none: bool = False
) -> ExitCode:
    """Read filled questionnaires in as one step, or show what would happen."""
    from rai_desktop.imports.forms import read_forms
    from rai_desktop.services.importing import OnConflict
    from rai_desktop.services.questionnaires.contradictions import contradiction_line
    from rai_desktop.services.questionnaires.recording import read_in
    from rai_desktop.services.questionnaires.returned import plan_returned
    from rai_desktop.services.questionnaires.supplier_answers import understood_suppliers

    options = context.options
    files = read_forms(paths)
    own = context.words.language
    languages = sorted(LANGUAGES, key=lambda language: language != own)
    with context.project(options.project, read_only=options.dry_run) as project:
        author = context.use_author(project)
        labels = [context.labels(language) for language in languages]
        conflict = OnConflict.UPDATE if is_update else OnConflict.SKIP
        returned = plan_returned(project, labels, files, conflict)
        suppliers, refused = understood_suppliers(project, labels, returned)
        done = False
        accepted = [each.form for each in returned.contradictions] if accepts_none else []
        if not options.dry_run:
            taken = [(each, each.filling()) for each in suppliers]
            step = read_in(project, labels[0], returned, taken, also=author, accepted=accepted)
            done = step is not None
        told = [contradiction_line(project, context.words, c) for c in returned.contradictions]
        told = [] if accepts_none else told
        answer = _Answer(context, returned, suppliers, [*returned.refused, *refused], told)
        return answer.give(is_done=done)


class _Answer:
    """What is told about forms that were read: line by line with where each is from."""

    def __init__(
        self,
        context: "Context",
        returned: "ReturnedForms",
        suppliers: "Sequence[SupplierAnswers]",
        refused: "Sequence[RefusedForm]",
        contradictions: Sequence[str],
    ) -> None:
        self._contradictions = contradictions
        self._context = context
        self._words = context.words
        self._returned = returned
        self._suppliers = suppliers
        self._refused = refused

    def give(self, *, is_done: bool) -> ExitCode:
        """Set the answer; files that were not read are remarks."""
        document: dict[str, Plain] = {
            "done": is_done,
            "rows": list(self._rows()),
            "repeated": len(self._returned.repeated),
            "answers": list(self._answers()),
            "contradictions": list(self._contradictions),
            "refused": [
                {"file": each.file, "text": self._words.of_error(each.error)}
                for each in self._refused
            ],
        }
        lines = [*self._lines(), *([] if is_done else [self._words(N_("Nothing was written."))])]
        self._context.answer(document, lines)
        if not self._returned.forms:
            return ExitCode.REFUSED
        plan = self._returned.plan
        is_open = (
            self._refused
            or self._contradictions
            or self._notes()
            or (plan is not None and plan.problems)
        )
        return ExitCode.REMARKS if is_open else ExitCode.DONE

    def _notes(self) -> "list[ImportNote]":
        """Return what was read otherwise than it stands, beside what the rows tell."""
        return self._returned.plan.notes if self._returned.plan else []

    def _note(self, note: "ImportNote") -> str:
        origin = self._returned.origins.get(note.row or 0)
        if origin is None:
            return self._words.told(note.text, note.values)
        values = {**note.values, "row": origin.row}
        place = self._words.filled(N_("Row {row}"), row=origin.row)
        return " · ".join((origin.file, place, self._words.told(note.text, values)))

    def _rows(self) -> Iterator[Plain]:
        for row in self._returned.rows:
            origin = self._returned.origins[row.row]
            yield {
                "file": origin.file,
                "department": origin.department,
                "row": origin.row,
                "name": row.title,
                "outcome": str(row.outcome),
                "problems": [self._words.told(p.text, p.values) for p in row.problems],
            }

    def _answers(self) -> Iterator[Plain]:
        for answers in self._suppliers:
            for line in answers.lines:
                yield {
                    "file": answers.form.file,
                    "question": line.question,
                    "answer": line.answer,
                    "use": str(line.use),
                    "field": f"{line.kind}.{line.key}" if line.key else None,
                }

    def _lines(self) -> Iterator[str]:
        from rai_desktop.services.questionnaires.told import OUTCOMES, USES, repeated_line

        for row in self._returned.rows:
            origin = self._returned.origins[row.row]
            place = self._words.filled(N_("Row {row}"), row=origin.row)
            told = [self._words.told(p.text, p.values) for p in row.problems]
            yield " · ".join(
                (origin.file, place, row.title, self._words(OUTCOMES[row.outcome]), *told)
            )
        for answers in self._suppliers:
            for line in answers.lines:
                use = self._words(USES[line.use])
                yield " · ".join((answers.form.file, line.text, line.answer, use))
        for form in self._returned.forms:
            for note in form.remarks:
                yield f"{form.file} · {self._words.told(note.text, note.values)}"
        for repeated in self._returned.repeated:
            yield repeated_line(self._words, repeated)
        yield from map(self._note, self._notes())
        yield from self._contradictions
        if self._contradictions:
            yield self._words(LEFT_OUT)
        for each in self._refused:
            yield f"{each.file} · {self._words.of_error(each.error)}"

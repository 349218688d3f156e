"""Commands and options, with help in the language of the user."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from rai_desktop.cli.arguments import Parser
from rai_desktop.cli.commands import (
    consolidating,
    copying,
    desktop,
    entries,
    exporting,
    fields,
    hints,
    import_trip,
    importing,
    law,
    library,
    merging,
    packs,
    people,
    projects,
    questionnaires,
    reports,
    reviews,
    searching,
    sending,
    states,
    year,
)
from rai_desktop.cli.commands.export_arguments import export_arguments
from rai_desktop.cli.commands.review_arguments import review_arguments
from rai_desktop.cli.context import COMPUTED_NAMES, KIND_NAMES, LISTED_NAMES, Context
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.words import LANGUAGES, Words

GLOBAL_DEFAULTS = {"json": False, "on": None, "author": None, "version": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: what it is for, what it does, and its arguments."""

    help: str
    run: Callable[[Context], ExitCode]
    arguments: Callable[[Parser, Words], None]


def build_parser(words: Words, out: TextIO) -> Parser:
    """Return the parser of the whole command line; help is written to ``out``."""
    parser = Parser(
        words=words,
        out=out,
        prog="rai-desktop",
        description=words(
            N_(
                "Keep the AI inventory of a company in one file. Without a command the window "
                "opens; a file name opens that file."
            )
        ),
    )
    _add_common(parser, words)
    parser.add_argument("--version", action="store_true", help=words(N_("show the version")))
    commands = parser.add_subparsers(dest="command", title=words(N_("Commands")), metavar="COMMAND")
    for name, command in COMMANDS.items():
        shown = words(command.help)
        added = commands.add_parser(name, help=shown, description=shown, words=words, out=out)
        added.set_defaults(run=command.run)
        command.arguments(added, words)
        _add_common(added, words)
    return parser


def _add_common(parser: Parser, words: Words) -> None:
    keep = argparse.SUPPRESS
    parser.add_argument(
        "--json", action="store_true", default=keep, help=words(N_("one JSON document as answer"))
    )
    parser.add_argument(
        "--on",
        type=_day,
        default=keep,
        metavar="YYYY-MM-DD",
        help=words(N_("the day that rules are judged by")),
    )
    parser.add_argument(
        "--author", default=keep, metavar="NAME", help=words(N_("who makes the change"))
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            N_("“{day}” is not a day. Write it as 2026-12-31."), day=text[:60]
        ) from None


def _project(parser: Parser, words: Words) -> None:
    text = words(N_("the project file (.rai)"))
    parser.add_argument("project", type=_project_path, metavar="PROJECT", help=text)


def _project_path(text: str) -> Path:
    """Return the path of a project; its ending may be left out."""
    if not text.strip():
        raise UsageError(N_("The name of the project file is missing. Write it, such as firm.rai."))
    path = Path(text)
    with_ending = path.with_name(f"{path.name}.rai") if path.name else path
    try:
        return with_ending if not path.exists() and with_ending.is_file() else path
    except OSError:  # whoever opens it says why
        return path


def _new(parser: Parser, words: Words) -> None:
    _project(parser, words)
    parser.add_argument("--name", required=True, help=words(N_("name of the company")))
    parser.add_argument("--staff", type=int, metavar="N", help=words(N_("number of staff")))


def _demo(parser: Parser, words: Words) -> None:
    _project(parser, words)
    parser.add_argument("--lang", choices=LANGUAGES, help=words(N_("language of the entries")))


def _verify(parser: Parser, words: Words) -> None:
    text = words(N_("the project file (.rai), or an export: xlsx, pdf, csv, json or zip"))
    parser.add_argument("file", type=_project_path, metavar="FILE", help=text)
    parser.add_argument("--deep", action="store_true", help=words(N_("replay the history, too")))
    text = words(N_("write what is sound in a damaged file to this new file"))
    parser.add_argument("--rescue", type=Path, metavar="TO", help=text)
    text = words(N_("the project in whose history the state is looked for"))
    parser.add_argument("--of", type=_project_path, metavar="PROJECT", help=text)
    parser.add_argument("--progress-json", action="store_true", help=argparse.SUPPRESS)


def _own_fields(parser: Parser, words: Words) -> None:
    _project(parser, words)
    fields.fields_arguments(parser, words)


def _compare(parser: Parser, words: Words) -> None:
    _project(parser, words)
    states.compare_arguments(parser, words)


def _restore(parser: Parser, words: Words) -> None:
    _project(parser, words)
    states.restore_arguments(parser, words)


def _history(parser: Parser, words: Words) -> None:
    _project(parser, words)
    parser.add_argument("--of", metavar="NUMBER", help=words(N_("only one entry, by number")))


def _packs(parser: Parser, words: Words) -> None:
    text = words(N_("folder of packs to check"))
    parser.add_argument("--folder", type=Path, metavar="FOLDER", help=text)
    text = words(N_("project with own packs"))
    parser.add_argument("--project", type=_project_path, metavar="PROJECT", help=text)
    text = words(N_("id of a pack to write, with --to"))
    parser.add_argument("--write", metavar="ID", help=text)
    parser.add_argument("--to", type=Path, metavar="FILE", help=words(N_(".xlsx or .yaml")))
    text = words(N_("own pack to add to the project: .xlsx, .yaml or .json"))
    parser.add_argument("--add", type=Path, metavar="FILE", help=text)
    text = words(N_("id of an own pack to remove from the project"))
    parser.add_argument("--remove", metavar="ID", help=text)
    text = words(N_("only tell what “--add” or “--remove” would change"))
    parser.add_argument("--dry-run", action="store_true", help=text)


def _fields(parser: Parser, words: Words, count: str) -> None:
    pairs = words(N_("fields and values, choices by code or word, lists with “;”"))
    parser.add_argument("fields", nargs=count, metavar="FIELD=VALUE", help=pairs)


def _number(parser: Parser, words: Words) -> None:
    text = N_("number of the entry, such as KI-0007, or “organisation”")
    parser.add_argument("number", metavar="NUMBER", help=words(text))


def _kind(parser: Parser, names: Iterable[str]) -> None:
    parser.add_argument("kind", metavar="KIND", help=", ".join(names))


def _add(parser: Parser, words: Words) -> None:
    _project(parser, words)
    _kind(parser, KIND_NAMES)
    _fields(parser, words, "*")


def _set(parser: Parser, words: Words) -> None:
    _project(parser, words)
    _number(parser, words)
    _fields(parser, words, "+")


def _entry(parser: Parser, words: Words) -> None:
    _project(parser, words)
    _number(parser, words)


def _removed(parser: Parser, words: Words) -> None:
    _project(parser, words)
    text = words(N_("number of an entry, such as KI-0007"))
    parser.add_argument("number", metavar="NUMBER", help=text)


def _person(parser: Parser, words: Words) -> None:
    _project(parser, words)
    text = words(N_("number of a person, such as PE-0004"))
    parser.add_argument("number", metavar="NUMBER", help=text)


def _erase(parser: Parser, words: Words) -> None:
    _person(parser, words)
    parser.add_argument("--yes", action="store_true", help=words(N_("do it; it cannot be undone")))
    texts = words(N_("replace the name in other texts, too"))
    parser.add_argument("--texts", action="store_true", help=texts)
    backups = words(N_("remove the earlier states that still have the person"))
    parser.add_argument("--backups", action="store_true", help=backups)


def _hand_over(parser: Parser, words: Words) -> None:
    _person(parser, words)
    to = words(N_("number of the person who takes over"))
    parser.add_argument("--to", required=True, metavar="NUMBER", help=to)
    retired = words(N_("leave retired AI systems and what belongs to them"))
    parser.add_argument("--without-retired", action="store_true", help=retired)
    dry = words(N_("show what would happen, write nothing"))
    parser.add_argument("--dry-run", action="store_true", help=dry)


def _link(parser: Parser, words: Words) -> None:
    _project(parser, words)
    text = words(N_("number of an entry, such as KI-0007"))
    parser.add_argument("first", metavar="NUMBER", help=text)
    parser.add_argument("second", metavar="NUMBER", help=text)
    parser.add_argument("--remove", action="store_true", help=words(N_("remove the link")))


def _list(parser: Parser, words: Words) -> None:
    _project(parser, words)
    _kind(parser, (*LISTED_NAMES, *COMPUTED_NAMES))
    parser.add_argument("--where", metavar="TEXT", help=words(N_("only entries with this text")))
    of = words(N_("with proposals: the AI system or risk that they are for"))
    parser.add_argument("--of", metavar="NUMBER", help=of)


def _take(parser: Parser, words: Words) -> None:
    _entry(parser, words)
    entry = words(N_("id in the library, such as R-ROB-01 or M-HUM-01"))
    parser.add_argument("entry", metavar="ENTRY", help=entry)
    dismiss = words(N_("dismiss a risk for an AI system, with the reason"))
    parser.add_argument("--dismiss", metavar="REASON", help=dismiss)


def _search(parser: Parser, words: Words) -> None:
    _project(parser, words)
    searching.search_arguments(parser, words)


def _check(parser: Parser, words: Words) -> None:
    _project(parser, words)
    off = words(N_("list the hints that are switched off, with the reasons"))
    parser.add_argument("--off", action="store_true", help=off)


def _classify(parser: Parser, words: Words) -> None:
    text = words(N_("the project file (.rai); without it nothing is recorded"))
    parser.add_argument("project", nargs="?", type=_project_path, metavar="PROJECT", help=text)
    number = words(N_("number of an AI system, such as KI-0007"))
    parser.add_argument("number", nargs="?", metavar="NUMBER", help=number)
    answers = words(N_("JSON file: answer by question"))
    parser.add_argument("--answers", type=Path, metavar="FILE", help=answers)
    again = words(N_("classify again what was classified, by the rules and facts of today"))
    parser.add_argument("--again", action="store_true", help=again)
    dry = words(N_("only say what would change, record nothing"))
    parser.add_argument("--dry-run", action="store_true", help=dry)


def _review(parser: Parser, words: Words) -> None:
    _project(parser, words)
    review_arguments(parser, words, _day)


def _questionnaire(parser: Parser, words: Words) -> None:
    _project(parser, words)
    questionnaires.questionnaire_arguments(parser, words, _day)


def _import(parser: Parser, words: Words) -> None:
    _project(parser, words)
    parser.add_argument("source", type=Path, metavar="SOURCE", help=words(N_("the list")))
    kinds = ("auto", *KIND_NAMES)
    kind = words.filled(N_("what the rows are: {kinds}"), kinds=", ".join(kinds))
    parser.add_argument("--kind", default="auto", choices=kinds, metavar="KIND", help=kind)
    parser.add_argument("--sheet", metavar="NAME", help=words(N_("name of the sheet")))
    mapping = words(N_("JSON file: field key by column name, or choices from --save-mapping"))
    parser.add_argument("--mapping", type=Path, metavar="FILE", help=mapping)
    saved = words(N_("write what becomes of each column into this JSON file, to change and use it"))
    parser.add_argument("--save-mapping", type=Path, metavar="FILE", help=saved)
    rest = words(N_("what becomes of columns without a field: notes, fields of your own, nothing"))
    parser.add_argument("--rest", choices=("notes", "fields", "leave"), help=rest)
    together = words(N_("import nothing as long as one row cannot be imported"))
    parser.add_argument("--all-or-nothing", action="store_true", help=together)
    parser.add_argument(
        "--on-conflict",
        choices=("stop", "skip", "update"),
        help=words(N_("what to do with rows that are there with other values")),
    )
    errors = words(N_("workbook for rows and cells that did not come in as they stand"))
    parser.add_argument("--errors", type=Path, metavar="FILE.xlsx", help=errors)
    import_trip.trip_arguments(parser, words)
    dry = words(N_("show what would happen, write nothing"))
    parser.add_argument("--dry-run", action="store_true", help=dry)


def _export(parser: Parser, words: Words) -> None:
    _project(parser, words)
    export_arguments(parser, words, _day)


def _send(parser: Parser, words: Words) -> None:
    _project(parser, words)
    target = words(N_("the copy to write: .rai, or .rai.age with a pass phrase"))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=target)
    _password(parser, words, is_required=False)
    without = words(N_("what to leave out"))
    parser.add_argument("--without", default="", metavar=",".join(LeftOut), help=without)
    review = words(N_("the receiver can only add reviews and write notes"))
    parser.add_argument("--review", action="store_true", help=review)
    parser.add_argument("--progress-json", action="store_true", help=argparse.SUPPRESS)


def _decrypt(parser: Parser, words: Words) -> None:
    text = words(N_("the encrypted file (.rai.age)"))
    parser.add_argument("file", type=Path, metavar="FILE", help=text)
    target = words(N_("the project file to write (.rai)"))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=target)
    _password(parser, words, is_required=True)


def _password(parser: Parser, words: Words, *, is_required: bool) -> None:
    text = words(N_("text file with the pass phrase in its first line"))
    parser.add_argument(
        "--password-file", type=Path, required=is_required, metavar="FILE", help=text
    )


COMMANDS: Mapping[str, Command] = {
    "new": Command(help=N_("Make an empty project."), run=projects.new, arguments=_new),
    "demo": Command(help=N_("Make the example company."), run=projects.demo, arguments=_demo),
    "import": Command(
        help=N_("Import a list: xlsx, csv or json."), run=importing.import_list, arguments=_import
    ),
    "questionnaire": Command(
        help=N_("Write questionnaires, and read filled ones in."),
        run=questionnaires.questionnaire,
        arguments=_questionnaire,
    ),
    "add": Command(help=N_("Add an entry."), run=entries.add, arguments=_add),
    "set": Command(help=N_("Change fields of an entry."), run=entries.change, arguments=_set),
    "remove": Command(help=N_("Move an entry to the bin."), run=entries.remove, arguments=_removed),
    "undo": Command(
        help=N_("Take back the last change made here."), run=entries.undo, arguments=_project
    ),
    "redo": Command(help=N_("Redo the last undone change."), run=entries.redo, arguments=_project),
    "link": Command(
        help=N_("Link a risk to a system, or a mitigation to a risk."),
        run=entries.link,
        arguments=_link,
    ),
    "take": Command(
        help=N_("Take a risk or a mitigation from the library."),
        run=library.take,
        arguments=_take,
    ),
    "erase": Command(
        help=N_("Erase a person for good, also from the history."),
        run=people.erase,
        arguments=_erase,
    ),
    "hand-over": Command(
        help=N_("Hand over what one person is responsible for to another."),
        run=people.hand_over,
        arguments=_hand_over,
    ),
    "list": Command(help=N_("List entries."), run=entries.list_entries, arguments=_list),
    "search": Command(
        help=N_("Search everywhere: entries, help, glossary and law."),
        run=searching.search,
        arguments=_search,
    ),
    "show": Command(
        help=N_("Show an entry with all that is linked."), run=entries.show, arguments=_entry
    ),
    "classify": Command(
        help=N_("Classify an AI system under the AI Act by answers."),
        run=law.classify,
        arguments=_classify,
    ),
    "review": Command(
        help=N_("Record the review of an AI system or a risk."),
        run=reviews.review,
        arguments=_review,
    ),
    "export": Command(
        help=N_("Write registers, documents, or a pack for the auditor."),
        run=exporting.export,
        arguments=_export,
    ),
    "report": Command(
        help=N_("Make the yearly report, or tell what would be passed on."),
        run=reports.report,
        arguments=reports.report_arguments,
    ),
    "check": Command(
        help=N_("List what is missing or wrong, the most serious first."),
        run=hints.check,
        arguments=_check,
    ),
    "verify": Command(
        help=N_("Check a project file; of an export, tell its state."),
        run=projects.verify,
        arguments=_verify,
    ),
    "compare": Command(
        help=N_("Show what differs between two states of a project."),
        run=states.compare,
        arguments=_compare,
    ),
    "year": Command(
        help=N_("Close a reporting year, or compare two times."),
        run=year.year,
        arguments=year.year_arguments,
    ),
    "restore": Command(
        help=N_("Go back to an earlier state, whole or for one entry."),
        run=states.restore,
        arguments=_restore,
    ),
    "send": Command(
        help=N_("Write a copy to send, without what others need not see."),
        run=sending.send,
        arguments=_send,
    ),
    "decrypt": Command(
        help=N_("Open a file that was encrypted with a pass phrase."),
        run=sending.decrypt,
        arguments=_decrypt,
    ),
    "copy": Command(
        help=N_("Add single entries of another inventory as copies."),
        run=copying.copy,
        arguments=copying.copy_arguments,
    ),
    "merge": Command(
        help=N_("Merge another copy of the project into it."),
        run=merging.merge,
        arguments=merging.merge_arguments,
    ),
    "consolidate": Command(
        help=N_("Put the yearly reports of an alliance's members together."),
        run=consolidating.consolidate,
        arguments=lambda parser, words: consolidating.consolidate_arguments(parser, words, _day),
    ),
    "history": Command(
        help=N_("Show who changed what and when."), run=projects.history, arguments=_history
    ),
    "fields": Command(
        help=N_("List custom fields; add, rename or remove one."),
        run=fields.fields,
        arguments=_own_fields,
    ),
    "packs": Command(
        help=N_("Check content packs; write, add or remove one."),
        run=packs.packs,
        arguments=_packs,
    ),
    "desktop": Command(
        help=N_("Put the program into the menu of a Linux desktop."),
        run=desktop.desktop,
        arguments=desktop.desktop_arguments,
    ),
}
"""All commands by name."""

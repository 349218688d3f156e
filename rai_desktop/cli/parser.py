"""Commands and options, with help in the language of the user."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from rai_desktop import __version__
from rai_desktop.cli.commands import entries, exchange, projects
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.words import LANGUAGES, Words

Command = Callable[..., object]


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse wrong usage."""
        raise UsageError(
            N_("{message}. “rai-desktop {command} --help” shows what is possible."),
            message=message.rstrip("."),
            command=self.prog.partition(" ")[2],
        )


def command_names(words: Words) -> frozenset[str]:
    """Return the names of all commands."""
    actions = build_parser(words)._subparsers  # noqa: SLF001 - argparse offers no other way
    assert actions is not None  # noqa: S101 - the parser has commands
    choices = actions._group_actions[0].choices  # noqa: SLF001
    return frozenset(choices or ())


def build_parser(words: Words) -> Parser:
    """Return the parser of the whole command line."""
    common = _common(words)
    parser = Parser(
        prog="rai-desktop",
        description=words(
            N_(
                "Keep the AI inventory of a company in one file. Without a command the window "
                "opens; a file name opens that file."
            )
        ),
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"rai-desktop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)

    def add(name: str, help_text: str, run: Command) -> argparse.ArgumentParser:
        shown = words(help_text)
        command = commands.add_parser(name, help=shown, description=shown, parents=[common])
        command.set_defaults(run=run)
        return command

    _add_project_commands(add, words)
    _add_entry_commands(add, words)
    _add_exchange_commands(add, words)
    return parser


def _common(words: Words) -> Parser:
    common = Parser(add_help=False)
    keep = argparse.SUPPRESS
    common.add_argument(
        "--json", action="store_true", default=keep, help=words(N_("one JSON document as answer"))
    )
    common.add_argument(
        "--on",
        type=_day,
        default=keep,
        metavar="YYYY-MM-DD",
        help=words(N_("the day that rules are judged by")),
    )
    common.add_argument(
        "--author", default=keep, metavar="NAME", help=words(N_("who makes the change"))
    )
    return common


GLOBAL_DEFAULTS = {"json": False, "on": None, "author": None}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD") from None


Add = Callable[[str, str, Command], argparse.ArgumentParser]


def _project(command: argparse.ArgumentParser, words: Words) -> None:
    command.add_argument("project", type=Path, help=words(N_("the project file (.rai)")))


def _add_project_commands(add: Add, words: Words) -> None:
    new = add("new", N_("Make an empty project."), projects.new)
    _project(new, words)
    new.add_argument("--name", required=True, help=words(N_("name of the company")))
    new.add_argument("--staff", type=int, help=words(N_("number of staff")))
    demo = add("demo", N_("Make the example company."), projects.demo)
    _project(demo, words)
    demo.add_argument("--lang", choices=LANGUAGES, help=words(N_("language of the entries")))
    verify = add("verify", N_("Check a project file."), projects.verify)
    verify.add_argument("file", type=Path, help=words(N_("the project file (.rai)")))
    verify.add_argument("--deep", action="store_true", help=words(N_("replay the history, too")))
    history = add("history", N_("Show who changed what and when."), projects.history)
    _project(history, words)
    history.add_argument("--of", metavar="NUMBER", help=words(N_("only one entry, by number")))
    packs = add("packs", N_("Check the content packs."), projects.packs)
    packs.add_argument("--folder", type=Path, help=words(N_("folder of packs to check")))


def _add_entry_commands(add: Add, words: Words) -> None:
    number = words(N_("number of the entry, such as KI-0007"))
    pairs = words(N_("fields and values, choices by code"))
    added = add("add", N_("Add an entry."), entries.add)
    _project(added, words)
    added.add_argument("kind", help="system, risk, mitigation, person, vendor, evidence")
    added.add_argument("fields", nargs="*", metavar="FIELD=VALUE", help=pairs)
    changed = add("set", N_("Change fields of an entry."), entries.change)
    _project(changed, words)
    changed.add_argument("number", help=number)
    changed.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help=pairs)
    removed = add("remove", N_("Move an entry to the bin."), entries.remove)
    _project(removed, words)
    removed.add_argument("number", help=number)
    undone = add("undo", N_("Take back the last change made here."), entries.undo)
    _project(undone, words)
    redone = add("redo", N_("Do the last undone change again."), entries.redo)
    _project(redone, words)
    linked = add("link", N_("Link a risk to a system, or a mitigation to a risk."), entries.link)
    _project(linked, words)
    linked.add_argument("first", help=number)
    linked.add_argument("second", help=number)
    linked.add_argument("--remove", action="store_true", help=words(N_("remove the link")))
    listed = add("list", N_("List entries."), entries.list_entries)
    _project(listed, words)
    listed.add_argument("kind", help="systems, risks, mitigations, people, vendors, evidence")
    listed.add_argument("--where", metavar="TEXT", help=words(N_("only entries with this text")))
    shown = add("show", N_("Show an entry with all that is linked."), entries.show)
    _project(shown, words)
    shown.add_argument("number", help=number)


def _add_exchange_commands(add: Add, words: Words) -> None:
    imported = add("import", N_("Import a list: xlsx, csv or json."), exchange.import_list)
    _project(imported, words)
    imported.add_argument("source", type=Path, help=words(N_("the list")))
    imported.add_argument(
        "--kind",
        default="auto",
        choices=("auto", "systems", "risks", "mitigations", "people", "vendors", "evidence"),
        help=words(N_("what the rows are")),
    )
    imported.add_argument("--sheet", help=words(N_("name of the sheet")))
    imported.add_argument(
        "--mapping", type=Path, help=words(N_("JSON file: field key by column name"))
    )
    imported.add_argument(
        "--on-conflict",
        default="stop",
        choices=("stop", "skip", "update"),
        help=words(N_("what to do with rows that are there with other values")),
    )
    imported.add_argument(
        "--dry-run", action="store_true", help=words(N_("show what would happen"))
    )
    exported = add("export", N_("Write registers: xlsx, pdf, csv or json."), exchange.export)
    _project(exported, words)
    target = words(N_("the file to write"))
    exported.add_argument("--to", type=Path, required=True, metavar="FILE", help=target)
    exported.add_argument(
        "--register", default="all", metavar="NAME", help=words(N_("one register, or all"))
    )
    exported.add_argument("--system", metavar="NUMBER", help=words(N_("one system only")))
    exported.add_argument("--lang", choices=LANGUAGES, help=words(N_("language of the export")))
    exported.add_argument(
        "--redact", default="", metavar="names,costs,comments", help=words(N_("what to leave out"))
    )
    exported.add_argument("--progress-json", action="store_true", help=argparse.SUPPRESS)

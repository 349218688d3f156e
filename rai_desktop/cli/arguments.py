"""Reading arguments: argparse with words in the language of the user, and errors that raise."""

import argparse
import re
from pathlib import Path
from typing import IO, Any, NoReturn, TextIO

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

_ERRORS = (
    (
        re.compile(r"the following arguments are required: (?P<names>.*)"),
        N_("Something is missing: {names}. “{help}” shows what is possible."),
    ),
    (
        re.compile(r"unrecognized arguments: (?P<names>.*)", re.DOTALL),
        N_("This is not understood: {names}. “{help}” shows what is possible."),
    ),
    (
        re.compile(r"argument COMMAND: invalid choice: '(?P<value>.*?)' .*", re.DOTALL),
        N_("There is no command “{value}”. “{help}” shows what is possible."),
    ),
    (
        re.compile(r"argument (?P<name>.+?): invalid choice: '(?P<value>.*?)' .*", re.DOTALL),
        N_("“{value}” is not possible for {name}. “{help}” shows what is possible."),
    ),
    (
        re.compile(r"argument (?P<name>.+?): expected .*"),
        N_("{name} needs a value. “{help}” shows what is possible."),
    ),
    (
        re.compile(r"argument (?P<name>.+?): invalid .*?: '(?P<value>.*)'", re.DOTALL),
        N_("“{value}” does not fit {name}. “{help}” shows what is possible."),
    ),
)


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program, and speaks the user's language."""

    def __init__(self, *, words: Words, out: TextIO, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, words),
            **settings,
        )
        self._out = out
        self._places = self.add_argument_group(words(N_("Arguments")))
        self._options = self.add_argument_group(words(N_("Options")))
        self.add_argument("-h", "--help", action="help", help=words(N_("show this help")))

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument under the heading where people look for it."""
        group = self._options if names[0].startswith("-") else self._places
        return group.add_argument(*names, **settings)

    def add_exactly_one(self) -> argparse._MutuallyExclusiveGroup:
        """Return a group of options of which each call names exactly one."""
        return self._options.add_mutually_exclusive_group(required=True)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Take places that may be left out wherever they stand, also behind an option."""
        found, left = super().parse_known_args(args, namespace)
        for action in self._actions:
            is_free = action.nargs == argparse.OPTIONAL and not action.option_strings
            is_late = is_free and getattr(found, action.dest, None) is None
            if is_late and left and not left[0].startswith("-"):
                convert = action.type if callable(action.type) else str
                setattr(found, action.dest, convert(left.pop(0)))
        return found, left

    def print_help(self, file: IO[str] | None = None) -> None:  # type: ignore[override]
        """Write the help to the output of the command."""
        super().print_help(file or self._out)

    def error(self, message: str) -> NoReturn:
        """Refuse wrong usage."""
        usage = f"{self.prog} --help"
        for pattern, text in _ERRORS:
            match = pattern.fullmatch(message)
            if match:
                raise UsageError(text, **match.groupdict(), help=usage)
        raise UsageError(
            N_("{message}. “{help}” shows what is possible."),
            message=message.rstrip("."),
            help=usage,
        )


class _Formatter(argparse.HelpFormatter):
    """Writes the word for usage in the language of the user."""

    def __init__(self, prog: str, words: Words) -> None:
        super().__init__(prog)
        self._usage = words(N_("Usage: "))

    def add_usage(
        self,
        usage: str | None,
        actions: Any,
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        """Add the line that shows how a command is called."""
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)


def listed(text: str) -> list[str]:
    """Return what stands between the commas of an option."""
    return [part.strip() for part in text.split(",") if part.strip()]


def decisions_argument(parser: Parser, words: Words) -> None:
    """Add the option that names a file with decisions about conflicts."""
    parser.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE",
        help=words(N_("a JSON file that decides: the answer of a dry run with “take” filled in")),
    )

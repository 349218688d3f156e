"""The options of the command that writes registers and documents."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rai_desktop.cli.arguments import Parser
from rai_desktop.domain.texts import N_
from rai_desktop.words import LANGUAGES, Words


def export_arguments(parser: Parser, words: Words, day: Callable[[str], date]) -> None:
    """Add the target, what is written into it, and what is left out; ``day`` reads days."""
    target = words(N_("the file to write"))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=target)
    register = words(N_("one register, or all"))
    parser.add_argument("--register", default="all", metavar="NAME", help=register)
    parser.add_argument("--system", metavar="NUMBER", help=words(N_("one system only")))
    columns = words(N_("only these columns of the register, in this order"))
    parser.add_argument("--columns", default="", metavar="KEY,KEY", help=columns)
    entries = words(N_("file with numbers of entries, one a line: only these, in this order"))
    parser.add_argument("--entries", type=Path, metavar="FILE", help=entries)
    review = words(N_("numbers of reviews, or all: write their protocol as a PDF document"))
    parser.add_argument("--review", metavar="NUMBER,NUMBER", help=review)
    paper = words(N_("write this document as pdf or docx; a wrong name lists those there are"))
    parser.add_argument("--paper", metavar="NAME", help=paper)
    of = words(N_("the entries that the document is about"))
    parser.add_argument("--of", default="", metavar="NUMBER,NUMBER", help=of)
    since = words(N_("tell what changed since this day; without it, over a year"))
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help=since)
    parser.add_argument("--lang", choices=LANGUAGES, help=words(N_("language of the export")))
    redact = words(N_("what to leave out"))
    parser.add_argument("--redact", default="", metavar="names,costs,comments", help=redact)
    parser.add_argument("--progress-json", action="store_true", help=argparse.SUPPRESS)

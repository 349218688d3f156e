"""The options of the command that writes registers and documents."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rai_desktop.cli.arguments import Parser
from rai_desktop.domain.texts import N_
from rai_desktop.words import BOTH, LANGUAGES, Words


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
    review = words(N_("numbers of reviews, or all: write their protocol as pdf or docx"))
    parser.add_argument("--review", metavar="NUMBER,NUMBER", help=review)
    paper = words(N_("write this document as pdf or docx; a wrong name lists those there are"))
    parser.add_argument("--paper", metavar="NAME", help=paper)
    of = words(N_("the entries that the document is about"))
    parser.add_argument("--of", default="", metavar="NUMBER,NUMBER", help=of)
    since = words(N_("tell what changed since this day; without it, over a year"))
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help=since)
    lang = words(N_("language of the export; registers and PDF documents can be in both"))
    parser.add_argument("--lang", choices=(*LANGUAGES, BOTH), help=lang)
    redact = words(N_("what to leave out"))
    parser.add_argument("--redact", default="", metavar="names,costs,comments", help=redact)
    named = words(N_("name people in a calendar file"))
    parser.add_argument("--with-names", action="store_true", help=named)
    parts = words(N_("parts of a pack for the auditor (zip); all of them without it"))
    codes = "registers,documents,open_points,history,data,evidence"
    parser.add_argument("--parts", default="", metavar=codes, help=parts)
    public = words(N_("the page for everybody (html, json) about the AI systems of --of"))
    parser.add_argument("--public", action="store_true", help=public)
    contact = words(N_("whom people can ask, for the page for everybody"))
    parser.add_argument("--contact", default="", metavar="TEXT", help=contact)
    parser.add_argument("--progress-json", action="store_true", help=argparse.SUPPRESS)

"""The command that searches everywhere: entries, help, glossary and law."""

from textwrap import shorten
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.searching.model import SORT_TITLES, Hit, Sort

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.words import Words


def search(context: "Context") -> ExitCode:
    """List what fits a text, the best first."""
    from rai_desktop.services.searching.articles import articles
    from rai_desktop.services.searching.entry_index import EntryIndex
    from rai_desktop.services.searching.finding import ArticleShelf, Search

    with context.project(context.options.project, read_only=True) as project:
        labels = context.labels()
        index = EntryIndex(project, labels)
        for _ in index.work():
            pass
        everything = Search(labels, ArticleShelf(articles(labels)), project, index)
        hits = everything.hits(" ".join(context.options.text))
        lines = [_line(hit, context.words) for hit in hits]
        return context.answer([_document(hit) for hit in hits], lines or [context.words(_NONE)])


def search_arguments(parser: "Parser", words: "Words") -> None:
    """Add what is searched for."""
    text = words(N_("words or a number, also mistyped"))
    parser.add_argument("text", nargs="+", metavar="TEXT", help=text)


LONGEST = 300
"""Letters of a section of the manual that a line shows; as JSON all of it is given."""

_NONE = N_("Nothing found. Try fewer letters, or another word.")


def _line(hit: Hit, words: "Words") -> str:
    title = SORT_TITLES[hit.sort] if isinstance(hit.sort, Sort) else KINDS[hit.sort].plural
    told = "  ".join(part for part in (hit.note, hit.title) if part)
    line = f"{words(title)}: {told}"
    body = hit.article.body if hit.article else ""
    if hit.sort is Sort.MANUAL:
        body = shorten(body, LONGEST, placeholder="…")
    return f"{line}\n    {body}" if body else line


def _document(hit: Hit) -> dict[str, Plain]:
    found: dict[str, Plain] = {"sort": str(hit.sort), "title": hit.title, "fit": hit.fit.name}
    if hit.article is not None:
        return found | {"id": hit.article.key, "place": hit.note, "text": hit.article.body}
    return found | {"number": hit.note, "uid": str(hit.uid)}

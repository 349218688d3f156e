"""Writing the public page: one accessible HTML file that loads nothing, or JSON."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

from rai_desktop.export.plain_text import clean_text
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning
from rai_desktop.services.public_page.model import PublicPage, PublicSystem
from rai_desktop.words import words_for

_STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:46rem;padding:1.5rem;color:#1F2933;
background:#FFFFFF}
h1,h2{line-height:1.25;color:ACCENT}
h2{margin-top:2.5rem;border-top:1px solid #7B8794;padding-top:1rem}
dt{font-weight:600;margin-top:.8rem}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
a{color:ACCENT}
a:focus{outline:3px solid ACCENT;outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static}
.note{border-left:4px solid ACCENT;padding-left:.8rem}
footer{margin-top:3rem;border-top:1px solid #7B8794}
@media(prefers-color-scheme:dark){body{color:#E8ECF0;background:#14191F}
h1,h2,a{color:#8CC4E6}}
@media print{body{max-width:none}.skip,nav{display:none}}
""".replace("ACCENT", PRINT_PALETTE.colour(Meaning.ACCENT))

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_public_page(page: PublicPage, target: Path) -> Job:
    """Write ``page`` as HTML, or as JSON when ``target`` ends so."""
    is_json = target.suffix.lower() == ".json"
    text = _json(page) if is_json else "\n".join(_html(page)) + "\n"
    with replaced_when_complete(target) as part:
        yield Progress(done=0, total=1)
        part.write_bytes(clean_text(text).encode("utf-8"))
        yield Progress(done=1, total=1)


def _json(page: PublicPage) -> str:
    return json.dumps(page.document(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _html(page: PublicPage) -> Iterator[str]:
    labels, day = page.labels, words_for(page.language).day(page.day)
    title = escape(page.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(page.language)}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f'<a class="skip" href="#content">{escape(labels["skip"])}</a>'
    yield f"<header><h1>{title}</h1>"
    yield f"<p>{escape(labels['as_of'].format(day=day))}</p></header>"
    yield '<main id="content">'
    if page.example:
        yield f'<p class="note">{escape(page.example)}</p>'
    yield f"<p>{escape(page.intro)}</p>"
    yield from _contents(page)
    for place, system in enumerate(page.systems, start=1):
        yield from _section(system, place, labels["number"])
    yield "</main><footer>"
    if page.contact:
        yield f"<h2>{escape(labels['contact'])}</h2><p>{escape(page.contact)}</p>"
    yield f"<p>{escape(labels['made_with'])}</p></footer></body></html>"


def _contents(page: PublicPage) -> Iterator[str]:
    yield f'<nav aria-label="{escape(page.labels["contents"])}"><ul>'
    for place, system in enumerate(page.systems, start=1):
        yield f'<li><a href="#system-{place}">{escape(system.name)}</a></li>'
    yield "</ul></nav>"


def _section(system: PublicSystem, place: int, number: str) -> Iterator[str]:
    yield f'<section aria-labelledby="system-{place}">'
    yield f'<h2 id="system-{place}">{escape(system.name)}</h2><dl>'
    yield f"<dt>{escape(number)}</dt><dd>{escape(system.number)}</dd>"
    for fact in system.facts:
        yield f"<dt>{escape(fact.label)}</dt><dd>{escape(fact.text)}</dd>"
    yield "</dl></section>"

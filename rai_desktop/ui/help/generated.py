"""Pages of the manual that nobody writes: glossary, fields and keys."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QKeySequence

from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.manual.pages import ManualPage, made_page
from rai_desktop.ui.commands import MENUS, Command
from rai_desktop.ui.help.places import OF_PAGE
from rai_desktop.ui.searching.command_articles import plain as unmarked
from rai_desktop.words import Words
from rai_desktop.words.language import folded

GLOSSARY, KEYS, FIELDS = "glossary", "keys", "fields-"
FIELD_KINDS: tuple[EntityKind, ...] = (EntityKind.ORGANISATION, *NUMBERED_KINDS)
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")

_IN_LISTS: tuple[tuple[str, str], ...] = (
    (N_("Arrow keys"), N_("Go through the rows and cells")),
    (N_("Enter"), N_("Put the keyboard into the form of the entry")),
    ("F2", N_("Change the name, or correct a cell in a preview")),
    (N_("Space"), N_("Tick a row")),
    (N_("Ctrl+A"), N_("Select all rows")),
    (N_("Ctrl+C"), N_("Copy the selected rows with their headings")),
    (N_("Ctrl+Shift+C"), N_("Copy the current cell")),
    (N_("Ctrl+V"), N_("Paste cells from Excel")),
    (N_("Left, Right"), N_("Close or open a group")),
    (N_("Esc"), N_("Clear the search, then go back to the list")),
)
_IN_FORMS: tuple[tuple[str, str], ...] = (
    (N_("Tab, Shift+Tab"), N_("Next or previous field")),
    (N_("Ctrl+Tab"), N_("Leave a text of several lines")),
    (N_("Down arrow"), N_("Open a choice or the calendar")),
    (N_("Arrow keys"), N_("Go through cards that are one stop of the Tab key")),
    (N_("Ctrl+Enter"), N_("Press the main button of the page or dialog")),
    (N_("Esc"), N_("Close a dialog")),
)
_IN_MANUAL: tuple[tuple[str, str], ...] = (
    (N_("Arrow keys"), N_("Read on line by line")),
    (N_("Ctrl+Up, Ctrl+Down"), N_("Previous or next heading")),
    (N_("Tab, Shift+Tab"), N_("Next or previous link")),
    (N_("Enter"), N_("Follow the link")),
)


def generated_names() -> tuple[str, ...]:
    """Return the names of all these pages, in their order."""
    return (GLOSSARY, KEYS, *(f"{FIELDS}{kind}" for kind in FIELD_KINDS))


def generated_page(labels: Labels, name: str) -> ManualPage:
    """Return one of these pages in the language of ``labels``."""
    if name == GLOSSARY:
        return _glossary(labels)
    if name == KEYS:
        return _keys(labels.words)
    return _fields(labels, EntityKind(name.removeprefix(FIELDS)))


def plain(text: str) -> str:
    """Return a text so that Markdown shows it as it is."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _glossary(labels: Labels) -> ManualPage:
    words = labels.words
    terms = sorted(labels.catalogue.glossary(), key=lambda one: folded(words.pick(one.term)))
    lines = [f"# {words(N_('Glossary'))}", "", words(_ABOUT_TERMS), ""]
    for term in terms:
        lines += [f"## {plain(words.pick(term.term))}", "", plain(words.pick(term.text)), ""]
        others = ", ".join(term.synonyms.get(words.language, ()))
        if others:
            lines += [plain(words.filled(N_("Also called: {names}."), names=others)), ""]
        if term.reference:
            lines += [f"*{plain(labels.cited(term.reference))}*", ""]
    return made_page(GLOSSARY, "\n".join(lines), tuple(term.id for term in terms))


_ABOUT_TERMS = N_(
    "Words of the law and of this program, in plain language. Only the official texts are binding."
)


def _fields(labels: Labels, kind: EntityKind) -> ManualPage:
    words = labels.words
    name = words(KINDS[kind].plural)
    entered = [spec for spec in KINDS[kind].fields if spec.is_entered and spec.help]
    title = words.filled(N_("Fields: {kind}"), kind=name)
    leads = words.filled(
        N_("What the screen is for: {page}."), page=f"[{name}]({OF_PAGE[kind]}.md)"
    )
    lines = [f"# {title}", "", leads, ""]
    for spec in entered:
        lines += [f"## {plain(labels.field(spec))}", "", *_told(labels, spec)]
    return made_page(f"{FIELDS}{kind}", "\n".join(lines), tuple(spec.key for spec in entered))


def _told(labels: Labels, spec: FieldSpec) -> Iterator[str]:
    words = labels.words
    yield from (plain(labels.help(spec)), "")
    if spec.example:
        yield from (plain(words.filled(N_("Example: {example}"), example=words(spec.example))), "")


def _keys(words: Words) -> ManualPage:
    lines = [f"# {words(N_('Keyboard'))}", "", words(_ABOUT_KEYS), ""]
    for _, menu, commands in MENUS:
        rows = [(_key(command, words), unmarked(words(command.text))) for command in commands]
        lines += _key_table(unmarked(words(menu)), [row for row in rows if row[0]], words)
    parts = (
        (N_("In lists"), _IN_LISTS),
        (N_("In forms and dialogs"), _IN_FORMS),
        (N_("In the manual"), _IN_MANUAL),
    )
    for title, keys in parts:
        lines += _key_table(words(title), [(words(key), words(does)) for key, does in keys], words)
    return made_page(KEYS, "\n".join(lines))


_ABOUT_KEYS = N_("Everything in the program works with the keyboard. These keys are shortcuts.")


def _key(command: Command, words: Words) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = [QKeySequence(key).toString(native) for key in command.keys]
    return ", ".join(keys) or words(command.shown_key)


def _key_table(title: str, rows: Sequence[tuple[str, str]], words: Words) -> list[str]:
    if not rows:
        return []
    head = f"| {words(N_('Key'))} | {words(N_('What it does'))} |"
    body = [f"| {plain(key)} | {plain(does)} |" for key, does in rows]
    return [f"## {title}", "", head, "|---|---|", *body, ""]

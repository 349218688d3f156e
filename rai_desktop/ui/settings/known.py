"""The settings that people see: what each is called, what it does, and what it may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.texts import N_
from rai_desktop.ui.application import LARGEST_ZOOM, SMALLEST_ZOOM, SYSTEM, ZOOM_STEP
from rai_desktop.ui.language import NAMES
from rai_desktop.words import Words

YES, NO = "yes", "no"
NOTICE_DUE = "notice_due"
ASK_WHO = "ask_who"
BACKUP_FOLDER = "backup_folder"
BACKUP_EVERY = "backup_every"
MOST_LETTERS = 200


class Kind(StrEnum):
    """How a setting is entered."""

    CHOICE = "choice"
    TEXT = "text"
    YES_NO = "yes_no"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting; ``options`` are values with the words for them.

    ``travels`` tells whether it makes sense on the computer of somebody else.
    """

    key: str
    section: str
    title: str
    help: str
    kind: Kind = Kind.CHOICE
    default: str = ""
    options: tuple[tuple[str, str], ...] = ()
    travels: bool = True

    def may_be(self, value: str) -> bool:
        """Return whether ``value`` is one of this setting."""
        if self.options:
            return any(value == option for option, _ in self.options)
        return len(value) <= MOST_LETTERS and (not value or value.isprintable())

    def told(self, words: Words) -> str:
        """Return all that it says, to be searched in."""
        options = (words(text).replace("&", "") for _, text in self.options)
        return " ".join((words(self.title), words(self.help), *options)).casefold()


SECTIONS: tuple[tuple[str, str], ...] = (
    ("you", N_("About you")),
    ("looks", N_("Language and looks")),
    ("exports", N_("Exports")),
    ("states", N_("Earlier states")),
    ("opening", N_("When an AI inventory is open")),
)

_YES_NO = ((YES, N_("Yes")), (NO, N_("No")))
_ZOOMS = tuple(
    (str(percent), f"{percent} %") for percent in range(SMALLEST_ZOOM, LARGEST_ZOOM + 1, ZOOM_STEP)
)

SETTINGS: tuple[Setting, ...] = (
    Setting(
        key="author_name",
        section="you",
        title=N_("Your name"),
        help=N_(
            "Suggested when you begin an AI inventory or are asked who you are. In an inventory "
            "that you work in already, your name stays as it is."
        ),
        kind=Kind.TEXT,
        travels=False,
    ),
    Setting(
        key="author_function",
        section="you",
        title=N_("Your function"),
        help=N_("Suggested together with your name, for example “Head of IT”."),
        kind=Kind.TEXT,
        travels=False,
    ),
    Setting(
        key="language",
        section="looks",
        title=N_("Language"),
        help=N_("The language of windows, messages and help. It changes at once."),
        options=(("", N_("Same as the system")), *NAMES.items()),
    ),
    Setting(
        key="look",
        section="looks",
        title=N_("Colours"),
        help=N_(
            "“Same as the system” follows your computer: light, dark, or high contrast where the "
            "system is set to it. High contrast shows white and yellow on black with thick frames."
        ),
        default=SYSTEM,
        options=(
            (SYSTEM, N_("Same as the system")),
            ("light", N_("Light")),
            ("dark", N_("Dark")),
            ("contrast", N_("High contrast")),
        ),
    ),
    Setting(
        key="zoom",
        section="looks",
        title=N_("Size of texts"),
        help=N_("Everything grows and shrinks with it. Ctrl with plus, minus and 0 does the same."),
        default="100",
        options=_ZOOMS,
    ),
    Setting(
        key="export_language",
        section="exports",
        title=N_("Language of exports"),
        help=N_("Registers and documents are written in it. You can change it for each export."),
        options=(("", N_("Same as the window")), *NAMES.items()),
    ),
    Setting(
        key=BACKUP_FOLDER,
        section="states",
        title=N_("Folder for earlier states"),
        help=N_(
            "The program keeps dated copies by itself, to go back to. Another disk protects "
            "against the loss of this one. States that are there already stay where they are."
        ),
        kind=Kind.FOLDER,
        travels=False,
    ),
    Setting(
        key=BACKUP_EVERY,
        section="states",
        title=N_("How often a state is kept while you work"),
        help=N_("Besides, one is kept at opening and before every large change."),
        default="30",
        options=(
            ("10", N_("Every 10 minutes")),
            ("30", N_("Every half hour")),
            ("60", N_("Every hour")),
            ("240", N_("Every four hours")),
        ),
    ),
    Setting(
        key=ASK_WHO,
        section="opening",
        title=N_("Ask for my name when it is not known"),
        help=N_(
            "After your first change the program asks who you are, so that the history can say "
            "it. Without it, changes are noted without a name."
        ),
        kind=Kind.YES_NO,
        default=YES,
        options=_YES_NO,
    ),
    Setting(
        key=NOTICE_DUE,
        section="opening",
        title=N_("Tell me what is due"),
        help=N_("A message that goes away by itself says what is due or overdue after opening."),
        kind=Kind.YES_NO,
        default=YES,
        options=_YES_NO,
    ),
)


def travelling() -> Iterator[Setting]:
    """Yield the settings that make sense on other computers."""
    return (setting for setting in SETTINGS if setting.travels)

"""Which pages there are, in the order of the navigation, with their titles and signs."""

from collections.abc import Mapping

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import Page, PageKey
from rai_desktop.words import Words

MAIN: tuple[PageKey, ...] = (
    Page.OVERVIEW,
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.MITIGATION,
    Page.REQUIREMENTS,
    EntityKind.TASK,
    Page.REGISTERS,
)
MORE: tuple[PageKey, ...] = (
    EntityKind.PERSON,
    EntityKind.VENDOR,
    EntityKind.EVIDENCE,
    EntityKind.OBLIGATION,
    Page.CALENDAR,
    EntityKind.INCIDENT,
    EntityKind.TRAINING,
    EntityKind.INQUIRY,
    EntityKind.PRACTICE,
    EntityKind.REVIEW,
    EntityKind.FINDING,
    EntityKind.ACCEPTANCE,
    Page.HINTS,
    Page.HISTORY,
    Page.BIN,
)
SHOWN: tuple[PageKey, ...] = (*MAIN, *MORE)
"""The pages of the navigation."""

SHORTCUTS: Mapping[PageKey, str] = {
    key: f"Ctrl+{place}" for place, key in enumerate(SHOWN[:9], start=1)
}

GUIDED: tuple[Page, ...] = (
    Page.COMPANY,
    Page.ALREADY_USED,
    Page.EVERYDAY,
    Page.RESPONSIBLE,
    Page.CLASSIFY,
    Page.REVIEWING,
    Page.YEAR,
)
"""Pages that other pages lead to."""

ENTRIES_OF: Mapping[PageKey, PageKey] = {
    Page.DUE: EntityKind.TASK,
    Page.EVERYDAY: EntityKind.SYSTEM,
    Page.YEAR: Page.REGISTERS,
}
"""Under which entry of the navigation another page belongs."""

SIGNS: Mapping[PageKey, str] = {
    Page.OVERVIEW: "overview",
    EntityKind.SYSTEM: "systems",
    EntityKind.RISK: "warn",
    EntityKind.MITIGATION: "shield",
    EntityKind.PERSON: "person",
    EntityKind.VENDOR: "company",
    EntityKind.EVIDENCE: "file",
    Page.REQUIREMENTS: "requirements",
    EntityKind.TASK: "task",
    EntityKind.OBLIGATION: "law",
    Page.CALENDAR: "calendar",
    Page.REGISTERS: "register",
    EntityKind.INCIDENT: "danger",
    EntityKind.TRAINING: "training",
    EntityKind.INQUIRY: "inquiry",
    EntityKind.PRACTICE: "practice",
    EntityKind.REVIEW: "review",
    EntityKind.FINDING: "finding",
    EntityKind.ACCEPTANCE: "accept",
    Page.HINTS: "info",
    Page.DUE: "task",
    Page.HISTORY: "history",
    Page.BIN: "delete",
}

_TITLES: Mapping[Page, str] = {
    Page.OVERVIEW: N_("Overview"),
    Page.COMPANY: N_("Your company"),
    Page.ALREADY_USED: N_("What do you already use?"),
    Page.EVERYDAY: N_("Everyday tools"),
    Page.RESPONSIBLE: N_("Who is responsible?"),
    Page.REQUIREMENTS: N_("Requirements"),
    Page.CLASSIFY: N_("Classify an AI system"),
    Page.REVIEWING: N_("Review entries"),
    Page.REGISTERS: N_("Reports"),
    Page.YEAR: N_("The year"),
    Page.CALENDAR: N_("Legal dates"),
    Page.HINTS: N_("Hints"),
    Page.DUE: N_("Everything due"),
    Page.HISTORY: N_("History"),
    Page.BIN: N_("Bin"),
}

_ENTRIES: Mapping[PageKey, str] = {
    EntityKind.ACCEPTANCE: N_("Acceptances"),
}
"""What the navigation calls a page in place of its title."""


def entry_title(key: PageKey, words: Words) -> str:
    """Return what the navigation calls a page."""
    return words(_ENTRIES[key]) if key in _ENTRIES else page_title(key, words)


def page_title(key: PageKey, words: Words) -> str:
    """Return the title of a page: that of its kind, or its own."""
    return words(_TITLES[key] if isinstance(key, Page) else KINDS[key].plural)

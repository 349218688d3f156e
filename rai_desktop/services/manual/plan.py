"""Which pages the manual has, and in which chapters they stand."""

from dataclasses import dataclass

from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Some pages under one title."""

    title: str
    pages: tuple[str, ...]


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        title=N_("First steps"),
        pages=(
            "start",
            "first-half-hour",
            "window",
            "overview",
            "company",
            "already-used",
            "responsible",
        ),
    ),
    Chapter(
        title=N_("AI systems and the law"),
        pages=(
            "systems",
            "everyday",
            "law",
            "classify",
            "classify-again",
            "obligations",
            "calendar",
            "requirements",
            "maturity",
            "law-forms",
        ),
    ),
    Chapter(
        title=N_("Risks and mitigations"),
        pages=(
            "risks",
            "method",
            "risk-library",
            "mitigations",
            "acceptances",
            "own-method",
            "hints",
        ),
    ),
    Chapter(
        title=N_("People and work"),
        pages=(
            "tasks",
            "due",
            "reviews",
            "findings",
            "incidents",
            "trainings",
            "people",
            "erasing",
            "suppliers",
            "evidence",
            "inquiries",
            "practices",
        ),
    ),
    Chapter(
        title=N_("Lists and forms"),
        pages=(
            "lists",
            "forms",
            "several",
            "own-fields",
            "paste",
            "import",
            "round-trip",
            "search",
            "undo",
            "history",
        ),
    ),
    Chapter(
        title=N_("Reports"),
        pages=(
            "registers",
            "documents",
            "handing-out",
            "year",
            "yearly-report",
            "alliance",
        ),
    ),
    Chapter(
        title=N_("Your file"),
        pages=(
            "file",
            "earlier-states",
            "merging",
            "sending",
            "receiving",
            "other-inventory",
            "checking",
            "privacy",
            "promises",
            "limits",
        ),
    ),
    Chapter(
        title=N_("The program"),
        pages=(
            "settings",
            "appearance",
            "accessibility",
            "conformance",
            "conformance-use",
            "conformance-more",
            "packs",
            "mistakes",
            "command-line",
            "news",
        ),
    ),
)

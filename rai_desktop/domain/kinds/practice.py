"""Good practices: what worked well here and may help others."""

from dataclasses import dataclass

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Entity):
    """What the company did, why, and what came of it; ``requirements`` are ids and commas.

    ``system`` is for the company itself: it stays here when the practice is shared.
    """

    number: int | None = None
    title: str = ""
    criterion: Criterion | None = None
    requirements: str = ""
    situation: str = ""
    what_was_done: str = ""
    result: str = ""
    effort: str = ""
    system: Uid | None = None
    shared: Sharing | None = None
    notes: str = ""

    @property
    def requirement_ids(self) -> tuple[str, ...]:
        """The requirements it serves, each once, in the order in which they were typed."""
        parts = self.requirements.replace(";", ",").replace("\n", ",").split(",")
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _text(key: str, label: str, help_text: str, example: str = "") -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.TEXT,
        label=label,
        help=help_text,
        example=example,
        group="practice",
    )


def _story(key: str, label: str, help_text: str) -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.LONG_TEXT,
        label=label,
        help=help_text,
        group="practice",
        short=True,
    )


PRACTICE = KindSpec(
    kind=EntityKind.PRACTICE,
    entity=Practice,
    label=N_("Good practice"),
    plural=N_("Good practices"),
    prefix="PB",
    title="title",
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Good practice"),
            help=N_("What others could do, too, in a few words."),
            example=N_("A second person looks at each rejection"),
            group="practice",
            required=True,
            short=True,
            table=True,
        ),
        FieldSpec(
            key="criterion",
            kind=FieldKind.CHOICE,
            choices=Criterion,
            label=N_("Criterion"),
            help=N_("Which of the five criteria it belongs to."),
            group="practice",
            short=True,
            table=True,
        ),
        _text(
            "requirements",
            N_("Requirements it serves"),
            N_("The numbers of requirements, separated by commas."),
            "MR-ETH-02, MR-VER-01",
        ),
        _story(
            "situation",
            N_("Initial situation"),
            N_("How it was before, and what the reason was to change something."),
        ),
        _story(
            "what_was_done",
            N_("What was done"),
            N_("In steps that others can follow."),
        ),
        _story(
            "result",
            N_("Result"),
            N_("What is better now, and how you noticed."),
        ),
        _text(
            "effort",
            N_("Effort"),
            N_("Roughly: days of work, or what was bought."),
            N_("two days, no purchase"),
        ),
        FieldSpec(
            key="system",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.SYSTEM,
            label=N_("AI system"),
            help=N_("For yourselves. It does not go into what is shared."),
            group="practice",
            table=True,
        ),
        FieldSpec(
            key="shared",
            kind=FieldKind.CHOICE,
            choices=Sharing,
            label=N_("May be shared"),
            help=N_("Whether the yearly report to the alliance may hold it."),
            group="sharing",
            short=True,
            table=True,
        ),
        NOTES,
        DELETED,
    ),
)

"""Tasks: what somebody has to do until a day."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.base import DELETED, NUMBER, Entity, KindSpec, Need
from rai_desktop.domain.law_codes import TaskOrigin, TaskStatus
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Entity):
    """Something that can be done; ``about`` is the entry it points to."""

    number: int | None = None
    title: str = ""
    status: TaskStatus | None = None
    due_on: date | None = None
    owner: Uid | None = None
    system: Uid | None = None
    description: str = ""
    reason: str = ""
    done_on: date | None = None
    origin: TaskOrigin | None = None
    about: Uid | None = None
    rule: str = ""
    notes: str = ""


def task_uid(project: Uid, origin: TaskOrigin, about: Uid, rule: str = "") -> Uid:
    """Return the uid that a task made by the program has in every copy."""
    return natural_uid(project, EntityKind.TASK, origin, about, rule)


TASK = KindSpec(
    kind=EntityKind.TASK,
    entity=Task,
    label=N_("Task"),
    plural=N_("Tasks"),
    prefix="AU",
    title="title",
    begins=(("status", TaskStatus.OPEN), ("origin", TaskOrigin.OWN)),
    needs=(Need(key="status", codes=(TaskStatus.POSTPONED, TaskStatus.DROPPED), needed="reason"),),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Task"),
            help=N_("What has to be done, in a few words."),
            example=N_("Ask the supplier for the instructions for use"),
            group="task",
            required=True,
            short=True,
            table=True,
        ),
        FieldSpec(
            key="status",
            kind=FieldKind.CHOICE,
            choices=TaskStatus,
            label=N_("Status"),
            help=N_("Open, in progress, done, postponed or dropped."),
            group="task",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="due_on",
            kind=FieldKind.DATE,
            label=N_("Due on"),
            help=N_("By when it has to be done."),
            group="task",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="owner",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Responsible owner"),
            help=N_("Who does it."),
            group="task",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="system",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.SYSTEM,
            label=N_("AI system"),
            help=N_("The AI system that it is about, if it is about one."),
            group="task",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="description",
            kind=FieldKind.LONG_TEXT,
            label=N_("Description"),
            help=N_("What exactly has to be done, and what is finished then."),
            group="task",
            short=True,
        ),
        FieldSpec(
            key="reason",
            kind=FieldKind.LONG_TEXT,
            label=N_("Postponed or dropped, because"),
            help=N_("Others understand later why it did not happen in time."),
            group="task",
            short=True,
        ),
        FieldSpec(
            key="done_on",
            kind=FieldKind.DATE,
            label=N_("Done on"),
            help=N_("The day on which it was done. Ticking it off enters it."),
            group="task",
        ),
        FieldSpec(
            key="origin",
            kind=FieldKind.CHOICE,
            choices=TaskOrigin,
            label=N_("Comes from"),
            group="task",
            fixed=True,
        ),
        FieldSpec(
            key="about",
            kind=FieldKind.REFERENCE,
            label=N_("Belongs to"),
            group="task",
            internal=True,
            register=False,
        ),
        FieldSpec(
            key="rule",
            kind=FieldKind.TEXT,
            label=N_("Rule"),
            group="task",
            internal=True,
            register=False,
        ),
        FieldSpec(
            key="notes",
            kind=FieldKind.LONG_TEXT,
            label=N_("Notes"),
            help=N_("What others should know about it."),
            group="task",
            privacy=Privacy.COMMENT,
            reviewed=False,
        ),
        DELETED,
    ),
)

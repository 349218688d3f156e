"""Erasing a person in words: what happens, said before and after."""

from collections.abc import Iterator

from rai_desktop.domain.erasing import Needles
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.erasing import ErasePlan, NamedText
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.workload import duties_of, entries_of

MOST = 20
AROUND = 30
"""Letters of a text that are shown on each side of a name."""


def erase_lines(project: OpenProject, labels: Labels, plan: ErasePlan) -> Iterator[str]:
    """Yield what erasing does, before it is done."""
    words = labels.words
    yield words.filled(N_("Erase {person} for good:"), person=plan.name)
    for text in what_happens(project, labels, plan):
        yield f"  – {text}"
    if plan.texts or plan.maybe:
        yield words(NAMED)
        yield from named_lines(project, labels, plan)


def what_happens(project: OpenProject, labels: Labels, plan: ErasePlan) -> Iterator[str]:
    """Yield the sentences that somebody has to know before erasing."""
    words = labels.words
    yield words(
        N_("Name, e-mail, phone and notes go, now and in all of the history. So do own fields.")
    )
    yield words.filled(
        N_("“{stays}” takes their place. Function, department and all links stay."),
        stays=plan.stays,
    )
    yield words(N_("It cannot be undone. Undo brings nothing of it back, either."))
    used = sum(len(uids) for uids in entries_of(duties_of(project, plan.person)).values())
    if used:
        yield words.plural(
            "The person is responsible for {count} entry. It stays with the placeholder. Hand it "
            "over before if somebody else takes it over.",
            "The person is responsible for {count} entries. They stay with the placeholder. Hand "
            "them over before if somebody else takes them over.",
            used,
        )
    yield words(OUT_OF_REACH)


OUT_OF_REACH = N_(
    "Files that you sent to others, saved copies, attached files and printed or exported registers "
    "are not reached. Ask whoever has a copy to erase the person there, too."
)
NAMED = N_("The person is named in these other texts:")


def named_lines(
    project: OpenProject, labels: Labels, plan: ErasePlan, *, only_maybe: bool = False
) -> Iterator[str]:
    """Yield where else the person is named, and where perhaps."""
    told = [*(() if only_maybe else plan.texts), *plan.maybe]
    for text in told[:MOST]:
        yield f"  {named_line(project, labels, plan, text)}"
    if len(told) > MOST:
        yield f"  … {labels.words.number(len(told) - MOST)}"


def named_line(project: OpenProject, labels: Labels, plan: ErasePlan, text: NamedText) -> str:
    """Return entry, field and the part of a text that names the person."""
    line = f"{named_place(project, labels, text)}: {shown_around(plan, text)}"
    if text in plan.maybe:
        return labels.words.filled(N_("{line} (perhaps)"), line=line)
    return line


def named_place(project: OpenProject, labels: Labels, text: NamedText) -> str:
    """Return entry and field of a text that names the person."""
    entity = project.entity(text.uid)
    entry = f"{project.number(entity)} {project.name(text.uid)}".strip()
    try:
        field = labels.field(project.field(text.kind, text.key))
    except UserError:  # an answer, or a field that is in the bin
        field = text.key
    return f"{entry} · {field}" if entry else field


def shown_around(plan: ErasePlan, text: NamedText) -> str:
    """Return the part of a text that names the person."""
    line = " ".join(text.text.split())
    start = plan.needles.place(line) or Needles.parts_of(plan.needles.texts).place(line)
    begin, end = max(0, start - AROUND), start + 2 * AROUND
    return f"{'…' if begin else ''}{line[begin:end]}{'…' if end < len(line) else ''}"


def erased_lines(
    project: OpenProject, labels: Labels, plan: ErasePlan, *, texts_too: bool
) -> Iterator[str]:
    """Yield what was done."""
    words = labels.words
    yield words.filled(N_("Erased for good. “{stays}” is there now."), stays=plan.stays)
    if plan.texts and texts_too:
        yield words.plural(
            "The name was replaced in {count} other text.",
            "The name was replaced in {count} other texts.",
            len(plan.texts),
        )
    if plan.maybe or (plan.texts and not texts_too):
        yield words(N_("The person is still named in other texts. Change them by hand:"))
        yield from named_lines(project, labels, plan, only_maybe=texts_too)
    yield words(OUT_OF_REACH)

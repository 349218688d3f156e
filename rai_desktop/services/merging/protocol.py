"""The protocol of a merge: what was decided and what was taken over, in words of one language."""

from dataclasses import dataclass, replace
from datetime import datetime

from rai_desktop.domain.state_mark import state_mark
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.decisions import Decisions
from rai_desktop.services.merging.told import TAKE, MergeTeller, ToldConflict
from rai_desktop.services.people import author_name


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeProtocol:
    """What the protocol says: facts, and two tables with their heads."""

    title: str
    organisation: str
    language: str
    created: datetime
    fingerprint: str
    state: str
    facts: tuple[tuple[str, str], ...]
    decided_columns: tuple[str, ...]
    decided: tuple[tuple[str, ...], ...]
    taken_columns: tuple[str, ...]
    taken: tuple[tuple[str, ...], ...]
    labels: dict[str, str]


_LABELS = {
    "decided": N_("Decided by a person"),
    "taken": N_("Taken over without asking"),
    "nothing_decided": N_("Nothing had to be decided."),
    "nothing_taken": N_("Nothing was taken over without asking."),
    "page": N_("Page {page} of {pages}"),
    "fingerprint": N_("Fingerprint"),
    "substituted": N_("Some characters could not be printed; they are shown by a sign."),
}


def merge_protocol(decisions: Decisions, labels: Labels, created: datetime) -> MergeProtocol:
    """Return the protocol of a merge that is about to happen; ``finished`` completes it."""
    comparison, words = decisions.comparison, labels.words
    project, teller = comparison.project, MergeTeller(comparison, labels)
    organisation = project.organisation()
    mine, theirs = comparison.heads
    facts = (
        (N_("Merged on"), words.moment(created.astimezone())),
        (N_("Merged by"), author_name(project, project.author)),
        (N_("Other copy"), comparison.other.store.path.name),
        (N_("Changes in the other copy by"), teller.authors()),
        (N_("Fingerprint of this copy before"), fingerprint(mine)),
        (N_("Fingerprint of the other copy"), fingerprint(theirs)),
    )
    counts = tuple((label, words.number(count)) for label, count in teller.counts() if count)
    decided = (N_("Entry"), N_("Field"), N_("This copy"), N_("Other copy"), N_("Decision"))
    taken = (N_("Kind"), N_("Entry"), N_("What"), N_("Fields"))
    return MergeProtocol(
        title=words(N_("Protocol of a merge")),
        organisation=organisation.name if organisation else "",
        language=words.language,
        created=created,
        fingerprint="",
        state="",
        facts=(*((words(label), text) for label, text in facts if text), *counts),
        decided_columns=tuple(map(words, decided)),
        decided=tuple(_decided(decisions, teller, labels)),
        taken_columns=tuple(map(words, taken)),
        taken=tuple(
            (teller.kind(entry.kind), entry.entry, entry.what_text, entry.fields)
            for entry in teller.entries()
        ),
        labels={key: words(text) for key, text in _LABELS.items()},
    )


def finished(protocol: MergeProtocol, decisions: Decisions, labels: Labels) -> MergeProtocol:
    """Return the protocol after the merge, with the fingerprint that came of it."""
    project = decisions.comparison.project
    after = project.fingerprint
    fact = (labels.words(N_("Fingerprint of what came of it")), after)
    state = state_mark(project.uid, project.store.head())
    return replace(protocol, fingerprint=after, state=state, facts=(*protocol.facts, fact))


def _decided(decisions: Decisions, teller: MergeTeller, labels: Labels) -> list[tuple[str, ...]]:
    by_place = {conflict.place: conflict for conflict in decisions.comparison.conflicts}
    rows: list[tuple[str, ...]] = []
    for told in teller.conflicts():
        decision = decisions.made.get(told.place)
        if decision is None:
            continue
        text = labels.words(TAKE[decision.take])
        value = teller.decided(by_place[told.place], decision)
        rows.append((told.entry, told.field, *_both(told), f"{text}: {value}"))
    return rows


def _both(told: ToldConflict) -> tuple[str, str]:
    mine, theirs = (
        " · ".join(part for part in (value.text, value.author, value.moment) if part)
        for value in (told.mine, told.theirs)
    )
    return mine, theirs

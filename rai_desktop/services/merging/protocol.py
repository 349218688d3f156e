"""The protocol of a merge: what was decided and what was taken over, as a paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from rai_desktop.domain.state_mark import state_mark
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.branding import brand_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.decisions import Decisions
from rai_desktop.services.merging.told import TAKE, MergeTeller, ToldConflict
from rai_desktop.services.papers.model import Block, Grid, Heading, Paper, PaperColumn
from rai_desktop.services.papers.request import paper_labels
from rai_desktop.services.people import author_name
from rai_desktop.services.registers.model import Fact
from rai_desktop.words import Words

MERGE = "merge"

_DECIDED = (
    (N_("Entry"), 1.6),
    (N_("Field"), 1.1),
    (N_("This copy"), 1.6),
    (N_("Other copy"), 1.6),
    (N_("Decision"), 1.6),
)
_TAKEN = ((N_("Kind"), 1.0), (N_("Entry"), 2.4), (N_("What"), 1.0), (N_("Fields"), 2.2))


def merge_protocol(decisions: Decisions, labels: Labels, created: datetime) -> Paper:
    """Return the protocol of a merge that is about to happen; ``finished`` completes it.

    It tells what both copies held, so it can be made only before one takes over the other.
    """
    comparison, words = decisions.comparison, labels.words
    teller = MergeTeller(comparison, labels)
    organisation = comparison.project.organisation()
    name = organisation.name if organisation else ""
    return Paper(
        key=MERGE,
        language=words.language,
        title=words(N_("Protocol of a merge")),
        subtitle=name,
        organisation=name,
        created=created,
        cut_off=created.astimezone().date(),
        labels=paper_labels(words),
        facts=tuple(_facts(decisions, teller, words, created)),
        blocks=tuple(_blocks(decisions, teller, labels)),
        brand=brand_of(comparison.project),
    )


def _facts(
    decisions: Decisions, teller: MergeTeller, words: Words, created: datetime
) -> Iterator[Fact]:
    comparison = decisions.comparison
    project, (mine, theirs) = comparison.project, comparison.heads
    facts = (
        (N_("Merged on"), words.moment(created.astimezone())),
        (N_("Merged by"), author_name(project, project.author)),
        (N_("Other copy"), comparison.other.store.path.name),
        (N_("Changes in the other copy by"), teller.authors()),
        (N_("Fingerprint of this copy before"), fingerprint(mine)),
        (N_("Fingerprint of the other copy"), fingerprint(theirs)),
    )
    yield from (Fact(label=words(label), text=text) for label, text in facts if text)
    for label, count in teller.counts():
        if count:
            yield Fact(label=label, text=words.number(count))


def _blocks(decisions: Decisions, teller: MergeTeller, labels: Labels) -> Iterator[Block]:
    words = labels.words
    yield Heading(text=words(N_("Decided by a person")))
    decided = tuple(_decided(decisions, teller, labels))
    yield _grid(words, _DECIDED, decided, N_("Nothing had to be decided."))
    yield Heading(text=words(N_("Taken over without asking")))
    taken = tuple(
        (teller.kind(entry.kind), entry.entry, entry.what_text, entry.fields)
        for entry in teller.entries()
    )
    yield _grid(words, _TAKEN, taken, N_("Nothing was taken over without asking."))


def _grid(
    words: Words,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[str]],
    empty: str,
) -> Grid:
    shown = tuple(PaperColumn(title=words(title), weight=weight) for title, weight in columns)
    return Grid(columns=shown, rows=rows, empty=words(empty))


def finished(protocol: Paper, decisions: Decisions, labels: Labels) -> Paper:
    """Return the protocol after the merge, with the fingerprint that came of it."""
    project = decisions.comparison.project
    after = project.fingerprint
    fact = Fact(label=labels.words(N_("Fingerprint of what came of it")), text=after)
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

"""The items of a draft, one by one, for people to leave out or to word anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.texts import N_
from rai_desktop.domain.yearly_report import ReportPart, YearlyReport
from rai_desktop.services.yearly_report.draft import (
    BY_LABEL,
    BY_LIFECYCLE,
    FINGERPRINT,
    KIND,
    NAME,
    PREVIOUS,
    SECTOR,
    SIZE,
    ReportDraft,
    answer_item,
    criterion_key,
    figure_item,
    open_item,
)
from rai_desktop.services.yearly_report.telling import NOTHING, ReportTeller


class ItemGroup(LabelledCode):
    """Groups of items in the order in which they are shown."""

    MEMBER = "member", N_("About the member")
    CRITERIA = "criteria", N_("Requirements by criterion")
    COUNTS = "counts", N_("Counts")
    OPEN = "open", N_("What is law today and not met")
    PREVIOUS = "previous", N_("Change to an earlier year")
    FIGURES = "figures", N_("Further questions")
    ANSWERS = "answers", N_("Requirements one by one")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportItem:
    """One item as it leaves. ``own`` is its text before anybody worded it anew.

    Without an item that ``needs`` names this one has nothing to say. A ``fixed`` one always leaves.
    """

    key: str
    group: ItemGroup
    label: str
    text: str
    own: str = ""
    leaves: bool = True
    fixed: bool = False
    can_reword: bool = False
    needs: str = ""


def report_items(draft: ReportDraft, teller: ReportTeller) -> tuple[ReportItem, ...]:
    """Return all items of a draft but the good practices, also those that are left out."""
    whole = _whole(draft)
    items = (
        *_of_member(draft, teller),
        *_of_criteria(teller, whole),
        *_counts(teller, whole),
        *_of_open(draft, teller),
        *_of_previous(teller, whole),
        *_of_figures(draft, teller),
        *_of_answers(teller, whole),
    )
    return tuple(
        replace(item, leaves=item.fixed or draft.leaves(item.key))
        for item in items
        if item.text or item.can_reword
    )


def _whole(draft: ReportDraft) -> YearlyReport:
    """Return the report as if nothing were left out."""
    told = replace(draft, sheet=replace(draft.sheet, left_out=frozenset()))
    return told.report(revision=1, created=datetime(2000, 1, 1, tzinfo=UTC))


def _of_member(draft: ReportDraft, teller: ReportTeller) -> Iterator[ReportItem]:
    own = draft.member
    keys = ("", NAME, KIND, SIZE, SECTOR)
    texts = {NAME: own.name, SECTOR: own.sector}
    for key, (label, text) in zip(keys, teller.member_pairs(own), strict=True):
        yield ReportItem(
            key=key,
            group=ItemGroup.MEMBER,
            label=teller.words(label),
            text=draft.worded(key, text),
            own=text,
            fixed=not key,
            can_reword=bool(texts.get(key)),
        )
    yield ReportItem(
        key=FINGERPRINT,
        group=ItemGroup.MEMBER,
        label=teller.words(N_("Fingerprint")),
        text=draft.facts.fingerprint,
    )


def _of_criteria(teller: ReportTeller, whole: YearlyReport) -> Iterator[ReportItem]:
    words = teller.words
    for each in whole.criteria:
        applicable, met, share, law, median = teller.criterion_cells(each)
        text = words.filled(
            N_("{met} of {applicable} met ({share}) · lowest by law {law} · median {median}"),
            met=met,
            applicable=applicable,
            share=share,
            law=law,
            median=median,
        )
        yield ReportItem(
            key=criterion_key(each.criterion),
            group=ItemGroup.CRITERIA,
            label=teller.labels.code(each.criterion),
            text=text,
        )


def _counts(teller: ReportTeller, whole: YearlyReport) -> Iterator[ReportItem]:
    words, code = teller.words, teller.labels.code
    systems, work, incidents = whole.systems, whole.actions, whole.incidents
    labels = " · ".join(f"{code(one)}: {count}" for one, count in systems.by_label.items())
    states = " · ".join(f"{code(one)}: {count}" for one, count in systems.by_lifecycle.items())
    done = words.filled(
        N_("{open} open, {overdue} of them overdue · {done} done"),
        open=work.open,
        overdue=work.overdue,
        done=work.done,
    )
    happened = words.filled(
        N_("{count}, {serious} of them serious"),
        count=incidents.count,
        serious=incidents.serious,
    )
    part = ReportPart.SYSTEMS
    yield _count(teller, part, part.label, words.number(systems.count))
    yield _count(teller, BY_LABEL, N_("AI systems by classification"), labels, needs=part)
    yield _count(teller, BY_LIFECYCLE, N_("AI systems by status"), states, needs=part)
    yield _count(teller, ReportPart.ACTIONS, ReportPart.ACTIONS.label, done)
    yield _count(teller, ReportPart.INCIDENTS, ReportPart.INCIDENTS.label, happened)


def _count(teller: ReportTeller, key: str, label: str, text: str, needs: str = "") -> ReportItem:
    label = teller.words(label)
    return ReportItem(key=key, group=ItemGroup.COUNTS, label=label, text=text, needs=needs)


def _of_open(draft: ReportDraft, teller: ReportTeller) -> Iterator[ReportItem]:
    facts, words = draft.facts, teller.words
    text = words.filled(
        N_("{now} by law today · {soon} mandatory or due within a year"),
        now=facts.law_now,
        soon=facts.soon,
    )
    part, group = ReportPart.OPEN, ItemGroup.OPEN
    yield ReportItem(key=part, group=group, label=words(part.label), text=text)
    for requirement in facts.open_by_law:
        own = draft.open_text(requirement)
        yield ReportItem(
            key=open_item(requirement),
            group=group,
            label=words.filled(N_("Named: {requirement}"), requirement=requirement),
            text=draft.worded(open_item(requirement), own),
            own=own,
            can_reword=True,
            needs=part,
        )


def _of_previous(teller: ReportTeller, whole: YearlyReport) -> Iterator[ReportItem]:
    then = whole.previous
    if then is not None:
        rows = teller.changes(whole)
        yield ReportItem(
            key=PREVIOUS,
            group=ItemGroup.PREVIOUS,
            label=teller.words.filled(N_("Compared with {year}"), year=then.year),
            text=" · ".join(f"{row[0]}: {row[-1]}" for row in rows),
        )


def _of_figures(draft: ReportDraft, teller: ReportTeller) -> Iterator[ReportItem]:
    for figure in draft.wanted.figures:
        yield ReportItem(
            key=figure_item(figure.id),
            group=ItemGroup.FIGURES,
            label=teller.asked(figure.id),
            text=teller.answered(figure.id, draft.value(figure)) or teller.words(NOTHING),
        )


def _of_answers(teller: ReportTeller, whole: YearlyReport) -> Iterator[ReportItem]:
    for each in whole.answers:
        state, level = teller.answer_cells(each)
        yield ReportItem(
            key=answer_item(each.requirement),
            group=ItemGroup.ANSWERS,
            label=f"{each.requirement} {teller.titles.get(each.requirement, '')}".strip(),
            text=state if each.level is None else f"{state} · {level}",
        )

"""The law as use cases see it: rules of all packs, with screens, sizes, dates and fines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.errors import PackError
from rai_desktop.catalogue.law import caveats_of, joined, law_rules, start_rule
from rai_desktop.catalogue.packs import Pack, load_pack, pack_info
from rai_desktop.catalogue.schema.base import Entry, Text
from rai_desktop.catalogue.schema.law import Deadline, LegalDate, Penalty, Relief, Screen, SizeClass
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.law.book import (
    ChoiceRule,
    DateRule,
    DeadlineRule,
    GroupRule,
    LawBook,
    PenaltyRule,
    ReliefRule,
    ScreenRule,
)
from rai_desktop.domain.law.rules import LawRules, ObligationRule
from rai_desktop.domain.law.sizes import SizeRule

E = TypeVar("E", bound=Entry)

MAIN = "ai-act"
"""The pack whose identity a classification names."""


def law_book(catalogue: Catalogue) -> LawBook:
    """Return the law of all packs; those of neighbouring laws stand behind the main ones."""
    rules = _rules(catalogue)
    asked = {question.screen for question in rules.questions if not question.from_field}
    screens = (_screen(entry) for entry in _of(catalogue, "screens", Screen))
    dates = (_date(entry) for entry in _of(catalogue, "dates", LegalDate))
    holders = tuple(info.id for info in catalogue.packs() if "obligations" in info.holds)
    telling = [catalogue.pack(info.id) for info in catalogue.packs() if "deadlines" in info.holds]
    return LawBook(
        rules=rules,
        packs=(MAIN, *(one for one in holders if one != MAIN)),
        screens=tuple(screen for screen in screens if screen.id in asked),
        sizes=tuple(_size(entry) for entry in _of(catalogue, "sizes", SizeClass)),
        dates=tuple(sorted(dates, key=lambda one: one.day)),
        reliefs=tuple(_relief(entry) for entry in _of(catalogue, "reliefs", Relief)),
        deadlines=tuple(_all(_deadlines(pack) for pack in telling)),
        deadline_notes=tuple(_all(_general_notes(pack) for pack in telling)),
        penalties=tuple(_penalty(entry) for entry in _of(catalogue, "penalties", Penalty)),
    )


def obligations_of(data: bytes, name: str) -> Mapping[str, ObligationRule]:
    """Return the obligations of a pack that a project keeps; none when it cannot be read."""
    try:
        if "obligations" not in pack_info(data, name).holds:
            return {}
        return law_rules(load_pack(data, name)).by_obligation
    except PackError:
        return {}


def _rules(catalogue: Catalogue) -> LawRules:
    main = law_rules(catalogue.pack(MAIN))
    holders = (info.id for info in catalogue.packs() if "obligations" in info.holds)
    others = [law_rules(catalogue.pack(one)) for one in holders if one != MAIN]
    return replace(
        main,
        questions=(*main.questions, *_all(other.questions for other in others)),
        results=(*main.results, *_all(other.results for other in others)),
        obligations=(*main.obligations, *_all(other.obligations for other in others)),
    )


T = TypeVar("T")


def _all(parts: Iterable[Iterable[T]]) -> Iterator[T]:
    return (one for part in parts for one in part)


def _of(catalogue: Catalogue, section: str, kind: type[E]) -> list[E]:
    entries = (entry for entry in catalogue.entries(section) if isinstance(entry, kind))
    return [entry for entry in entries if not entry.deprecated]


def _screen(screen: Screen) -> ScreenRule:
    groups = tuple(
        GroupRule(
            id=group.id,
            label=texts(group.label),
            hint=texts(group.hint),
            opens=group.opens,
            confirm=texts(group.confirm),
        )
        for group in screen.groups
    )
    choices = tuple(
        ChoiceRule(id=choice.id, yes=choice.yes, asks=choice.asks, is_unknown=choice.unknown)
        for choice in screen.choices
    )
    return ScreenRule(
        id=screen.id,
        title=texts(screen.title),
        text=texts(screen.text),
        groups=groups,
        from_field=screen.from_field or "",
        choices=choices,
        shown_with=screen.shown_with or "",
    )


def _size(size: SizeClass) -> SizeRule:
    return SizeRule(
        id=size.id,
        title=texts(size.title),
        staff_below=size.staff_below,
        turnover_up_to=size.turnover_up_to,
        balance_up_to=size.balance_up_to,
        note=texts(size.note),
        mark=size.mark or "",
    )


def _date(day: LegalDate) -> DateRule:
    return DateRule(
        id=day.id,
        day=day.day,
        title=texts(day.title),
        text=texts(day.text),
        kind=day.kind,
        when=day.when,
        reference=day.reference,
        mark=day.mark or "",
    )


def _deadlines(pack: Pack) -> Iterator[DeadlineRule]:
    caveats = caveats_of(pack)
    for entry in pack.entries("deadlines"):
        if isinstance(entry, Deadline) and not entry.deprecated:
            yield _deadline(entry, caveats.get(entry.id, ()))


def _general_notes(pack: Pack) -> Iterator[Mapping[str, str]]:
    return (texts(note.text) for note in pack.header.notes if not note.entries)


def _deadline(deadline: Deadline, caveats: tuple[Text, ...]) -> DeadlineRule:
    return DeadlineRule(
        id=deadline.id,
        title=texts(deadline.title),
        text=texts(deadline.text),
        hours=deadline.hours,
        when=deadline.when,
        starts=tuple(start_rule(start) for start in deadline.starts),
        told_by=deadline.told_by,
        harms=deadline.harms,
        needs_data_breach=deadline.needs_data_breach,
        reference=deadline.reference,
        note=joined(*caveats),
        mark=deadline.mark or "",
    )


def _relief(relief: Relief) -> ReliefRule:
    return ReliefRule(
        id=relief.id,
        title=texts(relief.title),
        when=relief.when,
        reference=relief.reference,
        mark=relief.mark or "",
    )


def _penalty(penalty: Penalty) -> PenaltyRule:
    return PenaltyRule(
        id=penalty.id,
        title=texts(penalty.title),
        euros=penalty.euros,
        turnover_share=penalty.turnover_share,
        counts=penalty.counts,
        exceptions=tuple((one.sizes, one.counts) for one in penalty.exceptions),
        obligations=penalty.obligations,
        reference=penalty.reference,
        note=texts(penalty.note),
        mark=penalty.mark or "",
    )

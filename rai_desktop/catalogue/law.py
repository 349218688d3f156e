"""The rules of the law as use cases judge by them, compiled from the sections of a pack."""

from collections.abc import Mapping
from typing import TypeVar

from rai_desktop.catalogue.packs import Pack
from rai_desktop.catalogue.schema.base import Entry, Text
from rai_desktop.catalogue.schema.law import Ground, Keep, Obligation, Question, Result, Start
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.law import (
    GroundRule,
    KeepRule,
    LawRules,
    ObligationRule,
    QuestionKind,
    QuestionRule,
    ResultRule,
    StartRule,
)
from rai_desktop.domain.rating import Texts

E = TypeVar("E", bound=Entry)


def law_rules(pack: Pack) -> LawRules:
    """Return the questions, results and obligations of ``pack``; deprecated ones are left out."""
    caveats = caveats_of(pack)
    return LawRules(
        pack=pack.info.id,
        version=pack.info.version,
        sha256=pack.info.sha256,
        state_of_law=pack.header.state_of_law,
        questions=tuple(_question(q) for q in _of(pack, "questions", Question)),
        results=tuple(_result(r) for r in _of(pack, "results", Result)),
        obligations=tuple(
            _obligation(o, caveats.get(o.id, ())) for o in _of(pack, "obligations", Obligation)
        ),
    )


def caveats_of(pack: Pack) -> Mapping[str, tuple[Text, ...]]:
    """Return the notes of ``pack`` by the entries that they name."""
    found: dict[str, tuple[Text, ...]] = {}
    for note in pack.header.notes:
        for entry in note.entries:
            found[entry] = (*found.get(entry, ()), note.text)
    return found


def _of(pack: Pack, section: str, kind: type[E]) -> list[E]:
    if section not in pack.sections:
        return []
    entries = (entry for entry in pack.entries(section) if isinstance(entry, kind))
    return [entry for entry in entries if not entry.deprecated]


def _question(question: Question) -> QuestionRule:
    return QuestionRule(
        id=question.id,
        screen=question.screen,
        group=question.group or "",
        kind=QuestionKind(question.kind),
        subject=question.subject,
        text=texts(question.text),
        statement=texts(question.statement),
        help=texts(question.help),
        example=texts(question.example),
        options=tuple((option.id, texts(option.label)) for option in question.options),
        ask_when=question.ask_when,
        prefill=tuple((fill.when, fill.answer) for fill in question.prefill),
        from_field=question.from_field or "",
        yes_from=question.yes_from,
        no_below=question.no_below,
        when_missing=question.when_missing or "",
        reads_as=question.reads_as,
        record_only=question.record_only,
        ticked=question.ticked,
        reference=question.reference,
        mark=question.mark or "",
    )


def _result(result: Result) -> ResultRule:
    return ResultRule(
        id=result.id,
        label=result.label or "",
        role=result.role or "",
        title=texts(result.title),
        meaning=texts(result.meaning),
        when=result.when,
        grounds=tuple(_ground(ground) for ground in result.grounds),
        blocks=result.blocks,
        applies_from=result.applies_from,
        reference=result.reference,
        mark=result.mark or "",
    )


def _ground(ground: Ground) -> GroundRule:
    return GroundRule(
        id=ground.id,
        when=ground.when,
        text=texts(ground.text),
        reference=ground.reference,
        applies_from=ground.applies_from,
    )


def _obligation(obligation: Obligation, caveats: tuple[Text, ...]) -> ObligationRule:
    return ObligationRule(
        id=obligation.id,
        title=texts(obligation.title),
        text=texts(obligation.text),
        subject=obligation.subject,
        when=obligation.when,
        roles=tuple(obligation.roles),
        labels=obligation.labels,
        starts=tuple(start_rule(start) for start in obligation.starts),
        binding=obligation.binding,
        condition=texts(obligation.condition),
        keep=_keep(obligation.keep),
        evidence=tuple(texts(text) for text in obligation.evidence),
        covered_by=obligation.covered_by,
        penalty=obligation.penalty or "",
        reference=obligation.reference,
        mark=obligation.mark or "",
        note=joined(obligation.note, *caveats),
    )


def _keep(keep: Keep | None) -> KeepRule | None:
    if keep is None:
        return None
    return KeepRule(months=keep.months, counted_from=texts(keep.counted_from))


def start_rule(start: Start) -> StartRule:
    """Return from when something applies, as it is judged."""
    return StartRule(
        when=start.when,
        applies_from=start.applies_from,
        applies_until=start.applies_until,
        note=texts(start.note),
    )


def joined(*texts: Text | None) -> Texts:
    """Return texts as one, a sentence behind the other; empty when there is none."""
    given = [text for text in texts if text is not None]
    if not given:
        return {}
    return {
        "de": " ".join(text.de for text in given),
        "en": " ".join(text.en for text in given),
    }

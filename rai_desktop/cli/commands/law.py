"""The command that classifies a system under the law."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.errors import ExitCode, SurroundingsError, UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.law.judging import Judgement
    from rai_desktop.services.law.recording import Recording

LARGEST = 1_000_000
"""Bytes of an answers file."""


def classify(context: "Context") -> ExitCode:
    """Classify by an answers file; with a project and a number the result is recorded.

    With ``--dry-run`` only what would come is told. With ``--again`` all that was recorded is
    compared with the rules and facts of today.
    """
    options = context.options
    if options.again:
        from rai_desktop.cli.commands.again import classify_again

        return classify_again(context)
    if options.project is None:
        if options.answers is None:
            raise UsageError(N_("Say which answers to classify by: --answers FILE."))
        return _answer(context, _judged(context), {})
    if options.number is None:
        raise UsageError(N_("Say which AI system: its number, such as KI-0007."))
    with context.project(options.project, read_only=options.dry_run) as project:
        return _recorded(context, project)


def _judged(context: "Context") -> "Judgement":
    from rai_desktop.domain.conditions import Facts
    from rai_desktop.services.law.judging import judgement

    rules = context.catalogue.law().rules
    answers = _read(context)
    facts = Facts(day=context.clock.today(), answers=answers)
    return judgement(rules, Uid(""), answers, facts)


def _recorded(context: "Context", project: OpenProject) -> ExitCode:
    """Record by the answers of a file, or those kept; with ``--dry-run`` only say what comes."""
    from rai_desktop.cli.commands.entries import sign, system_entry
    from rai_desktop.services.law.recording import record

    system = system_entry(project, context.options.number)
    planned = _planned(context, project, system.uid)
    is_dry, differs = context.options.dry_run, bool(planned.settings)
    if differs and not is_dry:
        sign(context, project)
        record(project, planned)
    about: dict[str, Plain] = {
        "uid": system.uid,
        "number": project.number(system),
        "name": project.name(system.uid),
        "changed": differs and not is_dry,
        **({"would_change": differs} if is_dry else {}),
    }
    _answer(context, planned.judged, {**about, **_changes(planned)}, _told(context, planned))
    return ExitCode.REMARKS if is_dry and differs else ExitCode.DONE


def _planned(context: "Context", project: OpenProject, system: Uid) -> "Recording":
    from rai_desktop.services.law.recording import plan_recording
    from rai_desktop.services.law.sheets import answers_of

    catalogue = context.catalogue
    answers: Mapping[str, Answer] | None = None
    if context.options.answers is not None:
        answers = _read(context, answers_of(project, catalogue.law().rules.pack, system))
    return plan_recording(project, catalogue, context.words, system, answers=answers)


def _changes(planned: "Recording") -> dict[str, Plain]:
    return {
        "recorded": {"labels": list(planned.labels), "status": str(planned.status)},
        "changes": [
            {"obligation": each.rule, "change": str(each.change)} for each in planned.duties
        ],
        "tasks": [task.title for task in planned.tasks],
    }


def _told(context: "Context", planned: "Recording") -> Iterator[str]:
    """Yield what is recorded where a person decided, and what a dry run would have done."""
    labels, words = context.labels(), context.words
    from rai_desktop.services.law.words import label_words

    if planned.status.is_decided:
        names, status = label_words(labels, planned.labels), labels.code(planned.status)
        text = N_("Decided by a person, and kept: {labels} ({status})")
        yield words.filled(text, labels=names, status=status)
    if context.options.dry_run and planned.settings:
        yield words(N_("Nothing was changed. Without “--dry-run” it is recorded."))
    elif context.options.dry_run:
        yield words(N_("Nothing would change."))


def _read(context: "Context", held: Mapping[str, Answer] | None = None) -> Mapping[str, Answer]:
    from rai_desktop.domain.law import read_answers

    return read_answers(context.catalogue.law().rules, _plain(context.options.answers), held)


def _plain(path: Path) -> object:
    """Return the JSON of an answers file."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError:
        raise SurroundingsError(N_("{path} cannot be read. Check the name."), path=path) from None
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise UsageError(
            N_('{path} holds no answers. Write them as JSON, such as {{"A1": "yes"}}.'), path=path
        ) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise UsageError(N_("The question {question} is answered twice."), question=key[:60])
        found[key] = value
    return found


def _answer(
    context: "Context",
    judged: "Judgement",
    recorded: Mapping[str, Plain],
    told: Iterable[str] = (),
) -> ExitCode:
    from rai_desktop.services.law.document import judgement_document

    document = {**recorded, **judgement_document(context.labels(), judged)}
    return context.answer(document, [*judgement_lines(context, judged), *told])


def judgement_lines(context: "Context", judged: "Judgement") -> Iterator[str]:
    """Yield a judgement as people read it: what it is, why, what follows, what is open."""
    labels, words, outcome = context.labels(), context.words, judged.outcome
    from rai_desktop.services.law.words import label_words, role_words

    names = label_words(labels, outcome.labels) or labels.code(LegalLabel.OPEN)
    yield f"{words(N_('Classification (AI Act)'))}: {names}"
    if outcome.roles:
        roles = role_words(labels, outcome.roles)
        yield f"{words(N_('Our role (AI Act)'))}: {roles}"
    yield f"{words(N_('Status of the classification'))}: {labels.code(judged.status)}"
    for reason in outcome.reasons:
        if reason.is_certain:
            parts = (words.pick(reason.text), labels.cited(reason.reference))
            yield f"  {' · '.join(part for part in parts if part)}"
    yield from _duty_lines(context, judged)
    yield from _open_lines(context, judged)


def _duty_lines(context: "Context", judged: "Judgement") -> Iterator[str]:
    labels, words = context.labels(), context.words
    if judged.duties:
        yield f"{words(N_('Obligations'))}:"
    for duty in judged.duties:
        parts = [words.pick(duty.rule.title), labels.cited(duty.rule.reference)]
        if duty.applies_from is not None:
            day = words.day(duty.applies_from)
            parts.append(words.filled(N_("applies from {day}"), day=day))
        if not duty.is_certain:
            parts.append(words(N_("Only if an open question turns out so")))
        yield f"  {' · '.join(part for part in parts if part)}"


def _open_lines(context: "Context", judged: "Judgement") -> Iterator[str]:
    labels, words = context.labels(), context.words
    possible = [label for label in LegalLabel if label in judged.outcome.open_labels]
    if possible:
        names = "; ".join(labels.code(label) for label in possible)
        yield f"{words(N_('May turn out to be'))}: {names}"
    for question in judged.to_clarify:
        yield f"  {words(N_('To be clarified'))}: {words.pick(question.text)} ({question.id})"
    if judged.next is not None:
        text = words.pick(judged.next.text)
        yield f"  {words(N_('Not answered yet'))}: {text} ({judged.next.id})"

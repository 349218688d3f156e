"""How the example company classified its systems and answered the minimum requirements."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.days import days_later
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.law import LawRules, QuestionKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.requirements import COMPANY, RequirementAnswer
from rai_desktop.services.example_year import answer_example_report, close_example_year
from rai_desktop.services.law.recording import Decision, plan_recording, record
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.answering import plan_answers
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.words import Words

Entry = Mapping[str, Plain]


def fill_example_law(
    project: OpenProject, catalogue: Catalogue, law: Mapping[str, Plain], words: Words
) -> None:
    """Classify the systems of the example and answer requirements; none of it can be undone.

    What was so last year already comes first, and that year is closed.
    """
    usual = _answers(law["usual"])
    last_year = cast("Entry", law["last_year"])
    entries = list(_entries(law["classifications"]))
    known = [each for each in entries if not each.get("new")]
    for entry in known:
        _classify(project, catalogue, words, entry, usual)
    _assess(project, catalogue, words, last_year["requirements"])
    close_example_year(project, catalogue, cast("Entry", last_year["signed"]), words)
    answer_example_report(project, catalogue, cast("Entry", last_year["report"]), words)
    for entry in entries:
        if entry not in known:
            _classify(project, catalogue, words, entry, usual)
    _assess(project, catalogue, words, law["requirements"])


def _assess(project: OpenProject, catalogue: Catalogue, words: Words, entries: Plain) -> None:
    answers = [_answer(project, words, entry) for entry in _entries(entries)]
    rules = rules_of(project, catalogue)
    planned = plan_answers(project, catalogue, words, rules, answers)
    if planned is not None:
        project.commit(
            Action.ASSESS,
            planned.settings,
            undoable=False,
            attachments=planned.attachments or None,
        )


def _classify(
    project: OpenProject,
    catalogue: Catalogue,
    words: Words,
    entry: Entry,
    usual: Mapping[str, Answer],
) -> None:
    given = {**usual, **_answers(entry.get("answers") or {})}
    planned = plan_recording(
        project,
        catalogue,
        words,
        _uid(project, str(entry["system"])),
        answers=_all_answers(catalogue.law().rules, given),
        decision=_decision(project, words, entry),
    )
    record(project, planned, undoable=False)


def _all_answers(rules: LawRules, given: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers, with no for every question of yes or no that is not among them."""
    rest = (question for question in rules.questions if not question.from_field)
    no = {question.id: "no" for question in rest if question.kind is QuestionKind.YES_NO}
    return {**no, **given}


def _decision(project: OpenProject, words: Words, entry: Entry) -> Decision | None:
    if "status" not in entry:
        return None
    return Decision(
        status=ClassificationStatus(str(entry["status"])),
        by=_uid(project, str(entry["by"])),
        reason=_text(words, entry.get("reason")),
    )


def _answer(project: OpenProject, words: Words, entry: Entry) -> RequirementAnswer:
    system, person = entry.get("system"), entry.get("person")
    evidence = entry.get("evidence") or []
    return RequirementAnswer(
        requirement=str(entry["requirement"]),
        subject=_uid(project, str(system)) if system else COMPANY,
        level=_level(entry.get("level")),
        note=_text(words, entry.get("note")),
        target=_level(entry.get("target")),
        person=_uid(project, str(person)) if person else "",
        due=_day(project, entry.get("due")),
        evidence=tuple(_uid(project, str(one)) for one in cast("Sequence[Plain]", evidence)),
    )


def _uid(project: OpenProject, local: str) -> Uid:
    return natural_uid(project.uid, "example", local)


def _entries(plain: Plain) -> Iterator[Entry]:
    return iter(cast("Sequence[Entry]", plain))


def _answers(plain: Plain) -> dict[str, Answer]:
    pairs = cast("Mapping[str, Plain]", plain).items()
    return {key: tuple(map(str, v)) if isinstance(v, list) else str(v) for key, v in pairs}


def _text(words: Words, plain: Plain) -> str:
    return str(plain[words.language]) if isinstance(plain, dict) else ""


def _level(plain: Plain) -> int | None:
    return plain if isinstance(plain, int) else None


def _day(project: OpenProject, plain: Plain) -> date | None:
    if not isinstance(plain, dict):
        return None
    return days_later(project.clock.today(), int(str(plain["days"])))

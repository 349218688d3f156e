"""Questions, results and duties: every rule can hold, every question is asked and matters."""

from collections.abc import Collection, Iterator
from itertools import combinations, pairwise

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.checks.shelf import Located, Shelf
from rai_desktop.catalogue.checks.walking import conditions
from rai_desktop.catalogue.schema.law import (
    Obligation,
    Penalty,
    Question,
    Result,
    Screen,
    SizeClass,
)
from rai_desktop.catalogue.schema.requirements import Figure, ReportRequest
from rai_desktop.domain.conditions import (
    Answer,
    Condition,
    Has,
    Subject,
    contradicts,
    leaves,
    questions_in,
)
from rai_desktop.domain.texts import N_
from rai_desktop.domain.wanted_report import ComputedFigure

_CONTRADICTION = N_("The rule {key} of {entry} contradicts itself and can never hold.")
_NEVER_MATTERS = N_(
    "The question {entry} matters for no rule. Mark it as record_only or remove it."
)
_ASKED_TOO_EARLY = N_("The question {entry} is asked by the answer to {code}, which comes later.")
_BAD_OPTIONS = N_("The question {entry} is of the kind {kind}; its options do not fit that.")
_BAD_ANSWER = N_(
    "The question {entry} names the answer {code} under {key}, which it does not have."
)
_NO_GROUP = N_("The question {entry} names the group {code}, which its screen does not have.")
_EMPTY_SCREEN = N_("The screen {entry} has no question.")
_LABEL_OR_ROLE = N_("The result {entry} has to give either a label or a role.")
_JUDGED_TOO_EARLY = N_("The rule of the result {entry} asks for {code}, which is judged later.")
_NO_START = N_("The obligation {entry} is binding by law but has no day from which it applies.")
_ENDS_BEFORE_START = N_("The obligation {entry} ends before it starts.")
_NO_AMOUNT = N_("The penalty {entry} has neither an amount nor a share.")
_SIZES_NOT_RISING = N_("The size class {entry} is not larger than the one before it.")
_FIGURE_OPTIONS = N_("The figure {code} of {entry} needs options exactly when one is chosen.")
_FIGURE_WORDS = N_("The figure {code} of {entry} needs a text for each of its options, or none.")
_NOT_COMPUTED = N_(
    "The figure {code} of {entry} names a figure that the program does not work out. "
    "Possible: {names}."
)


def check_conditions(shelf: Shelf) -> Iterator[Problem]:
    """Yield rules that nothing can make true."""
    options = {
        question.id: _possible(question) for question in shelf.entries("questions", Question)
    }
    for located in shelf.located():
        for key, condition in conditions(located.entry):
            if contradicts(condition, options):
                yield located.problem("contradiction", _CONTRADICTION, key=key)


def _possible(question: Question) -> Collection[Answer]:
    codes = [option.id for option in question.options]
    if question.kind != "many":
        return codes
    mixes = range(1, len(codes) + 1) if len(codes) <= 8 else ()
    return [mix for size in mixes for mix in combinations(codes, size)]


def check_questions(shelf: Shelf) -> Iterator[Problem]:
    """Yield questions that are asked too early, matter for nothing or have wrong answers."""
    needed = set(_questions_that_matter(shelf))
    screens = {screen.id: screen for screen in shelf.entries("screens", Screen)}
    above: set[str] = set()
    for located in shelf.located("questions"):
        question = located.entry
        if not isinstance(question, Question):
            continue
        for code in questions_in(question.ask_when):
            if code not in above:
                yield located.problem("asked_too_early", _ASKED_TOO_EARLY, code=code)
        above.add(question.id)
        if question.id not in needed and not question.record_only and not question.deprecated:
            yield located.problem("never_matters", _NEVER_MATTERS)
        yield from _check_answers(located, question)
        yield from _check_group(located, question, screens)
    used = {question.screen for question in shelf.entries("questions", Question)}
    for located in shelf.located("screens"):
        if located.entry.id not in used:
            yield located.problem("empty_screen", _EMPTY_SCREEN)


def _questions_that_matter(shelf: Shelf) -> Iterator[str]:
    for located in shelf.located():
        own = located.entry.id if located.section == "questions" else ""
        for _, condition in conditions(located.entry):
            yield from (question for question in questions_in(condition) if question != own)


def _check_answers(located: Located, question: Question) -> Iterator[Problem]:
    if (question.kind == "yes_no") is bool(question.options) or len(question.options) == 1:
        yield located.problem("options", _BAD_OPTIONS, key="options", kind=question.kind)
    known = {option.id for option in question.options} or {"yes", "no"}
    named = [("prefill", code) for fill in question.prefill for code in fill.answer]
    named += [("reads_as", code) for code in question.reads_as.values()]
    if question.when_missing not in (None, "unknown"):
        named.append(("when_missing", str(question.when_missing)))
    for key, code in named:
        if code not in known:
            yield located.problem("answer", _BAD_ANSWER, key=key, code=code)


def _check_group(
    located: Located, question: Question, screens: dict[str, Screen]
) -> Iterator[Problem]:
    screen = screens.get(question.screen)
    groups = {group.id for group in screen.groups} if screen is not None else set()
    if screen is not None and question.group not in {None, *groups}:
        yield located.problem("group", _NO_GROUP, key="group", code=question.group)


def check_results(shelf: Shelf) -> Iterator[Problem]:
    """Yield results whose rules need something that is judged later."""
    results = shelf.entries("results", Result)
    pending = {str(one.label or one.role) for one in results}
    for located in shelf.located("results"):
        result = located.entry
        if not isinstance(result, Result):
            continue
        if (result.label is None) is (result.role is None):
            yield located.problem("label_or_role", _LABEL_OR_ROLE)
        rules = [result.when, *(ground.when for ground in result.grounds)]
        for code in sorted({code for rule in rules for code in _labels_and_roles(rule)}):
            if code in pending:
                yield located.problem("judged_too_early", _JUDGED_TOO_EARLY, code=code)
        pending.discard(str(result.label or result.role))


def _labels_and_roles(condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        if isinstance(leaf, Has) and leaf.subject is not Subject.TRAIT:
            yield from leaf.codes


def check_duties(shelf: Shelf) -> Iterator[Problem]:
    """Yield obligations, penalties, sizes and figures that are incomplete."""
    for located in shelf.located("obligations", "penalties", "report_requests"):
        entry = located.entry
        if isinstance(entry, Obligation):
            yield from _check_obligation(located, entry)
        elif isinstance(entry, Penalty) and entry.euros is None and entry.turnover_share is None:
            yield located.problem("no_amount", _NO_AMOUNT)
        elif isinstance(entry, ReportRequest):
            for at, figure in enumerate(entry.figures):
                yield from _check_figure(located, figure, f"figures[{at}]")
    yield from _check_sizes(shelf)


def _check_figure(located: Located, figure: Figure, key: str) -> Iterator[Problem]:
    code = figure.id
    if (figure.kind in ("one", "many")) is not bool(figure.options):
        yield located.problem("figure", _FIGURE_OPTIONS, key=f"{key}.options", code=code)
    if figure.option_texts and len(figure.option_texts) != len(figure.options):
        yield located.problem("figure", _FIGURE_WORDS, key=f"{key}.option_texts", code=code)
    if figure.from_figure not in {None, *ComputedFigure}:
        names = ", ".join(ComputedFigure)
        key = f"{key}.from_figure"
        yield located.problem("figure", _NOT_COMPUTED, key=key, code=code, names=names)


def _check_obligation(located: Located, obligation: Obligation) -> Iterator[Problem]:
    if not obligation.starts and obligation.binding in ("law_now", "law_date"):
        yield located.problem("no_start", _NO_START)
    for start in obligation.starts:
        if start.applies_until is not None and start.applies_until < start.applies_from:
            yield located.problem("ends_before_start", _ENDS_BEFORE_START)


def _check_sizes(shelf: Shelf) -> Iterator[Problem]:
    located = [one for one in shelf.located("sizes") if isinstance(one.entry, SizeClass)]
    for before, after in pairwise(located):
        for limit in ("staff_below", "turnover_up_to", "balance_up_to"):
            lower, higher = getattr(before.entry, limit), getattr(after.entry, limit)
            if lower is None or (higher is not None and higher <= lower):
                yield after.problem("sizes", _SIZES_NOT_RISING, key=limit)

"""The risk method in the words of a register: scales, matrices, levels, rules."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.conditions import Always
from rai_desktop.domain.rating import AcceptanceRule, Consultation, Method, Perspective
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.method_model import (
    MATRIX_TITLES,
    SCALE_TITLES,
    MethodCell,
    MethodPages,
    MethodTable,
)
from rai_desktop.services.risks.scale_words import ANCHORS, step_title
from rai_desktop.words import Words

_FOR = {Perspective.PERSONS: N_("For people"), Perspective.BUSINESS: N_("For the business")}
_EVERY = (1, 1, 1, 1, 1, 1)


def method_pages(labels: Labels) -> MethodPages:
    """Return the method of a project in the words of its register."""
    words, method = labels.words, labels.method()
    return MethodPages(
        title=words(N_("Risk method")),
        intro=_intro(words, method),
        tables=tuple(table for table in _tables(labels) if table.rows),
    )


def _intro(words: Words, method: Method) -> str:
    title = words.pick(method.title)
    if method.own:
        return words.filled(
            N_("{title} ({id} {version}), own method of the company"),
            title=title,
            id=method.own,
            version=method.version,
        )
    return f"{title} ({method.id} {method.version})"


def _tables(labels: Labels) -> Iterator[MethodTable]:
    yield _levels(labels)
    for scale in SCALE_TITLES:
        yield _scale(labels, scale)
    for perspective in Perspective:
        yield _matrix(labels, perspective)
    yield _knock_outs(labels)
    yield _acceptance(labels)


def _levels(labels: Labels) -> MethodTable:
    words, method = labels.words, labels.method()
    rows = []
    for one in method.levels:
        days = words(N_("until the next review"))
        if one.days is not None:
            days = words.plural("within {count} day", "within {count} days", one.days)
        months = method.reviews.by_level.get(one.level)
        cells = (words.pick(one.meaning), days, _months(labels, months))
        level = MethodCell(text=labels.code(one.level), level=one.level)
        rows.append((level, *map(_cell, cells)))
    return MethodTable(
        key="levels",
        title=words(N_("Risk levels")),
        heads=_texts(
            labels,
            N_("Risk level"),
            N_("What it means"),
            N_("Time to act"),
            N_("Time between reviews"),
        ),
        spans=(1, 3, 1, 1),
        rows=tuple(rows),
        notes=_notes(words.pick(method.rule), words.pick(method.suggestion.text)),
    )


def _scale(labels: Labels, scale: str) -> MethodTable:
    words, method = labels.words, labels.method()
    notes = {
        "likelihood": (words.pick(method.likelihood_rule), words.pick(method.confidence_rule)),
        "impact_persons": (_modifiers(labels),),
    }
    first, second = ANCHORS[scale]
    return MethodTable(
        key=scale,
        title=words(SCALE_TITLES[scale]),
        heads=_texts(labels, N_("Step"), first, second),
        spans=(1, 2, 3) if scale == "likelihood" else (1, 3, 2),
        rows=tuple(
            (_cell(step_title(words, step)), *(_cell(words.pick(text)) for text in step.anchors))
            for step in method.scale(scale)
        ),
        notes=_notes(*notes.get(scale, ())),
    )


def _modifiers(labels: Labels) -> str:
    words, rules = labels.words, labels.method().modifiers
    if not rules.entries or not rules.most_added:
        return ""
    named = "; ".join(words.pick(one.label) for one in rules.entries)
    return words.plural(
        "The impact on people counts {count} step higher at most where this applies: {{named}}.",
        "The impact on people counts {count} steps higher at most where this applies: {{named}}.",
        rules.most_added,
    ).format(named=named)


def _matrix(labels: Labels, perspective: Perspective) -> MethodTable:
    words, method = labels.words, labels.method()
    impacts = method.scale(f"impact_{perspective}")
    grid = method.grid(perspective)
    rows = []
    for step in reversed(method.likelihood):
        levels = (MethodCell(text=labels.code(one), level=one) for one in grid[step.level - 1])
        rows.append((_cell(step_title(words, step)), *levels))
    return MethodTable(
        key=f"matrix_{perspective}",
        title=words(MATRIX_TITLES[perspective]),
        heads=("", *(step_title(words, step) for step in impacts)),
        spans=_EVERY,
        rows=tuple(rows),
    )


def _knock_outs(labels: Labels) -> MethodTable:
    words = labels.words
    return MethodTable(
        key="knock_outs",
        title=words(N_("What nobody can accept, however high the risk")),
        heads=_texts(labels, N_("Case"), N_("What it means"), N_("Basis")),
        spans=(2, 3, 1),
        rows=tuple(
            tuple(_cell(words.pick(text)) for text in (one.label, one.text, one.basis))
            for one in labels.method().knock_outs
        ),
    )


def _acceptance(labels: Labels) -> MethodTable:
    words, rules = labels.words, labels.method().acceptance
    return MethodTable(
        key="acceptance",
        title=words(N_("Who may accept a risk")),
        heads=_texts(
            labels,
            *(N_("Risk level"), N_("For whom"), N_("Who may accept it")),
            *(N_("Whom to ask before"), N_("At most"), N_("Plan of mitigations")),
        ),
        spans=_EVERY,
        rows=tuple(_acceptance_row(labels, rule) for rule in rules.rules),
        notes=_notes(words.pick(rules.four_eyes), words.pick(rules.expiry)),
    )


def _acceptance_row(labels: Labels, rule: AcceptanceRule) -> tuple[MethodCell, ...]:
    words, method = labels.words, labels.method()
    texts = (
        ", ".join(words(_FOR[perspective]) for perspective in rule.perspectives),
        words.pick(method.body(rule.may_accept)) or rule.may_accept,
        "; ".join(_asked(labels, one) for one in rule.consult) or "–",
        _months(labels, rule.most_months or None),
        words(N_("needed")) if rule.needs_plan else "–",
    )
    level = MethodCell(text=labels.code(rule.level), level=rule.level)
    return (level, *map(_cell, texts))


def _asked(labels: Labels, one: Consultation) -> str:
    body = labels.words.pick(labels.method().body(one.body)) or one.body
    if isinstance(one.when, Always):
        return body
    return labels.words.filled(N_("{body}, where it is concerned"), body=body)


def _months(labels: Labels, months: int | None) -> str:
    if months is None:
        return "–"
    return labels.words.plural("{count} month", "{count} months", months)


def _texts(labels: Labels, *texts: str) -> tuple[str, ...]:
    return tuple(map(labels.words, texts))


def _cell(text: str) -> MethodCell:
    return MethodCell(text=text)


def _notes(*texts: str) -> tuple[str, ...]:
    found: Sequence[str] = [text for text in texts if text]
    return tuple(found)

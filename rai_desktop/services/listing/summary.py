"""One line about a list: how many are shown, of how many, how many are selected."""

from collections.abc import Callable, Mapping

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

Counted = Callable[[Words, int], str]

_ALL: Mapping[EntityKind, Counted] = {
    EntityKind.SYSTEM: lambda words, n: words.plural("{count} system", "{count} systems", n),
    EntityKind.RISK: lambda words, n: words.plural("{count} risk", "{count} risks", n),
    EntityKind.MITIGATION: lambda words, n: words.plural(
        "{count} mitigation", "{count} mitigations", n
    ),
    EntityKind.PERSON: lambda words, n: words.plural("{count} person", "{count} people", n),
    EntityKind.VENDOR: lambda words, n: words.plural("{count} supplier", "{count} suppliers", n),
    EntityKind.EVIDENCE: lambda words, n: words.plural(
        "{count} piece of evidence", "{count} pieces of evidence", n
    ),
    EntityKind.OBLIGATION: lambda words, n: words.plural(
        "{count} obligation", "{count} obligations", n
    ),
    EntityKind.TASK: lambda words, n: words.plural("{count} task", "{count} tasks", n),
    EntityKind.REVIEW: lambda words, n: words.plural("{count} review", "{count} reviews", n),
    EntityKind.FINDING: lambda words, n: words.plural("{count} finding", "{count} findings", n),
    EntityKind.INCIDENT: lambda words, n: words.plural("{count} incident", "{count} incidents", n),
    EntityKind.TRAINING: lambda words, n: words.plural("{count} training", "{count} trainings", n),
    EntityKind.INQUIRY: lambda words, n: words.plural("{count} inquiry", "{count} inquiries", n),
    EntityKind.PRACTICE: lambda words, n: words.plural(
        "{count} good practice", "{count} good practices", n
    ),
    EntityKind.ACCEPTANCE: lambda words, n: words.plural(
        "{count} acceptance", "{count} acceptances", n
    ),
}

_PART: Mapping[EntityKind, Counted] = {
    EntityKind.SYSTEM: lambda words, n: words.plural(
        "{{shown}} of {count} system", "{{shown}} of {count} systems", n
    ),
    EntityKind.RISK: lambda words, n: words.plural(
        "{{shown}} of {count} risk", "{{shown}} of {count} risks", n
    ),
    EntityKind.MITIGATION: lambda words, n: words.plural(
        "{{shown}} of {count} mitigation", "{{shown}} of {count} mitigations", n
    ),
    EntityKind.PERSON: lambda words, n: words.plural(
        "{{shown}} of {count} person", "{{shown}} of {count} people", n
    ),
    EntityKind.VENDOR: lambda words, n: words.plural(
        "{{shown}} of {count} supplier", "{{shown}} of {count} suppliers", n
    ),
    EntityKind.EVIDENCE: lambda words, n: words.plural(
        "{{shown}} of {count} piece of evidence", "{{shown}} of {count} pieces of evidence", n
    ),
    EntityKind.OBLIGATION: lambda words, n: words.plural(
        "{{shown}} of {count} obligation", "{{shown}} of {count} obligations", n
    ),
    EntityKind.TASK: lambda words, n: words.plural(
        "{{shown}} of {count} task", "{{shown}} of {count} tasks", n
    ),
    EntityKind.REVIEW: lambda words, n: words.plural(
        "{{shown}} of {count} review", "{{shown}} of {count} reviews", n
    ),
    EntityKind.FINDING: lambda words, n: words.plural(
        "{{shown}} of {count} finding", "{{shown}} of {count} findings", n
    ),
    EntityKind.INCIDENT: lambda words, n: words.plural(
        "{{shown}} of {count} incident", "{{shown}} of {count} incidents", n
    ),
    EntityKind.TRAINING: lambda words, n: words.plural(
        "{{shown}} of {count} training", "{{shown}} of {count} trainings", n
    ),
    EntityKind.INQUIRY: lambda words, n: words.plural(
        "{{shown}} of {count} inquiry", "{{shown}} of {count} inquiries", n
    ),
    EntityKind.PRACTICE: lambda words, n: words.plural(
        "{{shown}} of {count} good practice", "{{shown}} of {count} good practices", n
    ),
    EntityKind.ACCEPTANCE: lambda words, n: words.plural(
        "{{shown}} of {count} acceptance", "{{shown}} of {count} acceptances", n
    ),
}


def list_summary(words: Words, kind: EntityKind, shown: int, total: int, selected: int) -> str:
    """Return such as “12 of 136 systems · 3 selected”; one selected row needs no word."""
    if shown == total:
        text = _ALL.get(kind, _entries)(words, total)
    else:
        text = _PART.get(kind, _entries_of)(words, total).format(shown=words.number(shown))
    if selected < 2:
        return text
    return words.filled(
        N_("{entries} · {count} selected"), entries=text, count=words.number(selected)
    )


def with_classified(words: Words, text: str, classified: int, total: int) -> str:
    """Return the line with how many systems are classified, once one is."""
    if not classified:
        return text
    return words.filled(
        N_("{entries} · {classified} of {total} classified"),
        entries=text,
        classified=words.number(classified),
        total=words.number(total),
    )


def _entries(words: Words, count: int) -> str:
    return words.plural("{count} entry", "{count} entries", count)


def _entries_of(words: Words, count: int) -> str:
    return words.plural("{{shown}} of {count} entry", "{{shown}} of {count} entries", count)

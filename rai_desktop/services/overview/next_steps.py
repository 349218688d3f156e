"""What to do next: everything that is missing or overdue, put together, most urgent first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.targets import Act, Page, Target
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One thing to do: what, why, and where; ``key`` names its kind for icons and tests."""

    key: str
    what: str
    why: str
    count: int
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """Which entries ask for something, and how that is said."""

    key: str
    kind: EntityKind
    find: Callable[[Gaps], Sequence[Uid]]
    what: Callable[[Words, int], str]
    why: str
    page: Page | None = None


_RULES = (
    _Rule(
        key="unmet_obligations",
        kind=EntityKind.OBLIGATION,
        find=lambda gaps: gaps.unmet_obligations,
        what=lambda words, n: words.plural(
            "{count} obligation applies today and is not marked as met",
            "{count} obligations apply today and are not marked as met",
            n,
        ),
        why=N_("What the law asks for today comes first."),
    ),
    _Rule(
        key="overdue_tasks",
        kind=EntityKind.TASK,
        find=lambda gaps: gaps.overdue_tasks,
        what=lambda words, n: words.plural(
            "{count} task is overdue", "{count} tasks are overdue", n
        ),
        why=N_("Do it, or choose a later day and say why."),
    ),
    _Rule(
        key="overdue_mitigations",
        kind=EntityKind.MITIGATION,
        find=lambda gaps: gaps.overdue_mitigations,
        what=lambda words, n: words.plural(
            "{count} mitigation is overdue", "{count} mitigations are overdue", n
        ),
        why=N_("Until a mitigation is in place, its risks stay as high as they are."),
    ),
    _Rule(
        key="overdue_systems",
        kind=EntityKind.SYSTEM,
        find=lambda gaps: gaps.overdue_systems,
        what=lambda words, n: words.plural(
            "The review of {count} AI system is overdue",
            "The reviews of {count} AI systems are overdue",
            n,
        ),
        why=N_("Systems change. An old entry may no longer be true."),
    ),
    _Rule(
        key="overdue_risks",
        kind=EntityKind.RISK,
        find=lambda gaps: gaps.overdue_risks,
        what=lambda words, n: words.plural(
            "The review of {count} risk is overdue", "The reviews of {count} risks are overdue", n
        ),
        why=N_("Risks change. An old rating may no longer be true."),
    ),
    _Rule(
        key="classify",
        kind=EntityKind.SYSTEM,
        find=lambda gaps: gaps.unclassified,
        what=lambda words, n: words.plural(
            "Classify the next AI system: {count} is waiting",
            "Classify the next AI system: {count} are waiting",
            n,
        ),
        why=N_(
            "Those that may be prohibited or high-risk come first. It takes a few minutes each."
        ),
        page=Page.CLASSIFY,
    ),
    _Rule(
        key="without_owner",
        kind=EntityKind.SYSTEM,
        find=lambda gaps: gaps.without_owner,
        what=lambda words, n: words.plural(
            "{count} AI system has no responsible owner",
            "{count} AI systems have no responsible owner",
            n,
        ),
        why=N_("Without an owner nobody decides when something goes wrong."),
    ),
    _Rule(
        key="without_purpose",
        kind=EntityKind.SYSTEM,
        find=lambda gaps: gaps.without_purpose,
        what=lambda words, n: words.plural(
            "{count} AI system does not say what it is for",
            "{count} AI systems do not say what they are for",
            n,
        ),
        why=N_("The intended purpose decides which duties apply."),
    ),
    _Rule(
        key="overdue_inquiries",
        kind=EntityKind.INQUIRY,
        find=lambda gaps: gaps.overdue_inquiries,
        what=lambda words, n: words.plural(
            "{count} answer to a questionnaire is overdue",
            "{count} answers to questionnaires are overdue",
            n,
        ),
        why=N_("Until everybody has answered, AI systems may be missing here."),
    ),
    _Rule(
        key="without_status",
        kind=EntityKind.SYSTEM,
        find=lambda gaps: gaps.without_status,
        what=lambda words, n: words.plural(
            "The status of {count} AI system is not stated",
            "The status of {count} AI systems is not stated",
            n,
        ),
        why=N_("An auditor wants to see first what is in use today."),
    ),
    _Rule(
        key="high_without_mitigation",
        kind=EntityKind.RISK,
        find=lambda gaps: gaps.high_without_mitigation,
        what=lambda words, n: words.plural(
            "{count} high risk has no mitigation", "{count} high risks have no mitigation", n
        ),
        why=N_("High and very high risks need a mitigation."),
    ),
    _Rule(
        key="unrated_risks",
        kind=EntityKind.RISK,
        find=lambda gaps: gaps.unrated_risks,
        what=lambda words, n: words.plural(
            "{count} risk is not rated", "{count} risks are not rated", n
        ),
        why=N_("Without a rating nobody knows what comes first."),
    ),
    _Rule(
        key="expired_evidence",
        kind=EntityKind.EVIDENCE,
        find=lambda gaps: gaps.expired_evidence,
        what=lambda words, n: words.plural(
            "{count} piece of evidence has expired", "{count} pieces of evidence have expired", n
        ),
        why=N_("Expired evidence proves nothing for today."),
    ),
    _Rule(
        key="without_risk",
        kind=EntityKind.SYSTEM,
        find=lambda gaps: gaps.without_risk,
        what=lambda words, n: words.plural(
            "No risk has been entered for {count} AI system",
            "No risk has been entered for {count} AI systems",
            n,
        ),
        why=N_("Almost every system has a risk, for example wrong results."),
    ),
)


def next_steps(gaps: Gaps, words: Words, stale: Sequence[Uid] = ()) -> Iterator[NextStep]:
    """Yield what to do next, most urgent first; an empty project has its checklist alone.

    ``stale`` are the systems to be assessed again.
    """
    if not (gaps.systems or gaps.risks or gaps.mitigations):
        return
    if stale:
        yield _assess_again(words, len(stale))
    for rule in _RULES:
        uids = tuple(rule.find(gaps))
        if uids:
            yield NextStep(
                key=rule.key,
                what=rule.what(words, len(uids)),
                why=words(rule.why),
                count=len(uids),
                target=Target(page=rule.page) if rule.page else Target(kind=rule.kind, uids=uids),
            )
    missing = len(gaps.missing_company_facts)
    if missing:
        yield NextStep(
            key="company",
            what=words.plural(
                "{count} fact about your company is missing",
                "{count} facts about your company are missing",
                missing,
            ),
            why=words(N_("Facts such as staff and works council decide which duties apply.")),
            count=missing,
            target=Target(page=Page.COMPANY),
        )


def _assess_again(words: Words, count: int) -> NextStep:
    return NextStep(
        key="assess_again",
        what=words.plural(
            "Classify {count} AI system again", "Classify {count} AI systems again", count
        ),
        why=words(N_("The law or facts have changed since. Nothing changes by itself.")),
        count=count,
        target=Target(act=Act.ASSESS_AGAIN),
    )

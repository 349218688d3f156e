"""What copying entries of another project does, in words."""

from collections.abc import Iterator

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.copying.choosing import COPIED_KINDS
from rai_desktop.services.copying.planning import CopyPlan
from rai_desktop.services.labels import Labels
from rai_desktop.services.receiving.told import one_line

NOT_COPIED_TEXT = N_(
    "Copies get numbers of their own. Classifications, answers, reviews, approvals and risk "
    "acceptances are not copied."
)
KINDS_TOLD = (*COPIED_KINDS, EntityKind.EVIDENCE)
_MOST = 8


def counts(plan: CopyPlan, labels: Labels) -> str:
    """Return how many entries of each kind, links and files are copied."""
    words = labels.words
    found = [(words(KINDS[kind].plural), plan.count(kind)) for kind in KINDS_TOLD]
    found += [(words(N_("Links")), len(plan.links)), (words(N_("Files")), len(plan.files))]
    return " · ".join(f"{name}: {words.number(count)}" for name, count in found if count)


def stays_empty(plan: CopyPlan, labels: Labels, most: int = _MOST) -> list[str]:
    """Return a line for each name or field that is not here, the most frequent first."""
    lines = list(_empty_lines(plan, labels))
    if len(lines) > most:
        words = labels.words
        left = words.number(len(lines) - most)
        more = words.filled(N_("… and {count} more"), count=left)
        lines = [*lines[:most], more]
    return lines


def document(plan: CopyPlan, labels: Labels) -> dict[str, Plain]:
    """Return the plan for ``--json``."""
    return {
        "counts": {str(kind): plan.count(kind) for kind in KINDS_TOLD},
        "links": len(plan.links),
        "files": len(plan.files),
        "missing_files": plan.lacking,
        "empty": [
            {
                "field": each.spec.key,
                "label": labels.field(each.spec),
                "name": each.name,
                "in": count,
            }
            for each, count in plan.empty.most_common()
        ],
    }


def _empty_lines(plan: CopyPlan, labels: Labels) -> Iterator[str]:
    words = labels.words
    if plan.lacking:
        yield words.plural(
            "{count} file is not in the other copy; its evidence comes without it.",
            "{count} files are not in the other copy; their evidence comes without them.",
            plan.lacking,
        )
    for each, count in plan.empty.most_common():
        name = labels.field(each.spec)
        if each.name:
            text = N_("{field}: {name} is not here; the field stays empty ({count}).")
        else:
            text = N_("{field}: there is no such field or entry here; it stays empty ({count}).")
        yield words.filled(text, field=name, name=one_line(each.name), count=words.number(count))

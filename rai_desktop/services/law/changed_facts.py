"""What became different since a classification was recorded."""

from collections.abc import Iterable, Iterator

from rai_desktop.domain.fields import ANSWER_PREFIX, EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.law import LawRules
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.sheets import sheet_uid
from rai_desktop.services.project import OpenProject

_JUDGED = {
    EntityKind.SYSTEM: ("traits", "people_data", "template"),
    EntityKind.ORGANISATION: ("staff", "turnover", "public_services"),
}


def changed_facts(project: OpenProject, labels: Labels, system: Uid) -> list[str]:
    """Return in words which facts were changed after the result was recorded, each once."""
    recorded = _last_step(project, classification_uid(project.uid, system))
    rules = labels.catalogue.law().rules
    found = [
        *_answers(project, labels, rules, system, recorded),
        *_fields(project, labels, EntityKind.SYSTEM, system, recorded),
    ]
    organisation = project.organisation()
    if organisation is not None:
        found += _fields(project, labels, EntityKind.ORGANISATION, organisation.uid, recorded)
    return list(dict.fromkeys(found))


def _answers(
    project: OpenProject, labels: Labels, rules: LawRules, system: Uid, recorded: int
) -> Iterator[str]:
    for key in _touched(project, sheet_uid(project.uid, rules.pack, system), recorded):
        question = rules.by_question.get(key.removeprefix(ANSWER_PREFIX))
        if question is not None:
            yield labels.words.pick(question.statement or question.text)


def _fields(
    project: OpenProject, labels: Labels, kind: EntityKind, uid: Uid, recorded: int
) -> Iterator[str]:
    touched = set(_touched(project, uid, recorded))
    for key in _JUDGED[kind]:
        spec = built_in_field(kind, key)
        if spec is not None and key in touched:
            yield labels.field(spec)


def _touched(project: OpenProject, uid: Uid, recorded: int) -> Iterator[str]:
    """Yield the keys of ``uid`` that steps after ``recorded`` set."""
    for entry in project.store.history(uid):
        if entry.number > recorded:
            yield from (key for p in entry.payloads if p.uid == uid for key in _keys(p.values))


def _keys(values: Iterable[str] | None) -> Iterable[str]:
    return values or ()


def _last_step(project: OpenProject, uid: Uid) -> int:
    return max((entry.number for entry in project.store.history(uid)), default=0)

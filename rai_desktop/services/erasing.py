"""Erasing a person for good: what goes, what stays, and where else the name stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.erasing import Needles, personal_keys
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, Privacy, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import PERSON, Person
from rai_desktop.domain.kinds.registry import KINDS, built_in_field, value_of
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.heeding import heeded
from rai_desktop.services.ports import Erasure
from rai_desktop.services.project import OpenProject
from rai_desktop.words import LANGUAGES, Words, words_for

STAYS = N_("Erased person {number}")

_NAMING = frozenset(
    spec.key
    for spec in PERSON.fields
    if spec.privacy is Privacy.PERSONAL and spec.kind is not FieldKind.LONG_TEXT
)
"""Fields of a person that give the person away in other texts."""

Keys = Mapping[Uid, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """A text of the present state in which the person is named."""

    kind: EntityKind
    uid: Uid
    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePlan:
    """What erasing a person does; nothing has changed yet.

    ``stays`` is what stands in place of the name. ``texts`` are other texts that name the person,
    ``maybe`` those in which only the last name stands; ``older`` are fields whose earlier values
    name the person.
    """

    person: Uid
    name: str
    stays: str
    needles: Needles
    own: frozenset[str]
    texts: tuple[NamedText, ...]
    maybe: tuple[NamedText, ...]
    older: Keys


def plan_erasing(project: OpenProject, words: Words, uid: Uid) -> ErasePlan:
    """Return what erasing the person ``uid`` would do; takes a while for long histories.

    Raises:
        UsageError: this is no person, or one that is erased already.
    """
    person = project.entity(uid)
    if not isinstance(person, Person):
        raise UsageError(N_("Only people can be erased for good. Other entries can be deleted."))
    number = project.number(person)
    used_before = _names_after(number)
    own, naming = _own_values(project, person)
    needles = Needles.of(text for text in naming if text not in used_before)
    if not needles.texts and not _has_personal(person, used_before):
        raise UsageError(N_("{person} is erased already."), person=person.name)
    texts = tuple(_named_texts(project, uid, needles))
    named = {(text.uid, text.key) for text in texts}
    parts = Needles.parts_of(needles.texts)
    maybe = (t for t in _named_texts(project, uid, parts) if (t.uid, t.key) not in named)
    return ErasePlan(
        person=uid,
        name=person.name,
        stays=words.filled(STAYS, number=number),
        needles=needles,
        own=own,
        texts=texts,
        maybe=tuple(maybe) if parts.texts else (),
        older=_named_before(project, uid, own, needles),
    )


def erase_person(project: OpenProject, plan: ErasePlan, *, texts_too: bool) -> Step:
    """Erase the person of ``plan`` for good; with ``texts_too`` from the other texts, too.

    It cannot be undone.
    """
    settings = list(_person_settings(project, plan))
    named_in = plan.older
    if texts_too:
        settings += _replaced(project, plan)
    else:
        kept = {(text.uid, text.key) for text in plan.texts}
        named_in = {
            uid: frozenset(key for key in keys if (uid, key) not in kept)
            for uid, keys in plan.older.items()
        }
    step = project.erase(
        Erasure(
            settings=tuple(settings),
            emptied={plan.person: plan.own},
            named_in=named_in,
            needles=plan.needles,
            author=project.author,
            time=project.clock.now(),
        )
    )
    if project.author == plan.person:
        project.author = ""
    return step


def _own_values(project: OpenProject, person: Person) -> tuple[frozenset[str], set[str]]:
    """Return the fields that are emptied, and all that the person was ever called."""
    keys = set(personal_keys(EntityKind.PERSON))
    keys |= set(project.store.extra_values(person.uid))
    naming = {str(value_of(person, key)) for key in _NAMING}
    for entry in project.store.history(person.uid):
        for payload in entry.payloads:
            keys |= {key for key in payload.values if is_extra_key(key)}
            naming |= {str(payload.values.get(key) or "") for key in _NAMING}
    return frozenset(keys), naming


def _has_personal(person: Person, used_before: set[str]) -> bool:
    values = (value_of(person, key) for key in personal_keys(EntityKind.PERSON))
    return any(value and value not in used_before for value in values)


def _person_settings(project: OpenProject, plan: ErasePlan) -> Iterator[FieldSetting]:
    for key in sorted(plan.own):
        value = plan.stays if key == PERSON.title else None
        yield FieldSetting(EntityKind.PERSON, plan.person, key, value)
    until, today = value_of(project.entity(plan.person), "active_until"), project.clock.today()
    if not isinstance(until, date) or until > today:
        yield FieldSetting(EntityKind.PERSON, plan.person, "active_until", today)


def _named_texts(project: OpenProject, person: Uid, needles: Needles) -> Iterator[NamedText]:
    own = personal_keys(EntityKind.PERSON)
    for kind in KINDS:
        keys = [spec.key for spec in KINDS[kind].fields if spec.is_text]
        extra = project.store.all_extra_values(kind)
        for uid, entity in heeded(list(project.store.entities(kind).items())):
            texts: dict[str, object] = {key: value_of(entity, key) for key in keys}
            if uid == person:
                texts = {key: text for key, text in texts.items() if key not in own}
            else:
                texts |= extra.get(uid, {})
            for key, text in texts.items():
                if isinstance(text, str) and text and needles.are_in(text):
                    yield NamedText(kind=kind, uid=uid, key=key, text=text)


def _named_before(
    project: OpenProject, person: Uid, own: frozenset[str], needles: Needles
) -> dict[Uid, frozenset[str]]:
    """Return the fields of other entries, or other fields of the person, that ever named them."""
    found: dict[Uid, set[str]] = {}
    for entry in heeded(project.store.history()):
        for payload in heeded(entry.payloads):
            for key, value in payload.values.items():
                is_own = payload.uid == person and key in own
                if not is_own and needles.are_in(value):
                    found.setdefault(payload.uid, set()).add(key)
    return {uid: frozenset(keys) for uid, keys in found.items()}


def _replaced(project: OpenProject, plan: ErasePlan) -> Iterator[FieldSetting]:
    """Yield the texts without the name, as they are now: somebody may have typed since."""
    for named in plan.texts:
        text = project.value(project.entity(named.uid), named.key)
        if isinstance(text, str):
            value = _without_name(named.kind, named.key, text, plan.needles, plan.stays)
            yield FieldSetting(named.kind, named.uid, named.key, value)


def _without_name(kind: EntityKind, key: str, text: str, needles: Needles, stays: str) -> Value:
    """Return a text that names nobody any more; an address goes as a whole."""
    spec = built_in_field(kind, key)
    if spec is not None and spec.kind in (FieldKind.EMAIL, FieldKind.LINK):
        return None
    return needles.replaced(text, stays)


def _names_after(number: str) -> set[str]:
    """Return what may stand in place of the name, in each language."""
    return {words_for(code).filled(STAYS, number=number) for code in LANGUAGES}


# going back to an earlier state --------------------------------------------------


def erased_since(project: OpenProject, old: OpenProject) -> list[Uid]:
    """Return the people who were erased in ``project`` and whom its earlier state ``old`` has."""
    known = old.store.erased()
    touched = {
        uid for step, uids in project.store.erased().items() if step not in known for uid in uids
    }
    return sorted(uid for uid in touched if is_erased(project, uid) and _person(old, uid))


def _person(project: OpenProject, uid: Uid) -> Person | None:
    entity = project.store.entity(uid)
    return entity if isinstance(entity, Person) else None


def is_erased(project: OpenProject, uid: Uid) -> bool:
    """Return whether an entry is a person who was erased for good."""
    person = _person(project, uid)
    return person is not None and person.name in _names_after(project.number(person))


def without_erased(
    project: OpenProject, old: OpenProject, settings: Iterable[FieldSetting]
) -> list[FieldSetting]:
    """Return those of ``settings`` from ``old`` that bring nobody back who was erased since.

    Texts that name such a person come with what stands in place of the name.
    """
    people = (_person(old, uid) for uid in erased_since(project, old))
    gone = {person.uid: _own_values(old, person) for person in people if person}
    if not gone:
        return list(settings)
    return [kept for setting in settings if (kept := _kept(project, gone, setting))]


def _kept(
    project: OpenProject, gone: Mapping[Uid, tuple[frozenset[str], set[str]]], setting: FieldSetting
) -> FieldSetting | None:
    if setting.uid in gone and (setting.key in gone[setting.uid][0] or is_extra_key(setting.key)):
        return None
    if not isinstance(setting.value, str):
        return setting
    value: Value = setting.value
    for uid, (_, naming) in gone.items():
        needles = Needles.of(naming)
        if isinstance(value, str) and needles.are_in(value):
            stays = project.name(uid)
            value = _without_name(setting.kind, setting.key, value, needles, stays)
    return replace(setting, value=value)

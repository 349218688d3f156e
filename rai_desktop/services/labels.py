"""Values and fields as words in one language; the one home of how a value is shown."""

from datetime import date
from functools import cache

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.fields import FieldKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.rating import Method
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

GROUPS = {
    "identity": N_("Short entry"),
    "use": N_("Use"),
    "responsible": N_("Who is responsible"),
    "technology": N_("Technology"),
    "data": N_("Data"),
    "people": N_("People affected"),
    "law": N_("Role and dates"),
    "approval": N_("Approval and review"),
    "notes": N_("Notes"),
    "company": N_("Company"),
    "register": N_("Register"),
    "risk": N_("Risk"),
    "current": N_("Rating today"),
    "inherent": N_("Without measures"),
    "target": N_("Target"),
    "treatment": N_("Treatment"),
    "measure": N_("Mitigation"),
    "details": N_("Details"),
    "effect": N_("Effect and cost"),
    "person": N_("Person"),
    "vendor": N_("Supplier"),
    "contract": N_("Contract and data"),
    "evidence": N_("Piece of evidence"),
    "duty": N_("Obligation"),
    "task": N_("Task"),
    "custom": N_("Own fields"),
}


class Labels:
    """Words for fields and values, from the language, the codes and the catalogue."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self.words = words
        self._catalogue = catalogue
        self._vocabulary = cache(self._vocabulary_texts)
        self._choices: dict[object, dict[str, str]] = {}

    @property
    def catalogue(self) -> Catalogue:
        """The content packs behind the words."""
        return self._catalogue

    def method(self) -> Method:
        """Return the risk method."""
        return self._catalogue.method()

    def field(self, spec: FieldSpec) -> str:
        """Return the label of a field; users' own labels stay as typed."""
        return spec.label if is_extra_key(spec.key) else self.words(spec.label)

    def help(self, spec: FieldSpec) -> str:
        """Return the help of a field; empty when there is none."""
        return spec.help if is_extra_key(spec.key) else self.words(spec.help)

    def group(self, group: str) -> str:
        """Return the title of a group of fields."""
        return self.words(GROUPS.get(group, group))

    def code(self, code: LabelledCode | None) -> str:
        """Return the word of a code; empty for ``None``."""
        return self.words(code.label) if code is not None else ""

    def choices(self, spec: FieldSpec) -> tuple[tuple[str, str], ...]:
        """Return the codes of a choice or rating with their words, in their order."""
        if spec.choices is not None:
            return tuple((str(code), self.words(code.label)) for code in spec.choices)
        if spec.vocabulary:
            return tuple(self._vocabulary(spec.vocabulary).items())
        if spec.scale:
            steps = self.method().scale(spec.scale)
            return tuple(
                (str(step.level), f"{step.level} – {self.words.pick(step.label)}") for step in steps
            )
        return ()

    def choice(self, spec: FieldSpec, code: str) -> str:
        """Return the word of one code; an unknown code is shown as it is."""
        known = spec.choices or spec.vocabulary or spec.scale
        if known not in self._choices:
            self._choices[known] = dict(self.choices(spec))
        return self._choices[known].get(code, code)

    def value(self, project: OpenProject, entity: Entity, spec: FieldSpec) -> str:
        """Return the value of a field as people read it; empty for nothing."""
        return self.shown(project, spec, project.value(entity, spec.key))

    def shown(self, project: OpenProject, spec: FieldSpec, value: Value) -> str:
        """Return ``value`` of the field as people read it."""
        if is_empty(value):
            return ""
        if spec.kind is FieldKind.REFERENCE:
            return self._reference(project, str(value))
        if isinstance(value, tuple):
            return "; ".join(self.choice(spec, code) for code in value)
        if isinstance(value, date):
            return self.words.day(value)
        if spec.kind in (FieldKind.CHOICE, FieldKind.RATING):
            return self.choice(spec, str(value))
        if spec.kind is FieldKind.NUMBER and isinstance(value, int):
            return self.words.number(value) if value >= 10_000 else str(value)
        if value is True:
            return self.words(N_("Yes"))
        return str(value)

    def _reference(self, project: OpenProject, uid: str) -> str:
        entity = project.store.entity(Uid(uid))
        if entity is None:
            return ""
        name = project.name(entity.uid) or project.number(entity)
        if entity.deleted:
            return self.words.filled(N_("{name} (deleted)"), name=name)
        return name

    def _vocabulary_texts(self, name: str) -> dict[str, str]:
        entries = self._catalogue.vocabulary(name)
        return {code: self.words.pick(texts) for code, texts in entries}

"""Values and fields as words in one language; the one home of how a value is shown."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.codes import LabelledCode, RiskLevel
from rai_desktop.domain.fields import FieldKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.internal import Pack
from rai_desktop.domain.kinds.registry import KINDS, title_of
from rai_desktop.domain.rating import OF_METHOD, Method
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.kept import KeptRules
from rai_desktop.services.law.words import DutyWords, duty_words
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.scale_words import level_word
from rai_desktop.words import Words

if TYPE_CHECKING:
    from rai_desktop.domain.law import LawBook

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
    "acceptance": N_("Acceptance"),
    "review": N_("Review"),
    "finding": N_("Finding"),
    "incident": N_("Incident"),
    "correction": N_("Cause and correction"),
    "reporting": N_("Who was told"),
    "training": N_("Training"),
    "inquiry": N_("Inquiry"),
    "answer": N_("Answer"),
    "practice": N_("Good practice"),
    "sharing": N_("Sharing"),
    "custom": N_("Custom fields"),
}


DUTIES = "obligations"
"""The list of codes that names obligations."""

_CODED_TITLES = {
    kind.entity: spec.vocabulary
    for kind in KINDS.values()
    if kind.title and (spec := kind.field(kind.title)) is not None and spec.vocabulary
}
"""Kinds whose title is a code, with the list that has its word."""


class Labels:
    """Words for fields and values, from the language, the codes and the catalogue."""

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self.words = words
        self._catalogue = catalogue
        self._vocabulary = cache(self._vocabulary_texts)
        self._choices: dict[object, dict[str, str]] = {}
        self._duties: dict[str, DutyWords] = {}
        self._kept: KeptRules | None = None
        self._project: OpenProject | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The content packs that the words come from."""
        return self._catalogue

    def keep(self, project: OpenProject) -> None:
        """Speak of ``project`` from now on: by its risk method, and of all that its packs have.

        To be called again when its packs have changed.
        """
        self._kept = KeptRules(project, self._catalogue)
        self._project = project
        self._duties.clear()
        self._choices.clear()
        self._vocabulary.cache_clear()

    def method(self) -> Method:
        """Return the risk method by which risks of the project are judged."""
        if self._project is None:
            return self._catalogue.method()
        return self._project.method(self._catalogue)

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
        if isinstance(code, RiskLevel):
            return self._level(code)
        return self.words(code.label) if code is not None else ""

    def choices(self, spec: FieldSpec) -> tuple[tuple[str, str], ...]:
        """Return the codes of a choice or rating with their words, in their order."""
        if spec.choices is not None:
            return tuple((str(code), self.code(code)) for code in spec.choices)
        if spec.options:
            return tuple((option, option) for option in spec.options)
        if spec.vocabulary:
            return tuple(self._vocabulary(spec.vocabulary).items())
        if spec.scale:
            steps = self.method().scale(spec.scale)
            return tuple(
                (str(step.level), f"{step.level} – {self.words.pick(step.label)}") for step in steps
            )
        return ()

    def offered(self, spec: FieldSpec) -> tuple[tuple[str, str], ...]:
        """Return the codes that people choose from, with their words."""
        return tuple(
            (code, word)
            for code, word in self.choices(spec)
            if not spec.offered or code in spec.offered
        )

    def choice(self, spec: FieldSpec, code: str) -> str:
        """Return the word of one code; an unknown code is shown as it is."""
        if not (known := spec.choices or spec.vocabulary or spec.scale):
            return code
        if known not in self._choices:
            self._choices[known] = dict(self.choices(spec))
        found = self._choices[known].get(code)
        return self._kept_word(spec.vocabulary, code) if found is None else found

    def title(self, entity: Entity) -> str:
        """Return what an entry is called; a title that is a code of a pack as its word."""
        if isinstance(entity, Pack):
            return self._pack_title(entity)
        vocabulary = _CODED_TITLES.get(type(entity))
        text = title_of(entity)
        if not vocabulary:
            return text
        found = self._vocabulary(vocabulary).get(text)
        return self._kept_word(vocabulary, text) if found is None else found

    def duty(self, rule: str) -> "DutyWords":
        """Return what the law says about an obligation; empty for one that no pack has."""
        if rule not in self._duties:
            self._duties[rule] = duty_words(self._catalogue, self.words, rule, self._kept)
        return self._duties[rule]

    def law(self) -> "LawBook":
        """Return the law with its dates and highest fines."""
        return self._catalogue.law()

    def cited(self, references: Iterable[str]) -> str:
        """Return places in the law as they are written in the language."""
        language = self.words.language
        return "; ".join(self._catalogue.cite(each, language) for each in references)

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
        name = self.title(entity) or project.number(entity)
        if entity.deleted:
            return self.words.filled(N_("{name} (deleted)"), name=name)
        return name

    def _pack_title(self, pack: Pack) -> str:
        """Return what a pack is called; a pack of the program keeps only one of its titles."""
        if pack.pack_id not in self._catalogue.pack_ids():
            return pack.title
        return self.words.pick(self._catalogue.pack(pack.pack_id).title)

    def _kept_word(self, vocabulary: str, code: str) -> str:
        """Return what a code that no pack has any more was called; otherwise the code itself."""
        if vocabulary in OF_METHOD:
            return (
                self.words.pick(dict(self._catalogue.vocabulary(vocabulary)).get(code, {})) or code
            )
        if vocabulary != DUTIES or self._kept is None or not code:
            return code
        return self.duty(code).title or code

    def _level(self, level: RiskLevel) -> str:
        return level_word(self.words, self.method(), level)

    def _vocabulary_texts(self, name: str) -> dict[str, str]:
        if name in OF_METHOD and self.method().own:
            return {one.id: self.words.pick(one.label) for one in self.method().worded(name)}
        entries = self._catalogue.vocabulary(name)
        return {code: self.words.pick(texts) for code, texts in entries}

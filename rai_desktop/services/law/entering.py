"""Answering the questions about one system: what is entered, and keeping it as steps."""

from collections.abc import Mapping
from dataclasses import replace

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import LawBook
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.services.creating import kept_pack_settings
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.field_answers import with_settings
from rai_desktop.services.law.judging import Judgement, judgement
from rai_desktop.services.law.recording import save_answers
from rai_desktop.services.law.screens import (
    Changes,
    LawScreen,
    Line,
    Part,
    chosen,
    closing,
    law_screens,
    none_of,
    withdrawn,
)
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.template_entries import TemplateEntry


class Entering:
    """What somebody enters about a system, page by page.

    It is kept by ``save``, all of it as one step. ``opened`` are the areas that were ticked and
    have no answer yet that says so.
    """

    def __init__(self, project: OpenProject, catalogue: Catalogue, system: Uid) -> None:
        self.project = project
        self.catalogue = catalogue
        self.system = system
        self.opened: set[str] = set()
        self._answers: dict[str, Answer | None] = {}
        self._values: dict[str, Value] = {}
        self._judged: Judgement | None = None
        self._screens: list[LawScreen] | None = None

    @property
    def book(self) -> LawBook:
        """The law."""
        return self.catalogue.law()

    @property
    def is_changed(self) -> bool:
        """Whether something is entered that is not kept yet."""
        return bool(self._answers or self._values)

    @property
    def judged(self) -> Judgement:
        """What follows from everything entered so far, kept or not."""
        if self._judged is None:
            self._judged = self._judge()
        return self._judged

    @property
    def screens(self) -> list[LawScreen]:
        """The pages with questions of the law."""
        if self._screens is None:
            system = EntityKind.SYSTEM
            fields = {f"{system}.{key}": str(self.value(key) or "") for key in self._choice_fields}
            self._screens = law_screens(self.book, self.judged.outcome, fields)
        return self._screens

    def value(self, key: str) -> Value:
        """Return a field of the system as it was entered."""
        if key in self._values:
            return self._values[key]
        return self.project.value(self.project.entity(self.system), key)

    @property
    def is_described(self) -> bool:
        """Whether it is said what the system is for, and whether it handles data about people."""
        return not is_empty(self.value("purpose")) and not is_empty(self.value("people_data"))

    def template(self) -> TemplateEntry | None:
        """Return the typical system that this one is taken for."""
        wanted = self.value("template")
        return next((t for t in self.catalogue.templates() if t.id == wanted), None)

    # entering ------------------------------------------------------------------

    def change(self, answers: Changes) -> None:
        """Take answers; ``None`` takes one back."""
        self._answers.update(answers)
        self.renew()

    def set_value(self, key: str, value: Value) -> None:
        """Take a field of the system."""
        self._values[key] = value
        self.renew()

    def choose_template(self, template: TemplateEntry | None) -> None:
        """Take a typical system with its traits and, where none is told yet, its purpose.

        It proposes; it answers no question.
        """
        before, traits = self.template(), self.value("traits")
        self.set_value("template", template.id if template else "")
        if is_empty(traits) or (before is not None and traits == tuple(sorted(before.traits))):
            self.set_value("traits", tuple(sorted(template.traits)) if template else ())

    def tick(self, line: Line, *, is_ticked: bool) -> None:
        """Say that a statement is true, or leave it open again."""
        self.change({line.id: line.question.ticked if is_ticked else None})

    def deny_others(self, lines: tuple[Line, ...], *, is_denied: bool) -> None:
        """Say “none of these” to all lines that nothing else is said to, or take that back."""
        self.change(none_of(lines) if is_denied else withdrawn(lines))

    def open_area(self, part: Part) -> None:
        """Open an area, so that its lines can be answered."""
        self.opened.add(part.id)

    def close_area(self, part: Part) -> None:
        """Say that an area does not apply; one that was opened by mistake is just closed."""
        self.opened.discard(part.id)
        self.change(closing(part.lines) if part.is_marked else {})

    def is_open(self, part: Part) -> bool:
        """Return whether the lines of a part are shown."""
        return not part.is_area or part.id in self.opened or part.is_marked

    def choose(self, screen: LawScreen, choice: str) -> None:
        """Take a large choice: the field it belongs to, and the answers that follow."""
        self.set_value(screen.rule.from_field.partition(".")[2], choice)
        self.change(chosen(screen.rule, choice))

    # keeping -------------------------------------------------------------------

    def save(self) -> Step | None:
        """Keep what was entered as one step; ``None`` when nothing differs."""
        answers, values = self._answers, self._values
        self._answers, self._values = {}, {}
        self.renew()
        if not (answers or values):
            return None
        settings, attachments = self._settings(values)
        return save_answers(
            self.project,
            self.catalogue,
            self.system,
            answers,
            also=settings,
            attachments=attachments,
        )

    def renew(self) -> None:
        """Look at the project anew, after something else changed it; what is entered stays."""
        self._judged = self._screens = None

    # parts ---------------------------------------------------------------------

    @property
    def _choice_fields(self) -> list[str]:
        fields = (s.from_field.partition(".") for s in self.book.screens if s.from_field)
        return [key for kind, _, key in fields if kind == EntityKind.SYSTEM]

    def _settings(
        self, values: Mapping[str, Value]
    ) -> tuple[list[FieldSetting], Mapping[str, bytes]]:
        """Return the settings of changed fields, with the pack of a template that comes new."""
        entity = self.project.entity(self.system)
        checked = self.project.checked(EntityKind.SYSTEM, self.system, values)
        settings = [s for s in checked if self.project.value(entity, s.key) != s.value]
        template = self.template_of(settings)
        if template is None:
            return settings, {}
        pack, attachments = kept_pack_settings(self.project, self.catalogue, template.pack)
        return [*pack, *settings], attachments

    def template_of(self, settings: list[FieldSetting]) -> TemplateEntry | None:
        """Return the typical system that ``settings`` name."""
        named = {s.value for s in settings if s.key == "template"}
        return next((t for t in self.catalogue.templates() if t.id in named), None)

    def _judge(self) -> Judgement:
        rules = self.book.rules
        kept = answers_of(self.project, rules.pack, self.system)
        merged = {**kept, **self._answers}
        answers = {q: a for q, a in merged.items() if a is not None}
        facts = facts_about(
            self.catalogue,
            self.project.organisation(),
            self._entity(),
            answers,
            self.project.clock.today(),
        )
        own = {q: a for q, a in self._answers.items() if a is not None}
        gone = {q for q, a in self._answers.items() if a is None}
        known = {q: a for q, a in {**facts.answers, **own}.items() if q not in gone}
        return judgement(rules, self.system, answers, replace(facts, answers=known))

    def _entity(self) -> AiSystem:
        """Return the system with what was entered about it."""
        entity = self.project.entity(self.system)
        assert isinstance(entity, AiSystem)  # noqa: S101 - only systems are classified
        settings = self.project.checked(EntityKind.SYSTEM, self.system, self._values)
        return with_settings(entity, settings)

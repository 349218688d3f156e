"""Hints in words: the sentence, the entry, and where the thing is done."""

from dataclasses import replace

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, built_in_field
from rai_desktop.domain.texts import N_
from rai_desktop.services.hints.board import HintBoard
from rai_desktop.services.hints.model import Hint, Severity, severity_count
from rai_desktop.services.hints.rules import RULE_BY_ID
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.targets import Target, target_of


class HintTold:
    """Tells hints of a board in one language."""

    def __init__(self, project: OpenProject, labels: Labels, board: HintBoard) -> None:
        self._project = project
        self._labels = labels
        self._board = board

    def sentence(self, hint: Hint) -> str:
        """Return what is wrong, with the day it is about."""
        rule, words = RULE_BY_ID[hint.rule], self._labels.words
        text = words(rule.text)
        entity = self._project.store.entity(hint.uid)
        if rule.other is not None and entity is not None:
            text = text.format(name=self.entry(rule.other(self._board.known, entity)))
        return f"{text} ({words.day(hint.day)})" if hint.day else text

    def general(self, rule: str) -> str:
        """Return the sentence of a rule, for all entries it is about."""
        return self._labels.words(RULE_BY_ID[rule].text).format(name="…")

    def counted(self, rule: str, count: int) -> str:
        """Return the kind of entries, how many, and the sentence of a rule."""
        words = self._labels.words
        kind = words(KINDS[RULE_BY_ID[rule].kind].plural)
        return f"{kind} ({words.number(count)}): {self.general(rule)}"

    def about(self, hint: Hint) -> str:
        """Return the entry of a hint, with what differs from one entry to the next."""
        rule, words = RULE_BY_ID[hint.rule], self._labels.words
        entity = self._project.store.entity(hint.uid)
        more = [words.day(hint.day)] if hint.day else []
        if rule.other is not None and entity is not None:
            more.append(self.entry(rule.other(self._board.known, entity)))
        if self._board.silenced.has(hint):
            reason = self._board.silenced.reason(hint)
            more.append(words.filled(N_("off: {reason}"), reason=" ".join(reason.split())))
        return " · ".join((self.entry(hint.uid), *more))

    def severity(self, severity: Severity, count: int) -> str:
        """Return how many hints there are of a severity, such as “3 serious hints”."""
        return severity_count(self._labels.words, severity, count)

    def entry(self, uid: Uid | None) -> str:
        """Return number and name of an entry; a dash for one that is not there."""
        entity = self._project.store.entity(uid) if uid else None
        if entity is None:
            return "–"
        return f"{self._project.number(entity)} {self._labels.title(entity)}".strip()

    def target(self, hint: Hint) -> Target:
        """Return where the thing is done: the entry, or a list."""
        entity = self._project.entity(hint.uid)
        if hint.rule == TRAINING_RULE:
            return Target(kind=EntityKind.TRAINING)
        target = target_of(entity)
        return replace(target, field=RULE_BY_ID[hint.rule].key) if target.kind else target

    def field(self, rule: str) -> str:
        """Return what the field is called in which the thing is done; empty for none."""
        found = RULE_BY_ID[rule]
        spec = built_in_field(found.kind, found.key)
        return self._labels.field(spec) if spec is not None else ""

    def line(self, hint: Hint) -> str:
        """Return one line of a list: how serious, which entry, what is wrong."""
        severity = self._labels.code(RULE_BY_ID[hint.rule].severity)
        return f"{severity}: {self.entry(hint.uid)} – {self.sentence(hint)}"

    def document(self, hint: Hint) -> dict[str, Plain]:
        """Return a hint with codes and words."""
        rule, entity = RULE_BY_ID[hint.rule], self._project.entity(hint.uid)
        document: dict[str, Plain] = {
            "uid": hint.uid,
            "number": self._project.number(entity),
            "name": self._labels.title(entity),
            "kind": str(rule.kind),
            "rule": rule.id,
            "severity": str(rule.severity),
            "field": rule.key,
            "text": self.sentence(hint),
            "day": hint.day.isoformat() if hint.day else None,
        }
        if self._board.silenced.has(hint):
            document["switched_off"] = self._board.silenced.reason(hint)
        return document


TRAINING_RULE = "training-none"
"""Not a field is missing there, but an entry of another list."""

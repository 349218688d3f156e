"""Options of a custom field that get another name, and the values that go along with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.custom_fields import options_of
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedOption:
    """An option with its old and its new name, and the entries that have it, binned ones too."""

    old: str
    new: str
    uids: tuple[Uid, ...]

    def told(self, words: Words) -> str:
        """Return what becomes of the option, and how many entries follow."""
        text = words.plural(
            "“{{old}}” is called “{{new}}” from now on, also in {count} entry that has it.",
            "“{{old}}” is called “{{new}}” from now on, also in {count} entries that have it.",
            len(self.uids),
        )
        return text.format(old=self.old, new=self.new)


def new_names(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Return which options have another name now: those in whose place another one stands.

    Options that only moved, came or went have no new name.
    """
    found: dict[str, str] = {}
    for sort, start, end, to_start, to_end in SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        if sort == "replace" and end - start == to_end - to_start:
            found |= dict(zip(before[start:end], after[to_start:to_end], strict=True))
    return {old: new for old, new in found.items() if old not in after and new not in before}


def renamed_options(
    project: OpenProject, field: CustomField, after: Sequence[str]
) -> tuple[RenamedOption, ...]:
    """Return what gets another name when ``after`` are the options of ``field``."""
    names = new_names(options_of(field.options), options_of("\n".join(after)))
    if not names:
        return ()
    held = _held(project, field)
    return tuple(
        RenamedOption(old=old, new=new, uids=held.get(old, ())) for old, new in names.items()
    )


def following(field: CustomField, renamed: Sequence[RenamedOption]) -> list[FieldSetting]:
    """Return the settings by which the values of entries follow the new names."""
    kind, key = EntityKind(field.of_kind), custom_key(field.uid)
    return [FieldSetting(kind, uid, key, each.new) for each in renamed for uid in each.uids]


def _held(project: OpenProject, field: CustomField) -> Mapping[str, tuple[Uid, ...]]:
    """Return the entries by the value that they have in ``field``."""
    found: dict[str, list[Uid]] = {}
    key = custom_key(field.uid)
    for uid, values in project.store.all_extra_values(EntityKind(field.of_kind)).items():
        if key in values:
            found.setdefault(str(values[key]), []).append(uid)
    return {value: tuple(uids) for value, uids in found.items()}

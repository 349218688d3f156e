"""Forms of the law: what fills them exists, and each says whether it is asked for in every case."""

from collections.abc import Iterator

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.checks.shelf import Shelf
from rai_desktop.catalogue.schema.law_forms import FormItemEntry, LawFormEntry
from rai_desktop.domain.conditions import Always
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_

_NO_FIELD = N_("The entry {entry} is filled by {code}, which does not exist.")
_NO_LAST_CASE = N_("The last case of the form {entry} has to hold always: write always: true.")

_KIND_OF = {
    "system": EntityKind.SYSTEM,
    "organisation": EntityKind.ORGANISATION,
    "vendor": EntityKind.VENDOR,
    "classification": EntityKind.CLASSIFICATION,
    "person": EntityKind.SYSTEM,
}


def check_forms(shelf: Shelf) -> Iterator[Problem]:
    """Yield items that nothing can fill, and forms that leave a case open."""
    for located in shelf.located("law_forms", "form_items"):
        entry = located.entry
        if isinstance(entry, LawFormEntry) and not isinstance(entry.cases[-1].when, Always):
            yield located.problem("no_last_case", _NO_LAST_CASE, key="cases")
        for name in entry.prefill if isinstance(entry, FormItemEntry) else ():
            if not _exists(name, shelf):
                yield located.problem("prefill", _NO_FIELD, key="prefill", code=name)


def _exists(name: str, shelf: Shelf) -> bool:
    group, _, key = name.partition(".")
    if group in ("answer", "affirmed"):
        return not shelf.holds("questions") or key in shelf.ids("questions")
    kind = _KIND_OF.get(group)
    if kind is None:
        return True
    field = KINDS[kind].field(key)
    is_person = group == "person"
    return field is not None and (not is_person or field.reference is EntityKind.PERSON)

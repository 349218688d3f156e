"""The forms of the law as use cases see them."""

from collections.abc import Iterable
from typing import TypeVar

from rai_desktop.catalogue.law import caveats_of
from rai_desktop.catalogue.packs import Pack
from rai_desktop.catalogue.schema.base import Entry
from rai_desktop.catalogue.schema.law_forms import FormItemEntry, LawFormEntry
from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.law_forms import FormCase, FormChoice, FormItem, LawForm, Verdict

E = TypeVar("E", bound=Entry)


def law_forms(packs: Iterable[Pack]) -> tuple[LawForm, ...]:
    """Return the forms of ``packs`` with their items; deprecated ones are left out."""
    held = [pack for pack in packs if pack.entries("law_forms")]
    items = [item for pack in held for item in _of(pack, "form_items", FormItemEntry)]
    items.sort(key=lambda item: item.order)
    return tuple(
        _form(form, pack, items) for pack in held for form in _of(pack, "law_forms", LawFormEntry)
    )


def _of(pack: Pack, section: str, kind: type[E]) -> list[E]:
    return [
        entry for entry in pack.entries(section) if isinstance(entry, kind) and not entry.deprecated
    ]


def _form(form: LawFormEntry, pack: Pack, items: Iterable[FormItemEntry]) -> LawForm:
    return LawForm(
        id=form.id,
        pack=pack.info.id,
        title=texts(form.title),
        purpose=texts(form.purpose),
        article=form.article,
        mark=form.mark or "",
        cases=tuple(
            FormCase(when=case.when, verdict=Verdict(case.verdict), text=texts(case.text))
            for case in form.cases
        ),
        items=tuple(_item(item) for item in items if item.form == form.id),
        notes=tuple(texts(note) for note in caveats_of(pack).get(form.id, ())),
        status=texts(pack.header.status),
    )


def _item(item: FormItemEntry) -> FormItem:
    return FormItem(
        id=item.id,
        kind=item.kind,
        title=texts(item.title),
        help=texts(item.help) if item.help else {},
        article=item.article,
        mark=item.mark or "",
        prefill=item.prefill,
        choices=tuple(FormChoice(text=texts(one.text), when=one.when) for one in item.choices),
        wordings=tuple(texts(one) for one in item.wordings),
        when=item.applies_when,
        lines=item.lines,
    )

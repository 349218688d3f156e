"""What was ticked and typed but not added yet, kept on this computer beside the project."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rai_desktop.services.templates import UsedProduct

_KEYS = ("name", "purpose", "template")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The ticked templates, and all lines: those of templates and the free ones."""

    ticked: Sequence[str] = ()
    products: Sequence[UsedProduct] = field(default_factory=tuple)

    def of(self, template: str) -> list[UsedProduct]:
        """Return the lines of a template; the free ones have none."""
        return [product for product in self.products if product.template == template]


def draft_text(draft: Draft) -> str:
    """Return a draft as text; empty when there is nothing to keep."""
    if not draft.ticked and not draft.products:
        return ""
    products = [{key: getattr(product, key) for key in _KEYS} for product in draft.products]
    return json.dumps({"ticked": list(draft.ticked), "products": products}, ensure_ascii=False)


def read_draft(text: str) -> Draft:
    """Return the draft in ``text``; what cannot be read is an empty one."""
    try:
        kept = json.loads(text) if text else {}
        products = tuple(_product(each) for each in kept.get("products", ()))
        ticked = tuple(str(template) for template in kept.get("ticked", ()))
    except (ValueError, AttributeError, TypeError):
        return Draft()
    return Draft(ticked=ticked, products=products)


def _product(kept: Mapping[str, object]) -> UsedProduct:
    return UsedProduct(**{key: str(kept.get(key) or "") for key in _KEYS})

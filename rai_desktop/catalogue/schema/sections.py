"""Which section of a pack holds which entries; only what a pack uses is loaded."""

from functools import cache
from importlib import import_module
from typing import Final

from rai_desktop.catalogue.schema.base import Entry

_CLASSES: Final = {
    "methods": "method:Method",
    "vocabulary": "library:VocabularyList",
    "sources": "library:Source",
    "laws": "library:Law",
    "tools": "library:Tool",
    "risks": "library:Risk",
    "measures": "library:Measure",
    "templates": "library:Template",
    "screens": "law:Screen",
    "questions": "law:Question",
    "results": "law:Result",
    "obligations": "law:Obligation",
    "dates": "law:LegalDate",
    "penalties": "law:Penalty",
    "deadlines": "law:Deadline",
    "sizes": "law:SizeClass",
    "reliefs": "law:Relief",
    "profiles": "requirements:Profile",
    "requirements": "requirements:Requirement",
    "frameworks": "requirements:Framework",
    "crosswalk": "requirements:Theme",
    "glossary": "requirements:Term",
    "report_requests": "requirements:ReportRequest",
    "supplier_questions": "questionnaires:SupplierQuestionEntry",
    "law_forms": "law_forms:LawFormEntry",
    "form_items": "law_forms:FormItemEntry",
}

SECTIONS: Final = tuple(_CLASSES)


@cache
def entry_class(section: str) -> type[Entry]:
    """Return the class of the entries of ``section``; ``KeyError`` when there is no such one."""
    module, name = _CLASSES[section].split(":")
    found = getattr(import_module(f"rai_desktop.catalogue.schema.{module}"), name)
    if not (isinstance(found, type) and issubclass(found, Entry)):
        raise TypeError(name)
    return found

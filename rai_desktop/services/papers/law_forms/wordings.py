"""Ready wordings of notices in both languages, with the names of the system and the company."""

import re

from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.law_forms import FormItem
from rai_desktop.domain.texts import N_
from rai_desktop.services.papers.law_forms.prefill import Prefill
from rai_desktop.services.papers.law_forms.subject import FormSubject
from rai_desktop.services.papers.model import Grid, PaperColumn
from rai_desktop.services.project import OpenProject
from rai_desktop.words import LANGUAGES, Words, words_for

_MISSING = {
    "system": N_("[name of the system]"),
    "company": N_("[name of the company]"),
    "provider": N_("[name of the provider]"),
    "contact": N_("[contact]"),
}
_NAMED = re.compile("{(" + "|".join(_MISSING) + ")}")
_NAMES = {"de": N_("German"), "en": N_("English")}


class Placeholders:
    """What stands in wordings for ``{system}``, ``{company}``, ``{provider}`` and ``{contact}``."""

    def __init__(self, project: OpenProject, subject: FormSubject, prefill: Prefill) -> None:
        organisation = project.organisation() or Organisation(uid=project.uid)
        self._known = {
            "system": subject.system.name,
            "company": organisation.name,
            "provider": prefill.provider(),
            "contact": prefill.contact(),
        }

    def filled(self, text: str, language: str) -> str:
        """Return ``text`` of one language; what is not known stands in brackets."""
        words = words_for(language)

        def known(found: re.Match[str]) -> str:
            return self._known[found[1]] or words(_MISSING[found[1]])

        return _NAMED.sub(known, text)


def wordings_grid(words: Words, item: FormItem, placeholders: Placeholders) -> Grid:
    """Return the wordings of an item side by side in all languages."""
    return Grid(
        columns=tuple(PaperColumn(title=words(_NAMES[one])) for one in LANGUAGES),
        rows=tuple(
            tuple(placeholders.filled(text[one], one) for one in LANGUAGES)
            for text in item.wordings
        ),
        empty="",
    )

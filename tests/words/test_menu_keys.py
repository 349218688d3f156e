"""Keys of the menus: each entry has one, and no two entries of a menu share one."""

import re

import pytest

from rai_desktop.ui.commands import LOOKS, MENUS
from rai_desktop.words import LANGUAGES, words_for

LISTS = {
    "menus": [text for _, text, _ in MENUS],
    "colours": [text for _, text in LOOKS],
    **{
        f"menu {name}": [command.text for command in commands if command.text]
        for name, _, commands in MENUS
    },
    "columns": [
        "&Columns shown, in this order",
        "Move &up",
        "Move &down",
        "U&sual columns",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("texts", LISTS.values(), ids=LISTS)
def test_each_entry_has_a_key_of_its_own(texts, language):
    words = words_for(language)
    keys = [re.findall("&(.)", words(text).replace("&&", "")) for text in texts]
    assert all(len(found) == 1 for found in keys), texts
    letters = [found[0].lower() for found in keys]
    assert len(letters) == len(set(letters)), [words(text) for text in texts]

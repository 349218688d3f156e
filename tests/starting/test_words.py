"""Both languages of the start."""

import string

import pytest

from starting import words


@pytest.mark.parametrize(
    ("environ", "german"),
    [
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LC_ALL": "de"}, True),
        ({"LC_ALL": "en_GB", "LANG": "de_DE"}, False),
        ({"LC_ALL": "", "LANG": "de_CH"}, True),
        ({}, False),
    ],
)
def test_language_follows_the_locale(environ, german):
    assert words.is_german(environ) is german


@pytest.mark.parametrize("key", words.TEXTS)
def test_both_languages_say_the_same_things(key):
    places = [sorted(p[1] or "" for p in string.Formatter().parse(t)) for t in words.TEXTS[key]]
    english, german = words.TEXTS[key]
    assert places[0] == places[1]
    assert english != german

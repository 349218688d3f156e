"""Every text of the program is marked, translated and in step with the catalogue it is kept in."""

import ast
import re
from string import Formatter

import pytest

from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.labels import GROUPS
from rai_desktop.words import words_for
from tests.text_calls import (
    calls,
    classes,
    error_calls,
    error_classes,
    is_bare,
    is_pieced,
    literal,
    modules,
    wrongly_marked,
)
from tests.texts import MO, PO, missing, mo_bytes, pairs, po_bytes, stored, texts, updated

QT_TEXTS = {
    "addAction",
    "addButton",
    "addItem",
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setPlaceholderText",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "QLabel",
    "QPushButton",
    "QAction",
}
SAID_ALIKE = {"RAI Desktop"}


@pytest.fixture(scope="module", autouse=True)
def _source_forgotten():
    """Keep the parsed source no longer than these tests: there are two million parts of it."""
    yield
    for known in (modules, classes, calls):
        known.cache_clear()


def mnemonics(text):
    """Return the letters behind single ampersands, small."""
    return [letter.lower() for letter in re.findall(r"&(.)", text.replace("&&", ""))]


def test_every_text_has_german_words():
    assert missing(updated()) == []


def test_catalogue_for_translators_is_what_the_tool_writes():
    assert PO.read_bytes() == po_bytes(updated()), "run python -m tests.texts"


def test_catalogue_that_the_program_loads_is_in_step():
    assert MO.read_bytes() == mo_bytes(stored()), "run python -m tests.texts"


def test_catalogue_keeps_nothing_unused():
    assert set(stored()) == set(texts())


def test_program_finds_every_german_text():
    words = words_for("de")
    kept = [(key, forms) for key, forms in texts().items() if all(stored().get(key, ("",)))]
    assert kept
    for key, forms in kept:
        assert words(key) == stored()[key][0]
        if len(forms) == 2:
            assert words.plural(*forms, 1) == stored()[key][0].format(count="1")
            assert words.plural(*forms, 7) == stored()[key][1].format(count="7")
            assert words.plural(*forms, 0) == stored()[key][1].format(count="0")


def test_singular_and_plural_differ():
    for key, forms in texts().items():
        if (
            len(forms) == 2
            and all(stored().get(key, ("",)))
            and "Lieferanten" not in stored()[key][0]
        ):
            assert stored()[key][0] != stored()[key][1], key


def test_places_for_values_are_equal_in_both_languages():
    for english, german in pairs():
        assert _places(english) == _places(german), english


def _places(text):
    return sorted(part.replace(" ", "") for part in re.findall(r"\{+\w*\}+", text))


def test_every_text_with_values_can_be_filled():
    for english, german in pairs():
        for text in (english, german):
            names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            assert all(name.isidentifier() for name in names), text
            assert text.format(**dict.fromkeys(names, "x")), text


def test_menu_keys_are_kept():
    for english, german in pairs():
        assert len(mnemonics(english)) == len(mnemonics(german)) <= 1, english
        assert all(key.isalnum() for key in mnemonics(english) + mnemonics(german)), english


def test_menu_keys_are_easy_to_type():
    for english, german in pairs():
        assert all(key.isascii() for key in mnemonics(english) + mnemonics(german)), german


def test_ends_are_equal_in_both_languages():
    for english, german in pairs():
        assert _end(english) == _end(german), english
        assert english.startswith(" ") == german.startswith(" "), english


def _end(text):
    return text[-1] if text[-1] in ".?!:… " else ""


@pytest.mark.parametrize(
    "source",
    ["f'a {b}'", "'a' + b", "'a %s' % b", "'a {}'.format(b)", "text.format(b)", "''.join(b)"],
)
def test_texts_from_pieces_are_noticed(source):
    assert is_pieced(ast.parse(source, mode="eval").body)


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("words('Text')", True),
        ("words('One' if many else N_('Two'))", True),
        ("text = 'Text'\nwords(text)", True),
        ("words(N_('Text'))", False),
        ("text = N_('Text')\nwords(text)", False),
        ("words(spec.label)", False),
    ],
)
def test_texts_without_mark_are_noticed(source, bare):
    module = ast.parse(source)
    assert is_bare(module.body[-1].value.args[0], module) is bare


def test_texts_are_plain_literals_and_marked():
    assert list(wrongly_marked()) == []


def test_sentences_of_errors_are_marked():
    bare = [
        call.place
        for call in error_calls()
        if call.node.args
        and (is_bare(call.node.args[0], call.module) or is_pieced(call.node.args[0]))
    ]
    assert bare == []


def test_errors_and_texts_get_exactly_the_values_they_name():
    plain = error_classes() - _with_own_start()
    for call in calls():
        text = literal(call.node.args[0]) if call.node.args else None
        if call.name not in {*plain, "filled"} or text is None:
            continue
        given = {keyword.arg for keyword in call.node.keywords}
        if None not in given:
            named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            assert given == named, call.place


def _with_own_start():
    """Return the classes that take something else than a text and its values."""
    return {
        node.name
        for node in classes()
        if node.name != "UserError"
        and any(isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in node.body)
    }


def test_widgets_show_no_text_that_is_not_translated():
    shown = [
        f"{call.place}: {argument.value}"
        for call in calls()
        if call.name in QT_TEXTS
        for argument in call.node.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and any(letter.isalpha() for letter in argument.value)
        and argument.value not in SAID_ALIKE
    ]
    assert shown == []


def labels_of(kind):
    return [spec.label for spec in KINDS[kind].fields if isinstance(spec, FieldSpec)]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_fields_of_a_kind_have_different_labels(kind, language):
    words = words_for(language)
    shown = [words(label).casefold() for label in labels_of(kind)]
    assert len(shown) == len(set(shown)), sorted(shown)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_choices_of_a_field_have_different_words(kind, language):
    words = words_for(language)
    for spec in KINDS[kind].fields:
        shown = [words(code.label).casefold() for code in spec.choices or ()]
        assert len(shown) == len(set(shown)), spec.key


@pytest.mark.parametrize("language", ["de", "en"])
def test_groups_of_fields_have_different_titles(language):
    words = words_for(language)
    shown = [words(title) for title in GROUPS.values()]
    assert len(shown) == len(set(shown))


def test_every_group_of_fields_has_a_title():
    groups = {spec.group for kind in KINDS.values() for spec in kind.fields if not spec.internal}
    assert {group for group in groups if group} <= set(GROUPS)

"""Reading YAML: only plain data gets through, anything else is refused at once with its place."""

import contextlib
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.catalogue import PackError
from rai_desktop.catalogue.yaml_reader import lines_of, read_header, read_yaml
from tests.catalogue.building import as_bytes

HEAD = b"pack: {id: own}\n"

HOSTILE = {
    "python tag": b"risks:\n- id: R1\n  title: !!python/object/apply:os.system [true]\n",
    "plain tag": b"risks:\n- id: R1\n  title: !!str text\n",
    "bare tag": b"risks:\n- id: R1\n  title: ! text\n",
    "anchor": b"risks:\n- id: R1\n  title: &a text\n",
    "alias": b"risks:\n- id: R1\n  title: *a\n",
    "alias bomb": b"risks:\n- id: R1\n  title: &a [x, x]\n  b: &b [*a, *a]\n  c: &c [*b, *b]\n",
    "key twice": b"risks:\n- id: R1\n  title: one\n  title: two\n",
    "list as key": b"risks:\n- id: R1\n  title: {[a]: b}\n",
    "deep flow": b"risks:\n- id: R1\n  title: " + b"[" * 100_000,
    "deep block": b"risks:\n- id: R1\n  title:\n    " + b"- " * 100_000,
    "deep mapping": b"risks:\n- id: R1\n  title: " + b"{title: " * 100_000,
    "tab": b"risks:\n- id: R1\n  title:\n\t- b\n",
    "half a character": b'risks:\n- id: R1\n  title: "\\ud800"\n',
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_content_is_refused_with_file_entry_key_and_line(content):
    with pytest.raises(PackError) as caught:
        read_yaml(HEAD + content, "own.yaml")
    place = caught.value.place
    assert (place.file, place.entry, place.key) == ("own.yaml", "R1", "title")
    assert place.line >= 4
    for part in ("own.yaml", "R1", "title"):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (HEAD + b"#" * 6 * 1024 * 1024, None),
        (HEAD + b"a: [" + b"1," * 2_000_000 + b"]", 2),
        (HEAD + b"a:\n" + b"- \n" * 1_500_000, None),
        (HEAD + b"".join(b"k%d: \n" % n for n in range(400_000)), None),
        (HEAD + b"a: b\nc: d\0e\n", 3),
        (HEAD.decode().encode("utf-16"), 1),
        (HEAD.decode().encode("utf-16-le"), 1),
        (HEAD.decode().encode("utf-32"), 1),
        (HEAD + "a: Prüfung".encode("latin-1"), 2),
        (HEAD + b'a: "\x07"\n', 2),
        (HEAD + b"? [x]\n: y\n", 2),
        (HEAD + b"? " * 1000, None),
        (HEAD + b"---\na: b\n", 2),
        (b"%YAML 1.1\n---\n" + HEAD, 1),
        (b"%TAG ! tag:example.org,2000:\n---\n" + HEAD, 1),
        (HEAD + b"risks:\n- id: R1\n  title: a: b\n", 4),
        (b"", 1),
        (b"text", 1),
        (b"- pack\n", 1),
        (b"risks: []\n" + HEAD, 1),
        (HEAD + b"x" * 4_000_000 + b": a\n", 2),
    ],
)
def test_what_is_no_pack_is_refused_at_once(data, line):
    with pytest.raises(PackError) as caught:
        read_yaml(data, "own.yaml")
    assert caught.value.place.file == "own.yaml"
    assert line is None or caught.value.place.line == line
    assert "own.yaml" in str(caught.value)


def test_an_alias_bomb_takes_no_memory():
    bomb = HEAD + b"a: &a [" + b"x, " * 1000 + b"]\nb: [" + b"*a, " * 10_000 + b"]\n"
    tracemalloc.start()
    try:
        with pytest.raises(PackError):
            read_yaml(bomb, "own.yaml")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("0.5", 0.5),
        ('"5"', "5"),
        ("'true'", "true"),
        ('""', ""),
        *[
            (same, same)
            for same in (
                *("yes", "no", "on", "off", "True", "NULL", "2026-11-22", "12:30", "0123", "0x1F"),
                *("1e3", ".5", "1.", "1_000", ".inf", ".nan", "=", "<<", "1.2.3", "-", "+1"),
            )
        ],
    ],
)
def test_only_a_few_plain_values_mean_something_else_than_text(written, meant):
    value = read_yaml(HEAD + f"a: {{b: {written}}}".encode(), "own.yaml")["a"]
    assert value == {"b": meant}
    assert type(value["b"]) is type(meant)


def test_keys_are_always_text():
    assert read_yaml(HEAD + b"a: {1: x, true: y, null: z, <<: {b: c}}", "own.yaml")["a"] == {
        "1": "x",
        "true": "y",
        "null": "z",
        "<<": {"b": "c"},
    }


def test_a_byte_order_mark_is_allowed():
    assert read_yaml(b"\xef\xbb\xbf" + HEAD, "own.yaml") == {"pack": {"id": "own"}}


def test_the_header_is_read_without_the_rest():
    assert read_header(HEAD + b"risks: *broken", "own.yaml") == {"id": "own"}


def test_lines_lead_to_every_value():
    data = HEAD + b"risks:\n- id: R1\n  title:\n    de: x\n- id: R2\n"
    lines = lines_of(data, "own.yaml")
    assert lines["risks", 0, "title", "de"] == 5
    assert lines["risks", 1, "id"] == 6


_words = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=20)
_plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | _words,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(_words.filter(bool), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc", min_size=1), _plain, max_size=4))
def test_json_is_read_back_unchanged(sections):
    plain = {"pack": {"id": "own"}, **{f"s{key}": value for key, value in sections.items()}}
    assert read_yaml(as_bytes(plain), "own.yaml") == plain


def _read_or_refused(data: bytes) -> dict[str, object] | None:
    with contextlib.suppress(PackError):
        return read_yaml(data, "own.yaml")
    return None


@given(st.binary(max_size=200))
def test_no_bytes_get_through_that_are_no_pack(data):
    assert _read_or_refused(data) is None or b"pack" in data


@given(st.text("ab:-[]{}&*!?#|>\n \"'%,", max_size=60))
def test_no_mix_of_signs_breaks_the_reader(content):
    plain = _read_or_refused(HEAD + content.encode())
    assert plain is None or plain["pack"] == {"id": "own"}

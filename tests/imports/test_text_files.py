import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.tables import RemarkCode
from tests.imports.builders import found, only_table, texts

TEXT = (
    "Nummer;Name;Zweck\n"
    "1;Prüfhilfe für Anträge;Übersetzt Schreiben, schöner\n"
    "2;Straßenzustand;Größe schätzen, Ärger vermeiden\n"
)
CELLS = [
    ("1", "Prüfhilfe für Anträge", "Übersetzt Schreiben, schöner"),
    ("2", "Straßenzustand", "Größe schätzen, Ärger vermeiden"),
]


def saved(folder, content):
    path = folder / "list.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_the_ways_unicode_is_stored_are_told_apart(tmp_path, content, encoding):
    document = read_source(saved(tmp_path, content))
    assert document.encoding == encoding
    assert texts(only_table(document)) == CELLS
    assert only_table(document).header[0] == "Nummer"
    assert document.remarks == ()


@pytest.mark.parametrize(
    ("stored", "encoding"),
    [("cp1252", "windows-1252"), ("cp850", "cp850"), ("mac_roman", "mac_roman")],
)
def test_older_encodings_are_guessed_and_said_to_be(tmp_path, stored, encoding):
    document = read_source(saved(tmp_path, TEXT.encode(stored)))
    assert document.encoding == encoding
    assert texts(only_table(document)) == CELLS
    [remark] = found(document.remarks, RemarkCode.ENCODING_GUESSED)
    assert remark.values["encoding"] == encoding


def test_quotes_dashes_and_euro_of_windows_are_kept(tmp_path):
    text = "Name;Zweck\n„Chat“ – neu;spart 5 €…\nd’Or;Šiška\n"
    document = read_source(saved(tmp_path, text.encode("cp1252")))
    assert document.encoding == "windows-1252"
    assert texts(only_table(document)) == [("„Chat“ – neu", "spart 5 €…"), ("d’Or", "Šiška")]


def test_a_letter_far_down_still_decides(tmp_path):
    content = b"Name;Zweck\n" + b"Chat;Frage\n" * 200_000 + "Prüfer;x\n".encode("cp1252")
    document = read_source(saved(tmp_path, content))
    assert document.encoding == "windows-1252"
    assert texts(only_table(document))[-1] == ("Prüfer", "x")


def is_utf8(content):
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


WORDS = st.from_regex(r"[A-ZÄÖÜ]?[aäöüßnrstel]+", fullmatch=True) | st.sampled_from("–€…„“’•")


@given(st.lists(WORDS, min_size=1).map(" ".join))
def test_german_text_of_windows_reads_back_equal(tmp_path_factory, text):
    content = f"Name;Zweck\nChat;{text}\n".encode("cp1252")
    assume(text.isascii() or not is_utf8(content))
    document = read_source(saved(tmp_path_factory.mktemp("cp1252"), content))
    assert texts(only_table(document)) == [("Chat", text)]


@pytest.mark.parametrize("cut", ["utf-16", "utf-32"])
def test_text_that_breaks_off_in_a_letter_is_refused(tmp_path, cut):
    with pytest.raises(ImportRefused, match="damaged"):
        read_source(saved(tmp_path, TEXT.encode(cut)[:-1]))


def test_bytes_that_are_no_text_are_refused(tmp_path):
    with pytest.raises(ImportRefused, match="no list"):
        read_source(saved(tmp_path, bytes(range(32)) * 40))


def test_bytes_no_known_encoding_has_are_refused(tmp_path):
    content = b"Name;Zweck\n" + bytes(range(0x80, 0x100)) + b";x\n"
    with pytest.raises(ImportRefused, match="unknown way"):
        read_source(saved(tmp_path, content))

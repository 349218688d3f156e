import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.services.attaching import MAX_NAME, safe_file_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("\\\\server\\share\\b.docx", "b.docx"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("trailing. ", "trailing"),
        ("fdp.\u202eexe", "fdp.exe"),
        ("a:b.txt", "a_b.txt"),
        ("line\nbreak.txt", "linebreak.txt"),
        ("", "file"),
        ("...", "file"),
        ("Prüfung 2026 ä€.pdf", "Prüfung 2026 ä€.pdf"),
    ],
)
def test_a_file_name_is_made_safe(given_name, kept):
    assert safe_file_name(given_name) == kept


@given(st.text(max_size=300))
def test_a_safe_name_can_be_stored_everywhere(name):
    safe = safe_file_name(name)
    assert safe
    assert len(safe) <= MAX_NAME
    assert not set(safe) & set('<>:"/\\|?*\0\n\r')
    assert safe == safe.strip(" ")
    assert safe_file_name(safe) == safe

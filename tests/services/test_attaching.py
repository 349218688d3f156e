import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.services.attaching import (
    MAX_NAME,
    is_openable,
    is_web_address,
    safe_file_name,
)


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


ACTIVE = [
    "exe",
    "com",
    "bat",
    "cmd",
    "ps1",
    "psm1",
    "hta",
    "lnk",
    "scr",
    "pif",
    "cpl",
    "msi",
    "msp",
    "mst",
    "js",
    "jse",
    "vbs",
    "vbe",
    "wsf",
    "wsh",
    "jar",
    "py",
    "pyw",
    "pyc",
    "sh",
    "bash",
    "desktop",
    "app",
    "command",
    "action",
    "workflow",
    "docm",
    "dotm",
    "xlsm",
    "xltm",
    "xlam",
    "pptm",
    "potm",
    "ppam",
    "sldm",
    "html",
    "htm",
    "xhtml",
    "mht",
    "svg",
    "svgz",
    "xml",
    "xsl",
    "url",
    "webloc",
    "website",
    "chm",
    "hlp",
    "reg",
    "inf",
    "scf",
    "gadget",
    "msc",
    "iso",
    "img",
    "vhd",
    "dmg",
    "apk",
    "deb",
    "rpm",
    "appimage",
    "zip",
    "rar",
    "7z",
    "gz",
    "elf",
    "so",
    "dll",
    "sys",
    "drv",
    "ocx",
    "rai",
    "sqlite",
    "db",
    "swf",
    "appref-ms",
    "search-ms",
    "settingcontent-ms",
]


def test_there_are_enough_active_kinds():
    assert len(ACTIVE) >= 60


@pytest.mark.parametrize("ending", ACTIVE)
@pytest.mark.parametrize(
    "name",
    [
        "x.{0}",
        "x.{0} ",
        "x.{0}.",
        "x.pdf.{0}",
        "X.{1}",
        "x.pdf\u202e.{0}",
        "x.txt:{0}",
        "x.{0}\x00.pdf",
    ],
)
def test_files_that_can_do_something_are_never_opened(name, ending):
    """Also under the name by which they are kept, whatever it looked like before."""
    kept = safe_file_name(name.format(ending, ending.upper()))
    if kept.endswith(".pdf"):
        assert kept == f"x.{ending}.pdf", "a PDF by its only ending that counts"
        return
    assert not is_openable(kept)


@pytest.mark.parametrize("name", ["pdf", ".pdf", "", "report", "pdf.", "x.pdf.exe"])
def test_without_an_ending_of_its_own_nothing_is_opened(name):
    assert not is_openable(safe_file_name(name)) or safe_file_name(name) == "file.pdf"


LINKS = """
file:///etc/passwd
file://host/share/x
FILE:///C:/Windows/System32/calc.exe
\\\\host\\share\\x.exe
//host/share
/etc/passwd
C:\\Windows\\x.exe
javascript:alert(1)
JaVaScRiPt:alert(1)
data:text/html,<script>x</script>
vbscript:x
ms-word:ofe|u|https://example.org/x.doc
ms-excel:ofv|u|https://example.org/x.xls
ms-msdt:/id
ms-settings:x
search-ms:query=x
shell:startup
about:blank
view-source:https://example.org
blob:https://example.org/x
ftp://example.org/x
sftp://example.org
ssh://example.org
smb://host/share
ldap://host
telnet://host
tel:+491234
sms:+491234
facetime:x
intent://x
jar:https://example.org!/x
mhtml:file://x
res://x
steam://x
zoommtg://x
rai://x
http:example.org
https:/example.org
http:\\\\example.org
https://
http://
https://example.org\\@evil.example
https://example.org/a b
https://example.org/\tx
https://example.org/\u202egpj.exe
https://example.org/\u200bx
https://example.org/\x07
example.org
www.example.org
mailto:somebody@example.org?attach=/etc/passwd
""".strip().splitlines()


@pytest.mark.parametrize("link", LINKS, ids=ascii)
def test_other_links_are_never_opened(link):
    assert not is_web_address(link)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "HTTP://example.org/a?b=c#d",
        " https://bücher.example/ä ",
        "https://a@b",
    ],
)
def test_links_into_the_web_may_be_asked_for(link):
    assert is_web_address(link)

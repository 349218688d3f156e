"""Reports from members: whole ones are read, each fault is named."""

import json

import pytest

from rai_desktop.domain.canonical import digest_of
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.yearly_report import sealed_report
from rai_desktop.imports.reports import (
    MOST_BYTES,
    ReportRefused,
    read_report,
    report_file,
    report_in,
)
from rai_desktop.services.alliance.model import Refusal
from rai_desktop.words import words_for
from tests.services.alliance.reports import a_report, written


def refused(content: bytes) -> ReportRefused:
    with pytest.raises(ReportRefused) as error:
        report_in(content, "M-0001.json")
    for language in ("de", "en"):
        assert "M-0001.json" in words_for(language).of_error(error.value)
    return error.value


def resealed(**changes) -> bytes:
    """Return a report that another program changed and sealed anew."""
    plain = {**sealed_report(a_report()), **changes}
    plain.pop("sha256")
    return json.dumps(plain | {"sha256": digest_of(plain)}).encode()


def test_a_written_report_is_read(tmp_path):
    report = a_report()
    path = written(report, tmp_path)
    assert read_report(path) == report


def test_the_same_report_gives_the_same_bytes(tmp_path):
    first = written(a_report(), tmp_path, "a.json").read_bytes()
    assert written(a_report(), tmp_path, "b.json").read_bytes() == first


def test_a_report_that_nobody_could_read_is_not_written(tmp_path):
    target = tmp_path / "report.json"
    with pytest.raises(UserError):
        written(a_report(fingerprint="x" * 201), tmp_path, target.name)
    assert not target.exists()


def test_a_report_saved_by_another_program_is_read(tmp_path):
    """Byte order mark, other spaces and codes for letters change nothing of what it says."""
    text = json.dumps(sealed_report(a_report()), ensure_ascii=True)
    assert report_in(b"\xef\xbb\xbf" + text.encode(), "x.json") == a_report()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Refusal.BROKEN),
        (b"%PDF-1.7 \xff\xfe", Refusal.BROKEN),
        (b'{"format": "rai', Refusal.BROKEN),
        (b"[1, 2]", Refusal.FOREIGN),
        (b'{"format": "rai-desktop-project", "version": 1}', Refusal.FOREIGN),
        (b'{"format": "rai-desktop-yearly-report", "version": 2}', Refusal.NEWER),
        (b'{"format": "rai-desktop-yearly-report", "version": 1}', Refusal.NOT_FITTING),
        (b'{"format": "rai-desktop-yearly-report", "version": true}', Refusal.NOT_FITTING),
        (b'{"format": 1, "format": 1}', Refusal.NOT_FITTING),
        (b'{"a": NaN}', Refusal.NOT_FITTING),
        (b'{"a": 1e999}', Refusal.NOT_FITTING),
        (b'{"a": ' + b"9" * 5_000 + b"}", Refusal.NOT_FITTING),
        (b'{"a": "\\ud800"}', Refusal.NOT_FITTING),
        (b"[" * 100_000, Refusal.NOT_FITTING),
        (b'{"a":' * 100_000, Refusal.NOT_FITTING),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(content, reason):
    assert refused(content).reason is reason


def test_a_change_by_hand_is_noticed():
    text = json.dumps(sealed_report(a_report()))
    changed = text.replace('"met": 2', '"met": 4', 1)
    assert changed != text
    assert refused(changed.encode()).reason is Refusal.CHANGED


def test_damage_on_the_way_is_noticed():
    content = json.dumps(sealed_report(a_report())).encode().replace(b"Chat", b"Chab")
    assert refused(content).reason is Refusal.CHANGED


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"more": 1}, "more"),
        ({"language": "fr"}, "language"),
        ({"revision": 0}, "revision"),
        ({"created": "2027-01-12"}, "created"),
        ({"open": {"law_now": 1, "soon": 2, "items": [1]}}, "open.items[1]"),
        ({"systems": {"count": 1, "by_label": {"RED": 1}, "by_lifecycle": {}}}, "by_label.RED"),
        ({"figures": [{"id": "x", "value": [1]}]}, "figures[1].value"),
    ],
)
def test_what_another_program_sealed_must_fit_all_the_same(changes, place):
    error = refused(resealed(**changes))
    assert error.reason is Refusal.NOT_FITTING
    assert place in words_for("en").of_error(error)


def test_contradicting_figures_are_refused():
    error = refused(resealed(actions={"open": 1, "done": 0, "overdue": 2}))
    assert error.reason is Refusal.NOT_FITTING


def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    path = tmp_path / "large.json"
    path.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(ReportRefused) as error:
        read_report(path)
    assert error.value.reason is Refusal.TOO_LARGE


def test_what_is_no_file_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(ReportRefused) as error:
            read_report(path)
        assert error.value.reason is Refusal.UNREADABLE


def test_a_refused_file_tells_whose_it_is(tmp_path):
    path = tmp_path / "report.json"
    text = json.dumps(sealed_report(a_report(7)))
    path.write_text(text.replace('"revision": 1', '"revision": 2'), encoding="utf-8")
    found = report_file(path, "mails/report.json")
    assert (found.name, found.reason, found.member) == (
        "mails/report.json",
        Refusal.CHANGED,
        "M-0007",
    )
    path.write_text('{"format": "rai-desktop-yearly-report", "member": [1]}', encoding="utf-8")
    assert report_file(path).member == ""

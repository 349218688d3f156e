"""The protocol of reviews on paper: everything inside the page, with lines to sign."""

import pytest

from rai_desktop.export.writers import write_paper
from rai_desktop.services.papers.model import Heading
from rai_desktop.services.reviews.protocol import AS_STATED
from rai_desktop.services.reviews.recording import record_review
from rai_desktop.words import words_for
from tests.export.pdf_reading import squeezed, texts
from tests.export.pdf_registers import opened
from tests.export.test_pdf_kit import assert_inside
from tests.services.building import labels
from tests.services.entries import add_system
from tests.services.papers.making import paper_of
from tests.services.reviews.making import draft, people


@pytest.fixture(params=("de", "en"))
def printed(request, tmp_path):
    """Return the protocol of thirty reviews with long texts, and a reader of its pages."""
    from tests.services.building import empty_project

    project = empty_project(tmp_path)
    _, reviewer, approver = people(project)
    words = labels(request.param)
    for place in range(30):
        system = add_system(project, name=f"System {place} " + "with a long name " * 6)
        wishes = {"reason": "A reason that goes on. " * 30}
        record_review(project, words, draft(system, reviewer, approver, **wishes))
    protocol = paper_of(project, "reviews", request.param)
    target = tmp_path / "protocol.pdf"
    for _ in write_paper(protocol, target):
        pass
    yield protocol, opened(target.read_bytes())
    project.store.abandon()


def test_long_protocol_stays_inside_its_pages_and_leaves_nothing_out(printed):
    protocol, reader = printed
    assert_inside(reader)
    text = squeezed("".join(texts(reader)))
    headings = [b.text for b in protocol.blocks if isinstance(b, Heading) and b.level == 2]
    assert len(headings) == 30
    for heading in headings:
        assert squeezed(heading) in text
    words = words_for(protocol.language)
    assert text.count(squeezed(words(AS_STATED))) == 30
    assert text.count(squeezed(words("Signature"))) >= 60


def test_protocol_is_tagged_and_says_its_language(printed):
    protocol, reader = printed
    assert reader.trailer["/Root"]["/Lang"].startswith(protocol.language)
    assert "/StructTreeRoot" in reader.trailer["/Root"]

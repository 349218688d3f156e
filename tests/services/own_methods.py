"""Risk methods of one's own for tests: made by editing the one that a project uses."""

from rai_desktop.services.packs import add_pack
from rai_desktop.services.risks.method_change import drafted_method
from tests.services.building import CATALOGUE

STRICTER = {("matrix", "persons", 1, 1): "medium", ("matrix", "persons", 1, 2): "medium"}
"""Likelihood 2 with impact 2 on people is medium instead of low; impact 3 stays medium."""

MILDER = {("matrix", "business", 2, 3): "medium"}
"""Likelihood 3 with impact 4 on the business is medium instead of high."""


def own_content(project, edits):
    """Return the pack with the method of ``project`` and these edits, which must fit."""
    drafted = drafted_method(project, CATALOGUE, edits)
    assert drafted.problems == ()
    return drafted.content


def use_own(project, edits):
    """Let ``project`` be judged by its method with these edits."""
    content = own_content(project, edits)
    add_pack(project, CATALOGUE, content)
    return content

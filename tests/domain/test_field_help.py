"""Every field that people fill in says what it is for."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS

IN_FORMS = (EntityKind.ORGANISATION, *NUMBERED_KINDS)


@pytest.mark.parametrize("kind", IN_FORMS)
def test_every_field_of_a_form_has_help(kind):
    fields = [spec for spec in KINDS[kind].fields if spec.is_entered]
    assert fields
    assert [spec.key for spec in fields if not spec.help] == []


@pytest.mark.parametrize("kind", IN_FORMS)
def test_help_says_more_than_the_label_in_a_sentence(kind):
    for spec in KINDS[kind].fields:
        if spec.help:
            assert spec.help.endswith((".", "?")), spec.key
            assert spec.help.rstrip(".").casefold() != spec.label.casefold(), spec.key
            assert len(spec.help) <= 200, spec.key

"""All texts of the content packs that come in both languages."""

from functools import cache

import yaml

from rai_desktop.resources import resource

ALSO_CALLED = "synonyms"
"""Words that others use; they are there to be found, not to be read."""


@cache
def pairs():
    """Return where each text of the packs stands, with its German and its English."""
    found = []
    for path in sorted(resource("catalogue").glob("*.yaml")):
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        found += _pairs(content, path.stem)
    return found


def _pairs(value, place):
    if isinstance(value, list):
        for each in value:
            yield from _pairs(each, place)
    elif isinstance(value, dict) and set(value) == {"de", "en"}:
        german, english = value["de"], value["en"]
        if isinstance(german, str):
            yield place, german, english
        else:
            yield from ((place, *each) for each in zip(german, english, strict=False))
    elif isinstance(value, dict):
        place = f"{place} {value['id']}" if "id" in value else place
        for key, each in value.items():
            if key != ALSO_CALLED:
                yield from _pairs(each, place)

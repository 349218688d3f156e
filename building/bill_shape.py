"""Whether a list of components tells what people look for in it: licences, and what needs what.

The schema of CycloneDX 1.6 asks for much less than that; both are checked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

BILL = "components.cdx.json"
TOLD = ("type", "name", "version", "bom-ref", "purl", "licenses")
"""What is known of every component."""

Entry = Mapping[str, Any]


def problems(document: Entry) -> list[str]:
    """Return what is wrong or missing in a list; empty when nothing is."""
    if (document.get("bomFormat"), document.get("specVersion")) != ("CycloneDX", "1.6"):
        return ["This is no list in the form of CycloneDX 1.6."]
    whole = document.get("metadata", {}).get("component", {})
    parts = [whole, *document.get("components", [])]
    needs = {str(entry["ref"]): entry.get("dependsOn", []) for entry in document["dependencies"]}
    return [*_poor(parts), *_doubled(parts), *_loose(parts, needs)]


def _poor(parts: list[Entry]) -> Iterator[str]:
    for part in parts:
        lacking = [key for key in TOLD if not part.get(key)]
        if lacking:
            yield f"{part.get('name')}: no {', '.join(lacking)}"
        for choice in part.get("licenses", []):
            licence = choice.get("license", {})
            if not (choice.get("expression") or licence.get("id") or licence.get("name")):
                yield f"{part.get('name')}: a licence without a name"


def _doubled(parts: list[Entry]) -> Iterator[str]:
    counted = Counter(part.get("bom-ref") for part in parts)
    yield from (f"{reference}: stands twice" for reference, count in counted.items() if count > 1)


def _loose(parts: list[Entry], needs: Mapping[str, list[str]]) -> Iterator[str]:
    known = {str(part.get("bom-ref")) for part in parts}
    named = {*needs, *(reference for others in needs.values() for reference in others)}
    yield from (f"{reference}: is needed and not listed" for reference in sorted(named - known))
    yield from (f"{reference}: says not what it needs" for reference in sorted(known - {*needs}))
    reached: set[str] = set()
    left = [str(parts[0].get("bom-ref"))]
    while left:
        reference = left.pop()
        if reference not in reached:
            reached.add(reference)
            left += needs.get(reference, [])
    yield from (f"{reference}: nothing needs it" for reference in sorted(known - reached))

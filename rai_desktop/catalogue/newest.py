"""Which of several packs counts, where only one can."""

from collections.abc import Iterable

from rai_desktop.services.ports import PackContent


def newest_first(packs: Iterable[PackContent]) -> list[PackContent]:
    """Return packs by version, the highest first, in an order that is the same in every copy.

    After merging there may be two that were made without knowing of each other.
    """
    return sorted(packs, key=lambda pack: (_numbers(pack.version), pack.sha256), reverse=True)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))

"""What a copy that somebody sent says of itself."""

from dataclasses import dataclass

from rai_desktop.domain.left_out import LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCopy:
    """That a file is a copy which somebody sent: without what, by whom, when, from which state.

    A review copy is meant for comments and verdicts alone.
    """

    left_out: frozenset[LeftOut] = frozenset()
    is_review: bool = False
    sender: str = ""
    time: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What a copy for somebody else says of itself, and the pass phrase it is encrypted with.

    Without ``phrase`` it is not encrypted.
    """

    copy: SentCopy
    phrase: str = ""

"""What the window says about a project that is a copy which somebody sent."""

from collections.abc import Callable
from datetime import datetime

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_, Listed, Named
from rai_desktop.services.sent_copies import SentCopy
from rai_desktop.ui.parts.banner import Banners, BannerText

KEY = "sent"
_REVIEW = N_(
    "Review copy from {sender}, {time}: add reviews and what follows from them, and "
    "write notes. What you were sent cannot be changed. "
    "Send it back when you are done."
)
_REVIEW_WITHOUT = N_(
    "Review copy from {sender}, {time}: add reviews and what follows from them, and "
    "write notes. What you were sent cannot be changed. "
    "Left out by the sender: {parts}. Such fields are empty. Send it back when you are done."
)
_LOOKED_AT = N_(
    "Review copy from {sender}, {time}, opened for a look. Save a copy of it to add reviews."
)
_WITHOUT = N_(
    "Copy from {sender}, {time}. Left out by the sender: {parts}. Such fields are empty here, but "
    "not in the original: what you leave empty stays as it is there."
)


def show_sent(
    banners: Banners,
    sent: SentCopy | None,
    send_back: Callable[[], object],
    *,
    is_looked_at: bool = False,
) -> None:
    """Say above the pages what a copy that somebody sent lacks, and what it is for."""
    text = sent_banner(sent, send_back, is_looked_at=is_looked_at)
    if text is not None:
        banners.show_banner(text)


def sent_banner(
    sent: SentCopy | None, send_back: Callable[[], object], *, is_looked_at: bool = False
) -> BannerText | None:
    """Return what is said of a copy that lacks something or is for a review; else ``None``.

    ``is_looked_at`` tells that nothing can be written in it as it is open.
    """
    if sent is None or not (sent.is_review or sent.left_out):
        return None
    text = _WITHOUT
    is_to_review = sent.is_review and not is_looked_at
    if is_to_review:
        text = _REVIEW_WITHOUT if sent.left_out else _REVIEW
    elif sent.is_review:
        text = _LOOKED_AT
    parts = (Named(key=str(p), label=p.label) for p in LeftOut if p in sent.left_out)
    values: dict[str, object] = {"sender": sent.sender or "?", "time": _moment(sent.time)}
    if sent.left_out:
        values["parts"] = Listed(tuple(parts))
    return BannerText(
        key=KEY,
        sentence=UserError(text, **values),
        tone="info",
        choices=((N_("Send back…"), send_back),) if is_to_review else (),
        closable=not is_to_review,
    )


def _moment(text: str) -> datetime | str:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text

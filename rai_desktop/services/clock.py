"""The clock and the identities of real life."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rai_desktop.domain.ids import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemClock:
    """The computer's clock; ``judged_by`` replaces today's date for rules."""

    judged_by: date | None = None

    def today(self) -> date:
        """Return the day rules are judged by, in local time."""
        return self.judged_by or datetime.now().astimezone().date()

    def now(self) -> datetime:
        """Return the current moment in UTC."""
        return datetime.now(UTC)


class RandomUids:
    """Random identities."""

    def new_uid(self) -> Uid:
        """Return a new UUID version 4."""
        return Uid(str(uuid.uuid4()))

    def new_salt(self) -> str:
        """Return 32 random hexadecimal digits."""
        return secrets.token_hex(16)

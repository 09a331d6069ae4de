"""Rules of light links: how a token is made and proved, how long it lives, why one cannot be used. Pure.

A token is the link's id and a signature over it, so it can be made again when the e-mail is sent and is kept nowhere:
the database holds only its hash. Somebody who reads the database cannot make one; somebody who guesses is refused
without asking the database.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

DAYS = 14
"""How long a link lives unless the sender says otherwise (the program's own default: no document sets one)."""
LONGEST = 60
TRIES, TRY_MINUTES = 20, 10
"""How many links that open nothing one address may try, in how many minutes."""
SIGNATURE = 24

LIVE, EXPIRED, SPENT, REVOKED = "live", "expired", "spent", "revoked"
STATES = {LIVE: "Not used yet", EXPIRED: "Expired unused", SPENT: "Used", REVOKED: "Withdrawn"}


@dataclass(frozen=True)
class LinkState:
    """Whether a link can be used, and why not."""

    state: str
    because: str

    @property
    def is_live(self) -> bool:
        """Whether it can be used now."""
        return self.state == LIVE


def token_of(link_id: UUID, secret: str) -> str:
    """The token of a link: its id and the signature, in letters that stand in an address."""
    return base64.urlsafe_b64encode(link_id.bytes + _signature(link_id, secret)).decode().rstrip("=")


def link_in(token: str, secret: str) -> UUID | None:
    """The link a token is for; None where it is not one of ours."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (ValueError, UnicodeEncodeError):
        return None
    if len(raw) != 16 + SIGNATURE:
        return None
    link_id = UUID(bytes=raw[:16])
    return link_id if hmac.compare_digest(raw[16:], _signature(link_id, secret)) else None


def hash_of(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def judge_link(
    expires_at: datetime, spent_at: datetime | None, revoked_at: datetime | None, now: datetime
) -> LinkState:
    """Where a link stands now."""
    if revoked_at:
        return LinkState(REVOKED, "The sender withdrew it")
    if spent_at:
        return LinkState(SPENT, "It was used, and works only once")
    if now >= expires_at:
        return LinkState(EXPIRED, "Its time has passed")
    return LinkState(LIVE, "It can be used")


def expiry(now: datetime, days: int = DAYS) -> datetime:
    """When a link made now expires; never more than the longest allowed."""
    return now + timedelta(days=min(max(1, days), LONGEST))


def _signature(link_id: UUID, secret: str) -> bytes:
    key = hashlib.sha256(f"joinedup.link:{secret}".encode()).digest()
    return hmac.new(key, link_id.bytes, hashlib.sha256).digest()[:SIGNATURE]

"""What is in the outbox: what is to be sent now, and what was sent or failed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from joinedup.foundation.commands import NotFound
from joinedup.foundation.links.queries import token_for
from joinedup.foundation.listing import Listing, Page
from joinedup.foundation.notices.models import Notice
from joinedup.foundation.notices.rules import QUEUED, STATES, Message, fill, wordings
from joinedup_core.permits import Actor, Permission

SORTS = {"made": ("made_at", "id"), "to": ("email", "id"), "state": ("state", "made_at", "id")}


@dataclass(frozen=True)
class NoticeLine:
    """One message, as the manager's list shows it: to whom, which text, what became of it. Never the link itself."""

    id: UUID
    email: str
    subject: str
    state: str
    state_words: str
    attempts: int
    made_at: datetime
    sent_at: datetime | None
    trouble: str


def notices(actor: Actor, place: str, listing: Listing) -> Page[NoticeLine]:
    """The messages sent below a place, the latest first."""
    rows = Notice.objects.visible_to(actor, Permission.SEND_NOTICES).filter(place__startswith=place)
    if state := listing.filters.get("state"):
        rows = rows.filter(state=state)
    if words := listing.filters.get("email"):
        rows = rows.filter(email__icontains=words)
    return listing.cut(rows, _line, sorts=SORTS, default="-made")


def notices_about(actor: Actor, place: str, things: Iterable[str]) -> dict[str, list[NoticeLine]]:
    """The messages about some things (as the trail writes them) below a place, by thing, the latest first."""
    rows = Notice.objects.visible_to(actor, Permission.SEND_NOTICES).filter(place__startswith=place)
    found: dict[str, list[NoticeLine]] = defaultdict(list)
    for row in rows.filter(about__in=list(things)).order_by("-made_at", "id"):
        found[row.about].append(_line(row))
    return found


def notices_to_send(actor: Actor, now: datetime, most: int = 200) -> list[UUID]:
    """The messages whose time has come, the oldest first."""
    rows = Notice.objects.visible_to(actor, Permission.SEND_NOTICES).filter(state=QUEUED, try_at__lte=now)
    return list(rows.order_by("try_at", "id").values_list("id", flat=True)[:most])


def get_message(actor: Actor, notice_id: UUID) -> tuple[NoticeLine, Message]:
    """A message with its text. In a demonstration links in it open; elsewhere nobody but the addressee gets them."""
    row = Notice.objects.visible_to(actor, Permission.SEND_NOTICES).filter(pk=notice_id).first()
    if row is None:
        raise NotFound("no such notice")
    hidden = {row.blanks["link"]: "***"} if "link" in row.blanks else {}
    return _line(row), message_of(row, None if settings.DEMO else hidden)


def message_of(row: Notice, tokens: dict[str, str] | None = None) -> Message:
    """The text of a message as it goes out."""
    if tokens is None:
        tokens = {row.blanks["link"]: token_for(UUID(row.blanks["link"]))} if "link" in row.blanks else {}
    return fill(row.wording, row.blanks, settings.ADDRESS, tokens)


def _line(row: Notice) -> NoticeLine:
    wording = wordings().get(row.wording)
    subject = message_of(row, {row.blanks.get("link", ""): ""}).subject if wording else row.wording
    return NoticeLine(row.pk, row.email, subject, row.state, STATES[row.state], row.attempts, row.made_at, row.sent_at, row.trouble)  # fmt: skip

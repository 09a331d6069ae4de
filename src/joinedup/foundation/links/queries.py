"""Finding a light link by its token, and those sent about a thing."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from joinedup.foundation.links.models import LightLink
from joinedup.foundation.links.rules import LinkState, hash_of, judge_link, link_in, token_of
from joinedup_core.permits import Actor, Grant, Permission, Role


@dataclass(frozen=True)
class Link:
    """A light link as its own page and the sender's list know it."""

    id: UUID
    purpose: str
    target_id: UUID
    agency_id: UUID | None
    email: str
    place: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    state: LinkState


def find_link(token: str, now: datetime) -> Link | None:
    """The live link of a token; None for an unknown, expired, spent or withdrawn one alike."""
    link_id = link_in(token, settings.SECRET_KEY)
    row = LightLink.objects.filter(pk=link_id).first() if link_id else None
    if row is None or not hmac.compare_digest(row.token_hash, hash_of(token)):
        return None
    found = _link(row, now)
    return found if found.state.is_live else None


def holder_of(link: Link) -> Actor:
    """Who acts through a link: somebody who may answer it, and to whom nothing else exists."""
    agency = str(link.agency_id) if link.agency_id else None
    return Actor(f"link:{link.id}", None, agency, frozenset({Grant(Role.LINK_HOLDER, link.place)}))


def token_for(link_id: UUID) -> str:
    """The token of a link, made again for the e-mail it goes out in."""
    return token_of(link_id, settings.SECRET_KEY)


def links_about(actor: Actor, targets: Iterable[UUID], now: datetime) -> list[Link]:
    """The links sent about some things, the latest first, for those who may send them."""
    rows = LightLink.objects.visible_to(actor, Permission.SEND_NOTICES).filter(target_id__in=list(targets))
    return [_link(row, now) for row in rows.order_by("-made_at", "id")]


def latest_addresses(actor: Actor, place: str) -> dict[UUID, str]:
    """The address last written to for each agency below a place, so that it need not be typed again."""
    rows = LightLink.objects.visible_to(actor, Permission.SEND_NOTICES).filter(place__startswith=place)
    latest = rows.exclude(agency_id=None).order_by("agency_id", "-made_at").distinct("agency_id")
    return {agency: email for agency, email in latest.values_list("agency_id", "email") if agency}


def _link(row: LightLink, now: datetime) -> Link:
    state = judge_link(row.expires_at, row.spent_at, row.revoked_at, now)
    return Link(row.pk, row.purpose, row.target_id, row.agency_id, row.email, row.place, row.made_at,
                row.expires_at, row.spent_at, state)  # fmt: skip

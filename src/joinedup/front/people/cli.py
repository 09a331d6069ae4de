"""Users, roles and partnerships on the command line: how an installation begins."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.accounts.queries import grants_held, user_with_email
from joinedup.foundation.accounts.rules import PARTNERSHIP_ROLES, place_of
from joinedup.foundation.commands import Refused
from joinedup.foundation.links.queries import token_for
from joinedup.front.people import commands
from joinedup.partnership.commands import create_partnership
from joinedup.partnership.queries import agencies_named, every_partnership, may
from joinedup_core.permits import Actor, Grant, Permission, Role

FIRST = Actor("cli:user-first", grants=frozenset({Grant(Role.ADMINISTRATOR, "")}))
"""Acts once, while nobody else can: whoever may run commands on the machine begins the installation."""


def first(options: Namespace) -> None:
    """Make the first administrator and print where they set their password."""
    link = accounts.make_first_administrator(
        FIRST, email=options.email, name=options.name, at=timezone.now(), on=timezone.localdate()
    )
    _tell_link(options, f"{options.email} is the administrator of this installation.", link)


def add(options: Namespace, actor: Actor) -> None:
    """Add a user and print where they set their password; nothing is e-mailed."""
    _, link = accounts.add_user(actor, email=options.email, name=options.name, at=timezone.now(), by_message=False)
    _tell_link(options, f"{options.email} is added.", link)


def grant(options: Namespace, actor: Actor) -> None:
    """Grant a role at a partnership (or that of administrator)."""
    user_id, role, today = _user(options.email), _role(options.role), timezone.localdate()
    from_on, to_on = _day(options.from_on) or today, _day(options.to_on)
    if options.partnership is None:
        if role != Role.ADMINISTRATOR:
            raise Refused("no_partnership", f"Say at which partnership: --partnership KEY. {_partnerships()}")
        accounts.grant_role(actor, user_id=user_id, role=role, place="", from_on=from_on, to_on=to_on)
    else:
        partnership_id, key = _partnership(options.partnership)
        here = may(actor, Permission.GRANT_ROLES, places.board(key))
        act = commands.grant_role_here if here else commands.appoint
        agency = _agency(key, options.agency)
        act(actor, partnership_id, user_id=user_id, role=role, from_on=from_on, to_on=to_on, agency_id=agency)
    until = f" to {to_on.isoformat()}" if to_on else ""
    where = f" at {options.partnership}" if options.partnership else ""
    _tell(options, f"{options.email} is {_words(role)}{where} from {from_on.isoformat()}{until}.", role=role)


def end(options: Namespace, actor: Actor) -> None:
    """End the role of that name; where several match, say what would tell them apart."""
    user_id, role, today = _user(options.email), _role(options.role), timezone.localdate()
    on = _day(options.on) or today - timedelta(days=1)
    partnership_id, key = _partnership(options.partnership) if options.partnership else (None, "")
    places_held = {places.board(key), place_of(role, key)} if key else {""}
    agency = _agency(options.partnership, options.agency) if options.agency else None
    held = [
        g for place in sorted(places_held) for g in grants_held(user_id, place, today)
        if g.role == role and (not agency or g.agency_id == agency)
    ]  # fmt: skip
    where = f"at {options.partnership}" if options.partnership else "in the whole installation"
    if not held:
        raise Refused("not_held", f"{options.email} does not hold the role {_words(role)} {where}.")
    if len(held) > 1:
        raise Refused("several", f"They hold that role {where} for several agencies: say which with --agency NAME.")
    if partnership_id and may(actor, Permission.GRANT_ROLES, places.board(key)):
        commands.end_role_here(actor, partnership_id, user_id=user_id, grant_id=held[0].id, on=on)
    else:
        accounts.withdraw_role(actor, held[0].id, on=on)
    _tell(options, f"{options.email} is {_words(role)} {where} until {on.isoformat()} and no longer.", last_day=on)


def add_partnership(options: Namespace, actor: Actor) -> None:
    """Make a partnership."""
    create_partnership(actor, key=options.key, name=options.name, area=options.area)
    _tell(
        options, f"{options.name} is made. Name its business manager: "
        f"./joinedup role grant EMAIL business_manager --partnership {options.key} --as EMAIL", key=options.key,
    )  # fmt: skip


# -- reading what was typed ---------------------------------------------------------------------------


def _user(email: str) -> UUID:
    found = user_with_email(email)
    if found is None:
        raise Refused(
            "no_such_user",
            f"Nobody signs in with {email}. Add them first: ./joinedup user add {email} --name NAME --as EMAIL",
        )
    return found


def _role(text: str) -> Role:
    given = text.strip().lower().replace(" ", "_").replace("-", "_")
    offered = [*PARTNERSHIP_ROLES, Role.ADMINISTRATOR]
    if given not in offered:
        raise Refused(
            "no_such_role", f"There is no role “{text}” to be granted. There are: {', '.join(sorted(offered))}."
        )
    return Role(given)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("not_a_day", f"“{text}” is not a day: write it like 2026-12-01.") from error


def _partnership(key: str) -> tuple[UUID, str]:
    found = next(((pk, known) for pk, known, _, _ in every_partnership() if known == key), None)
    if found is None:
        raise Refused("no_partnership", f"There is no partnership “{key}”. {_partnerships()}")
    return found


def _partnerships() -> str:
    keys = [key for _, key, _, _ in every_partnership()]
    return (
        f"There are: {', '.join(keys)}." if keys else "Make one first: ./joinedup partnership add KEY NAME --as EMAIL"
    )


def _agency(partnership: str | None, name: str | None) -> UUID | None:
    if name is None:
        return None
    found = agencies_named(partnership or "", name)
    if len(found) != 1:
        raise Refused(
            "no_agency",
            f"No agency of this partnership is called “{name}”. Add it on the partnership's Agencies page first.",
        )
    return found[0]


# -- telling ------------------------------------------------------------------------------------------


def _words(role: Role) -> str:
    return str(role).replace("_", " ")


def _tell(options: Namespace, sentence: str, **facts: Any) -> None:
    print(json.dumps({"done": sentence, **facts}, default=str, ensure_ascii=False) if options.json else sentence)


def _tell_link(options: Namespace, sentence: str, link: UUID) -> None:
    address = settings.ADDRESS + reverse("links:link", args=[token_for(link)])
    if options.json:
        return _tell(options, sentence, address=address, days=accounts.LINK_DAYS)
    print(sentence)
    print(f"They choose a password here, once, within {accounts.LINK_DAYS} days:\n\n  {address}\n")
    print("Hand it over in person or by a channel you trust: whoever opens it signs in as them.")

"""Recording what a partnership settled about access."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.models import PartnershipSetting
from joinedup.people.settings.rules import SETTINGS
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_PARTNERSHIP)
def settle(
    actor: Actor, partnership: Partnership, *, key: str, value: str, agreed_by: str, on: date, reason: str = ""
) -> Outcome[UUID]:
    """Record a value that a named group or officer of the partnership agreed; it holds from the day `on`."""
    setting = SETTINGS.get(key)
    if setting is None:
        raise Refused("no_such_setting", "Choose the setting from the list", "key")
    if problem := setting.problem(value.strip()):
        raise Refused("no_such_value", problem, "value")
    if not agreed_by.strip():
        raise Refused("nobody_agreed", "Say which group or officer agreed it, and when", "agreed_by")
    row = PartnershipSetting(
        pk=uuid4(), place=places.board(partnership.key), partnership=partnership, key=key, value=value.strip(),
        from_on=on, agreed_by=agreed_by.strip(), reason=reason.strip(), settled_by_id=actor.user_id,
    )  # fmt: skip
    PartnershipSetting.objects.bulk_create([row])
    return Outcome(row.pk, f"{key} {value.strip()}")

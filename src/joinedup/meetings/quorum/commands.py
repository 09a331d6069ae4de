"""Recording a group's quorum rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.meetings.quorum import parts
from joinedup.meetings.quorum.models import QuorumRule
from joinedup.meetings.quorum.parts import Part
from joinedup.partnership.queries import Group, agency_succession
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_PARTNERSHIP)
def record_quorum_rule(
    actor: Actor,
    group: Group,
    *,
    rule_parts: Iterable[Part],
    source: str,
    from_on: date | None = None,
    to_on: date | None = None,
    remote_counts: bool = True,
    agency_chair_counts: bool = True,
) -> Outcome[UUID]:
    """Record a group's quorum rule from a day on. The rule before it ends the day before; what it judged stays judged.

    Without parts it records that the source states no quorum, which is not a guess.
    """
    given = tuple(rule_parts)
    _check(given, source)
    rows = QuorumRule.objects.select_for_update().filter(group=group)
    if rows.filter(from_on=from_on).exists():
        raise Refused("rule_from_that_day", "A rule from this day is recorded already: choose another day", "from_on")
    if from_on is not None:
        for row in rows.filter(to_on__isnull=True).exclude(from_on__gte=from_on):
            row.save_changes(to_on=from_on - timedelta(days=1))
    made = QuorumRule.objects.create(
        group=group,
        place=group.place,
        parts=[asdict(part) for part in given],
        source=source.strip(),
        from_on=from_on,
        to_on=to_on,
        remote_counts=remote_counts,
        agency_chair_counts=agency_chair_counts,
    )
    return Outcome(made.pk, f"quorum rule {made.pk} of group {group.pk}")


def _check(given: tuple[Part, ...], source: str) -> None:
    if not source.strip():
        raise Refused(
            "no_source", "Say where the rule is written, such as the terms of reference and their date", "source"
        )
    for part in given:
        named = len(part.agencies) + len(part.kinds)
        if part.kind not in parts.PART_LABELS:
            raise Refused("unknown_part", "This kind of rule is not known: choose one from the list")
        if part.kind in {parts.ALL_OF, parts.SOME_OF} and not named:
            raise Refused("no_agencies", "Tick the agencies that the rule names", "agencies")
        if part.kind == parts.SOME_OF and not 1 <= part.number <= named:
            raise Refused("too_many", f"Give a number from 1 to {named}, the agencies that are ticked", "number")
        if part.kind in {parts.MEMBERS, parts.AGENCIES} and part.number < 1:
            raise Refused("too_few", "Give the number that is needed, 1 or more", "members")
        if part.kind == parts.SHARE and not 1 <= part.number <= 100:
            raise Refused("not_a_share", "Give a percentage from 1 to 100", "share")
    named_ids = {a for part in given for a in part.agencies}
    if named_ids - {str(key) for key, *_ in agency_succession()}:
        raise Refused("unknown_agency", "An agency in the rule is not known: choose from the list", "agencies")

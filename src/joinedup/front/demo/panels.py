"""Northvale's MARAC: its people, what was referred to it, and the hearing to come. Begins where `cases` left off."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

from joinedup.foundation import context
from joinedup.front.demo.cases import Made
from joinedup.front.demo.world import INVENTED, World, read
from joinedup.partnership import commands as partnership

SEATS = (
    ("dilys", "council", "MARAC coordinator", "secretary"),
    ("mel", "police", "Detective sergeant, public protection", "member"),
    ("zadie", "community-health", "Named nurse", "member"),
    ("priya", "lantern", "Independent domestic violence adviser", "member"),
    ("ife", "council", "Adult social care", "member"),
)
WEDNESDAY = 2


def load(world: World) -> None:
    """Make the panel and the hearing to come, refer cases to it, take most of them on, and answer for some who were asked."""
    if "casework" not in settings.CASE_ROOMS:
        return
    world.say("Inventing a panel")
    made = Made(world)
    group, panel = _panel(world, made)
    hearing = _hearing(world, made, panel)
    for entry in read("panels")["referrals"]:
        case = _refer(made, group, entry)
        if "asked" in entry:
            _take_on(made, hearing, case, entry)
    context.tell_database(world.installer)


def _panel(world: World, made: Made) -> tuple[UUID, UUID]:
    """The group with its seats, and the panel that it is; everybody has signed."""
    from joinedup.casework.panels import commands

    since = world.day("-20m")
    group = partnership.create_group(
        world.actor("maya"), world.partnerships[INVENTED], name="Northvale MARAC", kind="panel",
        parent=world.groups[f"{INVENTED}/domestic-abuse"], rhythm_words="Every other Wednesday",
        purpose="Plans the safety of those at most risk of domestic abuse.", from_on=since,
    )  # fmt: skip
    for ref, agency, post, role in SEATS:
        partnership.add_seat(
            world.actor("maya"), group, post=post, agency_id=world.agencies[f"{INVENTED}/{agency}"], role=role,
            holder_id=world.people[ref], from_on=since,
        )  # fmt: skip
    _settled(world)
    panel = commands.make_panel(world.actor("maya"), group, kind="marac", telephone="01632 960 200")
    for ref, *_ in SEATS:
        commands.sign_confidentiality(made.acting(ref), panel, on=world.today)
    return group, panel


def _settled(world: World) -> None:
    """What Northvale settled of its MARAC: fewer agencies expected, a closing agenda, research a day earlier."""
    from joinedup.casework.panel_kinds.commands import Approval, Settled, settle_kind
    from joinedup_core.panels import AgendaPart

    said = read("panels")["settled"]
    settled = Settled(**said | {"agenda": tuple(AgendaPart(**one) for one in said["agenda"])})
    approval = Approval(world.day("-19m"), world.day("-18m"), world.day("-18m") - timedelta(days=1))
    settle_kind(
        world.actor("maya"), world.groups[f"{INVENTED}/domestic-abuse"], key="marac", settled=settled,
        approval=approval,
    )  # fmt: skip


def _refer(made: Made, group: UUID, entry: dict[str, Any]) -> UUID:
    """The case, referred by whoever leads it."""
    from joinedup.casework.panel_cases import commands
    from joinedup.casework.queries import get_case
    from joinedup.people.files.queries import my_cases

    actor = made.acting(entry["by"])
    case = next(line.id for line in my_cases(actor, INVENTED) if entry["victim"] in line.persons)
    people = {person.name: person.id for person in get_case(actor, INVENTED, case).persons}
    referral = commands.Referral(
        concern=entry["concern"], criteria=tuple(entry["criteria"]), victims=(people[entry["victim"]],),
        posing=(people[entry["posing"]],), because=entry.get("because", ""), consent="given", informed="told",
        safe_contact=entry["safe_contact"],
    )  # fmt: skip
    commands.refer_to_panel(actor, case, panel_id=group, referral=referral, at=made.world.now, key=uuid4())
    return case


def _hearing(world: World, made: Made, panel: UUID) -> UUID:
    """The hearing of the Wednesday after next."""
    from joinedup.casework.hearings import commands

    on = world.today + timedelta(days=7 + (WEDNESDAY - world.today.weekday()) % 7)
    start = {"start_time": time(9, 30), "where": "Room 4, Civic Centre", "now": world.now}
    return commands.arrange_hearing(made.acting("dilys"), panel, on=on, **start)


def _take_on(made: Made, hearing: UUID, case: UUID, entry: dict[str, Any]) -> None:
    """A case on the agenda of the hearing; agencies asked what they hold, and what some answered already."""
    from joinedup.casework.panel_cases import queries
    from joinedup.casework.research import commands
    from joinedup.casework.research.queries import requests_of

    world, actor = made.world, made.acting("dilys")
    (referral,) = queries.referrals_of_case(actor, case)
    agencies = [world.agencies[f"{INVENTED}/{key}"] for key in entry["asked"]]
    before = commands.take_on(
        actor, case, referral_id=referral.id, hearing_id=hearing, agency_ids=agencies, at=world.now
    )
    for who, answer, text in entry["answers"]:
        actor = made.acting(who)
        (asked,) = [line for line in requests_of(actor, before, now=world.now) if line.own]
        commands.answer_request(actor, case, request_id=asked.id, answer=answer, text=text, at=world.now)

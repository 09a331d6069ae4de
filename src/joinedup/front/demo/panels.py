"""Northvale's MARAC: its people, a case referred to it, and the hearing to come. Begins where `cases` left off."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID, uuid4

from django.conf import settings

from joinedup.foundation import context
from joinedup.front.demo.cases import Made
from joinedup.front.demo.world import INVENTED, World
from joinedup.partnership import commands as partnership

SEATS = (
    ("dilys", "council", "MARAC coordinator", "secretary"),
    ("mel", "police", "Detective sergeant, public protection", "member"),
    ("zadie", "community-health", "Named nurse", "member"),
    ("priya", "lantern", "Independent domestic violence adviser", "member"),
    ("ife", "council", "Adult social care", "member"),
)
ASKED = ("police", "community-health", "homes")
WEDNESDAY = 2


def load(world: World) -> None:
    """Make the panel, refer the refuge's case to it, take it on for the hearing of next week, and ask agencies what they hold."""
    if "casework" not in settings.CASE_ROOMS:
        return
    world.say("Inventing a panel")
    made = Made(world)
    group, panel = _panel(world, made)
    case, victim, posing = _refuge(made)
    _refer(world, made, group, case, victim, posing)
    _hear(world, made, panel, case)
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
    panel = commands.make_panel(world.actor("maya"), group, kind="marac", telephone="01632 960 200")
    for ref, *_ in SEATS:
        commands.sign_confidentiality(made.acting(ref), panel, on=world.today)
    return group, panel


def _refuge(made: Made) -> tuple[UUID, UUID, UUID]:
    """The case that the adviser of the refuge leads, its victim, and who may pose a risk."""
    from joinedup.casework.queries import get_case
    from joinedup.people.files.queries import my_cases

    actor = made.acting("priya")
    (mine,) = my_cases(actor, INVENTED)
    parts = {person.part: person.id for person in get_case(actor, INVENTED, mine.id).persons}
    return mine.id, parts["Victim"], parts["May pose a risk"]


def _refer(world: World, made: Made, group: UUID, case: UUID, victim: UUID, posing: UUID) -> None:
    from joinedup.casework.panel_cases import commands

    referral = commands.Referral(
        concern="He rang her employer on Monday and asked a neighbour of her sister’s where she lives.",
        criteria=("visible_high_risk",), victims=(victim,), posing=(posing,), consent="given", informed="told",
        safe_contact="Ring Lantern, never her own telephone. A woman interpreter who is not of the community.",
    )  # fmt: skip
    commands.refer_to_panel(made.acting("priya"), case, panel_id=group, referral=referral, at=world.now, key=uuid4())


def _hear(world: World, made: Made, panel: UUID, case: UUID) -> None:
    """The hearing of the Wednesday after next, the case on its agenda, and what the police answered already."""
    from joinedup.casework.hearings import commands as hearings
    from joinedup.casework.panel_cases import queries
    from joinedup.casework.research import commands as research

    on = world.today + timedelta(days=7 + (WEDNESDAY - world.today.weekday()) % 7)
    start = {"start_time": time(9, 30), "where": "Room 4, Civic Centre", "now": world.now}
    hearing = hearings.arrange_hearing(made.acting("dilys"), panel, on=on, **start)
    actor = made.acting("dilys")
    (referral,) = queries.referrals_of_case(actor, case)
    agencies = [world.agencies[f"{INVENTED}/{key}"] for key in ASKED]
    research.take_on(actor, case, referral_id=referral.id, hearing_id=hearing, agency_ids=agencies, at=world.now)

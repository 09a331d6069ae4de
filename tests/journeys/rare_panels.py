"""Panels of kinds that the demonstration has none of: exploitation, antisocial behaviour, and Channel, which is held elsewhere."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.hearings.commands import arrange_hearing
from joinedup.casework.held_elsewhere import commands as elsewhere
from joinedup.casework.models import PanelReferral
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panels.commands import make_panel, sign_confidentiality
from joinedup.foundation.models import User
from joinedup.partnership.commands import add_seat, create_group
from joinedup.partnership.queries import get_partnership, membership_of
from tests.journeys.cases import acting, case_of

HERE = "/northvale/panels/"
Places = list[tuple[str, str]]


def happen() -> Places:
    """Make them; where to begin to find what only they have."""
    return [*_exploitation(), *_antisocial(), *_channel()]


def _panel(kind: str, name: str) -> tuple[UUID, UUID]:
    """A panel that Dilys coordinates and on which Mel, who signed as she did, and Karim sit; the panel and its group."""
    users = {person: User.objects.get(email=f"{person}@example.org").pk for person in ("dilys", "mel", "karim")}
    agencies = {}
    for person in users:
        with acting(person) as actor:
            agencies[person] = UUID(str(actor.agency_id))
    with acting("maya") as maya:
        group = create_group(maya, get_partnership(maya, "northvale").id, name=name, kind="panel")
        for person, user in users.items():
            role = "secretary" if person == "dilys" else "member"
            add_seat(maya, group, post=f"{name}: {role}", role=role, agency_id=agencies[person], holder_id=user)
        panel = make_panel(maya, group, kind=kind)
    for person in ("dilys", "mel"):
        with acting(person) as actor:
            sign_confidentiality(actor, panel, on=timezone.localdate())
    return panel, group


def _exploitation() -> Places:
    """One before which a place comes."""
    _, group = _panel("exploitation", "Missing and exploited")
    said = panel_cases.Referral(
        concern="Cars come and go at night, and children with them", criteria=("group_or_place",), considers="place",
        words="Bus station car park",
    )  # fmt: skip
    at = timezone.now()
    with acting("karim") as karim:
        here = membership_of(UUID(str(karim.agency_id)), "northvale", on=timezone.localdate())
        referral = panel_cases.refer_group_or_place(karim, here, panel_id=group, referral=said, at=at, key=uuid4())
    with acting("dilys") as dilys:
        case = PanelReferral.objects.get(pk=referral).case_id
        before = panel_cases.answer_panel_referral(dilys, case, referral_id=referral, accepts=True, at=timezone.now())
    return [("dilys", f"{HERE}before/{before}/"), ("dilys", f"{HERE}before/{before}/disruption/")]


def _antisocial() -> Places:
    """One that counts what several agencies were told."""
    _, group = _panel("asb", "Antisocial behaviour")
    brigstock = case_of("ife", "Walter")
    said = panel_cases.Referral(
        concern="Stones at his window for the third time", criteria=("several_reports",), victims=(brigstock.people["Walter"],),
        consent="given", informed="told",
    )  # fmt: skip
    with acting("ife") as ife:
        referral = panel_cases.refer_to_panel(
            ife, brigstock.id, panel_id=group, referral=said, at=timezone.now(), key=uuid4()
        )
    with acting("dilys") as dilys:
        given = {"referral_id": referral, "accepts": True, "at": timezone.now()}
        before = panel_cases.answer_panel_referral(dilys, brigstock.id, **given)
    return [("dilys", f"{HERE}before/{before}/"), ("dilys", f"{HERE}before/{before}/report/")]


def _channel() -> Places:
    """One of which days, updates and actions of one's own agency are held, and nothing else."""
    panel, _ = _panel("channel", "Channel")
    on = timezone.localdate() + timedelta(days=9)
    with acting("dilys") as dilys:
        hearing = arrange_hearing(dilys, panel, on=on, start_time=time(9, 30), now=timezone.now())
    with acting("dilys") as dilys:
        elsewhere.ask_for_update(dilys, hearing, agency_id=UUID(str(dilys.agency_id)))
    with acting("mel") as mel:
        action = elsewhere.note_own_action(mel, panel, text="Visit by the month’s end", due_on=on, reference="N-7")
    return [
        ("dilys", f"{HERE}hearing/{hearing}/updates/"),
        ("karim", f"{HERE}{panel}/members/"),
        ("mel", f"{HERE}{panel}/our-actions/"),
        ("mel", f"{HERE}our-action/{action}/"),
    ]

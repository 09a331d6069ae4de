"""A partnership settles kinds of referral for itself and adds its own; what was sent stays as it was sent; Prevent goes to the police."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.desks.commands import add_desk
from joinedup.casework.desks.queries import desks
from joinedup.casework.models import OwnReferralKind, Referral
from joinedup.casework.referral_kinds import commands
from joinedup.casework.referral_kinds.commands import Approval
from joinedup.casework.referral_kinds.queries import book_of, kinds_of
from joinedup.casework.referral_kinds.rules import Settled, kind_from, settled_entry
from joinedup.casework.referrals import queries
from joinedup.casework.referrals.commands import Told, acknowledge_referral
from joinedup.casework.referrals.rules import Kind, decide_by, kinds, late_if_received_by
from joinedup.foundation import context
from joinedup.foundation.commands import Refused
from joinedup.partnership.agencies.commands import Membership
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.test_referrals import desk, officer, outside, sent

__all__ = ["desk", "officer", "outside"]

TODAY = timezone.localdate
SAYS = {
    "source": "Our procedure, section 2",
    "decides": "Trading standards decide",
    "consent": "Ask.",
    "questions": ("What happened? *", "Who else?"),
}


def settle(who: Actor, world: World, key: str = "", begins: date | None = None, **more: object) -> UUID:
    begins = begins or TODAY()
    approval = Approval(date(2026, 1, 5), begins, begins - timedelta(days=1))
    return commands.settle_referral_kind(
        acting(who), world.board, key=key, settled=Settled(**{**SAYS, **more}), approval=approval
    )


def test_what_is_settled_is_asked_and_decides_by_when_and_what_was_sent_stays(
    maya: Actor, worker: Actor, officer: Actor, world: World, case: Made, desk: UUID
) -> None:
    now = timezone.now()
    told = Told("Sadie", {one.key: "Rang twice" for one in kinds()["scams"].fields}, "given", "01632 960123")
    before = sent(worker, case, desk, "scams", told, at=now - timedelta(days=40))
    settle(maya, world, "scams", days=3)
    page = (
        sign_in(worker)
        .get(reverse("casework:refer", args=["northvale", case.id, case.persons[0], "scams"]))
        .content.decode()
    )
    assert "Who else?" in page
    assert "Is it still going on?" not in page
    with pytest.raises(Refused):
        sent(worker, case, desk, "scams", Told("Sadie", {"own2": "Nobody"}, "given", "01632 960123"), at=now)
    said = {"worry": "Rang twice", "own2": "Her sister"}
    after = sent(worker, case, desk, "scams", Told("Sadie", said, "given", "01632 960123"), at=now)
    for one in (before, after):
        acknowledge_referral(acting(officer), one, at=now)
    days = {one.id: one.stand for one in queries.lines(acting(worker), case.id, now)}
    assert "no limit is known" in days[before].because
    assert "no limit is known" not in days[after].because
    late = {one.id: one.stand.key for one in queries.lines(acting(worker), case.id, now + timedelta(days=20))}
    assert (late[before], late[after]) == ("acknowledged", "decision_late")
    first = queries.to_chase(acting(worker), "northvale", now + timedelta(days=20)).lines
    assert [one.id for one in first] == [after, before]
    acting(worker)
    assert ("Is it still going on?", "Rang twice") in [tuple(one) for one in Referral.objects.get(pk=before).said]


@pytest.mark.parametrize("agencies", [(), ("council",), ("voluntary", "council")])
def test_prevent_goes_to_the_police_whatever_is_settled(
    maya: Actor, world: World, desk: UUID, outside: UUID, agencies: tuple[str, ...]
) -> None:
    kept = settle(maya, world, "prevent", agency_kinds=agencies, questions=("What did you notice? *",))
    assert OwnReferralKind.objects.get(pk=kept).entry["agency_kinds"] == ["police"]
    assert {one.agency_kind for one in desks("northvale", "prevent")} == {"police"}
    OwnReferralKind.objects.filter(pk=kept).update(
        entry=OwnReferralKind.objects.get(pk=kept).entry | {"agency_kinds": list(agencies)}
    )
    assert book_of("northvale").on(TODAY())["prevent"].agency_kinds == ("police",)
    with pytest.raises(Refused, match="goes to the police"):
        settle(maya, world, label="Radicalisation worries")


def test_a_kind_of_its_own_is_sent_to_whom_it_names_and_ended_but_read(
    maya: Actor, worker: Actor, officer: Actor, world: World, case: Made, desk: UUID
) -> None:
    settle(maya, world, label="Fire safety visit", agency_kinds=("police",), days=5, consent_needed=True)
    here = Membership.objects.get(partnership_id=world.partnership, agency_id=world.police).pk
    context.tell_database(maya)
    there = add_desk(maya, here, takes=["own_fire_safety_visit"], telephone="01632 960333", how="Ring")
    council = Membership.objects.get(partnership_id=world.partnership, agency_id=world.council).pk
    add_desk(maya, council, takes=["own_fire_safety_visit"], telephone="01632 960444", how="Ring")
    assert [one.id for one in desks("northvale", "own_fire_safety_visit")] == [there]
    chosen = (
        sign_in(worker)
        .get(reverse("casework:choose_referral", args=["northvale", case.id, case.persons[0]]))
        .content.decode()
    )
    assert "Fire safety visit" in chosen
    told = {"own1": "Candles", "own2": "A cat"}
    with pytest.raises(Refused):
        sent(
            worker,
            case,
            there,
            "own_fire_safety_visit",
            Told("Sadie", told, "refused", "01632 960123"),
            at=timezone.now(),
        )
    ours = sent(
        worker,
        case,
        there,
        "own_fire_safety_visit",
        Told("Sadie", told, "given", "01632 960123", how="telephone", how_words="Ring"),
        at=timezone.now(),
    )
    kept = OwnReferralKind.objects.get()
    commands.end_referral_kind(acting(maya), kept.pk, reason="Minute 9", on=TODAY())
    assert "own_fire_safety_visit" in kinds_of("northvale", TODAY())
    assert "own_fire_safety_visit" not in kinds_of("northvale", TODAY() + timedelta(days=1))
    line = next(one for one in queries.lines(acting(worker), case.id, timezone.now()) if one.id == ours)
    assert line.kind == "Fire safety visit"
    page = sign_in(worker).get(reverse("casework:referral", args=["northvale", ours])).content.decode()
    assert "What happened?" in page
    assert "Candles" in page
    with pytest.raises(Refused, match="of this name"):
        settle(maya, world, label="Fire safety visit")
    with pytest.raises(Refused, match="of this name"):
        settle(maya, world, label="early help")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"source": ""}, "source"), ({"questions": ()}, "questions"), ({"questions": ("Who?",)}, "questions"),
        ({"questions": ("Who? *", "Who?")}, "questions"), ({"days": 0}, "days"), ({"consent": " "}, "consent"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_saved(
    maya: Actor, world: World, more: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        settle(maya, world, "scams", **more)
    assert refused.value.field == field
    with pytest.raises(Refused, match="from tomorrow on"):
        commands.settle_referral_kind(
            acting(maya),
            world.board,
            key="scams",
            settled=Settled(**SAYS),
            approval=Approval(TODAY(), TODAY(), TODAY()),
        )
    assert not OwnReferralKind.objects.exists()


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda one: one.key)
def test_what_a_panel_reads_in_its_own_terms_and_what_the_law_asks_stays(kind: Kind) -> None:
    ours = kind_from(settled_entry(kind, Settled(**SAYS), kind.key))
    assert [one for one in ours.fields if one.panel_as] == [one for one in kind.fields if one.panel_as]
    assert (ours.consent_needed, ours.panel, ours.decide) == (kind.consent_needed, kind.panel, kind.decide)
    assert len({one.key for one in ours.fields}) == len(ours.fields)


def test_without_days_the_clock_that_comes_with_it_holds_again() -> None:
    ours = kind_from(settled_entry(kinds()["child"], Settled(**SAYS, days=4), "child"))
    assert (ours.decide, ours.within) == ("", 4)
    again = kind_from(settled_entry(ours, Settled(**SAYS), "child"))
    assert (again.decide, again.within) == (kinds()["child"].decide, 0)


def test_a_limit_of_its_own_agrees_with_the_day_from_which_it_is_late() -> None:
    kind = kind_from(settled_entry(kinds()["scams"], Settled(**SAYS, days=4), "scams"))
    today = date(2026, 5, 26)
    last = late_if_received_by(kind, today)
    for day in (today - timedelta(days=back) for back in range(30)):
        on, _ = decide_by(kind, datetime(day.year, day.month, day.day))
        assert (on is not None and on < today) == (last is not None and day <= last)


def test_it_is_settled_shown_and_ended_on_pages_and_others_only_read(maya: Actor, worker: Actor, world: World) -> None:
    client, tomorrow = sign_in(maya), (TODAY() + timedelta(days=1)).isoformat()
    said = {
        "group_id": str(world.board), "approved_on": "2026-01-05", "effective_from": tomorrow, "source": "Procedure", "decides": "We do",
        "questions": "What happened? *\n\nWho else?", "consent": "Ask.", "days": "4",
    }  # fmt: skip
    to = reverse("casework:settle_referral_kind", args=["northvale", "scams"])
    assert "Is it still going on?" in client.get(to).content.decode()
    assert "End at least one line in" in client.post(to, said | {"questions": "Who?"}).content.decode()
    assert client.post(to, said).status_code == 302
    shown = reverse("casework:referral_kind", args=["northvale", "scams"])
    assert "Does not hold today" in sign_in(worker).get(shown).content.decode()
    kept = OwnReferralKind.objects.get()
    end = reverse("casework:end_referral_kind", args=["northvale", kept.pk])
    assert sign_in(worker).get(to).status_code == sign_in(worker).get(end).status_code == 403
    assert client.post(end, {"reason": "Minute 9"}).status_code == 302
    assert "Minute 9" in sign_in(worker).get(shown).content.decode()
    prevent = client.get(reverse("casework:settle_referral_kind", args=["northvale", "prevent"])).content.decode()
    assert "go to the police" in prevent
    assert "may it be sent to" not in prevent
    add = reverse("casework:add_referral_kind", args=["northvale"])
    assert client.post(add, said | {"label": "Fire visit", "agency_kinds": ["fire"]}).status_code == 302
    assert "Doorstep" in sign_in(worker).get(
        reverse("casework:referral_kinds", args=["northvale"])
    ).content.decode().replace("doorstep", "Doorstep")
    assert sign_in(worker).get(reverse("casework:referral_kind", args=["northvale", "own_none"])).status_code == 404

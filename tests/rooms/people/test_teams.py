"""Practitioners and teams: granted by the business manager, never to oneself; a link of a team opens its cases."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from joinedup.foundation.commands import Refused
from joinedup.people.cases import commands as cases
from joinedup.people.models import TeamMembership
from joinedup.people.teams import commands
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import World, actor, sign_in, user
from tests.rooms.people.test_cases import page

START = date(2026, 1, 1)


def add_team(who: Actor, agency: str) -> UUID:
    client, address = sign_in(who), reverse("cases:teams", args=["northvale"])
    choices = client.get(address).context["form"].fields["membership"].choices
    chosen = next(key for key, label in choices if label == agency)
    answer = client.post(address, {"membership": chosen, "name": "Night duty", "telephone": "01632 960 050"})
    return UUID(answer.url.rstrip("/").rsplit("/", 1)[1])


def test_the_business_manager_makes_somebody_a_practitioner_and_ends_it(maya: Actor, world: World) -> None:
    somebody = user("una", "Una Brook")
    client = sign_in(maya)
    client.post(reverse("people:invite", args=["northvale"]), {
        "email": "una@example.org", "name": "Una Brook", "role": "practitioner", "agency_id": world.council, "from_on": "2026-01-01",
    })  # fmt: skip
    assert page(actor(somebody), "cases:my_cases").status_code == 200
    listed = client.get(reverse("people:person", args=["northvale", somebody]))
    role = listed.context["person"].roles[0]
    assert role.short == "Practitioner (Northvale Council)"
    client.post(reverse("people:end", args=["northvale", somebody, role.id]), {"on": "2026-01-02"})
    assert page(actor(somebody), "cases:my_cases").status_code == 404


def test_a_link_of_a_team_opens_the_case_to_who_works_in_it(wren: Actor, dele: Actor, ana: Actor, case: UUID) -> None:
    team = add_team(ana, "Northvale Hospitals NHS Trust")
    cases.link_worker(acting(wren), case, worker=f"team:{team}", kind="duty_cover")
    assert page(dele, "casefiles:case", case).status_code == 404
    commands.add_member(ana, team, user_id=UUID(dele.user_id), from_on=START)
    text = page(dele, "casefiles:case", case).content.decode()
    assert "Night duty" in text
    assert "01632 960 050" in text
    assert "Night duty: duty cover" in page(dele, "cases:my_cases").content.decode()
    member = TeamMembership.objects.get(team_id=team)
    sign_in(ana).post(reverse("cases:end_membership", args=["northvale", team, member.pk]))
    assert page(dele, "casefiles:case", case).status_code == 404


def test_nobody_puts_themselves_or_a_stranger_in_a_team(maya: Actor, wren: Actor, ines: Actor) -> None:
    team = add_team(maya, "Northvale Council")
    with pytest.raises(Refused, match="cannot put yourself"):
        commands.add_member(maya, team, user_id=UUID(maya.user_id), from_on=START)
    with pytest.raises(Refused, match="practises for this agency"):
        commands.add_member(maya, team, user_id=UUID(ines.user_id), from_on=START)
    commands.add_member(maya, team, user_id=UUID(wren.user_id), from_on=START, supervises=True)
    assert "Wren Achebe" in sign_in(maya).get(reverse("cases:team", args=["northvale", team])).content.decode()


def test_a_lead_keeps_the_teams_of_their_own_agency_only(maya: Actor, ana: Actor, wren: Actor) -> None:
    team = add_team(maya, "Northvale Council")
    assert page(ana, "cases:team", team).status_code == 404
    assert page(wren, "cases:teams").status_code == 404

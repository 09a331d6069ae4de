"""States that the demonstration is not in, made so that every page can be looked at: a closed risk, minutes in draft …"""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from joinedup.foundation.imports.commands import choose_columns, keep_draft
from joinedup.foundation.models import User
from joinedup.foundation.places import board
from joinedup.meetings.actions.commands import Upload, add_note
from joinedup.meetings.actions.models import Action
from joinedup.meetings.agenda.commands import plan_item
from joinedup.meetings.attendance.models import Invitation
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.decisions.commands import ask_for_agreement
from joinedup.meetings.decisions.models import AgreementRequest, Decision
from joinedup.meetings.decisions.rules import OPEN
from joinedup.meetings.minutes.commands import draft_minutes
from joinedup.partnership.models import Group
from joinedup.partnership.queries import actor_for
from joinedup.planning.risks.commands import close_risk
from joinedup.planning.risks.models import Risk, RiskRegister, RiskScore
from joinedup_core.permits import Actor
from joinedup_core.tables import read_tables
from tests.journeys import rare_cases, rare_panels, rare_sharing

START = "/northvale/"
CSV = "Ref,Risk,Likelihood,Impact\nV1,Waiting lists for assessment grow,3,4\nV2,Nobody reads the guidance,9,4\n"
"""A register of two rows, of which the second has a likelihood that no scale has."""
Places = list[tuple[str, str]]
"""Who opens a page, and where it is."""


def happen() -> Places:
    """Make them; where to begin to find them."""
    maya = _actor("maya")
    found = [*_risks(maya), *_meetings(maya), *_agreement(maya), *_drafts(maya)]
    action = Action.objects.filter(place__startswith=START[1:], status="open").first()
    add_note(maya, action.pk, text="See the file", at=timezone.now(), file=Upload("note.csv", b"a,b\n1,2\n"))
    tom = User.objects.get(email="tom@example.org")
    Authenticator.objects.create(user=tom, type=Authenticator.Type.TOTP, data={"secret": "x"})
    agency = ("ana", f"{START}our-agency/")  # one that attends: Maya's own does not
    return [
        *found,
        *rare_cases.happen(),
        *rare_sharing.happen(),
        *rare_panels.happen(),
        agency,
        ("maya", f"{START}actions/{action.pk}/"),
        ("iris", f"/installation/users/{tom.pk}/"),
    ]


def _actor(person: str) -> Actor:
    return actor_for(User.objects.get(email=f"{person}@example.org").pk, on=timezone.localdate())


def _risks(maya: Actor) -> Places:
    """A risk that closed, and one whose score moved without a reason, as old registers have them."""
    closed, moved = Risk.objects.filter(place__startswith=START[1:], state="open").order_by("reference")[:2]
    close_risk(maya, closed.pk, reason="The service was replaced", on=timezone.localdate())
    score = moved.scores.filter(kind="current").order_by("number").last()
    values = {"risk": moved, "place": score.place, "kind": "current", "scored_on": timezone.localdate()}
    RiskScore.objects.create(
        **values, likelihood=score.likelihood % 5 + 1, impact=score.impact, number=score.number + 1
    )
    return [("maya", f"{START}risks/risk/{risk.pk}/") for risk in (closed, moved)]


def _meetings(maya: Actor) -> Places:
    """Minutes in draft, an item that no agenda has taken, and a coming meeting whose agency without an account can be sent a link."""
    held = Meeting.objects.filter(place__startswith=START[1:], state="held", minutes=None).order_by("starts_at").first()
    draft_minutes(maya, held.pk, at=timezone.now())
    group = Group.objects.filter(partnership__key="northvale", kind="task_and_finish").first() or held.group
    later = timezone.localdate() + timedelta(days=900)
    plan_item(maya, group.pk, title="Look back at the plan", month_on=later)
    coming = Invitation.objects.filter(place__startswith=START[1:], meeting__starts_at__gt=timezone.now())
    asked = coming.filter(seat__holder=None, seat__agency__isnull=False).order_by("meeting__starts_at").first()
    paths = (f"meetings/{held.pk}/minutes/", "meetings/forward-plan/", f"meetings/{asked.meeting_id}/attendance/asked/")
    return [("maya", START + path) for path in paths]


def _agreement(maya: Actor) -> Places:
    """A decision that members are asked to agree outside a meeting."""
    for decision in Decision.objects.filter(place__startswith=START[1:], state__in=OPEN, confidential=False):
        ask_for_agreement(maya, decision.pk, at=timezone.now())
    request = AgreementRequest.objects.filter(seat__holder__email="pat@example.org", decision__state__in=OPEN).first()
    paths = (f"decisions/requests/{request.pk}/", f"decisions/{request.decision_id}/")
    return [(who, f"{START}meetings/{path}") for who, path in zip(("pat", "maya"), paths, strict=True)]


def _drafts(maya: Actor) -> Places:
    """A file whose columns are not chosen yet, and one whose rows wait to be looked at."""
    register = RiskRegister.objects.filter(place__startswith=START[1:]).first()
    tables = read_tables(CSV.encode(), "register.csv")
    kept = [
        keep_draft(
            maya, place=board("northvale"), kind="risks", target=register.key, filename="register.csv", tables=tables, number=0
        )
        for _ in range(2)
    ]  # fmt: skip
    chosen = {"reference": 0, "risk": 1, "current_likelihood": 2, "current_impact": 3}
    choose_columns(maya, kept[1], number=0, chosen=chosen)
    return [("maya", f"{START}import/draft/{kept[0]}/columns/"), ("maya", f"{START}import/draft/{kept[1]}/")]

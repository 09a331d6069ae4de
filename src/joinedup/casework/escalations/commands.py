"""Starting an escalation, moving it up, settling it; and letting what is overdue climb. Rows are only added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from joinedup.casework.arrivals.rules import CHAIR, ESCALATION
from joinedup.casework.escalations import queries
from joinedup.casework.escalations.models import Escalation, EscalationStep
from joinedup.casework.escalations.queries import EscalationLine
from joinedup.casework.escalations.rules import (
    MOVED,
    PRACTITIONER,
    REFERRAL,
    SAID,
    SETTLED,
    STARTED,
    Differs,
    Policy,
    climbs,
    themes,
)
from joinedup.casework.queries import Case, check_open, check_reason
from joinedup.casework.stages.queries import policies_called, stages_of
from joinedup.casework.telling.commands import SentRow, send, send_to
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound, Outcome, Refused, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.cases.commands import address
from joinedup_core.permits import Actor, Permission


@command(Permission.SEE_CASES, reads=True)
def open_escalations(actor: Actor, case: Case, *, at: datetime, reason: str = "") -> Outcome[list[EscalationLine]]:
    """The escalations of a case in a list; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.lines(actor, case.pk, at)
    return Outcome(found, f"{reason} escalations ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_ITEMS, reads=True)
def open_escalation(actor: Actor, escalation: Escalation, *, at: datetime, reason: str = "") -> Outcome[EscalationLine]:  # fmt: skip
    """One escalation with its steps, to be read."""
    check_reason(escalation.case, reason)
    return Outcome(queries.line_of(actor, escalation, at), f"{reason} escalation {escalation.pk}".lstrip())


@command(Permission.SEE_CASES, reads=True)
def start_escalation(
    actor: Actor, case: Case, *, agency_id: UUID, theme: str, about: str, safety: str, at: datetime, key: UUID, stage: int = 1,
    referral_id: UUID | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Start an escalation with another agency: anybody to whom a link opens the case may, and at a higher stage where safety needs it.

    What keeps the person safe meanwhile comes first. `key` is the id that it gets.
    """
    check_open(case)
    if referral_id and not queries.referral_of(actor, case.pk, referral_id):
        raise NotFound("no such referral in the case")
    of = (REFERRAL, referral_id) if referral_id else ("", None)
    return begin(actor, case.pk, case.place, agency_id, Differs(theme, about, safety, stage, *of), at=at, key=key)


def begin(
    actor: Actor, case_id: UUID, place: str, agency_id: UUID, said: Differs, *, at: datetime, key: UUID
) -> Outcome[UUID]:
    """Begin one with an agency. For commands, which judged that the actor sees what it is about.

    Whoever may record in the case does all of it; for all others the database does what they may not, and they see this one thing.
    """
    under, policy = stages_of(places.key_of(place), timezone.localdate(at))
    _check_said(actor, agency_id, said, policy)
    row = Escalation.objects.create(
        pk=key, case_id=case_id, place=place, agency_id=actor.agency_id, with_agency_id=agency_id, theme=said.theme, under_id=under,
        about=said.about.strip(), safety=said.safety.strip(), about_what=said.about_what, about_id=said.about_id,
        started_by_id=actor.user_id, started_at=at,
    )  # fmt: skip
    if queries.works_on(actor, place):
        _step(actor, row, STARTED, said.stage, "", at)
        address(row, agency_id, timezone.localdate(at))
    else:
        with connection.cursor() as cursor:
            ids = [key, uuid4(), uuid4(), uuid4(), said.stage]
            cursor.execute("select app.begin_disagreement(%s, %s, %s, %s, %s::smallint)", ids)
    send(actor, ESCALATION, row, agency_id, at=at)
    _to_stage(actor, policy, SentRow(row.pk, case_id, place), (row.agency_id, agency_id), said.stage, at)
    of = f" about {said.about_what} {said.about_id}" if said.about_id else ""
    return Outcome(key, f"escalation {key} {said.theme}{of} with agency {agency_id} at stage {said.stage}")


def _check_said(actor: Actor, agency_id: UUID, said: Differs, policy: Policy) -> None:
    if said.theme not in themes():
        raise Refused("theme", "Choose what it is about from those listed.", "theme")
    if not said.safety.strip():
        raise Refused("safety", "Safety first: say what keeps the person safe while you disagree.", "safety")
    if not said.about.strip():
        raise Refused("about", "Say what you disagree about, and what you ask for.", "about")
    if not 1 <= said.stage <= policy.last:
        raise Refused("stage", "Choose the stage from those listed.", "stage")
    if str(agency_id) == actor.agency_id:
        raise Refused("own_agency", "Choose the other agency. Within your own, speak to your manager.", "agency_id")


@command(Permission.SEE_ITEMS, reads=True)
def move_up(actor: Actor, escalation: Escalation, *, words: str, at: datetime) -> Outcome[int]:
    """Move it to the next stage: either side may, at any time. Gives the stage."""
    line = _check_party(actor, escalation, at)
    if line.stage >= line.policy.last:
        raise Refused("last", _last(line.policy))
    if not words.strip():
        raise Refused("words", "Say what was tried and why it was not enough.", "words")
    _once(actor, escalation, MOVED, line.stage + 1, words, at)
    _to_stage(actor, line.policy, _sent(escalation), (line.agency_id, line.with_agency_id), line.stage + 1, at)
    return Outcome(line.stage + 1, f"escalation {escalation.pk} to stage {line.stage + 1}")


@command(Permission.SEE_ITEMS, reads=True)
def say(actor: Actor, escalation: Escalation, *, words: str, at: datetime) -> Outcome[None]:
    """Record what was said or agreed on the way."""
    line = _check_party(actor, escalation, at)
    if not words.strip():
        raise Refused("words", "Write what was said, by whom.", "words")
    _step(actor, escalation, SAID, line.stage, words, at)
    return Outcome(None, f"escalation {escalation.pk}: said")


@command(Permission.SEE_ITEMS, reads=True)
def settle(actor: Actor, escalation: Escalation, *, words: str, at: datetime) -> Outcome[None]:
    """Record that it is settled, how, and what was learned."""
    line = _check_party(actor, escalation, at)
    if not words.strip():
        raise Refused(
            "words", "Say what was agreed, who does it by when, and that whoever started it accepts it.", "words"
        )
    _once(actor, escalation, SETTLED, line.stage, words, at)
    return Outcome(None, f"escalation {escalation.pk} settled at stage {line.stage}")


@command(Permission.SEND_NOTICES, reads=True)
def climb_overdue(actor: Actor, partnership: Partnership, *, at: datetime) -> Outcome[int]:
    """Let what is overdue at its stage climb to the next one, and tell those whom that stage names. For the job."""
    now = timezone.localtime(at)
    here, climbed = places.partnership(partnership.key), 0
    with connection.cursor() as cursor:
        cursor.execute(
            "select escalation_id, case_id, place, stage, since, agency_id, with_agency_id, under_id from app.open_escalations()"
        )
        standing = [row for row in cursor.fetchall() if row[2].startswith(here)]
        policies = policies_called({row[-1] for row in standing})
        for escalation_id, case_id, place, stage, since, agency, other, under in standing:
            if not climbs(policies[under], stage, timezone.localtime(since), now):
                continue
            cursor.execute("select app.climb(%s, %s, %s::smallint)", [uuid4(), escalation_id, stage + 1])
            if cursor.fetchone()[0]:
                _to_stage(
                    actor, policies[under], SentRow(escalation_id, case_id, place), (agency, other), stage + 1, at
                )
                climbed += 1
    return Outcome(climbed, f"{climbed} climbed")


@command(Permission.COUNT_CASES, reads=True)
def count_escalations(
    actor: Actor, partnership: Partnership, *, from_on: date, until_on: date
) -> Outcome[list[tuple[str, int, bool, int]]]:
    """How many, by theme, by the highest stage reached and by whether they were settled: for learning. For jobs."""
    with connection.cursor() as cursor:
        here = places.partnership(partnership.key)
        cursor.execute("select * from app.escalation_counts(%s, %s, %s)", [here, from_on, until_on])
        found = cursor.fetchall()
    return Outcome(found, f"escalations counted from {from_on} to {until_on}")


def step_at_stage(actor: Actor, escalation_id: UUID, agency_id: UUID, *, act: str, words: str, at: datetime) -> int:
    """A step by somebody whom a desk or a stage names, for the agency it was sent to. For arrivals, which judge the permission and trail.

    Gives the stage.
    """
    row = Escalation.objects.visible_to(actor, Permission.READ_ARRIVALS).get(pk=escalation_id)
    line = queries.line_of(actor, row, at)
    if act not in (SAID, MOVED, SETTLED):
        raise Refused("act", "Choose how it stands from those listed.", "act")
    if not words.strip():
        raise Refused("words", "Say what was said, tried or agreed, and by whom.", "words")
    if act == MOVED and line.stage >= line.policy.last:
        raise Refused("last", _last(line.policy), "act")
    stage = line.stage + (act == MOVED)
    _once(actor, row, act, stage, words, at, agency_id)
    if act == MOVED:
        _to_stage(actor, line.policy, _sent(row), (row.agency_id, row.with_agency_id), stage, at)
    return stage


def _sent(row: Escalation) -> SentRow:
    return SentRow(row.pk, row.case_id, row.place)


def _last(policy: Policy) -> str:
    return f"This is the last stage. {policy.stage(policy.last).who}."


def _to_stage(
    actor: Actor, policy: Policy, row: SentRow, agencies: tuple[UUID, UUID], number: int, at: datetime
) -> None:  # fmt: skip
    """Tell those whom a stage names, of both agencies, and give them sight of it; the chair sits for the partnership."""
    for role in policy.stage(number).roles:
        if role == PRACTITIONER:
            send(actor, ESCALATION, row, agencies[1], at=at)
            continue
        for agency_id in agencies[:1] if role == CHAIR else agencies:
            send_to(actor, ESCALATION, row.pk, row.place, agency_id, role=role, at=at, stage=number)


def _check_party(actor: Actor, escalation: Escalation, at: datetime) -> EscalationLine:
    """Either side may act, where they may record in the case or started it, until it is settled."""
    check_open(escalation.case)
    line = queries.line_of(actor, escalation, at)
    if not queries.may_act(actor, line, escalation.place):
        raise NotAllowed(queries.WHO_ACTS)
    if line.settled:
        raise Refused("settled", "This was settled. Start a new one where it was not kept.")
    return line


def _once(
    actor: Actor, escalation: Escalation, kind: str, stage: int, words: str, at: datetime, agency_id: UUID | None = None
) -> None:  # fmt: skip
    try:
        with transaction.atomic():
            _step(actor, escalation, kind, stage, words, at, agency_id)
    except IntegrityError as why:
        raise Refused("moved", "Somebody did this at the same moment. Open it again and see how it stands.") from why


def _step(
    actor: Actor, escalation: Escalation, kind: str, stage: int, words: str, at: datetime, agency_id: UUID | None = None
) -> None:  # fmt: skip
    fields: dict[str, Any] = {
        "case_id": escalation.case_id,
        "place": escalation.place,
        "agency_id": agency_id or actor.agency_id,
    }
    EscalationStep.objects.create(
        **fields, escalation_id=escalation.pk, kind=kind, stage=stage, words=words.strip(), taken_by_id=actor.user_id, taken_at=at
    )  # fmt: skip

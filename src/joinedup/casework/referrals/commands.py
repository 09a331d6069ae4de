"""Sending referrals, and what their senders and receivers record of them since.

Referrals and their steps are only added to, and the database locks no row that nobody may change: commands about one
that was sent take no lock.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from joinedup.casework.contacts.queries import Contact
from joinedup.casework.desks.queries import DeskLine, desks
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panels.queries import PanelLine
from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.casework.referral_kinds.queries import kinds_of
from joinedup.casework.referrals import queries
from joinedup.casework.referrals.models import ReceivedReferral, Referral, ReferralStep
from joinedup.casework.referrals.queries import ReferralDetail, ReferralLine, Waiting
from joinedup.casework.referrals.rules import (
    ANSWERED,
    ANSWERS,
    CHASED,
    CONSENT,
    HOW,
    OUTCOME,
    OUTCOMES,
    WITHDRAWN,
    Kind,
    acknowledge_by,
    as_panels_say,
)
from joinedup.casework.referrals.steps.commands import acknowledge, add_step, check_read, notify, tell_panel
from joinedup.casework.referrals.to_panels.commands import ForPanel, panel_hearing, send_on
from joinedup.casework.telling.asked import about_case
from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.foundation.links.commands import make_link
from joinedup.foundation.links.rules import DAYS, expiry
from joinedup.foundation.notices.commands import queue_notice
from joinedup.partnership.agencies.commands import Membership, Partnership
from joinedup.people.cases.commands import address
from joinedup_core.permits import Actor, Permission, decide

LINK = "acknowledge_referral"


@dataclass(frozen=True)
class Told:
    """What a referral says and how it goes out. `said` is by the keys of the kind's fields."""

    who: str
    said: Mapping[str, str]
    consent: str
    sender_telephone: str
    consent_reason: str = ""
    told_subject: str = ""
    urgent: bool = False
    spoken_to: str = ""
    how: str = ""
    how_words: str = ""
    may_join: bool = False
    link: bool = False
    """Send a link to the desk's address, by which it says that the referral arrived."""


@command(Permission.SEE_ITEMS, reads=True)
def open_referrals(actor: Actor, case: Case, *, at: datetime, reason: str = "") -> Outcome[list[ReferralLine]]:
    """The referrals of a case in a list; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.lines(actor, case.pk, at)
    return Outcome(found, f"{reason} referrals ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_ITEMS, reads=True)
def open_referral(actor: Actor, referral: Referral, *, at: datetime, reason: str = "") -> Outcome[ReferralDetail]:
    """One referral, to be read by those who work on the case."""
    check_reason(referral.case, reason)
    return Outcome(queries.detail(actor, referral, at), f"{reason} referral {referral.pk}".lstrip())


@command(Permission.RECEIVE_REFERRALS, reads=True)
def list_to_chase(actor: Actor, membership: Membership, *, at: datetime) -> Outcome[Waiting]:
    """What the actor's agency sent on their cases and still waits for; which ones stands on the trail."""
    found = queries.to_chase(actor, places.key_of(membership.place), at)
    return Outcome(found, "referrals " + " ".join(str(line.id) for line in found.lines))


@command(Permission.RECEIVE_REFERRALS, reads=True)
def list_received(actor: Actor, membership: Membership, *, at: datetime) -> Outcome[Waiting]:
    """What was sent to the actor's teams; which ones stands on the trail."""
    found = queries.received(actor, places.key_of(membership.place), at)
    return Outcome(found, "received " + " ".join(str(line.id) for line in found.lines))


@command(Permission.RECEIVE_REFERRALS, reads=True)
def open_received(actor: Actor, received: ReceivedReferral, *, at: datetime) -> Outcome[ReferralDetail]:
    """One referral, to be read by the team it was sent to. Reading does not acknowledge it."""
    _check_receives(actor, received)
    return Outcome(queries.detail(actor, received, at), f"received {received.pk}")


@command(Permission.SHARE_ITEMS)
def send_referral(
    actor: Actor,
    case: Case,
    *,
    person_id: UUID,
    kind: str,
    desk_id: UUID,
    told: Told,
    at: datetime,
    key: UUID,
    contact_id: UUID | None = None,
    for_panel: ForPanel | None = None,
) -> Outcome[UUID]:
    """Send a referral about a person on the case to a desk. `key` is the id that it gets.

    An agency on the system reads it here; for one outside, what is recorded is how it was sent. Where a panel here hears such
    referrals, it comes before the panel too: its coordinators are given the case, and answer.
    """
    check_open(case)
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")
    what = kinds_of(places.key_of(case.place), timezone.localdate(at)).get(kind)
    if what is None:
        raise Refused("kind", "Choose what you refer to from those listed.", "kind")
    desk = next((one for one in desks(places.key_of(case.place), kind) if one.id == desk_id), None)
    if desk is None:
        raise Refused("desk", "Choose where it goes from those listed.", "desk_id")
    panel = panel_hearing(actor, case, what, for_panel or ForPanel(), at)
    _check(what, desk, told, case.strictness > 0, panel)
    if told.may_join and not decide(actor, Permission.LINK_WORKERS, case.thing).allowed:
        raise Refused("may_join", "The lead worker of the case decides who joins it: leave this unticked.", "may_join")
    if contact_id and not Contact.objects.visible_to(actor, Permission.SEE_ITEMS).filter(pk=contact_id, case_id=case.pk).exists():  # fmt: skip
        raise NotFound("no such contact")
    row = _add(actor, case, what, desk, told, at, key, person_id, contact_id)
    _tell(row, desk, told.link, actor, at)
    note = f"referral {key} {kind} to agency {desk.agency_id}, {row.how}"
    if panel:
        asked = as_panels_say(what, told.said, told.consent, told.consent_reason, told.sender_telephone)
        asked["informed_because"] = told.told_subject
        note += f", {send_on(actor, case, row, panel, asked, for_panel or ForPanel())} to panel {panel.group_id}"
    return Outcome(key, note)


@command(Permission.RECORD_ITEMS, reads=True)
def record_chase(
    actor: Actor, referral: Referral, *, spoke_to: str, words: str, have_it: bool, at: datetime
) -> Outcome[None]:
    """Record that the sender asked after it, of whom, and whether they have it."""
    if not spoke_to.strip():
        raise Refused("spoke_to", "Say whom you spoke to, or that nobody answered.", "spoke_to")
    _check_stands(referral)
    add_step(actor, referral, referral.pk, CHASED, at, words=words, told_by=spoke_to)
    if have_it:
        acknowledge(actor, referral, referral.pk, at, spoke_to)
    return Outcome(None, f"referral {referral.pk} chased{', they have it' if have_it else ''}")


@command(Permission.RECORD_ITEMS, reads=True)
def record_reply(
    actor: Actor, referral: Referral, *, reply: str, told_by: str, words: str, at: datetime
) -> Outcome[None]:
    """Record what an agency outside the system answered or what came of it, and who said so."""
    if referral.desk.team_id:
        raise Refused("on_system", "This agency answers here itself. Ask them to, or telephone them.")
    if not told_by.strip():
        raise Refused("told_by", "Say who told you.", "told_by")
    _check_stands(referral)
    kind = _kind_of_reply(reply, words)
    acknowledge(actor, referral, referral.pk, at, told_by)
    step = add_step(actor, referral, referral.pk, kind, at, answer=reply, words=words, told_by=told_by)
    tell_panel(referral, step, at)
    return Outcome(None, f"referral {referral.pk} {kind} {reply}")


@command(Permission.RECORD_ITEMS, reads=True)
def withdraw_referral(actor: Actor, referral: Referral, *, reason: str, at: datetime) -> Outcome[None]:
    """Take a referral back, with a reason. It stays readable for whoever received it."""
    if not reason.strip():
        raise Refused("reason", "Say why you take it back.", "reason")
    _check_stands(referral)
    panel_cases.take_back_referral(actor, referral.pk, reason=reason, at=at)
    add_step(actor, referral, referral.pk, WITHDRAWN, at, words=reason)
    return Outcome(None, f"referral {referral.pk} withdrawn")


@command(Permission.RECEIVE_REFERRALS, reads=True)
def acknowledge_referral(actor: Actor, received: ReceivedReferral, *, at: datetime) -> Outcome[None]:
    """Say that it arrived. From now on the decision is owed."""
    _check_receives(actor, received)
    _check_stands(received)
    acknowledge(actor, received, received.pk, at)
    return Outcome(None, f"referral {received.pk} acknowledged")


@command(Permission.RECEIVE_REFERRALS, reads=True)
def answer_referral(
    actor: Actor, received: ReceivedReferral, *, reply: str, words: str, at: datetime, version: int | None = None
) -> Outcome[None]:
    """Decide, or tell what came of it, always with a reason the sender can read. Deciding acknowledges it too.

    `version` is how many decisions the page showed: raises `Changed` with the last one where a colleague or a panel decided since.
    """
    _check_receives(actor, received)
    _check_stands(received)
    check_read(queries.decisions(received.pk), version)
    kind = _kind_of_reply(reply, words)
    acknowledge(actor, received, received.pk, at)
    step = add_step(actor, received, received.pk, kind, at, answer=reply, words=words)
    tell_panel(received, step, at)
    return Outcome(None, f"referral {received.pk} {kind} {reply}")


@command(Permission.RECEIVE_REFERRALS, reads=True)
def join_case(actor: Actor, received: ReceivedReferral) -> Outcome[UUID]:
    """Join the case as an allocated worker, where it was accepted and its sender allowed that. Gives the case's id."""
    _check_receives(actor, received)
    if not _one("select app.join_referred_case(%s, %s)", [received.pk, uuid4()]):
        raise Refused("not_offered", "Accept it first. Where its sender did not allow it, ask the case’s lead worker.")
    return Outcome(received.case_id, f"joined the case of referral {received.pk}")


@command(Permission.SEND_NOTICES, reads=True)
def tell_unacknowledged(actor: Actor, partnership: Partnership, *, at: datetime) -> Outcome[int]:
    """Tell whoever sent what nobody acknowledged in time, once: it is taken as not received."""
    here, told = places.partnership(partnership.key), 0
    with connection.cursor() as cursor:
        cursor.execute("select referral_id, reference, place, user_id from app.unacknowledged_referrals()")
        late = [row for row in cursor.fetchall() if row[2].startswith(here)]
    senders = people({user_id for *_, user_id in late})
    for referral_id, reference, place, user_id in late:
        told += queue_notice(
            place=here, email=senders[user_id].email, wording="nobody_said_it_arrived", now=at, user_id=user_id,
            blanks={"reference": reference, "page": f"/{partnership.key}/casework/referrals/"}, 
            about=about_case(place), once=f"referral-late:{referral_id}",
        ) is not None  # fmt: skip
    return Outcome(told, f"{told} told of what was not acknowledged")


@command(Permission.COUNT_CASES, reads=True)
def count_referrals(
    actor: Actor, partnership: Partnership, *, from_on: date, until_on: date
) -> Outcome[list[tuple[str, str, bool, int]]]:
    """How many were sent, by kind, by how far they came and by whether a contact led to them. For jobs."""
    found = _counted(partnership, from_on, until_on, "select * from app.referral_counts(%s, %s, %s)")
    return Outcome(found, f"referrals counted from {from_on} to {until_on}")


@command(Permission.COUNT_CASES, reads=True)
def count_contacts(
    actor: Actor, partnership: Partnership, *, from_on: date, until_on: date
) -> Outcome[list[tuple[str, int]]]:
    """How many contacts there were, by whether a referral and an assessment came of them. For jobs."""
    found = _counted(partnership, from_on, until_on, "select * from app.contact_counts(%s, %s, %s)")
    return Outcome(found, f"contacts counted from {from_on} to {until_on}")


def _counted(partnership: Partnership, from_on: date, until_on: date, statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [places.partnership(partnership.key), from_on, until_on])
        return list(cursor.fetchall())


def _check(kind: Kind, desk: DeskLine, told: Told, restricted: bool, panel: PanelLine | None) -> None:
    """Refuse what a referral of this kind may not go out with."""
    if not told.who.strip():
        raise Refused(
            "who", "Say whom it is about, so that they find the person: name, date of birth, how to reach them.", "who"
        )
    for field in kind.fields:
        if field.required and not told.said.get(field.key, "").strip():
            raise Refused("said", f"Answer “{field.label}”", field.key)
    _check_consent(kind, told)
    if told.urgent and not told.spoken_to.strip():
        raise Refused(
            "spoken_to", f"Urgent: telephone first ({desk.telephone}), and say whom you spoke to.", "spoken_to"
        )
    if not told.sender_telephone.strip():
        raise Refused("sender_telephone", "Give a number at which you can be asked back.", "sender_telephone")
    if not desk.on_system and (told.how not in HOW or told.how == "system"):
        raise Refused("how", "They are not on the system: say how you sent it to them.", "how")
    if (desk.on_system or panel) and restricted and not told.spoken_to.strip():
        raise Refused(
            "spoken_to",
            f"This case is restricted: of the receiving team only who is on its list sees this. Telephone them ({desk.telephone}) "
            "and say whom you spoke to.",
            "spoken_to",
        )  # fmt: skip


def _check_consent(kind: Kind, told: Told) -> None:
    """Refuse what goes out without agreement where it is needed, or without a reason where it is not."""
    if told.consent not in CONSENT:
        raise Refused("consent", "Choose whether they agree.", "consent")
    if told.consent != "given" and kind.consent_needed:
        raise Refused("consent", f"This referral needs their agreement. {kind.consent}", "consent")
    if told.consent != "given" and not told.consent_reason.strip():
        raise Refused("consent_reason", "Say why you refer without their agreement.", "consent_reason")


def _add(
    actor: Actor, case: Case, kind: Kind, desk: DeskLine, told: Told, at: datetime, key: UUID, person_id: UUID, contact_id: UUID | None
) -> Referral:  # fmt: skip
    if actor.agency_id is None or actor.user_id is None:
        raise Refused("agency", "Say for which agency you act before you record anything.")
    fields = asdict(told)
    fields.pop("link")
    said = [[f.label, told.said[f.key].strip()] for f in kind.fields if told.said.get(f.key, "").strip()]
    how = "system" if desk.on_system else told.how
    own = {"agency_id": actor.agency_id, "referred_by_id": actor.user_id, "referred_at": at}
    return Referral.objects.create(
        pk=key, case_id=case.pk, place=case.place, person_id=person_id, kind=kind.key, desk_id=desk.id,
        to_agency_id=desk.agency_id, reference=f"R-{secrets.randbelow(9_000_000) + 1_000_000}", contact_id=contact_id,
        wait_until=acknowledge_by(timezone.localtime(at), told.urgent)[0], **own, **(fields | {"said": said, "how": how}),
    )  # fmt: skip


def _tell(row: Referral, desk: DeskLine, link: bool, actor: Actor, at: datetime) -> None:
    """Tell the receiving team that something is there; or send an agency outside a link to say that it arrived."""
    here = places.partnership(places.key_of(row.place))
    if desk.on_system:
        if str(desk.agency_id) != actor.agency_id:
            address(row, desk.agency_id, timezone.localdate(at))
        notify(row, "select app.referral_readers(%s)", [row.pk], "casework/received")
    elif link and desk.email:
        made = make_link(
            actor, below=row.place, purpose=LINK, target_id=row.pk, agency_id=desk.agency_id, email=desk.email, now=at
        )
        day = expiry(at, DAYS).date().isoformat()
        queue_notice(
            place=here, email=desk.email, wording="did_it_arrive_by_link", now=at, once=f"referral:{row.pk}:link",
            blanks={"reference": row.reference, "link": str(made), "day": day},
        )  # fmt: skip


def _kind_of_reply(reply: str, words: str) -> str:
    if reply not in ANSWERS | OUTCOMES:
        raise Refused("reply", "Choose what was decided or what came of it.", "reply")
    if not words.strip():
        raise Refused("words", "Say why, or what came of it: whoever sent it reads this.", "words")
    return ANSWERED if reply in ANSWERS else OUTCOME


def _check_stands(referral: Referral) -> None:
    if ReferralStep.objects.filter(referral_id=referral.pk, kind=WITHDRAWN).exists():
        raise Refused("withdrawn", "This referral was taken back.")


def _check_receives(actor: Actor, received: ReceivedReferral) -> None:
    """What was sent to another team of the same agency is nobody else's to receive."""
    if not queries.receives(actor, received):
        raise NotFound("no such referral")


def _one(statement: str, values: list[object]) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]

"""Recording what somebody said about sharing. A no ends what rested on their yes, from the next request on."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from joinedup.casework.consents.queries import identities_of
from joinedup.casework.consents.rules import NO, STATES, Said
from joinedup.casework.queries import Case, CasePerson, check_open
from joinedup.casework.sharing.commands import take_back_items
from joinedup.casework.sharing.models import Consent, SharingDecision
from joinedup.casework.sharing.queries import about_others
from joinedup.casework.sharing.rules import CONSENT
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.queries import keys_where_taking_part
from joinedup.people.cases.queries import shared_by
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@command(Permission.RECORD_ITEMS, reads=True)
def record_consent(actor: Actor, case: Case, *, person_id: UUID, said: Said, today: date, at: datetime) -> Outcome[int]:
    """Record that somebody agreed, refused, or took it back; a change is a new fact. Gives how many items are shared no more by it."""
    check_open(case)
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")
    _check(said, case, today)
    if actor.agency_id is None or actor.user_id is None:
        raise Refused("agency", "Say for which agency you act before you record anything.")
    made = Consent.objects.create(
        case_id=case.pk, place=case.place, agency_id=actor.agency_id, person_id=person_id, about=said.about.strip(), state=said.state,
        said_by=said.said_by.strip(), said_on=said.on, to_agency_id=said.agency_id, until_on=said.until_on,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    ended = _end_what_rested_on_it(actor, person_id, said, at) if said.state in NO else 0
    return Outcome(ended, f"consent {made.pk} {said.state}, {ended} items shared no more")


def _end_what_rested_on_it(actor: Actor, person_id: UUID, said: Said, at: datetime) -> int:
    """Take back what of this person the agency shared on consent alone, in every case on which the actor works. How many items."""
    rows = SharingDecision.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(
        verdict="share", basis=CONSENT, agency_id=actor.agency_id
    )
    if said.agency_id:
        rows = rows.filter(to_agency_id=said.agency_id)
    mine = set(identities_of(actor, [person_id]).values())
    words = (
        f"{'They refused' if said.state == 'refused' else 'They took their consent back'} on {day_in_words(said.on)}."
    )
    ended = 0
    for decision in rows.select_related("case"):
        shared = shared_by(decision.case_id, decision.pk)
        ending = shared - about_others(actor, decision.case_id, shared, mine)
        if ending:
            take_back_items(actor, decision, ending, reason=words, at=at, tells=True)
        ended += len(ending)
    return ended


def _check(said: Said, case: Case, today: date) -> None:
    if said.state not in STATES:
        raise Refused("state", "Choose from those listed.", "state")
    for name, value, sentence in (
        ("about", said.about, "Say to what: which information, with whom, for what."),
        ("said_by", said.said_by, "Say who said so: the person, or who may say so for them and why."),
    ):
        if not value.strip():
            raise Refused(name, sentence, name)
    if said.on > today:
        raise Refused("future", "This day has not come yet. Give today or an earlier day.", "on")
    if said.until_on and (said.state in NO or said.until_on < said.on):
        raise Refused("until", "Only a yes has a last day, and not before the day it was given.", "until_on")
    if said.agency_id and places.key_of(case.place) not in keys_where_taking_part(said.agency_id, on=today):
        raise Refused("agency_not_here", "Choose an agency that takes part here", "agency_id")

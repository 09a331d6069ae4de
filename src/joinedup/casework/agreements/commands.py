"""Keeping the register of sharing agreements, and deciding for one's agency what it tells under them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from joinedup.casework.agreements.models import SharingAgreement, StandingDecision
from joinedup.casework.sharing.rules import bases
from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.partnership.commands import Membership
from joinedup.partnership.queries import takes_part
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_DUTIES)
def add_agreement(
    actor: Actor, partnership: Partnership, *, title: str, purpose: str, parties: Sequence[UUID], basis: str, signed_on: date,
    review_on: date, impact_assessed_on: date | None = None, impact_words: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Enter an agreement between at least two agencies. Without an impact assessment it must say why there is none."""
    if not title.strip() or not purpose.strip():
        raise Refused("words", "Give a title and say what it is for.", "title" if not title.strip() else "purpose")
    if len(set(parties)) < 2 or not all(takes_part(one, partnership.key) for one in parties):
        raise Refused("parties", "Choose at least two agencies that take part here.", "parties")
    if basis not in bases():
        raise Refused("basis", "Choose the lawful basis.", "basis")
    if review_on <= signed_on:
        raise Refused("review_on", "It is looked at again after it was signed: give a later day.", "review_on")
    if impact_assessed_on is None and not impact_words.strip():
        raise Refused("impact", "Say when the impact was assessed, or why it was not.", "impact_words")
    made = SharingAgreement.objects.create(
        partnership_id=partnership.pk, place=partnership.place, title=title.strip(), purpose=purpose.strip(), basis=basis,
        parties=sorted({str(one) for one in parties}), signed_on=signed_on, review_on=review_on,
        impact_assessed_on=impact_assessed_on, impact_words=impact_words.strip(),
    )  # fmt: skip
    return Outcome(made.pk, f"agreement {made.pk}")


@command(Permission.EDIT_DUTIES)
def end_agreement(actor: Actor, agreement: SharingAgreement, *, on: date) -> Outcome[None]:
    """End an agreement."""
    if agreement.ended_on:
        raise Refused("ended", "This agreement has ended already.")
    agreement.save_changes(ended_on=on)
    return Outcome(None, f"agreement {agreement.pk} ended")


@command(Permission.TELL_CONTACTS)
def tell_contacts(
    actor: Actor, membership: Membership, *, agreement_id: UUID, because: str, at: datetime
) -> Outcome[UUID]:
    """Decide that the agency's contacts are told to the other parties of an agreement: the day, how, and whether seen.

    Whoever works for another party then sees these of the people on their own cases, until it is ended. Decided twice, it is one.
    """
    agreement = _of_party(membership, agreement_id)
    if agreement.impact_assessed_on is None:
        raise Refused(
            "impact", "The agreement has no impact assessment (DPIA). Have it assessed before contacts are told."
        )
    if not because.strip():
        raise Refused(
            "because", "Say why it is lawful and needed, and how the people it is about learn of it.", "because"
        )
    kept = StandingDecision.objects.filter(agreement=agreement, agency_id=membership.agency_id, ended_at=None).first()
    made = kept or StandingDecision.objects.create(
        agreement=agreement, agency_id=membership.agency_id, place=agreement.place, because=because.strip(),
        decided_by_id=actor.user_id, decided_at=at,
    )  # fmt: skip
    return Outcome(made.pk, f"agreement {agreement.pk} decision {made.pk}")


@command(Permission.TELL_CONTACTS)
def stop_telling_contacts(
    actor: Actor, membership: Membership, *, agreement_id: UUID, because: str, at: datetime
) -> Outcome[None]:
    """End it: from the next page on nobody of another agency is told the agency's contacts under this agreement."""
    _of_party(membership, agreement_id, ended_too=True)
    if not because.strip():
        raise Refused("because", "Say why your agency stops telling its contacts.", "because")
    kept = StandingDecision.objects.filter(
        agreement_id=agreement_id, agency_id=membership.agency_id, ended_at=None
    ).first()
    if kept is None:
        raise Refused("ended", "Your agency does not tell its contacts under this agreement now.")
    kept.save_changes(ended_at=at, ended_by_id=actor.user_id, ended_because=because.strip())
    return Outcome(None, f"agreement {agreement_id} decision {kept.pk} ended")


def _of_party(membership: Membership, agreement_id: UUID, *, ended_too: bool = False) -> SharingAgreement:
    """The agreement of this partnership; NotFound where there is none, Refused where the agency is no party or it ended."""
    rows = SharingAgreement.objects.filter(partnership__key=places.key_of(membership.place))
    agreement = rows.filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound("no such agreement")
    if str(membership.agency_id) not in agreement.parties:
        raise Refused("party", "Your agency is not party to this agreement.")
    if agreement.ended_on and not ended_too:
        raise Refused("ended", "This agreement has ended.")
    return agreement

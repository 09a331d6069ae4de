"""Keeping the register of sharing agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from joinedup.casework.agreements.models import SharingAgreement
from joinedup.casework.sharing.rules import bases
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.agencies.commands import Partnership
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

"""Settling a kind of referral for a partnership, or adding one; ending a version."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from joinedup.casework.panel_kinds.commands import Approval, check_approval
from joinedup.casework.referral_kinds import queries, rules
from joinedup.casework.referral_kinds.models import OwnReferralKind
from joinedup.casework.referral_kinds.rules import Settled
from joinedup.casework.referrals.rules import kinds
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.groups.commands import Group
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_DUTIES)
def settle_referral_kind(
    actor: Actor, group: Group, *, key: str = "", settled: Settled, approval: Approval
) -> Outcome[UUID]:
    """Settle a version of a kind of referral, as a group approved it; without a key a kind of its own. What was sent stays as it was."""
    check_approval(approval)
    book = queries.book_of(places.key_of(group.place))
    base = book.kind_on(key, approval.on) if key else None
    if key and base is None:
        raise Refused("no_such_kind", "Choose the kind of referral from the list", "key")
    if problem := rules.settled_problem(base, settled):
        raise Refused("settled", problem[1], problem[0])
    made_of = key or rules.key_of(settled.label)
    if not key and (made_of in {one.key for one in book.versions} or settled.label.strip().lower() in _labels()):
        raise Refused(
            "taken", "There is a kind of referral of this name: settle that one, or choose another name", "label"
        )
    number = sum(one.key == made_of for one in book.versions) + 1
    made = OwnReferralKind.objects.create(
        pk=uuid4(), place=group.place, partnership_id=group.partnership_id, group=group, key=made_of, number=number,
        entry=rules.settled_entry(base, settled, made_of), approved_on=approval.approved_on, effective_from=approval.effective_from,
        added_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"{made_of} version {number}, from {approval.effective_from.isoformat()}")


@command(Permission.EDIT_DUTIES)
def end_referral_kind(actor: Actor, kept: OwnReferralKind, *, reason: str, on: date) -> Outcome[None]:
    """End a version: today is its last day. What held before it holds again; a kind of its own can then be sent no more."""
    if kept.ended_on is not None:
        raise Refused("ended", f"This version ended on {day_in_words(kept.ended_on)} already.")
    if not reason.strip():
        raise Refused("reason", "Say why, and who decided it.", "reason")
    kept.save_changes(ended_on=on, ended_by_id=actor.user_id, ended_why=reason.strip())
    return Outcome(None, f"{kept.key} version {kept.number} ended")


def _labels() -> set[str]:
    return {one.label.lower() for one in kinds().values()}


__all__ = ["Approval", "OwnReferralKind", "Settled", "end_referral_kind", "settle_referral_kind"]

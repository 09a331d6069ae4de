"""The table of kinds of referral that a partnership settled for itself. It names nobody whom a case is about."""

from __future__ import annotations

from django.db import models

from joinedup.people.approved import Approved, ends_with_a_reason


class OwnReferralKind(Approved):
    """A kind of referral in one version of a partnership, whole, as a group approved it. What it says is never changed."""

    settled = True
    key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    entry = models.JSONField()
    """The kind's fields, as `referral_kinds.rules.as_entry` has them."""

    class Meta(Approved.Meta):
        constraints = [
            *Approved.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "key", "number"], name="casework_own_referral_kind_number"),
            ends_with_a_reason("casework_own_referral_kind_ended_by"),
        ]

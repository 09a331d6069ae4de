"""The table of a partnership's own kinds of number. It names nobody whom a case is about."""

from __future__ import annotations

from django.db import models

from joinedup.people.approved import Approved, ends_with_a_reason


class OwnNumberKind(Approved):
    """A kind of number, as a group of the partnership approved it. What it says never changes; it ends, and is not deleted."""

    key = models.CharField(max_length=30)
    """Made of the label; begins with `own_`, or with `shared_` where several people can have one number."""
    label = models.CharField(max_length=60)
    shapes = models.CharField(max_length=120)
    """How it is written: 9 any digit, a any letter, all else stands for itself; several shapes with commas between."""
    example = models.CharField(max_length=40)

    class Meta(Approved.Meta):
        constraints = [
            *Approved.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "key"], name="people_own_number_kind_key"),
            ends_with_a_reason("people_own_number_kind_ended_by"),
        ]

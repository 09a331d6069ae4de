"""Tables of referrals: each as it was sent, and what happened to it since."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from joinedup.casework.desks.models import Desk
from joinedup.casework.referrals.rules import ACKNOWLEDGED
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.closed import closed_cases
from joinedup.people.said import SaidAnswers, SaidLine, SaidText
from joinedup_core.permits import ALLOWS, Actor, Permission, Thing


class Referral(CaseItem):
    """A referral as it was sent; it never changes. Its receivers see this and nothing else of the case."""

    protected: ClassVar[str] = "referral"
    written_to_others: ClassVar[bool] = True
    reference = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    who = SaidText()
    """About whom, as the sender wrote it for the receiver."""
    said = SaidAnswers(default=list)
    """What was asked and what was said, in pairs: the words of the questions are frozen with it."""
    consent = models.CharField(max_length=20)
    consent_reason = SaidText(blank=True)
    told_subject = SaidText(blank=True)
    urgent = models.BooleanField(default=False)
    spoken_to = SaidLine(max_length=200, blank=True)
    how = models.CharField(max_length=20)
    how_words = SaidLine(max_length=200, blank=True)
    contact = models.ForeignKey("casework.Contact", models.PROTECT, null=True, blank=True, related_name="+")
    """The contact that led to it."""
    sender_telephone = models.CharField(max_length=60)
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    referred_at = models.DateTimeField()
    wait_until = models.DateTimeField()
    """Until when an acknowledgement is waited for."""
    may_join = models.BooleanField(default=False)
    """Whoever accepts it may join the case."""
    classification = classified(
        retention="case-record",
        personal=(
            "person", "who", "said", "consent", "consent_reason", "told_subject", "spoken_to", "sender_telephone", "referred_by",
        ),
    )  # fmt: skip

    class Meta(Placed.Meta):
        indexes = [
            models.Index(fields=["case", "person"], name="casework_referrals_of"),
            models.Index(fields=["to_agency", "referred_at"], name="casework_referrals_to"),
        ]

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """For its receivers those sent to a team of theirs, of cases not closed to them; for all others as any item of a case."""
        if permission is not Permission.RECEIVE_REFERRALS:
            return super().reached_otherwise(actor, permission)
        return _sent_to(actor, permission)


class ReceivedReferral(Referral):
    """The same referral as its receivers have it: it is with their agency, and opens nothing of the case."""

    class Meta:
        proxy = True

    @property
    def thing(self) -> Thing:
        """It sits where it was sent, and is the receiving agency's."""
        return Thing(self.place, str(self.to_agency_id))


class ReferralStep(CaseItem):
    """Something that happened to a referral: acknowledged, chased, answered, what came of it, withdrawn. Only added to."""

    protected: ClassVar[str] = "referral step"
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20)
    answer = models.CharField(max_length=20, blank=True)
    words = SaidText(blank=True)
    told_by = SaidLine(max_length=200, blank=True)
    """Who of an agency outside said so."""
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("words", "told_by", "recorded_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(
                fields=["referral"], condition=Q(kind=ACKNOWLEDGED), name="casework_acknowledged_once"
            ),
        ]


def _sent_to(actor: Actor, permission: Permission) -> Q:
    """What was sent to a team of the actor's, of the agency they act for, of cases that are not closed to them."""
    here = Q(pk__in=())
    for grant in actor.grants:
        if permission in ALLOWS[grant.role] and grant.agency == actor.agency_id:
            here |= Q(place__startswith=grant.place)
    today = timezone.localdate()
    works = Q(desk__team__memberships__user_id=actor.user_id, desk__team__memberships__from_on__lte=today)
    works &= Q(desk__team__memberships__to_on__isnull=True) | Q(desk__team__memberships__to_on__gte=today)
    works &= Q(to_agency_id=actor.agency_id)
    mine = Referral._base_manager.filter(here, works).exclude(closed_cases(actor))
    return Q(pk__in=mine.values("pk"))

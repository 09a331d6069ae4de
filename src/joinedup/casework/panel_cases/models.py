"""Tables of cases before a panel: the referral of an agency, the answer it gets, and how the case stands before the panel."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem, PanelRow
from joinedup.people.said import SaidLine, SaidText


class PanelReferral(CaseItem):
    """An agency's referral of a case to a panel. Its own, and shared with the panel. Only added to."""

    written_to_others: ClassVar[bool] = True
    panel = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    considers = models.CharField(max_length=20, default="people")
    """`people`, `group` or `place`."""
    words = SaidLine(max_length=200, blank=True)
    """What the group or place is called."""
    victims = models.JSONField(default=list)
    """Ids of the people on the case who are at risk; and so on."""
    posing = models.JSONField(default=list)
    children = models.JSONField(default=list)
    criteria = models.JSONField(default=list)
    because = SaidText(blank=True)
    concern = SaidText()
    """What happened, and what is feared."""
    safe_contact = SaidText(blank=True)
    counter_allegation = SaidText(blank=True)
    """Who says that the other is the abuser, and what the referrer makes of it."""
    staff_safety = SaidText(blank=True)
    consent = models.CharField(max_length=20)
    consent_because = SaidText(blank=True)
    informed = models.CharField(max_length=20)
    informed_because = SaidText(blank=True)
    marks = models.JSONField(default=list)
    """What the return counts and the referrer knows to be so: lgbt, disabled, minoritised."""
    no_marks = models.JSONField(default=list)
    """What of it they know not to be so. What stands in neither is not recorded, and is never counted as no."""
    urgent = models.BooleanField(default=False)
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    referred_at = models.DateTimeField()
    from_area = SaidLine(max_length=200, blank=True)
    """The area that transferred the case here; empty: it is ours."""
    sent_as = models.OneToOneField("casework.Referral", models.PROTECT, null=True, blank=True, related_name="+")
    """The referral by which it came; without one it was written for the panel alone."""
    classification = classified(
        retention="case-record",
        personal=(
            "words", "victims", "posing", "children", "because", "concern", "safe_contact", "counter_allegation", "staff_safety",
            "consent", "consent_because", "informed", "informed_because", "marks", "no_marks", "referred_by",
        ),
    )  # fmt: skip

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["panel", "referred_at"], name="casework_referred_to")]


class ReferralAnswer(CaseItem):
    """What the panel answers to a referral: the coordinator's own agency's, and shared with the agency that referred."""

    written_to_others: ClassVar[bool] = True
    referral_id = models.UUIDField(db_index=True)
    state = models.CharField(max_length=20)
    because = SaidText(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("because", "answered_by"))

    class Meta(Placed.Meta):
        pass


class PanelCase(PanelRow):
    """A case that a panel took on or declined, with how it stands before the panel."""

    referral_id = models.UUIDField(unique=True)
    referring_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    referred_on = models.DateField()
    considers = models.CharField(max_length=20, default="people")
    words = SaidLine(max_length=200, blank=True)
    victims = models.JSONField(default=list)
    posing = models.JSONField(default=list)
    children = models.JSONField(default=list)
    marks = models.JSONField(default=list)
    no_marks = models.JSONField(default=list)
    safe_contact = SaidText(blank=True)
    """From here to `from_area`: what the coordinator completed or corrected; it stands instead of the referral's from then on."""
    counter_allegation = SaidText(blank=True)
    staff_safety = SaidText(blank=True)
    from_area = SaidLine(max_length=200, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20)
    """`accepted`, `declined`, `finished` or `transferred`."""
    because = SaidText(blank=True)
    repeat = models.CharField(max_length=20, default="not_repeat")
    repeat_because = SaidText(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    flag_until_on = models.DateField(null=True, blank=True)
    """Until when agencies keep the case flagged; it is then taken off, and that is recorded."""
    flag_removed_on = models.DateField(null=True, blank=True)
    flag_removed_because = models.CharField(max_length=40, blank=True)
    transferred_to = SaidLine(max_length=200, blank=True)
    transferred_on = models.DateField(null=True, blank=True)
    receipt = SaidLine(max_length=200, blank=True)
    """Who of the other area said that it arrived, and when. Without it nobody knows that they have it."""
    classification = classified(
        retention="case-record",
        personal=(
            "words",
            "victims",
            "posing",
            "children",
            "marks",
            "no_marks",
            "safe_contact",
            "counter_allegation",
            "staff_safety",
            "completed_by",
            "because",
            "repeat_because",
            "decided_by",
            "receipt",
        ),
    )

    class Meta(Placed.Meta):
        pass
